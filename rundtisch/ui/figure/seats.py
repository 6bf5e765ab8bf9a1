"""Who sits where: seats in their fixed order around the table, grouped or mixed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Group = Literal["school", "authority", "advice", "head"]
Order = Literal["grouped", "mixed"]
MOST_AT_HEAD = 3
MOST_AT_FOOT = 3
FEW = 4

STANDING = _("Stand")

#: The groups in the order in which the list names them.
GROUPS: dict[Group, str | Promise] = {
    "head": _("Kopf des Tisches"),
    "school": _("Schulen"),
    "advice": _("Beratung"),
    "authority": _("Schulträger"),
}


@dataclass(frozen=True)
class Seat:
    """One seat: the name may carry soft hyphens, the kind is one to three letters, the state a key of `STATES`."""

    name: str
    kind: str
    group: Group
    state: str = "none"
    remark: str = ""
    href: str = ""


@dataclass(frozen=True)
class Figure:
    """What one drawing of the table shows. `centre` stands on the table, its first line large."""

    seats: tuple[Seat, ...]
    title: str
    description: str
    centre: tuple[str, ...] = ()
    heading: str | Promise = STANDING
    order: Order = "grouped"
    ident: str = "figure"


@dataclass(frozen=True)
class Seating:
    """The four sides of the table as they are seen from above; the sides run from top to bottom."""

    head: tuple[Seat, ...]
    right: tuple[Seat, ...]
    foot: tuple[Seat, ...]
    left: tuple[Seat, ...]


def clockwise(seats: Sequence[Seat], order: Order) -> list[Seat]:
    """Everybody but the head, clockwise from the head: authorities, advice and schools together, or all mixed."""
    groups = [[seat for seat in seats if seat.group == group] for group in ("authority", "advice", "school")]
    groups[2].reverse()  # so that schools read from top to bottom on their side
    if order == "grouped":
        return [seat for group in groups for seat in group]
    places = [
        ((number + 0.5) / len(group), rank, seat)
        for rank, group in enumerate(groups)
        for number, seat in enumerate(group)
    ]
    return [seat for _place, _rank, seat in sorted(places, key=lambda place: place[:2])]


def seat_all(seats: Sequence[Seat], order: Order = "grouped") -> Seating:
    """Seat everybody: the head at the top, the others around the table with both sides equally full."""
    heads = [seat for seat in seats if seat.group == "head"]
    others = heads[MOST_AT_HEAD:] + clockwise(seats, order)
    foot = 0 if len(others) <= FEW else 2 if len(others) % 2 == 0 else 1 if len(others) < 2 * FEW else MOST_AT_FOOT
    right = (len(others) - foot) // 2
    left = others[right + foot :]
    return Seating(
        head=tuple(heads[:MOST_AT_HEAD]),
        right=tuple(others[:right]),
        foot=tuple(reversed(others[right : right + foot])),
        left=tuple(reversed(left)),
    )
