"""Who leads a round reads no more of it than the table, until the round shows its positions."""

import pytest
from django.urls import reverse

from rundtisch.agreements import services
from rundtisch.agreements.models import Proposal
from rundtisch.consensus import services as consensus
from rundtisch.consensus.models import Round
from rundtisch.foundation.models import Identified
from tests.agreements.agreeing import proposed
from tests.consensus.steps import as_, opened, said
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db
READING = "Kein Konsens"
REASON = "Das schadet unserem Ziel"


@pytest.fixture
def at_table() -> Cast:
    return cast()


def asked(at_table: Cast) -> tuple[Proposal, Round]:
    proposal = proposed(at_table)
    one = services.open_round_on(by=at_table.facilitator, proposal=proposal, is_reveal_at_once=False)
    said(one, at_table.head, at_table.school, position="veto", reason=REASON)
    return proposal, one


def read(at_table: Cast, name: str, of: Identified) -> str:
    return as_(at_table.facilitator).get(reverse(name, args=[of.pk])).content.decode()


def test_the_reading_of_a_proposal_is_shown_when_the_round_shows_its_positions(at_table: Cast) -> None:
    proposal, one = asked(at_table)

    before = read(at_table, "proposal_result", proposal)
    consensus.close_voices(by=at_table.facilitator, round=one)
    after = read(at_table, "proposal_result", proposal)

    assert ("Lesart der Software" in before, "Ein Haus legt ein Veto ein" in before) == (False, False)
    assert "Schließen Sie zuerst die Runde" in before
    assert ("Lesart der Software" in after, "Ein Haus legt ein Veto ein" in after) == (True, True)


def test_the_reading_of_a_round_of_its_own_is_shown_no_earlier(at_table: Cast) -> None:
    one = opened(at_table, is_reveal_at_once=False)
    said(one, at_table.head, at_table.school, position="veto", reason=REASON)

    before = read(at_table, "round_result", one)
    consensus.close_voices(by=at_table.facilitator, round=one)

    assert "Lesart der Software" not in before
    assert "Ein Haus legt ein Veto ein" in read(at_table, "round_result", one)


def test_who_enters_cards_sees_that_a_house_spoke_and_not_what(at_table: Cast) -> None:
    _proposal, one = asked(at_table)

    page = as_(at_table.office_staff).get(reverse("round_cards", args=[one.pk])).content.decode()

    assert "selbst gegeben" in page
    assert REASON not in page
    assert page.count(" selected>") == page.count(" selected>–<")


@pytest.mark.parametrize("name", ["round_detail", "round_voices"])
def test_nobody_sees_single_voices_before_a_hidden_round_is_closed(at_table: Cast, name: str) -> None:
    _proposal, one = asked(at_table)
    others = (at_table.facilitator, at_table.office_staff, at_table.other_head, at_table.supervisor)

    before = [as_(person).get(reverse(name, args=[one.pk])).content.decode() for person in others]
    consensus.close_voices(by=at_table.facilitator, round=one)
    after = [as_(person).get(reverse(name, args=[one.pk])).content.decode() for person in others]

    assert [REASON in page for page in before] == [False] * 4
    assert [REASON in page for page in after] == [True] * 4
