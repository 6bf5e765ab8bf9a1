"""`{% load board %}`: the cells of the adoption board, of which a page may have thousands."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from rundtisch.agreements.queries.board import BoardCell
from rundtisch.ui.figure.states import SIGNS, STATES

register = template.Library()


@register.simple_tag
def board_signs(states: Iterable[str]) -> SafeString:
    """The drawings of the signs, once on a page: `{% board_signs board.states %}`."""
    drawn = (f'<symbol id="s-{key}" viewBox="-14 -14 28 28">{SIGNS[STATES[key].sign]}</symbol>' for key in states)
    return mark_safe(f'<svg class="rt-symbols" aria-hidden="true" focusable="false">{"".join(drawn)}</svg>')  # noqa: S308 - constants


@register.simple_tag
def board_cells(cells: Iterable[BoardCell], body: str = "") -> SafeString:
    """The cells of one row: `{% board_cells row.cells %}`; narrowed to a body, an empty cell says nothing of scope."""
    nothing = f'<span class="rt-muted">{escape("–" if body else _("nicht betroffen"))}</span>'
    labelled = (
        f'<td role="cell" data-label="{escape(cell.house)}">{_state(cell) if cell.state else nothing}</td>'
        for cell in cells
    )
    return mark_safe("".join(labelled))  # noqa: S308 - every part is escaped above and below


def _state(cell: BoardCell) -> str:
    shown = STATES[cell.state]
    drawn = f'<use href="#s-{cell.state}"/>'
    sign = f'<svg class="rt-sign rt-t-{shown.tone}" aria-hidden="true" focusable="false">{drawn}</svg>'
    words = f"{sign}<span>{escape(shown.word)}</span>"
    return (
        f'<a class="rt-far" href="{escape(cell.url)}">{words}</a>'
        if cell.url
        else f'<span class="rt-far">{words}</span>'
    )
