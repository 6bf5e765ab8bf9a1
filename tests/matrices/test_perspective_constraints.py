"""What the database never stores of perspectives: each constraint is tried."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from rundtisch.foundation import clock
from rundtisch.matrices.models import (
    GroupCode,
    Inquiry,
    Perspective,
    PerspectiveAnswer,
    PerspectiveGroup,
    PerspectiveInvitation,
)
from tests.world import Cast

from . import asking

Attempt = Callable[[], object]


def attempts(world: Cast) -> dict[str, Attempt]:
    """One attempt for each constraint; a word behind a comma tells further ones."""
    asked = asking.inquiry(world, groups=("Kollegium", "IT"))
    group = asked.groups.get(name="IT")
    [link, _unused] = asking.links(world, asked, "Kim", "Alex")
    asking.code(world, asked, 3)
    asking.say(link, s_mkr="1")
    day = clock.today()
    said = PerspectiveAnswer.objects.get(dimension__key="s_mkr")
    free = {"inquiry": asked, "group": group, "is_anonymous": False, "given_on": day}
    anonymous = {"inquiry": asked, "is_anonymous": True}
    code, alex = GroupCode.objects.get(), PerspectiveInvitation.objects.get(name="Alex")
    invitation = {"inquiry": asked, "group": group, "token_hash": "x", "invited_on": day}
    add, one = Perspective.objects.create, Perspective.objects.filter(answers=said)
    return {
        "inquiry_ends_after_it_begins": lambda: Inquiry.objects.update(until_on=day - timedelta(days=1)),
        "inquiry_knows_who_closed_it_and_when": lambda: Inquiry.objects.update(closed_on=day),
        "perspective_group_is_named_once_per_inquiry": lambda: PerspectiveGroup.objects.create(
            inquiry=asked, name="IT", position=3
        ),
        "perspective_invitation_names_somebody_once": lambda: PerspectiveInvitation.objects.create(
            **invitation, name="Kim", is_anonymous=False
        ),
        "anonymous_invitation_keeps_no_address_and_no_trace": lambda: PerspectiveInvitation.objects.create(
            **invitation, name="Toni", is_anonymous=True, email="toni@example.org"
        ),
        "anonymous_invitation_keeps_no_address_and_no_trace, reminded": lambda: PerspectiveInvitation.objects.create(
            **invitation, name="Toni", is_anonymous=True, reminded_on=day
        ),
        "group_code_lets_in_one_to_three_hundred": lambda: GroupCode.objects.update(most=0),
        "group_code_lets_in_one_to_three_hundred, more": lambda: GroupCode.objects.update(most=301),
        "group_code_is_used_at_most_as_often_as_the_house_set": lambda: GroupCode.objects.update(used=4),
        "perspective_is_anonymous_or_knows_its_link": lambda: add(**free),
        "perspective_is_anonymous_or_knows_its_link, both": lambda: add(**free, invitation=alex, code=code),
        "perspective_is_anonymous_or_knows_its_link, invitation": lambda: add(**anonymous, invitation=alex),
        "perspective_is_anonymous_or_knows_its_link, code": lambda: add(**anonymous, code=code),
        "perspective_is_anonymous_or_knows_its_link, day": lambda: add(**anonymous, given_on=day),
        "perspective_is_anonymous_or_knows_its_link, no group": lambda: one.update(group=None),
        "perspective_answers_a_dimension_once": lambda: PerspectiveAnswer.objects.create(
            perspective=said.perspective, dimension=said.dimension
        ),
        "perspective_has_a_stage_only_if_it_answers_with_one": lambda: PerspectiveAnswer.objects.filter(
            pk=said.pk
        ).update(answer="cannot_judge"),
        "perspective_has_a_stage_only_if_it_answers_with_one, none": lambda: PerspectiveAnswer.objects.filter(
            pk=said.pk
        ).update(stage=None),
    }


def test_every_constraint_of_perspectives_holds(world: Cast) -> None:
    let_through = []
    for name, attempt in attempts(world).items():
        try:
            with transaction.atomic():
                attempt()
        except IntegrityError:
            continue
        let_through.append(name)

    assert let_through == []


def test_every_constraint_of_perspectives_is_tried(world: Cast) -> None:
    stored = (Inquiry, PerspectiveGroup, PerspectiveInvitation, GroupCode, Perspective, PerspectiveAnswer)

    stands = {constraint.name for model in stored for constraint in model._meta.constraints}

    assert {name.split(",")[0] for name in attempts(world)} == stands


def test_the_anonymity_of_an_answer_cannot_be_lifted(world: Cast) -> None:
    asked = asking.inquiry(world, anonymous=True)
    [link] = asking.links(world, asked, "Kim")
    asking.say(link, s_mkr="1")

    with pytest.raises(IntegrityError), transaction.atomic():
        Perspective.objects.update(is_anonymous=False, given_on=clock.today(), group=asked.groups.get())
