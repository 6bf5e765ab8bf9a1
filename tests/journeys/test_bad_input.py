"""Whatever is typed into the forms of Emsbrück is shown as it was typed, or refused in words; no page ever breaks."""

from typing import Any

import pytest

from tests.journeys.reading import FoundForm, unescaped, walk
from tests.region import Region, undone, visitor

pytestmark = pytest.mark.django_db

Forms = dict[str, list[FoundForm]]

SCRIPT = """<img src=x onerror=alert(1)>"'&"""
CONTROLS = "Text\x01mit\x08Steuer\x1bzeichen\x7f\ufffe\u202e"
NUL = "Text\x00mit\x00Null"
VERY_LONG = "Straßenverkehrsordnungsänderung" * 700


def test_a_script_typed_anywhere_is_only_ever_a_text(region: Region, forms: Forms) -> None:
    for role in ("head", "facilitator", "office"):
        client = visitor(region, role)
        assert len(forms[role]) > 5
        for form in forms[role]:
            answer = form.with_text(SCRIPT).sent(client)
            assert (answer.status_code < 500, unescaped(answer)) == (True, []), form

    shown = 0
    for role in ("office", "head"):
        for address, answer in walk(visitor(region, role), each=3):
            assert (answer.status_code < 500, unescaped(answer)) == (True, []), address
            shown += b"&lt;img src=x" in answer.content
    assert shown > 20


@pytest.mark.parametrize("role", ["office", "head", "facilitator"])
@pytest.mark.parametrize("typed", [CONTROLS, NUL, VERY_LONG], ids=["control characters", "null", "very long"])
def test_no_form_breaks_on_what_cannot_be_stored(region: Region, forms: Forms, role: str, typed: str) -> None:
    client = visitor(region, role)
    broken = []

    for form in forms[role]:
        with undone():
            answer = form.with_text(typed, is_cut=False).sent(client)
        if answer.status_code >= 500 or (typed is NUL and answer.status_code < 400 and form.method == "post"):
            broken.append((form.kind, answer.status_code))

    assert broken == []


@pytest.mark.parametrize("kind", ["pdf", "odt", "docx"])
def test_control_characters_break_no_document(region: Region, kind: str) -> None:
    from rundtisch.meetings.models import AgendaItem

    client = visitor(region, "office")
    item = AgendaItem.objects.filter(meeting__table=region.table, meeting__closed_at=None).earliest("pk")
    client.post(f"/meetings/{item.meeting_id}/opening/")
    text = client.post(f"/agenda-items/{item.pk}/minutes/", {"body": CONTROLS + SCRIPT, "version": 0})

    document: Any = client.get(f"/meetings/{item.meeting_id}/minutes.{kind}")

    assert (text.status_code, document.status_code) == (302, 200)
    assert len(document.content) > 1000


@pytest.mark.parametrize("address", ["/institutions/?words=%00", "/round-tables/new/?words=Ems%00", "/?next=%00"])
def test_an_address_with_a_null_character_is_not_understood(region: Region, address: str) -> None:
    answer = visitor(region, "office").get(address)

    assert answer.status_code == 400


def test_a_paste_of_ten_megabytes_is_refused_in_a_sentence_and_stores_nothing(region: Region) -> None:
    client, topics = visitor(region, "head"), region.table.topics.count()
    typed = {"title": "Zu lang", "description": "x" * 10_000_000, "kind": "exchange", "version": "1"}

    answer = client.post(f"/round-tables/{region.table.pk}/topics/", typed)

    assert (answer.status_code, "zu lang" in answer.content.decode()) == (413, True)
    assert region.table.topics.count() == topics
