"""One thread: questions, sense check, versions, rounds, statement, linked and shown as one way."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from rundtisch.agreements import queries, services
from rundtisch.agreements.models import Proposal, ProposalAnswer, ProposalQuestion, VersionRound
from rundtisch.consensus import services as consensus
from rundtisch.foundation.errors import NotEntitled
from rundtisch.meetings.models import Meeting
from tests.agreements.agreeing import proposed
from tests.consensus.steps import as_, refusal_of
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_table() -> Cast:
    return cast()


def sense_checked(at_table: Cast) -> Proposal:
    """A proposal with a question, its answer, a sense check and a second version."""
    proposal = proposed(at_table)
    question = services.ask_about(by=at_table.other_head, proposal=proposal, text=" Ab wann? ")
    services.answer_question(by=at_table.head, question=question, text="Ab August.")
    one = services.open_round_on(by=at_table.facilitator, proposal=proposal, method="sense_check")
    consensus.give_voice(by=at_table.head, round=one, institution=at_table.school, fingers=4)
    consensus.close_voices(by=at_table.facilitator, round=one)
    services.revise_proposal(by=at_table.facilitator, proposal=proposal, wording="Wir melden so, ab August.")
    return proposal


def way_of(at_table: Cast, proposal: Proposal) -> queries.Path:
    """The way as the head of the school sees it."""
    proposal.refresh_from_db()
    return queries.path_of(at_table.head, queries.thread_of(proposal), queries.questions_about(proposal))


def without_consensus(at_table: Cast, step: str, **words: object) -> Proposal:
    """A proposal on which the table did not agree."""
    proposal = proposed(at_table)
    one = services.open_round_on(by=at_table.facilitator, proposal=proposal)
    consensus.give_voice(by=at_table.head, round=one, institution=at_table.school, position="veto", reason="Nein.")
    services.state_result_of(
        by=at_table.facilitator, proposal=proposal, result="no_consensus", text="Offen.", next_step=step, **words
    )
    return proposal


def test_the_way_is_told_from_the_first_wording_to_the_agreement(at_table: Cast) -> None:
    proposal = sense_checked(at_table)
    one = services.open_round_on(by=at_table.facilitator, proposal=proposal)
    consensus.give_voice(by=at_table.head, round=one, institution=at_table.school, position="full")
    services.state_result_of(by=at_table.facilitator, proposal=proposal, result="consensus", text="Konsens.")

    path = way_of(at_table, proposal)

    assert [(step.title, step.words) for step in path.steps] == [
        ("Eingebracht: Fassung 1", ()),
        ("Fragerunde", ("1 von 1 beantwortet",)),
        (
            "Stimmungsbild, Runde 1",
            ("gehört: 1 von 3 Häusern", "Lesart: Stimmungsbild, ohne Entscheidung", "Finger: 1 × 4"),
        ),
        ("Fassung 2", ()),
        ("Konsensstufen, Runde 1", ("gehört: 1 von 3 Häusern", "Lesart: Konsens")),
        ("Festgestellt: Konsens", ("„Konsens.“",)),
        (f"Vereinbarung {timezone.localdate().year}-01", ()),
    ]
    assert path.coming == "adopt"


def test_a_round_that_closed_before_another_question_still_belongs_to_the_proposal(at_table: Cast) -> None:
    proposal = sense_checked(at_table)
    checked = VersionRound.objects.get(version__proposal=proposal).round
    services.open_round_on(by=at_table.facilitator, proposal=proposal)

    page = as_(at_table.facilitator).get(reverse("round_detail", args=[checked.pk]))
    result = as_(at_table.facilitator).get(reverse("round_result", args=[checked.pk]))

    assert reverse("proposal_detail", args=[proposal.pk]) in page.content.decode()
    assert reverse("proposal_result", args=[proposal.pk]) not in page.content.decode()
    assert result["Location"] == reverse("proposal_detail", args=[proposal.pk])


def test_a_changed_wording_in_an_open_round_links_the_next_round_to_the_next_version(at_table: Cast) -> None:
    proposal = proposed(at_table)
    services.open_round_on(by=at_table.facilitator, proposal=proposal)

    services.revise_proposal(by=at_table.facilitator, proposal=proposal, wording="Anders.")

    linked = VersionRound.objects.order_by("round__number").values_list("version__number", "round__number")
    assert list(linked) == [(1, 1), (2, 2)]
    assert way_of(at_table, proposal).coming == "hear"


def test_a_sense_check_states_no_consensus_and_no_agreement(at_table: Cast) -> None:
    proposal = proposed(at_table)
    one = services.open_round_on(by=at_table.facilitator, proposal=proposal, method="sense_check")
    consensus.give_voice(by=at_table.head, round=one, institution=at_table.school, fingers=5)

    sentence = refusal_of(
        services.state_result_of, by=at_table.facilitator, proposal=proposal, result="consensus", text="Konsens."
    )

    assert sentence == "„Konsens“ lässt sich mit diesem Verfahren nicht feststellen: Stimmungsbild."


def test_other_conditions_begin_a_procedure_of_their_own(at_table: Cast) -> None:
    proposal = proposed(at_table)
    first = services.open_round_on(by=at_table.facilitator, proposal=proposal)
    consensus.close_voices(by=at_table.facilitator, round=first)
    again = as_(at_table.facilitator).post(
        reverse("proposal_round", args=[proposal.pk]), {"method": "consensus_levels", "quorum": "0.6666"}
    )

    proposal.refresh_from_db()
    assert again.status_code == 302
    assert proposal.procedure is not None
    assert (str(proposal.procedure.quorum_share), proposal.procedure.pk != first.procedure_id) == ("0.6666", True)
    form = as_(at_table.facilitator).get(reverse("proposal_result", args=[proposal.pk]))
    assert form.status_code == 200


@pytest.mark.parametrize("step", ["revise", "deepen", "smaller_circle"])
def test_without_consensus_the_next_step_is_a_record_and_the_proposal_comes_back(at_table: Cast, step: str) -> None:
    begins = timezone.now() + timedelta(days=30)
    meeting = Meeting.objects.create(
        table=at_table.table, number=1, title="Auftakt", starts_at=begins, ends_at=begins + timedelta(hours=2)
    )
    proposal = without_consensus(
        at_table, step, next_step_note="Die Stadt fragt nach.", next_step_on=timezone.localtime(begins).date()
    )

    page = as_(at_table.head).get(reverse("proposal_detail", args=[proposal.pk])).content.decode()
    offered = queries.agenda_proposals(at_table.office_staff, meeting)
    meeting.starts_at -= timedelta(days=2)
    too_early = queries.agenda_proposals(at_table.office_staff, meeting)

    assert way_of(at_table, proposal).coming == step
    assert "Die Stadt fragt nach." in page
    assert [one.title for one in offered] == ["Wieder aufnehmen: Ein Meldeweg"]
    assert too_early == []


def test_a_local_choice_ends_the_way_until_somebody_writes_a_new_version(at_table: Cast) -> None:
    proposal = without_consensus(at_table, "local_choice")
    before = way_of(at_table, proposal).coming

    services.revise_proposal(by=at_table.facilitator, proposal=proposal, wording="Anders.")

    assert (before, way_of(at_table, proposal).coming) == ("local_choice", "ask")


def test_only_a_next_step_has_a_note(at_table: Cast) -> None:
    proposal = without_consensus(at_table, "revise")
    statement = VersionRound.objects.get(version__proposal=proposal).round.statements.get()
    statement.result, statement.next_step, statement.next_step_note = "consensus", "", "Wer?"

    with pytest.raises(IntegrityError, match="only_a_next_step_has_a_note_and_a_day"), transaction.atomic():
        statement.save()


def test_everybody_in_person_asks_and_answers_and_the_mailbox_does_not(at_table: Cast) -> None:
    proposal = proposed(at_table)

    question = services.ask_about(by=at_table.supervisor, proposal=proposal, text="Wer zahlt?")
    services.answer_question(by=at_table.authority_office, question=question, text="Die Stadt.")
    services.answer_question(by=at_table.office_staff, question=question, text="Zur Hälfte der Kreis.")

    assert list(ProposalQuestion.objects.values_list("text", "asked_for__name")) == [("Wer zahlt?", "Schulamt")]
    assert list(ProposalAnswer.objects.values_list("text", "answered_for__name")) == [
        ("Die Stadt.", "Stadt Musterstadt"),
        ("Zur Hälfte der Kreis.", "Geschäftsstelle"),
    ]
    with pytest.raises(NotEntitled):
        services.ask_about(by=at_table.mailbox, proposal=proposal, text="Und wir?")
    with pytest.raises(NotEntitled):
        services.answer_question(by=at_table.outsider, question=question, text="Niemand.")


def test_questions_are_short_say_something_and_end_with_the_proposal(at_table: Cast) -> None:
    proposal = proposed(at_table)
    ask = {"by": at_table.head, "proposal": proposal}

    empty = refusal_of(services.ask_about, **ask, text="  ")
    long = refusal_of(services.ask_about, **ask, text="x" * 1001)
    services.withdraw_proposal(by=at_table.head, proposal=proposal)
    late = refusal_of(services.ask_about, **ask, text="Doch?")

    assert (empty, late) == ("Bitte schreiben Sie etwas.", "Dieser Vorschlag ist zurückgezogen.")
    assert long.startswith("Bitte fassen Sie sich kurz: höchstens 1000 Zeichen.")


@pytest.mark.parametrize(
    ("stored", "name"),
    [(ProposalQuestion, "proposal_question_asks_something"), (ProposalAnswer, "proposal_answer_says_something")],
)
def test_an_empty_question_or_answer_is_never_stored(at_table: Cast, stored: type, name: str) -> None:
    question = services.ask_about(by=at_table.head, proposal=proposed(at_table), text="Ab wann?")
    services.answer_question(by=at_table.head, question=question, text="Ab August.")

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        stored.objects.update(text="")


def test_what_was_typed_comes_back_with_the_refusal_at_its_field(at_table: Cast) -> None:
    proposal = proposed(at_table)
    question = services.ask_about(by=at_table.head, proposal=proposal, text="<script>x</script>")
    client = as_(at_table.head)

    asked = client.post(reverse("proposal_questions", args=[proposal.pk]), {"text": "y" * 1001})
    answered = client.post(reverse("proposal_answers", args=[question.pk]), {"text": "z" * 1001})

    assert (asked.status_code, answered.status_code) == (422, 422)
    assert "y" * 1001 in asked.content.decode()
    assert "z" * 1001 in answered.content.decode()
    assert "<script>x" not in asked.content.decode()


def test_question_and_answer_in_the_browser_lead_back_to_the_question_round(at_table: Cast) -> None:
    proposal = proposed(at_table)
    client = as_(at_table.other_head)

    client.post(reverse("proposal_questions", args=[proposal.pk]), {"text": "Ab wann?"})
    question = ProposalQuestion.objects.get()
    back = client.post(reverse("proposal_answers", args=[question.pk]), {"text": "Ab August."})
    strange = as_(at_table.outsider).post(reverse("proposal_answers", args=[question.pk]), {"text": "Nie."})

    assert back["Location"] == f"{reverse('proposal_detail', args=[proposal.pk])}#questions"
    assert strange.status_code == 404


def test_versions_are_compared_in_words_and_signs(at_table: Cast) -> None:
    proposal = sense_checked(at_table)
    services.revise_proposal(by=at_table.facilitator, proposal=proposal, wording="Wir melden so, ab Juli.")
    address = reverse("proposal_comparison", args=[proposal.pk])
    client = as_(at_table.head)

    newest = client.get(address).content.decode()
    first = client.get(address, {"from": "1", "to": "2"}).content.decode()
    nonsense = client.get(address, {"from": "7", "to": "<b>"})

    assert "Ein Wort ist neu," in newest
    assert 'gestrichen: </span>August.<span class="kern-sr-only">]</span></del>' in newest
    assert "Fassung 1 und Fassung 2" in first
    assert nonsense.status_code == 200


def test_the_page_asks_the_database_equally_often_however_long_the_way(at_table: Cast) -> None:
    short, long = proposed(at_table), sense_checked(at_table)
    services.ask_about(by=at_table.head, proposal=short, text="Wer?")
    for proposal in (short, long):
        one = services.open_round_on(by=at_table.facilitator, proposal=proposal)
        consensus.close_voices(by=at_table.facilitator, round=one)
    client, counted = as_(at_table.head), []
    for proposal in (short, short, long):
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("proposal_detail", args=[proposal.pk]))
        counted.append(len(asked))

    assert counted[2] == counted[1]
