"""The search index: what was written is found, on both databases alike."""

from collections.abc import Iterator
from io import StringIO
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from rundtisch.foundation import clock, ports, search
from rundtisch.foundation.models import Delivery, IndexedText, IndexedWord
from rundtisch.foundation.ports import Searchable, SearchText
from rundtisch.foundation.search import engines

pytestmark = pytest.mark.django_db
FIRST, SECOND = uuid4(), uuid4()


def found(typed: str, kind: str = "leaf", *, in_heads: bool = False) -> set[UUID]:
    def look(asked: search.Asked) -> set[UUID]:
        condition = asked.stands_in(kind, in_heads=in_heads)
        return set(Delivery.objects.filter(condition).values_list("pk", flat=True))

    return search.answered(typed, look)[1]


@pytest.fixture
def _written() -> None:
    for pk in (FIRST, SECOND):
        Delivery.objects.create(pk=pk, created_at=clock.now(), next_attempt_at=clock.now())
    search.index(
        "leaf",
        SearchText(FIRST, "Geräteausstattung in Gütersloh", "Alle Häuser melden Ausfälle binnen 3 Tagen, 1e5 mal."),
        SearchText(SECOND, "Übergang", "Ausstattung der Grundschulen, Raum 007"),
    )


@pytest.mark.usefixtures("_written")
@pytest.mark.parametrize(
    ("typed", "things"),
    [
        ("ausstattung", {FIRST, SECOND}),
        ("GÜTERS", {FIRST}),
        ("Guetersloh haus", {FIRST}),
        ("Ausstattung der Schulen", {SECOND}),
        ("Ubergänge", {SECOND}),
        ("Grundschle", {SECOND}),
        ("Grundschulle", {SECOND}),
        ("007", {SECOND}),
        ("1e5", {FIRST}),
        ("Ausstattung Schwimmbad", set()),
        ("und", set()),
        ("", set()),
        ("'; \") OR * : NEAR ( \\ & | ! \0", set()),
    ],
)
def test_texts_are_found(typed: str, things: set[UUID]) -> None:
    assert found(typed) == things


@pytest.mark.usefixtures("_written")
def test_frequent_words_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "MANY", 1)

    assert found("Ausstattung") == {FIRST, SECOND}
    assert found("Ausstattung", in_heads=True) == {FIRST}


@pytest.mark.usefixtures("_written")
def test_heads_are_told_from_texts() -> None:
    assert found("Ausstattung", in_heads=True) == {FIRST}


@pytest.mark.usefixtures("_written")
def test_kinds_stay_apart() -> None:
    assert found("Ausstattung", "branch") == set()


@pytest.mark.usefixtures("_written")
def test_a_changed_text_is_found_by_its_new_words_alone() -> None:
    search.index("leaf", SearchText(FIRST, "Wartung"))

    assert found("Wartung") == {FIRST}
    assert found("Geräteausstattung") == set()
    assert IndexedText.objects.count() == 2


@pytest.mark.usefixtures("_written")
def test_what_is_gone_is_not_found() -> None:
    IndexedText.objects.filter(thing=FIRST).delete()

    assert found("Ausstattung") == {SECOND}


def test_the_index_goes_back_with_the_act() -> None:
    with transaction.atomic():
        search.index("leaf", SearchText(FIRST, "Wartung"))
        transaction.set_rollback(True)

    assert found("Wartung") == set()


def test_nothing_to_index_asks_nothing(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        search.index("leaf")


def test_a_thing_stands_in_the_index_once() -> None:
    IndexedText.objects.create(kind="leaf", thing=FIRST)

    with pytest.raises(IntegrityError, match="thing"):
        IndexedText.objects.create(kind="leaf", thing=FIRST)


@pytest.fixture
def leaves() -> Iterator[list[SearchText]]:
    """The only things that are found in this test."""
    kept, texts = ports.searchable[:], list[SearchText]()
    ports.searchable[:] = [Searchable("leaf", lambda: texts)]
    yield texts
    ports.searchable[:] = kept


@pytest.mark.usefixtures("_written")
def test_rebuilding_forgets_what_is_gone_and_finds_what_was_left_out(leaves: list[SearchText]) -> None:
    leaves.append(SearchText(FIRST, "Wartungsvertrag"))
    told = StringIO()

    call_command("rebuild_search", stdout=told)

    assert told.getvalue().split() == ["leaf", "1"]
    assert found("Vertrag") == {FIRST}
    assert found("Ausstattung") == set()
    assert IndexedWord.objects.count() == 1
