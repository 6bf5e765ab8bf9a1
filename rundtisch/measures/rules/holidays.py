"""Days on which nobody in the schools of the state works: school holidays and public holidays."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

STATE = "NW"


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


@lru_cache(maxsize=64)
def _names(category: str, year: int) -> dict[date, str]:
    # Loaded when the first day is asked for: it costs a tenth of the start.
    from holidays import country_holidays

    return dict(country_holidays("DE", subdiv=STATE, years=year, categories=(category,), language="de"))
