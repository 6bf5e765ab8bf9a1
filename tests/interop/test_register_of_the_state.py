"""The real files of the register, where they lie beside the project: the state, a county, one year after another."""

from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from rundtisch.foundation import clock
from rundtisch.institutions.models import AuthorityPeriod, Institution, Municipality, PupilCount
from rundtisch.interop import queries, services
from rundtisch.interop.rules.register.files import NamedBytes
from rundtisch.interop.rules.register.kinds import FileKind
from rundtisch.interop.rules.register.report import report
from rundtisch.people.console import CONSOLE

PLACE = Path(__file__).parents[2] / ".." / "shared" / "data"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not (PLACE / "nrw-schulen").is_dir(), reason="the official files are not stored beside the project"
    ),
]
OF_2021 = "nrw-schulen/schuldaten_2021-09-08.csv"
OF_2026 = "nrw-schulen/schuldaten_2026-06-07_rekonstruiert.csv"
COUNTY = "05754"
SIX = ("added", "changed", "ended", "missing", "unchanged", "rejected")


def files(schools: str, **others: str) -> dict[FileKind, NamedBytes]:
    named = {FileKind.SCHOOLS: schools} | {FileKind(kind): file for kind, file in others.items()}
    return {kind: NamedBytes(Path(file).name, (PLACE / file).read_bytes()) for kind, file in named.items()}


def with_lists(schools: str) -> dict[FileKind, NamedBytes]:
    return files(
        schools,
        authorities="nrw-schulen/svws_Schultraeger_2022-12.csv",
        pupils="nrw-schulen/anzahlen_2026-06-07_rekonstruiert.csv",
        social_index="nrw-schulen/schulliste_sj_25_26_open_data_rekonstruiert_cp850.csv",
        municipalities="gemeinden/gemeinden_de_2026-06-30.csv",
    )


def shown(given: dict[FileKind, NamedBytes], area: str = "") -> dict[str, Any]:
    return report(queries.diff_of(queries.read_files(given), area=area, is_complete=False))


def applied(given: dict[FileKind, NamedBytes], area: str = "") -> dict[str, Any]:
    kept: dict[str, Any] = services.import_register(by=CONSOLE, files=given, area=area).report
    return kept


def six(told: dict[str, Any]) -> tuple[int, ...]:
    return tuple(told[key] for key in SIX)


def test_the_whole_state_comes_in_and_a_second_time_changes_nothing() -> None:
    given = with_lists(OF_2021)

    begun = perf_counter()
    first = shown(given)
    compared_in = perf_counter() - begun
    begun = perf_counter()
    applied(given)
    applied_in = perf_counter() - begun
    second = shown(given)

    # 5,507 rows: 58 offices, the ministry and two places of learning of no known kind, 35 closed schools.
    assert six(first) == (5411, 0, 0, 0, 0, 3)
    assert first["details"]["schools"]["imported_as_ended"] == 35
    assert first["details"]["offices"]["added"] == 58
    assert first["details"]["municipalities"]["added"] == 10943
    assert six(second) == (0, 0, 0, 0, 5446, 3)
    assert [second["details"][part]["unchanged"] for part in ("offices", "authorities", "municipalities")] == [
        58,
        776,
        10943,
    ]
    assert Institution.objects.schools().count() == AuthorityPeriod.objects.count() == 5446
    assert PupilCount.objects.count() == first["details"]["pupils"]["used"] == 4097
    assert compared_in < 5
    assert applied_in < 60


def test_one_county_comes_in_alone() -> None:
    given = files(OF_2021)

    first, again = applied(given, COUNTY), shown(given, COUNTY)

    assert six(first) == (109, 0, 0, 0, 0, 0)
    assert six(again) == (0, 0, 0, 0, 109, 0)
    assert first["details"]["offices"]["added"] == 1
    assert Municipality.objects.count() == 13


@pytest.mark.parametrize("area", ["", COUNTY])
def test_a_later_part_of_the_register_loses_no_school_and_ends_none(area: str) -> None:
    applied(files(OF_2021), area)
    before = set(Institution.objects.schools().values_list("official_number", flat=True))

    later = applied(files(OF_2026), area)
    again = shown(files(OF_2026), area)

    after = set(Institution.objects.schools().values_list("official_number", flat=True))
    assert before <= after
    assert len(after) == len(before) + later["added"]
    assert sum(later[key] for key in ("changed", "ended", "missing", "unchanged")) == len(before)
    assert later["ended"] == 0
    assert later["missing"] > 0
    missing = [line["number"] for line in later["details"]["schools"]["lines"]["missing"]]
    still_open = Institution.objects.schools().existing_on(clock.today()).filter(official_number__in=missing)
    assert still_open.count() == len(missing)
    assert six(again) == (0, 0, 0, later["missing"], len(after) - later["missing"], 0)
