"""The first page of a filled matrix: where the house stands on every scale, as one picture."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundtisch.paper.document import Figure
from rundtisch.ui.profile import Answer, Part, Profile, Row, Step, paper_drawing

from .queries.paper import FilledDimension, Filling
from .queries.profiles import answer_in_figure
from .rules.instrument import Dimension, Instrument

#: More dimensions would be too small to read on one page.
MOST_DIMENSIONS = 40


def matrix_figure(instrument: Instrument, filling: Filling, *, is_wide: bool) -> Figure | None:
    """The profile for paper; nothing where it would be too small to read, or where most of it may not be seen."""
    many = len(list(instrument.dimensions))
    if many > MOST_DIMENSIONS or 2 * len(filling.dimensions) < many:
        return None
    profile = Profile(
        [
            Part(
                f"{area.number}. {area.title}",
                [_row(one, instrument, filling.dimensions.get(one.id)) for one in area.dimensions],
            )
            for area in instrument.areas
        ],
        _("Profil: %(house)s, %(period)s") % {"house": filling.house, "period": filling.period},
        _("Alle Angaben des Bildes stehen auf den folgenden Seiten als Tabelle."),
    )
    return Figure(paper_drawing(profile, is_wide=is_wide), f"{profile.title}. {profile.description}")


def _row(one: Dimension, instrument: Instrument, filled: FilledDimension | None) -> Row:
    scale = tuple(Step(stage.number, stage.label, stage.short) for stage in instrument.stages_of(one))
    if filled is None:
        return Row(one.number, one.title, scale, Answer(lack="not_visible"))
    by = date_format(filled.target_on, "F Y") if filled.target_on else ""
    answer = answer_in_figure(filled.answer, filled.stage)
    return Row(one.number, one.title, scale, answer, target=filled.target, target_by=by, remark=filled.remark)
