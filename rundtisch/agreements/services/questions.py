"""The question round: short questions and answers about a proposal, before the table is asked."""

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.models import Function, Institution
from rundtisch.journal import services as journal
from rundtisch.people.models import Person
from rundtisch.roundtables.models import ParticipationKind, seats_of

from ..models import Proposal, ProposalAnswer, ProposalQuestion
from ..permissions import may_answer_about, may_ask_about
from .proposals import locked, refuse_settled

LONGEST_QUESTION = 1000


@act
def ask_about(*, by: Person, proposal: Proposal, text: str) -> ProposalQuestion:
    """Ask a short question about a proposal; everybody at the table reads it and may answer."""
    authorise(by, may_ask_about, proposal)
    current = locked(proposal)
    refuse_settled(current)
    question = ProposalQuestion.objects.create(
        proposal=current, text=_short(text), asked_by=by, asked_for=_house(by, current), asked_at=clock.now()
    )
    journal.note(by, "agreements.question_asked", current)
    return question


@act
def answer_question(*, by: Person, question: ProposalQuestion, text: str) -> ProposalAnswer:
    """Answer a question about a proposal; a further answer stands beside the first."""
    authorise(by, may_answer_about, question)
    current = locked(question.proposal)
    refuse_settled(current)
    answer = ProposalAnswer.objects.create(
        question=question, text=_short(text), answered_by=by, answered_for=_house(by, current), answered_at=clock.now()
    )
    journal.note(by, "agreements.question_answered", current)
    return answer


def _short(text: str) -> str:
    text = text.strip()
    if not text:
        raise Refusal(_("Bitte schreiben Sie etwas."))
    if len(text) > LONGEST_QUESTION:
        raise Refusal(
            _("Bitte fassen Sie sich kurz: höchstens %(most)s Zeichen. Was mehr braucht, gehört in den Wortlaut.")
            % {"most": LONGEST_QUESTION}
        )
    return text


def _house(by: Person, proposal: Proposal) -> Institution:
    """For whom the person sits at the table; a house that decides comes first."""
    seats = [
        seat for seat in seats_of(by) if seat.table == proposal.table_id and seat.functions - {Function.SHARED_MAILBOX}
    ]
    first = min(seats, key=lambda seat: (seat.participation != ParticipationKind.DECIDES, str(seat.institution)))
    return Institution.objects.get(pk=first.institution)
