"""Building Emsbrück: a whole year of one table, told only through acts."""

from dataclasses import dataclass
from datetime import date

from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable

from . import agreements, assessments, cast, measures, meetings, processes, second_views, table
from .cast import Cast
from .story import Calendar, told


@dataclass(frozen=True)
class Emsbrueck:
    """What was built, for tests and for the demonstration."""

    table: RoundTable
    cast: Cast


def build(today: date) -> Emsbrueck:
    """Build the sample region as it stands today."""
    setting = told("table")
    calendar = Calendar(as_of=setting["as_of"], today=today)
    everybody = cast.gather(setting, calendar)
    the_table = table.found(setting, everybody, calendar)
    matrices = told("matrices")
    assessing = assessments.Assessing(matrices, everybody, the_table, calendar)
    assessing.assess("before")
    agreeing = agreements.Agreeing(told("agreements"), setting, everybody, the_table, calendar)
    table.propose_topics(setting, everybody, the_table, calendar)
    for meeting_told in told("meetings")["meetings"]:
        meeting = meetings.plan(meeting_told, everybody, the_table, calendar)
        if meeting_told.get("planned"):
            meetings.reply(meeting_told, everybody, meeting, calendar)
            agreeing.bring_in(meeting)
        else:
            meetings.hold(meeting_told, everybody, meeting, calendar, agreeing.at_item)
    agreeing.adopt()
    agreeing.name_sessions()
    measures.take_on(agreeing.story, everybody, the_table, agreeing.agreed, calendar)
    assessing.assess("now")
    assessing.take_pulse()
    second_views.ask(matrices, everybody, calendar)
    processes.describe(told("processes"), everybody, the_table, calendar)
    return Emsbrueck(the_table, everybody)


def is_in_use() -> bool:
    """Whether somebody already works in this database."""
    return Person.objects.exists()
