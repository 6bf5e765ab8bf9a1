"""What the files of the register say."""

from datetime import date

import pytest

from rundtisch.institutions.rules.school_kinds import SCHOOL_KINDS
from rundtisch.interop.rules.register.figures import school_year_of
from rundtisch.interop.rules.register.files import NamedBytes, read_register
from rundtisch.interop.rules.register.kinds import FileKind
from rundtisch.interop.rules.register.said import Register
from rundtisch.interop.rules.register.sentences import RegisterError
from tests.interop import registers as made

TODAY = date(2026, 11, 23)


def read(schools: NamedBytes, **files: NamedBytes) -> Register:
    given = {FileKind.SCHOOLS: schools} | {FileKind(kind): file for kind, file in files.items()}
    return read_register(given, SCHOOL_KINDS, TODAY)


def complaint(schools: NamedBytes, **files: NamedBytes) -> tuple[str, str]:
    with pytest.raises(RegisterError) as error:
        read(schools, **files)
    return error.value.file_kind, str(error.value)


def reasons(register: Register) -> list[str]:
    return [str(row.reason) for row in register.schools.rejected]


@pytest.mark.parametrize("columns", [made.OLD_COLUMNS, made.NEW_COLUMNS])
def test_a_school_reads_the_same_in_both_layouts(columns: list[str]) -> None:
    (school,) = read(made.schools_file(made.SCHOOL, columns=columns)).schools.schools

    assert (school.number, school.is_closed) == ("900001", False)
    assert school.facts == {
        "name": "Städt. Grundschule am Wäldchen",
        "short_name": "GG am Wäldchen",
        "school_kind": "02",
        "authority": "90001",
        "municipality": "05999001",
        "street": "Waldstr. 1",
        "postcode": "99991",
        "town": "Musterau",
        "email": "900001@schule.example",
        "phone": "09999 1234",
        "website": "https://waeldchen.example",
        "ends_on": None,
    }


def test_a_column_that_the_file_does_not_have_is_not_said() -> None:
    columns = [column for column in made.OLD_COLUMNS if column not in ("Homepage", "E-Mail")]

    (school,) = read(made.schools_file(made.SCHOOL, columns=columns)).schools.schools

    assert {"website", "email"} & school.facts.keys() == set()


@pytest.mark.parametrize(
    ("key", "is_closed", "days"),
    [
        ("0", False, {"ends_on": date(2026, 7, 31)}),
        ("1", False, {"ends_on": None}),
        ("2", False, {"ends_on": date(2026, 7, 31)}),
        ("3", False, {"ends_on": None, "begins_on": date(2026, 7, 31)}),
        ("4", False, {"ends_on": None}),
        ("5", True, {"ends_on": date(2026, 7, 31)}),
        ("6", False, {"ends_on": None}),
        ("9", True, {"ends_on": date(2026, 7, 31)}),
    ],
)
def test_the_operating_key_says_what_the_day_means(key: str, is_closed: bool, days: dict[str, date | None]) -> None:
    row = made.school(Schulbetriebsschluessel=key, Schulbetriebsdatum="31.07.2026")

    (school,) = read(made.schools_file(row)).schools.schools

    assert school.is_closed is is_closed
    assert {field: day for field, day in school.facts.items() if field.endswith("_on")} == days


def test_offices_of_the_supervision_are_told_from_schools() -> None:
    upper = {**made.OFFICE, "Schulnummer": "690900", "Schulbezeichnung_1": "Bezirksregierung Musterstadt"}
    ministry = {**made.OFFICE, "Schulnummer": "690000", "Schulbezeichnung_1": "Ministerium"}

    register = read(made.schools_file(made.SCHOOL, made.OFFICE, upper, ministry))

    assert [(one.number, one.facts["kind"], one.facts["short_name"]) for one in register.schools.offices] == [
        ("690999", "supervision_lower", "Schulamt Kreis Musterland"),
        ("690900", "supervision_upper", "Schulamt Kreis Musterland"),
    ]
    assert [(row.line, row.number) for row in register.schools.rejected] == [(6, "690000")]
    assert reasons(register) == ["Die Zeile ist weder Schule noch Schulamt noch Bezirksregierung."]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"Schulform": "77"}, "Die Schulform „77“ steht nicht im Schlüsselverzeichnis."),
        ({"Schulbetriebsschluessel": "7"}, "Den Schulbetriebsschluessel „7“ gibt es nicht."),
        ({"Schulbetriebsschluessel": ""}, "Den Schulbetriebsschluessel „“ gibt es nicht."),
        (
            {"Schulbetriebsdatum": "31.02.2026"},
            "Schulbetriebsdatum „31.02.2026“ ist kein Tag (TT.MM.JJJJ oder JJJJMMTT).",
        ),
        ({"Gemeindeschluessel": "Musterau"}, "Gemeindeschluessel „Musterau“ hat nicht 8 Ziffern."),
        ({"Traegernummer": "A1"}, "Traegernummer „000A1“ hat nicht 5 Ziffern."),
        ({"Schulbezeichnung_1": "", "Kurzbezeichnung": "null"}, "Die Bezeichnung der Schule ist leer."),
        ({"PLZ": "D-99991"}, "„D-99991 …“ ist länger als 5 Zeichen."),
        ({"Schulnummer": "12"}, "Schulnummer „12“ hat nicht 6 Ziffern."),
    ],
)
def test_a_row_that_cannot_be_used_is_rejected_with_its_reason(fields: dict[str, str], reason: str) -> None:
    register = read(made.schools_file(made.SCHOOL, {**made.school("900002"), **fields}))

    assert [school.number for school in register.schools.schools] == ["900001"]
    assert reasons(register) == [reason]


def test_lost_zeros_of_a_spreadsheet_are_put_back() -> None:
    row = made.school(Gemeindeschluessel="5999001", Schulform="2", Schulbetriebsdatum="19730801")

    (school,) = read(made.schools_file(row)).schools.schools

    assert (school.facts["municipality"], school.facts["school_kind"]) == ("05999001", "02")


def test_missing_columns_are_named() -> None:
    without = [column for column in made.OLD_COLUMNS if column != "Traegernummer"]
    without_more = [column for column in without if column != "Ort"]

    assert complaint(made.schools_file(made.SCHOOL, columns=without)) == (
        "schools",
        "„schuldaten.csv“, Zeile 2: Die Spalte „Traegernummer“ fehlt.",
    )
    assert complaint(made.schools_file(made.SCHOOL, columns=without_more))[1] == (
        "„schuldaten.csv“, Zeile 2: Diese Spalten fehlen: Ort, Traegernummer."
    )


def test_a_number_that_stands_twice_refuses_the_file() -> None:
    assert complaint(made.schools_file(made.SCHOOL, made.school("900002"), made.SCHOOL)) == (
        "schools",
        "„schuldaten.csv“, Zeile 5: Die Schulnummer 900001 steht schon in Zeile 3.",
    )


def test_a_file_without_any_school_is_refused() -> None:
    assert complaint(made.schools_file())[1] == "„schuldaten.csv“ enthält keine Zeile mit einer Schule."


def test_a_file_in_the_wrong_place_is_recognised() -> None:
    assert complaint(made.authorities_file()) == (
        "schools",
        "„traeger.csv“ gehört in ein anderes Feld: Das ist nach den Spalten „Verzeichnis der Schulträger“ "
        "und nicht „Schulgrunddaten“.",
    )
    assert complaint(made.schools_file(made.SCHOOL), pupils=made.social_index_file({"900001": "3"}))[0] == "pupils"


def test_authorities_carry_kind_and_place_and_no_person() -> None:
    county = {"SchulNr": "90002", "ABez1": "Kreis Musterland", "ABez2": "Der Landrat", "ArtDerTraegerschaft": "04"}
    club = {
        "SchulNr": "90003",
        "ABez1": "Verein Muster e.V.",
        "ABez2": "z.H. Frau Vera Beispiel",
        "ArtDerTraegerschaft": "36",
        "RegSchl": "999999",
    }

    register = read(made.schools_file(made.SCHOOL), authorities=made.authorities_file({}, county, club))

    assert register.authorities is not None
    fields = ("name", "authority_kind", "municipality")
    assert [tuple(one.facts[field] for field in fields) for one in register.authorities.said] == [
        ("Stadt Musterau", "municipal", "05999001"),
        ("Kreis Musterland", "county", "05999001"),
        ("Verein Muster e.V.", "private", ""),
    ]


@pytest.mark.parametrize(
    ("body", "kind"),
    [("03", "municipal"), ("08", "association"), ("09", "state"), ("11", ""), ("13", "private"), ("60", "private")],
)
def test_the_legal_form_tells_the_kind_of_authority(body: str, kind: str) -> None:
    register = read(made.schools_file(made.SCHOOL), authorities=made.authorities_file({"ArtDerTraegerschaft": body}))

    assert register.authorities is not None
    assert register.authorities.said[0].facts["authority_kind"] == kind


def test_a_catalogue_of_schools_is_no_catalogue_of_authorities() -> None:
    schools_of_the_catalogue = made.authorities_file({"SF": "02"})

    assert complaint(made.schools_file(made.SCHOOL), authorities=schools_of_the_catalogue) == (
        "authorities",
        "„traeger.csv“ enthält keinen Schulträger.",
    )


def test_figures_are_read_with_their_school_year() -> None:
    register = read(
        made.schools_file(made.SCHOOL),
        pupils=made.pupils_file({"900001": "214", "900002": "viele"}),
        social_index=made.social_index_file({"900001": "9"}),
    )

    assert register.pupils is not None
    assert register.social_index is not None
    assert (register.pupils.year, register.pupils.of) == (2025, {"900001": 214})
    assert [str(row.reason) for row in register.pupils.rejected] == ["Anzahl „viele“ ist keine Zahl von 0 bis 9999."]
    assert (register.social_index.year, register.social_index.of) == (2025, {"900001": 9})


@pytest.mark.parametrize(
    ("file", "year"),
    [
        ("anzahlen_2026-06-07.csv", 2025),
        ("anzahlen_2026-08-07.csv", 2026),
        ("schulliste_sj_25_26_open_data.csv", 2025),
        ("SJ-2024_25.csv", 2024),
        ("liste.csv", 2026),
    ],
)
def test_the_school_year_stands_in_the_name_of_the_file(file: str, year: int) -> None:
    assert school_year_of(file, TODAY) == year


def test_municipalities_lose_the_addition_to_their_name() -> None:
    places = made.municipalities_file(("05999001", "Musterau, Stadt", "Musterland"))

    register = read(made.schools_file(made.SCHOOL), municipalities=places)

    assert register.municipalities is not None
    assert register.municipalities.said[0].facts == {"name": "Musterau", "county": "05999 Musterland"}
