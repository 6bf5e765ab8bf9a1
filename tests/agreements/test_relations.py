"""How agreements hang together, and how one ends."""

from datetime import timedelta

import pytest
from django.utils import timezone

from rundtisch.agreements import queries, services
from rundtisch.agreements.models import Agreement, AgreementEnding, AgreementRelation
from rundtisch.foundation.errors import NotEntitled
from rundtisch.journal.models import Entry
from tests import factories as make
from tests.agreements.agreeing import agreed
from tests.agreements.test_constraints import refused
from tests.consensus.steps import refusal_of
from tests.doors import signed_in
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_table() -> Cast:
    return cast()


@pytest.fixture
def earlier(at_table: Cast) -> Agreement:
    return recorded(at_table, "Alt", days_ago=9)


@pytest.fixture
def later(at_table: Cast, earlier: Agreement) -> Agreement:
    return recorded(at_table, "Neu", days_ago=1)


def recorded(at_table: Cast, title: str, days_ago: int) -> Agreement:
    return services.record_agreement(
        by=at_table.facilitator,
        table=at_table.table,
        title=title,
        wording="So.",
        stated_by="Moderation",
        agreed_on=timezone.localdate() - timedelta(days=days_ago),
    )


def related(at_table: Cast, later: Agreement, earlier: Agreement, kind: str = "replaces") -> AgreementRelation:
    return services.relate_agreements(
        by=at_table.facilitator, agreement=later, other=earlier, kind=kind, reason="Die Frist war zu kurz."
    )


def fresh(agreement: Agreement) -> Agreement:
    return Agreement.objects.get(pk=agreement.pk)


def test_what_is_replaced_is_no_longer_in_force_and_says_why(
    at_table: Cast, earlier: Agreement, later: Agreement
) -> None:
    relation = related(at_table, later, earlier)

    ending = queries.agreement_page(at_table.head, fresh(earlier)).ending
    assert ending == queries.EndingLine(timezone.localdate(), at_table.facilitator.name, "Die Frist war zu kurz.")
    assert list(Agreement.objects.in_force()) == [later]
    assert [line.words for line in queries.relations_of(later)] == ["ersetzt"]
    assert [line.words for line in queries.relations_of(earlier)] == ["ersetzt durch"]
    assert Entry.objects.filter(act="agreements.related", thing_id=later.pk).count() == 1
    assert earlier.ending.replacement == relation


@pytest.mark.parametrize("kind", ["details", "follows_from"])
def test_other_relations_leave_both_in_force(at_table: Cast, earlier: Agreement, later: Agreement, kind: str) -> None:
    related(at_table, later, earlier, kind)

    assert Agreement.objects.in_force().count() == 2
    assert AgreementEnding.objects.count() == 0


def test_a_relation_is_taken_back_with_the_end_that_it_brought(
    at_table: Cast, earlier: Agreement, later: Agreement
) -> None:
    relation = related(at_table, later, earlier)

    services.part_agreements(by=at_table.facilitator, relation=relation)

    assert Agreement.objects.in_force().count() == 2
    assert AgreementEnding.objects.count() == AgreementRelation.objects.count() == 0


def test_an_agreement_ends_and_asks_nothing_more_of_the_houses(at_table: Cast, earlier: Agreement) -> None:
    services.end_agreement(by=at_table.facilitator, agreement=earlier, reason=" Erledigt. ")

    assert earlier.ending.reason == "Erledigt."
    assert queries.asks_for(at_table.head) == []
    assert refusal_of(
        services.propose, by=at_table.head, table=at_table.table, title="T", wording="W", changes=fresh(earlier)
    ) == ("Diese Vereinbarung gilt nicht mehr. Bringen Sie einen neuen Vorschlag ein.")


def test_what_ended_stays_ended_when_its_round_is_stated_anew(at_table: Cast) -> None:
    agreement = agreed(at_table)
    services.end_agreement(by=at_table.facilitator, agreement=agreement, reason="Erledigt.")

    services.state_result_of(
        by=at_table.facilitator,
        proposal=agreement.proposals.get(),
        result="consensus",
        text="Ja.",
        reason="Tippfehler",
    )

    assert fresh(agreement).lapsed_at is not None


def test_what_makes_no_sense_is_refused(at_table: Cast, earlier: Agreement, later: Agreement) -> None:
    elsewhere = agreed(at_table)
    Agreement.objects.filter(pk=elsewhere.pk).update(table=make.table("Runder Tisch Anderswo"))

    def relating(agreement: Agreement, other: Agreement, kind: str = "replaces", reason: str = "Darum") -> str:
        return refusal_of(
            services.relate_agreements,
            by=at_table.facilitator,
            agreement=agreement,
            other=other,
            kind=kind,
            reason=reason,
        )

    assert relating(later, earlier, kind="likes") == "Diese Beziehung gibt es nicht."
    assert relating(later, fresh(elsewhere)) == "Diese Vereinbarung gehört zu einem anderen Tisch."
    assert relating(later, later) == "Bitte wählen Sie eine andere Vereinbarung."
    assert relating(earlier, later) == "Ersetzen kann eine Vereinbarung nur eine frühere."
    assert relating(later, earlier, reason=" ") == ("Bitte schreiben Sie auf, warum die Vereinbarung nicht mehr gilt.")
    related(at_table, later, earlier)
    again = "Zwischen diesen beiden Vereinbarungen steht schon eine Beziehung."
    assert relating(later, earlier, "details") == relating(earlier, later, "details") == again
    ended = refusal_of(services.end_agreement, by=at_table.facilitator, agreement=earlier, reason="Darum")
    assert ended == "Diese Vereinbarung gilt schon nicht mehr."
    assert AgreementRelation.objects.count() == 1


def test_only_who_states_results_orders_agreements(at_table: Cast, earlier: Agreement, later: Agreement) -> None:
    relation = related(at_table, later, earlier, "details")

    for act in (
        lambda: services.end_agreement(by=at_table.head, agreement=earlier, reason="Darum"),
        lambda: services.relate_agreements(by=at_table.head, agreement=later, other=earlier, kind="details"),
        lambda: services.part_agreements(by=at_table.head, relation=relation),
    ):
        with pytest.raises(NotEntitled):
            act()


def test_what_may_never_be_stored(at_table: Cast, earlier: Agreement, later: Agreement) -> None:
    third = recorded(at_table, "Dritte", days_ago=0)
    base = {"related_by": at_table.facilitator, "related_at": timezone.now()}
    related(at_table, later, earlier)

    refused("two_agreements", AgreementRelation, agreement=later, other=earlier, kind="details", **base)
    refused("agreement_is_replaced", AgreementRelation, agreement=third, other=earlier, kind="replaces", **base)
    refused("agreement_is_not_related", AgreementRelation, agreement=third, other=third, kind="details", **base)
    refused("agreements_are_related", AgreementRelation, agreement=third, other=later, kind="likes", **base)
    ended = {"ended_by": at_table.facilitator, "ended_at": timezone.now()}
    refused("ending_of_an_agreement", AgreementEnding, agreement=later, reason="", **ended)


def test_the_pages_lead_through_it(at_table: Cast, earlier: Agreement, later: Agreement) -> None:
    client = signed_in(at_table.facilitator)

    without_reason = client.post(f"/agreements/{later.pk}/relations/", {"kind": "replaces", "other": str(earlier.pk)})
    done = client.post(
        f"/agreements/{later.pk}/relations/", {"kind": "replaces", "other": str(earlier.pk), "reason": "Zu kurz."}
    )
    shown = client.get(f"/agreements/{earlier.pk}/").content.decode()
    twice = client.post(f"/agreements/{earlier.pk}/ending/", {"reason": "Noch einmal"})

    assert without_reason.status_code == 422
    assert done.status_code == 302
    assert "Grund: Zu kurz." in shown
    assert "ersetzt durch" in shown
    assert "gilt schon nicht mehr" in twice.content.decode()


def test_another_wording_is_proposed_from_the_page(at_table: Cast) -> None:
    agreement = agreed(at_table)
    client = signed_in(at_table.head)

    form = client.get(f"/agreements/{agreement.pk}/proposals/").content.decode()
    made = client.post(
        f"/agreements/{agreement.pk}/proposals/", {"title": "Ein Meldeweg", "wording": "Anders.", "kind": "other"}
    )

    assert "Wir melden so." in form
    page = client.get(made["Location"]).content.decode()
    assert f"Ändert die Vereinbarung {agreement.number}" in page
