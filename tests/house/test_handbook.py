"""The handbook names pages and buttons as the pages themselves do."""

import re
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).parents[2]
HANDBOOK = sorted((ROOT / "docs" / "handbook").glob("*.md"))
QUOTED = re.compile(r"„([^“]+)“")
#: What stands in place of a word of the page: a name of a house, a table, a day.
PLACE = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


def words_of_the_pages() -> set[str]:
    """All German texts of the interface, with their places left open."""
    found: set[str] = set()
    for catalogue in (ROOT / "rundtisch").glob("*/locale/en/LC_MESSAGES/*.po"):
        for entry in polib.pofile(str(catalogue)):
            found |= {PLACE.sub("…", words) for words in (entry.msgid, entry.msgid_plural) if words}
    return found


WORDS = words_of_the_pages()


@pytest.mark.parametrize("page", HANDBOOK, ids=lambda page: page.stem)
def test_what_the_handbook_quotes_stands_on_a_page(page: Path) -> None:
    quoted = {" ".join(words.split()) for words in QUOTED.findall(page.read_text(encoding="utf-8"))}

    assert sorted(quoted - WORDS) == []
    assert quoted
