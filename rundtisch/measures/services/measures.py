"""What people do with measures: write down, change, report, mark done, open again."""

from datetime import date

from django.utils.translation import gettext as _

from rundtisch.agreements.models import Agreement
from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.models import Appointment, Institution
from rundtisch.journal import services as journal
from rundtisch.meetings.models import AgendaItem, Outcome
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Participation, RoundTable

from ..indexing import index
from ..models import Measure, MeasureState, MeasureStep, StepKind
from ..permissions import HouseAtTable, may_add_measure, may_change_measure, may_mark_done, may_report_progress

#: The fields whose changes the history tells.
TOLD = ("title", "responsible_institution", "responsible_person", "function", "due_on", "note")


@act
def add_measure(
    *,
    by: Person,
    table: RoundTable,
    title: str,
    responsible_institution: Institution,
    responsible_person: Person | None = None,
    function: str = "",
    due_on: date | None = None,
    note: str = "",
    agreement: Agreement | None = None,
    agenda_item: AgendaItem | None = None,
    outcome: Outcome | None = None,
) -> Measure:
    """Write down what a house does until when; an outcome of a meeting becomes a measure once."""
    authorise(by, may_add_measure, HouseAtTable(table, responsible_institution))
    agenda_item = agenda_item or (outcome.agenda_item if outcome else None)
    _refuse_strangers(table, agreement, agenda_item, outcome)
    _refuse_house_elsewhere(table, responsible_institution)
    _refuse_person_elsewhere(responsible_person, responsible_institution)
    measure = Measure.objects.create(
        table=table,
        title=_said(title),
        responsible_institution=responsible_institution,
        responsible_person=responsible_person,
        function=function.strip(),
        due_on=due_on,
        note=note.strip(),
        agreement=agreement,
        agenda_item=agenda_item,
        outcome=outcome,
        added_by=by,
        added_at=clock.now(),
    )
    _step(by, measure, StepKind.ADDED)
    index(measure)
    journal.note(by, "measures.added", measure, table=str(table))
    return measure


@act
def change_measure(
    *,
    by: Person,
    measure: Measure,
    title: str,
    responsible_institution: Institution,
    responsible_person: Person | None,
    function: str,
    due_on: date | None,
    note: str,
    version: int,
) -> Measure:
    """Change what was written down; refused when somebody else changed it since it was read."""
    measure = _held(measure)
    authorise(by, may_change_measure, measure)
    # A house gives its measure to another house only with office or facilitator.
    authorise(by, may_add_measure, HouseAtTable(measure.table, responsible_institution))
    _refuse_when_done(measure)
    if measure.version != version:
        raise Refusal(
            _("Die Maßnahme wurde inzwischen von jemand anderem geändert. Bitte vergleichen Sie beide Fassungen.")
        )
    if responsible_institution != measure.responsible_institution:
        _refuse_house_elsewhere(measure.table, responsible_institution)
    _refuse_person_elsewhere(responsible_person, responsible_institution)
    before = {name: _told(measure, name) for name in TOLD}
    measure.title = _said(title)
    measure.responsible_institution = responsible_institution
    measure.responsible_person = responsible_person
    measure.function, measure.due_on, measure.note = function.strip(), due_on, note.strip()
    changes = [[name, before[name], now] for name in TOLD if before[name] != (now := _told(measure, name))]
    if not changes:
        return measure
    measure.version += 1
    measure.save()
    _step(by, measure, StepKind.CHANGED, changes=changes)
    index(measure)
    journal.note(by, "measures.changed", measure)
    return measure


@act
def report_progress(*, by: Person, measure: Measure, state: MeasureState | str, note: str = "") -> Measure:
    """Say how far a measure is: it runs or waits, and in words why."""
    measure = _held(measure)
    authorise(by, may_report_progress, measure)
    _refuse_when_done(measure)
    if state not in (MeasureState.RUNNING, MeasureState.WAITING):
        raise Refusal(_("Eine Maßnahme läuft oder wartet. Ist sie erledigt, sagen Sie es mit „Erledigt“."))
    if state == measure.state and not note.strip():
        raise Refusal(_("Bitte schreiben Sie in einem Satz, wie weit Sie sind."))
    measure.state = MeasureState(state)
    measure.save(update_fields=["state"])
    _step(by, measure, StepKind.PROGRESS, note=note)
    journal.note(by, "measures.progress_reported", measure, state=str(measure.state))
    return measure


@act
def mark_done(*, by: Person, measure: Measure, note: str = "") -> Measure:
    """Say that a measure is done; who said so and when is kept."""
    measure = _held(measure)
    authorise(by, may_mark_done, measure)
    if measure.is_done:
        raise Refusal(_("Diese Maßnahme ist schon erledigt."))
    measure.state, measure.done_by, measure.done_at = MeasureState.DONE, by, clock.now()
    measure.save(update_fields=["state", "done_by", "done_at"])
    _step(by, measure, StepKind.DONE, note=note)
    journal.note(by, "measures.marked_done", measure)
    return measure


@act
def reopen_measure(*, by: Person, measure: Measure, note: str = "") -> Measure:
    """Take back that a measure is done; it runs again."""
    measure = _held(measure)
    authorise(by, may_mark_done, measure)
    if not measure.is_done:
        raise Refusal(_("Diese Maßnahme ist noch nicht erledigt."))
    measure.state, measure.done_by, measure.done_at = MeasureState.RUNNING, None, None
    measure.save(update_fields=["state", "done_by", "done_at"])
    _step(by, measure, StepKind.REOPENED, note=note)
    journal.note(by, "measures.reopened", measure)
    return measure


def _held(measure: Measure) -> Measure:
    """The measure as it stands now, held until the act is over: two people do not overwrite each other."""
    return (
        Measure.objects.select_for_update(of=("self",))
        .select_related("table", "responsible_institution", "responsible_person")
        .get(pk=measure.pk)
    )


def _said(title: str) -> str:
    if not title.strip():
        raise Refusal(_("Bitte schreiben Sie auf, was getan wird."))
    return title.strip()


def _told(measure: Measure, name: str) -> str:
    value = getattr(measure, name)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _step(
    by: Person, measure: Measure, kind: StepKind, *, note: str = "", changes: list[list[str]] | None = None
) -> None:
    MeasureStep.objects.create(
        measure=measure,
        number=measure.steps.count() + 1,
        kind=kind,
        state=measure.state,
        changes=changes or [],
        note=note.strip(),
        taken_by=by,
        taken_at=clock.now(),
    )


def _refuse_when_done(measure: Measure) -> None:
    if measure.is_done:
        raise Refusal(_("Diese Maßnahme ist erledigt. Öffnen Sie sie bitte zuerst wieder."))


def _refuse_house_elsewhere(table: RoundTable, institution: Institution) -> None:
    taking_part = Participation.objects.current_on(clock.today()).filter(table=table, institution=institution)
    if not taking_part.exists():
        raise Refusal(_("%(name)s sitzt heute nicht an diesem Tisch.") % {"name": institution.name})


def _refuse_person_elsewhere(person: Person | None, institution: Institution) -> None:
    if person is None:
        return
    posts = Appointment.objects.current_on(clock.today()).filter(person=person, institution=institution)
    if not posts.exists():
        words = {"person": person.name, "house": institution.name}
        raise Refusal(_("%(person)s handelt heute nicht für %(house)s.") % words)


def _refuse_strangers(
    table: RoundTable, agreement: Agreement | None, agenda_item: AgendaItem | None, outcome: Outcome | None
) -> None:
    """What a measure comes from belongs to the same table; an outcome becomes a measure once."""
    if (agreement is not None and agreement.table_id != table.pk) or (
        agenda_item is not None and agenda_item.meeting.table_id != table.pk
    ):
        raise Refusal(_("Das gehört zu einem anderen Tisch."))
    if outcome is not None and outcome.agenda_item_id != (agenda_item.pk if agenda_item else None):
        raise Refusal(_("Dieses Ergebnis gehört zu einem anderen Tagesordnungspunkt."))
    if outcome is not None and Measure.objects.filter(outcome=outcome).exists():
        raise Refusal(_("Aus diesem Ergebnis ist schon eine Maßnahme geworden."))
