"""What was typed from paper for a house, as the house and as the person who typed it see it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rundtisch.people.models import Person
from rundtisch.roundtables.asks import Ask

from ..models import Assessment, PaperEntry, PaperSheet, Rating
from ..permissions import may_see_whole_assessment
from .cells import rating_in_words
from .library import AreaSheet, DimensionSheet, InstrumentSheet, StageWord, questions_of

_WAITING = Q(entries__is_confirmed=None, entries__isnull=False)
_MINUTES_PER_SHEET = 5


@dataclass(frozen=True)
class PaperSheetLine:
    """A sheet on the page of its assessment."""

    id: UUID
    entered_by: str
    filled_on: date
    waiting: int


@dataclass(frozen=True)
class PaperEntryLine:
    """One dimension of a sheet, beside what the house has said so far."""

    dimension: DimensionSheet
    word: str
    evidence: str
    comment: str
    is_confirmed: bool | None
    before: str


@dataclass(frozen=True)
class PaperSheetPage:
    """A sheet as its house reads it."""

    sheet: PaperSheet
    lines: tuple[PaperEntryLine, ...]

    @property
    def waiting(self) -> int:
        """How many dimensions the house has not answered yet."""
        return sum(line.is_confirmed is None for line in self.lines)


@dataclass(frozen=True)
class TypedEntry:
    """What was typed for one dimension; without words once the house confirmed it."""

    answer: str = ""
    stage: int | None = None
    evidence: str = ""
    comment: str = ""
    is_confirmed: bool | None = None


@dataclass(frozen=True)
class TypingPage:
    """What the person who types sees: the questions, and only the own entries."""

    assessment: Assessment
    areas: tuple[AreaSheet, ...]
    instrument: InstrumentSheet
    filled_on: date | None
    typed: Mapping[str, TypedEntry]

    def stages_of(self, key: str) -> tuple[StageWord, ...]:
        """The stages of one dimension."""
        return self.instrument.stages_of(key)


def paper_sheet_for(person: Person, sheet_id: UUID) -> PaperSheet | None:
    """A sheet, for the people of the house alone; who typed it goes on in the form."""
    sheet = (
        PaperSheet.objects.filter(pk=sheet_id)
        .select_related("assessment__institution", "assessment__instrument", "entered_by")
        .first()
    )
    return sheet if sheet and may_see_whole_assessment(person, sheet.assessment) else None


def paper_sheets_of(person: Person, assessment: Assessment) -> list[PaperSheetLine]:
    """The sheets that wait for the house; somebody with a mandate sees only the own one."""
    sheets = PaperSheet.objects.filter(assessment=assessment)
    if not may_see_whole_assessment(person, assessment):
        sheets = sheets.filter(entered_by=person)
    rows = sheets.annotate(waiting=Count("entries", filter=_WAITING)).filter(waiting__gt=0)
    return [PaperSheetLine(*row) for row in rows.values_list("pk", "entered_by__name", "filled_on", "waiting")]


def paper_sheet_page(sheet: PaperSheet) -> PaperSheetPage:
    """Everything on the sheet, with what the house had before."""
    instrument = questions_of(sheet.assessment)
    places = {dimension.id: dimension for dimension in instrument.dimensions}
    before = {
        one.dimension_id: rating_in_words(instrument, places[one.dimension_id].key, one.answer, one.stage)
        for one in Rating.objects.filter(assessment=sheet.assessment_id)
    }
    entries = PaperEntry.objects.filter(sheet=sheet)
    return PaperSheetPage(
        sheet,
        tuple(
            PaperEntryLine(
                places[one.dimension_id],
                rating_in_words(instrument, places[one.dimension_id].key, one.answer, one.stage),
                one.evidence,
                one.comment,
                one.is_confirmed,
                before.get(one.dimension_id, ""),
            )
            for one in entries
        ),
    )


def typing_page(person: Person, assessment: Assessment) -> TypingPage:
    """The form for typing: nothing of what the house says stands there, not even what it confirmed."""
    instrument = questions_of(assessment)
    sheet = PaperSheet.objects.filter(assessment=assessment, entered_by=person).first()
    entries: Iterable[PaperEntry] = sheet.entries.select_related("dimension") if sheet else ()
    return TypingPage(
        assessment,
        instrument.areas,
        instrument,
        sheet.filled_on if sheet else None,
        {one.dimension.key: _typed(one) for one in entries},
    )


def _typed(entry: PaperEntry) -> TypedEntry:
    if entry.is_confirmed:
        return TypedEntry(is_confirmed=True)
    return TypedEntry(entry.answer, entry.stage, entry.evidence, entry.comment, entry.is_confirmed)


def waiting_sheets() -> dict[str, Subquery]:
    """The first sheet of an assessment that waits, who typed it, and how much waits; asked with the assessments."""
    sheets = (
        PaperSheet.objects.filter(assessment=OuterRef("pk"))
        .annotate(waiting=Count("entries", filter=_WAITING))
        .filter(waiting__gt=0)
        .order_by("entered_at", "pk")
    )
    fields = {"paper": "pk", "paper_by": "entered_by__name", "paper_waiting": "waiting"}
    return {name: Subquery(sheets.values(field)[:1]) for name, field in fields.items()}


def ask_of_paper(sheet: UUID, name: str, waiting: int, here: str) -> Ask:
    """What is asked of somebody who speaks for the house while a sheet waits."""
    words = ngettext("%(count)s Eintrag vom Papier bestätigen", "%(count)s Einträge vom Papier bestätigen", waiting)
    return Ask(
        words % {"count": waiting},
        _("%(here)s, eingetragen von %(name)s") % {"here": here, "name": name},
        reverse("paper_sheet_detail", args=[sheet]),
        _("Ansehen"),
        _MINUTES_PER_SHEET,
    )


def waits_from_paper(assessment: Assessment) -> bool:
    """Whether something from paper waits for the answer of the house."""
    return PaperEntry.objects.filter(sheet__assessment=assessment, is_confirmed=None).exists()
