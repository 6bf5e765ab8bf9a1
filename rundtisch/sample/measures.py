"""What was taken on in Emsbrück, by whom, until when."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from rundtisch.agreements.models import Agreement
from rundtisch.foundation import clock
from rundtisch.measures import services as measures
from rundtisch.measures.models import MeasureState
from rundtisch.roundtables.models import RoundTable

from .cast import Cast
from .story import Calendar

#: Measures are taken on in the week after the agreement; those without one in the autumn of the story.
AFTER = timedelta(days=5)


def take_on(
    story: Mapping[str, Any],
    cast: Cast,
    table: RoundTable,
    agreed: Mapping[str, Agreement],
    calendar: Calendar,
) -> None:
    """Take on every measure of the story and tell how far it is."""
    for told in story["measures"]:
        agreement = agreed.get(told.get("agreement", ""))
        begun = agreement.agreed_on + AFTER - calendar.shift if agreement else story["measures_from"]
        with clock.at(calendar.moment(begun, "11:00")):
            measure = measures.add_measure(
                by=cast.office,
                table=table,
                title=told["title"],
                responsible_institution=cast.houses[told["institution"]],
                function=told["function"],
                due_on=calendar.day(told["due"]) if told["due"] else None,
                note=told.get("note", ""),
                agreement=agreement,
            )
        if told["state"] == MeasureState.DONE:
            with clock.at(calendar.moment(told["done"], "11:00")):
                measures.mark_done(by=cast.speakers[told["institution"]], measure=measure)
        elif told["state"] == MeasureState.WAITING:
            with clock.at(calendar.moment(begun, "12:00")):
                measures.report_progress(by=cast.office, measure=measure, state=MeasureState.WAITING, note=told["note"])
