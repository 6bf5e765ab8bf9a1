"""The page of sharing as it is drawn: a row for the whole and for each dimension, a box for each audience."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundtisch.foundation import clock

from ..rules.sharing import Place, Terms
from .addressees import Addressee
from .assessments import RatingLine
from .sharing import SharingBoard


@dataclass(frozen=True)
class Box:
    """One box: whether it is ticked, whether one may, and what else holds there."""

    word: str
    audience: str
    is_ticked: bool
    may_be_ticked: bool
    notes: tuple[str, ...]


@dataclass(frozen=True)
class BoxRow:
    """A dimension, or the whole assessment, with a box for each audience."""

    heading: str
    answer: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class BoxArea:
    """An area with its rows."""

    title: str
    rows: tuple[BoxRow, ...]


@dataclass(frozen=True)
class Columns:
    """Columns under one heading."""

    heading: str
    addressees: tuple[Addressee, ...]
    #: The house does not sit at this table: what stands there rests.
    is_resting: bool


@dataclass(frozen=True)
class SharingRows:
    """All boxes, and the headings of their columns."""

    columns: tuple[Columns, ...]
    whole: BoxRow
    areas: tuple[BoxArea, ...]

    @property
    def many(self) -> int:
        """How many columns there are."""
        return sum(len(one.addressees) for one in self.columns)


def sharing_rows(board: SharingBoard, ticked: Collection[Place], seen: Collection[Place] | None = None) -> SharingRows:
    """The boxes as they are ticked; `seen` is what stood before somebody else changed it."""
    has_one_table = len({one.table for one in board.columns if one.table}) == 1
    groups = ((heading, tuple(found)) for heading, found in groupby(board.columns, key=lambda one: one.group))

    def row(key: str, heading: str, answer: str) -> BoxRow:
        places = [(one, Place(key, one.key)) for one in board.columns]
        boxes = (
            Box(
                str(place),
                _("Tisch, %(audience)s") % {"audience": one.label} if one.table and has_one_table else one.name,
                place in ticked,
                board.may_be_ticked(place),
                tuple(_notes(board, place, board.terms if seen is None else seen)),
            )
            for one, place in places
        )
        return BoxRow(heading, answer, tuple(boxes))

    return SharingRows(
        tuple(Columns(heading, found, found[0].key not in board.offered) for heading, found in groups),
        row("", _("Ganze Bewertungsrunde"), ""),
        tuple(
            BoxArea(
                f"{area.number}. {area.title}",
                tuple(row(line.dimension.key, line.dimension.heading, _answer(line)) for line in area.lines),
            )
            for area in board.page.areas
        ),
    )


def terms_in_words(terms: Terms) -> str:
    """Extras and days in words; nothing where it is open without both."""
    day = "j. F Y"
    words = [
        _("mit Beleg") if terms.includes_evidence else "",
        _("mit Kommentar") if terms.includes_comment else "",
        _("ab %(day)s") % {"day": date_format(terms.from_on, day)} if terms.from_on else "",
        _("bis %(day)s") % {"day": date_format(terms.until_on, day)} if terms.until_on else "",
    ]
    return ", ".join(filter(None, words))


def _answer(line: RatingLine) -> str:
    return f"{line.stage.value} {line.stage.label}" if line.stage else line.word


def _notes(board: SharingBoard, place: Place, seen: Collection[Place]) -> Iterator[str]:
    """What one must know of a box: other terms than its column has, the whole assessment, changes by somebody else."""
    usual = board.usual.get(place.audience)
    for terms in dict.fromkeys(one.ahead(clock.today()) for one in board.terms.get(place, ())):
        if terms != usual:
            yield terms_in_words(terms) or _("ohne Beleg und Kommentar")
    if place.dimension and Place("", place.audience) in board.terms:
        yield _("ganze Runde")
    if (place in board.terms) != (place in seen):
        yield _("inzwischen geteilt") if place in board.terms else _("inzwischen zurückgenommen")
