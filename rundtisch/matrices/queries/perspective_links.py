"""What a link to a perspective opens: exactly one form, and what was typed into it before."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.people.models import hash_of

from ..models import (
    Dimension,
    GroupCode,
    Inquiry,
    Perspective,
    PerspectiveAnswer,
    PerspectiveGroup,
    PerspectiveInvitation,
    answer_key_of,
)
from ..rules.perspectives import Openness
from .library import AreaSheet, InstrumentSheet, questions_of

#: Between a code and the token of the one perspective that is written by it.
_JOINT = "."
#: What 128 random bits take as text.
_LETTERS = 22


@dataclass(frozen=True)
class PerspectiveLink:
    """A link as it was opened: a personal one, a code of a group, or the own link of what was begun by a code."""

    token: str
    inquiry: Inquiry
    group: PerspectiveGroup | None
    invitation: PerspectiveInvitation | None
    code: GroupCode | None
    perspective: Perspective | None
    is_agreed: bool

    @property
    def mark(self) -> str:
        """What a page keeps of the link that opened it; it leads back to no link and is stored nowhere."""
        return salted_hmac("rundtisch.perspective", self.token).hexdigest()[:32]

    @property
    def refusal(self) -> str:
        """Why nothing can be written any more, in a sentence; empty while it can."""
        openness = Openness.CLOSED if self.is_agreed else self.inquiry.openness_on(clock.today())
        if openness is Openness.CLOSED:
            return _("Ihr Haus hat diese Abfrage beendet. Was bis dahin eingetragen war, zählt.")
        if openness is Openness.OVER:
            return _("Die Frist ist am %(day)s abgelaufen. Was bis dahin eingetragen war, zählt.") % {
                "day": date_format(self.inquiry.until_on, "j. F Y")
            }
        if self.perspective is None and self.code is not None:
            return _refusal_of(self.code)
        if self.invitation is not None and self.invitation.withdrawn_on is not None:
            return _("Diese Einladung wurde zurückgezogen. Bitte fragen Sie in Ihrem Haus nach.")
        return ""


def _refusal_of(code: GroupCode) -> str:
    if code.withdrawn_on is not None:
        return _("Dieser Code wurde gesperrt. Bitte fragen Sie in Ihrem Haus nach einem neuen.")
    if code.used >= code.most:
        return _(
            "Mit diesem Code wurden schon so viele Perspektiven begonnen, wie vorgesehen sind: %(most)s. "
            "Bitte fragen Sie in Ihrem Haus nach einem neuen."
        ) % {"most": code.most}
    return ""


@dataclass(frozen=True)
class AskedStage:
    """A stage with what it means in this dimension."""

    value: int
    label: str
    tone: int
    text: str


@dataclass(frozen=True)
class AskedDimension:
    """One question of the form."""

    key: str
    heading: str
    question: str
    note: str
    stages: tuple[AskedStage, ...]


@dataclass(frozen=True)
class AskedArea:
    """Questions that belong together."""

    number: str
    title: str
    dimensions: tuple[AskedDimension, ...]


def kept_link(token: str, own: str) -> str | None:
    """What the browser keeps of an opened link: the token, and for a code the token of its new perspective too."""
    if GroupCode.objects.filter(token_hash=hash_of(token)).exists():
        return f"{token}{_JOINT}{own}"
    return token if link_behind(token) else None


def link_behind(kept: str) -> PerspectiveLink | None:
    """The link that this browser opened; nothing if there is none of it any more."""
    token, _joint, own = kept.partition(_JOINT)
    if own:
        code = GroupCode.objects.filter(token_hash=hash_of(token)).select_related("group").first()
        return _of_code(code, own) if code and len(own) >= _LETTERS else None
    invitation = PerspectiveInvitation.objects.filter(token_hash=hash_of(token)).select_related("group").first()
    if invitation:
        return _of_invitation(invitation, token)
    begun = Perspective.objects.filter(answer_key=answer_key_of(token)).select_related("group", "code").first()
    if begun is None:
        return None
    return _link(token, begun.inquiry_id, group=begun.group, code=begun.code, perspective=begun)


def _of_code(code: GroupCode, own: str) -> PerspectiveLink | None:
    begun = Perspective.objects.filter(answer_key=answer_key_of(own)).first()
    if begun is not None and begun.inquiry_id != code.group.inquiry_id:
        return None
    return _link(own, code.group.inquiry_id, group=code.group, code=code, perspective=begun)


def _of_invitation(invitation: PerspectiveInvitation, token: str) -> PerspectiveLink:
    found = Perspective.objects.filter(inquiry=invitation.inquiry_id)
    if invitation.is_anonymous:
        begun = found.filter(answer_key=answer_key_of(token)).first()
    else:
        begun = found.filter(invitation=invitation).first()
    return _link(token, invitation.inquiry_id, group=invitation.group, invitation=invitation, perspective=begun)


def _link(
    token: str,
    inquiry: UUID,
    *,
    group: PerspectiveGroup | None,
    invitation: PerspectiveInvitation | None = None,
    code: GroupCode | None = None,
    perspective: Perspective | None = None,
) -> PerspectiveLink:
    found = Inquiry.objects.select_related("assessment__institution", "assessment__agreement").get(pk=inquiry)
    is_agreed = hasattr(found.assessment, "agreement")
    return PerspectiveLink(token, found, group, invitation, code, perspective, is_agreed)


def asked_in(inquiry: Inquiry) -> tuple[AskedArea, ...]:
    """The questions of the form in order; one question to the database besides the library."""
    sheet = questions_of(inquiry.assessment)
    return asked_of(sheet, {one.key for one in sheet.dimensions})


def asked_of(sheet: InstrumentSheet, keys: Collection[str]) -> tuple[AskedArea, ...]:
    """These questions of a matrix in order."""
    texts: dict[str, list[tuple[int, str]]] = {}
    words: dict[str, tuple[str, str]] = {}
    rows = Dimension.objects.filter(instrument=sheet.id).order_by("position", "stage_descriptions__stage__value")
    for key, question, note, value, text in rows.values_list(
        "key", "question", "note", "stage_descriptions__stage__value", "stage_descriptions__text"
    ):
        words[key] = (question, note)
        texts.setdefault(key, []).append((value, text or ""))
    areas = (replace(area, dimensions=tuple(one for one in area.dimensions if one.key in keys)) for area in sheet.areas)
    return tuple(_area(area, sheet, words, texts) for area in areas if area.dimensions)


def _area(
    area: AreaSheet,
    sheet: InstrumentSheet,
    words: dict[str, tuple[str, str]],
    texts: dict[str, list[tuple[int, str]]],
) -> AskedArea:
    return AskedArea(
        area.number,
        area.title,
        tuple(
            AskedDimension(
                one.key,
                one.heading,
                *words[one.key],
                tuple(
                    AskedStage(stage.value, stage.label, stage.tone, dict(texts[one.key]).get(stage.value, ""))
                    for stage in sheet.stages_of(one.key)
                ),
            )
            for one in area.dimensions
        ),
    )


def answers_of(perspective: Perspective | None) -> dict[str, PerspectiveAnswer]:
    """What was typed before, by key of the dimension."""
    if perspective is None:
        return {}
    rows = PerspectiveAnswer.objects.filter(perspective=perspective).select_related("dimension")
    return {row.dimension.key: row for row in rows}
