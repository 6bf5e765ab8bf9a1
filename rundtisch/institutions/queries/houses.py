"""The page of one institution: facts, history, people, what belongs to it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.people.models import Person

from .. import ports
from ..models import Appointment, AuthorityPeriod, Function, Institution
from ..permissions import may_see_people_of
from ..ports import Companion
from ..rules.school_kinds import label_of


@dataclass(frozen=True)
class PersonLine:
    """A person and the function held here."""

    appointment: UUID
    name: str
    function: str
    school_kinds: tuple[str, ...]
    from_on: date
    named_by: str
    #: The last day of which somebody outside the house gave notice.
    notice_until: date | None = None


@dataclass(frozen=True)
class Belonging:
    """A house that this one belongs to or that belongs to it, and when."""

    id: UUID
    name: str
    from_on: date | None
    to_on: date | None


@dataclass(frozen=True)
class HousePage:
    """Everything on the page of one institution, as far as this person may see it."""

    institution: Institution
    has_ended: bool
    facts: tuple[tuple[str, str], ...]
    authorities: tuple[Belonging, ...]
    schools: tuple[Belonging, ...]
    predecessors: tuple[tuple[UUID, str], ...]
    sites: tuple[str, ...]
    pupils: tuple[tuple[int, int], ...]
    social_indices: tuple[tuple[int, int], ...]
    sees_people: bool
    people: tuple[PersonLine, ...]
    companions: tuple[Companion, ...]


def house_page(person: Person, institution: Institution) -> HousePage:
    """The page of one institution; the same number of questions however much is known of it."""
    sees_people = may_see_people_of(person, institution)
    school, authority = institution.is_school, institution.is_authority
    return HousePage(
        institution=institution,
        has_ended=institution.has_ended_on(clock.today()),
        facts=tuple(_facts(institution)),
        authorities=_belongings("authority", school=institution) if school else (),
        schools=_belongings("school", authority=institution, to_on=None) if authority else (),
        predecessors=tuple(institution.predecessors.values_list("pk", "name")),
        sites=tuple(_sites(institution)) if school else (),
        pupils=tuple(institution.pupil_counts.order_by("-year").values_list("year", "count")) if school else (),
        social_indices=(
            tuple(institution.social_indices.order_by("-year").values_list("year", "level")) if school else ()
        ),
        sees_people=sees_people,
        people=people_of(institution) if sees_people else (),
        companions=tuple(found for brought in ports.companions for found in brought(person, [institution.pk])),
    )


def people_of(institution: Institution) -> tuple[PersonLine, ...]:
    """Who holds a function here today."""
    posts = Appointment.objects.current_on(clock.today()).filter(institution=institution)
    return tuple(
        PersonLine(
            pk,
            name,
            str(Function(function).label),
            tuple(label_of(code) for code in kinds),
            from_on,
            named_by(label, short or house or ""),
            to_on if notice_on else None,
        )
        for pk, name, function, kinds, from_on, label, short, house, to_on, notice_on in posts.order_by(
            "person__name", "function"
        ).values_list(
            "pk",
            "person__name",
            "function",
            "school_kinds",
            "from_on",
            "named_by_label",
            "named_from__short_name",
            "named_from__name",
            "to_on",
            "notice_on",
        )
    )


def named_by(label: str, house: str) -> str:
    """Who named or invited somebody, and in the name of which house."""
    return ", ".join(filter(None, (label, house)))


def _belongings(other: str, **of: object) -> tuple[Belonging, ...]:
    periods = AuthorityPeriod.objects.filter(**of).order_by("-from_on", f"{other}__sort_name")
    return tuple(Belonging(*row) for row in periods.values_list(f"{other}_id", f"{other}__name", "from_on", "to_on"))


def _sites(institution: Institution) -> list[str]:
    rows = institution.sites.order_by("name").values_list("name", "municipality_name")
    return [f"{name}, {place}" if place and place not in name else name for name, place in rows]


def _facts(institution: Institution) -> list[tuple[str, str]]:
    place = institution.municipality
    address = ", ".join(filter(None, (institution.street, f"{institution.postcode} {institution.town}".strip())))
    rows = [
        (_("Art"), str(institution.get_kind_display())),
        (_("Schulform"), label_of(institution.school_kind)),
        (_("Art des Trägers"), str(institution.get_authority_kind_display())),
        (_("Amtliche Nummer"), institution.official_number),
        (_("Kurzname"), institution.short_name),
        (_("Kommune"), f"{place.name} ({place.ags})" if place else ""),
        (_("Kreis"), place.county.name if place and place.county else ""),
        (_("Anschrift"), address),
        (_("Telefon"), institution.phone),
        (_("E-Mail-Adresse"), institution.email),
        (_("Internetseite"), institution.website),
        (_("Besteht seit"), date_format(institution.valid_from, "j. F Y") if institution.valid_from else ""),
    ]
    return [(name, value) for name, value in rows if value]
