"""Planning, changing, calling off, inviting and answering."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.foundation.models import Delivery
from rundtisch.institutions.models import Power
from rundtisch.journal.models import Entry
from rundtisch.meetings import services
from rundtisch.meetings.models import Meeting, Reply
from tests import factories as make
from tests.meetings import factories as plan
from tests.meetings.factories import AFTERNOON
from tests.world import Cast

EVENING = AFTERNOON + timedelta(minutes=150)


def planned(world: Cast, **fields: object) -> Meeting:
    words = {"title": "Auftakt", "starts_at": AFTERNOON, "ends_at": EVENING, **fields}
    return services.plan_meeting(by=world.office_staff, table=world.table, **words)  # type: ignore[arg-type] - words of the test


def changed(world: Cast, meeting: Meeting, **fields: object) -> Meeting:
    words = {"title": "Neu", "starts_at": AFTERNOON, "ends_at": EVENING, "place": "", "note": "", **fields}
    return services.change_meeting(by=world.office_staff, meeting=meeting, **words)  # type: ignore[arg-type] - words of the test


def test_meetings_are_numbered_without_gaps_table_by_table(world: Cast) -> None:
    elsewhere = make.table("Runder Tisch Anderswo")
    make.seat(elsewhere, world.office, "coordinates")

    numbers = [planned(world).number, planned(world).number]
    there = services.plan_meeting(
        by=world.office_staff, table=elsewhere, title="Dort", starts_at=AFTERNOON, ends_at=EVENING
    )

    assert (numbers, there.number) == ([1, 2], 1)
    assert (
        list(Entry.objects.filter(act="meetings.planned").values_list("actor_label", flat=True)) == ["Gerda Stelle"] * 3
    )


def test_only_office_and_facilitator_plan(world: Cast) -> None:
    words = {"table": world.table, "title": "Auftakt", "starts_at": AFTERNOON, "ends_at": EVENING}

    services.plan_meeting(by=world.facilitator, **words)  # type: ignore[arg-type] - words of the test
    for person in (world.head, world.authority_office, world.supervisor, world.mailbox, world.outsider):
        with pytest.raises(NotEntitled):
            services.plan_meeting(by=person, **words)  # type: ignore[arg-type] - words of the test

    assert Meeting.objects.count() == 1


def test_a_meeting_that_ends_before_it_begins_is_refused(world: Cast) -> None:
    with pytest.raises(Refusal, match="endet, bevor sie beginnt"):
        planned(world, ends_at=AFTERNOON)


def test_a_change_from_an_old_version_is_refused(world: Cast) -> None:
    meeting = planned(world)
    changed(world, meeting, version=1, place="Rathaus")

    with pytest.raises(Refusal, match="inzwischen von jemand anderem geändert"):
        changed(world, meeting, version=1, place="Schule")

    meeting.refresh_from_db()
    assert (meeting.place, meeting.version, meeting.sequence) == ("Rathaus", 2, 0)


def test_a_change_after_the_invitation_counts_and_is_mailed(world: Cast) -> None:
    meeting = services.invite(by=world.office_staff, meeting=planned(world), by_mail=False)

    changed(world, meeting, version=1, title="Anders")

    assert meeting.sequence == 1
    assert {mail.subject for mail in Delivery.objects.all()} == {"Geändert: Anders am 3. Dezember 2099"}


def test_before_the_invitation_nobody_is_told_of_a_change(world: Cast) -> None:
    changed(world, planned(world), version=1)

    assert Delivery.objects.count() == 0


def test_everybody_at_the_table_is_invited_once_the_shared_mailbox_too(world: Cast) -> None:
    make.appointment(world.head, world.other_school)
    meeting = planned(world)

    services.invite(by=world.facilitator, meeting=meeting)

    invited = sorted(Delivery.objects.values_list("recipient", flat=True))
    people = [world.head, world.digital_lead, world.mailbox, world.other_head, world.authority_office]
    people += [world.supervisor, world.office_staff, world.facilitator]
    assert invited == sorted(person.email for person in people)
    assert (meeting.invited_by, meeting.invited_at is not None) == (world.facilitator, True)


def test_mails_carry_no_agenda(world: Cast) -> None:
    meeting = planned(world)
    plan.agenda_item(meeting, "Personalangelegenheit")

    services.invite(by=world.office_staff, meeting=meeting)

    texts = "".join(mail.text + mail.html + mail.calendar for mail in Delivery.objects.all())
    assert "Auftakt" in texts
    assert "Personalangelegenheit" not in texts


def test_calling_off_tells_those_who_were_invited(world: Cast) -> None:
    meeting = services.invite(by=world.office_staff, meeting=planned(world), by_mail=False)

    services.cancel_meeting(by=world.office_staff, meeting=meeting)

    assert (meeting.cancelled_at is not None, meeting.sequence) == (True, 1)
    assert set(Delivery.objects.values_list("calendar_method", flat=True)) == {"CANCEL"}
    with pytest.raises(Refusal, match="abgesagt"):
        services.invite(by=world.office_staff, meeting=meeting)


def test_a_meeting_under_way_is_not_called_off(world: Cast) -> None:
    with pytest.raises(Refusal, match="schon begonnen"):
        services.cancel_meeting(by=world.office_staff, meeting=plan.open_meeting(world.table))


def test_a_later_answer_of_the_house_replaces_the_earlier(world: Cast) -> None:
    meeting = planned(world)

    services.reply(by=world.head, meeting=meeting, institution=world.school, answer="yes")
    services.reply(by=world.mailbox, meeting=meeting, institution=world.school, answer="deputy", deputy_name=" Petra ")

    assert list(Reply.objects.values_list("answer", "deputy_name", "replied_by__name", "is_on_behalf")) == [
        ("deputy", "Petra", "Postfach Nord", False)
    ]


def test_nobody_answers_for_a_foreign_house(world: Cast) -> None:
    for person in (world.other_head, world.office_staff, world.outsider):
        with pytest.raises(NotEntitled):
            services.reply(by=person, meeting=planned(world), institution=world.school, answer="no")


def test_an_answer_by_mandate_is_marked_and_goes_to_the_house(world: Cast) -> None:
    make.mandate(world.office_staff, world.school, Power.ENTER_REPLY)

    given = services.reply(by=world.office_staff, meeting=planned(world), institution=world.school, answer="no")

    assert given.is_on_behalf
    told = set(Delivery.objects.values_list("recipient", flat=True))
    assert told == {world.head.email, world.digital_lead.email, world.mailbox.email}


def test_a_deputy_needs_a_name(world: Cast) -> None:
    meeting = planned(world)

    with pytest.raises(Refusal, match="wer Ihr Haus vertritt"):
        services.reply(by=world.head, meeting=meeting, institution=world.school, answer="deputy")


def test_a_house_without_a_seat_does_not_answer(world: Cast) -> None:
    from rundtisch.institutions.models import Appointment

    house = Appointment.objects.get(person=world.outsider).institution

    with pytest.raises(Refusal, match="sitzt nicht am Tisch"):
        services.reply(by=world.outsider, meeting=planned(world), institution=house, answer="yes")


@pytest.mark.parametrize(
    "wrong", [{"number": 1}, {"number": 2, "ends_at": AFTERNOON}], ids=["numbered twice", "ends as it starts"]
)
def test_the_database_keeps_what_a_meeting_must_be(world: Cast, wrong: dict[str, object]) -> None:
    plan.meeting(world.table)

    with pytest.raises(IntegrityError), transaction.atomic():
        plan.meeting(world.table, **wrong)


def test_the_database_keeps_one_answer_a_house_and_deputies_with_names(world: Cast) -> None:
    words = {"meeting": plan.meeting(world.table), "replied_by": world.head, "replied_at": clock.now()}
    Reply.objects.create(institution=world.school, answer="yes", **words)

    with pytest.raises(IntegrityError), transaction.atomic():
        Reply.objects.create(institution=world.school, answer="no", **words)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reply.objects.create(institution=world.other_school, answer="deputy", **words)
