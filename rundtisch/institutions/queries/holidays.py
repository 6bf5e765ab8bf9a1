"""What speaks against a day, in words."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..rules.holidays import FreeDay, free_day_on


def holiday_warning(day: date | None) -> str:
    """What to think of before a thing is due on this day, in a sentence; nothing on other days."""
    free = free_day_on(day) if day else None
    return _sentence(free) if free else ""


def _sentence(free: FreeDay) -> str:
    words = {"day": date_format(free.day, _("j. F")), "name": free.name}
    if not free.is_school_holiday:
        return _("Der %(day)s ist ein Feiertag (%(name)s).") % words
    when = {
        "Oster-/Frühjahrsferien": _("in den Osterferien"),
        "Himmelfahrts-/Pfingstferien": _("in den Pfingstferien"),
        "Sommerferien": _("in den Sommerferien"),
        "Herbstferien": _("in den Herbstferien"),
        "Weihnachtsferien": _("in den Weihnachtsferien"),
    }
    return _("Der %(day)s liegt %(when)s.") % {**words, "when": when.get(free.name, _("in den Schulferien"))}
