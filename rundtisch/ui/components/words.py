"""Messages, small words, states, days and times."""

import re
from datetime import date, datetime
from itertools import groupby

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from rundtisch.ui import dates
from rundtisch.ui.figure.states import shown_state

ALERTS = {
    "info": "info",
    "debug": "info",
    "success": "success",
    "warning": "warning",
    "error": "danger",
    "danger": "danger",
}


#: A line such as „2. Geräte werden übergeben.“
NUMBERED = re.compile(r"\s*(\d{1,3})[.)]\s+(.*)")


def alert(text: object, level: str = "info") -> SafeString:
    """A message in one sentence: `{% alert "Gespeichert." "success" %}`; levels info, success, warning, error."""
    return message(text, level, "")


def tag(label: object, tone: str = "") -> SafeString:
    """A small word at a thing: `{% tag "Entwurf" %}`, `{% tag "überfällig" "warn" %}`."""
    return format_html('<span class="rt-tag{}">{}</span>', f" rt-tag--{tone}" if tone else "", label)


def state(key: str, word: object = "") -> SafeString:
    """Sign and word of a state: `{% state "adopted" %}`, `{% state "open" "noch offen" %}`."""
    return shown_state(key, word)


def when(moment: datetime | date | None, until: datetime | None = None) -> SafeString | str:
    """The moment in near words, exact on hover: `{% when meeting.starts_at %}` gives „morgen, 14:30 Uhr“."""
    return dates.time_element(moment, dates.in_words(moment, until)) if moment else ""


def exact(moment: datetime | date | None, until: datetime | None = None) -> SafeString | str:
    """The moment with its year: `{% exact agreement.decided_on %}`."""
    return dates.time_element(moment, dates.exactly(moment, until)) if moment else ""


def clauses(text: str) -> SafeString:
    """A wording as it is read aloud: lines that bear a number become a list: `{{ wording|clauses }}`."""
    blocks = groupby(text.splitlines(), key=lambda line: bool(NUMBERED.match(line)))
    return format_html_join("", "{}", ((_block(list(lines), is_list),) for is_list, lines in blocks))


def _block(lines: list[str], is_list: bool) -> SafeString:
    if not is_list:
        return mark_safe(linebreaks("\n".join(lines), autoescape=True))  # noqa: S308 - escaped by linebreaks
    numbered = (found.groups() for found in map(NUMBERED.match, lines) if found)
    return format_html('<ol class="rt-clauses">{}</ol>', format_html_join("", '<li value="{}">{}</li>', numbered))


def day_sheet(day: date) -> SafeString:
    """The day as a calendar sheet: `{% day_sheet meeting.day %}`."""
    local = timezone.localtime(day) if isinstance(day, datetime) else day
    return format_html(
        '<time class="rt-day" datetime="{}">{}<b>{}</b>{}</time>',
        f"{local:%Y-%m-%d}",
        date_format(local, "D"),
        local.day,
        date_format(local, "F"),
    )


def saved(moment: datetime | None = None) -> SafeString:
    """Where autosave says when it last kept the text: `{% saved draft.saved_at %}`."""
    words = f"{_('Gespeichert')} {date_format(timezone.localtime(moment), 'H:i')}" if moment else ""
    return format_html(
        '<span class="rt-saved" role="status" data-saved data-word-saving="{}"'
        ' data-word-saved="{}" data-word-failed="{}">{}</span>',
        _("Wird gespeichert …"),
        _("Gespeichert"),
        _("Nicht gespeichert. Ihr Text bleibt hier stehen; bitte prüfen Sie die Verbindung."),
        words,
    )


def message(title: object, level: str, body: str) -> SafeString:
    """KERN's alert with a title and, where there is more to say, a body."""
    kind = ALERTS.get(level.rsplit(maxsplit=1)[-1] if level else "info", "info")
    return format_html(
        '<div class="kern-alert kern-alert--{0}"{1}><div class="kern-alert__header">'
        '<span class="kern-icon kern-icon--{0}" aria-hidden="true"></span>'
        '<span class="kern-title">{2}</span></div>{3}</div>',
        kind,
        mark_safe(' role="alert"') if kind == "danger" else "",
        title,
        body,
    )
