"""What the minutes say of reservations: the reason, and no house that did not want to be named."""

from datetime import timedelta

import pytest
from django.utils import timezone

from rundtisch.agreements import queries, services
from rundtisch.consensus import services as consensus
from rundtisch.meetings.models import AgendaItem, Meeting
from rundtisch.writing.models import JointText
from tests.agreements.agreeing import proposed
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


def test_a_reason_stands_in_the_minutes_without_the_name_of_its_house() -> None:
    at_table: Cast = cast()
    at_table.school.short_name = "GS Nord"
    at_table.school.save()
    begins = timezone.now()
    meeting = Meeting.objects.create(
        table=at_table.table, number=1, title="Auftakt", starts_at=begins, ends_at=begins + timedelta(hours=2)
    )
    item = AgendaItem.objects.create(
        meeting=meeting, position=1, title="Meldeweg", minutes_planned=20, text=JointText.objects.create()
    )
    proposal = proposed(at_table, agenda_item=item)
    one = services.open_round_on(by=at_table.facilitator, proposal=proposal)
    reason = "Der Grundschule Nord fehlt die Zeit, sagt die GS NORD."
    consensus.give_voice(
        by=at_table.head, round=one, institution=at_table.school, position="minor_concerns", reason=reason
    )
    services.state_result_of(by=at_table.facilitator, proposal=proposal, result="consensus", text="Konsens.")

    [section] = queries.minutes_sections(at_table.supervisor, meeting)

    assert "Vorbehalt: Der [Haus] fehlt die Zeit, sagt die [Haus]." in section.lines
