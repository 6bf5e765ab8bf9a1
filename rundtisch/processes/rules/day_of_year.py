"""A day that comes every year, such as the last one for reporting needs."""

import re
from dataclasses import dataclass
from datetime import date

#: A leap year, so that 29 February is a day too.
_ANY_YEAR = 2000
_WRITTEN = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.?")


@dataclass(frozen=True)
class DayOfYear:
    """Month and day; raises ValueError for a day that no year has."""

    month: int
    day: int

    def __post_init__(self) -> None:
        date(_ANY_YEAR, self.month, self.day)

    def __str__(self) -> str:
        return f"{self.day}.{self.month}."


def day_of_year(text: str) -> DayOfYear | None:
    """The day as people write it, 15.9. or 15. 09.; raises ValueError for anything else than that or nothing."""
    if not text.strip():
        return None
    written = _WRITTEN.fullmatch(text.strip())
    if written is None:
        raise ValueError(text)
    return DayOfYear(month=int(written[2]), day=int(written[1]))
