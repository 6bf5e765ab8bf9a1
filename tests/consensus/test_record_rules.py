"""A record that two readers could read differently is refused, with its place named."""

from copy import deepcopy
from typing import Any

import pytest

from rundtisch.consensus.rules.reading import read, read_bytes
from rundtisch.consensus.rules.record import RecordError

SOUND: dict[str, dict[str, Any]] = {
    "levels": {
        "method": "consensus_levels",
        "entitled": ["a", "b"],
        "quorum": {"share": "0.5"},
        "voices": [{"institution": "a", "position": "full", "reason": "gut"}, {"institution": "b", "position": "veto"}],
    },
    "consent": {
        "method": "consent",
        "entitled": ["a"],
        "voices": [{"institution": "a", "position": "consent"}],
    },
    "systemic": {
        "method": "systemic_consensing",
        "entitled": ["a", "b", "c"],
        "options": [{"id": "o1"}, {"id": "o0", "passive": True}],
        "voices": [{"institution": who, "resistance": {"o1": 2, "o0": 6}} for who in "abc"],
    },
    "check": {
        "method": "sense_check",
        "entitled": ["a", "b"],
        "voices": [{"institution": "a", "fingers": 4}, {"institution": "b", "fingers": 0}],
    },
    "thumbs": {
        "method": "sense_check",
        "entitled": ["a", "b"],
        "voices": [{"institution": "a", "thumb": "up"}, {"institution": "b", "thumb": "down"}],
    },
    "dots": {
        "method": "priority_dots",
        "entitled": ["a"],
        "options": [{"id": "o1"}, {"id": "o2"}],
        "voices": [{"institution": "a", "dots": {"o1": 2, "o2": 1}}],
    },
    "secret": {
        "method": "sense_check",
        "entitled": list("abcdef"),
        "secret": True,
        "given": list("abcde"),
        "voices": [{"fingers": 1}, {"fingers": 2}, {"fingers": 3}, {"fingers": 4}, {"fingers": 5}],
    },
}

GONE = object()


def changed(record: str, path: list[Any], value: object) -> dict[str, Any]:
    """A sound record with one place changed or taken away."""
    root = deepcopy(SOUND[record])
    at: Any = root
    for step in path[:-1]:
        at = at[step]
    if value is GONE:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return root


@pytest.mark.parametrize("record", SOUND)
def test_the_records_before_the_change_are_sound(record: str) -> None:
    assert read(SOUND[record]).heard == len(SOUND[record]["voices"])


@pytest.mark.parametrize(
    ("record", "path", "value", "message"),
    [
        ("levels", ["method"], GONE, "method: fehlt"),
        (
            "levels",
            ["method"],
            "majority",
            "method: „majority“ ist nicht vorgesehen (möglich: consensus_levels, consent, systemic_consensing, "
            "sense_check, priority_dots)",
        ),
        ("levels", ["method"], 7, "method: 7 ist kein Text"),
        ("levels", ["entitled"], GONE, "entitled: fehlt"),
        ("levels", ["entitled"], "ab", "entitled: „ab“ ist keine Liste"),
        ("levels", ["entitled", 1], 2, "entitled[1]: 2 ist kein Text"),
        ("levels", ["entitled", 1], "a", "entitled[1]: „a“ steht doppelt"),
        ("levels", ["quorum"], "0.5", "quorum: „0.5“ ist keine Zuordnung von Namen zu Werten"),
        ("levels", ["quorum"], {}, "quorum.share: fehlt"),
        ("levels", ["quorum", "share"], "0,5", "quorum.share: „0,5“ ist keine Dezimalzahl"),
        ("levels", ["quorum", "share"], 0.5, "quorum.share: 0.5 ist keine Dezimalzahl"),
        ("levels", ["quorum", "share"], True, "quorum.share: true ist keine Dezimalzahl"),
        ("levels", ["quorum", "share"], "1.01", "quorum.share: „1.01“ liegt nicht auf der Skala 0 bis 1"),
        ("levels", ["quorum", "share"], "-0.1", "quorum.share: „-0.1“ liegt nicht auf der Skala 0 bis 1"),
        ("levels", ["quorum", "share"], "NaN", "quorum.share: „NaN“ ist keine Dezimalzahl"),
        ("levels", ["thin_share"], None, "thin_share: null ist keine Dezimalzahl"),
        ("levels", ["secret"], True, "secret: geheim geht nur bei sense_check und priority_dots"),
        ("levels", ["secret"], "no", "secret: „no“ ist weder true noch false"),
        ("levels", ["voices"], GONE, "voices: fehlt"),
        ("levels", ["voices"], {"a": "full"}, "voices: eine Zuordnung ist keine Liste"),
        ("levels", ["voices", 1], ["b"], "voices[1]: eine Liste ist keine Zuordnung von Namen zu Werten"),
        ("levels", ["voices", 1, "institution"], GONE, "voices[1].institution: fehlt"),
        ("levels", ["voices", 1, "institution"], ["b"], "voices[1].institution: eine Liste ist kein Text"),
        (
            "levels",
            ["voices", 1, "institution"],
            "z\n",
            "voices[1].institution: „z\\n“ steht nicht unter den Stimmberechtigten (entitled)",
        ),
        ("levels", ["voices", 1, "institution"], "a", "voices[1].institution: „a“ hat schon eine Stimme (voices[0])"),
        ("levels", ["voices", 1, "position"], GONE, "voices[1].position: fehlt"),
        (
            "levels",
            ["voices", 1, "position"],
            "consent",
            "voices[1].position: „consent“ ist nicht vorgesehen (möglich: full, minor_concerns, abstain, stand_aside, "
            "major_concerns, veto)",
        ),
        ("levels", ["voices", 0, "reason"], 5, "voices[0].reason: 5 ist kein Text"),
        (
            "consent",
            ["voices", 0, "position"],
            "veto",
            "voices[0].position: „veto“ ist nicht vorgesehen (möglich: consent, light_objection, serious_objection)",
        ),
        ("systemic", ["options"], GONE, "options: fehlt"),
        ("systemic", ["options"], [], "options: es gibt keine Option"),
        ("systemic", ["options", 0], "o1", "options[0]: „o1“ ist keine Zuordnung von Namen zu Werten"),
        ("systemic", ["options", 0, "id"], "o0", "options[1].id: „o0“ steht doppelt"),
        ("systemic", ["options", 0, "passive"], 1, "options[0].passive: 1 ist weder true noch false"),
        (
            "systemic",
            ["options", 0, "passive"],
            True,
            "options: genau eine Option ist die Passivlösung (passive), hier sind es 2",
        ),
        (
            "systemic",
            ["options", 1, "passive"],
            False,
            "options: genau eine Option ist die Passivlösung (passive), hier sind es 0",
        ),
        ("systemic", ["options", 0], GONE, "options: neben der Passivlösung fehlt eine Option"),
        ("systemic", ["scale_max"], 0, "scale_max: 0 ist kleiner als 1"),
        ("systemic", ["scale_max"], "10", "scale_max: „10“ ist keine ganze Zahl"),
        ("systemic", ["outlier_from"], -1, "outlier_from: -1 ist kleiner als 0"),
        ("systemic", ["near_tie"], "5%", "near_tie: „5%“ ist keine Dezimalzahl"),
        ("systemic", ["voices", 2, "resistance"], GONE, "voices[2].resistance: fehlt"),
        ("systemic", ["voices", 2, "resistance", "o1"], GONE, "voices[2].resistance.o1: fehlt"),
        ("systemic", ["voices", 2, "resistance", "o9"], 1, "voices[2].resistance.o9: diese Option gibt es nicht"),
        (
            "systemic",
            ["voices", 2, "resistance", "o1"],
            11,
            "voices[2].resistance.o1: 11 liegt nicht auf der Skala 0 bis 10",
        ),
        (
            "systemic",
            ["voices", 2, "resistance", "o1"],
            -1,
            "voices[2].resistance.o1: -1 liegt nicht auf der Skala 0 bis 10",
        ),
        ("systemic", ["voices", 2, "resistance", "o1"], True, "voices[2].resistance.o1: true ist keine ganze Zahl"),
        ("systemic", ["voices", 2, "resistance", "o1"], False, "voices[2].resistance.o1: false ist keine ganze Zahl"),
        ("systemic", ["voices", 2, "resistance", "o1"], 2.0, "voices[2].resistance.o1: 2.0 ist keine ganze Zahl"),
        ("systemic", ["voices", 2, "resistance", "o1"], "2", "voices[2].resistance.o1: „2“ ist keine ganze Zahl"),
        ("check", ["voices", 1, "fingers"], 6, "voices[1].fingers: 6 liegt nicht auf der Skala 0 bis 5"),
        ("check", ["voices", 1, "fingers"], GONE, "voices[1].fingers: fehlt"),
        (
            "check",
            ["voices", 1, "thumb"],
            "up",
            "voices[1].thumb: alle Stimmen zeigen Finger (fingers) oder alle den Daumen (thumb)",
        ),
        (
            "thumbs",
            ["voices", 1],
            {"institution": "b", "fingers": 3},
            "voices[1].fingers: alle Stimmen zeigen Finger (fingers) oder alle den Daumen (thumb)",
        ),
        (
            "thumbs",
            ["voices", 1, "thumb"],
            "left",
            "voices[1].thumb: „left“ ist nicht vorgesehen (möglich: up, level, down)",
        ),
        ("dots", ["voices", 0, "dots", "o1"], 3, "voices[0].dots: 4 Punkte sind mehr als die 3, die es gibt"),
        ("dots", ["dots"], 2, "voices[0].dots: 3 Punkte sind mehr als die 2, die es gibt"),
        ("dots", ["dots"], 0, "dots: 0 ist kleiner als 1"),
        ("dots", ["voices", 0, "dots", "o1"], -1, "voices[0].dots.o1: -1 ist kleiner als 0"),
        ("dots", ["voices", 0, "dots", "o1"], 1.0, "voices[0].dots.o1: 1.0 ist keine ganze Zahl"),
        ("dots", ["voices", 0, "dots", "o9"], 0, "voices[0].dots.o9: diese Option gibt es nicht"),
        ("secret", ["given"], GONE, "given: fehlt"),
        ("secret", ["given", 1], "a", "given[1]: „a“ steht doppelt"),
        ("secret", ["given", 1], "z", "given[1]: „z“ steht nicht unter den Stimmberechtigten (entitled)"),
        ("secret", ["given", 4], GONE, "given: 4 Institutionen haben teilgenommen, aber es gibt 5 Stimmen"),
        ("secret", ["voices", 4], GONE, "secret: geheim geht erst ab 5 Stimmen, hier sind es 4"),
        (
            "secret",
            ["voices", 4, "institution"],
            "e",
            "voices[4].institution: eine geheime Stimme nennt keine Institution",
        ),
        ("secret", ["secret"], False, "voices[0].institution: fehlt"),
    ],
)
def test_a_doubtful_record_is_refused_at_its_place(record: str, path: list[Any], value: object, message: str) -> None:
    raw = changed(record, path, value)

    with pytest.raises(RecordError) as refusal:
        read(raw)

    assert str(refusal.value) == message


@pytest.mark.parametrize("raw", [None, 3, "text", [], True])
def test_what_is_no_mapping_is_no_record(raw: Any) -> None:
    with pytest.raises(RecordError, match=r"^Datei: .* ist keine Zuordnung von Namen zu Werten$"):
        read(raw)


def test_a_quorum_may_also_be_written_as_a_json_number() -> None:
    content = b'{"method": "consent", "entitled": ["a", "b", "c"], "quorum": {"share": 0.34}, "voices": []}'

    assert read_bytes(content).key == "quorum_missed"


def test_a_key_that_stands_twice_is_refused_where_it_is_read() -> None:
    content = b"""{"method": "consent", "x": 1, "x": 2, "entitled": ["a"],
                   "voices": [{"institution": "a", "position": "consent", "position": "serious_objection"}]}"""

    with pytest.raises(RecordError, match=r"^voices\[0\]\.position: steht doppelt$"):
        read_bytes(content)
