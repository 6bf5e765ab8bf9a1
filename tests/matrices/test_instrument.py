"""An instrument is read whole, or refused with the place named."""

from copy import deepcopy
from typing import Any

import pytest

from rundtisch.matrices.rules.instrument import Area, AssessedBy, Dimension, Instrument, Stage, unknown_counterparts
from rundtisch.matrices.rules.instrument_file import InstrumentError, parse
from rundtisch.matrices.rules.ratings import counterparts_of
from rundtisch.matrices.rules.stages import Scale

FILE: dict[str, Any] = {
    "id": "m",
    "title": "Matrix",
    "version": "1",
    "language": "de",
    "audience": "school",
    "how_to_use": ["Erst einzeln, dann gemeinsam."],
    "stages": [{"value": 0, "label": "noch nicht begonnen", "short": "offen"}, {"value": 1, "label": "etabliert"}],
    "areas": [
        {
            "id": "area",
            "number": "1",
            "title": "Steuerung",
            "dimensions": [
                {
                    "id": "s1",
                    "number": "1.1",
                    "core": True,
                    "title": "Rolle",
                    "question": "Wie?",
                    "stages": {0: "Gar nicht. ", 1: "Gut."},
                    "counterpart": ["t1", "s2"],
                },
                {
                    "id": "s2",
                    "number": "1.2",
                    "title": "Gruppe",
                    "question": "Wer?",
                    "note": "Nur am Berufskolleg.",
                    "evidence": "Auftrag",
                    "stages": {1: "Alle.", 0: "Niemand."},
                },
            ],
        }
    ],
}
DIMENSION = ["areas", 0, "dimensions", 0]
GONE = object()


def changed(path: list[Any], value: object) -> dict[str, Any]:
    """The file with one place changed or taken away."""
    root = deepcopy(FILE)
    at: Any = root
    for step in path[:-1]:
        at = at[step]
    if value is GONE:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return root


def test_an_instrument_is_read_whole() -> None:
    instrument = parse(FILE)

    assert instrument == Instrument(
        id="m",
        version="1",
        title="Matrix",
        subtitle="",
        language="de",
        audience=AssessedBy.SCHOOL,
        assessed_by="",
        stage_rule="",
        how_to_use=("Erst einzeln, dann gemeinsam.",),
        source_notes=(),
        stages=(Stage(0, "noch nicht begonnen", "offen"), Stage(1, "etabliert", "")),
        areas=(
            Area(
                "area",
                "1",
                "Steuerung",
                (
                    Dimension("s1", "1.1", "Rolle", "Wie?", True, ("Gar nicht.", "Gut."), "", "", ("t1", "s2")),
                    Dimension(
                        "s2",
                        "1.2",
                        "Gruppe",
                        "Wer?",
                        False,
                        ("Niemand.", "Alle."),
                        "Nur am Berufskolleg.",
                        "Auftrag",
                        (),
                    ),
                ),
            ),
        ),
    )


def test_scale_and_links_come_from_stages_and_dimensions() -> None:
    instrument = parse(FILE)

    assert instrument.scale == Scale(0, 1)
    assert counterparts_of(instrument.links) == {frozenset({"s1", "t1"}), frozenset({"s1", "s2"})}


def test_counterparts_may_lie_in_another_instrument() -> None:
    school = parse(FILE)
    authority = parse({**changed([*DIMENSION, "counterpart"], []), "id": "t"})
    answering = deepcopy(FILE["areas"])
    answering[0]["dimensions"][0].update(id="t1", counterpart=["s2"])
    answering[0]["dimensions"][1].update(id="t2")

    assert unknown_counterparts([school, authority]) == [("s1", "t1")]
    assert unknown_counterparts([school, parse({**FILE, "areas": answering})]) == []


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["id"], GONE, "id: fehlt"),
        (["title"], "  ", "title: der Text ist leer"),
        (["version"], 1, "version: 1 ist kein Text"),
        (
            ["audience"],
            "council",
            "audience: „council“ ist nicht vorgesehen (möglich: school, authority)",
        ),
        (["subtitle"], [], "subtitle: eine Liste ist kein Text"),
        (["how_to_use", 0], 3, "how_to_use[0]: 3 ist kein Text"),
        (["stages"], {0: "offen"}, "stages: eine Zuordnung ist keine Liste"),
        (["stages"], FILE["stages"][:1], "stages: 1 Stände sind nicht 2 bis 6"),
        (["stages"], FILE["stages"] * 4, "stages: 8 Stände sind nicht 2 bis 6"),
        (["stages", 1, "value"], 2, "stages[1].value: 2 folgt nicht auf den Stand davor, erwartet ist 1"),
        (["stages", 1, "value"], True, "stages[1].value: true ist keine ganze Zahl"),
        (["stages", 1, "label"], GONE, "stages[1].label: fehlt"),
        (["areas"], [], "areas: die Liste ist leer"),
        (["areas", 0, "dimensions"], [], "areas[0].dimensions: die Liste ist leer"),
        (["areas", 0, "dimensions", 1, "id"], "s1", "areas[0].dimensions[1].id: „s1“ steht doppelt"),
        (["areas", 0, "id"], "s1", "areas[0].dimensions[0].id: „s1“ steht doppelt"),
        ([*DIMENSION, "question"], GONE, "areas[0].dimensions[0].question: fehlt"),
        ([*DIMENSION, "core"], "yes", "areas[0].dimensions[0].core: „yes“ ist weder true noch false"),
        ([*DIMENSION, "stages", 1], GONE, "areas[0].dimensions[0].stages: Stand 1 ist nicht beschrieben"),
        ([*DIMENSION, "stages", 1], "", "areas[0].dimensions[0].stages.1: der Text ist leer"),
        ([*DIMENSION, "stages", 2], "Mehr.", "areas[0].dimensions[0].stages.2: diesen Stand gibt es nicht"),
        ([*DIMENSION, "stages", "0"], "x", "areas[0].dimensions[0].stages.0: diesen Stand gibt es nicht"),
        (
            [*DIMENSION, "counterpart", 0],
            "s1",
            "areas[0].dimensions[0].counterpart[0]: eine Dimension ist nicht ihr eigenes Gegenstück",
        ),
        ([*DIMENSION, "counterpart", 1], "t1", "areas[0].dimensions[0].counterpart[1]: „t1“ steht doppelt"),
        ([*DIMENSION, "counterpart"], "t1", "areas[0].dimensions[0].counterpart: „t1“ ist keine Liste"),
    ],
)
def test_a_doubtful_instrument_is_refused_at_its_place(path: list[Any], value: object, message: str) -> None:
    with pytest.raises(InstrumentError) as refusal:
        parse(changed(path, value))

    assert str(refusal.value) == message
