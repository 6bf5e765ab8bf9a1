"""A place of a file gives what stands there, exactly, or refuses and names itself."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundtisch.foundation.rules.places import PlaceError, exact, from_json, shown


def share_of(text: str) -> Fraction:
    """The share that a JSON number written like this stands for."""
    return from_json(f'{{"s": {text}}}'.encode()).at("s").share()


def refusal_of(text: str) -> str:
    """The message with which a whole number written like this is refused."""
    with pytest.raises(PlaceError) as refusal:
        from_json(f'{{"n": {text}}}'.encode()).at("n").whole(0, 10)
    return str(refusal.value)


def test_json_numbers_keep_every_digit() -> None:
    assert share_of("0.1") + share_of("0.2") == Fraction(3, 10)
    assert share_of("1e-3") == Fraction(1, 1000)
    assert share_of("1") == 1


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1e-999999999", "1e99999999999999999999", "0." + "1" * 2000])
def test_numbers_that_nobody_can_compare_are_no_decimals(text: str) -> None:
    with pytest.raises(PlaceError, match=r"^s: .* ist keine Dezimalzahl$"):
        share_of(text)


def test_huge_numbers_are_refused_in_a_short_message() -> None:
    assert refusal_of("9" * 100) == f"n: {'9' * 60}… liegt nicht auf der Skala 0 bis 10"
    assert refusal_of("9" * 5000) == f"n: {'9' * 60}… ist keine ganze Zahl"
    assert refusal_of("NaN") == "n: NaN ist keine ganze Zahl"
    assert refusal_of("2.0") == "n: 2.0 ist keine ganze Zahl"


def test_huge_and_odd_values_in_keys_that_nobody_reads_do_no_harm() -> None:
    root = from_json(b'{"n": 1, "x": ' + b"9" * 5000 + b', "y": -Infinity, "z": ' + b"[" * 300 + b"]" * 300 + b"}")

    assert root.at("n").whole(0) == 1


def test_long_and_odd_names_stay_on_one_short_line() -> None:
    root = from_json(json.dumps({"a\nb": 1, "k" * 100: 1}).encode())

    assert [place.path for _, place in root.named()] == ["„a\\nb“", f"„{'k' * 60}…“"]


def test_values_are_named_in_german_and_short() -> None:
    values: list[object] = [None, True, False, 'a"b', "x" * 61, {}, [], 3]

    named = [shown(value) for value in values]

    assert named == ["null", "true", "false", '„a\\"b“', f"„{'x' * 60}…“", "eine Zuordnung", "eine Liste", "3"]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=9))
def test_decimal_text_and_decimal_are_the_same_number(number: object) -> None:
    assert exact(f"{number:f}") == exact(number) == Fraction(str(number))


@given(st.binary())
def test_any_bytes_are_read_or_refused_in_one_sentence(content: bytes) -> None:
    refusals = []

    try:
        from_json(content)
    except PlaceError as refusal:
        refusals.append(str(refusal))

    assert all(sentence.startswith("Die Datei ist ") and sentence.endswith(".") for sentence in refusals)
