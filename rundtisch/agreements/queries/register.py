"""The register of all agreements that a person may see, over all tables and years."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation import clock, search
from rundtisch.foundation.search import Asked, Hit
from rundtisch.institutions.models import Institution, standing_of
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Participation
from rundtisch.roundtables.queries import tables_of

from ..indexing import KIND
from ..models import Adoption, Agreement, AgreementKind, AgreementVersion
from ..rules.number import AgreementNumber

ON_A_PAGE = 25
LAST_PAGE = 2_000
NEWEST = ("-agreed_on", "-year", "-sequence", "pk")
STATES = {"in_force": _("in Kraft"), "review": _("zu überprüfen"), "lapsed": _("gilt nicht mehr")}
ORDERS = {"": _("neueste zuerst"), "relevance": _("Treffer im Titel zuerst")}
LENGTH_OF_EXCERPT = 180


@dataclass(frozen=True)
class Sought:
    """What somebody looks for in the register, as it was typed and chosen."""

    words: str = ""
    table: str = ""
    kind: str = ""
    year: str = ""
    state: str = ""
    house: str = ""
    order: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was typed or chosen."""
        return any((self.words, self.table, self.kind, self.year, self.state, self.house))


@dataclass(frozen=True)
class RegisterLine:
    """One agreement of the register."""

    id: UUID
    number: AgreementNumber
    title: str
    table: str
    kind: str
    agreed_on: date
    review_on: date | None
    state: str
    excerpt: str


@dataclass(frozen=True)
class RegisterPage:
    """A page of the register with the filters by which it was found."""

    sought: Sought
    lines: tuple[RegisterLine, ...]
    #: So many up to here; counting what follows would cost more than showing it.
    count: int
    is_similar: bool
    number: int
    has_next: bool
    tables: tuple[tuple[str, str], ...]
    houses: tuple[tuple[str, str], ...]
    kinds = tuple(AgreementKind.choices)
    states = tuple(STATES.items())
    orders = tuple(ORDERS.items())


def sought_in(asked: Mapping[str, str]) -> Sought:
    """What the address of the page asks for."""
    names = {"words": "q", "table": "table", "kind": "kind", "year": "year", "state": "state", "house": "house"}
    return Sought(
        **{name: asked.get(key, "").strip()[:200] for name, key in names.items()}, order=asked.get("order", "")
    )


def register_for(person: Person, sought: Sought, page: str = "1") -> RegisterPage:
    """A page of what was found; a fixed number of questions, however much there is."""
    number = _page_number(page)
    first = ON_A_PAGE * (number - 1)

    def look(asked: Asked) -> tuple[RegisterLine, ...]:
        return _lines(ordered(found_for(person, sought, asked), sought, asked)[first : first + ON_A_PAGE + 1])

    asked, lines = search.answered(sought.words, look)
    return RegisterPage(
        sought=sought,
        lines=lines[:ON_A_PAGE],
        count=first + min(len(lines), ON_A_PAGE) if lines else 0,
        is_similar=asked.is_similar,
        number=number,
        has_next=len(lines) > ON_A_PAGE,
        tables=tuple((str(table.id), table.name) for table in tables_of(person)),
        houses=_houses(person, sought),
    )


def _page_number(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(LAST_PAGE))
    return min(max(int(text), 1), LAST_PAGE) if is_number else 1


def found_for(person: Person, sought: Sought, asked: Asked) -> QuerySet[Agreement]:
    """Everything that was looked for among what the person may see, narrowed in the database."""
    found = Agreement.objects.visible_in_order(person)
    if asked:
        found = found.filter(asked.stands_in(KIND))
    if sought.table:
        found = found.filter(table__in=_ids(sought.table))
    if sought.house:
        found = found.filter(pk__in=Adoption.objects.filter(institution__in=_ids(sought.house)).values("agreement"))
    if sought.kind in AgreementKind.values:
        found = found.filter(kind=sought.kind)
    if sought.year:
        found = found.filter(year__in=[int(sought.year)] if _is_year(sought.year) else [])
    if sought.state == "lapsed":
        found = found.exclude(lapsed_at=None)
    elif sought.state in STATES:
        found = found.in_force()
        if sought.state == "review":
            found = found.filter(review_on__lte=clock.today())
    return found


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) == len("2026")


def _ids(text: str) -> list[UUID]:
    try:
        return [UUID(text)]
    except ValueError:
        return []


def ordered(found: QuerySet[Agreement], sought: Sought, asked: Asked) -> QuerySet[Agreement]:
    """The newest first, or those with the words in their title before the others."""
    if sought.order != "relevance" or not asked.wanted:
        return found.order_by(*NEWEST)
    return found.order_by(asked.titles_first(KIND), *NEWEST)


def found_by(person: Person, asked: Asked, most: int) -> list[Hit]:
    """Agreements in which the words stand, for the search over everything."""
    found = ordered(found_for(person, Sought(order="relevance"), asked), Sought(order="relevance"), asked)[:most]
    return [
        Hit(
            f"{AgreementNumber(year, sequence)} {title}",
            f"{table}, {date_format(agreed_on, 'j. F Y')}",
            reverse("agreement_detail", args=[pk]),
        )
        for pk, year, sequence, title, table, agreed_on in found.values_list(
            "pk", "year", "sequence", "title", "table__name", "agreed_on"
        )
    ]


def _lines(found: QuerySet[Agreement]) -> tuple[RegisterLine, ...]:
    rows = list(
        found.values_list(
            "pk", "year", "sequence", "title", "table__name", "kind", "agreed_on", "review_on", "lapsed_at"
        )
    )
    wordings = wordings_of([row[0] for row in rows])
    return tuple(
        RegisterLine(
            pk,
            AgreementNumber(year, sequence),
            title,
            table,
            str(AgreementKind(kind).label),
            agreed_on,
            review_on,
            state_of(review_on, has_lapsed=lapsed_at is not None),
            Truncator(" ".join(wordings.get(pk, "").split())).chars(LENGTH_OF_EXCERPT, truncate="…"),
        )
        for pk, year, sequence, title, table, kind, agreed_on, review_on, lapsed_at in rows
    )


def state_of(review_on: date | None, *, has_lapsed: bool) -> str:
    """The state by which the register is filtered."""
    if has_lapsed:
        return "lapsed"
    return "review" if review_on is not None and review_on <= clock.today() else "in_force"


def wordings_of(agreements: list[UUID]) -> dict[UUID, str]:
    """The wording in force of each agreement; one question."""
    versions = AgreementVersion.objects.filter(agreement__in=agreements).order_by("number")
    return dict(versions.values_list("agreement_id", "wording"))


def _houses(person: Person, sought: Sought) -> tuple[tuple[str, str], ...]:
    """Houses to choose from: the person's own, those of the chosen table, and the one that is chosen."""
    tables = {table.id for table in tables_of(person)} & set(_ids(sought.table))
    seated = Participation.objects.deciding().filter(table__in=tables).values("institution")
    known = Q(pk__in=[*standing_of(person).houses, *_ids(sought.house)])
    houses = Institution.objects.filter(known | Q(pk__in=seated))
    return tuple((str(pk), name) for pk, name in houses.order_by("sort_name").values_list("pk", "name"))
