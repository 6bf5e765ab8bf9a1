"""The main road: one table walks from the matrix to the adopted agreement, each step in somebody's browser."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from rundtisch.foundation import clock
from tests.journeys.agreeing import (
    a_house_adopts_it,
    a_house_takes_its_position,
    the_agreement_has_its_number,
    the_facilitator_asks_the_table,
    the_facilitator_states_something_else_than_the_reading,
    the_office_enters_a_card,
    the_outcome_becomes_a_proposal,
    the_table_knows_how_far_the_houses_are,
)
from tests.journeys.founding import the_head_accepts, the_office_founds_a_table, the_office_invites_the_head
from tests.journeys.minutes import the_minutes_tell_all_of_it
from tests.journeys.sitting import (
    TO_DO,
    the_head_says_they_come,
    the_invitation_reaches_the_calendar,
    the_measure_gets_a_house_a_person_and_a_day,
    the_meeting_begins,
    the_office_closes_the_meeting,
    the_office_notes_what_came_out,
    the_office_plans_a_meeting_about_it,
    two_write_the_same_minutes,
)
from tests.journeys.standing import (
    a_house_says_where_it_stands,
    a_house_shares_with_its_table,
    somebody_makes_a_topic_of_it,
    the_table_sees_the_friction,
)
from tests.journeys.steps import everybody_goes, sits_down, the_start_page_asks
from tests.journeys.town import a_town

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.on_every_database, pytest.mark.django_db(transaction=True)]

DUE = clock.today() + timedelta(days=30)


@pytest.fixture(autouse=True)
def _goodbye(browser: "Browser", live_server: Any) -> Iterator[None]:
    yield
    everybody_goes(browser)


def test_a_table_walks_from_the_matrix_to_the_adopted_agreement(browser: "Browser", live_server: Any) -> None:
    town = a_town()
    office = sits_down(browser, live_server, town.office_staff)
    authority = sits_down(browser, live_server, town.authority_office)
    facilitator = sits_down(browser, live_server, town.facilitator)

    the_office_founds_a_table(office)
    the_office_invites_the_head(office)
    head = the_head_accepts(browser, live_server)

    a_house_says_where_it_stands(head, "Medienkonzept", "noch nicht begonnen", "Konzept von 2019")
    a_house_shares_with_its_table(head)
    a_house_says_where_it_stands(authority, "Medienentwicklungsplan", "verankert und weiterentwickelt", "Ratsbeschluss")
    a_house_shares_with_its_table(authority)
    the_table_sees_the_friction(facilitator)
    the_table_sees_the_friction(head)
    somebody_makes_a_topic_of_it(head)

    the_office_plans_a_meeting_about_it(office)
    the_invitation_reaches_the_calendar()
    the_head_says_they_come(head)
    the_meeting_begins(office)
    two_write_the_same_minutes(office, head)

    the_office_notes_what_came_out(office)
    the_outcome_becomes_a_proposal(office)
    the_facilitator_asks_the_table(facilitator)
    a_house_takes_its_position(head, "volle Zustimmung")
    a_house_takes_its_position(authority, "leichte Bedenken", "Der Haushalt ist noch offen.")
    the_office_enters_a_card(office)
    the_facilitator_states_something_else_than_the_reading(facilitator)
    the_agreement_has_its_number(facilitator)
    the_measure_gets_a_house_a_person_and_a_day(office, DUE.isoformat())
    the_office_closes_the_meeting(office)
    the_minutes_tell_all_of_it(office)

    a_house_adopts_it(head, "Schulkonferenz", "beschlossen oder übernommen")
    a_house_adopts_it(authority, "Schulausschuss", "beschlossen oder übernommen")
    other_head = sits_down(browser, live_server, town.other_head)
    a_house_adopts_it(other_head, "Lehrerkonferenz", "angepasst übernommen", "Nur für die Klassen 5 bis 7.")
    the_table_knows_how_far_the_houses_are(office)
    the_start_page_asks(authority, TO_DO)
