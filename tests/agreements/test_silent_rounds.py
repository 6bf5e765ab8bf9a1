"""A proposal is put to the table between the meetings, or secretly for a sense check."""

from datetime import timedelta

import pytest
from django.urls import reverse

from rundtisch.agreements import services
from rundtisch.consensus.models import Round
from rundtisch.consensus.queries import asks_for
from rundtisch.consensus.services import close_rounds_that_are_over
from rundtisch.foundation import clock
from rundtisch.foundation.models import Delivery
from tests.agreements.agreeing import proposed
from tests.consensus.steps import as_
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_table() -> Cast:
    return cast()


def test_a_proposal_is_asked_about_by_mail_and_its_statement_is_asked_for(at_table: Cast) -> None:
    proposal = proposed(at_table)
    until = clock.today() + timedelta(days=7)

    answer = as_(at_table.facilitator).post(
        reverse("proposal_round", args=[proposal.pk]), {"method": "consensus_levels", "answer_by": until}
    )

    assert (answer.status_code, Delivery.objects.count()) == (302, 3)
    with clock.at(clock.now() + timedelta(days=8)):
        close_rounds_that_are_over()
        assert [ask.title for ask in asks_for(at_table.facilitator)] == ["Die Frist ist um: Ein Meldeweg"]


def test_what_has_gone_on_by_another_method_asks_for_no_statement(at_table: Cast) -> None:
    proposal = proposed(at_table)
    services.open_round_on(
        by=at_table.facilitator, proposal=proposal, method="sense_check", answer_by=clock.today() + timedelta(days=7)
    )

    with clock.at(clock.now() + timedelta(days=8)):
        close_rounds_that_are_over()
        services.open_round_on(by=at_table.facilitator, proposal=proposal)

        assert asks_for(at_table.facilitator) == []


def test_what_stands_against_a_round_is_said_at_its_form(at_table: Cast) -> None:
    proposal = proposed(at_table)
    browser = as_(at_table.facilitator)

    answer = browser.post(
        reverse("proposal_round", args=[proposal.pk]), {"method": "consent", "is_secret": "on", "quorum": "0.75"}
    )

    shown = answer.content.decode()
    assert (answer.status_code, Round.objects.count()) == (409, 0)
    assert "Geheim geht nur beim Stimmungsbild und bei Prioritätspunkten" in shown
    assert '<option value="0.75" selected>' in shown


def test_a_deadline_in_the_holidays_is_kept_with_a_warning(at_table: Cast) -> None:
    proposal = proposed(at_table)

    with clock.at(clock.now().replace(year=2026, month=12, day=1)):
        answer = as_(at_table.facilitator).post(
            reverse("proposal_round", args=[proposal.pk]),
            {"method": "consensus_levels", "answer_by": "2026-12-28"},
            follow=True,
        )

    assert (
        "Der 28. Dezember liegt in den Weihnachtsferien. Passt die Frist trotzdem?"
        in answer.content.decode().replace("\u00a0", " ")
    )
