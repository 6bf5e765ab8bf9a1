"""The history of a house as figures: then, now and target, and every dimension over all rounds."""

from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundtisch.ui.profile import Answer, Course, CoursePart, Panel, Part, Profile, Row

from ..models import VisibleRating
from ..rules.ratings import Answer as RatingAnswer
from .history import HistoryCell, HistoryPage, HistoryRow
from .library import library
from .profiles import scale_steps

_Given = dict[UUID, VisibleRating]


def change_of(page: HistoryPage) -> Profile | None:
    """Where the house stood before, stands, and wants to be; nothing before there are two rounds."""
    if len(page.rounds) < 2:  # noqa: PLR2004 - one round is no change
        return None
    given = {one.id: one for one in page.ratings}
    return Profile(
        [
            Part(f"{area.number}. {area.title}", [_row(row, page, given) for row in area.rows if row.now.rating])
            for area in page.areas
            if any(row.now.rating for row in area.rows)
        ],
        _("Vorher, jetzt und Ziel: %(house)s") % {"house": page.house},
        _("Neben jeder Kategorie steht in Worten, wo das Haus stand, wo es steht und wohin es will."),
        "change",
    )


def course_of(page: HistoryPage) -> Course | None:
    """Every dimension of which something is seen, over all rounds; nothing before there are two."""
    if len(page.rounds) < 2:  # noqa: PLR2004 - one round is no course
        return None
    given = {one.id: one for one in page.ratings}
    return Course(
        [one.period for one in page.rounds],
        [
            CoursePart(f"{area.number}. {area.title}", [_panel(row, page, given) for row in area.rows if _seen(row)])
            for area in page.areas
            if any(_seen(row) for row in area.rows)
        ],
        _("Über die Bewertungsrunden: %(house)s") % {"house": page.house},
    )


def _seen(row: HistoryRow) -> bool:
    return any(one.cell.rating for one in row.cells)


def _row(row: HistoryRow, page: HistoryPage, given: _Given) -> Row:
    now = given[row.now.rating] if row.now.rating else None
    return Row(
        row.dimension.number,
        row.dimension.title,
        scale_steps(page.sheet, row.dimension),
        _answer(row, page, given, row.now.rating),
        _answer(row, page, given, row.then.rating) if row.then.rating else None,
        _target(row, page, now),
        date_format(now.target_on, "F Y") if now and now.target_on else "",
        href=reverse("rating_detail", args=[row.now.rating]) if row.now.rating else "",
    )


def _panel(row: HistoryRow, page: HistoryPage, given: _Given) -> Panel:
    return Panel(
        row.dimension.number,
        row.dimension.title,
        scale_steps(page.sheet, row.dimension),
        [_placed(row, page, given, one) for one in row.cells],
        _target(row, page, given[row.now.rating] if row.now.rating else None),
    )


def _placed(row: HistoryRow, page: HistoryPage, given: _Given, one: HistoryCell) -> Answer:
    """An answer of a round, or why there is none: others never learn whether it is missing or kept."""
    if one.cell.rating:
        return _answer(row, page, given, one.cell.rating)
    if not page.is_own:
        return Answer(lack="not_visible")
    return Answer(lack="not_asked" if one.round.is_pulse and not row.dimension.is_core else "missing")


def _answer(row: HistoryRow, page: HistoryPage, given: _Given, rating: UUID | None) -> Answer:
    """The answer on the scale of the newest version; a stage of another scale is said to be one."""
    if rating is None:
        return Answer(lack="not_visible")
    one = given[rating]
    if one.answer != RatingAnswer.STAGE:
        return Answer(lack="not_applicable" if one.answer == RatingAnswer.NOT_APPLICABLE else "cannot_judge")
    return Answer(one.stage) if _is_comparable(one, row, page) else Answer(lack="other_scale")


def _target(row: HistoryRow, page: HistoryPage, one: VisibleRating | None) -> int | None:
    return one.target_stage if one and _is_comparable(one, row, page) else None


def _is_comparable(one: VisibleRating, row: HistoryRow, page: HistoryPage) -> bool:
    """Whether the version that was answered had the same stages for this dimension."""
    before = library().sheet(one.instrument).stages_of(one.dimension)
    after = page.sheet.stages_of(row.dimension.key)
    return [(stage.value, stage.label) for stage in before] == [(stage.value, stage.label) for stage in after]
