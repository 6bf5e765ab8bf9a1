"""A paste of ten megabytes reaches no view; whoever pasted it is told in a sentence."""

import pytest
from django.test import Client
from django.urls import reverse

from rundtisch.meetings.models import Meeting
from rundtisch.writing.models import JointText
from tests.meetings import factories as plan
from tests.world import cast

pytestmark = pytest.mark.django_db
TEN_MEGABYTES = "x" * 10_000_000


def opened() -> tuple[Client, str]:
    world = cast()
    agenda_item = plan.agenda_item(plan.open_meeting(world.table))
    client = Client()
    client.force_login(world.head)
    return client, reverse("minutes_text", args=[agenda_item.pk])


@pytest.mark.parametrize("content_type", ["multipart/form-data", "application/x-www-form-urlencoded"])
def test_ten_megabytes_are_refused_on_a_page(content_type: str) -> None:
    client, address = opened()
    body = f"version=0&body={TEN_MEGABYTES}"

    if content_type == "multipart/form-data":
        answer = client.post(address, {"body": TEN_MEGABYTES, "version": 0})
    else:
        answer = client.post(address, body, content_type=content_type)

    assert answer.status_code == 413
    assert "Der Text ist zu lang" in answer.content.decode()
    assert list(JointText.objects.values_list("body", "version")) == [("", 0)]
    assert Meeting.objects.get().opened_at is not None


def test_while_typing_the_answer_is_a_fragment() -> None:
    client, address = opened()

    answer = client.post(address, {"body": TEN_MEGABYTES, "version": 0}, headers={"X-Autosave": "1"})

    assert answer.status_code == 413
    assert "<html" not in answer.content.decode()
    assert "Er bleibt hier stehen" in answer.content.decode()


def test_a_request_that_is_not_to_be_understood_is_still_a_bad_request() -> None:
    client, address = opened()

    answer = client.post(address, {f"field{number}": "x" for number in range(1500)})

    assert answer.status_code == 400
