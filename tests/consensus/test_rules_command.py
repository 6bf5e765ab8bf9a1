"""`rundtisch tally FILE` recomputes a round from its record, without a database."""

import io
import json
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

ROUND = {"method": "consent", "entitled": ["ä"], "voices": [{"institution": "ä", "position": "consent"}]}
READ = {
    "reading": "adopted",
    "entitled": 1,
    "heard": 1,
    "missing": [],
    "counts": {"consent": 1},
    "blocking": [],
    "reservations": [],
}


def tally(name: str) -> str:
    """What the command prints."""
    printed = io.StringIO()
    call_command("tally", name, stdout=printed)
    return printed.getvalue()


def refused(name: str) -> str:
    """The sentence with which the command refuses; its exit code is always 2."""
    with pytest.raises(CommandError) as refusal:
        tally(name)
    assert refusal.value.returncode == 2
    return str(refusal.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_record_is_read_from_a_file(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "round.json"
    file.write_text(json.dumps(ROUND, ensure_ascii=False), encoding=encoding)

    assert json.loads(tally(str(file))) == READ


def test_a_record_is_read_from_the_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(ROUND).encode())))

    assert json.loads(tally("-")) == READ


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for name in [str(tmp_path / "none.json"), str(tmp_path), "a\0b"]:
        assert refused(name) == f"Die Datei {name} lässt sich nicht lesen."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Die Datei ist kein gültiges JSON (Zeile 1, Spalte 1)."),
        (b'{"method": }', "Die Datei ist kein gültiges JSON (Zeile 1, Spalte 12)."),
        ('{"method": "ä"}'.encode("latin-1"), "Die Datei ist nicht in UTF-8 geschrieben."),
        (b"[" * 200_000, "Die Datei ist zu tief verschachtelt."),
        (b'{"method": "consent"}', "entitled: fehlt"),
    ],
)
def test_a_file_that_is_no_record_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    file = tmp_path / "round.json"
    file.write_bytes(content)

    assert refused(str(file)) == sentence
