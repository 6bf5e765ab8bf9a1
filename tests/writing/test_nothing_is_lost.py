"""No sequence of writes loses a text: what was accepted stands, or is kept as a version."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as some

from rundtisch.foundation import clock
from rundtisch.people.models import Person
from rundtisch.writing.models import JointText
from rundtisch.writing.services import PAUSE, WrittenMeanwhile, write
from tests import factories as make

pytestmark = pytest.mark.django_db
AFTERNOON = timezone.make_aware(datetime(2026, 5, 7, 15, 0))  # noqa: DTZ001 - made aware at once

#: Who writes what, how many versions ago it was read, and after how many minutes.
writes = some.lists(
    some.tuples(some.integers(0, 2), some.sampled_from("abcde"), some.integers(0, 2), some.integers(0, 8)), max_size=12
)


@given(writes)
def test_every_accepted_text_stands_or_is_kept_unless_its_writer_went_on_at_once(
    story: list[tuple[int, str, int, int]],
) -> None:
    text = JointText.objects.create()
    people: list[Person] = [make.person(f"Person {number}") for number in range(3)]
    accepted: list[tuple[int, str, datetime]] = []
    clashes: list[tuple[tuple[str, str], tuple[str, str]]] = []
    moment = AFTERNOON

    for who, body, behind, minutes in story:
        moment += timedelta(minutes=minutes)
        text.refresh_from_db()
        before = text.version
        with clock.at(moment):
            try:
                write(by=people[who], text=text, body=body, version=max(0, before - behind))
            except WrittenMeanwhile as meanwhile:
                clashes.append(((meanwhile.clash.standing, meanwhile.clash.typed), (text.body, body)))
        text.refresh_from_db()
        if text.version != before:
            accepted.append((who, body, moment))

    assert all(shown == both for shown, both in clashes)
    kept = {*text.versions.values_list("body", flat=True), text.body}
    for (who, body, at), (next_who, _next_body, next_at) in pairwise(accepted):
        went_on_at_once = who == next_who and next_at - at <= PAUSE
        assert body in kept or went_on_at_once
    assert not accepted or text.body == accepted[-1][1]
