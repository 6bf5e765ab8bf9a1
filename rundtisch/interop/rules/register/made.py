"""Authorities and municipalities that schools name and no list does: made from what the rows say."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Set

from .said import Said, Value
from .sentences import Sentence
from .sentences import gettext_noop as _


def made_authorities(schools: Iterable[Said], named: Collection[str], private: Set[str]) -> list[Said]:
    """An authority for every number that is named nowhere else, in the most frequent place of its schools."""
    places: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for school in schools:
        number = str(school.facts.get("authority") or "")
        if number and number not in named:
            places[number][school.ags, str(school.facts["town"])] += 1
    made = []
    for number, counted in sorted(places.items()):
        (ags, town), _count = most_frequent(counted)
        name = Sentence(_("Schulträger %(number)s (%(town)s)"), number=number, town=town)
        facts: dict[str, Value] = {"name": str(name), "town": town, "municipality": ags}
        if number in private:
            facts["authority_kind"] = "private"
        made.append(Said(number, facts))
    return made


def made_municipalities(schools: Iterable[Said], named: Collection[str]) -> list[Said]:
    """A municipality for every key that is named nowhere else, called like the most frequent place of its rows."""
    places: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for school in schools:
        if school.ags not in named:
            places[school.ags][school.ags, str(school.facts["town"])] += 1
    return [Said(ags, {"name": most_frequent(counted)[0][1] or ags}) for ags, counted in sorted(places.items())]


def most_frequent(counted: Counter[tuple[str, str]]) -> tuple[tuple[str, str], int]:
    """The most frequent place; among equals the first by key and name, so that the order of rows does not matter."""
    return min(counted.items(), key=lambda pair: (-pair[1], pair[0]))
