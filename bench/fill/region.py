"""A region as it stands after five years."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import NoReverseMatch, reverse

from rundtisch.foundation import clock
from rundtisch.institutions.models import Institution, InstitutionKind
from rundtisch.matrices.models import Instrument
from rundtisch.matrices.services import load_supplied_instruments
from rundtisch.people.models import Person

from . import agreements, matrices, meetings, register
from .houses import Seated, house, people_of, table_of, table_with
from .sessions import cookie_of

TABLES = 13
#: Ten or eleven a year over five years: about 700 at thirteen tables.
MEETINGS = 54
ITEMS = 8
MOST_ITEMS = 40
MOST_SCHOOLS = 38
ROWS = (1, 40, 400)
NAMES = {1: "Einzelschule", 40: "Vierzigerschule", 400: "Vierhunderterschule"}


@transaction.atomic
def fill() -> dict[str, Any]:
    """Fill the database; returns cookies and addresses."""
    now = clock.now()
    instruments = {one.audience: one for one in load_supplied_instruments()}
    instrument = instruments["school"]
    office = house(InstitutionKind.REGIONAL_OFFICE, "Geschäftsstelle", "GS")
    counting = house(InstitutionKind.REGIONAL_OFFICE, "Vergleichsstelle", "VG")
    Institution.objects.bulk_create([office, counting])
    clerk, counter = people_of([office, counting])
    addresses = _largest_table(office, clerk, now, instruments)
    for number in range(2, TABLES + 1):
        _table(f"Ort {number}", 9, office, clerk, now, instruments)
    addresses["register"] = f"{reverse('agreement_register')}?q=H%C3%A4user+ausstattung"
    return {
        "cookie": cookie_of(clerk),
        "cookies": {"register": _register(now)},
        "addresses": addresses,
        "counting_cookie": cookie_of(counter),
        "lists": {rows: _lists(rows, counting, counter, now, instrument) for rows in ROWS},
    }


def _register(now: datetime) -> str:
    """Forty thousand agreements at the tables of an office of their own; returns the cookie of its clerk."""
    archive = house(InstitutionKind.REGIONAL_OFFICE, "Archivstelle", "AR")
    archive.save()
    (clerk,) = people_of([archive])
    tables = [table_with(f"Archiv {number}", 9, archive) for number in range(1, register.TABLES + 1)]
    register.register_of(tables, clerk, now)
    return cookie_of(clerk)


def _largest_table(
    office: Institution, by: Person, now: datetime, instruments: dict[str, Instrument]
) -> dict[str, str]:
    seated, ahead = _table("Großstadt", MOST_SCHOOLS, office, by, now, instruments, MOST_ITEMS)
    table = seated.table.pk
    return {
        "bare": f"/bench/bare/{ahead}/",
        "start": reverse("start"),
        "table": reverse("table_detail", args=[table]),
        "meeting": reverse("meeting_detail", args=[ahead]),
        "matrix": reverse("matrix_detail", args=[table, instruments["school"].key]),
        "occasions": reverse("occasion_list", args=[table]),
        "pair": reverse("pair_detail", args=[table, seated.schools[0].pk]),
    }


def _table(  # noqa: PLR0917
    name: str,
    schools: int,
    office: Institution,
    by: Person,
    now: datetime,
    instruments: dict[str, Instrument],
    items_ahead: int = ITEMS,
) -> tuple[Seated, object]:
    """Five years of one table; returns the table and the id of its next meeting."""
    seated = table_with(name, schools, office)
    held = meetings.meetings_of(seated, by, now, MEETINGS)
    for meeting in held:
        meetings.agenda_of(seated, by, meeting, items_ahead if meeting is held[-1] else ITEMS)
        meetings.who_came(seated, by, meeting)
    meetings.topics_of(seated, by, now, 60)
    meetings.measures_of(seated, by, now, 60)
    agreements.agreements_of(seated, by, now, 25)
    matrices.assessed(seated.schools, seated.table, by, now, instruments["school"])
    matrices.assessed(seated.authorities, seated.table, by, now, instruments["authority"])
    return seated, held[-1].pk


def _lists(rows: int, office: Institution, by: Person, now: datetime, instrument: Instrument) -> dict[str, str]:
    """A table all of whose lists have so many rows; their addresses by name."""
    houses = [house(InstitutionKind.SCHOOL, f"{NAMES[rows]} {number}") for number in range(1, rows + 1)]
    Institution.objects.bulk_create(houses)
    seated = table_of(NAMES[rows], houses, people_of(houses), office)
    held = meetings.meetings_of(seated, by, now, rows + 1)
    past = held[-2]
    for meeting in (past, held[-1]):
        meetings.agenda_of(seated, by, meeting, rows)
        meetings.who_came(seated, by, meeting)
    meetings.topics_of(seated, by, now, rows, "proposed")
    meetings.measures_of(seated, by, now, rows, "running")
    agreements.agreements_of(seated, by, now, rows)
    matrices.assessed(seated.schools, seated.table, by, now, instrument, as_a_whole=True)
    found = {
        name: address(name, seated.table.pk)
        for name in (
            "table_detail",
            "topic_list",
            "meeting_list",
            "agreement_list",
            "measure_list",
            "member_list",
            "matrix_list",
        )
    }
    found["matrix_detail"] = address("matrix_detail", seated.table.pk, instrument.key)
    found["institution_list"] = f"{address('institution_list')}?words={NAMES[rows]}"
    found["meeting_detail"] = address("meeting_detail", held[-1].pk)
    found["minutes_detail"] = address("minutes_detail", past.pk)
    return {name: url for name, url in found.items() if url}


def address(name: str, *of: object) -> str:
    """The address of a page, or nothing while its part has none yet."""
    try:
        return reverse(name, args=of)
    except NoReverseMatch:
        return ""
