"""Pages of perspectives: asking in the house, answering by a link, agreeing before everybody's eyes."""

import logging
import re
from datetime import timedelta
from http import HTTPStatus

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundtisch.foundation import clock
from rundtisch.matrices import services
from rundtisch.matrices.models import FocusDimension, Inquiry, Perspective, PerspectiveAnswer, Rating
from rundtisch.matrices.services import FocusChoice
from rundtisch.people.logs import WithoutTokens
from tests.world import Cast

from . import asking
from .asking import PAGE, opened, say, typed
from .conftest import dimension, signed_in

HIDDEN = "Geheimwort Zaunkönig"


def text_of(answer: object) -> str:
    return re.sub(r"\s+", " ", getattr(answer, "content", b"").decode())


def address(name: str, asked: Inquiry, *more: str) -> str:
    return reverse(name, args=[asked.assessment_id, *more])


def test_the_house_begins_to_ask(world: Cast) -> None:
    assessment = asking.begun(world)
    browser = signed_in(world.digital_lead)
    until_on = clock.today() + timedelta(days=7)
    words = {"groups": ["Kollegium"], "own_groups": "Mensa\n\nGanztag", "way": "anonymous", "until_on": until_on}

    answer = browser.post(reverse("assessment_inquiry", args=[assessment.pk]), words)

    asked = Inquiry.objects.get()
    assert answer.status_code == HTTPStatus.FOUND
    assert (asked.is_anonymous, asked.until_on) == (True, until_on)
    assert [group.name for group in asked.groups.all()] == ["Kollegium", "Mensa", "Ganztag"]


def test_whether_anonymous_must_be_said(world: Cast) -> None:
    assessment = asking.begun(world)
    words = {"groups": ["Kollegium"], "until_on": clock.today()}

    answer = signed_in(world.head).post(reverse("assessment_inquiry", args=[assessment.pk]), words)

    assert (answer.status_code, Inquiry.objects.count()) == (HTTPStatus.UNPROCESSABLE_ENTITY, 0)


def test_links_on_paper_are_shown_once(world: Cast) -> None:
    asked = asking.inquiry(world)
    browser = signed_in(world.head)
    words = {"group": asked.groups.get().pk, "people": "Kim Muster\nAlex; alex@example.org"}

    answer = browser.post(address("assessment_inquiry_invitations", asked), words)
    later = browser.get(address("assessment_inquiry", asked))

    assert text_of(answer).count("/perspective-links/") == 1
    assert "data:image/svg+xml" in text_of(answer)
    assert "no-store" in answer["Cache-Control"]
    assert "/perspective-links/" not in text_of(later)


@pytest.mark.parametrize("people", ["kim@example.org", "; kim@example.org", "Kim; kein Ort", "K" * 81])
def test_a_line_that_names_nobody_is_said_at_the_field(world: Cast, people: str) -> None:
    asked = asking.inquiry(world)
    words = {"group": asked.groups.get().pk, "people": people}

    answer = signed_in(world.head).post(address("assessment_inquiry_invitations", asked), words)

    assert (answer.status_code, asked.invitations.count()) == (HTTPStatus.UNPROCESSABLE_ENTITY, 0)
    assert people[:40] in text_of(answer)


def test_a_link_leaves_its_address_and_opens_one_form_without_an_account(world: Cast) -> None:
    [link] = asking.links(world, asking.inquiry(world), "Kim")
    browser = Client()

    answer = browser.get(link)
    page = browser.get(PAGE)

    cookie = browser.cookies["perspective"]
    assert (answer["Location"], answer["Referrer-Policy"]) == (PAGE, "no-referrer")
    assert (cookie["httponly"], cookie["path"], cookie["samesite"]) == (True, PAGE, "Lax")
    assert (page.status_code, page["Referrer-Policy"]) == (HTTPStatus.OK, "same-origin")
    assert "no-store" in page["Cache-Control"]
    assert "Diese Einladung ist für Kim." in text_of(page)
    assert text_of(page).count("<fieldset") == 18


def test_answering_leaves_no_session(world: Cast) -> None:
    [link] = asking.links(world, asking.inquiry(world, anonymous=True), "Kim")

    say(link, s_mkr="1")

    assert (Session.objects.count(), Perspective.objects.count()) == (0, 1)


def test_half_done_work_is_kept_and_seen_again_through_the_same_link(world: Cast) -> None:
    [link] = asking.links(world, asking.inquiry(world), "Kim")
    browser = opened(link)

    answer = browser.post(PAGE, typed(comment_s_support="Noch unklar"), headers={"X-Autosave": "1"})

    assert answer.status_code == HTTPStatus.NO_CONTENT
    assert "Noch unklar" in text_of(opened(link).get(PAGE))


def test_a_link_shows_no_other_answer(world: Cast) -> None:
    asked = asking.inquiry(world)
    kim, alex = asking.links(world, asked, "Kim", "Alex")
    code = asking.code(world, asked, 3)
    say(kim, s_mkr="1", comment_s_mkr=HIDDEN)
    say(code, s_mkr="2", comment_s_mkr=HIDDEN)

    pages = [text_of(opened(link).get(PAGE)) for link in (alex, code)]

    assert [HIDDEN in page for page in pages] == [False, False]
    assert HIDDEN in text_of(opened(kim).get(PAGE))


def test_opening_a_code_uses_no_place_before_something_is_saved(world: Cast) -> None:
    asked = asking.inquiry(world)
    code = asking.code(world, asked, 1)

    for _scanner in range(3):
        opened(code)
    say(code, s_mkr="1")
    late = opened(code).get(PAGE)

    assert late.status_code == HTTPStatus.GONE
    assert "so viele Perspektiven begonnen, wie vorgesehen sind: 1" in text_of(late)


def test_who_came_by_a_code_goes_on_with_an_own_link(world: Cast) -> None:
    browser = say(asking.code(world, asking.inquiry(world), 3), s_mkr="1", comment_s_mkr="Von mir")
    page = text_of(browser.get(PAGE))

    own = re.findall(r"/perspective-links/[\w-]+/", page)[0]

    assert "Von mir" in text_of(opened(own).get(PAGE))
    assert Perspective.objects.count() == 1


def test_done_means_that_this_device_forgets_the_link(world: Cast) -> None:
    [link] = asking.links(world, asking.inquiry(world), "Kim")
    browser = opened(link)

    answer = browser.post(PAGE, {**typed(s_mkr="1"), "done": "1"})

    assert (answer.status_code, PerspectiveAnswer.objects.get(dimension__key="s_mkr").stage) == (HTTPStatus.OK, 1)
    assert browser.get(PAGE).status_code == HTTPStatus.GONE


def test_two_windows_are_told_and_see_what_is_stored(world: Cast) -> None:
    [link] = asking.links(world, asking.inquiry(world), "Kim")
    say(link, s_mkr="1")

    answer = opened(link).post(PAGE, typed(page="anderes", version=0, s_mkr="2"))

    assert answer.status_code == HTTPStatus.CONFLICT
    assert "in einem anderen Fenster geändert" in text_of(answer)
    assert "Zuletzt gespeichert: 1 " in text_of(answer)


@pytest.mark.parametrize("choice", ["9", "maybe"])
def test_an_answer_that_there_is_not_keeps_what_was_typed(world: Cast, choice: str) -> None:
    [link] = asking.links(world, asking.inquiry(world), "Kim")

    answer = opened(link).post(PAGE, typed(s_mkr=choice, comment_s_mkr="Bleibt stehen"))

    assert (answer.status_code, Perspective.objects.count()) == (HTTPStatus.UNPROCESSABLE_ENTITY, 0)
    assert "Diese Antwort gibt es nicht" in text_of(answer)
    assert "Bleibt stehen" in text_of(answer)


def test_an_unknown_link_is_told_in_words(world: Cast) -> None:
    answer = Client().get(reverse("perspective_link", args=["nie-vergeben"]))

    assert (answer.status_code, answer["Referrer-Policy"]) == (HTTPStatus.GONE, "no-referrer")
    assert "Diesen Link gibt es nicht oder nicht mehr" in text_of(answer)


def test_after_the_deadline_the_form_is_closed_in_words(world: Cast) -> None:
    [link] = asking.links(world, asking.inquiry(world, until_on=clock.today()), "Kim")
    browser = say(link, s_mkr="1")

    with time_machine.travel(clock.now() + timedelta(days=1), tick=False):
        answers = [browser.get(PAGE), browser.post(PAGE, typed(s_mkr="2"))]

    assert [answer.status_code for answer in answers] == [HTTPStatus.GONE, HTTPStatus.GONE]
    assert all("Was bis dahin eingetragen war, zählt." in text_of(answer) for answer in answers)


@override_settings(ACCOUNT_RATE_LIMITS={"perspective_link": "600/h/ip", "unknown_perspective_link": "2/h/ip"})
def test_guessing_links_is_slowed_down_and_a_good_link_still_opens(world: Cast) -> None:
    cache.clear()
    [link] = asking.links(world, asking.inquiry(world), "Kim")
    guess = reverse("perspective_link", args=["geraten"])

    answers = [Client().get(guess).status_code for _ in range(3)]

    assert answers == [HTTPStatus.GONE, HTTPStatus.GONE, HTTPStatus.CONFLICT]
    assert Client().get(link).status_code == HTTPStatus.FOUND


def test_tokens_stand_in_no_log() -> None:
    record = logging.LogRecord("django", 30, "", 0, "Gone: %s", ("/perspective-links/geheim-123/",), None)

    WithoutTokens().filter(record)

    assert record.getMessage() == "Gone: /perspective-links/…/"


def closed(world: Cast) -> Inquiry:
    """Six perspectives on one dimension, ended; one of them with a word that nobody else may read."""
    asked = asking.inquiry(world, groups=("Steuergruppe", "Kollegium"))
    for link in asking.links(world, asked, "Kim", "Alex", group="Steuergruppe"):
        say(link, s_support="2", comment_s_support=HIDDEN)
    code = asking.code(world, asked, 9, group="Kollegium")
    for choice in ("1", "1", "3", "cannot_judge"):
        say(code, s_support=choice)
    services.close_inquiry(by=world.head, inquiry=asked)
    return asked


def test_nothing_is_shown_before_the_inquiry_ended(world: Cast) -> None:
    asked = asking.inquiry(world)
    [link] = asking.links(world, asked, "Kim")
    say(link, s_support="2", comment_s_support=HIDDEN)
    browser = signed_in(world.head)

    answers = [
        browser.get(address("assessment_perspectives", asked)),
        browser.get(address("assessment_perspective", asked, "s_support")),
    ]

    assert [answer.status_code for answer in answers] == [HTTPStatus.NOT_FOUND] * 2
    assert HIDDEN not in text_of(browser.get(address("assessment_inquiry", asked)))


def test_only_the_house_reads_perspectives_whatever_it_shares(world: Cast) -> None:
    asked = closed(world)
    services.rate(by=world.head, assessment=asked.assessment, dimension=dimension("s_support"), answer="stage", stage=2)
    services.agree_assessment(by=world.head, assessment=asked.assessment)
    services.share_assessment(
        by=world.head,
        assessment=asked.assessment,
        opening=services.Opening(audience="public", includes_evidence=True, includes_comment=True),
    )
    pages = [address("assessment_perspectives", asked), address("assessment_perspective", asked, "s_support")]
    table = reverse("matrix_list", args=[world.table.pk])

    answers = {
        name: [signed_in(getattr(world, name)).get(page).status_code for page in pages]
        for name in ("head", "digital_lead", "mailbox", "other_head", "authority_office", "supervisor", "office_staff")
    }

    hidden = [HTTPStatus.NOT_FOUND] * 2
    assert {name for name, found in answers.items() if found != hidden} == {"head", "digital_lead"}
    assert HIDDEN in text_of(signed_in(world.head).get(pages[1]))
    assert HIDDEN not in text_of(signed_in(world.supervisor).get(table))


def test_the_spread_tells_numbers_and_no_average(world: Cast) -> None:
    asked = closed(world)

    page = text_of(signed_in(world.head).get(address("assessment_perspective", asked, "s_support")))

    numbers = re.findall(r'<li class="rt-spread__bar.*?<b>(\d+)</b>', page)
    assert numbers == ["0", "2", "2", "1", "1"]
    assert "<details" in page[: page.index("Wer sieht was?")]
    assert "<details open" not in page


def test_agreeing_stores_the_stage_keeps_the_focus_and_leads_on(world: Cast) -> None:
    asked = closed(world)
    focus = FocusChoice(target_stage=3, target_on=None, support="Zeit")
    services.rate(
        by=world.head, assessment=asked.assessment, dimension=dimension("s_support"), focus=focus, evidence="Alt"
    )
    words = {"choice": "2", "evidence": "Ablaufplan", "comment": "Einig", "version": 1, "page": "beamer"}

    answer = signed_in(world.head).post(address("assessment_perspective", asked, "s_support"), words)

    stored = Rating.objects.get(dimension__key="s_support")
    assert answer["Location"] == address("assessment_perspective", asked, "s_geraete")
    assert (stored.stage, stored.evidence, stored.comment) == (2, "Ablaufplan", "Einig")
    assert list(FocusDimension.objects.values_list("target_stage", "support")) == [(3, "Zeit")]


def test_agreeing_overwrites_nobody(world: Cast) -> None:
    asked = closed(world)
    place, of = address("assessment_perspective", asked, "s_support"), dimension("s_support")
    services.rate(by=world.digital_lead, assessment=asked.assessment, dimension=of, answer="stage", stage=1)

    answer = signed_in(world.head).post(place, {"choice": "2", "version": 0, "page": "beamer"})

    assert (answer.status_code, Rating.objects.get().stage) == (HTTPStatus.CONFLICT, 1)
    assert "Zuletzt gespeichert: 1 " in text_of(answer)


def test_the_projector_turns_pages_by_links_that_the_keyboard_presses(world: Cast) -> None:
    asked = closed(world)

    page = text_of(signed_in(world.head).get(address("assessment_perspective", asked, "s_support")))

    turns = re.findall(r'<a rel="(\w+)" href="([^"]+)"', page)
    assert turns == [
        ("prev", address("assessment_perspective", asked, "s_kooperation")),
        ("next", address("assessment_perspective", asked, "s_geraete")),
    ]
    assert "matrices/agreeing" in page


def test_deleting_is_asked_once_more_and_leaves_the_assessment(world: Cast) -> None:
    asked = closed(world)
    browser, place = signed_in(world.head), address("assessment_inquiry_deletion", asked)

    page = browser.get(place)
    answer = browser.post(place)

    assert "6 Perspektiven und alle Einladungen werden gelöscht" in text_of(page)
    assert (answer["Location"], Inquiry.objects.count()) == (address("assessment_detail", asked), 0)


@pytest.mark.parametrize("name", ["assessment_inquiry", "assessment_perspectives"])
def test_no_page_asks_more_the_more_people_answer(world: Cast, name: str) -> None:
    asked = asking.inquiry(world)
    browser, place = signed_in(world.head), address(name, asked)
    [first, *others] = asking.links(world, asked, "Kim", "Alex", "Toni")
    say(first, s_mkr="1")
    if name == "assessment_perspectives":
        services.close_inquiry(by=world.head, inquiry=asked)

    with CaptureQueriesContext(connection) as with_one:
        browser.get(place)
    if name == "assessment_perspectives":
        Inquiry.objects.update(closed_on=None, closed_by=None)
    for link in others:
        say(link, s_mkr="2")
    if name == "assessment_perspectives":
        services.close_inquiry(by=world.head, inquiry=Inquiry.objects.get())
    with CaptureQueriesContext(connection) as with_three:
        browser.get(place)

    assert (len(with_three), len(with_three) <= 20) == (len(with_one), True)


def test_the_form_asks_few_questions(world: Cast) -> None:
    [link] = asking.links(world, asking.inquiry(world), "Kim")
    browser = say(link, s_mkr="1")

    with CaptureQueriesContext(connection) as asked:
        browser.get(PAGE)

    assert len(asked) <= 12
