"""What the search knows of a topic: its title and what it is about."""

from collections.abc import Iterator

from rundtisch.foundation import search
from rundtisch.foundation.ports import Searchable, SearchText

from .models import Topic

KIND = "topic"


def index(topic: Topic) -> None:
    """Let the search find the topic by its present words; part of the act that changes them."""
    search.index(KIND, SearchText(topic.pk, topic.title, topic.description))


def _all() -> Iterator[SearchText]:
    for row in Topic.objects.order_by("pk").values_list("pk", "title", "description").iterator():
        yield SearchText(*row)


SEARCHABLE = Searchable(KIND, _all)
