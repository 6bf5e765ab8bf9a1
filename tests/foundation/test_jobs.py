"""What is done once a day, beside the mail."""

import logging
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import OperationalError

from rundtisch.foundation import clock, deliveries, jobs
from rundtisch.foundation.models import Delivery
from rundtisch.people.housekeeping import forget_old_links, forget_old_sessions
from rundtisch.people.models import OneTimeLink
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def done() -> Iterator[list[str]]:
    """What the jobs of this test did; the parts' own jobs rest."""
    kept, found = jobs.daily[:], []
    jobs.daily[:] = []
    yield found
    jobs.daily[:] = kept


def test_daily_work_is_done_once_on_every_day(done: list[str]) -> None:
    jobs.daily.append(lambda: done.append(str(clock.today())))
    last = None

    with time_machine.travel("2027-03-01T00:30:00+01:00", tick=False) as now:
        for _hour in range(24 * 2):
            last = jobs.do_daily_work(last)
            now.shift(timedelta(hours=1))

    assert done == ["2027-03-01", "2027-03-02"]


def test_a_job_that_fails_stops_no_other(done: list[str], caplog: pytest.LogCaptureFixture) -> None:
    def fails() -> None:
        raise ValueError

    jobs.daily += [fails, lambda: done.append("next")]
    with caplog.at_level(logging.ERROR):
        jobs.do_daily_work(None)

    assert done == ["next"]
    assert "fails" in caplog.text


def test_without_a_database_nothing_counts_as_done(done: list[str]) -> None:
    def database_is_away() -> None:
        raise OperationalError

    jobs.daily += [database_is_away, lambda: done.append("next")]

    with pytest.raises(OperationalError):
        jobs.do_daily_work(None)
    assert done == []


def test_the_parts_bring_what_is_due_every_day() -> None:
    assert {work.__name__ for work in jobs.daily} == {
        "close_rounds_that_are_over",
        "forget_old_links",
        "forget_old_sessions",
        "forget_what_is_over",
        "release_what_is_due",
        "remind_missing_houses",
        "send_reminders",
    }


def test_links_and_sessions_that_are_over_are_forgotten() -> None:
    person, now = make.person(), clock.now()
    for name, age in (("old", 31), ("young", 29)):
        OneTimeLink.objects.create(
            person=person,
            purpose="sign_in",
            token_hash=name,
            created_at=now - timedelta(days=age, minutes=15),
            expires_at=now - timedelta(days=age),
        )
    for age in (-1, 1):
        session = SessionStore()
        session.set_expiry(now + timedelta(days=age))
        session.create()

    assert forget_old_links() == 1
    forget_old_sessions()

    assert [link.token_hash for link in OneTimeLink.objects.all()] == ["young"]
    assert Session.objects.count() == 1


def test_mail_that_left_long_ago_is_forgotten() -> None:
    now = clock.now()
    long_ago, lately = now - timedelta(days=31), now - timedelta(days=29)
    for subject, moments in {
        "gone": {"sent_at": long_ago},
        "given up": {"given_up_at": long_ago},
        "lately": {"sent_at": lately},
        "waits": {},
    }.items():
        Delivery.objects.create(subject=subject, created_at=long_ago, next_attempt_at=long_ago, **moments)

    deliveries.forget_what_is_over()

    assert set(Delivery.objects.values_list("subject", flat=True)) == {"lately", "waits"}
