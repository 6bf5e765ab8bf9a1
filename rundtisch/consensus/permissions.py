"""Who may do what in a round of consensus."""

from dataclasses import dataclass

from rundtisch.foundation.permissions import Rule, rule
from rundtisch.institutions.models import Function, Institution
from rundtisch.institutions.permissions import may_give_voice_for, may_speak_for
from rundtisch.people.models import Person
from rundtisch.roundtables.models import ParticipationKind, seats_of
from rundtisch.roundtables.permissions import may_organise, may_see_table, may_state_at

from .models import Procedure, Round, Voice

_ADVISING = {ParticipationKind.ADVISES, ParticipationKind.EXPERT}


@dataclass(frozen=True)
class HouseInRound:
    """An institution in a round, as what a permission is asked about."""

    round: Round
    institution: Institution


#: Put a question to the table: the facilitator; without one, whom the ground rules name.
may_ask_table = may_state_at.named("may_ask_table")

#: Open, close and prolong rounds of a procedure.
may_lead_procedure: Rule[Person, Procedure] = may_ask_table.of(lambda procedure: procedure.table)
may_lead_round: Rule[Person, Round] = may_lead_procedure.of(lambda one: one.procedure)

#: State the result: the facilitator alone; without one, whom the ground rules name.
may_state_result: Rule[Person, Round] = may_state_at.of(lambda one: one.procedure.table)

#: Give the voice of a house: who speaks for it, by appointment or by mandate.
may_give_voice: Rule[Person, HouseInRound] = may_give_voice_for.of(lambda house: house.institution)

#: Enter voices from cards: who writes the minutes.
may_enter_cards: Rule[Person, Round] = may_organise.of(lambda one: one.procedure.table)

#: See positions and reasons of others: everybody with a seat at the table.
may_see_positions: Rule[Person, Round] = may_see_table.of(lambda one: one.procedure.table)

#: Object to a voice read from the house's card: who speaks for the house, never on behalf.
may_object_to_card: Rule[Person, Voice] = may_speak_for.of(lambda voice: voice.entitlement.institution)


@rule
def may_note_advice(person: Person, house: HouseInRound) -> bool:
    """Give a note for an advising seat: its people, not its shared mailbox."""
    return any(
        seat.table == house.round.procedure.table_id
        and seat.institution == house.institution.pk
        and seat.participation in _ADVISING
        and seat.functions - {Function.SHARED_MAILBOX}
        for seat in seats_of(person)
    )
