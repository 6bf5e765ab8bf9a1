"""Meetings: invitation, agenda, attendance, minutes, outcomes."""
