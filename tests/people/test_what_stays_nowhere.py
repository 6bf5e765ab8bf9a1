"""What is read or mailed is left lying nowhere."""

import pytest
from django.core import mail
from django.test import Client, override_settings

from rundtisch.foundation import clock
from rundtisch.foundation.deliveries import PAUSES, deliver_due, send_mail
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_pages_of_a_signed_in_person_stay_in_no_cache(client: Client) -> None:
    client.force_login(make.head_of(make.school()))

    answer = client.get("/account/")

    assert "no-store" in answer["Cache-Control"]


@override_settings(EMAIL_BACKEND="tests.people.no_such_backend")
def test_a_mail_that_is_given_up_keeps_no_words() -> None:
    delivery = send_mail(to="kim@example.org", subject="Ihr Link", text="/one-time-links/geheim/", html="geheim")
    delivery.attempts, delivery.next_attempt_at = len(PAUSES) - 1, clock.now()
    delivery.save()

    deliver_due()

    delivery.refresh_from_db()
    assert delivery.given_up_at is not None
    assert (delivery.text, delivery.html) == ("", "")
    assert not mail.outbox
