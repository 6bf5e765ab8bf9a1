"""What the voices of a round come to, line by line: positions, options, reservations, cards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from rundtisch.institutions.models import standing_of
from rundtisch.people.models import Person

from ..models import DISSENT, EnteredHow, Method, Option, Procedure, Round
from ..rules.finding import OptionDots, OptionResistance
from ..rules.positions import MOST_FINGERS, ConsensusLevel, ConsentPosition
from ..rules.reading import Reading
from .record import HouseVoices

_SCALES: Mapping[str, Sequence[str]] = {
    Method.CONSENSUS_LEVELS: [str(one) for one in ConsensusLevel],
    Method.CONSENT: [str(one) for one in ConsentPosition],
}
_FINGERS = [str(number) for number in range(MOST_FINGERS + 1)]


@dataclass(frozen=True)
class TallyLine:
    """How many took one position, and how long its bar is."""

    key: str
    count: int
    percent: int


@dataclass(frozen=True)
class Dissent:
    """A reservation with its reason, as the table reads it."""

    house: str
    key: str
    reason: str


@dataclass(frozen=True)
class OptionLine:
    """An option and what the voices say of it."""

    title: str
    sum: int
    highest: int | None
    acceptance: str
    is_passive: bool
    is_above_passive: bool
    is_best: bool
    outliers: str
    percent: int


@dataclass(frozen=True)
class CardLine:
    """A voice that was read from a card, and what the house holds against it."""

    house: str
    key: str
    entered_by: str
    voice: UUID
    is_beside: bool
    may_object: bool
    objection: str


def tally(one: Round, reading: Reading | None) -> tuple[TallyLine, ...]:
    """How many took each position, in the order of the scale; of fingers every number, none left out."""
    if reading is None:
        return ()
    counts = reading.finding.counts or {}
    keys = _SCALES.get(one.procedure.method) or (_FINGERS if set(counts) & set(_FINGERS) else list(counts))
    return tuple(TallyLine(key, counts.get(key, 0), _percent(counts.get(key, 0), reading.heard)) for key in keys)


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def dissents(houses: Sequence[HouseVoices]) -> tuple[Dissent, ...]:
    """Reservations with their reasons, and reasons given without one."""
    return tuple(
        Dissent(house.institution.name, house.counts.position, house.counts.reason)
        for house in houses
        if house.counts and (house.counts.position in DISSENT or house.counts.reason)
    )


def option_lines(
    procedure: Procedure, options: Sequence[Option], reading: Reading | None, names: Mapping[str, str]
) -> tuple[OptionLine, ...]:
    """The options in the order of the reading."""
    if reading is None:
        return ()
    by_key = {option.key: option for option in options}
    best = set(reading.finding.best or ())
    found = reading.finding.options or ()
    # A bar of resistance ends where nobody could resist more, one of dots at the most that an option has.
    most = reading.heard * procedure.scale_max
    if procedure.method == Method.PRIORITY_DOTS:
        most = max((one.sum for one in found), default=0)
    return tuple(_option_line(one, by_key[one.id], one.id in best, names, _percent(one.sum, most)) for one in found)


def _option_line(
    found: OptionResistance | OptionDots, option: Option, is_best: bool, names: Mapping[str, str], percent: int
) -> OptionLine:
    if isinstance(found, OptionDots):
        return OptionLine(option.title, found.sum, None, "", option.is_passive, False, is_best, "", percent)
    outliers = ", ".join(names.get(one, one) for one in found.outliers)
    acceptance = f"{float(found.acceptance) * 100:.0f} %".replace(".", ",") if found.acceptance else ""
    return OptionLine(
        option.title,
        found.sum,
        found.max,
        acceptance,
        option.is_passive,
        found.above_passive,
        is_best,
        outliers,
        percent,
    )


def cards(person: Person, houses: Sequence[HouseVoices]) -> tuple[CardLine, ...]:
    """Voices that were read from cards, and what this person may hold against them."""
    standing = standing_of(person)
    lines = []
    for house in houses:
        is_beside = house.card_beside is not None
        card = house.card_beside or house.counts
        if card is None or card.entered_how != EnteredHow.CARD:
            continue
        objection = getattr(card, "objection", None)
        lines.append(
            CardLine(
                house.institution.name,
                card.position or "given",
                card.entered_by.name,
                card.pk,
                is_beside,
                standing.speaks_for(house.institution.pk) and objection is None,
                objection.text if objection else "",
            )
        )
    return tuple(lines)
