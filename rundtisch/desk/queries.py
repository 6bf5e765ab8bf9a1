"""What a person finds on the desk: asks, news, the next meeting; and a table at a glance."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rundtisch.agreements import queries as agreements
from rundtisch.consensus import queries as consensus
from rundtisch.institutions.models import standing_of
from rundtisch.matrices import queries as matrices
from rundtisch.measures import queries as measures
from rundtisch.meetings import queries as meetings
from rundtisch.people.models import Person
from rundtisch.processes import queries as processes
from rundtisch.roundtables.asks import Ask, News
from rundtisch.roundtables.figures import figure_of_members
from rundtisch.roundtables.models import RoundTable
from rundtisch.roundtables.queries import TopicLine, topics_at
from rundtisch.ui.figure import Figure

#: Every part is asked in this order: what is short and pressing comes first.
ASKING: tuple[Callable[[Person], list[Ask]], ...] = (
    consensus.asks_for,
    meetings.asks_for,
    agreements.asks_for,
    measures.asks_for,
    matrices.asks_for,
    processes.asks_for,
)
TELLING: tuple[Callable[[Person, datetime], list[News]], ...] = (
    meetings.news_for,
    consensus.news_for,
    agreements.news_for,
    measures.news_for,
    matrices.news_for,
)
#: The most news on a start page; a longer absence is better told by the table's rooms.
MOST_NEWS = 12


@dataclass(frozen=True)
class Desk:
    """The start page of one person."""

    next_meeting: meetings.NextMeeting | None
    asks: tuple[Ask, ...]
    news: tuple[News, ...]
    #: The houses for which the person acts, by name.
    houses: tuple[tuple[UUID, str], ...]

    @property
    def minutes(self) -> int:
        """How long all that is asked will take."""
        return sum(ask.minutes for ask in self.asks)


def desk_of(person: Person, since: datetime) -> Desk:
    """Everything for the start page; each part in a fixed number of questions."""
    news = sorted((one for tell in TELLING for one in tell(person, since)), key=lambda one: one.at, reverse=True)
    ahead = meetings.next_meeting_of(person)
    asks = [ask for asking in ASKING for ask in asking(person)]
    return Desk(
        next_meeting=ahead,
        # The card of the next meeting asks for the answer itself.
        asks=tuple(ask for ask in asks if ahead is None or ask.url != ahead.reply_url),
        news=tuple(news[:MOST_NEWS]),
        houses=tuple({post.institution: post.name for post in standing_of(person).posts}.items()),
    )


@dataclass(frozen=True)
class TableGlance:
    """A table at a glance."""

    figure: Figure
    next_meeting: meetings.MeetingLine | None
    last_meeting: meetings.MeetingLine | None
    agreements: tuple[agreements.AgreementLine, ...]
    topics: tuple[TopicLine, ...]
    measures: tuple[measures.MeasureLine, ...]


def glance_at(table: RoundTable, person: Person) -> TableGlance:
    """What stands on the overview of a table."""
    ahead, last = meetings.next_and_last(table)
    return TableGlance(
        figure=figure_of_members(table),
        next_meeting=ahead,
        last_meeting=last,
        agreements=tuple(line for line in agreements.agreements_at(person, table) if not line.has_lapsed)[:5],
        topics=tuple(topics_at(table, person)[:5]),
        measures=tuple(measures.open_at(table)[:5]),
    )
