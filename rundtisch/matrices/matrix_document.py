"""A matrix on paper: blank or filled, as sheets, as posters for the wall, and as cards for groups."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.paper.chart import Card, Cards, Chart, Grid, Place, Section, Size, Strip
from rundtisch.ui import dates

from .matrix_figure import matrix_figure
from .queries.paper import FilledDimension, Filling
from .rules.instrument import Area, Dimension, Instrument, Stage
from .rules.ratings import Answer

#: What the paper is called in its address.
SIZES = {"sheet": Size.SHEET, "poster": Size.POSTER}


def matrix_chart(instrument: Instrument, size: Size, area: str = "", filling: Filling | None = None) -> Chart:
    """The matrix with stages as columns and dimensions as rows, whole or one area."""
    with translation.override(language_of(instrument)):
        chart = Chart(
            title=_titled(instrument, area),
            subtitle=f"{filling.house}, {filling.period}" if filling else instrument.subtitle,
            language=language_of(instrument),
            date=clock.today(),
            size=size,
            sections=[_section(one, instrument, size, filling) for one in chosen_areas(instrument, area)],
            lead=instrument.stage_rule,
            footer=_footer(instrument, filling),
            has_room=filling is None,
            has_boxes=size == Size.SHEET or filling is not None,
        )
        if filling is None or area:
            return chart
        return replace(chart, figure=matrix_figure(instrument, filling, is_wide=chart.is_wide))


def matrix_cards(instrument: Instrument, area: str = "") -> Cards:
    """A card for each dimension: the question on its front, the stages on its back."""
    with translation.override(language_of(instrument)):
        return Cards(
            title=_titled(instrument, area),
            language=language_of(instrument),
            date=clock.today(),
            cards=[
                Card(
                    title=f"{one.number} {one.title}",
                    kicker=f"{part.number}. {part.title}",
                    question=one.question,
                    note=one.note,
                    places=[
                        (f"{stage.number} {stage.label}", text)
                        for stage, text in zip(instrument.stages_of(one), one.descriptions, strict=True)
                    ],
                )
                for part in chosen_areas(instrument, area)
                for one in part.dimensions
            ],
            footer=_footer(instrument, None),
            choice=_("Welche Beschreibung trifft überwiegend zu?"),
        )


def language_of(instrument: Instrument) -> str:
    """The language in which the matrix is written; its paper has no second one."""
    return instrument.language if re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", instrument.language) else "de"


def chosen_areas(instrument: Instrument, area: str) -> tuple[Area, ...]:
    """All areas, or the one that was named."""
    return tuple(one for one in instrument.areas if not area or one.id == area)


def _titled(instrument: Instrument, area: str) -> str:
    parts = chosen_areas(instrument, area) if area else ()
    return ": ".join([instrument.title, *(part.title for part in parts)])


def _footer(instrument: Instrument, filling: Filling | None) -> str:
    version = _("Fassung %(version)s") % {"version": instrument.version}
    if filling is None:
        return version
    printed = _("Stand vom %(day)s") % {"day": dates.full_day(clock.today())}
    seen = _("Sichtbar für: %(who)s") % {"who": filling.audience}
    return f"{version} · {printed} · {seen}"


def _section(area: Area, instrument: Instrument, size: Size, filling: Filling | None) -> Section:
    """An area; dimensions that have the same stages stand below the same heads."""
    return Section(
        f"{area.number}. {area.title}",
        [
            Grid(
                _("Kategorie"),
                [(str(stage.number), stage.label) for stage in stages],
                [_strip(one, stages, size, filling) for one in same],
            )
            for stages, same in _by_stages(instrument, area.dimensions)
        ],
    )


def _by_stages(
    instrument: Instrument, dimensions: Iterable[Dimension]
) -> list[tuple[tuple[Stage, ...], list[Dimension]]]:
    return [(tuple(stages), list(same)) for stages, same in groupby(dimensions, key=instrument.stages_of)]


def _strip(one: Dimension, stages: tuple[Stage, ...], size: Size, filling: Filling | None) -> Strip:
    filled = filling.dimensions.get(one.id) if filling else None
    answer = filled.answer if filled else ""
    return Strip(
        title=f"{one.number} {one.title}",
        question=one.question,
        note=_remark(filled) if filling else one.note if size == Size.SHEET else "",
        places=[_place(stage, text, filled) for stage, text in zip(stages, one.descriptions, strict=True)],
        boxes=[
            (words, is_ticked)
            for words, is_ticked in (
                (_("trifft nicht zu"), answer == Answer.NOT_APPLICABLE),
                (_("nicht einschätzbar"), answer == Answer.CANNOT_JUDGE),
            )
            if is_ticked or filling is None
        ],
        lines=_lines(size, filling, filled),
    )


def _remark(filled: FilledDimension | None) -> str:
    if filled is None or not filled.answer:
        return _("nicht sichtbar") if filled is None else _("noch nicht bewertet")
    return filled.remark


def _place(stage: Stage, text: str, filled: FilledDimension | None) -> Place:
    is_chosen = filled is not None and filled.answer == Answer.STAGE and filled.stage == stage.number
    marks = [_("gewählt")] if is_chosen else []
    if filled and filled.target == stage.number:
        by = f" {date_format(filled.target_on, 'F Y')}" if filled.target_on else ""
        marks.append(_("Ziel") + by)
    return Place(text, ", ".join(marks), is_chosen)


def _lines(size: Size, filling: Filling | None, filled: FilledDimension | None) -> list[tuple[str, str]]:
    """Lines to write on where nothing is filled; else the words that were asked for."""
    evidence, comment = _("Beleg oder Beispiel"), _("Kommentar")
    if filling is None:
        return [(evidence, ""), (comment, "")] if size == Size.SHEET else []
    asked = []
    if filled and filled.evidence:
        asked.append((evidence, filled.evidence))
    if filled and filled.comment:
        asked.append((comment, filled.comment))
    return asked
