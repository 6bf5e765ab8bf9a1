"""What the search knows of a process description: title, purpose and what happens in its steps."""

from collections.abc import Iterator

from django.db.models import QuerySet

from rundtisch.foundation import search
from rundtisch.foundation.ports import Searchable, SearchText

from .models import ProcessDescription

KIND = "process_description"


def index(description: ProcessDescription) -> None:
    """Let the search find the description by its present words; part of the act that changes them."""
    search.index(KIND, *_texts_of(ProcessDescription.objects.filter(pk=description.pk)))


def _texts_of(descriptions: QuerySet[ProcessDescription]) -> Iterator[SearchText]:
    for one in descriptions.prefetch_related("steps").order_by("pk").iterator(chunk_size=200):
        steps = " ".join(f"{step.what} {step.needed}" for step in one.steps.all())
        yield SearchText(one.pk, one.title, f"{one.purpose} {steps}")


SEARCHABLE = Searchable(KIND, lambda: _texts_of(ProcessDescription.objects.all()))
