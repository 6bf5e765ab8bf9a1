"""The readings of the five methods, drawn by hand; one example for every reading and every edge of a rule."""

from typing import Any

import pytest

from rundtisch.consensus.rules.reading import read


def levels(*positions: str, **record: Any) -> dict[str, Any]:
    """A round by consensus levels among a to e, with these positions in order."""
    voices = [
        {"institution": who, "position": position, "reason": f"Grund {who}"}
        for who, position in zip("abcde", positions, strict=False)
    ]
    return {"method": "consensus_levels", "entitled": list("abcde"), "voices": voices, **record}


def consent(*voices: tuple[str, str], **record: Any) -> dict[str, Any]:
    """A round by consent among a to c, with position and reason of each."""
    given = [
        {"institution": who, "position": position, "reason": reason}
        for who, (position, reason) in zip("abc", voices, strict=False)
    ]
    return {"method": "consent", "entitled": list("abc"), "voices": given, **record}


def systemic(*resistance: dict[str, int], options: str = "xyp", **record: Any) -> dict[str, Any]:
    """A round by systemic consensing among a to e; p is the passive option."""
    voices = [{"institution": who, "resistance": given} for who, given in zip("abcde", resistance, strict=False)]
    named = [{"id": option, "passive": option == "p"} for option in options]
    return {
        "method": "systemic_consensing",
        "entitled": list("abcde")[: max(len(resistance), 1)],
        "options": named,
        "voices": voices,
        **record,
    }


def test_full_agreement_of_all_is_consensus() -> None:
    record = levels("full", "full", "full", "full", "full")

    reading = read(record).as_json()

    assert reading == {
        "reading": "consensus",
        "entitled": 5,
        "heard": 5,
        "missing": [],
        "counts": {"full": 5},
        "blocking": [],
        "reservations": [],
    }


def test_minor_concerns_stand_beside_a_consensus() -> None:
    record = levels("minor_concerns", "full", "full", "full")

    reading = read(record).as_json()

    assert reading == {
        "reading": "consensus_with_concerns",
        "entitled": 5,
        "heard": 4,
        "missing": ["e"],
        "counts": {"full": 3, "minor_concerns": 1},
        "blocking": [],
        "reservations": [{"institution": "a", "position": "minor_concerns", "reason": "Grund a"}],
    }


def test_a_third_that_keeps_itself_out_makes_it_thin() -> None:
    record = levels("full", "stand_aside", "minor_concerns")

    reading = read(record).as_json()

    assert reading["reading"] == "thin"
    assert reading["counts"] == {"full": 1, "minor_concerns": 1, "stand_aside": 1}
    assert reading["reservations"] == [
        {"institution": "b", "position": "stand_aside", "reason": "Grund b"},
        {"institution": "c", "position": "minor_concerns", "reason": "Grund c"},
    ]


@pytest.mark.parametrize(
    ("thin_share", "reading"),
    [("0.2", "thin"), ("0.20000000000000000000000000000000000001", "consensus"), ("0", "thin"), ("1", "consensus")],
)
def test_the_thin_share_is_compared_to_the_last_digit(thin_share: str, reading: str) -> None:
    record = levels("full", "full", "full", "full", "abstain", thin_share=thin_share)

    assert read(record).key == reading


def test_major_concerns_ask_for_a_revision_before_thinness_counts() -> None:
    record = levels("major_concerns", "abstain", "major_concerns", "full")

    reading = read(record).as_json()

    assert reading["reading"] == "not_yet"
    assert reading["blocking"] == ["a", "c"]
    assert [r["institution"] for r in reading["reservations"]] == ["a", "c"]  # type: ignore[attr-defined]


def test_one_veto_blocks_and_alone_stands_as_blocking() -> None:
    record = levels("full", "major_concerns", "full", "veto", "full")

    reading = read(record).as_json()

    assert reading["reading"] == "no_consensus"
    assert reading["blocking"] == ["d"]
    assert reading["reservations"] == [{"institution": "b", "position": "major_concerns", "reason": "Grund b"}]


def test_without_any_voice_the_round_is_unheard_and_nobody_agreed() -> None:
    record = levels()

    reading = read(record).as_json()

    assert reading == {
        "reading": "unheard",
        "entitled": 5,
        "heard": 0,
        "missing": ["a", "b", "c", "d", "e"],
        "counts": {},
        "blocking": [],
        "reservations": [],
    }


@pytest.mark.parametrize(
    ("share", "reading", "is_met"),
    [
        ("0.4", "no_consensus", True),
        ("0.400000000000000000000000000001", "quorum_missed", False),
        ("0", "no_consensus", True),
        ("1", "quorum_missed", False),
    ],
)
def test_a_missed_quorum_is_read_first_and_hides_nothing(share: str, reading: str, is_met: bool) -> None:
    record = levels("veto", "abstain", quorum={"share": share})

    read_as = read(record).as_json()

    assert read_as == {
        "reading": reading,
        "entitled": 5,
        "heard": 2,
        "missing": ["c", "d", "e"],
        "quorum_met": is_met,
        "counts": {"abstain": 1, "veto": 1},
        "blocking": ["a"],
        "reservations": [],
    }


def test_a_quorum_that_nobody_helped_to_meet_is_missed_rather_than_unheard() -> None:
    assert read(levels(quorum={"share": "0.1"})).key == "quorum_missed"
    assert read(levels(quorum={"share": "0"})).key == "unheard"


def test_lists_of_institutions_stand_in_the_order_of_those_entitled() -> None:
    record = levels("veto", "full", "veto")
    record["voices"].reverse()
    record["entitled"] = list("ecdba")

    reading = read(record)

    assert reading.missing == ("e", "d")
    assert reading.finding.blocking == ("c", "a")


def test_consent_of_all_adopts() -> None:
    record = consent(("consent", ""), ("consent", ""))

    reading = read(record).as_json()

    assert reading == {
        "reading": "adopted",
        "entitled": 3,
        "heard": 2,
        "missing": ["c"],
        "counts": {"consent": 2},
        "blocking": [],
        "reservations": [],
    }


def test_light_objections_are_recorded_with_the_adoption() -> None:
    record = consent(("light_objection", "zu früh"), ("consent", ""), ("light_objection", ""))

    reading = read(record).as_json()

    assert reading["reading"] == "adopted_with_objections"
    assert reading["counts"] == {"consent": 1, "light_objection": 2}
    assert reading["reservations"] == [
        {"institution": "a", "position": "light_objection", "reason": "zu früh"},
        {"institution": "c", "position": "light_objection", "reason": ""},
    ]


def test_a_serious_objection_with_a_reason_blocks_with_all_serious_ones() -> None:
    record = consent(("serious_objection", " "), ("serious_objection", "gegen das Ziel"), ("light_objection", ""))

    reading = read(record).as_json()

    assert reading["reading"] == "objection"
    assert reading["blocking"] == ["a", "b"]
    assert reading["reservations"] == [{"institution": "c", "position": "light_objection", "reason": ""}]


@pytest.mark.parametrize("reason", ["", " \n\t", None])
def test_a_serious_objection_without_a_reason_asks_for_one(reason: Any) -> None:
    record = consent(("consent", ""), ("serious_objection", reason))

    reading = read(record)

    assert (reading.key, reading.finding.blocking) == ("reason_missing", ("b",))


def test_systemic_consensing_finds_the_option_with_the_lowest_group_resistance() -> None:
    record = systemic({"x": 2, "y": 9, "p": 6}, {"x": 1, "y": 8, "p": 7}, {"x": 3, "y": 2, "p": 8})

    reading = read(record).as_json()

    assert reading == {
        "reading": "best_option",
        "entitled": 3,
        "heard": 3,
        "missing": [],
        "options": [
            {"id": "x", "sum": 6, "max": 3, "acceptance": "0.8000", "above_passive": False, "outliers": []},
            {"id": "y", "sum": 19, "max": 9, "acceptance": "0.3667", "above_passive": False, "outliers": ["a", "b"]},
            {"id": "p", "sum": 21, "max": 8, "acceptance": "0.3000", "above_passive": False, "outliers": ["c"]},
        ],
        "best": ["x"],
    }


def test_an_option_with_no_less_resistance_than_the_passive_one_drops_out() -> None:
    record = systemic({"x": 5, "y": 6, "p": 5})

    reading = read(record).as_json()

    assert reading["reading"] == "passive_option"
    assert reading["best"] == ["p"]
    assert reading["options"] == [
        {"id": "x", "sum": 5, "max": 5, "acceptance": "0.5000", "above_passive": True, "outliers": []},
        {"id": "p", "sum": 5, "max": 5, "acceptance": "0.5000", "above_passive": False, "outliers": []},
        {"id": "y", "sum": 6, "max": 6, "acceptance": "0.4000", "above_passive": True, "outliers": []},
    ]


def test_candidates_within_the_near_tie_ask_for_another_round() -> None:
    two_voices = [{"x": 3, "y": 3, "p": 9}, {"x": 3, "y": 4, "p": 9}]

    assert read(systemic(*two_voices)).key == "near_tie"
    assert read(systemic(*two_voices, near_tie="0.0499")).key == "best_option"
    assert read(systemic(*two_voices)).finding.best == ("x",)


def test_an_option_above_the_passive_one_makes_no_near_tie() -> None:
    record = systemic({"x": 4, "y": 5, "p": 5}, near_tie="0.1")

    assert read(record).key == "best_option"


def test_a_single_candidate_is_the_best_option_even_beside_the_passive_one() -> None:
    record = systemic({"x": 4, "p": 5}, options="xp", near_tie="1")

    assert read(record).key == "best_option"


def test_equal_sums_are_told_apart_by_the_highest_single_resistance() -> None:
    record = systemic({"x": 6, "y": 3, "p": 9}, {"x": 0, "y": 3, "p": 9})

    reading = read(record)

    assert reading.key == "near_tie"
    assert [option.id for option in reading.finding.options or ()] == ["y", "x", "p"]
    assert reading.finding.best == ("y",)


def test_options_equal_in_sum_and_highest_resistance_are_both_best_in_the_order_given() -> None:
    record = systemic({"x": 6, "y": 3, "p": 9}, {"x": 3, "y": 6, "p": 9}, options="yxp")

    assert read(record).finding.best == ("y", "x")


def test_acceptance_is_rounded_half_up() -> None:
    record = systemic({"x": 1, "p": 32}, options="xp", scale_max=32)

    reading = read(record).as_json()

    assert [option["acceptance"] for option in reading["options"]] == ["0.9688", "0.0000"]  # type: ignore[attr-defined]


def test_the_table_sets_from_where_a_resistance_is_an_outlier() -> None:
    record = systemic({"x": 3, "p": 4}, {"x": 2, "p": 2}, options="xp", outlier_from=3, scale_max=4)

    reading = read(record).as_json()

    assert [option["outliers"] for option in reading["options"]] == [["a"], ["a"]]  # type: ignore[attr-defined]


def test_silence_speaks_for_no_option() -> None:
    record = systemic(options="xp")

    reading = read(record).as_json()

    assert reading["reading"] == "unheard"
    assert reading["best"] == []
    assert reading["options"] == [
        {"id": "x", "sum": 0, "max": 0, "acceptance": None, "above_passive": True, "outliers": []},
        {"id": "p", "sum": 0, "max": 0, "acceptance": None, "above_passive": False, "outliers": []},
    ]


def test_a_sense_check_shows_fingers() -> None:
    voices = [
        {"institution": "a", "fingers": 5},
        {"institution": "b", "fingers": 0},
        {"institution": "c", "fingers": 5},
    ]

    reading = read({"method": "sense_check", "entitled": ["a", "b", "c"], "voices": voices}).as_json()

    assert reading == {"reading": "shown", "entitled": 3, "heard": 3, "missing": [], "counts": {"0": 1, "5": 2}}


def test_a_sense_check_shows_thumbs() -> None:
    voices = [{"institution": "a", "thumb": "down"}, {"institution": "b", "thumb": "up"}]

    reading = read({"method": "sense_check", "entitled": ["a", "b"], "voices": voices}).as_json()

    assert reading["counts"] == {"up": 1, "down": 1}


def test_priority_dots_put_options_into_an_order() -> None:
    voices = [{"institution": "a", "dots": {"z": 2, "y": 1}}, {"institution": "b", "dots": {"y": 1}}]
    record = {
        "method": "priority_dots",
        "entitled": ["a", "b"],
        "options": [{"id": "x"}, {"id": "y"}, {"id": "z"}],
        "voices": voices,
    }

    reading = read(record).as_json()

    assert reading == {
        "reading": "order",
        "entitled": 2,
        "heard": 2,
        "missing": [],
        "options": [{"id": "y", "sum": 2}, {"id": "z", "sum": 2}, {"id": "x", "sum": 0}],
        "best": ["y", "z"],
    }


def test_without_a_voice_no_priority_comes_first() -> None:
    record = {"method": "priority_dots", "entitled": ["a"], "options": [{"id": "x"}], "voices": []}

    reading = read(record).as_json()

    assert (reading["reading"], reading["options"], reading["best"]) == ("unheard", [{"id": "x", "sum": 0}], [])


def test_a_secret_round_knows_who_took_part_and_who_is_missing() -> None:
    record = {
        "method": "priority_dots",
        "entitled": list("abcdef"),
        "secret": True,
        "given": list("fedcb"),
        "dots": 1,
        "options": [{"id": "x"}, {"id": "y"}],
        "voices": [{"dots": {"x": 1}}, {"dots": {}}, {"dots": {"y": 1}}, {"dots": {"x": 1}}, {"dots": {"x": 0}}],
    }

    reading = read(record).as_json()

    assert reading == {
        "reading": "order",
        "entitled": 6,
        "heard": 5,
        "missing": ["a"],
        "options": [{"id": "x", "sum": 2}, {"id": "y", "sum": 1}],
        "best": ["x"],
    }
