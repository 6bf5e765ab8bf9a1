"""Buttons, and links that look like them; every act is a form that works by itself."""

from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rundtisch.ui.components.frame import icon


def button(label: object, kind: str = "primary", name: str = "", value: object = "") -> SafeString:
    """The button of a form, named by its act: `{% button "Vorschlag einbringen" %}`.

    Kinds: primary (one on a page), secondary, tertiary, danger.
    """
    named = format_html(' name="{}" value="{}"', name, value) if name else ""
    return format_html(
        '<button class="kern-btn {}" type="submit"{}><span class="kern-label">{}</span></button>',
        _kind(kind),
        named,
        label,
    )


def link_button(label: object, url: str, kind: str = "secondary") -> SafeString:
    """A link that looks like a button: `{% link_button "Tagesordnung ansehen" url "primary" %}`."""
    return format_html(
        '<a class="kern-btn {}" href="{}"><span class="kern-label">{}</span></a>', _kind(kind), url, label
    )


def act_button(  # noqa: PLR0917 - templates give the words in this order
    context: Context,
    label: object,
    url: str,
    kind: str = "secondary",
    confirm: object = "",
    name: str = "",
    value: object = "",
) -> SafeString:
    """An act in one press, as a form of its own: `{% act_button "Zurückziehen" url "danger" confirm="Wirklich?" %}`."""
    return format_html(
        '<form class="rt-act" method="post" action="{}"{}>'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">{}</form>',
        url,
        format_html(' data-confirm="{}"', confirm) if confirm else "",
        context.get("csrf_token", ""),
        button(label, kind, name, value),
    )


def move_buttons(key: object, label: object, name: str = "move") -> SafeString:
    """Up and down for an entry of a list: `{% move_buttons key title %}` posts `move=KEY:up` or `KEY:down`."""
    ways = (
        (name, key, "up", _("nach oben"), label, icon("arrow-up")),
        (name, key, "down", _("nach unten"), label, icon("arrow-down")),
    )
    return format_html(
        '<span class="rt-move">{}</span>',
        format_html_join(
            "",
            '<button type="submit" name="{0}" value="{1}:{2}" data-move="{2}">{5}'
            '<span class="kern-sr-only">{4}: {3}</span></button>',
            ways,
        ),
    )


def undo(context: Context, text: object, url: str, seconds: int = 10) -> SafeString:
    """What was just removed, and the way back: `{% undo "Notiz gelöscht." restore_url %}`."""
    return format_html(
        '<div class="rt-undo" role="status" data-undo="{}"><span>{}</span>{}</div>',
        seconds,
        text,
        act_button(context, _("Rückgängig machen"), url, "tertiary"),
    )


def _kind(kind: str) -> str:
    return "kern-btn--secondary rt-btn--danger" if kind == "danger" else f"kern-btn--{kind}"
