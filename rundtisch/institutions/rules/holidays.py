"""Days on which nobody in the schools of the state works: school holidays and public holidays."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

STATE = "NW"
SATURDAY = 5


@dataclass(frozen=True)
class FreeDay:
    """A day without school: the German name of the holidays, and whether they are school holidays."""

    day: date
    name: str
    is_school_holiday: bool


def free_day_on(day: date) -> FreeDay | None:
    """The holidays that this day lies in; the longer school holidays come before the single day.

    Years for which the state has not set its school holidays yet give none.
    """
    if name := _names("school", day.year).get(day):
        return FreeDay(day, name, is_school_holiday=True)
    if name := _names("public", day.year).get(day):
        return FreeDay(day, name, is_school_holiday=False)
    return None


def is_working_day(day: date) -> bool:
    """Whether schools may be written to: from Monday to Friday, and no holidays."""
    return day.weekday() < SATURDAY and free_day_on(day) is None


def working_day_before(day: date) -> date:
    """The last working day before this one."""
    before = day - timedelta(days=1)
    while not is_working_day(before):
        before -= timedelta(days=1)
    return before


@lru_cache(maxsize=64)
def _names(category: str, year: int) -> dict[date, str]:
    # Loaded when the first day is asked for: it costs a tenth of the start.
    from holidays import country_holidays

    return dict(country_holidays("DE", subdiv=STATE, years=year, categories=(category,), language="de"))
