"""Who may do what with proposals, agreements and adoptions."""

from rundtisch.foundation.permissions import Rule, rule
from rundtisch.institutions.models import Institution
from rundtisch.institutions.permissions import may_enter_adoption_for, may_prepare_for, may_speak_for
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable
from rundtisch.roundtables.permissions import may_coordinate, may_organise, may_see_table, may_state_at, may_take_part

from .models import Adoption, Agreement, Proposal, ProposalQuestion

#: Propose an agreement: everybody who takes part in person.
may_propose: Rule[Person, RoundTable] = may_take_part.named("may_propose")

#: See an agreement or a proposal: everybody with a seat.
may_see_agreement: Rule[Person, Agreement] = may_see_table.of(lambda agreement: agreement.table)

#: Open a round on a proposal and state its result: the facilitator; without one, whom the ground rules name.
may_lead_proposal: Rule[Person, Proposal] = may_state_at.of(lambda proposal: proposal.table)

#: Ask and answer before the table is asked: everybody who takes part in person.
may_ask_about: Rule[Person, Proposal] = may_take_part.of(lambda proposal: proposal.table)
may_answer_about: Rule[Person, ProposalQuestion] = may_ask_about.of(lambda question: question.proposal)

#: Record an agreement that needed no round.
may_record_at: Rule[Person, RoundTable] = may_state_at.named("may_record_at")

#: Say that an agreement ended, or how it hangs together with others: who states results at its table.
_may_state: Rule[Person, Agreement] = may_state_at.of(lambda agreement: agreement.table)
may_order_agreement = _may_state.named("may_order_agreement")


@rule
def may_revise_proposal(person: Person, proposal: Proposal) -> bool:
    """Write a new version: who proposed it, office and facilitator; in an open round only who leads it."""
    if may_lead_proposal(person, proposal):
        return True
    if proposal.procedure is not None and proposal.procedure.rounds.filter(closed_at=None).exists():
        return False
    is_own = proposal.proposed_by_id == person.pk and may_take_part(person, proposal.table)
    return is_own or may_organise(person, proposal.table)


#: Report the adoption for one's own house: who prepares or speaks for it.
_for_own_house: Rule[Person, Adoption] = may_prepare_for.of(lambda adoption: adoption.institution)
_on_behalf: Rule[Person, Adoption] = may_enter_adoption_for.of(lambda adoption: adoption.institution)

#: Report the adoption: one's own house, or with a mandate of the house for it.
may_report_adoption = (_for_own_house | _on_behalf).named("may_report_adoption")

_at_own_table: Rule[Person, Adoption] = may_coordinate.of(lambda adoption: adoption.agreement.table)

#: Write the paper for the deciding body of a house: who may report for it, and the office of the table.
may_write_draft = (may_report_adoption | _at_own_table).named("may_write_draft")

#: Say what the house does differently: who prepares or speaks for it, never on behalf.
may_set_terms = _for_own_house.named("may_set_terms")

#: Say when the bodies of a house meet: who prepares or speaks for it.
may_name_session: Rule[Person, Institution] = may_prepare_for.named("may_name_session")

#: Confirm what others entered for the house, and object: who speaks for it, never on behalf.
may_confirm_adoption: Rule[Person, Adoption] = may_speak_for.of(lambda adoption: adoption.institution)


def is_reported_on_behalf(person: Person, adoption: Adoption) -> bool:
    """Whether a report of this person needs the confirmation of the house."""
    return not _for_own_house(person, adoption)


@rule
def may_object_to(person: Person, adoption: Adoption) -> bool:
    """Object to an agreement that was recorded without a round: who speaks for a house in scope."""
    return bool(adoption.agreement.recorded_how) and may_confirm_adoption(person, adoption)
