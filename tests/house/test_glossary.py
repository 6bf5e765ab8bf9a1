"""Every noun of the code stands in the glossary, and no noun stands for nothing."""

import ast
import re

from tests.house import source

#: Nouns that say nothing while they stand alone.
EMPTY = {"data", "info", "item", "manager", "handler", "process"}
#: Small words and forms of names that no glossary explains.
SMALL = {"for", "a", "of", "to", "in", "on", "and", "the", "query", "set", "abstract", "base"}
MODEL_BASES = {"Model", "Identified"}


def glossary() -> set[str]:
    """The words of the second and fourth column: the code names."""
    words: set[str] = set()
    for line in (source.ROOT / "docs" / "glossary.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        for cell in cells[1::2]:
            words |= set(re.findall(r"[a-z]+", cell.lower()))
    return words


def words_of(name: str) -> list[str]:
    """`AgendaItem` and `agenda_item` are both agenda and item."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


def is_known(word: str, known: set[str]) -> bool:
    """In the singular or the plural."""
    return bool({word, word.removesuffix("s"), word.removesuffix("es"), re.sub("ies$", "y", word)} & (known | SMALL))


def models() -> list[str]:
    """The names of everything that is stored."""
    names = []
    for module in source.modules("models"):
        for stored in module.classes():
            bases = {ast.unparse(base).split(".")[-1].split("[")[0] for base in stored.bases}
            if bases & MODEL_BASES:
                names.append(stored.name)
    return names


def test_every_stored_thing_is_named_from_the_glossary() -> None:
    known = glossary()

    unknown = {name: [word for word in words_of(name) if not is_known(word, known)] for name in models()}

    assert {name: words for name, words in unknown.items() if words} == {}


def test_no_module_or_class_is_called_by_an_empty_noun() -> None:
    names = [name for module in source.modules() for name in (module.path.stem, *(c.name for c in module.classes()))]

    assert [name for name in names if words_of(name) and set(words_of(name)) <= EMPTY] == []


def test_an_unknown_noun_would_be_noticed() -> None:
    assert not is_known("gizmo", glossary())
    assert len(models()) > 20
