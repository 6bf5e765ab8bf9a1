"""What a part asks of a person, and what it has to tell; the start page gathers both."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Ask:
    """One thing that is asked of a person: one line and one button, with an honest estimate in minutes."""

    title: str
    detail: str
    url: str
    label: str
    minutes: int


@dataclass(frozen=True)
class News:
    """One thing that happened since the last visit."""

    title: str
    detail: str
    url: str
    at: datetime
