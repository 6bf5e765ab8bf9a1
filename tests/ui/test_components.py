from datetime import UTC, date, datetime

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from rundtisch.foundation import clock
from rundtisch.ui import dates
from rundtisch.ui.chain import ChainLink
from rundtisch.ui.figure import Figure, Seat, draw, mini, svg
from rundtisch.ui.frame import Frame, Link, Room

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_german() -> object:
    with translation.override("de"), clock.at(NOW):
        yield


def shown(source: str, **words: object) -> str:
    return Template("{% load ui %}" + source).render(Context(words))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 22), "gestern"),
        (date(2026, 11, 23), "heute"),
        (date(2026, 11, 24), "morgen"),
        (date(2026, 11, 25), "übermorgen"),
        (date(2026, 12, 3), "Donnerstag, 3.\u00a0Dezember"),
        (date(2027, 1, 7), "Donnerstag, 7.\u00a0Januar"),
        (date(2027, 6, 24), "24.\u00a0Juni 2027"),
        (date(2025, 6, 24), "24.\u00a0Juni 2025"),
    ],
)
def test_near_days_are_said_in_words(day: date, words: str) -> None:
    assert dates.in_words(day) == words


def test_a_moment_shows_near_words_and_knows_the_exact_date() -> None:
    assert shown("{% when moment %}", moment=datetime(2026, 11, 24, 13, 30, tzinfo=UTC)) == (
        '<time datetime="2026-11-24T14:30+01:00" title="24.\u00a0November 2026, 14:30\u00a0Uhr">'
        "morgen, 14:30\u00a0Uhr</time>"
    )


def test_a_moment_that_is_not_set_shows_nothing() -> None:
    assert shown("{% when moment %}{% exact moment %}", moment=None) == ""


def test_what_people_typed_is_escaped_everywhere() -> None:
    rude = "<script>"

    page = shown(
        "{% alert rude %}{% tag rude %}{% button rude %}{% link_button rude '#' %}{% facts rows %}{% empty rude rude %}"
        "{% breadcrumb rude '#' rude %}{% state 'open' rude %}{% card title=rude %}{{ rude }}{% endcard %}"
        "{% chain links %}{% audience label=rude %}{{ rude }}{% endaudience %}"
        "{% tabs views rude %}{% move_buttons rude rude %}",
        rude=rude,
        rows=[(rude, rude)],
        links=[ChainLink(rude, "#", rude)],
        views=[Link(rude, "#")],
    )

    assert page.count("&lt;script&gt;") == 23
    assert rude not in page


def test_an_error_is_announced_at_once_and_a_success_is_not() -> None:
    assert 'role="alert"' in shown("{% alert 'Das ging nicht.' 'error' %}")
    assert "role" not in shown("{% alert 'Gespeichert.' 'success' %}")


def test_an_act_is_a_form_that_protects_itself() -> None:
    assert shown("{% act_button 'Zurückziehen' '/x' 'danger' confirm='Wirklich?' %}", csrf_token="abc") == (
        '<form class="rt-act" method="post" action="/x" data-confirm="Wirklich?">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="abc">'
        '<button class="kern-btn kern-btn--secondary rt-btn--danger" type="submit">'
        '<span class="kern-label">Zurückziehen</span></button></form>'
    )


def test_pages_of_a_list_keep_the_filters() -> None:
    page = Paginator(range(30), 10).page(2)
    request = RequestFactory().get("/", {"kind": "school", "page": "2"})

    shown_links = shown("{% pagination page %}", page=page, request=request)

    assert 'href="?kind=school&amp;page=1"' in shown_links
    assert 'href="?kind=school&amp;page=3"' in shown_links


def test_a_list_of_one_page_has_no_pages() -> None:
    assert shown("{% pagination page %}", page=Paginator(range(3), 10).page(1)) == ""


def test_the_last_step_of_the_way_is_where_one_is() -> None:
    assert shown("{% breadcrumb 'Vereinbarungen' '/v' 'V5' %}") == (
        '<nav class="rt-crumb" aria-label="Sie sind hier"><ol><li><a href="/v">Vereinbarungen</a></li>'
        '<li aria-current="page">V5</li></ol></nav>'
    )


def test_the_frame_knows_the_room_of_the_page() -> None:
    here = Room("Sitzungen", "/s", is_current=True)

    assert Frame("Demokreis", rooms=(Room("Themen", "/t"), here)).current_room == here
    assert Frame("Demokreis").current_room is None


SEATS = (
    Seat("Moderation", "Mod", "head"),
    Seat("Grundschule & Hort", "GS", "school", "veto", remark="Keine Zeit."),
    Seat("Stadt", "St", "authority", "full"),
)


def test_the_list_beside_the_drawing_stands_once_and_says_the_same() -> None:
    page = draw(Figure(SEATS, "Stimmen", "Drei Plätze", heading="Position", ident="f"))

    assert page.count("<table") == 1
    assert page.count('<caption class="kern-sr-only">Stimmen</caption>') == 1
    assert page.count("Grundschule &amp; Hort") == 2
    assert page.count("Veto") == 2
    assert page.count("Keine Zeit.") == 1


def test_a_drawing_without_links_is_one_picture_and_with_links_a_group() -> None:
    linked = tuple(Seat(seat.name, seat.kind, seat.group, seat.state, href="/haus") for seat in SEATS)

    assert 'role="img" aria-labelledby="figure-t figure-d"' in svg(Figure(SEATS, "Stimmen", "Drei Plätze"))
    assert 'role="group"' in svg(Figure(linked, "Stimmen", "Drei Plätze"))
    assert svg(Figure(linked, "Stimmen", "Drei Plätze")).count('<a href="/haus">') == 3


def test_a_mixed_table_is_listed_clockwise() -> None:
    page = draw(Figure(SEATS, "Stimmen", "Drei Plätze", order="mixed"))

    assert [page.count(name) for name in ("Kopf des Tisches", ">Am Tisch<", ">Schulen<")] == [1, 1, 0]


def test_the_small_ring_marks_what_needs_attention_by_its_shape() -> None:
    ring = mini(SEATS)

    assert (ring.count("<rect"), ring.count("rt-s-disc"), ring.count("rt-s-ring")) == (1, 2, 1)
    assert 'aria-hidden="true"' in ring
