"""Writing a joint text: nothing is overwritten silently, nothing is lost."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from rundtisch.foundation import clock
from rundtisch.foundation.errors import Refusal
from rundtisch.people.models import Person
from rundtisch.writing.models import LONGEST, JointText, TextVersion
from rundtisch.writing.rules import Clash
from rundtisch.writing.services import WrittenMeanwhile, write
from tests import factories as make

pytestmark = pytest.mark.django_db
AFTERNOON = timezone.make_aware(datetime(2026, 5, 7, 15, 0))  # noqa: DTZ001 - made aware at once


@pytest.fixture
def anna() -> Person:
    return make.person("Anna Schreibt")


@pytest.fixture
def ben() -> Person:
    return make.person("Ben Schreibt")


def minutes_later(minutes: int) -> datetime:
    return AFTERNOON + timedelta(minutes=minutes)


def versions(text: JointText) -> list[tuple[int, str, str]]:
    return list(text.versions.order_by("version").values_list("version", "body", "written_by_label"))


def test_the_first_words_make_version_one(anna: Person) -> None:
    text = JointText.objects.create()

    with clock.at(AFTERNOON):
        write(by=anna, text=text, body="Wir beginnen.", version=0)

    assert (text.body, text.version, text.written_at, text.written_by_label) == (
        "Wir beginnen.",
        1,
        AFTERNOON,
        "Anna Schreibt",
    )
    assert versions(text) == []


def test_two_who_wrote_from_the_same_version_see_both_texts(anna: Person, ben: Person) -> None:
    text = JointText.objects.create()
    write(by=anna, text=text, body="Annas Satz", version=0)

    with pytest.raises(WrittenMeanwhile) as refused:
        write(by=ben, text=text, body="Bens Satz", version=0)

    assert refused.value.clash == Clash(1, "Annas Satz", "Bens Satz", "Anna Schreibt")
    assert refused.value.sentence == (
        "Anna Schreibt hat inzwischen weitergeschrieben. Beide Fassungen stehen hier; nichts ist verloren."
    )
    text.refresh_from_db()
    assert (text.body, text.version) == ("Annas Satz", 1)


def test_the_same_text_twice_is_no_conflict_and_no_version(anna: Person, ben: Person) -> None:
    text = JointText.objects.create()
    write(by=anna, text=text, body="Ein Satz", version=0)

    from_the_old_version = write(by=ben, text=text, body="Ein Satz", version=0)
    from_the_new_version = write(by=ben, text=text, body="Ein Satz", version=1)

    assert (from_the_old_version.version, from_the_new_version.version) == (1, 1)
    assert versions(text) == []


def test_a_steady_hand_makes_no_version_a_second(anna: Person) -> None:
    text = JointText.objects.create()

    for minute, body in enumerate(["Wir", "Wir beginnen", "Wir beginnen um drei"]):
        with clock.at(minutes_later(minute)):
            write(by=anna, text=text, body=body, version=minute)

    assert (text.body, versions(text)) == ("Wir beginnen um drei", [])


def test_another_hand_keeps_what_stood_before(anna: Person, ben: Person) -> None:
    text = JointText.objects.create()
    write(by=anna, text=text, body="Annas Satz", version=0)

    write(by=ben, text=text, body="Bens Satz", version=1)

    assert versions(text) == [(1, "Annas Satz", "Anna Schreibt")]


def test_a_pause_keeps_what_stood_before(anna: Person) -> None:
    text = JointText.objects.create()
    with clock.at(AFTERNOON):
        write(by=anna, text=text, body="Vor der Pause", version=0)

    with clock.at(minutes_later(6)):
        write(by=anna, text=text, body="Nach der Pause", version=1)

    assert versions(text) == [(1, "Vor der Pause", "Anna Schreibt")]


def test_a_text_that_is_too_long_is_refused_in_words(anna: Person) -> None:
    text = JointText.objects.create()
    write(by=anna, text=text, body="Steht schon da", version=0)

    with pytest.raises(Refusal) as refused:
        write(by=anna, text=text, body="x" * (LONGEST + 1), version=1)

    assert refused.value.sentence == "Der Text ist zu lang: 100001 von höchstens 100000 Zeichen."
    text.refresh_from_db()
    assert text.body == "Steht schon da"


def test_a_text_version_is_numbered_once(anna: Person) -> None:
    text = JointText.objects.create()
    kept = {"text": text, "version": 1, "written_at": AFTERNOON, "written_by_id": anna.pk, "written_by_label": "A"}
    TextVersion.objects.create(**kept)

    with pytest.raises(IntegrityError), transaction.atomic():
        TextVersion.objects.create(**kept)
