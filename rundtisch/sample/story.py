"""The story of Emsbrück as it is told in the content files, and the calendar on which it happens."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from importlib import resources
from typing import Any

import yaml
from django.utils import timezone


@dataclass(frozen=True)
class Calendar:
    """Days of the story moved by whole weeks, so that weekdays stay and the next meeting always lies ahead."""

    as_of: date
    today: date

    @cached_property
    def shift(self) -> timedelta:
        """How far the story is moved."""
        return timedelta(weeks=(self.today - self.as_of).days // 7)

    def day(self, told: date) -> date:
        """The day on which something told happens."""
        return told + self.shift

    def moment(self, told: date, clock_time: str = "10:00") -> datetime:
        """The moment on that day, in the installation's zone."""
        return timezone.make_aware(datetime.combine(self.day(told), time.fromisoformat(clock_time)))


def told(name: str) -> dict[str, Any]:
    """One content file."""
    text = resources.files("rundtisch.sample.content").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.safe_load(text)
    return content
