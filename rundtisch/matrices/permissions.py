"""Who may do what with a matrix. Preparing is shared work of the house; agreeing and sharing belong to who speaks."""

from rundtisch.foundation.permissions import rule
from rundtisch.institutions.models import EducationRegion, standing_of
from rundtisch.institutions.permissions import (
    is_office_staff,
    may_enter_assessment_for,
    may_prepare_for,
    may_speak_for,
)
from rundtisch.people.models import Person
from rundtisch.people.permissions import may_operate
from rundtisch.roundtables.directory import houses_met, regions_of
from rundtisch.roundtables.permissions import may_take_part

from .models import Assessment, SecondView, Share, own_houses

#: Write, bring in, publish and retire instruments: the regional office, and whoever runs the installation.
may_keep_instruments = (is_office_staff | may_operate).named("may_keep_instruments")

#: Begin an assessment: the house, or somebody with its mandate.
may_begin = (may_prepare_for | may_enter_assessment_for).named("may_begin")


@rule
def may_rate(person: Person, assessment: Assessment) -> bool:
    """Rate a dimension: the house, or on its behalf with its mandate."""
    return may_begin(person, assessment.institution)


@rule
def may_agree(person: Person, assessment: Assessment) -> bool:
    """Agree an assessment: never on behalf."""
    return may_speak_for(person, assessment.institution)


#: Confirm what somebody entered by mandate: never on behalf.
may_confirm = may_agree.named("may_confirm")


@rule
def may_enter_from_paper(person: Person, assessment: Assessment) -> bool:
    """Type what a house wrote on paper: the office with its mandate, while both sit at one table."""
    house = assessment.institution
    is_entrusted = is_office_staff(person, house) and may_enter_assessment_for(person, house)
    return is_entrusted and house.pk in houses_met(person)


#: Confirm or reject what was typed from paper: never on behalf.
may_answer_paper = may_agree.named("may_answer_paper")

#: Share ratings or the agreed assessment: never on behalf.
may_share = may_agree.named("may_share")


@rule
def may_revoke(person: Person, share: Share) -> bool:
    """Take a share back: never on behalf."""
    return may_speak_for(person, share.institution)


#: Ask an adviser for a second view: never on behalf.
may_invite_second_view = may_agree.named("may_invite_second_view")


@rule
def may_revoke_second_view(person: Person, second_view: SecondView) -> bool:
    """Take that back: never on behalf."""
    return may_speak_for(person, second_view.assessment.institution)


#: Give the adviser more time: never on behalf.
may_extend_second_view = may_revoke_second_view.named("may_extend_second_view")


@rule
def may_give_second_view(person: Person, second_view: SecondView) -> bool:
    """Say how one sees it: the person who is asked, while it acts for that house, or the people of the house."""
    houses = own_houses(person)
    is_meant = second_view.acting_for_id in houses if second_view.acting_for_id else bool(standing_of(person).posts)
    return (is_meant and second_view.person_id == person.pk) or second_view.institution_id in houses


#: Make a topic of an occasion.
may_propose_occasion = may_take_part.named("may_propose_occasion")

#: Release the figures of a region: the program itself on its days, or an operator; this shows nothing to either.
may_release_figures = may_operate.named("may_release_figures")


@rule
def may_see_figures(person: Person, region: EducationRegion) -> bool:
    """See the released figures of a region: everybody of a house that lies there or sits at one of its tables."""
    return region.pk in regions_of(person)


@rule
def may_see_whole_assessment(person: Person, assessment: Assessment) -> bool:
    """See everything of an assessment, drafts, shares and looks too: only the own house."""
    return assessment.institution_id in own_houses(person)


@rule
def may_ask_perspectives(person: Person, assessment: Assessment) -> bool:
    """Ask the people of the house how they see it, and end that: who speaks or prepares for it; never by mandate."""
    return may_prepare_for(person, assessment.institution)


#: Read the perspectives: only the own house, whatever it shares.
may_read_perspectives = may_see_whole_assessment.named("may_read_perspectives")
