"""How things go in some houses of Emsbrück, and where one waits for the other."""

from collections.abc import Mapping
from typing import Any

from rundtisch.foundation import clock
from rundtisch.processes import services as processes
from rundtisch.processes.models import ProcessDescription
from rundtisch.processes.rules.day_of_year import day_of_year
from rundtisch.roundtables.models import RoundTable
from rundtisch.roundtables.queries import Opening

from .cast import Cast
from .story import Calendar

_DAYS = ("earliest", "latest")


def describe(story: Mapping[str, Any], cast: Cast, table: RoundTable, calendar: Calendar) -> None:
    """Some houses write down how things go, share it, and say where they wait for each other."""
    made: dict[str, ProcessDescription] = {}
    with clock.at(calendar.moment(story["day"])):
        for told in story["descriptions"]:
            by = cast.speakers[told["house"]]
            made[told["id"]] = description = processes.begin_description(
                by=by,
                institution=cast.houses[told["house"]],
                kind=told["kind"],
                title=told["title"],
                purpose=told["purpose"],
                contact=told["contact"],
                steps=[_words(step) for step in told["steps"]],
            )
            processes.change_description(
                by=by,
                description=description,
                title=told["title"],
                purpose=told["purpose"],
                contact=told["contact"],
                dimensions=told["dimensions"],
            )
            if told["audience"]:
                opening = Opening(told["audience"], table)
                processes.share_description(by=by, description=description, opening=opening)
        for told in story["descriptions"]:
            for place, step in enumerate(told["steps"], start=1):
                if "for" in step:
                    _wait(cast, told, made, place, step)


def _words(told: Mapping[str, Any], **more: Any) -> processes.StepWords:
    plain = {key: value for key, value in told.items() if key not in {"waits", "for", *_DAYS}}
    days: dict[str, Any] = {key: day_of_year(told.get(key, "")) for key in _DAYS}
    return processes.StepWords(**plain, **days, waits_for_words=told.get("waits", ""), **more)


def _wait(
    cast: Cast, told: Mapping[str, Any], made: Mapping[str, ProcessDescription], place: int, step: Mapping[str, Any]
) -> None:
    other, number = step["for"]
    awaited = made[other].steps.get(position=number)
    processes.change_step(
        by=cast.speakers[told["house"]],
        step=made[told["id"]].steps.get(position=place),
        words=_words(step, waits_for=awaited),
    )
