"""The adoption board of a table: every agreement by every house, in the order of their days, without any sum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from rundtisch.institutions.models import Power, standing_of
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable

from ..models import Adoption, AdoptionState, Agreement, AgreementKind, DecidingBody, sign_of
from ..rules.number import AgreementNumber


@dataclass(frozen=True)
class BoardChoice:
    """What of the board is shown, as it was chosen; what nobody can choose is no choice."""

    year: str = ""
    kind: str = ""
    body: str = ""
    house: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was chosen."""
        return any((self.year, self.kind, self.body, self.house))


@dataclass(frozen=True)
class BoardHouse:
    """A house as the head of a column."""

    id: UUID
    name: str
    label: str
    sign: str


@dataclass(frozen=True)
class BoardCell:
    """How far one house is with one agreement; a house outside its scope has no state."""

    house: str
    state: str = ""
    #: Where whoever looks may report for the house.
    url: str = ""


@dataclass(frozen=True)
class BoardRow:
    """One agreement with the state of every house."""

    id: UUID
    number: AgreementNumber
    title: str
    kind: str
    agreed_on: date
    cells: tuple[BoardCell, ...]


@dataclass(frozen=True)
class Board:
    """The board with the choices by which it is narrowed."""

    rows: tuple[BoardRow, ...]
    houses: tuple[BoardHouse, ...]
    choice: BoardChoice
    years: tuple[tuple[str, str], ...]
    all_houses: tuple[tuple[str, str], ...]
    kinds = tuple(AgreementKind.choices)
    bodies = tuple(DecidingBody.choices)

    @property
    def is_wide(self) -> bool:
        """More columns than a page has room for."""
        return len(self.houses) > 1

    @property
    def states(self) -> tuple[str, ...]:
        """The states that occur, in the order of the way."""
        found = {cell.state for row in self.rows for cell in row.cells}
        return tuple(one for one in (*AdoptionState.values, "taken_over") if one in found)


def board_of(person: Person, table: RoundTable, asked: Mapping[str, str]) -> Board:
    """The agreements in force by the houses in their scope, newest first; the same questions however many there are."""
    in_force = Agreement.objects.visible_to(person).filter(table=table).in_force()
    years = tuple((str(one), str(one)) for one in in_force.order_by("-year").values_list("year", flat=True).distinct())
    every = _houses(in_force)
    choice = _chosen(asked, years, every)
    agreements = in_force
    if choice.year:
        agreements = agreements.filter(year=int(choice.year))
    if choice.kind:
        agreements = agreements.filter(kind=choice.kind)
    adoptions = Adoption.objects.filter(agreement__in=agreements)
    if choice.body:
        adoptions = adoptions.filter(body=choice.body)
    if choice.house:
        adoptions = adoptions.filter(institution=UUID(choice.house))
    states = _states(person, adoptions)
    seen = {house for _agreement, house in states}
    houses = tuple(one for one in every if one.id in seen)
    return Board(
        rows=_rows(agreements, states, houses),
        houses=houses,
        choice=choice,
        years=years,
        all_houses=tuple((str(one.id), one.name) for one in every),
    )


def _chosen(asked: Mapping[str, str], years: Sequence[tuple[str, str]], houses: Sequence[BoardHouse]) -> BoardChoice:
    known = {
        "year": {key for key, _ in years},
        "kind": set(AgreementKind.values),
        "body": set(DecidingBody.values),
        "house": {str(one.id) for one in houses},
    }
    return BoardChoice(**{name: asked.get(name, "") for name in known if asked.get(name, "") in known[name]})


def _houses(agreements: QuerySet[Agreement]) -> tuple[BoardHouse, ...]:
    """Schools first, then authorities, each by name: an order that says nothing about anybody."""
    rows = (
        Adoption.objects.filter(agreement__in=agreements)
        .order_by("institution__kind", "institution__sort_name")
        .values_list("institution_id", "institution__name", "institution__short_name", "institution__sign")
        .distinct()
    )
    return tuple(BoardHouse(pk, name, short or name, sign) for pk, name, short, sign in rows)


def _states(person: Person, adoptions: QuerySet[Adoption]) -> dict[tuple[UUID, UUID], tuple[str, str]]:
    """State and address by agreement and house; one question."""
    standing = standing_of(person)
    rows = adoptions.order_by().values_list("pk", "agreement_id", "institution_id", "state", "body")
    found = {}
    for pk, agreement, house, state, body in rows:
        may_report = standing.prepares_for(house) or standing.is_entrusted(house, Power.ENTER_ADOPTION)
        url = reverse("adoption_detail", args=[pk]) if may_report else ""
        found[agreement, house] = (sign_of(state, body), url)
    return found


def _rows(
    agreements: QuerySet[Agreement],
    states: Mapping[tuple[UUID, UUID], tuple[str, str]],
    houses: Sequence[BoardHouse],
) -> tuple[BoardRow, ...]:
    with_state = {agreement for agreement, _house in states}
    rows = agreements.order_by("-agreed_on", "-year", "-sequence").values_list(
        "pk", "year", "sequence", "title", "kind", "agreed_on"
    )
    return tuple(
        BoardRow(
            pk,
            AgreementNumber(year, sequence),
            title,
            str(AgreementKind(kind).label),
            agreed_on,
            tuple(BoardCell(house.label, *states.get((pk, house.id), ("", ""))) for house in houses),
        )
        for pk, year, sequence, title, kind, agreed_on in rows
        if pk in with_state
    )
