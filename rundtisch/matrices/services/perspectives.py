"""Giving a perspective by a link: kept as it is typed, changed until the deadline, tied to nobody if so promised."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import uuid4

from django.db.models import F, Sum
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal

from .. import queries
from ..models import (
    Dimension,
    GroupCode,
    Inquiry,
    Perspective,
    PerspectiveAnswer,
    PerspectiveGroup,
    answer_key_of,
)
from ..queries import PerspectiveLink
from ..queries.library import questions_of
from ..rules.perspectives import keeps_group
from ..rules.ratings import Answer


@dataclass(frozen=True)
class GivenAnswer:
    """What is said to one dimension."""

    answer: str = ""
    stage: int | None = None
    comment: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said yet."""
        return not self.answer and not self.comment


class PerspectiveConflict(Refusal):
    """The same perspective was written in another window meanwhile; nothing was overwritten."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Diese Perspektive wurde inzwischen in einem anderen Fenster geändert. "
                "Bitte vergleichen Sie und speichern Sie, was gelten soll."
            )
        )


@act
def give_perspective(
    *, link: str, answers: Mapping[str, GivenAnswer], version: int = 0, page: str = ""
) -> Perspective | None:
    """Keep what is said by a link, also when it is half done; the link entitles. Nothing said begins nothing.

    `version` is the one that was read, so that nothing is overwritten (PerspectiveConflict); a `page` that wrote the
    stored version itself may write again.
    """
    opened = _locked(link)
    if opened.refusal:
        raise Refusal(opened.refusal)
    dimensions = _fitting(opened.inquiry, answers)
    perspective = opened.perspective
    if perspective is None:
        if all(given.is_empty for given in answers.values()):
            return None
        perspective = _begun(opened, dimensions, answers, page)
    else:
        is_same_page = bool(page) and perspective.written_from == page
        if not is_same_page and perspective.version != version and _differs(perspective, answers):
            raise PerspectiveConflict
        _change(perspective, answers)
        Perspective.objects.filter(pk=perspective.pk).update(version=F("version") + 1, written_from=page)
    return perspective


def _locked(link: str) -> PerspectiveLink:
    """The link behind a lock: perspectives of one inquiry are written one after the other."""
    found = queries.link_behind(link)
    if found:
        Inquiry.objects.select_for_update().get(pk=found.inquiry.pk)
        found = queries.link_behind(link)
    if found is None:
        raise Refusal(_("Diesen Link gibt es nicht mehr. Bitte fragen Sie in Ihrem Haus nach."))
    return found


def _fitting(inquiry: Inquiry, answers: Mapping[str, GivenAnswer]) -> list[Dimension]:
    sheet = questions_of(inquiry.assessment)
    asked = {dimension.key for dimension in sheet.dimensions}
    if set(answers) - asked:
        raise Refusal(_("Diese Kategorie gehört nicht zu dieser Matrix."))
    for key, given in answers.items():
        is_stage = sheet.stage(given.stage, key) is not None
        if given.answer not in {"", *Answer} or (given.answer == Answer.STAGE) != is_stage:
            raise Refusal(_("Diesen Stand gibt es in dieser Matrix nicht."))
    return list(Dimension.objects.filter(instrument=sheet.id, key__in=asked).order_by("position"))


def _begun(
    opened: PerspectiveLink, dimensions: Iterable[Dimension], answers: Mapping[str, GivenAnswer], page: str
) -> Perspective:
    inquiry, group = opened.inquiry, opened.group
    assert group is not None  # noqa: S101 - only what was begun before can have lost its group
    is_anonymous = inquiry.is_anonymous
    if opened.code is not None:
        _use(opened.code)
    is_personal = opened.invitation is not None and not is_anonymous
    perspective = Perspective.objects.create(
        inquiry=inquiry,
        group=group if keeps_group(is_anonymous=is_anonymous, places=_places(group)) else None,
        is_anonymous=is_anonymous,
        invitation=None if is_anonymous else opened.invitation,
        code=None if is_anonymous else opened.code,
        answer_key=None if is_personal else answer_key_of(opened.token),
        given_on=None if is_anonymous else clock.today(),
        written_from=page,
    )
    PerspectiveAnswer.objects.bulk_create(
        _answer(perspective, dimension, answers.get(dimension.key, GivenAnswer())) for dimension in dimensions
    )
    if is_anonymous:
        mix_perspectives(inquiry)
        return Perspective.objects.get(answer_key=perspective.answer_key)
    return perspective


def _answer(perspective: Perspective, dimension: Dimension, given: GivenAnswer) -> PerspectiveAnswer:
    return PerspectiveAnswer(
        perspective=perspective,
        dimension=dimension,
        answer=given.answer,
        stage=given.stage,
        comment=given.comment,
    )


def _use(code: GroupCode) -> None:
    free = GroupCode.objects.filter(pk=code.pk, used__lt=F("most"), withdrawn_on=None)
    if not free.update(used=F("used") + 1):
        raise Refusal(_("Mit diesem Code kann keine weitere Perspektive begonnen werden."))


def _places(group: PerspectiveGroup) -> int:
    """How many may answer in this group: personal links, and what its codes let in."""
    by_code = group.codes.filter(withdrawn_on=None).aggregate(most=Sum("most"))["most"] or 0
    used = group.codes.exclude(withdrawn_on=None).aggregate(used=Sum("used"))["used"] or 0
    return group.invitations.filter(withdrawn_on=None).count() + int(by_code) + int(used)


def _differs(perspective: Perspective, answers: Mapping[str, GivenAnswer]) -> bool:
    stored = queries.answers_of(perspective)
    return any(_said(stored[key]) != given for key, given in answers.items())


def _said(stored: PerspectiveAnswer) -> GivenAnswer:
    return GivenAnswer(stored.answer, stored.stage, stored.comment)


def _change(perspective: Perspective, answers: Mapping[str, GivenAnswer]) -> None:
    """Write in place what is new; no row comes or goes."""
    changed = []
    for key, stored in queries.answers_of(perspective).items():
        given = answers.get(key)
        if given is not None and given != _said(stored):
            stored.answer, stored.stage, stored.comment = given.answer, given.stage, given.comment
            changed.append(stored)
    PerspectiveAnswer.objects.bulk_update(changed, ["answer", "stage", "comment"])


def mix_perspectives(inquiry: Inquiry, *, forget_keys: bool = False) -> None:
    """Store the perspectives anew in random order under new ids, so that no order tells who came when."""
    kept = [(one, list(one.answers.all())) for one in inquiry.perspectives.prefetch_related("answers")]
    secrets.SystemRandom().shuffle(kept)
    inquiry.perspectives.all().delete()
    for perspective, answers in kept:
        perspective.pk = uuid4()
        if forget_keys:
            perspective.answer_key, perspective.written_from, perspective.version = None, "", 1
        for answer in answers:
            answer.pk, answer.perspective = uuid4(), perspective
    Perspective.objects.bulk_create(perspective for perspective, _answers in kept)
    PerspectiveAnswer.objects.bulk_create(answer for _perspective, answers in kept for answer in answers)
