"""Worked examples of others, recomputed by `tally` from their single voices (sources in docs/readings.md)."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

#: Four people choose the colour of a car; a vote for one colour each had left them deadlocked.
CAR = {
    "dark_blue": (0, 2, 4, 3),
    "silver": (5, 0, 8, 5),
    "red": (7, 4, 0, 6),
    "black": (3, 7, 8, 0),
}
#: Four friends plan a weekend; the option that one of them did not rate is left out, since we refuse such a voice.
WEEKEND = {
    "barbecue": (8, 3, 0, 1),
    "boat": (4, 7, 9, 0),
    "hiking": (2, 4, 6, 2),
    "museum": (1, 6, 3, 0),
}


def tally(tmp_path: Path, record: dict[str, Any]) -> dict[str, Any]:
    """What the command prints for a record."""
    place, printed = tmp_path / "round.json", io.StringIO()
    place.write_text(json.dumps(record))
    call_command("tally", str(place), stdout=printed)
    read: dict[str, Any] = json.loads(printed.getvalue())
    return read


def record_of(resistance: dict[str, tuple[int, ...]]) -> dict[str, Any]:
    """The table of a source; the passive option, which neither has, is rated 10 by all and so keeps out of the way."""
    people = [f"person {n}" for n in range(1, 5)]
    return {
        "method": "systemic_consensing",
        "entitled": people,
        "options": [*({"id": option} for option in resistance), {"id": "passive", "passive": True}],
        "voices": [
            {
                "institution": person,
                "resistance": {**{option: row[n] for option, row in resistance.items()}, "passive": 10},
            }
            for n, person in enumerate(people)
        ],
    }


@pytest.mark.parametrize(
    ("resistance", "sums", "best", "outliers"),
    [
        (
            CAR,
            {"dark_blue": 9, "red": 17, "silver": 18, "black": 18},
            "dark_blue",
            {"silver": ["person 3"], "black": ["person 3"]},
        ),
        (
            WEEKEND,
            {"museum": 10, "barbecue": 12, "hiking": 14, "boat": 20},
            "museum",
            {"barbecue": ["person 1"], "boat": ["person 3"]},
        ),
    ],
)
def test_published_sums_of_resistance_are_found_again(
    tmp_path: Path,
    resistance: dict[str, tuple[int, ...]],
    sums: dict[str, int],
    best: str,
    outliers: dict[str, list[str]],
) -> None:
    read = tally(tmp_path, record_of(resistance))

    options = [option for option in read["options"] if option["id"] != "passive"]
    assert {option["id"]: option["sum"] for option in options} == sums
    assert {option["id"]: option["outliers"] for option in options if option["outliers"]} == outliers
    assert read["best"] == [best]


def test_the_colour_of_the_car_is_clear_and_the_weekend_nearly_a_tie(tmp_path: Path) -> None:
    """The source of the weekend takes several options at once; for one alone we would ask again."""
    readings = [tally(tmp_path, record_of(example))["reading"] for example in (CAR, WEEKEND)]

    assert readings == ["best_option", "near_tie"]


def test_the_order_of_equal_sums_follows_the_highest_single_resistance(tmp_path: Path) -> None:
    read = tally(tmp_path, record_of(CAR))

    assert [option["id"] for option in read["options"]] == ["dark_blue", "red", "silver", "black", "passive"]


#: The small examples of docs/readings.md that are our own: method, voices and what is read.
OWN: list[tuple[str, list[dict[str, Any]], dict[str, Any]]] = [
    (
        "consensus_levels",
        [{"position": position} for position in ["full"] * 5 + ["minor_concerns", "abstain", "stand_aside"]],
        {"reading": "consensus_with_concerns", "missing": ["h9"]},
    ),
    (
        "consensus_levels",
        [{"position": position} for position in ["full"] * 5 + ["stand_aside", "abstain", "stand_aside"]],
        {"reading": "thin", "missing": ["h9"]},
    ),
    (
        "consent",
        [{"position": "consent"}] * 7 + [{"position": "light_objection"}, {"position": "serious_objection"}],
        {"reading": "reason_missing", "blocking": ["h9"]},
    ),
    (
        "consent",
        [{"position": "consent"}] * 7
        + [
            {"position": "light_objection"},
            {"position": "serious_objection", "reason": "Kein Support"},
        ],
        {"reading": "objection", "blocking": ["h9"]},
    ),
    (
        "sense_check",
        [{"fingers": fingers} for fingers in (5, 4, 4, 3, 1)],
        {"reading": "shown", "counts": {"1": 1, "3": 1, "4": 2, "5": 1}},
    ),
    (
        "priority_dots",
        [{"dots": {"o1": 2, "o2": 1}}, {"dots": {"o1": 1, "o3": 2}}, {"dots": {"o2": 1, "o1": 1}}],
        {"reading": "order", "best": ["o1"]},
    ),
]


@pytest.mark.parametrize(("method", "voices", "expected"), OWN)
def test_the_examples_of_the_documentation_are_read_as_it_says(
    tmp_path: Path, method: str, voices: list[dict[str, Any]], expected: dict[str, Any]
) -> None:
    houses = [f"h{n}" for n in range(1, 10)]
    record = {
        "method": method,
        "entitled": houses,
        "options": [{"id": "o1"}, {"id": "o2"}, {"id": "o3"}],
        "voices": [{"institution": house, **voice} for house, voice in zip(houses, voices, strict=False)],
    }

    read = tally(tmp_path, record)

    assert {key: read[key] for key in expected} == expected
