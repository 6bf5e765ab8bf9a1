"""Pages of proposals, agreements and adoptions."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from rundtisch.agreements import queries, services
from rundtisch.agreements.models import Adoption, Agreement, Proposal
from rundtisch.foundation import clock
from rundtisch.meetings.models import AgendaItem, Meeting, Outcome
from rundtisch.meetings.ports import AgendaProposal
from rundtisch.roundtables.models import Topic
from rundtisch.writing.models import JointText
from tests.agreements.agreeing import agreed, proposed
from tests.consensus.steps import as_
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db
EVIL = "<script>alert('x')</script>"


@pytest.fixture
def at_table() -> Cast:
    return cast()


def meeting(at_table: Cast) -> Meeting:
    begins = timezone.now()
    return Meeting.objects.create(
        table=at_table.table, number=1, title="Auftakt", starts_at=begins, ends_at=begins + timedelta(hours=2)
    )


def item(at: Meeting, position: int = 1) -> AgendaItem:
    return AgendaItem.objects.create(
        meeting=at, position=position, title="Meldeweg", minutes_planned=20, text=JointText.objects.create()
    )


def addresses_of(at_table: Cast) -> dict[str, str]:
    agreement = agreed(at_table)
    proposal = proposed(at_table)
    adoption = agreement.adoptions.get(institution=at_table.school)
    at_item = item(meeting(at_table))
    ids = {
        "agreement_list": at_table.table.pk,
        "agreement_record": at_table.table.pk,
        "proposal_new": at_table.table.pk,
        "agreement_detail": agreement.pk,
        "adoption_detail": adoption.pk,
        "adoption_objection": adoption.pk,
        "proposal_detail": proposal.pk,
        "proposal_revision": proposal.pk,
        "proposal_result": proposal.pk,
        "proposal_new_at_item": at_item.pk,
        "proposal_round_at_item": at_item.pk,
    }
    return {name: reverse(name, args=[id]) for name, id in ids.items()}


def test_what_one_may_not_see_is_not_there(at_table: Cast) -> None:
    client = as_(at_table.outsider)

    codes = {name: client.get(address).status_code for name, address in addresses_of(at_table).items()}

    assert codes == dict.fromkeys(codes, 404)


def test_what_is_not_ones_act_is_forbidden(at_table: Cast) -> None:
    addresses = addresses_of(at_table)
    client = as_(at_table.other_head)

    codes = {name: client.get(address).status_code for name, address in addresses.items()}

    assert codes == {
        "agreement_list": 200,
        "agreement_record": 403,
        "proposal_new": 200,
        "agreement_detail": 200,
        "adoption_detail": 403,
        "adoption_objection": 403,
        "proposal_detail": 200,
        "proposal_revision": 403,
        "proposal_result": 403,
        "proposal_new_at_item": 200,
        "proposal_round_at_item": 302,
    }


def test_from_an_outcome_to_a_numbered_agreement_in_the_browser(at_table: Cast) -> None:
    at_item = item(meeting(at_table))
    outcome = Outcome.objects.create(
        agenda_item=at_item,
        kind="agreement",
        text="Wir melden Störungen über ein Formular.",
        recorded_by=at_table.office_staff,
        recorded_at=timezone.now(),
    )
    office, facilitator, head = as_(at_table.office_staff), as_(at_table.facilitator), as_(at_table.head)
    address = reverse("proposal_from_outcome", args=[outcome.pk])

    begun = office.get(address)
    office.post(address, {"title": "Meldeweg", "wording": "Wir melden Störungen über ein Formular.", "kind": "support"})
    proposal = Proposal.objects.get()
    facilitator.post(reverse("proposal_round", args=[proposal.pk]), {"method": "consensus_levels"})
    proposal.refresh_from_db()
    assert proposal.procedure is not None
    one = proposal.procedure.rounds.get()
    head.post(reverse("voice_new", args=[one.pk]), {"house": at_table.school.pk, "position": "full"})
    stated = facilitator.post(
        reverse("proposal_result", args=[proposal.pk]), {"result": "consensus", "text": "Konsens."}
    )

    agreement = Agreement.objects.get()
    assert "Wir melden Störungen über ein Formular." in begun.content.decode()
    assert stated["Location"] == reverse("agreement_detail", args=[agreement.pk])
    assert agreement.agenda_item == at_item
    assert facilitator.get(reverse("round_result", args=[one.pk]))["Location"] == reverse(
        "proposal_result", args=[proposal.pk]
    )
    assert office.get(address)["Location"] == reverse("proposal_detail", args=[proposal.pk])


def test_the_agreement_says_subject_to_resolution_until_the_bodies_have_resolved(at_table: Cast) -> None:
    agreement = agreed(at_table)
    address = reverse("agreement_detail", args=[agreement.pk])

    before = as_(at_table.head).get(address).content.decode()
    Adoption.objects.update(state="adopted")
    after = as_(at_table.head).get(address).content.decode()

    assert "Vorbehaltlich" in before
    assert "nicht gehört" in before
    assert "Vorbehaltlich" not in after


def test_errors_of_an_adoption_stand_at_their_field_and_what_was_typed_is_kept(at_table: Cast) -> None:
    adoption = agreed(at_table).adoptions.get(institution=at_table.school)
    address = reverse("adoption_detail", args=[adoption.pk])

    answer = as_(at_table.head).post(
        address, {"version": 1, "state": "adapted", "proof": "Siehe Protokoll der Konferenz"}
    )

    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "deviation": ["Bitte schreiben Sie auf, worin Ihr Haus von der Vereinbarung abweicht."]
    }
    assert "Siehe Protokoll der Konferenz" in answer.content.decode()


def test_a_stale_adoption_form_is_refused_and_keeps_what_was_typed(at_table: Cast) -> None:
    adoption = agreed(at_table).adoptions.get(institution=at_table.school)
    services.report_adoption(by=at_table.digital_lead, adoption=adoption, state="brought_in")

    answer = as_(at_table.head).post(
        reverse("adoption_detail", args=[adoption.pk]), {"version": 1, "state": "deferred", "reason": "Rückfrage"}
    )

    assert answer.status_code == 409
    assert "Rückfrage" in answer.content.decode()


def test_a_very_long_wording_is_refused_at_the_field(at_table: Cast) -> None:
    answer = as_(at_table.head).post(
        reverse("proposal_new", args=[at_table.table.pk]),
        {"title": "Lang", "wording": "x" * 500_000, "kind": "other"},
    )

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["wording"]
    assert Proposal.objects.count() == 0


def test_script_in_every_field_is_shown_as_text(at_table: Cast) -> None:
    proposal = proposed(at_table, title=EVIL, wording=EVIL, reasons=EVIL)
    agreement = services.record_agreement(
        by=at_table.facilitator,
        table=at_table.table,
        title=EVIL,
        wording=EVIL,
        reasons=EVIL,
        stated_by=EVIL,
    )
    adoption = agreement.adoptions.get(institution=at_table.school)
    services.report_adoption(by=at_table.head, adoption=adoption, state="declined", reason=EVIL, proof=EVIL)
    services.object_to(by=at_table.head, adoption=adoption, text=EVIL)
    client = as_(at_table.head)

    for address in (
        reverse("proposal_detail", args=[proposal.pk]),
        reverse("agreement_detail", args=[agreement.pk]),
        reverse("agreement_list", args=[at_table.table.pk]),
        reverse("adoption_detail", args=[adoption.pk]),
    ):
        shown = client.get(address).content.decode()
        assert "&lt;script&gt;alert(" in shown
        assert "<script>alert" not in shown


@pytest.mark.parametrize("show", ["", "?show=open", "?show=review", "?kind=other", "?year=2026"])
def test_the_register_costs_the_same_with_1_3_and_40_agreements(at_table: Cast, show: str) -> None:
    def cost() -> int:
        client = as_(at_table.head)
        client.get(reverse("agreement_list", args=[at_table.table.pk]) + show)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("agreement_list", args=[at_table.table.pk]) + show).status_code == 200
        return len(asked)

    costs = []
    for more in (1, 2, 37):
        for _ in range(more):
            services.record_agreement(
                by=at_table.facilitator,
                table=at_table.table,
                title="Vereinbarung",
                wording="Wortlaut",
                stated_by="Moderation",
                review_on=date(2020, 1, 1),
            )
            proposed(at_table)
        costs.append(cost())

    assert costs == [costs[0]] * 3
    assert costs[0] <= 20


def test_every_page_of_an_agreement_stays_within_twenty_queries(at_table: Cast) -> None:
    addresses = addresses_of(at_table)
    client = as_(at_table.facilitator)

    for name, address in addresses.items():
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) <= 20, name


def test_the_way_of_an_agreement_is_walkable_from_topic_to_review(at_table: Cast) -> None:
    held = meeting(at_table)
    Meeting.objects.filter(pk=held.pk).update(opened_at=held.starts_at, closed_at=held.ends_at)
    topic = Topic.objects.create(
        table=at_table.table, title="Wer meldet was?", proposed_by=at_table.head, proposed_at=held.starts_at
    )
    at_item = item(held)
    AgendaItem.objects.filter(pk=at_item.pk).update(topic=topic)
    agreement = agreed(at_table, agenda_item=at_item)
    Agreement.objects.filter(pk=agreement.pk).update(review_on=date(2027, 3, 1))
    found = queries.agreement_for(at_table.head, agreement.pk)
    assert found is not None

    chain = queries.agreement_page(at_table.head, found).chain

    assert [(link.label, link.url.split("/")[1] if link.url.startswith("/") else link.url) for link in chain] == [
        ("Thema: Wer meldet was?", "topics"),
        ("Sitzung: Meldeweg", "meetings"),
        ("Vorschlag", "proposals"),
        ("Konsensrunde 1", "rounds"),
        (f"Vereinbarung {agreement.number}", ""),
        ("Weg in die Häuser", "#board"),
        ("Überprüfung am Tisch", ""),
    ]
    assert chain[1].url == reverse("minutes_detail", args=[held.pk])
    assert [link.note for link in chain[-2:]] == ["0 von 3 umgesetzt.", "1. März 2027"]


def test_what_began_in_the_room_leads_back_into_it_while_the_meeting_runs(at_table: Cast) -> None:
    held = meeting(at_table)
    Meeting.objects.filter(pk=held.pk).update(opened_at=held.starts_at)
    at_item = item(held)
    agreement = agreed(at_table, agenda_item=at_item)
    waiting = proposed(at_table, title="Ein zweiter", agenda_item=at_item)
    round_id = agreement.statement.round_id if agreement.statement else None
    addresses = [
        reverse("proposal_new_at_item", args=[at_item.pk]),
        reverse("proposal_detail", args=[waiting.pk]),
        reverse("proposal_result", args=[waiting.pk]),
        reverse("round_detail", args=[round_id]),
        reverse("agreement_detail", args=[agreement.pk]),
    ]
    room = f"{reverse('meeting_room', args=[held.pk])}?item={at_item.pk}"

    running = [room in as_(at_table.facilitator).get(address).content.decode() for address in addresses]
    Meeting.objects.filter(pk=held.pk).update(closed_at=held.ends_at)
    closed = [room in as_(at_table.facilitator).get(address).content.decode() for address in addresses]

    assert (running, closed) == ([True] * 5, [False] * 5)


def test_unheard_houses_are_asked_first(at_table: Cast) -> None:
    agreement = agreed(at_table)

    asked = queries.asks_for(at_table.authority_office)

    assert [(ask.title, ask.url) for ask in asked] == [
        (
            "Stand melden: Ein Meldeweg",
            reverse("adoption_detail", args=[agreement.adoptions.get(institution=at_table.authority).pk]),
        )
    ]
    assert queries.asks_for(at_table.outsider) == []
    assert queries.asks_for(at_table.supervisor) == []


def test_news_of_an_agreement_reach_the_table_and_nobody_else(at_table: Cast) -> None:
    before = clock.now() - timedelta(minutes=1)
    agreed(at_table)

    assert [one.detail for one in queries.news_for(at_table.supervisor, before)] == ["Ein Meldeweg"]
    assert queries.news_for(at_table.outsider, before) == []


def test_the_meeting_hears_of_reviews_agreements_and_proposals(at_table: Cast) -> None:
    held = meeting(at_table)
    at_item = item(held)
    services.record_agreement(
        by=at_table.facilitator,
        table=at_table.table,
        title="Leitlinien",
        wording="Wir nennen Gründe.",
        stated_by="Moderation",
        agreed_on=date(2025, 11, 13),
        review_on=date(2026, 9, 22),
    )
    agreement = agreed(at_table, agenda_item=at_item)
    proposal = proposed(at_table, agenda_item=at_item)

    proposals = queries.agenda_proposals(at_table.office_staff, held)
    beside = queries.beside_items(at_table.office_staff, held)
    sections = queries.minutes_sections(at_table.office_staff, held)
    acts = queries.item_acts(at_table.facilitator, [at_item])

    assert proposals == [
        AgendaProposal(
            "Überprüfung: Leitlinien", "Vereinbarung 2025-01, Überprüfung am 22. September 2026", "review", 15
        )
    ]
    assert [(one.label, one.url) for one in beside] == [
        ("Ein Meldeweg", reverse("proposal_detail", args=[proposal.pk])),
        ("Ein Meldeweg", reverse("agreement_detail", args=[agreement.pk])),
    ]
    assert [(one.heading, one.lines) for one in sections] == [
        (f"Vereinbarung {agreement.number}: Ein Meldeweg", ("Wir melden so.",))
    ]
    assert acts == {
        at_item.pk: [
            ("Konsensrunde öffnen", "proposal_round_at_item"),
            ("Vorschlag einbringen", "proposal_new_at_item"),
        ]
    }
    assert queries.minutes_sections(at_table.outsider, held) == []


def test_only_results_of_the_method_can_be_stated(at_table: Cast) -> None:
    proposal = proposed(at_table)
    services.open_round_on(by=at_table.facilitator, proposal=proposal, method="consent")

    page = as_(at_table.facilitator).get(reverse("proposal_result", args=[proposal.pk]))

    offered = page.context["form"].fields["result"].choices
    assert [key for key, _label in offered] == ["consent", "no_consensus"]
