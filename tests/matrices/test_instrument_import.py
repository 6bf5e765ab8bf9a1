"""Instruments come in by file: whole, once, and never changed when in use."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.matrices import queries, services
from rundtisch.matrices.models import Counterpart, Dimension, Instrument, Stage, StageDescription
from rundtisch.matrices.queries import library
from rundtisch.matrices.services.instruments import SUPPLIED
from rundtisch.people.console import CONSOLE
from tests import factories as make
from tests.world import Cast

from .conftest import agreed_by

SMALL = """
id: matrix_klein
title: Kleine Matrix
version: "1"
language: de
audience: school
stages:
  - {value: 0, label: offen}
  - {value: 1, label: da}
areas:
  - id: bereich
    number: "1"
    title: Bereich
    dimensions:
      - {id: eins, number: "1.1", title: Eins, question: Wozu, stages: {0: nein, 1: ja}, counterpart: [t_mep]}
"""


def test_the_supplied_instruments_come_in_whole(db: None) -> None:
    services.load_supplied_instruments()

    stored = (
        Instrument.objects.count(),
        Stage.objects.count(),
        Dimension.objects.count(),
        StageDescription.objects.count(),
    )
    assert stored == (2, 8, 36, 144)


def test_a_second_import_changes_nothing(db: None) -> None:
    first = services.load_supplied_instruments()

    second = services.load_supplied_instruments()

    assert [one.pk for one in second] == [one.pk for one in first]


@pytest.mark.parametrize("order", [("matrix_schule", "matrix_schultraeger"), ("matrix_schultraeger", "matrix_schule")])
def test_counterparts_are_read_both_ways_in_whatever_order_the_files_come(db: None, order: tuple[str, str]) -> None:
    for name in order:
        services.import_instrument(
            by=CONSOLE, instrument=queries.read_instrument((SUPPLIED / f"{name}.yaml").read_bytes())
        )

    books = library()

    assert "t_mep" in [one.key for one in books.answering("s_medienkonzept")]
    assert "s_medienkonzept" in [one.key for one in books.answering("t_mep")]


def test_a_counterpart_that_is_not_there_stays_without_effect(db: None) -> None:
    services.import_instrument(by=CONSOLE, instrument=queries.read_instrument(SMALL.encode()))

    assert list(Counterpart.objects.values_list("other_key", flat=True)) == ["t_mep"]
    assert library().answering("eins") == ()


def test_a_version_not_yet_used_may_be_replaced(db: None) -> None:
    services.import_instrument(by=CONSOLE, instrument=queries.read_instrument(SMALL.encode()))

    stored, is_new = services.import_instrument(
        by=CONSOLE, instrument=queries.read_instrument(SMALL.replace("Eins", "Erstens").encode())
    )

    assert (is_new, stored.dimensions.get().title, Instrument.objects.count()) == (True, "Erstens", 1)


def test_a_version_in_use_is_never_changed(world: Cast) -> None:
    agreed_by(world.head, world.school, s_mkr=1)
    changed = (SUPPLIED / "matrix_schule.yaml").read_text().replace("Rolle der Schulleitung", "Schulleitung")

    with pytest.raises(Refusal, match="wird schon benutzt"):
        services.import_instrument(by=CONSOLE, instrument=queries.read_instrument(changed.encode()))

    assert Dimension.objects.get(key="s_rolle_schulleitung").title == "Rolle der Schulleitung"


def test_a_new_version_stands_beside_the_used_one(world: Cast) -> None:
    agreed_by(world.head, world.school, s_mkr=1)
    changed = (SUPPLIED / "matrix_schule.yaml").read_text().replace('version: "1"', 'version: "2"')

    services.import_instrument(by=CONSOLE, instrument=queries.read_instrument(changed.encode()))

    versions = Instrument.objects.filter(key="matrix_schule").order_by("version")
    assert list(versions.values_list("version", flat=True)) == ["1", "2"]


def test_a_person_without_operatorship_brings_in_nothing(db: None) -> None:
    with pytest.raises(NotEntitled):
        services.import_instrument(by=make.person(), instrument=queries.read_instrument(SMALL.encode()))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe\x00", "nicht in UTF-8"),
        (b"a: [", "kein gültiges YAML (Zeile 1)"),
        (b"a: &x 1\nb: *x", "kein gültiges YAML"),
        (SMALL.replace("version:", "title: Doppelt\nversion:").encode(), "kein gültiges YAML"),
        (b"PK\x03\x04", "kein gültiges YAML"),
        (b"nur Text", "keine Zuordnung"),
        (SMALL.replace("{0: nein, 1: ja}", "{0: nein}").encode(), "Stand 1 ist nicht beschrieben"),
        (b"x" * (1024 * 1024 + 1), "größer als 1 MB"),
    ],
)
def test_a_bad_file_is_refused_in_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(Refusal) as refusal:
        queries.read_instrument(content)

    assert sentence in refusal.value.sentence


def test_the_command_says_what_it_did(db: None, tmp_path: Path) -> None:
    file = tmp_path / "klein.yaml"
    file.write_text(SMALL)
    said = StringIO()

    call_command("import_instrument", str(file), stdout=said)
    call_command("import_instrument", str(file), stdout=said)

    assert said.getvalue().splitlines() == [
        "Kleine Matrix, Fassung 1, ist eingebracht.",
        "Kleine Matrix, Fassung 1, ist schon da, nichts geändert.",
    ]


def test_the_command_names_what_is_wrong(db: None, tmp_path: Path) -> None:
    file = tmp_path / "klein.yaml"
    file.write_text(SMALL.replace("audience: school", "audience: parents"))

    with pytest.raises(CommandError, match="audience"):
        call_command("import_instrument", str(file))
    with pytest.raises(CommandError, match="lässt sich nicht lesen"):
        call_command("import_instrument", str(tmp_path / "fehlt.yaml"))
