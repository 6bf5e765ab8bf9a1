"""The round table seen from above: members, attendance, voices and adoption, with the same words as a list."""

from rundtisch.ui.figure.drawing import draw, svg
from rundtisch.ui.figure.listing import listing
from rundtisch.ui.figure.ring import mini
from rundtisch.ui.figure.seats import Figure, Group, Seat
from rundtisch.ui.figure.states import STATES, State, shown_state

__all__ = ["STATES", "Figure", "Group", "Seat", "State", "draw", "listing", "mini", "shown_state", "svg"]
