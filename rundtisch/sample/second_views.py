"""Whom the houses of Emsbrück ask for a second view, and what they are told."""

from collections.abc import Mapping
from typing import Any

from rundtisch.foundation import clock
from rundtisch.matrices import services as matrices
from rundtisch.matrices.models import Assessment, SecondView
from rundtisch.matrices.rules.ratings import Answer

from .cast import Cast
from .story import Calendar


def ask(story: Mapping[str, Any], cast: Cast, calendar: Calendar) -> None:
    """Each asks about a few dimensions of its newest round; one has its answer already. Nothing of it is mailed."""
    for told in story["second_views"]:
        with clock.at(calendar.moment(told["day"])):
            house = cast.houses[told["house"]]
            view = matrices.invite_second_view(
                by=cast.speakers[told["house"]],
                assessment=Assessment.objects.filter(institution=house).latest("started_at"),
                adviser=cast.houses[told["adviser"]],
                asked=matrices.Asked(
                    told["dimensions"], calendar.day(told["until"]), shows_stages=True, question=told["question"]
                ),
                by_mail=False,
            )
        if given := told.get("given"):
            _give(given, cast, view, calendar)


def _give(told: Mapping[str, Any], cast: Cast, view: SecondView, calendar: Calendar) -> None:
    answers = {
        key: matrices.GivenAnswer(Answer.STAGE.value, stage, comment)
        for key, (stage, comment) in told["stages"].items()
    }
    with clock.at(calendar.moment(told["day"])):
        matrices.give_second_view(
            by=cast.people[told["by"]],
            second_view=view,
            answers=answers,
            version=view.version,
            is_handed_in=True,
            by_mail=False,
        )
