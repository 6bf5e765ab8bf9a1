"""Emsbrück: the year that the demonstration tells comes out as it is told."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from rundtisch.agreements.models import Agreement
from rundtisch.consensus.models import Round
from rundtisch.foundation import clock
from rundtisch.journal.models import Entry
from rundtisch.matrices.models import Assessment, SecondView
from rundtisch.matrices.queries import asks_for
from rundtisch.measures.models import Measure
from rundtisch.meetings.models import Meeting
from rundtisch.sample.story import Calendar, told
from tests.region import Region

pytestmark = pytest.mark.django_db


def test_five_meetings_are_held_or_lie_ahead(region: Region) -> None:
    meetings = Meeting.objects.filter(table=region.table).order_by("number")

    assert [(meeting.number, meeting.closed_at is not None) for meeting in meetings] == [
        (1, True),
        (2, True),
        (3, True),
        (4, True),
        (5, False),
    ]
    assert meetings.latest("number").starts_at > clock.now()


def test_the_minutes_of_agenda_items_fill_the_planned_time(region: Region) -> None:
    planned = {
        meeting.number: sum(meeting.agenda_items.values_list("minutes_planned", flat=True)) * 60
        for meeting in Meeting.objects.filter(table=region.table)
    }

    assert planned == {
        meeting.number: meeting.planned.total_seconds() for meeting in Meeting.objects.filter(table=region.table)
    }


def test_seven_agreements_keep_reading_and_statement_side_by_side(region: Region) -> None:
    agreements = Agreement.objects.filter(table=region.table).order_by("year", "sequence").select_related("statement")

    assert [(one.statement.reading["reading"], one.statement.result) for one in agreements if one.statement] == [
        ("consensus_with_concerns", "consensus"),
        ("consensus", "consensus"),
        ("adopted_with_objections", "consent"),
        ("consensus_with_concerns", "consensus"),
        ("consensus_with_concerns", "consensus_with_concerns"),
        ("best_option", "option_chosen"),
        ("consensus_with_concerns", "consensus"),
    ]


def test_the_sums_of_resistance_come_out_with_one_voice_of_nine(region: Region) -> None:
    reading = Agreement.objects.get(table=region.table, title__startswith="Eine gemeinsame Plattform").statement.reading

    assert {one["id"]: (one["sum"], len(one["outliers"])) for one in reading["options"]} == {
        "o1": (24, 0),
        "o2": (61, 0),
        "o3": (38, 1),
        "o0": (47, 0),
    }


def test_everybody_is_heard_in_every_round_of_a_proposal(region: Region) -> None:
    heard = {len(one.statement.reading["missing"]) for one in Agreement.objects.select_related("statement")}

    assert heard == {0}
    assert not Round.objects.filter(closed_at=None).exists()


def test_the_way_of_the_transition_agreement_into_eleven_houses(region: Region) -> None:
    transition = Agreement.objects.get(table=region.table, title__startswith="Mindestkompetenzen")

    states = transition.adoptions.order_by("place").values_list("institution__name", "state")

    assert dict(states) == {
        "Grundschule Nord": "implemented",
        "Grundschule Süd": "implemented",
        "Grundschule am Mühlbach": "adopted",
        "Grundschulverbund Ostfelde": "brought_in",
        "Gesamtschule Emsbrück": "implemented",
        "Gymnasium Emsbrück": "deferred",
        "Freie Realschule Emsbrück": "adopted",
        "Förderschule am Wald": "adapted",
        "Stadt Emsbrück": "noted",
        "Demokreis": "adopted",
        "Schulverein Emsbrück e. V.": "open",
    }


def test_ten_measures_one_late_one_waiting(region: Region) -> None:
    measures = Measure.objects.filter(table=region.table)

    assert measures.count() == 10
    assert [one.title for one in measures.late_on(clock.today())] == ["Ablauf Geräteübergabe beschreiben"]
    assert [one.title for one in measures.filter(state="waiting")] == [
        "Einsatzkonzepte nach neuer Förderrichtlinie vorbereiten"
    ]


def test_all_houses_assessed_themselves_and_one_is_still_at_it(region: Region) -> None:
    open_now = Assessment.objects.open().values_list("institution__name", flat=True)

    assert list(open_now) == ["Grundschule Süd"]
    assert Assessment.objects.count() == 22


def test_one_house_took_its_pulse_and_missed_a_target(region: Region) -> None:
    ostfelde = region.house("gs_ost")
    head = region.sample.cast.speakers["gs_ost"]

    asked = [ask.title for ask in asks_for(head) if "Ziel" in ask.title]

    assert Assessment.objects.filter(kind="pulse").values_list("institution", flat=True).get() == ostfelde.pk
    assert asked == ["Ein Ziel ist überfällig"]


def test_media_advice_gave_one_second_view_and_is_asked_for_another(region: Region) -> None:
    views = SecondView.objects.order_by("invited_on").values_list("assessment__institution__name", "given_by__name")

    assert list(views) == [("Grundschule am Mühlbach", "Medienberatung"), ("Gesamtschule Emsbrück", None)]


def test_nothing_was_stored_past_the_acts(region: Region) -> None:
    """Every agreement, meeting and measure has its entry in the journal."""
    noted = {"agreements.agreed": 7, "meetings.planned": 5, "measures.added": 10, "roundtables.founded": 1}

    assert {act: Entry.objects.filter(act=act).count() for act in noted} == noted


def test_a_database_in_use_is_left_alone(once: Region) -> None:
    with pytest.raises(CommandError, match="wird schon benutzt"):
        call_command("sample")


@given(days=st.integers(min_value=-2000, max_value=4000))
def test_the_next_meeting_always_lies_four_to_ten_days_ahead(days: int) -> None:
    as_of = told("table")["as_of"]
    next_meeting: date = told("meetings")["meetings"][-1]["date"]
    today = as_of + timedelta(days=days)

    calendar = Calendar(as_of=as_of, today=today)

    assert 4 <= (calendar.day(next_meeting) - today).days <= 10
    assert calendar.day(next_meeting).weekday() == next_meeting.weekday()
