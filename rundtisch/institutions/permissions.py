"""Who may do what in the directory and for a house."""

from uuid import UUID

from django.db.models import F, Q

from rundtisch.foundation import clock
from rundtisch.foundation.memory import remembered
from rundtisch.foundation.permissions import Rule, rule
from rundtisch.people.console import Console
from rundtisch.people.models import Person
from rundtisch.people.permissions import is_operator

from . import ports
from .models import Appointment, EducationRegion, Function, Institution, Power, standing_of
from .rules.standing import SPEAKING


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


@rule
def _is_at_the_console(actor: Person | Console, _: object) -> bool:
    return isinstance(actor, Console)


@rule
def names_its_people(_actor: Person | Console, institution: Institution) -> bool:
    """The house has somebody who speaks for it and goes on doing so: then it alone names its people.

    A last day of which somebody outside the house gave notice changes nothing before it is over.
    """
    goes_on = Q(to_on=None) | Q(to_on=F("institution__valid_to")) | Q(notice_on__isnull=False)
    speaking = Appointment.objects.current_on(clock.today()).filter(institution=institution, function__in=SPEAKING)
    return remembered(("names its people", institution.pk), speaking.filter(goes_on).exists)


@rule
def _belongs(actor: Person | Console, institution: Institution) -> bool:
    return isinstance(actor, Person) and institution.pk in standing_of(actor).houses


@rule
def _meets(actor: Person | Console, institution: Institution) -> bool:
    return isinstance(actor, Person) and any(institution.pk in met(actor) for met in ports.houses_met)


def _works_there(actor: Person | Console, office: UUID | None) -> bool:
    return office is None or (isinstance(actor, Person) and office in standing_of(actor).houses)


@rule
def _is_of_its_region(actor: Person | Console, institution: Institution) -> bool:
    """The region in which the house lies names no regional office, or one in which this person works."""
    regions = EducationRegion.objects.filter(counties__municipalities__institutions=institution).exclude(office=None)
    office = remembered(("regional office", institution.pk), regions.values_list("office", flat=True).first)
    return _works_there(actor, office)


@rule
def _looks_after(actor: Person | Console, region: EducationRegion) -> bool:
    return _works_there(actor, region.office_id)


#: Change a region: its own office, any as long as it has none, and the operators; else an office could take a house.
may_keep_region: Rule[Person | Console, EducationRegion] = (
    (_looks_after & is_office_staff) | _operates | _is_at_the_console
).named("may_keep_region")


#: Help a house that has nobody: the office of its region or of its table, and the operators.
_helps: Rule[Person | Console, Institution] = ((_meets | _is_of_its_region) & is_office_staff) | _operates

#: Change or end a house in the directory: whoever may help it; the console, which imports the register.
may_keep_house: Rule[Person | Console, Institution] = (_helps | _is_at_the_console).named("may_keep_house")

#: Invite to a function: a house for itself; office and operators where nobody speaks for the house any longer.
may_invite_to: Rule[Person | Console, Institution] = (
    _speaks | (_helps & ~names_its_people) | _is_at_the_console
).named("may_invite_to")

#: See who is invited, take an invitation back, end a function: the house, the office and operators; nobody is let in.
may_keep_people_of: Rule[Person | Console, Institution] = (_speaks | _helps).named("may_keep_people_of")

#: Let somebody speak or enter for the house.
may_give_mandate = may_speak_for.named("may_give_mandate")


#: See who acts for a house: its own people, those who meet it at a table, the office and operators.
may_see_people_of: Rule[Person | Console, Institution] = (_belongs | _meets | is_office_staff | _operates).named(
    "may_see_people_of"
)

#: Give a function without an invitation.
may_appoint_to: Rule[Person | Console, Institution] = (_helps & may_invite_to).named("may_appoint_to")
