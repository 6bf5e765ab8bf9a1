"""What was found in the register, as a table file."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundtisch.foundation import search
from rundtisch.foundation.search import Asked
from rundtisch.paper.sheets import FileKind, Sheet, write_file
from rundtisch.people.models import Person

from ..models import Adoption, AgreementKind
from ..rules.number import AgreementNumber
from .register import STATES, Sought, found_for, ordered, state_of, wordings_of

#: More rows than any table program shows with pleasure; whoever needs more, narrows the register.
MOST_ROWS = 5_000
FILE_KINDS = (FileKind.CSV, FileKind.ODS)


def register_as_file(person: Person, sought: Sought, kind: FileKind) -> bytes:
    """Everything that was found, with wording and houses, one agreement in each row."""
    _asked, rows = search.answered(sought.words, lambda asked: _rows(person, sought, asked))
    ids = [row[0] for row in rows]
    wordings, houses = wordings_of(ids), _houses_of(ids)
    lines = [
        (
            str(AgreementNumber(year, sequence)),
            title,
            table,
            str(AgreementKind(of_kind).label),
            date_format(agreed_on, "d.m.Y"),
            str(STATES[state_of(review_on, has_lapsed=lapsed_at is not None)]),
            date_format(review_on, "d.m.Y") if review_on else "",
            wordings.get(pk, ""),
            reasons,
            ", ".join(houses[pk]),
        )
        for pk, year, sequence, title, table, of_kind, agreed_on, review_on, lapsed_at, reasons in rows
    ]
    return write_file(kind, [Sheet(_("Vereinbarungen"), (_columns(), *lines))])


def _rows(person: Person, sought: Sought, asked: Asked) -> list[tuple[Any, ...]]:
    found = ordered(found_for(person, sought, asked), sought, asked)[:MOST_ROWS]
    return list(
        found.values_list(
            "pk", "year", "sequence", "title", "table__name", "kind", "agreed_on", "review_on", "lapsed_at", "reasons"
        )
    )


def _columns() -> tuple[str, ...]:
    return (
        _("Nummer"),
        _("Titel"),
        _("Runder Tisch"),
        _("Art"),
        _("getroffen am"),
        _("Stand"),
        _("Überprüfung am"),
        _("Wortlaut"),
        _("Gründe"),
        _("gilt für"),
    )


def _houses_of(agreements: list[UUID]) -> defaultdict[UUID, list[str]]:
    houses: defaultdict[UUID, list[str]] = defaultdict(list)
    adoptions = Adoption.objects.filter(agreement__in=agreements).order_by("place")
    for agreement, name in adoptions.values_list("agreement_id", "institution__name"):
        houses[agreement].append(name)
    return houses
