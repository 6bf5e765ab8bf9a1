"""Who names people for a house: never somebody on behalf of a house that can do it itself."""

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.errors import Refusal
from rundtisch.people.console import Console
from rundtisch.people.models import Person
from rundtisch.people.permissions import is_operator

from ..models import Appointment, Function, Institution, standing_of
from ..rules.functions import HELPING


def naming_house(by: Person | Console, institution: Institution) -> Institution | None:
    """The house in whose name somebody names people here: the house itself, an office, or none for the operators."""
    if not isinstance(by, Person):
        return None
    if standing_of(by).speaks_for(institution.pk):
        return institution
    offices = standing_of(by).houses_with(Function.OFFICE_STAFF)
    return Institution.objects.filter(pk__in=offices).order_by("sort_name").first()


def refuse_colleague(
    person: Person | None, institution: Institution, function: str, named_from: Institution | None
) -> None:
    """Offices and operators let no colleague into a house, neither before nor after somebody becomes one."""
    if person is None:
        return
    if function == Function.OFFICE_STAFF:
        _refuse_two_sides(person)
    if institution.kind in HELPING or named_from == institution:
        return
    if standing_of(person).has_function(Function.OFFICE_STAFF) or is_operator(person):
        raise Refusal(
            _(
                "Wer in einer Geschäftsstelle arbeitet oder Rundtisch betreibt, bekommt eine Funktion in einem "
                "anderen Haus nur von diesem Haus selbst."
            )
        )


def _refuse_two_sides(person: Person) -> None:
    """Whom an office let into a house does not join an office; whom the house itself named may."""
    held = Appointment.objects.current_on(clock.today()).filter(person=person, named_from__kind__in=HELPING)
    if let_in := held.exclude(institution__kind__in=HELPING).select_related("institution").first():
        raise Refusal(
            _(
                "%(name)s handelt für %(house)s, benannt von einer Geschäftsstelle. Beides zugleich geht nicht: "
                "Bitte beenden Sie erst die Funktion dort."
            )
            % {"name": person.name, "house": let_in.institution.name}
        )
