"""Who tries to reach an inquiry that is not theirs: mandates, mailboxes, ended functions, ids of another house."""

import pytest
from django.urls import reverse

from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled
from rundtisch.institutions.models import Power
from rundtisch.matrices import services
from rundtisch.matrices.models import GroupCode, Inquiry, PerspectiveInvitation
from rundtisch.matrices.services import Invited
from tests import factories as make
from tests.doors import signed_in
from tests.world import Cast

from .asking import code, inquiry, links

pytestmark = pytest.mark.django_db
READ = ["assessment_inquiry", "assessment_inquiry_deletion", "assessment_perspectives"]
SEND = [
    "assessment_inquiry_invitations",
    "assessment_inquiry_codes",
    "assessment_inquiry_deadline",
    "assessment_inquiry_reminder",
    "assessment_inquiry_closing",
    "assessment_inquiry_deletion",
]


def test_nobody_but_the_house_reaches_an_inquiry(world: Cast) -> None:
    asked = inquiry(world)
    links(world, asked, "Anna")
    code(world, asked, 3)
    withdrawals = [
        reverse("perspective_invitation_withdrawal", args=[PerspectiveInvitation.objects.get().pk]),
        reverse("group_code_withdrawal", args=[GroupCode.objects.get().pk]),
    ]
    make.mandate(world.outsider, world.school, Power.ENTER_ASSESSMENT)
    make.appointment(world.digital_lead, world.supervision, "supervisor")
    world.digital_lead.appointments.filter(institution=world.school).update(to_on=clock.today())
    strangers = [world.mailbox, world.outsider, world.other_head, world.supervisor, world.digital_lead]
    strangers += [world.authority_office, world.office_staff, world.facilitator]

    answers = {}
    for person in strangers:
        browser = signed_in(person)
        read = [browser.get(reverse(name, args=[asked.assessment_id])) for name in READ]
        sent = [browser.post(reverse(name, args=[asked.assessment_id])) for name in SEND]
        taken = [browser.post(address) for address in withdrawals]
        answers[person.name] = {answer.status_code for answer in (*read, *sent, *taken)}

    assert answers == {person.name: {404} for person in strangers}
    assert (Inquiry.objects.get().closed_on, GroupCode.objects.get().withdrawn_on) == (None, None)


def test_a_group_of_another_house_is_no_place_for_an_invitation(world: Cast) -> None:
    asked = inquiry(world)
    elsewhere = services.begin_assessment(
        by=world.other_head,
        institution=world.other_school,
        instrument=asked.assessment.instrument,
        period="Herbst 2026",
    )
    foreign = services.open_inquiry(
        by=world.other_head,
        assessment=elsewhere,
        groups=["Kollegium"],
        until_on=asked.until_on,
        is_anonymous=False,
    )
    group = foreign.groups.get()
    browser = signed_in(world.head)

    answers = [
        browser.post(
            reverse("assessment_inquiry_invitations", args=[asked.assessment_id]), {"group": group.pk, "people": "Anna"}
        ),
        browser.post(reverse("assessment_inquiry_codes", args=[asked.assessment_id]), {"group": group.pk, "most": 3}),
    ]
    with pytest.raises(NotEntitled):
        services.invite_to_perspective(by=world.head, group=group, people=[Invited("Anna")])

    assert [answer.status_code for answer in answers] == [422, 422]
    assert (PerspectiveInvitation.objects.count(), GroupCode.objects.count()) == (0, 0)
