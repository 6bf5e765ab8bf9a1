"""In the room: attendance, minutes, outcomes."""

from datetime import time

import pytest
from django.db import IntegrityError, transaction

from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.meetings import services
from rundtisch.meetings.models import Attendance, Meeting, Outcome
from rundtisch.meetings.services import AttendanceNote
from rundtisch.writing.services import WrittenMeanwhile
from tests import factories as make
from tests.meetings import factories as plan
from tests.world import Cast


def attendance(meeting: Meeting) -> list[tuple[object, ...]]:
    rows = Attendance.objects.filter(meeting=meeting).order_by("institution__name")
    return list(rows.values_list("institution__name", "state", "name", "came_at", "left_at"))


def test_attendance_of_all_houses_is_noted_in_one_act_and_may_be_corrected(world: Cast) -> None:
    meeting = plan.open_meeting(world.table)
    notes = [
        AttendanceNote(world.school.pk, "present", "Hanna Nord", time(15, 0), time(16, 30)),
        AttendanceNote(world.other_school.pk, "excused"),
    ]
    services.note_attendance(by=world.office_staff, meeting=meeting, notes=notes)

    services.note_attendance(
        by=world.office_staff, meeting=meeting, notes=[AttendanceNote(world.other_school.pk, "deputy", "Petra Pult")]
    )

    assert attendance(meeting) == [
        ("Grundschule Nord", "present", "Hanna Nord", time(15, 0), time(16, 30)),
        ("Grundschule Süd", "deputy", "Petra Pult", None, None),
    ]


def test_one_wrong_note_stores_none(world: Cast) -> None:
    meeting, stranger = plan.open_meeting(world.table), make.school("Fremde Schule")
    wrong = {
        "wer das Haus vertritt": AttendanceNote(world.other_school.pk, "deputy"),
        "bevor er gekommen ist": AttendanceNote(world.other_school.pk, "present", "", time(16), time(15)),
        "sitzt nicht mehr am Tisch": AttendanceNote(stranger.pk, "present"),
    }

    for sentence, note in wrong.items():
        with pytest.raises(Refusal, match=sentence):
            services.note_attendance(
                by=world.office_staff, meeting=meeting, notes=[AttendanceNote(world.school.pk, "present"), note]
            )

    assert attendance(meeting) == []


def test_heads_do_not_note_attendance(world: Cast) -> None:
    with pytest.raises(NotEntitled):
        services.note_attendance(by=world.head, meeting=plan.open_meeting(world.table), notes=[])


def test_while_the_meeting_is_open_everybody_in_person_writes(world: Cast) -> None:
    item = plan.agenda_item(plan.open_meeting(world.table))
    people = [world.head, world.digital_lead, world.authority_office, world.supervisor, world.facilitator]

    for version, person in enumerate(people):
        services.write_minutes(by=person, agenda_item=item, body=person.name, version=version)
    for person in (world.mailbox, world.outsider):
        with pytest.raises(NotEntitled):
            services.write_minutes(by=person, agenda_item=item, body="Nein", version=5)

    item.text.refresh_from_db()
    assert (item.text.body, item.text.version, item.text.versions.count()) == ("Mona Moderation", 5, 4)


def test_before_opening_nobody_writes(world: Cast) -> None:
    item = plan.agenda_item(plan.meeting(world.table))

    with pytest.raises(NotEntitled):
        services.write_minutes(by=world.head, agenda_item=item, body="Zu früh", version=0)
    with pytest.raises(Refusal, match="noch nicht eröffnet"):
        services.write_minutes(by=world.office_staff, agenda_item=item, body="Zu früh", version=0)


def test_after_closing_only_who_runs_the_meeting_writes(world: Cast) -> None:
    meeting = plan.open_meeting(world.table)
    item = plan.agenda_item(meeting)
    services.close_meeting(by=world.facilitator, meeting=meeting)
    item.refresh_from_db()

    services.write_minutes(by=world.office_staff, agenda_item=item, body="Nachgetragen", version=0)
    with pytest.raises(NotEntitled):
        services.write_minutes(by=world.head, agenda_item=item, body="Zu spät", version=1)

    item.text.refresh_from_db()
    assert item.text.body == "Nachgetragen"


def test_two_writers_never_overwrite_each_other(world: Cast) -> None:
    item = plan.agenda_item(plan.open_meeting(world.table))
    services.write_minutes(by=world.head, agenda_item=item, body="Zuerst", version=0)

    with pytest.raises(WrittenMeanwhile) as meanwhile:
        services.write_minutes(by=world.other_head, agenda_item=item, body="Zugleich", version=0)

    assert (meanwhile.value.clash.standing, meanwhile.value.clash.typed) == ("Zuerst", "Zugleich")


def test_an_outcome_is_recorded_and_taken_back_by_its_recorder(world: Cast) -> None:
    item = plan.agenda_item(plan.open_meeting(world.table))
    outcome = services.record_outcome(by=world.head, agenda_item=item, kind="question", text=" Was gilt? ")

    with pytest.raises(NotEntitled):
        services.remove_outcome(by=world.other_head, outcome=outcome)
    assert list(Outcome.objects.values_list("kind", "text")) == [("question", "Was gilt?")]
    services.remove_outcome(by=world.head, outcome=outcome)

    assert Outcome.objects.count() == 0


def test_an_outcome_without_words_is_refused(world: Cast) -> None:
    item = plan.agenda_item(plan.open_meeting(world.table))

    with pytest.raises(Refusal, match="in einem Satz"):
        services.record_outcome(by=world.head, agenda_item=item, kind="measure", text="  ")


def test_the_database_keeps_one_note_a_house_and_deputies_with_names(world: Cast) -> None:
    words = {"meeting": plan.open_meeting(world.table), "noted_by": world.office_staff, "noted_at": clock.now()}
    Attendance.objects.create(institution=world.school, state="present", **words)

    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.create(institution=world.school, state="absent", **words)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.create(institution=world.other_school, state="deputy", **words)
