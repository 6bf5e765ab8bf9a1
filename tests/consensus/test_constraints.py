"""What may never be stored of a round, whoever tries."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from rundtisch.consensus.models import (
    AdvisoryNote,
    CardObjection,
    Entitlement,
    Option,
    Procedure,
    ResultStatement,
    Round,
    Voice,
)
from tests.consensus.steps import opened, said
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_table() -> Cast:
    return cast()


def refused(name: str, model: Any, **fields: Any) -> None:
    """The database refuses and, where it can tell, names the rule."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        model.objects.create(**fields)
    told = str(error.value)
    assert name in told or "UNIQUE constraint failed" in told


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("quorum_is_a_share_of_the_entitled", {"quorum_share": Decimal("1.5")}),
        ("thin_and_near_are_shares", {"near_tie": Decimal("2")}),
        ("resistance_has_a_scale_of_1_to_100", {"scale_max": 0}),
        ("everybody_has_1_to_20_dots", {"dots": 0}),
        ("only_sense_check_and_dots_may_be_secret", {"is_secret": True}),
    ],
)
def test_settings_off_the_scale_are_not_stored(at_table: Cast, name: str, what: dict[str, Any]) -> None:
    refused(
        name,
        Procedure,
        table=at_table.table,
        method="consensus_levels",
        title="Frage",
        set_up_by=at_table.facilitator,
        set_up_at=timezone.now(),
        **what,
    )


def test_rounds_stand_one_after_another(at_table: Cast) -> None:
    one = opened(at_table)
    now = timezone.now()
    base: dict[str, Any] = {
        "procedure": one.procedure,
        "wording": "Anders",
        "opened_at": now,
        "opened_by": at_table.facilitator,
    }
    ended: dict[str, Any] = {"closed_at": now, "closed_by": at_table.facilitator}

    refused("procedure_has_one_open_round", Round, number=2, **base)
    refused("round_is_numbered_once_per_procedure", Round, number=1, **base, **ended)
    refused("round_closes_after_it_opens", Round, number=2, **base, **{**ended, "closed_at": now - timedelta(days=1)})
    refused("round_is_closed_by_somebody_or_by_its_deadline", Round, number=2, **base, closed_at=now)
    refused("after_period_ends_after_the_round_opens", Round, number=2, **base, **ended, after_period_until=now)


def test_there_is_one_passive_option_and_it_bears_key_zero(at_table: Cast) -> None:
    one = opened(at_table, "systemic_consensing", ("Eins",))

    refused("option_has_one_key_per_round", Option, round=one, key="o1", title="Noch eins", place=9)
    refused("option_has_one_key_per_round", Option, round=one, key="o0", title="Noch eine", place=9, is_passive=True)
    refused(
        "only_the_passive_option_bears_key_zero", Option, round=one, key="o9", title="Zwei", place=9, is_passive=True
    )
    other = opened(at_table)
    refused("only_the_passive_option_bears_key_zero", Option, round=other, key="o0", title="Zwei", place=9)


def test_a_house_has_one_voice_in_a_round(at_table: Cast) -> None:
    one = opened(at_table)

    refused("institution_has_one_voice_per_round", Entitlement, round=one, institution=at_table.school, place=9)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("voice_says_exactly_one_thing", {}),
        ("voice_says_exactly_one_thing", {"position": "full", "fingers": 3}),
        ("voice_says_exactly_one_thing", {"resistance": {"o1": 1}, "dots": {"o1": 1}}),
        ("voice_takes_a_known_position", {"position": "perhaps"}),
        ("nobody_shows_more_than_five_fingers", {"fingers": 6}),
        ("thumb_points_up_level_or_down", {"thumb": "off"}),
        ("voice_tells_how_it_was_entered", {"position": "full", "entered_how": "rumour"}),
        ("voices_of_a_house_follow_one_another", {"position": "full", "number": 1}),
    ],
)
def test_a_voice_that_says_nothing_or_too_much_is_not_stored(at_table: Cast, name: str, what: dict[str, Any]) -> None:
    one = opened(at_table)
    given = said(one, at_table.head, at_table.school, position="full")
    base = {"entitlement": given.entitlement, "number": 2, "entered_by": at_table.head, "entered_how": "own"}

    refused(name, Voice, **{**base, "given_at": timezone.now(), **what})


def test_notes_and_objections_say_something(at_table: Cast) -> None:
    one = opened(at_table)
    voice = said(one, at_table.head, at_table.school, position="full")
    now = timezone.now()

    refused(
        "advisory_note_says_something",
        AdvisoryNote,
        round=one,
        institution=at_table.supervision,
        text="",
        noted_by=at_table.supervisor,
        noted_at=now,
    )
    refused("card_objection_says_why", CardObjection, voice=voice, text="", raised_by=at_table.head, raised_at=now)


def test_a_statement_is_one_has_words_and_a_reason_or_next_step_where_it_needs_one(at_table: Cast) -> None:
    one = opened(at_table)
    base: dict[str, Any] = {
        "round": one,
        "result": "consensus",
        "text": "Konsens.",
        "record": {},
        "reading": {},
        "stated_by": at_table.facilitator,
        "stated_at": timezone.now(),
    }
    first = ResultStatement.objects.create(**base)
    old = {"superseded_at": timezone.now()}

    refused("round_has_one_current_statement", ResultStatement, **base)
    refused("superseding_statement_has_reason", ResultStatement, **base, **old, supersedes=first)
    refused("no_consensus_has_a_next_step", ResultStatement, **{**base, **old, "result": "no_consensus"})
    refused("statement_says_something", ResultStatement, **{**base, **old, "text": ""})
