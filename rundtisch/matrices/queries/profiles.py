"""An assessment as a profile: where the house stands on each scale, without any sum."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rundtisch.ui.profile import Answer, Part, Profile, Row, Step

from .assessments import AssessmentPage, RatingLine
from .library import DimensionSheet, InstrumentSheet


def profile_of(page: AssessmentPage, *, has_links: bool = True) -> Profile:
    """The assessment as one figure; on paper it leads nowhere."""
    parts = [
        Part(
            f"{area.number}. {area.title}",
            [_row(line, page.sheet, _address(page, line) if has_links else "") for line in area.lines],
        )
        for area in page.areas
    ]
    many = len(page.lines)
    house, period = page.assessment.institution.name, page.assessment.period
    return Profile(
        parts,
        _("Profil: %(house)s, %(period)s") % {"house": house, "period": period},
        ngettext(
            "%(many)s Kategorie auf ihrer Skala; daneben steht der Stand in Worten.",
            "%(many)s Kategorien, jede auf ihrer eigenen Skala; daneben steht der Stand in Worten.",
            many,
        )
        % {"many": many},
    )


def scale_steps(sheet: InstrumentSheet, dimension: DimensionSheet) -> tuple[Step, ...]:
    """The scale of a dimension as figures take it."""
    return tuple(Step(stage.value, stage.label, stage.short) for stage in sheet.stages_of(dimension.key))


def _address(page: AssessmentPage, line: RatingLine) -> str:
    return reverse("dimension_rating", args=[page.assessment.pk, line.dimension.key])


def _row(line: RatingLine, sheet: InstrumentSheet, href: str) -> Row:
    return Row(
        line.dimension.number,
        line.dimension.title,
        scale_steps(sheet, line.dimension),
        answer_in_figure(line.answer, line.stage.value if line.stage else None),
        target=line.target.value if line.target else None,
        target_by=date_format(line.target_on, "F Y") if line.target_on else "",
        remark=_remark(line),
        href=href,
    )


def answer_in_figure(answer: str, stage: int | None) -> Answer:
    """An answer as figures take it; without one the dimension is not rated."""
    if stage is not None:
        return Answer(stage)
    return Answer(lack="not_applicable" if answer == "not_applicable" else "cannot_judge" if answer else "missing")


def _remark(line: RatingLine) -> str:
    if line.entered_by:
        return _("noch nicht bestätigt")
    return _("übernommen, noch nicht angesehen") if line.answer and line.is_carried_over else ""
