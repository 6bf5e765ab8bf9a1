"""The number of an agreement: the year of its statement and its place in that year, without a gap."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

WRITTEN = re.compile(r"([1-9][0-9]{3})-([0-9]{2}|[1-9][0-9]{2,})")


@dataclass(frozen=True, order=True)
class AgreementNumber:
    """A number such as 2026-07; later numbers sort behind earlier ones, also beyond 99."""

    year: int
    sequence: int

    def __str__(self) -> str:
        return f"{self.year}-{self.sequence:02d}"

    @classmethod
    def parse(cls, text: str) -> "AgreementNumber":
        """The number as it is written; raises ValueError for anything else."""
        written = WRITTEN.fullmatch(text)
        if written is None or not int(written[2]):
            raise ValueError(f"{text!r} is not the number of an agreement")
        return cls(int(written[1]), int(written[2]))


def next_number(taken: Iterable[AgreementNumber], year: int) -> AgreementNumber:
    """The number that the next statement of the year gives."""
    return AgreementNumber(year, max((number.sequence for number in taken if number.year == year), default=0) + 1)


def gaps(taken: Iterable[AgreementNumber]) -> list[AgreementNumber]:
    """The numbers that are missing below the highest of each year; a sound register has none."""
    numbers = set(taken)
    highest: dict[int, int] = {}
    for number in numbers:
        highest[number.year] = max(number.sequence, highest.get(number.year, 0))
    return [
        gap
        for year in sorted(highest)
        for sequence in range(1, highest[year])
        if (gap := AgreementNumber(year, sequence)) not in numbers
    ]
