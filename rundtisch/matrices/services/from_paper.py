"""From paper: the office types for a house, and the house confirms or rejects; before that nothing counts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.models import Person

from ..models import Assessment, AssessmentAgreement, Dimension, PaperEntry, PaperSheet, Rating
from ..permissions import may_answer_paper, may_enter_from_paper
from ..queries.library import questions_of
from ..rules.ratings import Answer
from .entry_letters import tell_of_entry


@dataclass(frozen=True)
class PaperAnswer:
    """What stands on the paper in one dimension."""

    answer: str
    stage: int | None = None
    evidence: str = ""
    comment: str = ""


@act
def enter_from_paper(
    *, by: Person, assessment: Assessment, filled_on: date, answers: Mapping[str, PaperAnswer]
) -> PaperSheet:
    """Type a paper matrix in for a house, or correct it; what the house confirmed stays as it is."""
    authorise(by, may_enter_from_paper, assessment)
    _refuse_agreed(assessment)
    if filled_on > clock.today():
        raise Refusal(_("Der Tag, an dem das Papier ausgefüllt wurde, liegt in der Zukunft."))
    _refuse_unfit(assessment, answers)
    sheet = PaperSheet.objects.filter(assessment=assessment, entered_by=by).first()
    stored = {one.dimension.key: one for one in sheet.entries.select_related("dimension")} if sheet else {}
    if not answers and not stored:
        raise Refusal(_("Es ist noch nichts eingetragen. Bitte tragen Sie mindestens eine Kategorie ein."))
    if sheet is None:
        sheet = PaperSheet(assessment=assessment, entered_by=by, version=0)
    sheet.entered_at, sheet.filled_on, sheet.version = clock.now(), filled_on, sheet.version + 1
    sheet.save()
    _store(sheet, stored, answers)
    tell_of_entry(by, assessment, sheet)
    journal.note(by, "matrices.entered_from_paper", assessment, entries=len(answers))
    return sheet


def _store(sheet: PaperSheet, stored: Mapping[str, PaperEntry], answers: Mapping[str, PaperAnswer]) -> None:
    """What is new waits for the house; what is the same keeps its answer; what is gone from the form goes."""
    kept = {key for key, one in stored.items() if one.is_confirmed or _says(one) == answers.get(key)}
    PaperEntry.objects.filter(pk__in=[one.pk for key, one in stored.items() if key not in kept]).delete()
    dimensions = {one.key: one for one in Dimension.objects.filter(instrument=sheet.assessment.instrument_id)}
    PaperEntry.objects.bulk_create(
        PaperEntry(
            sheet=sheet,
            dimension=dimensions[key],
            answer=one.answer,
            stage=one.stage,
            evidence=one.evidence,
            comment=one.comment,
        )
        for key, one in answers.items()
        if key not in kept
    )


@act
def confirm_from_paper(
    *, by: Person, sheet: PaperSheet, version: int, dimensions: Collection[str] | None = None
) -> int:
    """Take what was typed into the assessment, all that waits or some dimensions; returns how many."""
    authorise(by, may_answer_paper, sheet.assessment)
    entries = list(_waiting(sheet, version, dimensions).select_related("dimension"))
    now = clock.now()
    for entry in entries:
        _take_over(sheet, entry, by)
    PaperEntry.objects.filter(pk__in=[one.pk for one in entries]).update(
        is_confirmed=True, answered_by=by, answered_at=now
    )
    journal.note(by, "matrices.paper_confirmed", sheet.assessment, entries=len(entries))
    return len(entries)


@act
def reject_from_paper(*, by: Person, sheet: PaperSheet, version: int, dimensions: Collection[str] | None = None) -> int:
    """Say that it is not so; nothing of it comes into the assessment. Returns how many."""
    authorise(by, may_answer_paper, sheet.assessment)
    rejected = _waiting(sheet, version, dimensions).update(is_confirmed=False, answered_by=by, answered_at=clock.now())
    journal.note(by, "matrices.paper_rejected", sheet.assessment, entries=rejected)
    return rejected


def _waiting(sheet: PaperSheet, version: int, dimensions: Collection[str] | None) -> QuerySet[PaperEntry]:
    """What the house answers now; refused if the sheet changed since it was read."""
    _refuse_agreed(sheet.assessment)
    if PaperSheet.objects.select_for_update().get(pk=sheet.pk).version != version:
        raise Refusal(_("Der Bogen wurde inzwischen geändert. Bitte sehen Sie ihn noch einmal an."))
    waiting = PaperEntry.objects.filter(sheet=sheet, is_confirmed=None)
    if dimensions is not None:
        waiting = waiting.filter(dimension__key__in=dimensions)
    if not waiting.exists():
        raise Refusal(_("Hier wartet nichts mehr auf Ihre Antwort."))
    return waiting


def _take_over(sheet: PaperSheet, entry: PaperEntry, by: Person) -> None:
    """The answer replaces the one before; words stay where the paper has none."""
    rating = Rating.objects.filter(assessment=sheet.assessment_id, dimension=entry.dimension_id).first()
    words: dict[str, Any] = {
        "answer": entry.answer,
        "stage": entry.stage,
        "evidence": entry.evidence or (rating.evidence if rating else ""),
        "comment": entry.comment or (rating.comment if rating else ""),
        "rated_by": sheet.entered_by,
        "rated_at": sheet.entered_at,
        "on_behalf_at": sheet.entered_at,
        "confirmed_by": by,
        "confirmed_at": clock.now(),
        "written_from": "",
    }
    if rating is None:
        Rating.objects.create(assessment=sheet.assessment, dimension=entry.dimension, **words)
    else:
        Rating.objects.filter(pk=rating.pk).update(**words, version=rating.version + 1)


def _says(entry: PaperEntry) -> PaperAnswer:
    return PaperAnswer(entry.answer, entry.stage, entry.evidence, entry.comment)


def _refuse_agreed(assessment: Assessment) -> None:
    if AssessmentAgreement.objects.filter(assessment=assessment).exists():
        raise Refusal(
            _("Diese Bewertungsrunde ist festgehalten und wird nicht mehr geändert. Bitte beginnen Sie eine neue.")
        )


def _refuse_unfit(assessment: Assessment, answers: Mapping[str, PaperAnswer]) -> None:
    sheet = questions_of(assessment)
    if answers.keys() - {dimension.key for dimension in sheet.dimensions}:
        raise Refusal(_("Diese Kategorie gehört nicht zu dieser Matrix."))
    for key, one in answers.items():
        if one.answer not in {*Answer} or (one.answer == Answer.STAGE) != (one.stage is not None):
            raise Refusal(_("Bitte wählen Sie einen Stand oder eine der beiden anderen Antworten."))
        if one.stage is not None and sheet.stage(one.stage, key) is None:
            raise Refusal(_("Diesen Stand gibt es in dieser Matrix nicht."))
