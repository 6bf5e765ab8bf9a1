"""Signs and words of positions for pages: `{% load consensus %}`."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from rundtisch.ui.figure.states import STATES, sign

register = template.Library()


@register.simple_tag
def position_sign(key: str) -> SafeString:
    """The sign of a position; its word stands beside it."""
    return sign(key)


@register.simple_tag
def tally_words(key: str) -> SafeString:
    """Sign and word of a position in a tally; what has no sign, such as fingers, stands as it is."""
    if key not in STATES:
        return format_html("<span></span><span>{}</span>", key)
    return format_html("{}<span>{}</span>", sign(key), STATES[key].word)
