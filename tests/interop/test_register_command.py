"""The command import-register, as scripts use it."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from rundtisch.institutions.models import Institution
from rundtisch.interop.models import RegisterImport
from rundtisch.interop.rules.register.files import NamedBytes
from tests.interop import registers as made

pytestmark = pytest.mark.django_db

CONTRACT = ["added", "changed", "ended", "missing", "unchanged", "rejected"]


def stored(place: Path, file: NamedBytes) -> str:
    (place / file.name).write_bytes(file.content)
    return str(place / file.name)


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    call_command("import_register", *words, "--json")
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_without_apply_there_is_the_diff_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = told(capsys, stored(tmp_path, made.schools_file(made.SCHOOL)))

    assert list(answer) == [*CONTRACT, "details"]
    assert [answer[key] for key in CONTRACT] == [1, 0, 0, 0, 0, 0]
    assert {key: answer["details"]["authorities"][key] for key in CONTRACT} == {
        **dict.fromkeys(CONTRACT, 0),
        "added": 1,
    }
    assert (Institution.objects.count(), RegisterImport.objects.count()) == (0, 0)


def test_with_apply_the_directory_is_filled_and_the_same_file_again_is_unchanged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [
        stored(tmp_path, made.schools_file(made.SCHOOL, made.OFFICE)),
        "--authorities",
        stored(tmp_path, made.authorities_file()),
        "--pupils",
        stored(tmp_path, made.pupils_file({"900001": "214"})),
        "--social-index",
        stored(tmp_path, made.social_index_file({"900001": "3"})),
        "--municipalities",
        stored(tmp_path, made.municipalities_file(("05999001", "Musterau, Stadt", "Musterland"))),
        "--area",
        "05999",
        "--apply",
    ]

    first, second = told(capsys, *words), told(capsys, *words)

    assert [first[key] for key in CONTRACT] == [1, 0, 0, 0, 0, 0]
    assert [second[key] for key in CONTRACT] == [0, 0, 0, 0, 1, 0]
    assert second["details"]["social_index"] == {
        "year": 2025,
        "used": 1,
        "unknown": [],
        "rejected": 0,
        "lines": {"rejected": []},
    }


def test_complete_ends_what_is_absent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, stored(tmp_path, made.schools_file(made.SCHOOL, made.school("900002"))), "--apply")
    part = stored(tmp_path, made.schools_file(made.SCHOOL, name="teil.csv"))

    assert [told(capsys, part)[key] for key in CONTRACT] == [0, 0, 0, 1, 1, 0]
    assert [told(capsys, part, "--complete")[key] for key in CONTRACT] == [0, 0, 1, 0, 1, 0]


def test_people_get_words_and_only_the_first_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, stored(tmp_path, made.schools_file(*[made.school(f"{900001 + n}") for n in range(12)])), "--apply")
    moved = [made.school(f"{900001 + n}", Strasse="Bachstr. 2") for n in range(12)]
    pupils = made.pupils_file({"900001": "214", "999999": "1", "900002": "viele"})

    call_command(
        "import_register",
        stored(tmp_path, made.schools_file(*moved, made.school("910000", Schulform="77"))),
        "--pupils",
        stored(tmp_path, pupils),
    )

    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "Vorschau, es wurde nichts geändert:",
        "Schulen: geändert 12, zurückgewiesene Zeilen 1",
        "  geändert:",
    ]
    assert lines[3] == (
        "    900001 Städt. Grundschule am Wäldchen; Straße: Waldstr. 1 → Bachstr. 2; Schülerzahlen: – → 214"
    )
    assert lines[13:] == [
        "    … und 2 weitere; alle mit --json",
        "  zurückgewiesene Zeilen:",
        "    schuldaten.csv, Zeile 15 (910000): Die Schulform „77“ steht nicht im Schlüsselverzeichnis.",
        "Schulträger: unverändert 1",
        "Kommunen: unverändert 1",
        "Schülerzahlen im Schuljahr ab 2025: 1, zu unbekannten Schulen 1",
        "    anzahlen_2026-06-07.csv, Zeile 5 (900002): Anzahl „viele“ ist keine Zahl von 0 bis 9999.",
        "Mit --apply wird übernommen.",
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nirgends.csv"], r"^Die Datei „nirgends\.csv“ gibt es nicht\.$"),
        (["."], r"^„\.“ ist ein Verzeichnis und keine Datei\.$"),
        (
            ["nirgends.csv", "--area", "Musterau"],
            r"^Das Gebiet ist der Anfang eines Gemeindeschlüssels, zum Beispiel 05754\.$",
        ),
    ],
)
def test_a_mistake_is_told_in_one_sentence(words: list[str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("import_register", *words)


def test_a_bad_file_is_told_with_file_line_and_column(tmp_path: Path) -> None:
    columns = [column for column in made.OLD_COLUMNS if column != "Ort"]
    file = stored(tmp_path, made.schools_file(made.SCHOOL, columns=columns))

    with pytest.raises(CommandError, match=r"^„schuldaten\.csv“, Zeile 2: Die Spalte „Ort“ fehlt\.$"):
        call_command("import_register", file, "--apply")

    assert Institution.objects.count() == 0
