"""Single values of the register."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundtisch.interop.rules.register import values
from rundtisch.interop.rules.register.sentences import RowError


@given(st.dates(min_value=date(1800, 1, 1)))
def test_a_day_reads_the_same_in_both_spellings(day: date) -> None:
    assert values.day(f"{day:%d.%m.%Y}", "Tag") == values.day(f"{day:%Y%m%d}", "Tag") == day


@pytest.mark.parametrize("text", ["31.02.2021", "2021-08-01", "20211301", "morgen", "1.8.2021"])
def test_what_is_no_day_is_said(text: str) -> None:
    with pytest.raises(RowError, match="ist kein Tag"):
        values.day(text, "Schulbetriebsdatum")


def test_no_day_is_none() -> None:
    assert values.day("", "Tag") is None


def test_a_lost_zero_of_a_municipality_key_is_put_back() -> None:
    assert values.municipality_key("5754008", "AGS") == "05754008"
    assert values.home_municipality_key("754008", "RegSchl") == "05754008"
    assert values.home_municipality_key("999999", "RegSchl") == ""


@pytest.mark.parametrize("text", ["", "575400", "0575400X", "057540088"])
def test_a_municipality_key_has_eight_digits(text: str) -> None:
    with pytest.raises(RowError, match="hat nicht 8 Ziffern"):
        values.municipality_key(text, "AGS")


@pytest.mark.parametrize("text", ["", "0", "00000"])
def test_zero_and_nothing_are_no_authority(text: str) -> None:
    assert values.authority_number(text, "Traegernummer") == ""


def test_the_word_null_is_nothing() -> None:
    assert values.cleaned(" null ") == ""


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["Städt. Förder-", "schule am Bach", ""], "Städt. Förderschule am Bach"),
        (["Verbund Nord-", "Süd", ""], "Verbund Nord-Süd"),
        (["Haupt-", "und Realschule", ""], "Haupt- und Realschule"),
        (["Schule am See -Sek.I-", "Kath. Hauptschule", ""], "Schule am See -Sek.I- Kath. Hauptschule"),
        (["Schule am See", "- Primarstufe -", ""], "Schule am See - Primarstufe -"),
        (["Verein Muster e.V.", "z.H. Frau Vera Beispiel", ""], "Verein Muster e.V."),
        (["Verein Muster e.V.", "Herrn Max Beispiel", ""], "Verein Muster e.V."),
        (["Verein katholischer Frauen", "", ""], "Verein katholischer Frauen"),
    ],
)
def test_a_name_in_three_lines_becomes_one_and_names_no_person(lines: list[str], name: str) -> None:
    assert values.full_name(lines) == name


def test_the_short_name_leaves_out_the_town() -> None:
    assert values.name_without_town("Musterau, GG Am Bach") == "GG Am Bach"
    assert values.name_without_town("Innung, Bund und Land", "Musterau") == "Innung, Bund und Land"
    assert values.name_without_town("Kreis Musterland") == "Kreis Musterland"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("www.schule.example", "https://www.schule.example"),
        ("http://schule.example/a", "http://schule.example/a"),
        ("javascript:alert(1)", ""),
        ("https://schule.example/<script>", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_are_kept(typed: str, address: str) -> None:
    assert values.address_of_website(typed) == address


@pytest.mark.parametrize(("text", "number"), [("947", 947), ("1.004", 1004), ("0", 0)])
def test_an_amount_is_a_whole_number(text: str, number: int) -> None:
    assert values.amount(text, "Anzahl", 0, 9999) == number


@pytest.mark.parametrize("text", ["-1", "12,5", "zehn", "10000", "1.2"])
def test_what_is_no_amount_is_said(text: str) -> None:
    with pytest.raises(RowError, match="ist keine Zahl von 0 bis 9999"):
        values.amount(text, "Anzahl", 0, 9999)
