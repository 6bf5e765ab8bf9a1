"""A house asks its people how they see it: beginning, inviting, reminding, ending."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.letters import Letter, send_letter
from rundtisch.people.models import Person, hash_of

from ..models import (
    MOST_BY_CODE,
    Assessment,
    AssessmentAgreement,
    GroupCode,
    Inquiry,
    PerspectiveGroup,
    PerspectiveInvitation,
)
from ..permissions import may_ask_perspectives
from ..rules.perspectives import Openness
from .perspectives import mix_perspectives


@dataclass(frozen=True)
class Invited:
    """Somebody to be asked; without an address the link is printed."""

    name: str
    email: str = ""


@dataclass(frozen=True)
class MadeLink:
    """A link that is shown once, to be printed or passed on; without an address it left by mail."""

    name: str
    group: str
    address: str


@act
def open_inquiry(
    *, by: Person, assessment: Assessment, groups: Iterable[str], until_on: date, is_anonymous: bool
) -> Inquiry:
    """Begin to ask; whether anonymously is said now and never taken back."""
    authorise(by, may_ask_perspectives, assessment)
    names = list(dict.fromkeys(name.strip() for name in groups if name.strip()))
    if AssessmentAgreement.objects.filter(assessment=assessment).exists():
        raise Refusal(_("Diese Bewertungsrunde ist festgehalten. Perspektiven holt man vorher ein."))
    if Inquiry.objects.filter(assessment=assessment).exists():
        raise Refusal(_("Ihr Haus hat zu dieser Bewertungsrunde schon eine Abfrage begonnen."))
    if not names:
        raise Refusal(_("Bitte nennen Sie mindestens eine Gruppe."))
    _refuse_past(until_on)
    inquiry = Inquiry.objects.create(
        assessment=assessment, is_anonymous=is_anonymous, opened_by=by, opened_on=clock.today(), until_on=until_on
    )
    PerspectiveGroup.objects.bulk_create(
        PerspectiveGroup(inquiry=inquiry, name=name, position=place) for place, name in enumerate(names, 1)
    )
    journal.note(by, "matrices.inquiry_opened", inquiry)
    return inquiry


@act
def extend_inquiry(*, by: Person, inquiry: Inquiry, until_on: date) -> Inquiry:
    """Set another deadline, also when the first is over, as long as nobody has looked."""
    authorise(by, may_ask_perspectives, inquiry.assessment)
    _refuse_closed(inquiry)
    _refuse_past(until_on)
    inquiry.until_on = until_on
    inquiry.save(update_fields=["until_on"])
    journal.note(by, "matrices.inquiry_extended", inquiry)
    return inquiry


@act
def close_inquiry(*, by: Person, inquiry: Inquiry) -> Inquiry:
    """End the inquiry and open what was said; from now on every link is void and leads to no answer."""
    authorise(by, may_ask_perspectives, inquiry.assessment)
    Inquiry.objects.select_for_update().get(pk=inquiry.pk)
    _refuse_closed(inquiry)
    mix_perspectives(inquiry, forget_keys=True)
    inquiry.closed_by, inquiry.closed_on = by, clock.today()
    inquiry.save(update_fields=["closed_by", "closed_on"])
    journal.note(by, "matrices.inquiry_closed", inquiry)
    return inquiry


@act
def delete_inquiry(*, by: Person, inquiry: Inquiry) -> None:
    """Remove the inquiry with its invitations and all perspectives."""
    authorise(by, may_ask_perspectives, inquiry.assessment)
    journal.note(by, "matrices.inquiry_deleted", inquiry)
    inquiry.delete()


@act
def invite_to_perspective(*, by: Person, group: PerspectiveGroup, people: Iterable[Invited]) -> list[MadeLink]:
    """Give each of these people a personal link, by mail or on paper."""
    inquiry = group.inquiry
    authorise(by, may_ask_perspectives, inquiry.assessment)
    _refuse_over(inquiry)
    invited = list(people)
    known = set(inquiry.invitations.values_list("name", flat=True))
    for place, one in enumerate(invited):
        if one.name in known or one.name in {other.name for other in invited[:place]}:
            raise Refusal(
                _("„%(name)s“ ist schon eingeladen. Bitte nennen Sie jede Person einmal.") % {"name": one.name}
            )
    links = [_invited(group, one) for one in invited]
    journal.note(by, "matrices.perspectives_invited", inquiry, invitations=len(links))
    return links


def _invited(group: PerspectiveGroup, one: Invited) -> MadeLink:
    inquiry, token = group.inquiry, secrets.token_urlsafe(16)
    PerspectiveInvitation.objects.create(
        inquiry=inquiry,
        group=group,
        name=one.name,
        email="" if inquiry.is_anonymous else one.email,
        is_anonymous=inquiry.is_anonymous,
        token_hash=hash_of(token),
        invited_on=clock.today(),
    )
    if one.email:
        _mail(inquiry, one, token, _("wie sehen Sie %(house)s? Ihr Haus bittet um Ihre Perspektive."))
    return MadeLink(one.name, group.name, "" if one.email else address_of_link(token))


@act
def remind_missing(*, by: Person, inquiry: Inquiry) -> int:
    """Mail a new link to those who have not begun; the older one becomes void. Returns how many were reminded."""
    authorise(by, may_ask_perspectives, inquiry.assessment)
    if inquiry.is_anonymous:
        raise Refusal(_("Bei einer anonymen Abfrage weiß niemand, wer noch fehlt. Darum wird nicht erinnert."))
    _refuse_over(inquiry)
    missing = inquiry.invitations.filter(perspective=None, withdrawn_on=None).exclude(email="")
    reminded = list(missing.exclude(reminded_on=clock.today()).order_by("name"))
    for invitation in reminded:
        token = secrets.token_urlsafe(16)
        invitation.token_hash, invitation.reminded_on = hash_of(token), clock.today()
        invitation.save(update_fields=["token_hash", "reminded_on"])
        one = Invited(invitation.name, invitation.email)
        _mail(inquiry, one, token, _("wir möchten Sie erinnern: Ihre Perspektive auf %(house)s fehlt noch."))
    journal.note(by, "matrices.perspectives_reminded", inquiry, invitations=len(reminded))
    return len(reminded)


def _mail(inquiry: Inquiry, one: Invited, token: str, opening: str) -> None:
    """A letter to somebody without an account."""
    anonymous = _("Ihre Antworten sind anonym: Nichts verbindet sie mit Ihrer Einladung.")
    named = _("Ihr Haus sieht nach der Frist, wer wie geantwortet hat; andere Häuser sehen es nie.")
    send_letter(
        to=Person(email=one.email, name=one.name),
        letter=lambda: Letter(
            subject=_("Ihre Perspektive ist gefragt"),
            paragraphs=(
                opening % {"house": inquiry.assessment.institution.name},
                _("Sie brauchen kein Konto. Der Link ist nur für Sie; bis zum %(day)s können Sie ändern.")
                % {"day": date_format(inquiry.until_on, "j. F Y")},
                anonymous if inquiry.is_anonymous else named,
            ),
            button=_("Perspektive geben"),
            address=address_of_link(token),
        ),
    )


@act
def make_group_code(*, by: Person, group: PerspectiveGroup, most: int) -> MadeLink:
    """Make a link for a whole group; each use is a new perspective, at most so many."""
    authorise(by, may_ask_perspectives, group.inquiry.assessment)
    _refuse_over(group.inquiry)
    if not 1 <= most <= MOST_BY_CODE:
        raise Refusal(_("Ein Code gilt für höchstens %(most)s Perspektiven.") % {"most": MOST_BY_CODE})
    token = secrets.token_urlsafe(16)
    GroupCode.objects.create(group=group, token_hash=hash_of(token), most=most, made_on=clock.today())
    journal.note(by, "matrices.group_code_made", group.inquiry, most=most)
    return MadeLink("", group.name, address_of_link(token))


@act
def withdraw_group_code(*, by: Person, code: GroupCode) -> GroupCode:
    """Let a code begin nothing any more; what was begun by it stays."""
    authorise(by, may_ask_perspectives, code.group.inquiry.assessment)
    if code.withdrawn_on is None:
        code.withdrawn_on = clock.today()
        code.save(update_fields=["withdrawn_on"])
        journal.note(by, "matrices.group_code_withdrawn", code.group.inquiry)
    return code


@act
def withdraw_perspective_invitation(*, by: Person, invitation: PerspectiveInvitation) -> PerspectiveInvitation:
    """Let a personal link open nothing any more, while nothing was said by it."""
    authorise(by, may_ask_perspectives, invitation.inquiry.assessment)
    if invitation.is_anonymous:
        raise Refusal(
            _("Bei einer anonymen Abfrage wird keine Einladung zurückgenommen: Vielleicht ist schon geantwortet.")
        )
    if hasattr(invitation, "perspective"):
        raise Refusal(_("Diese Perspektive ist schon begonnen. Die Einladung bleibt."))
    if invitation.withdrawn_on is None:
        invitation.withdrawn_on = clock.today()
        invitation.save(update_fields=["withdrawn_on"])
        journal.note(by, "matrices.perspective_invitation_withdrawn", invitation.inquiry)
    return invitation


def address_of_link(token: str) -> str:
    """The whole address of a link, as it stands in the mail or on paper."""
    return settings.BASE_URL + reverse("perspective_link", args=[token])


def _refuse_past(day: date) -> None:
    if day < clock.today():
        raise Refusal(_("Die Frist liegt in der Vergangenheit. Bitte nennen Sie einen Tag ab heute."))


def _refuse_closed(inquiry: Inquiry) -> None:
    if inquiry.closed_on is not None:
        raise Refusal(_("Diese Abfrage ist beendet. Ihr Haus hat das Ergebnis schon gesehen."))


def _refuse_over(inquiry: Inquiry) -> None:
    _refuse_closed(inquiry)
    if inquiry.openness_on(clock.today()) is Openness.OVER:
        raise Refusal(_("Die Frist ist abgelaufen. Bitte verlängern Sie sie zuerst."))
