"""The diff of the register against the directory, without a database."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundtisch.institutions.rules.school_kinds import SCHOOL_KINDS
from rundtisch.interop.rules.register.compare import Change, Part
from rundtisch.interop.rules.register.diff import Diff, counts, diff
from rundtisch.interop.rules.register.directory import Directory, Known
from rundtisch.interop.rules.register.files import NamedBytes, read_register
from rundtisch.interop.rules.register.kinds import FileKind
from rundtisch.interop.rules.register.report import report
from rundtisch.interop.rules.register.said import Register
from rundtisch.interop.rules.register.sentences import RegisterError
from tests.interop import registers as made

TODAY = date(2026, 11, 23)
YESTERDAY = date(2026, 11, 22)
NOTHING = {"added": 0, "changed": 0, "ended": 0, "missing": 0, "unchanged": 0, "rejected": 0}


def read(*rows: dict[str, str], **files: NamedBytes) -> Register:
    given = {FileKind.SCHOOLS: made.schools_file(*rows)} | {FileKind(kind): file for kind, file in files.items()}
    return read_register(given, SCHOOL_KINDS, TODAY)


def compared(register: Register, directory: Directory, area: str = "", is_complete: bool = False) -> Diff:
    return diff(register, directory, area=area, is_complete=is_complete, today=TODAY)


def known_school(number: str = "900001", **facts: Any) -> Known:
    (said,) = read(made.school(number)).schools.schools
    return Known(uuid4(), number, {**said.facts, "begins_on": None, **facts})


def directory_of(*schools: Known) -> Directory:
    town = Known(uuid4(), "90001", {"name": "Stadt Musterau", "municipality": "05999001", "ends_on": None})
    place = Known(uuid4(), "05999001", {"name": "Musterau", "county": None})
    return Directory(
        schools={school.number: school for school in schools},
        authorities={town.number: town},
        municipalities={place.number: place},
    )


def numbers(part: Part, **expected: int) -> None:
    assert counts(part) == {**NOTHING, **expected}


def test_an_empty_directory_gets_everything() -> None:
    found = compared(read(made.SCHOOL, made.OFFICE), Directory())

    numbers(found.schools, added=1)
    numbers(found.offices, added=1)
    numbers(found.authorities, added=1)
    numbers(found.municipalities, added=1)


def test_the_same_again_changes_nothing() -> None:
    found = compared(read(made.SCHOOL), directory_of(known_school()))

    numbers(found.schools, unchanged=1)
    numbers(found.authorities, unchanged=1)
    numbers(found.municipalities, unchanged=1)
    assert found.changes_nothing


def test_a_change_names_field_old_and_new() -> None:
    found = compared(read(made.school(Strasse="Bachstr. 2")), directory_of(known_school()))

    numbers(found.schools, changed=1)
    assert found.schools.changed[0].changes == (Change("street", "Waldstr. 1", "Bachstr. 2"),)


def test_absence_alone_ends_nothing() -> None:
    found = compared(read(made.school("900002")), directory_of(known_school()))

    numbers(found.schools, added=1, missing=1)


def test_absence_from_a_complete_file_is_an_end() -> None:
    found = compared(read(made.school("900002")), directory_of(known_school()), is_complete=True)

    numbers(found.schools, added=1, ended=1)
    assert found.schools.ended[0].changes == (Change("ends_on", None, TODAY),)


def test_a_rejected_row_is_no_absence() -> None:
    broken = made.school("900001", Schulbetriebsdatum="bald")

    found = compared(read(made.school("900002"), broken), directory_of(known_school()), is_complete=True)

    numbers(found.schools, added=1, rejected=1)


def test_a_closed_school_ends_on_its_day() -> None:
    closed = made.school(Schulbetriebsschluessel="9", Schulbetriebsdatum="31.07.2026")

    found = compared(read(closed), directory_of(known_school()))

    numbers(found.schools, ended=1)
    assert found.schools.ended[0].changes == (Change("ends_on", None, date(2026, 7, 31)),)


def test_a_closed_school_without_a_day_ends_today_and_stays_as_it_ended() -> None:
    closed = made.school(Schulbetriebsschluessel="5", Schulbetriebsdatum="")

    first = compared(read(closed), directory_of(known_school()))
    again = compared(read(closed), directory_of(known_school(ends_on=YESTERDAY)))

    assert first.schools.ended[0].changes == (Change("ends_on", None, TODAY),)
    numbers(again.schools, unchanged=1)


def test_a_closed_school_that_is_unknown_comes_in_as_ended_and_counts_as_nothing_else() -> None:
    closed = made.school("900002", Schulbetriebsschluessel="9", Schulbetriebsdatum="31.07.2026")

    found = compared(read(made.SCHOOL, closed), directory_of(known_school()))

    numbers(found.schools, unchanged=1)
    assert report(found)["details"]["schools"]["lines"]["imported_as_ended"] == [
        {
            "number": "900002",
            "name": "Städt. Grundschule am Wäldchen",
            "municipality": "05999001",
            "ends_on": "2026-07-31",
        }
    ]


def test_a_school_that_will_close_is_changed_and_not_ended() -> None:
    closing = made.school(Schulbetriebsschluessel="2", Schulbetriebsdatum="31.07.2028")

    found = compared(read(closing), directory_of(known_school()))

    numbers(found.schools, changed=1)


def test_a_school_that_ended_by_its_date_is_not_missed() -> None:
    found = compared(read(made.school("900002")), directory_of(known_school(ends_on=YESTERDAY)))

    numbers(found.schools, added=1, unchanged=1)
    assert found.schools.ended_before == 1


def test_a_merger_that_the_house_recorded_is_not_undone_by_an_older_register() -> None:
    merged = replace(known_school(ends_on=YESTERDAY), has_successor=True)

    found = compared(read(made.SCHOOL), directory_of(merged))

    numbers(found.schools, unchanged=1)


def test_a_school_that_closes_before_it_begins_never_began() -> None:
    planned = known_school(begins_on=date(2027, 8, 1))
    closed = made.school(Schulbetriebsschluessel="9", Schulbetriebsdatum="31.07.2026")

    found = compared(read(closed), directory_of(planned))

    assert found.schools.ended[0].changes == (
        Change("ends_on", None, date(2026, 7, 31)),
        Change("begins_on", date(2027, 8, 1), None),
    )


def test_rows_outside_the_area_are_not_looked_at() -> None:
    elsewhere = made.school("900002", Gemeindeschluessel="05888001", Traegernummer="90009")
    unknown_kind = made.school("900003", Gemeindeschluessel="05888001", Schulform="77")
    stored = directory_of(known_school(), known_school("900004", municipality="05888001"))

    found = compared(read(made.SCHOOL, elsewhere, unknown_kind), stored, area="05999")

    numbers(found.schools, unchanged=1)
    numbers(found.authorities, unchanged=1)


def test_a_school_that_moved_out_of_the_area_is_missing_and_never_ended() -> None:
    moved = made.school("900002", Gemeindeschluessel="05888001")
    stored = directory_of(known_school(), known_school("900002"))

    found = compared(read(made.SCHOOL, moved), stored, area="05999", is_complete=True)

    numbers(found.schools, unchanged=1, missing=1)


def test_an_area_without_any_school_is_refused() -> None:
    with pytest.raises(RegisterError, match=r"^Im Gebiet 05111 nennt die Datei keine Schule\.$"):
        compared(read(made.SCHOOL), Directory(), area="05111")


def test_a_file_of_offices_only_is_not_complete() -> None:
    with pytest.raises(RegisterError, match="Sie kann nicht das ganze Verzeichnis sein"):
        compared(read(made.OFFICE), directory_of(known_school()), is_complete=True)


def test_what_no_file_names_is_made_from_the_rows_in_the_most_frequent_place() -> None:
    rows = [
        made.school("900001", Traegernummer="90007", Gemeindeschluessel="05999002", Ort="Seltenheim"),
        made.school("900002", Traegernummer="90007"),
        made.school("900003", Traegernummer="90007"),
        made.school("900004", Traegernummer="null"),
    ]

    found = compared(read(*rows), Directory())

    assert report(found)["details"]["made_from_rows"] == {
        "authorities": [{"number": "90007", "name": "Schulträger 90007 (Musterau)", "place": "Musterau"}],
        "municipalities": [
            {"number": "05999001", "name": "Musterau", "place": "Musterau"},
            {"number": "05999002", "name": "Seltenheim", "place": "Seltenheim"},
        ],
    }
    numbers(found.schools, added=4)


def test_an_authority_of_private_schools_only_is_private() -> None:
    found = compared(read(made.school(Rechtsform="2")), Directory())

    assert found.authorities.added[0].facts is not None
    assert found.authorities.added[0].facts["authority_kind"] == "private"


def test_authorities_are_missing_but_end_only_with_a_complete_file_and_without_schools() -> None:
    idle = Known(uuid4(), "90008", {"name": "Alter Träger", "municipality": "05999001", "ends_on": None})
    stored = directory_of(known_school())
    stored = replace(stored, authorities={**stored.authorities, "90008": idle})
    catalogue = made.authorities_file({"SchulNr": "90005"})

    part_file = compared(read(made.SCHOOL, authorities=catalogue), stored)
    whole_file = compared(read(made.SCHOOL, authorities=catalogue), stored, is_complete=True)
    no_catalogue = compared(read(made.SCHOOL), stored, is_complete=True)

    numbers(part_file.authorities, added=1, missing=1, unchanged=1)
    numbers(whole_file.authorities, added=1, ended=1, unchanged=1)
    numbers(no_catalogue.authorities, unchanged=1)


def test_an_authority_from_outside_comes_with_the_school_that_names_it_but_without_its_place() -> None:
    catalogue = made.authorities_file(
        {"RegSchl": "111000", "Ort": "Fernstadt"}, {"SchulNr": "90002", "RegSchl": "111000"}
    )

    found = compared(read(made.SCHOOL, authorities=catalogue), Directory(), area="05999")

    (authority,) = found.authorities.added
    assert (authority.number, authority.ags) == ("90001", "")
    numbers(found.municipalities, added=1)


def test_a_register_without_offices_says_nothing_of_offices() -> None:
    office = Known(uuid4(), "690999", {"name": "Schulamt", "municipality": "05999001", "ends_on": None})
    stored = replace(directory_of(known_school()), offices={"690999": office})

    numbers(compared(read(made.SCHOOL), stored, is_complete=True).offices, missing=1)


def test_municipalities_are_missing_and_never_ended() -> None:
    stored = directory_of(known_school())
    places = made.municipalities_file(("05999009", "Neudorf", "Musterland"))

    found = compared(read(made.SCHOOL, municipalities=places), stored, is_complete=True)

    numbers(found.municipalities, added=1, unchanged=1)
    numbers(
        compared(
            read(made.school(Gemeindeschluessel="05999009"), municipalities=places), stored, is_complete=True
        ).municipalities,
        added=1,
        missing=1,
    )


def test_figures_are_compared_like_other_facts_and_unknown_schools_are_told() -> None:
    pupils = made.pupils_file({"900001": "214", "900009": "3"})

    found = compared(read(made.SCHOOL, pupils=pupils), directory_of(known_school(pupils=200)))

    assert found.schools.changed[0].changes == (Change("pupils", 200, 214),)
    assert found.pupils is not None
    assert (found.pupils.year, found.pupils.used, found.pupils.unknown) == (2025, 1, ("900009",))


@given(st.lists(st.sampled_from("0123456 9".replace(" ", "")), min_size=1, max_size=6), st.booleans())
def test_every_school_of_the_directory_is_told_exactly_once(keys: list[str], is_complete: bool) -> None:
    """Changed, ended, missing or unchanged: no school is lost, whatever the file says and leaves out."""
    stored = directory_of(*(known_school(f"90000{place}") for place in range(8)))
    rows = [
        made.school(f"90000{place}", Schulbetriebsschluessel=key, Schulbetriebsdatum="31.07.2026")
        for place, key in enumerate(keys)
    ]

    found = counts(compared(read(*rows), stored, is_complete=is_complete).schools)

    assert found["changed"] + found["ended"] + found["missing"] + found["unchanged"] == len(stored.schools)
    assert found["added"] == 0
