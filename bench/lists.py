"""Whether a list asks as many questions for 400 rows as for one."""

from collections.abc import Mapping
from typing import Any

from .pages import queries_of
from .server import Place


def queries_of_lists(place: Place, filled: Mapping[str, Any]) -> dict[str, list[int]]:
    """The number of questions of every list with 1, 40 and 400 rows."""
    cookie, by_rows = filled["counting_cookie"], filled["lists"].values()
    names = next(iter(by_rows))
    # The first visitor of a worker may ask what is remembered afterwards.
    for lists in by_rows:
        for address in lists.values():
            queries_of(place, address, cookie)
    return {name: [queries_of(place, lists[name], cookie) for lists in by_rows] for name in names}
