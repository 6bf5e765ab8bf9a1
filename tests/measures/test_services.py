"""What people do with measures, what is refused, and what the journal keeps."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.institutions.models import Function, InstitutionKind
from rundtisch.journal.models import Entry
from rundtisch.measures import services
from rundtisch.measures.models import Measure, MeasureState
from rundtisch.meetings import services as meeting_acts
from rundtisch.meetings.models import Outcome
from rundtisch.people.models import Person
from tests import factories as make
from tests.meetings import factories as meetings
from tests.world import Cast


def add(world: Cast, by: Person | None = None, **words: Any) -> Measure:
    known = {"title": "Ablauf beschreiben", "responsible_institution": world.authority, **words}
    return services.add_measure(by=by or world.office_staff, table=world.table, **known)


def words_of(measure: Measure, **changed: Any) -> dict[str, Any]:
    names = ("title", "responsible_institution", "responsible_person", "function", "due_on", "note", "version")
    return {**{name: getattr(measure, name) for name in names}, **changed}


def steps_of(measure: Measure) -> list[tuple[str, str, str]]:
    return list(measure.steps.order_by("number").values_list("kind", "state", "note"))


def outcome_at(world: Cast, **where: Any) -> Outcome:
    item = meetings.agenda_item(where.get("of") or meetings.open_meeting(world.table))
    return Outcome.objects.create(
        agenda_item=item, kind="measure", text="Ablauf", recorded_by=world.head, recorded_at=clock.now()
    )


def test_the_office_writes_down_a_measure_for_a_house(world: Cast) -> None:
    measure = add(
        world, function=" Schul-IT der Stadt ", due_on=date(2027, 1, 31), responsible_person=world.authority_office
    )

    assert (measure.state, measure.function, measure.added_by, measure.version) == (
        "running",
        "Schul-IT der Stadt",
        world.office_staff,
        1,
    )
    assert steps_of(measure) == [("added", "running", "")]
    assert list(Entry.objects.values_list("act", "actor_label")) == [("measures.added", str(world.office_staff))]


def test_houses_write_down_measures_for_themselves_only(world: Cast) -> None:
    measure = add(world, by=world.digital_lead, responsible_institution=world.school)

    assert measure.responsible_institution == world.school
    with pytest.raises(NotEntitled):
        add(world, by=world.digital_lead)
    with pytest.raises(NotEntitled):
        add(world, by=world.mailbox, responsible_institution=world.school)
    with pytest.raises(NotEntitled):
        add(world, by=world.outsider, responsible_institution=make.school("Anderswo"))


def test_who_advises_writes_down_measures_of_the_advising_house(world: Cast) -> None:
    advice = make.institution(InstitutionKind.MEDIA_ADVICE, "Medienberatung")
    make.seat(world.table, advice, "advises")
    adviser = make.member_of(advice, Function.MEDIA_ADVISER, "Merle Rat")

    measure = add(world, by=adviser, responsible_institution=advice, title="Fortbildungsreihe")

    assert measure.added_by == adviser


def test_a_house_must_sit_at_the_table_and_a_person_act_for_the_house(world: Cast) -> None:
    with pytest.raises(Refusal, match="Schule fern sitzt heute nicht an diesem Tisch"):
        add(world, responsible_institution=make.school("Schule fern"))
    with pytest.raises(Refusal, match="Hanna Nord handelt heute nicht für Stadt Musterstadt"):
        add(world, responsible_person=world.head)
    with pytest.raises(Refusal, match="was getan wird"):
        add(world, title="  ")

    assert not Measure.objects.exists()


def test_an_outcome_becomes_a_measure_once_and_then_stays(world: Cast) -> None:
    outcome = outcome_at(world)

    measure = add(world, outcome=outcome)

    assert measure.agenda_item == outcome.agenda_item
    with pytest.raises(Refusal, match="schon eine Maßnahme"):
        add(world, outcome=outcome)
    with pytest.raises(Refusal, match="Es bleibt stehen"):
        meeting_acts.remove_outcome(by=world.facilitator, outcome=outcome)


def test_what_comes_from_another_table_is_refused(world: Cast) -> None:
    elsewhere = outcome_at(world, of=meetings.open_meeting(make.table("Anderer Tisch")))

    with pytest.raises(Refusal, match="zu einem anderen Tisch"):
        add(world, outcome=elsewhere)
    with pytest.raises(Refusal, match="anderen Tagesordnungspunkt"):
        add(world, outcome=outcome_at(world), agenda_item=outcome_at(world).agenda_item)


def test_a_change_tells_what_was_before(world: Cast) -> None:
    measure = add(world, due_on=date(2027, 1, 31))

    services.change_measure(
        by=world.authority_office, measure=measure, **words_of(measure, title="Ablauf prüfen", due_on=date(2027, 2, 28))
    )

    measure.refresh_from_db()
    assert (measure.title, measure.due_on, measure.version) == ("Ablauf prüfen", date(2027, 2, 28), 2)
    assert measure.steps.get(kind="changed").changes == [
        ["title", "Ablauf beschreiben", "Ablauf prüfen"],
        ["due_on", "2027-01-31", "2027-02-28"],
    ]


def test_a_change_that_changes_nothing_leaves_no_trace(world: Cast) -> None:
    measure = add(world)

    services.change_measure(by=world.office_staff, measure=measure, **words_of(measure))

    assert steps_of(measure) == [("added", "running", "")]


def test_a_stale_change_is_refused(world: Cast) -> None:
    measure = add(world)
    services.change_measure(by=world.facilitator, measure=measure, **words_of(measure, title="Zuerst"))

    with pytest.raises(Refusal, match="inzwischen von jemand anderem geändert"):
        services.change_measure(by=world.office_staff, measure=measure, **words_of(measure, title="Zuletzt"))

    assert Measure.objects.get().title == "Zuerst"


def test_a_house_does_not_push_its_measure_to_another_house(world: Cast) -> None:
    measure = add(world)
    given = words_of(measure, responsible_institution=world.school)

    with pytest.raises(NotEntitled):
        services.change_measure(by=world.authority_office, measure=measure, **given)
    services.change_measure(by=world.facilitator, measure=measure, **given)

    assert Measure.objects.get().responsible_institution == world.school


def test_progress_is_reported_by_the_house_and_by_organisers(world: Cast) -> None:
    measure = add(world)

    services.report_progress(by=world.authority_office, measure=measure, state="waiting", note="wartet auf Vorgaben")
    services.report_progress(by=world.facilitator, measure=measure, state="running", note="")

    assert steps_of(measure)[1:] == [("progress", "waiting", "wartet auf Vorgaben"), ("progress", "running", "")]
    with pytest.raises(NotEntitled):
        services.report_progress(by=world.head, measure=measure, state="running", note="Fremdes Haus")
    with pytest.raises(Refusal, match="in einem Satz"):
        services.report_progress(by=world.facilitator, measure=measure, state="running")
    with pytest.raises(Refusal, match="läuft oder wartet"):
        services.report_progress(by=world.facilitator, measure=measure, state="done")


def test_done_keeps_who_and_when_and_may_be_taken_back(world: Cast) -> None:
    measure = add(world)
    moment = datetime(2026, 11, 9, 10, 0, tzinfo=UTC)

    with clock.at(moment):
        done = services.mark_done(by=world.authority_office, measure=measure)

    assert (done.state, done.done_by, done.done_at) == (MeasureState.DONE, world.authority_office, moment)
    for again in (
        lambda: services.mark_done(by=world.authority_office, measure=measure),
        lambda: services.report_progress(
            by=world.authority_office, measure=measure, state="running", note="Doch nicht"
        ),
        lambda: services.change_measure(by=world.authority_office, measure=measure, **words_of(measure)),
    ):
        with pytest.raises(Refusal, match="erledigt"):
            again()

    reopened = services.reopen_measure(by=world.authority_office, measure=measure)

    assert (reopened.state, reopened.done_by, reopened.done_at) == (MeasureState.RUNNING, None, None)
    assert [kind for kind, _state, _note in steps_of(measure)] == ["added", "done", "reopened"]
    with pytest.raises(Refusal, match="noch nicht erledigt"):
        services.reopen_measure(by=world.authority_office, measure=measure)


def test_strangers_neither_finish_nor_reopen(world: Cast) -> None:
    measure = add(world)

    for somebody in (world.head, world.supervisor, world.outsider, world.mailbox):
        with pytest.raises(NotEntitled):
            services.mark_done(by=somebody, measure=measure)
    services.mark_done(by=world.office_staff, measure=measure)
    with pytest.raises(NotEntitled):
        services.reopen_measure(by=world.head, measure=measure)


def test_every_act_is_in_the_journal(world: Cast) -> None:
    measure = add(world)
    services.change_measure(by=world.office_staff, measure=measure, **words_of(measure, note="Neu"))
    services.report_progress(by=world.office_staff, measure=measure, state="waiting")
    services.mark_done(by=world.office_staff, measure=measure)
    services.reopen_measure(by=world.office_staff, measure=measure)

    assert sorted(Entry.objects.values_list("act", flat=True)) == [
        "measures.added",
        "measures.changed",
        "measures.marked_done",
        "measures.progress_reported",
        "measures.reopened",
    ]
