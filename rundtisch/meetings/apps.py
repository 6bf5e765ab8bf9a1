"""The part meetings as a Django app."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings: invitation, agenda, attendance, minutes, outcomes."""

    name = "rundtisch.meetings"
