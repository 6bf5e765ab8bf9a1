"""What may never be stored of measures."""

import pytest
from django.db import IntegrityError, transaction

from rundtisch.foundation import clock
from rundtisch.measures.models import Measure, MeasureState, MeasureStep, Reminder, StepKind
from rundtisch.meetings.models import Outcome
from tests.measures import factories as made
from tests.meetings import factories as meetings
from tests.world import Cast


def test_done_measure_says_when(world: Cast) -> None:
    measure = made.measure(world.table, world.school, world.head)

    with pytest.raises(IntegrityError, match="done_measure_says_when"), transaction.atomic():
        Measure.objects.filter(pk=measure.pk).update(state=MeasureState.DONE)
    with pytest.raises(IntegrityError, match="done_measure_says_when"), transaction.atomic():
        Measure.objects.filter(pk=measure.pk).update(done_at=clock.now(), done_by=world.head)
    with pytest.raises(IntegrityError, match="done_measure_says_when"), transaction.atomic():
        Measure.objects.filter(pk=measure.pk).update(state=MeasureState.DONE, done_at=clock.now())


def test_measure_says_what_is_done(world: Cast) -> None:
    with pytest.raises(IntegrityError, match="measure_says_what_is_done"), transaction.atomic():
        made.measure(world.table, world.school, world.head, title="")


def test_measure_state_is_known(world: Cast) -> None:
    with pytest.raises(IntegrityError, match="measure_state_is_known"), transaction.atomic():
        made.measure(world.table, world.school, world.head, state="late")


def test_an_outcome_becomes_one_measure(world: Cast) -> None:
    item = meetings.agenda_item(meetings.open_meeting(world.table))
    outcome = Outcome.objects.create(
        agenda_item=item, kind="measure", text="Ablauf", recorded_by=world.head, recorded_at=clock.now()
    )
    made.measure(world.table, world.school, world.head, outcome=outcome)

    with pytest.raises(IntegrityError, match="outcome_id"), transaction.atomic():
        made.measure(world.table, world.other_school, world.head, outcome=outcome)


def step(of: Measure, by: object, **fields: object) -> MeasureStep:
    known = {"number": 1, "kind": StepKind.ADDED, "state": "running", "taken_by": by, "taken_at": clock.now()}
    return MeasureStep.objects.create(measure=of, **{**known, **fields})


def test_measure_steps_follow_one_another(world: Cast) -> None:
    measure = made.measure(world.table, world.school, world.head)
    step(measure, world.head)

    # SQLite names the columns of a broken unique constraint, PostgreSQL its name.
    with (
        pytest.raises(IntegrityError, match=r"measure_steps_follow_one_another|measure_id, .*number"),
        transaction.atomic(),
    ):
        step(measure, world.head)


def test_step_of_completion_ends_in_done(world: Cast) -> None:
    measure = made.measure(world.table, world.school, world.head)

    with pytest.raises(IntegrityError, match="step_of_completion_ends_in_done"), transaction.atomic():
        step(measure, world.head, kind=StepKind.DONE)


def test_a_person_is_reminded_once_a_day(world: Cast) -> None:
    person = world.head
    day = clock.today()
    Reminder.objects.create(person=person, sent_on=day)

    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(person=person, sent_on=day)
