"""Meetings with agenda, minutes, attendance and outcomes; topics and measures beside them."""

from datetime import datetime, timedelta

from rundtisch.measures.models import Measure, MeasureState
from rundtisch.meetings.models import AgendaItem, AgendaItemKind, Attendance, Meeting, Outcome, Reply
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Topic, TopicState
from rundtisch.writing.models import JointText

from .houses import Seated

KINDS = list(AgendaItemKind.values)
STATES = list(TopicState.values)
MINUTES = "Wir haben besprochen, wie der Übergang gelingt, und wer bis wann was dazu beiträgt. " * 4


def meetings_of(seated: Seated, by: Person, now: datetime, number: int) -> list[Meeting]:
    """So many meetings, a month apart; the last lies two weeks ahead."""
    meetings = []
    for index in range(number):
        starts = now + timedelta(days=14 - 34 * (number - 1 - index))
        is_past = starts < now
        meetings.append(
            Meeting(
                table=seated.table,
                number=index + 1,
                title=f"Ausstattung, Übergang, Absprachen {index + 1}",
                starts_at=starts,
                ends_at=starts + timedelta(hours=2, minutes=30),
                place="Rathaus, Saal 1",
                invited_at=starts - timedelta(days=21),
                invited_by=by,
                opened_at=starts if is_past else None,
                closed_at=starts + timedelta(hours=3) if is_past else None,
                closed_by=by if is_past else None,
            )
        )
    Meeting.objects.bulk_create(meetings)
    return meetings


def agenda_of(seated: Seated, by: Person, meeting: Meeting, number: int) -> list[AgendaItem]:
    """So many items; those of a past meeting have minutes and an outcome."""
    body = MINUTES if meeting.closed_at else ""
    texts = [
        JointText(body=body, version=bool(body), written_at=meeting.closed_at, written_by_label=by.name)
        for _ in range(number)
    ]
    items = [
        AgendaItem(
            meeting=meeting,
            position=index,
            title=f"Absprache {index + 1} zu Ausstattung und Wartung",
            description="Vorlage der Geschäftsstelle",
            kind=KINDS[index % len(KINDS)],
            minutes_planned=15,
            presenter="Vera Beispiel",
            presenting_institution=seated.houses[index % len(seated.houses)],
            text=text,
        )
        for index, text in enumerate(texts)
    ]
    JointText.objects.bulk_create(texts)
    AgendaItem.objects.bulk_create(items)
    if meeting.closed_at:
        Outcome.objects.bulk_create(
            Outcome(
                agenda_item=item,
                kind="information",
                text="Alle Häuser melden den Stand.",
                recorded_by=by,
                recorded_at=meeting.closed_at,
            )
            for item in items
        )
    return items


def who_came(seated: Seated, by: Person, meeting: Meeting) -> None:
    """Replies of all houses, and who was there."""
    at = meeting.starts_at - timedelta(days=7)
    Reply.objects.bulk_create(
        Reply(meeting=meeting, institution=house, answer="yes", replied_by=by, replied_at=at)
        for house in seated.houses[: len(seated.houses) * 2 // 3]
    )
    if meeting.closed_at:
        Attendance.objects.bulk_create(
            Attendance(meeting=meeting, institution=house, state="present", noted_by=by, noted_at=meeting.starts_at)
            for house in seated.houses
        )


def topics_of(seated: Seated, by: Person, now: datetime, number: int, state: str = "") -> None:
    """So many topics in all states, or in one."""
    Topic.objects.bulk_create(
        Topic(
            table=seated.table,
            title=f"Thema {index + 1}",
            description="Was daran liegt und was wir wissen wollen.",
            state=state or STATES[index % len(STATES)],
            proposed_by=by,
            proposed_at=now - timedelta(days=3 * index),
        )
        for index in range(number)
    )


def measures_of(seated: Seated, by: Person, now: datetime, number: int, state: str = "") -> None:
    """So many measures; one in five still runs, unless a state is given."""
    Measure.objects.bulk_create(
        Measure(
            table=seated.table,
            title=f"Maßnahme {index + 1}",
            responsible_institution=seated.houses[index % len(seated.houses)],
            due_on=(now + timedelta(days=30 - 9 * index)).date(),
            added_by=by,
            added_at=now - timedelta(days=60 + 9 * index),
            **_done(state or (MeasureState.RUNNING if index % 5 == 0 else MeasureState.DONE), by, now, index),
        )
        for index in range(number)
    )


def _done(state: str, by: Person, now: datetime, index: int) -> dict[str, object]:
    if state != MeasureState.DONE:
        return {"state": state}
    return {"state": state, "done_by": by, "done_at": now - timedelta(days=20 + 9 * index)}
