"""A house leaves in mid-round; the same is asked once more of those who decide today."""

from datetime import timedelta

import pytest
from django.urls import reverse

from rundtisch.consensus import services
from rundtisch.consensus.models import Round
from rundtisch.consensus.queries import voices_in
from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled
from tests import factories as make
from tests.consensus.steps import as_, opened, refusal_of, said
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db
CHANGED = "Seit der Eröffnung hat sich der Tisch geändert."


@pytest.fixture
def at_table() -> Cast:
    return cast()


def leave(at_table: Cast) -> None:
    """Grundschule Süd leaves, and another school takes a seat."""
    at_table.table.participations.filter(institution=at_table.other_school).update(to_on=clock.today())
    make.seat(at_table.table, make.school("Grundschule Neu"))


def page(at_table: Cast, one: Round, by: str = "facilitator") -> str:
    return as_(getattr(at_table, by)).get(reverse("round_detail", args=[one.pk])).content.decode()


def test_who_left_keeps_its_entry_and_the_page_says_so(at_table: Cast) -> None:
    one = opened(at_table)
    before = page(at_table, one)
    leave(at_table)

    shown, seen_by_head = page(at_table, one), page(at_table, one, "head")

    assert CHANGED not in before
    assert "Nicht mehr dabei: Grundschule Süd." in shown
    assert '<a href="#next">Noch einmal fragen</a>' in shown
    assert "Nicht mehr dabei: Grundschule Süd." in seen_by_head
    assert '<a href="#next">' not in seen_by_head
    assert len(voices_in(one)) == 3


def test_asking_anew_asks_those_who_decide_today(at_table: Cast) -> None:
    one = opened(at_table, "systemic_consensing", ("WLAN", "Geräte"))
    leave(at_table)

    answer = as_(at_table.facilitator).post(reverse("round_next", args=[one.pk]))

    following = Round.objects.get(number=2)
    assert answer.status_code == 302
    assert {house.institution.name for house in voices_in(following)} == {
        "Grundschule Nord",
        "Stadt Musterstadt",
        "Grundschule Neu",
    }
    assert (following.wording, list(following.options.values_list("key", flat=True))) == (
        one.wording,
        ["o1", "o2", "o0"],
    )
    assert Round.objects.get(number=1).closed_by == at_table.facilitator


def test_a_closed_round_without_a_statement_may_be_asked_anew_with_a_deadline(at_table: Cast) -> None:
    one = services.close_voices(by=at_table.facilitator, round=opened(at_table))
    until = clock.today() + timedelta(days=7)

    following = services.ask_anew(by=at_table.facilitator, round=one, answer_by=until)

    assert following.after_period_until is not None


def test_nobody_but_the_facilitator_asks_anew(at_table: Cast) -> None:
    one = opened(at_table)

    for somebody in (at_table.head, at_table.office_staff, at_table.supervisor, at_table.outsider):
        with pytest.raises(NotEntitled):
            services.ask_anew(by=somebody, round=one)


def test_what_is_stated_or_was_asked_anew_is_not_asked_again(at_table: Cast) -> None:
    one, other = opened(at_table), opened(at_table)
    said(one, at_table.head, at_table.school, position="full")
    services.state_result(by=at_table.facilitator, round=one, result="consensus", text="Konsens.")
    services.ask_anew(by=at_table.facilitator, round=other)

    stated = refusal_of(services.ask_anew, by=at_table.facilitator, round=one)
    again = refusal_of(services.ask_anew, by=at_table.facilitator, round=other)

    assert stated == "Zu dieser Runde ist ein Ergebnis festgestellt. Bitte stellen Sie dem Tisch eine neue Frage."
    assert again == "Zu dieser Frage gibt es schon eine neuere Runde."


def test_a_day_in_the_past_says_so(at_table: Cast) -> None:
    one = opened(at_table)
    browser = as_(at_table.facilitator)

    nonsense = browser.post(reverse("round_next", args=[one.pk]), {"answer_by": "gestern"})
    past = browser.post(reverse("round_next", args=[one.pk]), {"answer_by": "2020-01-01"})

    assert (nonsense.status_code, past.status_code, Round.objects.count()) == (422, 409, 1)
    assert "Die Frist muss in der Zukunft enden." in past.content.decode()
    assert 'value="2020-01-01"' in past.content.decode()


def test_what_is_stated_says_so_on_its_page(at_table: Cast) -> None:
    one = opened(at_table)
    said(one, at_table.head, at_table.school, position="full")
    services.state_result(by=at_table.facilitator, round=one, result="consensus", text="Konsens.")
    browser = as_(at_table.facilitator)

    anew = browser.post(reverse("round_next", args=[one.pk]))
    longer = browser.post(reverse("round_after_period", args=[one.pk]), {"until_on": "2099-01-01"})

    assert (anew.status_code, longer.status_code) == (409, 409)
    assert "Zu dieser Runde ist ein Ergebnis festgestellt." in anew.content.decode()
    assert "Eine Nachfrist gibt es nur in einer offenen Runde." in longer.content.decode()
