"""A link that others hold, a share that ends while somebody looks, a dimension that the next version drops."""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from rundtisch.foundation import clock
from rundtisch.matrices import services
from rundtisch.matrices.models import PerspectiveAnswer, PerspectiveInvitation, Rating, Share
from rundtisch.matrices.rules.succession import Predecessor, Succession
from rundtisch.roundtables.models import Topic
from tests.journeys.reading import forms_of
from tests.world import Cast

from . import asking
from .asking import PAGE, opened, say, typed
from .conftest import agreed_by, shared, signed_in
from .test_drafts import answered, matrix, published

HIDDEN = "Geheimwort Zaunkönig"


def text_of(answer: object) -> str:
    return getattr(answer, "content", b"").decode()


# A link that others hold


def test_a_link_opened_twice_is_one_perspective_and_who_comes_second_is_told(world: Cast) -> None:
    [link] = asking.links(world, asking.inquiry(world), "Kim")
    kim, friend = opened(link), opened(link)
    kim.post(PAGE, typed(page="kim", s_mkr="1"))

    answer = friend.post(PAGE, typed(page="friend", s_mkr="3"))

    assert answer.status_code == HTTPStatus.CONFLICT
    assert PerspectiveAnswer.objects.get(dimension__key="s_mkr").stage == 1


@pytest.mark.parametrize("name", ["supervisor", "other_head", "outsider"])
def test_a_forwarded_link_opens_its_form_and_nothing_else_of_the_house(world: Cast, name: str) -> None:
    asked = asking.inquiry(world)
    kim, alex = asking.links(world, asked, "Kim", "Alex")
    say(alex, s_mkr="1", comment_s_mkr=HIDDEN)
    browser = signed_in(getattr(world, name))

    browser.get(kim)
    form = browser.get(PAGE)
    others = [
        browser.get(reverse(page, args=[asked.assessment_id]))
        for page in ("assessment_detail", "assessment_inquiry", "assessment_perspectives")
    ]

    assert form.status_code == HTTPStatus.OK
    assert HIDDEN not in text_of(form)
    assert [page.status_code for page in others] == [HTTPStatus.NOT_FOUND] * 3


def test_a_forwarded_link_that_is_taken_back_closes_the_form_that_stands_open(world: Cast) -> None:
    asked = asking.inquiry(world)
    [link] = asking.links(world, asked, "Kim")
    browser = opened(link)
    services.withdraw_perspective_invitation(by=world.head, invitation=PerspectiveInvitation.objects.get())

    answers = [browser.post(PAGE, typed(s_mkr="1")), browser.get(PAGE), opened(link).get(PAGE)]

    assert [answer.status_code for answer in answers] == [HTTPStatus.GONE] * 3
    assert all("Diese Einladung wurde zurückgezogen" in text_of(answer) for answer in answers)
    assert not PerspectiveAnswer.objects.exists()


def test_an_expired_link_shows_nothing_of_what_was_said_and_takes_no_half_done_word(world: Cast) -> None:
    [link] = asking.links(world, asking.inquiry(world, until_on=clock.today()), "Kim")
    browser = say(link, comment_s_mkr=HIDDEN)

    with time_machine.travel(clock.now() + timedelta(days=1), tick=False):
        late = browser.post(PAGE, typed(page="seite", comment_s_mkr="zu spät"), headers={"X-Autosave": "1"})
        again = opened(link).get(PAGE)

    assert (late.status_code, again.status_code) == (HTTPStatus.GONE, HTTPStatus.GONE)
    assert HIDDEN not in text_of(again)
    assert PerspectiveAnswer.objects.get(dimension__key="s_mkr").comment == HIDDEN


def personal(world: Cast) -> list[str]:
    return asking.links(world, asking.inquiry(world, anonymous=True), "Kim", "Alex")


def by_code(world: Cast) -> list[str]:
    return [asking.code(world, asking.inquiry(world, anonymous=True), 5)] * 2


@pytest.mark.parametrize("links", [personal, by_code])
@pytest.mark.parametrize("headers", [{}, {"X-Autosave": "1"}])
def test_on_a_shared_device_no_page_is_saved_under_the_link_of_somebody_else(
    world: Cast, links: Callable[[Cast], list[str]], headers: dict[str, str]
) -> None:
    first, second = links(world)
    device = opened(first)
    [form] = [one for one in forms_of(device.get(PAGE), PAGE) if "page" in one.fields]
    device.get(second)

    words = {**form.fields, "comment-s_mkr": HIDDEN}
    answer = device.post(PAGE, words, headers=headers)

    assert answer.status_code == HTTPStatus.CONFLICT
    assert headers or "ein anderer Link geöffnet" in text_of(answer)
    assert not PerspectiveAnswer.objects.exists()
    assert HIDDEN not in text_of(device.get(PAGE))


# A share that ends while somebody looks


@pytest.fixture
def looked_at(world: Cast) -> tuple[Share, Client]:
    """A share with the table that is good for a reason to talk, and somebody of another house who looks."""
    assessment = agreed_by(world.head, world.school, s_support=2)
    authority = agreed_by(world.authority_office, world.authority, t_supportkonzept=1)
    shared(world.authority_office, authority, "table", table=world.table)
    share = shared(world.head, assessment, "table", table=world.table, includes_comment=True)
    return share, signed_in(world.other_head)


def test_what_stood_open_is_gone_at_the_next_step(world: Cast, looked_at: tuple[Share, Client]) -> None:
    share, browser = looked_at
    rating = Rating.objects.get(assessment=share.assessment)
    pages = {
        "rating": reverse("rating_detail", args=[rating.pk]),
        "pair": reverse("pair_detail", args=[world.table.pk, world.school.pk]) + "?show=all",
        "paper": reverse("matrix_paper", args=[world.table.pk, "matrix_schule", world.school.pk, "sheet"]),
        "history": reverse("history_detail", args=[world.school.pk, "matrix_schule"]),
    }
    before = {name: browser.get(address) for name, address in pages.items()}
    services.revoke_share(by=world.head, share=share)

    after = {name: browser.get(address) for name, address in pages.items()}

    assert {answer.status_code for answer in before.values()} == {HTTPStatus.OK}
    assert {name: after[name].status_code for name in ("rating", "paper", "history")} == dict.fromkeys(
        ("rating", "paper", "history"), HTTPStatus.NOT_FOUND
    )
    assert "Kommentar zu s_support" in text_of(before["rating"])
    assert ["Kommentar zu s_support" in text_of(one["pair"]) for one in (before, after)] == [True, False]


def test_a_reason_that_stands_on_an_open_page_is_refused_with_a_sentence(
    world: Cast, looked_at: tuple[Share, Client]
) -> None:
    share, browser = looked_at
    place = reverse("occasion_topic", args=[world.table.pk])
    listed = browser.get(reverse("occasion_list", args=[world.table.pk]))
    services.revoke_share(by=world.head, share=share)

    words = {"kind": "friction", "dimension": "s_support", "other": "t_supportkonzept"}
    answer = browser.post(place, words)

    assert place in text_of(listed)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Dieser Gesprächsanlass besteht nicht mehr." in text_of(answer)
    assert not Topic.objects.exists()


def test_taking_back_what_somebody_of_the_house_took_back_meanwhile_changes_nothing(
    world: Cast, looked_at: tuple[Share, Client]
) -> None:
    share, _browser = looked_at
    head, place = signed_in(world.head), reverse("share_revocation", args=[share.pk])
    head.get(place)
    services.revoke_share(by=world.head, share=share)
    before = Share.objects.get(pk=share.pk).revoked_at

    answer = head.post(place)

    assert answer.status_code == HTTPStatus.FOUND
    assert answer["Location"].startswith(reverse("assessment_sharing", args=[share.assessment_id]))
    assert Share.objects.get(pk=share.pk).revoked_at == before


# A dimension that the next version drops


def test_a_shared_dimension_that_is_dropped_stays_with_those_who_see_it_until_it_is_taken_back(world: Cast) -> None:
    before = answered(world, published(world, matrix("netz", "strom")), netz=1, strom=2)
    share = shared(world.head, before, "table_without_supervision", table=world.table)
    same = ((0, 0), (1, 1), (2, 2))
    second = published(
        world, matrix("netz", version="2", succession=Succession("1", (Predecessor("netz", "netz", same),)))
    )
    after = services.begin_assessment(by=world.head, institution=world.school, instrument=second, period="2027")
    services.agree_assessment(by=world.head, assessment=after)
    own = text_of(signed_in(world.head).get(reverse("assessment_detail", args=[after.pk])))
    rating = reverse("rating_detail", args=[before.ratings.get(dimension__key="strom").pk])
    pages = [
        reverse("matrix_detail", args=[world.table.pk, "seenland"]),
        reverse("history_detail", args=[world.school.pk, "seenland"]),
    ]

    seen = reading(world, pages, rating)
    services.revoke_share(by=world.head, share=share)
    afterwards = reading(world, pages, rating)

    assert "Nicht mehr gefragt" in own
    assert "Strom" in own
    assert seen == {"head": (True, True, 200), "other_head": (True, True, 200), "supervisor": (False, False, 404)}
    assert afterwards == {**seen, "other_head": (False, False, 404)}


def reading(world: Cast, pages: list[str], rating: str) -> dict[str, tuple[bool, bool, int]]:
    """Who finds the dropped dimension in the matrix of the table and in the history, and who opens the rating."""
    found = {}
    for name in ("head", "other_head", "supervisor"):
        browser = signed_in(getattr(world, name))
        grid, history = ("Strom" in text_of(browser.get(page)) for page in pages)
        found[name] = (grid, history, browser.get(rating).status_code)
    return found
