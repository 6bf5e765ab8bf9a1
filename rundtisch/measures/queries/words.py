"""Measures in words: who, and until when."""

from datetime import date

from django.utils.translation import gettext as _

from rundtisch.ui import dates


def who_in_words(institution: str, function: str, person: str) -> str:
    """House, function and name in one line; what is said twice is said once."""
    named = ", ".join(dict.fromkeys(part for part in (institution, function) if part))
    return f"{named} ({person})" if person else named


def until_in_words(due_on: date | None) -> str:
    """Until when, with the year."""
    return _("bis %(day)s") % {"day": dates.full_day(due_on)} if due_on else _("ohne Frist")
