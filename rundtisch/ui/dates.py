"""How near a day is, in words: „morgen, 14:30 Uhr“ close by, the full date further away."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rundtisch.foundation import clock

NO_BREAK = "\u00a0"
#: So far ahead a weekday helps more than a year.
NEAR = 100


def day_in_words(day: date, today: date) -> str:
    """The day as one would say it today: heute, morgen, Donnerstag, 3. Dezember."""
    match (day - today).days:
        case 0:
            return _("heute")
        case 1:
            return _("morgen")
        case -1:
            return _("gestern")
        case 2:
            return _("übermorgen")
    if day.year == today.year or 0 < (day - today).days < NEAR:
        return date_format(day, _("l, j. F")).replace(". ", f".{NO_BREAK}")
    return full_day(day)


def full_day(day: date) -> str:
    """The day with its year: 3. Dezember 2026."""
    return date_format(day, _("j. F Y")).replace(". ", f".{NO_BREAK}")


def hour(moment: datetime) -> str:
    """The time of day: 14:30 Uhr."""
    return date_format(timezone.localtime(moment), _("H:i \\U\\h\\r")).replace(" ", NO_BREAK)


def hours(begin: datetime, until: datetime | None) -> str:
    """The time of day, and until when if that is known: 14:30 bis 17:00 Uhr."""
    if until is None:
        return hour(begin)
    return _("%(begin)s bis %(end)s") % {
        "begin": date_format(timezone.localtime(begin), "H:i"),
        "end": hour(until),
    }


def in_words(moment: datetime | date, until: datetime | None = None) -> str:
    """The day in words and, where known, the time of day."""
    if isinstance(moment, datetime):
        return f"{day_in_words(timezone.localtime(moment).date(), clock.today())}, {hours(moment, until)}"
    return day_in_words(moment, clock.today())


def exactly(moment: datetime | date, until: datetime | None = None) -> str:
    """The exact date, shown on hover and in print."""
    if isinstance(moment, datetime):
        return f"{full_day(timezone.localtime(moment).date())}, {hours(moment, until)}"
    return full_day(moment)


def time_element(moment: datetime | date, words: str) -> SafeString:
    """The words as a `<time>` that knows the exact moment."""
    machine = (
        timezone.localtime(moment).isoformat(timespec="minutes") if isinstance(moment, datetime) else moment.isoformat()
    )
    return format_html('<time datetime="{}" title="{}">{}</time>', machine, exactly(moment), words)
