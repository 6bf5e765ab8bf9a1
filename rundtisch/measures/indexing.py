"""What the search knows of a measure: its title and the note."""

from collections.abc import Iterator

from rundtisch.foundation import search
from rundtisch.foundation.ports import Searchable, SearchText

from .models import Measure

KIND = "measure"


def index(measure: Measure) -> None:
    """Let the search find the measure by its present words; part of the act that changes them."""
    search.index(KIND, SearchText(measure.pk, measure.title, measure.note))


def _all() -> Iterator[SearchText]:
    for row in Measure.objects.order_by("pk").values_list("pk", "title", "note").iterator():
        yield SearchText(*row)


SEARCHABLE = Searchable(KIND, _all)
