"""An inquiry as the house sees it while it lasts: whom it asks, how many have answered."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404

from rundtisch.foundation import clock
from rundtisch.people.models import Person

from ..models import Assessment, GroupCode, Inquiry, PerspectiveGroup, PerspectiveInvitation, own_houses
from ..rules.perspectives import Openness


@dataclass(frozen=True)
class InvitationLine:
    """A personal link; of an anonymous one nobody knows whether it was used."""

    id: UUID
    name: str
    email: str
    has_begun: bool
    invited_on: date
    reminded_on: date | None
    withdrawn_on: date | None


@dataclass(frozen=True)
class CodeLine:
    """A code: how often it was used, and how often it may be."""

    id: UUID
    used: int
    most: int
    withdrawn_on: date | None


@dataclass(frozen=True)
class GroupLine:
    """A group with its links."""

    id: UUID
    name: str
    invitations: tuple[InvitationLine, ...]
    codes: tuple[CodeLine, ...]


@dataclass(frozen=True)
class InquiryPage:
    """The inquiry of an assessment."""

    inquiry: Inquiry
    openness: Openness
    groups: tuple[GroupLine, ...]
    given: int

    @property
    def invited(self) -> int:
        """How many personal links there are."""
        return sum(one.withdrawn_on is None for group in self.groups for one in group.invitations)

    @property
    def missing(self) -> int:
        """How many could be reminded today."""
        if self.inquiry.is_anonymous:
            return 0
        open_ones = (one for group in self.groups for one in group.invitations if not one.has_begun and one.email)
        return sum(one.withdrawn_on is None and one.reminded_on != clock.today() for one in open_ones)


def inquiry_of(assessment: Assessment) -> Inquiry | None:
    """The inquiry of an assessment, if the house has begun one."""
    return Inquiry.objects.filter(assessment=assessment).select_related("assessment__institution").first()


def inquiry_page(inquiry: Inquiry) -> InquiryPage:
    """Groups, links and numbers; four questions."""
    invitations: dict[UUID, list[InvitationLine]] = {}
    words: list[Any]
    for group, *words in inquiry.invitations.order_by("name").values_list(
        "group_id", "pk", "name", "email", "perspective__pk", "invited_on", "reminded_on", "withdrawn_on"
    ):
        one, name, email, begun, *days = words
        invitations.setdefault(group, []).append(InvitationLine(one, name, email, begun is not None, *days))
    codes: dict[UUID, list[CodeLine]] = {}
    for group, *words in (
        GroupCode.objects.filter(group__inquiry=inquiry)
        .order_by("made_on", "pk")
        .values_list("group_id", "pk", "used", "most", "withdrawn_on")
    ):
        codes.setdefault(group, []).append(CodeLine(*words))
    return InquiryPage(
        inquiry,
        inquiry.openness_on(clock.today()),
        tuple(
            GroupLine(group.pk, group.name, tuple(invitations.get(group.pk, ())), tuple(codes.get(group.pk, ())))
            for group in inquiry.groups.all()
        ),
        inquiry.perspectives.count(),
    )


def perspective_group(inquiry: Inquiry, group: str) -> PerspectiveGroup:
    """One of the groups of the inquiry by what a form says; raises Http404."""
    found = PerspectiveGroup.objects.filter(inquiry=inquiry).select_related("inquiry__assessment__institution")
    for one in found:
        if str(one.pk) == group:
            return one
    raise Http404


def perspective_invitation_for(person: Person, invitation: UUID) -> PerspectiveInvitation | None:
    """A personal link, if it was given by the person's own house."""
    return (
        PerspectiveInvitation.objects.filter(pk=invitation, inquiry__assessment__institution__in=own_houses(person))
        .select_related("inquiry__assessment__institution", "perspective")
        .first()
    )


def group_code_for(person: Person, code: UUID) -> GroupCode | None:
    """A code, if it was made by the person's own house."""
    return (
        GroupCode.objects.filter(pk=code, group__inquiry__assessment__institution__in=own_houses(person))
        .select_related("group__inquiry__assessment__institution")
        .first()
    )
