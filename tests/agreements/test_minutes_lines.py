"""What the minutes say of reservations: the reason, and no house that did not want to be named."""

import pytest

from rundtisch.agreements import queries, services
from rundtisch.consensus import services as consensus
from tests.agreements.agreeing import proposed
from tests.meetings import factories as meetings
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


def test_a_reason_stands_in_the_minutes_without_the_name_of_its_house() -> None:
    at_table: Cast = cast()
    at_table.school.short_name = "GS Nord"
    at_table.school.save()
    item = meetings.agenda_item(meetings.meeting(at_table.table))
    proposal = proposed(at_table, agenda_item=item)
    one = services.open_round_on(by=at_table.facilitator, proposal=proposal)
    reason = "Der Grundschule Nord fehlt die Zeit, sagt die GS NORD."
    consensus.give_voice(
        by=at_table.head, round=one, institution=at_table.school, position="minor_concerns", reason=reason
    )
    services.state_result_of(by=at_table.facilitator, proposal=proposal, result="consensus", text="Konsens.")

    [section] = queries.minutes_sections(at_table.supervisor, item.meeting)

    assert "Vorbehalt: Der [Haus] fehlt die Zeit, sagt die [Haus]." in section.lines


def test_an_objection_stands_in_the_minutes_without_its_house() -> None:
    at_table: Cast = cast()
    item = meetings.agenda_item(meetings.meeting(at_table.table))
    agreement = services.record_agreement(
        by=at_table.facilitator, table=at_table.table, title="T", wording="W", stated_by="Mona", agenda_item=item
    )
    adoption = agreement.adoptions.get(institution=at_table.school)
    services.object_to(by=at_table.head, adoption=adoption, text="Der Grundschule Nord passt das nicht.")

    [section] = queries.minutes_sections(at_table.supervisor, item.meeting)

    assert [line for line in section.lines if "Widerspruch" in line] == ["Widerspruch: Der [Haus] passt das nicht."]
