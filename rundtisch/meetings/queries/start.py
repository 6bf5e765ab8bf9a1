"""What meetings ask of a person and tell: for the start page."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rundtisch.foundation import clock
from rundtisch.foundation.memory import remembered
from rundtisch.people.models import Person
from rundtisch.roundtables.asks import Ask, News, Place, asked_at
from rundtisch.roundtables.models import Participation, ParticipationKind
from rundtisch.roundtables.permissions import tables_coordinated_by
from rundtisch.ui import dates

from ..models import AgendaItem, Meeting, Reply, ReplyAnswer
from .answers import houses_replied_for

#: How far back the start page looks, and the most meetings it looks at; thirteen tables meet some fifty times a year.
LOOK_BACK = timedelta(days=400)
MOST_MEETINGS = 200
#: So many days before a meeting whoever coordinates the table is told which answers lack.
REPLIES_WANTED_AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class HouseReply:
    """A house for which the person may answer: what it said so far, and where to say it (answer, deputy_name)."""

    institution: UUID
    house: str
    answer: str
    answer_words: str
    deputy_name: str
    url: str


@dataclass(frozen=True)
class NextMeeting:
    """The next meeting of a person, ready for the card on the start page."""

    id: UUID
    title: str
    table: str
    starts_at: datetime
    ends_at: datetime
    place: str
    is_open: bool
    my_part: tuple[str, ...]
    replies: tuple[HouseReply, ...]
    url: str
    room_url: str

    @property
    def reply_url(self) -> str:
        """Where the houses answer the invitation."""
        return f"{self.url}#reply"


def next_meeting_of(person: Person) -> NextMeeting | None:
    """The nearest meeting at any table of this person."""
    meeting = next(iter(_ahead(person)), None)
    if meeting is None:
        return None
    mine = houses_replied_for(person)
    part = AgendaItem.objects.filter(meeting=meeting, presenting_institution__in=mine).order_by("position")
    return NextMeeting(
        id=meeting.pk,
        title=meeting.title,
        table=meeting.table.name,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        is_open=meeting.opened_at is not None,
        my_part=tuple(part.values_list("title", flat=True)),
        replies=tuple(_replies_ahead(person).get(meeting.pk, ())),
        url=reverse("meeting_detail", args=[meeting.pk]),
        room_url=reverse("meeting_room", args=[meeting.pk]),
    )


def asks_for(person: Person) -> list[Ask]:
    """Invitations that a house of this person has not answered, and what lacks at the tables it coordinates.

    Five questions, however many meetings.
    """
    meetings = [meeting for meeting in _ahead(person) if meeting.invited_at is not None]
    replies = _replies_ahead(person)
    asks = []
    for meeting in meetings:
        for line in replies.get(meeting.pk, ()):
            if line.answer:
                continue
            asks.append(
                Ask(
                    title=_("Kommt %(house)s zur Sitzung „%(title)s“?") % {"house": line.house, "title": meeting.title},
                    detail=f"{meeting.table.name}, {dates.in_words(meeting.starts_at)}",
                    url=f"{reverse('meeting_detail', args=[meeting.pk])}#reply",
                    label=_("Zusagen oder absagen"),
                    minutes=1,
                )
            )
    return asks + _missing_replies(person) + _tables_without_meeting(person)


def _missing_replies(person: Person) -> list[Ask]:
    """Meetings of the coming days to which some house has not answered, for whoever coordinates the table."""
    until = clock.now() + REPLIES_WANTED_AHEAD
    tables = tables_coordinated_by(person)
    meetings = [
        meeting
        for meeting in _ahead(person)
        if meeting.invited_at is not None and meeting.starts_at <= until and meeting.table_id in tables
    ]
    silent = _houses_without_reply(meetings)
    places = [
        Place(
            ngettext("%(table)s, %(day)s: %(count)s Haus", "%(table)s, %(day)s: %(count)s Häuser", silent[meeting.pk])
            % {"table": meeting.table.name, "day": dates.in_words(meeting.starts_at), "count": silent[meeting.pk]},
            reverse("meeting_detail", args=[meeting.pk]),
        )
        for meeting in meetings
        if silent[meeting.pk]
    ]
    return asked_at(places, _("Antworten auf die Einladung fehlen"), _("Antworten ansehen"), 2)


def _houses_without_reply(meetings: list[Meeting]) -> Counter[UUID]:
    """For each meeting how many houses of its table have not answered; two questions."""
    if not meetings:
        return Counter()
    seats = Participation.objects.current_on(clock.today()).filter(table__in={one.table_id for one in meetings})
    invited = seats.exclude(kind__in=(ParticipationKind.COORDINATES, ParticipationKind.FACILITATES))
    houses = set(invited.values_list("table_id", "institution_id"))
    answered = set(Reply.objects.filter(meeting__in=meetings).values_list("meeting_id", "institution_id"))
    return Counter(
        meeting.pk
        for meeting in meetings
        for table, house in houses
        if table == meeting.table_id and (meeting.pk, house) not in answered
    )


def _tables_without_meeting(person: Person) -> list[Ask]:
    planned = {meeting.table_id for meeting in _ahead(person)}
    places = [
        Place(name, reverse("meeting_new", args=[table]))
        for table, name in tables_coordinated_by(person).items()
        if table not in planned
    ]
    return asked_at(places, _("Keine Sitzung geplant"), _("Sitzung planen"), 3)


def news_for(person: Person, since: datetime) -> list[News]:
    """Meetings invited, called off or closed since then; one question."""
    news = []
    for meeting in _of_this_year(person):
        happened = {
            _("Sitzung abgesagt"): (meeting.cancelled_at, "meeting_detail"),
            _("Protokoll liegt vor"): (meeting.closed_at, "minutes_detail"),
            _("Zur Sitzung eingeladen"): (meeting.invited_at, "meeting_detail"),
        }
        for words, (at, url_name) in happened.items():
            if at is not None and at > since:
                detail = f"{meeting.title}, {meeting.table.name}"
                news.append(News(words, detail, reverse(url_name, args=[meeting.pk]), at))
                break
    return sorted(news, key=lambda one: one.at, reverse=True)


def _of_this_year(person: Person) -> list[Meeting]:
    """The person's meetings of the last year and to come, newest first; asked once per request."""
    earliest = clock.now() - LOOK_BACK
    return remembered(
        ("meetings", person.pk),
        lambda: list(
            Meeting.objects.visible_to(person)
            .filter(starts_at__gte=earliest)
            .select_related("table")
            .order_by("-starts_at", "-pk")[:MOST_MEETINGS]
        ),
    )


def _ahead(person: Person) -> list[Meeting]:
    now = clock.now()
    waiting = [
        meeting
        for meeting in _of_this_year(person)
        if meeting.ends_at >= now and meeting.closed_at is None and meeting.cancelled_at is None
    ]
    return waiting[::-1]


def _replies_ahead(person: Person) -> dict[UUID, list[HouseReply]]:
    return remembered(("replies_ahead", person.pk), lambda: _house_replies(person, _ahead(person)))


def _house_replies(person: Person, meetings: list[Meeting]) -> dict[UUID, list[HouseReply]]:
    """For each meeting the houses that the person may answer for and that sit at its table; two questions."""
    mine = houses_replied_for(person)
    if not mine or not meetings:
        return {}
    seats = (
        Participation.objects.current_on(clock.today())
        .filter(table__in={meeting.table_id for meeting in meetings}, institution__in=mine)
        .order_by("place", "institution__sort_name")
        .values_list("table_id", "institution_id", "institution__name")
    )
    houses = dict.fromkeys(seats)
    given = {
        (meeting, house): (answer, deputy)
        for meeting, house, answer, deputy in Reply.objects.filter(
            meeting__in=meetings, institution__in=mine
        ).values_list("meeting_id", "institution_id", "answer", "deputy_name")
    }
    found: dict[UUID, list[HouseReply]] = {}
    for meeting in meetings:
        for table, house, name in houses:
            if table != meeting.table_id:
                continue
            answer, deputy = given.get((meeting.pk, house), ("", ""))
            words = str(ReplyAnswer(answer).label) if answer else ""
            url = reverse("meeting_reply", args=[meeting.pk, house])
            found.setdefault(meeting.pk, []).append(HouseReply(house, name, answer, words, deputy, url))
    return found
