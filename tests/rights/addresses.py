"""Every address of the product with an object of Emsbrück to try it on; an address without one fails."""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.region import Region

Arguments = Callable[[Region], dict[str, Any]]


def _nothing(_: Region) -> dict[str, Any]:
    return {}


def _table(region: Region) -> dict[str, Any]:
    return {"table_id": region.table.pk}


def _topic(region: Region) -> dict[str, Any]:
    return {"topic_id": region.table.topics.earliest("proposed_at").pk}


#: Addresses of pages that anybody may open; everything else asks who is there.
PUBLIC = {
    "help",
    "accessibility",
    "privacy",
    "imprint",
}

#: For each address: the arguments of one sample object.
ARGUMENTS: dict[str, Arguments] = {
    "start": _nothing,
    "help": _nothing,
    "accessibility": _nothing,
    "privacy": _nothing,
    "imprint": _nothing,
    "components": _nothing,
    "table_list": _nothing,
    "table_new": _nothing,
    "table_detail": _table,
    "member_list": _table,
    "participation_new": _table,
    "participation_end": lambda region: {"participation_id": region.table.participations.earliest("place").pk},
    "ground_rules": _table,
    "topic_list": _table,
    "topic_detail": _topic,
    "topic_state": _topic,
}


def every_name() -> list[str]:
    """The names of all addresses, from the URL configuration."""
    return sorted(set(_names(get_resolver().url_patterns)))


def _names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name or str(pattern.pattern)
        else:
            yield from _names(pattern.url_patterns)


def address_of(name: str, region: Region) -> str:
    """The address of the sample object."""
    return reverse(name, kwargs=ARGUMENTS[name](region))
