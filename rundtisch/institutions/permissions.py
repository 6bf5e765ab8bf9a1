"""Who may do what in the directory and for a house."""

from rundtisch.foundation.permissions import Rule, rule
from rundtisch.people.console import Console
from rundtisch.people.models import Person
from rundtisch.people.permissions import is_operator

from . import ports
from .models import Function, Institution, Power, standing_of


@rule
def may_speak_for(actor: Person, institution: Institution) -> bool:
    """Speak for the house by appointment: share, agree, confirm, give mandates."""
    return standing_of(actor).speaks_for(institution.pk)


@rule
def may_give_voice_for(actor: Person, institution: Institution) -> bool:
    """Give the house's voice, by appointment or by mandate."""
    return standing_of(actor).may_give_voice_for(institution.pk)


@rule
def may_prepare_for(actor: Person, institution: Institution) -> bool:
    """See and prepare what belongs to the house."""
    return standing_of(actor).prepares_for(institution.pk)


@rule
def may_enter_assessment_for(actor: Person, institution: Institution) -> bool:
    """Enter the matrix on behalf of the house."""
    return standing_of(actor).is_entrusted(institution.pk, Power.ENTER_ASSESSMENT)


@rule
def may_enter_adoption_for(actor: Person, institution: Institution) -> bool:
    """Enter the adoption on behalf of the house."""
    return standing_of(actor).is_entrusted(institution.pk, Power.ENTER_ADOPTION)


@rule
def may_enter_reply_for(actor: Person, institution: Institution) -> bool:
    """Say yes or no to a date: everybody of the house, its shared mailbox included, or somebody with a mandate."""
    standing = standing_of(actor)
    return institution.pk in standing.houses or standing.is_entrusted(institution.pk, Power.ENTER_REPLY)


@rule
def is_office_staff(actor: Person | Console, _: object) -> bool:
    """Work in a regional office."""
    return isinstance(actor, Person) and standing_of(actor).has_function(Function.OFFICE_STAFF)


@rule
def _operates(actor: Person | Console, _: object) -> bool:
    return is_operator(actor)


@rule
def _speaks(actor: Person | Console, institution: Institution) -> bool:
    return isinstance(actor, Person) and may_speak_for(actor, institution)


#: Keep the directory: found, change and end institutions, import the register.
may_keep_directory: Rule[Person | Console, object] = (is_office_staff | _operates).named("may_keep_directory")

#: Invite to a function: the office and operators everywhere, a house for itself.
may_invite_to: Rule[Person | Console, Institution] = (_speaks | is_office_staff | _operates).named("may_invite_to")

#: Let somebody speak or enter for the house.
may_give_mandate = may_speak_for.named("may_give_mandate")


@rule
def _belongs(actor: Person | Console, institution: Institution) -> bool:
    return isinstance(actor, Person) and institution.pk in standing_of(actor).houses


@rule
def _meets(actor: Person | Console, institution: Institution) -> bool:
    return isinstance(actor, Person) and any(institution.pk in met(actor) for met in ports.houses_met)


#: See who acts for a house: its own people, those who meet it at a table, the office and operators.
may_see_people_of: Rule[Person | Console, Institution] = (_belongs | _meets | is_office_staff | _operates).named(
    "may_see_people_of"
)

#: Give a function without an invitation.
may_appoint_to: Rule[Person | Console, Institution] = (is_office_staff | _operates).named("may_appoint_to")
