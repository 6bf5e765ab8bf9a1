"""Sharing, asked by every part that shares: to whom a house can open something, in which words, and who looked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.institutions.models import Appointment, AuthorityPeriod, Function, Institution
from rundtisch.people.models import Person

from ..models import Participation, RoundTable, house_acted_for, seats_of
from ..rules.audience import OF_A_TABLE, Audience


@dataclass(frozen=True)
class Opening:
    """To whom something is opened, and for how long."""

    audience: str
    table: RoundTable | None = None
    institutions: Sequence[Institution] = ()
    persons: Sequence[Person] = ()
    from_on: date | None = None
    until_on: date | None = None
    #: For which house a person was named before, where something is opened once more.
    acting_for: Mapping[UUID, UUID | None] = field(default_factory=dict)

    @property
    def recipients(self) -> Iterator[dict[str, Any]]:
        """Whom it names, as a share stores them: a person together with the house for which it acts."""
        for institution in self.institutions:
            yield {"institution": institution}
        for person in self.persons:
            known = person.pk in self.acting_for
            house = self.acting_for[person.pk] if known else house_acted_for(person)
            yield {"person": person, "acting_for_id": house}


@dataclass(frozen=True)
class SharingChoices:
    """What a form of sharing offers."""

    tables: tuple[RoundTable, ...]
    institutions: QuerySet[Institution]
    persons: QuerySet[Person]

    @property
    def audiences_of_tables(self) -> list[tuple[str, str]]:
        """Each table twice, without and with supervision."""
        return [
            (f"{audience.value}:{table.pk}", words % {"table": table.name})
            for table in self.tables
            for audience, words in (
                (Audience.TABLE_WITHOUT_SUPERVISION, _("%(table)s, ohne Schulaufsicht")),
                (Audience.TABLE, _("%(table)s, auch Schulaufsicht")),
            )
        ]

    def chosen(self, key: str) -> tuple[str, RoundTable | None]:
        """The audience behind a choice, and its table if it is one of a table."""
        audience, _colon, table_id = key.partition(":")
        return audience, next((table for table in self.tables if str(table.pk) == table_id), None)


@dataclass(frozen=True)
class LookLine:
    """Who looked, on which day."""

    function: str
    institution: str
    table: str
    day: date


class StoredShare(Protocol):
    """A share of any kind, as it is told in words."""

    audience: str
    recipients: Any
    is_resting: bool

    @property
    def table(self) -> RoundTable | None:
        """Where it is open, if its audience is one of a table."""

    def get_audience_display(self) -> str:
        """The audience in a word."""


def sharing_choices(house: UUID) -> SharingChoices:
    """The tables of the house, the houses at these tables, its authority or schools, and media advisers there."""
    day = clock.today()
    taking_part = Participation.objects.current_on(day)
    tables = RoundTable.objects.filter(pk__in=taking_part.filter(institution=house).values("table_id")).order_by("name")
    periods = AuthorityPeriod.objects.on(day)
    found = list(tables)
    at_tables = taking_part.filter(table__in=found).values_list("institution_id", flat=True)
    belonging = periods.filter(Q(school=house) | Q(authority=house)).values_list("school_id", "authority_id")
    near = {*at_tables, *(one for pair in belonging for one in pair)} - {house}
    advisers = Appointment.objects.current_on(day).filter(institution__in=near, function=Function.MEDIA_ADVISER)
    return SharingChoices(
        tuple(found),
        Institution.objects.filter(pk__in=near).order_by("sort_name"),
        Person.objects.filter(pk__in=advisers.values("person_id")).order_by("name"),
    )


def stands_against_opening(house: Institution, opening: Opening) -> str:
    """The sentence that stands against opening something of the house so, or nothing."""
    if opening.audience not in set(Audience) - {Audience.OWN_HOUSE}:
        return _("Bitte wählen Sie, wer es sehen soll.")
    if (opening.audience in OF_A_TABLE) != (opening.table is not None):
        return _("Bitte wählen Sie, an welchem Runden Tisch es zu sehen sein soll.")
    if opening.table and not _takes_part(house, opening.table):
        return _("Ihr Haus nimmt an diesem Runden Tisch nicht teil.")
    if (opening.audience == Audience.NAMED) != bool(opening.institutions or opening.persons):
        return _("Bitte wählen Sie aus, welche Häuser oder Personen es sehen sollen.")
    if opening.until_on and opening.until_on < (opening.from_on or clock.today()):
        return _("Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie das Datum.")
    return ""


def _takes_part(house: Institution, table: RoundTable) -> bool:
    return Participation.objects.current_on(clock.today()).filter(table=table, institution=house).exists()


def audience_in_words(share: StoredShare) -> str:
    """Who sees what is shared."""
    if share.audience == Audience.NAMED:
        return ", ".join(str(recipient) for recipient in share.recipients.all())
    if share.table:
        without = _("ohne Schulaufsicht") if share.audience == Audience.TABLE_WITHOUT_SUPERVISION else ""
        table = f"{share.table.name}, {without}" if without else share.table.name
        return _("%(table)s (ruht: Ihr Haus sitzt dort nicht)") % {"table": table} if share.is_resting else table
    return str(share.get_audience_display())


def look_lines(looks: QuerySet[Any]) -> list[LookLine]:
    """Who of other houses has looked, newest first."""
    rows = looks.order_by("-day", "institution__sort_name", "function", "pk")
    return [
        LookLine(str(Function(function).label), institution, table or "", day)
        for function, institution, table, day in rows.values_list(
            "function", "institution__name", "table__name", "day"
        )[:400]
    ]


def table_of_house(person: Person, institution: UUID) -> UUID | None:
    """A table at which the person sits for this house, or else any of the person's tables where the house sits."""
    seats = seats_of(person)
    own = [seat.table for seat in seats if seat.institution == institution]
    if own:
        return own[0]
    rows = Participation.objects.current_on(clock.today()).filter(institution=institution)
    return (
        rows.filter(table__in={seat.table for seat in seats}).order_by("pk").values_list("table_id", flat=True).first()
    )
