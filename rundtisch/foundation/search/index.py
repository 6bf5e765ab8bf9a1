"""Writing the search index, in the same transaction as the act that changes a text."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db import transaction

from ..models import IndexedText, IndexedWord
from ..ports import SearchText, searchable
from ..rules.words import forms_in

#: So many texts go to the database at once.
AT_ONCE = 500


def index(kind: str, *texts: SearchText) -> None:
    """Let the search find these things by their present texts; the act that changed them calls this."""
    forms: dict[str, str] = {}
    entries = []
    for text in texts:
        heads, body = forms_in(text.heads), forms_in(text.body)
        forms |= heads | body
        entries.append(_entry(kind, text, set(heads.values()), set(body.values())))
    if not entries:
        return
    _learn(forms)
    IndexedText.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["kind", "thing"], update_fields=["heads", "body"]
    )


def _entry(kind: str, text: SearchText, heads: set[str], body: set[str]) -> IndexedText:
    return IndexedText(kind=kind, thing=text.thing, heads=" ".join(sorted(heads)), body=" ".join(sorted(body - heads)))


def _learn(forms: dict[str, str]) -> None:
    """Take new words into the vocabulary, in order, so that two acts never wait for each other."""
    known = set(IndexedWord.objects.filter(word__in=forms).values_list("word", flat=True))
    IndexedWord.objects.bulk_create(
        (IndexedWord(word=form, stem=forms[form]) for form in sorted(forms.keys() - known)), ignore_conflicts=True
    )


@transaction.atomic
def rebuild() -> dict[str, int]:
    """Build the whole index anew from what the parts name; returns how many things of each kind are found."""
    IndexedText.objects.all().delete()
    IndexedWord.objects.all().delete()
    counted = {}
    for one in searchable:
        counted[one.kind] = 0
        for texts in _in_batches(one.texts()):
            index(one.kind, *texts)
            counted[one.kind] += len(texts)
    return counted


def _in_batches(texts: Iterable[SearchText]) -> Iterator[Sequence[SearchText]]:
    rest = iter(texts)
    while batch := list(islice(rest, AT_ONCE)):
        yield batch
