"""Everything that is said in German is said in English, too."""

import re
import shutil
from pathlib import Path

import polib
import pytest

from rundtisch.config import catalogues
from tests.house import source


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house whose catalogues were collected anew."""
    copy = tmp_path_factory.mktemp("house") / "rundtisch"
    shutil.copytree(source.PACKAGE, copy, ignore=shutil.ignore_patterns("static", "__pycache__", "*.mo", "fonts"))
    catalogues.collect(copy)
    return copy


@pytest.mark.parametrize("part", sorted(set(source.STEP_OF) - {"config"}))
def test_every_text_of_a_part_is_in_its_english_catalogue(part: str, collected: Path) -> None:
    texts = collected / part / "locale" / "en" / "LC_MESSAGES" / "django.po"
    if not texts.exists():  # a part that says nothing on pages
        return

    said = polib.pofile(str(texts))

    assert sorted(entry.msgid for entry in [*said.untranslated_entries(), *said.fuzzy_entries()]) == []


def test_one_german_text_has_one_english_text_in_all_parts() -> None:
    # All catalogues become one when the program runs; of two texts the one loaded last would stand everywhere.
    english: dict[tuple[str | None, str], set[str]] = {}
    for path in catalogues.sources():
        for entry in polib.pofile(str(path)):
            english.setdefault((entry.msgctxt, entry.msgid), set()).add(str(entry.msgstr_plural or entry.msgstr))

    assert {key[1]: texts for key, texts in english.items() if key[1] and len(texts) > 1} == {}


def test_translated_texts_keep_their_places() -> None:
    changed = []
    for path in catalogues.sources():
        for entry in polib.pofile(str(path)):
            forms = list(entry.msgstr_plural.values()) or [entry.msgstr]
            wanted = {places(entry.msgid), places(entry.msgid_plural or entry.msgid)}
            if any(form and places(form) not in wanted for form in forms):
                changed.append(entry.msgid)

    assert changed == []


def places(text: str) -> frozenset[str]:
    """The places of a text into which something is put: `%(count)s`."""
    return frozenset(re.findall(r"%\(\w+\)[sd]|{\w*}", text))
