"""What people do with proposals, agreements and adoptions."""

from datetime import date, timedelta
from typing import Any

import pytest

from rundtisch.agreements import services
from rundtisch.agreements.models import Adoption, Agreement, Proposal
from rundtisch.consensus import services as consensus
from rundtisch.consensus.models import ResultStatement, Round
from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled
from tests import factories as make
from tests.agreements.agreeing import agreed, proposed
from tests.consensus.steps import refusal_of
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_table() -> Cast:
    return cast()


def adoption_of(agreement: Agreement, house: Any) -> Adoption:
    return agreement.adoptions.get(institution=house)


def test_everybody_who_takes_part_proposes_and_a_shared_mailbox_does_not(at_table: Cast) -> None:
    for somebody in (at_table.head, at_table.digital_lead, at_table.supervisor, at_table.office_staff):
        services.propose(by=somebody, table=at_table.table, title="Meldeweg", wording="Wir melden so.")

    for somebody in (at_table.mailbox, at_table.outsider):
        with pytest.raises(NotEntitled):
            services.propose(by=somebody, table=at_table.table, title="Meldeweg", wording="Wir melden so.")
    assert Proposal.objects.count() == 4


def test_stating_consensus_gives_number_wording_reservations_and_adoptions_at_once(at_table: Cast) -> None:
    proposal = proposed(at_table, review_on=date(2027, 3, 1), kind="transition")
    one = services.open_round_on(by=at_table.facilitator, proposal=proposal)
    consensus.give_voice(by=at_table.head, round=one, institution=at_table.school, position="full")
    consensus.give_voice(
        by=at_table.other_head,
        round=one,
        institution=at_table.other_school,
        position="stand_aside",
        reason="Eigene Zeiträume",
    )

    services.state_result_of(
        by=at_table.facilitator, proposal=proposal, result="consensus_with_concerns", text="Konsens mit Bedenken."
    )

    agreement = Agreement.objects.get()
    assert (str(agreement.number), agreement.kind, agreement.review_on) == (
        f"{clock.today().year}-01",
        "transition",
        date(2027, 3, 1),
    )
    assert [(one.number, one.wording) for one in agreement.versions.all()] == [(1, "Wir melden so.")]
    assert list(agreement.reservations.values_list("institution__name", "position", "text")) == [
        ("Grundschule Süd", "stand_aside", "Eigene Zeiträume")
    ]
    assert list(agreement.adoptions.values_list("institution__name", "state", "was_unheard")) == [
        ("Grundschule Nord", "open", False),
        ("Grundschule Süd", "open", False),
        ("Stadt Musterstadt", "open", True),
    ]
    proposal.refresh_from_db()
    assert proposal.agreement == agreement


def test_no_consensus_makes_no_agreement(at_table: Cast) -> None:
    proposal = proposed(at_table)
    one = services.open_round_on(by=at_table.facilitator, proposal=proposal)
    consensus.give_voice(by=at_table.head, round=one, institution=at_table.school, position="veto", reason="Nein")

    services.state_result_of(
        by=at_table.facilitator, proposal=proposal, result="no_consensus", text="Heute nicht.", next_step="revise"
    )

    assert (ResultStatement.objects.count(), Agreement.objects.count()) == (1, 0)


def test_numbers_of_a_year_have_no_gap_even_when_a_statement_is_refused(at_table: Cast) -> None:
    first = agreed(at_table)
    unheard = proposed(at_table)
    services.open_round_on(by=at_table.facilitator, proposal=unheard)
    refusal_of(services.state_result_of, by=at_table.facilitator, proposal=unheard, result="consensus", text="Konsens.")

    second = agreed(at_table)

    assert (first.sequence, second.sequence) == (1, 2)


def test_only_who_leads_states_and_records(at_table: Cast) -> None:
    proposal = proposed(at_table)
    services.open_round_on(by=at_table.facilitator, proposal=proposal)

    for somebody in (at_table.head, at_table.office_staff, at_table.authority_office):
        with pytest.raises(NotEntitled):
            services.state_result_of(by=somebody, proposal=proposal, result="consensus", text="Konsens.")
        with pytest.raises(NotEntitled):
            services.record_agreement(by=somebody, table=at_table.table, title="T", wording="W", stated_by="Moderation")
    assert Agreement.objects.count() == 0


def test_a_new_version_closes_the_open_round_and_asks_anew(at_table: Cast) -> None:
    proposal = proposed(at_table)
    services.open_round_on(by=at_table.facilitator, proposal=proposal)

    services.revise_proposal(by=at_table.facilitator, proposal=proposal, wording="Höchstens fünf Minuten.", version=1)

    assert [(one.number, one.wording, one.closed_at is None) for one in Round.objects.order_by("number")] == [
        (1, "Wir melden so.", False),
        (2, "Höchstens fünf Minuten.", True),
    ]
    assert list(proposal.versions.values_list("number", flat=True)) == [2, 1]


def test_who_proposed_revises_before_the_round_and_not_in_it(at_table: Cast) -> None:
    proposal = proposed(at_table)

    services.revise_proposal(by=at_table.head, proposal=proposal, wording="Genauer.")
    services.open_round_on(by=at_table.facilitator, proposal=proposal)

    with pytest.raises(NotEntitled):
        services.revise_proposal(by=at_table.head, proposal=proposal, wording="Noch genauer.")
    with pytest.raises(NotEntitled):
        services.revise_proposal(by=at_table.other_head, proposal=proposal, wording="Meins.")


def test_a_stale_version_is_refused(at_table: Cast) -> None:
    proposal = proposed(at_table)
    services.revise_proposal(by=at_table.head, proposal=proposal, wording="Genauer.", version=1)

    told = refusal_of(
        services.revise_proposal, by=at_table.office_staff, proposal=proposal, wording="Anders.", version=1
    )

    assert told == "Inzwischen gibt es Fassung 2. Bitte lesen Sie sie, bevor Sie weiterschreiben."


def test_an_agreement_recorded_without_a_round_is_shown_as_such_and_open_to_objection(at_table: Cast) -> None:
    agreement = services.record_agreement(
        by=at_table.facilitator,
        table=at_table.table,
        title="Leitlinien",
        wording="Wir nennen Gründe.",
        stated_by="Frau Muster",
        agreed_on=clock.today() - timedelta(days=400),
        how="earlier_minutes",
    )
    adoption = adoption_of(agreement, at_table.school)

    services.object_to(by=at_table.head, adoption=adoption, text="Wir waren nicht dabei.")

    assert agreement.year == (clock.today() - timedelta(days=400)).year
    assert agreement.statement is None
    assert refusal_of(services.object_to, by=at_table.head, adoption=adoption, text="Noch einmal") == (
        "Ihr Haus hat dieser Vereinbarung schon widersprochen."
    )
    with clock.at(clock.now() + timedelta(days=31)):
        assert refusal_of(
            services.object_to,
            by=at_table.other_head,
            adoption=adoption_of(agreement, at_table.other_school),
            text="Zu spät",
        ).startswith("Die Frist für Widersprüche ist abgelaufen.")


def test_a_new_statement_without_consensus_lets_the_agreement_lapse_and_keeps_its_number(at_table: Cast) -> None:
    agreement = agreed(at_table)
    proposal = agreement.proposals.get()

    services.state_result_of(
        by=at_table.facilitator,
        proposal=proposal,
        result="no_consensus",
        text="Eine Karte war übersehen.",
        next_step="revise",
        reason="Ein Veto war übersehen.",
    )

    agreement.refresh_from_db()
    assert agreement.lapsed_at is not None
    assert agreed(at_table).sequence == 2


def test_a_new_wording_opens_adoptions_again_and_shows_the_earlier_state(at_table: Cast) -> None:
    agreement = agreed(at_table)
    services.report_adoption(by=at_table.head, adoption=adoption_of(agreement, at_table.school), state="adopted")

    changed = agreed(at_table, wording="Jetzt anders.", changes=agreement)

    assert changed == agreement
    assert [(one.number, one.wording) for one in agreement.versions.all()] == [
        (2, "Jetzt anders."),
        (1, "Wir melden so."),
    ]
    adoption = adoption_of(agreement, at_table.school)
    assert (adoption.state, adoption.earlier_state) == ("open", "adopted")


def test_a_house_reports_step_by_step(at_table: Cast) -> None:
    adoption = adoption_of(agreed(at_table), at_table.school)

    services.report_adoption(by=at_table.digital_lead, adoption=adoption, state="brought_in", body="staff_conference")
    services.report_adoption(by=at_table.head, adoption=adoption, state="adopted")
    services.report_adoption(by=at_table.head, adoption=adoption, state="implemented", on=clock.today())

    adoption.refresh_from_db()
    assert (adoption.state, adoption.body, adoption.on) == ("implemented", "staff_conference", clock.today())
    assert list(adoption.steps.order_by("number").values_list("from_state", "to_state", "reported_by__name")) == [
        ("open", "brought_in", "Dilara Nord"),
        ("brought_in", "adopted", "Hanna Nord"),
        ("adopted", "implemented", "Hanna Nord"),
    ]


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ({"state": "adapted"}, "Bitte schreiben Sie auf, worin Ihr Haus von der Vereinbarung abweicht."),
        ({"state": "declined", "reason": "  "}, "Bitte nennen Sie den Grund der Ablehnung."),
        ({"state": "implemented"}, "Von „offen“ führt kein Weg direkt zu „umgesetzt“."),
        ({"state": "nonsense"}, "Diesen Stand gibt es nicht."),
        ({"state": "noted", "body": "king"}, "Dieses Gremium gibt es nicht."),
    ],
)
def test_a_report_that_lacks_something_is_refused(at_table: Cast, what: dict[str, Any], sentence: str) -> None:
    adoption = adoption_of(agreed(at_table), at_table.school)

    assert refusal_of(services.report_adoption, by=at_table.head, adoption=adoption, **what) == sentence


def test_nobody_reports_for_a_foreign_house_without_a_mandate(at_table: Cast) -> None:
    adoption = adoption_of(agreed(at_table), at_table.school)

    for somebody in (at_table.other_head, at_table.office_staff, at_table.facilitator, at_table.mailbox):
        with pytest.raises(NotEntitled):
            services.report_adoption(by=somebody, adoption=adoption, state="brought_in")


def test_a_report_on_behalf_is_unconfirmed_until_the_house_confirms(at_table: Cast) -> None:
    adoption = adoption_of(agreed(at_table), at_table.school)
    make.mandate(at_table.office_staff, at_table.school, "enter_adoption")

    entered = services.report_adoption(by=at_table.office_staff, adoption=adoption, state="noted")
    for somebody in (at_table.office_staff, at_table.digital_lead):
        with pytest.raises(NotEntitled):
            services.confirm_adoption(by=somebody, adoption=adoption)
    confirmed = services.confirm_adoption(by=at_table.head, adoption=adoption)

    assert (entered.is_unconfirmed, confirmed.is_unconfirmed) == (True, False)


def test_two_who_report_at_once_do_not_overwrite_each_other(at_table: Cast) -> None:
    adoption = adoption_of(agreed(at_table), at_table.school)
    services.report_adoption(by=at_table.digital_lead, adoption=adoption, state="brought_in", version=1)

    told = refusal_of(services.report_adoption, by=at_table.head, adoption=adoption, state="deferred", version=1)

    assert told == (
        "Inzwischen hat jemand den Stand auf „eingebracht“ gesetzt. Bitte vergleichen Sie, bevor Sie speichern."
    )
