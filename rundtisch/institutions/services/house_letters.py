"""Letters to a house: written to whoever speaks for it today."""

from collections.abc import Callable, Collection
from uuid import UUID

from rundtisch.foundation import clock
from rundtisch.people.letters import Letter, send_letter
from rundtisch.people.models import Person

from ..models import Appointment, Institution
from ..rules.standing import SPEAKING

#: Those who know already; whoever acts at the console is nobody to write to.
Known = Collection[UUID | None]


def speaking_for(institution: Institution, *, but: Known = ()) -> list[Person]:
    """Whoever speaks for the house by appointment today, in a steady order."""
    posts = Appointment.objects.current_on(clock.today()).filter(institution=institution, function__in=SPEAKING)
    known = [one for one in but if one]
    return list(Person.objects.filter(pk__in=posts.values("person_id")).exclude(pk__in=known).order_by("email"))


def write_to_house(
    institution: Institution, letter: Callable[[], Letter], *, but: Collection[UUID | None] = ()
) -> None:
    """Write to whoever speaks for the house, save those who know already."""
    for person in speaking_for(institution, but=but):
        send_letter(to=person, letter=letter)
