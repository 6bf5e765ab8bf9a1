"""Assessing: beginning from the last agreed assessment, and rating dimension by dimension."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.models import Institution
from rundtisch.institutions.permissions import may_prepare_for
from rundtisch.journal import services as journal
from rundtisch.people.models import Person

from ..models import (
    Assessment,
    AssessmentAgreement,
    AssessmentKind,
    Dimension,
    FocusDimension,
    Instrument,
    InstrumentRetirement,
    Rating,
    Stage,
)
from ..permissions import may_begin, may_rate
from ..queries.library import library, questions_of
from ..queries.versions import steps_between
from ..rules.ratings import Answer
from ..rules.succession import EarlierAnswer, EarlierTarget, carried_over
from .entry_letters import tell_of_entry


@dataclass(frozen=True)
class FocusChoice:
    """What a house wants in a dimension that it chose as a focus."""

    target_stage: int | None = None
    target_on: date | None = None
    support: str = ""


class RatingConflict(Refusal):
    """Somebody else of the house rated the same dimension meanwhile; nothing was overwritten."""

    def __init__(self, stored: Rating) -> None:
        super().__init__(
            _(
                "Diese Kategorie wurde inzwischen von jemand anderem geändert. "
                "Bitte vergleichen Sie beide Fassungen und speichern Sie, was gelten soll."
            )
        )
        self.stored = stored


@act
def begin_assessment(
    *,
    by: Person,
    institution: Institution,
    instrument: Instrument,
    period: str,
    kind: str = AssessmentKind.FULL,
) -> Assessment:
    """Begin an assessment, full or a short pulse; it starts from what the house agreed last."""
    authorise(by, may_begin, institution)
    if institution.kind != instrument.institution_kind:
        raise Refusal(_("Diese Matrix ist nicht für diese Institution gemacht."))
    if InstrumentRetirement.objects.filter(instrument=instrument).exists():
        raise Refusal(
            _("Diese Matrix ist aus dem Gebrauch genommen. Eine neue Bewertungsrunde ist damit nicht möglich.")
        )
    if Assessment.objects.open().filter(institution=institution, instrument__key=instrument.key).exists():
        raise Refusal(_("Ihr Haus hat schon eine Bewertungsrunde begonnen. Bitte schließen Sie diese zuerst ab."))
    if Assessment.objects.filter(institution=institution, instrument=instrument, period=period).exists():
        raise Refusal(
            _("Für „%(period)s“ gibt es schon eine Bewertungsrunde. Bitte nennen Sie einen anderen Zeitraum.")
            % {"period": period}
        )
    last = (
        AssessmentAgreement.objects.filter(
            assessment__institution=institution, assessment__instrument__key=instrument.key
        )
        .select_related("assessment")
        .order_by("-agreed_at")
        .first()
    )
    if kind == AssessmentKind.PULSE:
        _refuse_pulse(instrument, last.assessment if last else None)
    assessment = Assessment.objects.create(
        institution=institution,
        instrument=instrument,
        kind=kind,
        period=period,
        started_at=clock.now(),
        started_by=by,
        previous=last.assessment if last else None,
    )
    if last:
        _carry_over(last.assessment, assessment)
    journal.note(by, "matrices.assessment_begun", assessment)
    return assessment


def _refuse_pulse(instrument: Instrument, last: Assessment | None) -> None:
    if not Dimension.objects.filter(instrument=instrument, is_core=True).exists():
        raise Refusal(_("Diese Matrix hat keine Kurzfassung. Bitte beginnen Sie eine vollständige Bewertungsrunde."))
    if last and last.instrument_id != instrument.pk:
        raise Refusal(
            _("Die Matrix hat eine neue Fassung. Bitte schätzen Sie darin zuerst einmal alle Kategorien ein.")
        )


def _carry_over(last: Assessment, assessment: Assessment) -> None:
    """Take what is current along, marked by having no rater; over versions as those who wrote them said."""
    current = Rating.objects.agreed_before(assessment).select_related("focus", "dimension")
    answers = {rating.dimension.key: _earlier(rating) for rating in current}
    if last.instrument_id != assessment.instrument_id:
        books = library()
        before, after = books.sheet(last.instrument_id), books.sheet(assessment.instrument_id)
        steps = steps_between(before, after)
        if not steps:
            return
        for sheet, succession in steps:
            titles = {dimension.key: dimension.heading for dimension in sheet.dimensions}
            answers = carried_over(answers, succession, titles)
    asked = {one.key for one in questions_of(assessment).dimensions}
    answers = {key: answer for key, answer in answers.items() if key in asked}
    dimensions = {one.key: one for one in Dimension.objects.filter(instrument=assessment.instrument_id)}
    ratings = [
        Rating(
            assessment=assessment,
            dimension=dimensions[key],
            answer=answer.answer,
            stage=answer.stage,
            evidence=answer.evidence,
            comment=answer.comment,
        )
        for key, answer in answers.items()
    ]
    Rating.objects.bulk_create(ratings)
    FocusDimension.objects.bulk_create(
        FocusDimension(
            rating=rating,
            target_stage=answer.target.stage,
            target_on=answer.target.day,
            support=answer.target.support,
        )
        for answer, rating in zip(answers.values(), ratings, strict=True)
        if answer.target
    )


def _earlier(rating: Rating) -> EarlierAnswer:
    focus = getattr(rating, "focus", None)
    return EarlierAnswer(
        str(rating.dimension),
        rating.answer,
        rating.stage,
        rating.evidence,
        rating.comment,
        EarlierTarget(focus.target_stage, focus.target_on, focus.support) if focus else None,
    )


@act
def rate(
    *,
    by: Person,
    assessment: Assessment,
    dimension: Dimension,
    answer: str = "",
    stage: int | None = None,
    evidence: str = "",
    comment: str = "",
    focus: FocusChoice | None = None,
    version: int = 0,
    page: str = "",
) -> Rating:
    """Rate one dimension, or keep what is half done.

    `version` is the one that was read, so that nobody is overwritten (RatingConflict); a `page` that wrote the stored
    version itself may write again.
    """
    authorise(by, may_rate, assessment)
    _refuse_agreed(assessment)
    _refuse_unfit(assessment, dimension, answer, stage, focus)
    stored = (
        Rating.objects.filter(assessment=assessment, dimension=dimension).select_related("focus", "dimension").first()
    )
    is_house = may_prepare_for(by, assessment.institution)
    if stored and not is_house and not _may_replace_on_behalf(stored, by):
        raise Refusal(_("Das Haus hat diese Kategorie schon selbst eingeschätzt."))
    read = _version_read(stored, by, is_house, version, page)
    if stored and stored.version != read:
        if _says(stored) == (answer, stage, evidence, comment, focus):
            return stored
        raise RatingConflict(stored)
    _refuse_past_target(stored, focus)
    words: dict[str, Any] = {
        "answer": answer,
        "stage": stage,
        "evidence": evidence,
        "comment": comment,
        "rated_by": by,
        "rated_at": clock.now(),
        "on_behalf_at": None if is_house else clock.now(),
        "confirmed_by": None,
        "confirmed_at": None,
        "written_from": page,
    }
    rating = _stored(assessment, dimension, words, read)
    if is_house:
        _choose_focus(rating, focus)
    else:
        tell_of_entry(by, assessment)
    if not page or stored is None or stored.written_from != page:
        journal.note(by, "matrices.rated" if is_house else "matrices.rated_on_behalf", rating)
    return rating


def _version_read(stored: Rating | None, by: Person, is_house: bool, version: int, page: str) -> int:
    """The version that the writer knows: what a mandate may not see but may replace counts as known."""
    if stored is None:
        return 0
    is_same_page = bool(page) and stored.written_from == page
    is_carried_over = not is_house and stored.rated_by_id != by.pk
    return stored.version if is_same_page or is_carried_over else version


def _choose_focus(rating: Rating, focus: FocusChoice | None) -> None:
    FocusDimension.objects.filter(rating=rating).delete()
    if focus:
        FocusDimension.objects.create(
            rating=rating, target_stage=focus.target_stage, target_on=focus.target_on, support=focus.support
        )


def _refuse_agreed(assessment: Assessment) -> None:
    if AssessmentAgreement.objects.filter(assessment=assessment).exists():
        raise Refusal(
            _("Diese Bewertungsrunde ist festgehalten und wird nicht mehr geändert. Bitte beginnen Sie eine neue.")
        )


def _refuse_unfit(
    assessment: Assessment, dimension: Dimension, answer: str, stage: int | None, focus: FocusChoice | None
) -> None:
    if dimension.instrument_id != assessment.instrument_id:
        raise Refusal(_("Diese Kategorie gehört nicht zu dieser Matrix."))
    if assessment.is_pulse and not dimension.is_core:
        raise Refusal(_("Diese Kategorie gehört nicht zum kurzen Puls. Es gilt weiter, was Ihr Haus festgehalten hat."))
    if answer not in {"", *Answer} or (answer == Answer.STAGE) != (stage is not None):
        raise Refusal(_("Bitte wählen Sie einen Stand oder eine der beiden anderen Antworten."))
    wanted = {stage, focus.target_stage if focus else None} - {None}
    stages = Stage.objects.filter(instrument=assessment.instrument_id)
    own = set(stages.filter(dimension=dimension).values_list("value", flat=True))
    if wanted - (own or set(stages.filter(dimension=None).values_list("value", flat=True))):
        raise Refusal(_("Diesen Stand gibt es in dieser Matrix nicht."))
    if focus and focus.target_on and focus.target_stage is None:
        raise Refusal(_("Zu einem Zeitpunkt gehört ein Ziel-Stand. Bitte wählen Sie einen."))


def _refuse_past_target(stored: Rating | None, focus: FocusChoice | None) -> None:
    """A new target lies ahead; one whose day has passed may stay until the house sets another."""
    before = getattr(stored, "focus", None)
    if not focus or not focus.target_on or focus.target_on >= clock.today():
        return
    if before is None or before.target_on != focus.target_on:
        raise Refusal(_("Der Zeitpunkt für das Ziel liegt in der Vergangenheit. Bitte nennen Sie einen Tag ab heute."))


def _may_replace_on_behalf(stored: Rating, by: Person) -> bool:
    """What the house said or confirmed stays; what was only carried over, or the person's own entry, may go."""
    is_own_entry = stored.rated_by_id == by.pk and stored.on_behalf_at is not None and stored.confirmed_at is None
    return stored.rated_at is None or is_own_entry


def _says(rating: Rating) -> tuple[object, ...]:
    focus = getattr(rating, "focus", None)
    chosen = FocusChoice(focus.target_stage, focus.target_on, focus.support) if focus else None
    return (rating.answer, rating.stage, rating.evidence, rating.comment, chosen)


def _stored(assessment: Assessment, dimension: Dimension, words: dict[str, Any], version: int) -> Rating:
    """Write exactly over the version that was read; two people at once: one of them is told."""
    rows = Rating.objects.filter(assessment=assessment, dimension=dimension)
    if version:
        if not rows.filter(version=version).update(**words, version=version + 1):
            raise RatingConflict(rows.get())
        return rows.get()
    try:
        with transaction.atomic():
            return Rating.objects.create(assessment=assessment, dimension=dimension, **words)
    except IntegrityError:
        raise RatingConflict(rows.get()) from None
