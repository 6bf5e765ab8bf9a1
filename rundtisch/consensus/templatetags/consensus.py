"""Signs and words of positions for pages: `{% load consensus %}`."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from rundtisch.ui.figure.states import STATES, sign

register = template.Library()

#: The direction of a sense check is always said.
SIGNS = {
    "0": _("0 Finger: gar nicht"),
    "1": _("1 Finger"),
    "2": _("2 Finger"),
    "3": _("3 Finger"),
    "4": _("4 Finger"),
    "5": _("5 Finger: sehr gern"),
    "up": _("Daumen nach oben"),
    "level": _("Daumen zur Seite"),
    "down": _("Daumen nach unten"),
}


@register.simple_tag
def position_sign(key: str) -> SafeString:
    """The sign of a position; its word stands beside it."""
    return sign(key)


@register.simple_tag
def tally_words(key: str) -> SafeString:
    """Sign and word of a position in a tally; of fingers and thumbs what they mean."""
    if key not in STATES:
        return format_html("<span></span><span>{}</span>", SIGNS.get(key, key))
    return format_html("{}<span>{}</span>", sign(key), STATES[key].word)
