"""The assessments of a person's own houses: what is open, how far it is, what was agreed before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q
from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.institutions.models import Institution, Power, standing_of
from rundtisch.institutions.rules.standing import PREPARING
from rundtisch.people.models import Person

from ..models import Assessment, AssessmentKind, Instrument
from .library import InstrumentSheet, library

MINUTES_PER_DIMENSION = 2
#: Dimensions that somebody rated or looked at, and entries on behalf that the house has not confirmed.
RATED = Count("ratings", filter=Q(ratings__rated_at__isnull=False) & ~Q(ratings__answer=""))
UNCONFIRMED = Count("ratings", filter=Q(ratings__on_behalf_at__isnull=False, ratings__confirmed_at=None))
_FIRST_SPRING_MONTH, _FIRST_AUTUMN_MONTH = 2, 8


@dataclass(frozen=True)
class AssessmentLine:
    """One assessment of a house: how many of its dimensions somebody has rated in it."""

    id: UUID
    period: str
    rated: int
    dimensions: int
    unconfirmed: int
    agreed_at: datetime | None
    is_pulse: bool = False
    instrument: UUID | None = None

    @property
    def missing(self) -> int:
        """Dimensions that nobody has rated or looked at in this assessment."""
        return max(self.dimensions - self.rated, 0)


@dataclass(frozen=True)
class Beginning:
    """One way to begin: everything, or a short pulse; with what it takes and how its period is usually called."""

    kind: str
    title: str
    text: str
    dimensions: int
    period: str

    @property
    def minutes(self) -> int:
        """About how long it takes."""
        return self.dimensions * MINUTES_PER_DIMENSION


@dataclass(frozen=True)
class HouseLine:
    """A house with one instrument: the assessment it works on, and those it agreed, newest first."""

    institution: UUID
    name: str
    instrument: InstrumentSheet
    is_own: bool
    may_speak: bool
    open: AssessmentLine | None
    agreed: tuple[AssessmentLine, ...]

    @property
    def beginnings(self) -> tuple[Beginning, ...]:
        """How the house may begin now; a new version is first rated whole."""
        if self.open or self.instrument.is_retired:
            return ()
        is_known = all(line.instrument == self.instrument.id for line in self.agreed[:1])
        return (_full(self.instrument), *([_pulse(self.instrument)] if is_known and self.instrument.core.areas else []))


def _full(sheet: InstrumentSheet) -> Beginning:
    return Beginning(
        AssessmentKind.FULL.value,
        _("Vollständige Bewertungsrunde"),
        _("Alle Kategorien, zum Beispiel einmal im Jahr."),
        len(sheet.dimensions),
        period_of(clock.today()),
    )


def _pulse(sheet: InstrumentSheet) -> Beginning:
    return Beginning(
        AssessmentKind.PULSE.value,
        _("Kurzer Puls"),
        _("Nur die Kategorien der Kurzfassung. Alles andere gilt weiter, wie Ihr Haus es zuletzt festgehalten hat."),
        len(sheet.core.dimensions),
        _("Puls %(month)s") % {"month": date_format(clock.today(), "F Y")},
    )


def houses_assessing(person: Person) -> tuple[HouseLine, ...]:
    """The houses for which this person may fill in a matrix; three questions."""
    standing = standing_of(person)
    own = {post.institution for post in standing.posts if post.function in PREPARING}
    lent = {one.institution for one in standing.mandates if one.power == Power.ENTER_ASSESSMENT}
    houses = Institution.objects.filter(pk__in=own | lent).order_by("sort_name")
    names = [(pk, name, kind) for pk, name, kind in houses.values_list("pk", "name", "kind")]
    assessments = _assessments(own | lent)
    return tuple(
        HouseLine(
            institution=house,
            name=name,
            instrument=sheet,
            is_own=house in own,
            may_speak=standing.speaks_for(house),
            open=next((line for line in assessments.get((house, sheet.key), ()) if not line.agreed_at), None),
            agreed=tuple(line for line in assessments.get((house, sheet.key), ()) if line.agreed_at and house in own),
        )
        for house, name, kind in names
        for sheet in library().newest
        if sheet.institution_kind == kind
    )


def _assessments(houses: set[UUID]) -> dict[tuple[UUID, str], list[AssessmentLine]]:
    rows = (
        Assessment.objects.filter(institution__in=houses)
        .annotate(rated=RATED, unconfirmed=UNCONFIRMED)
        .order_by("-started_at", "pk")
    )
    found: dict[tuple[UUID, str], list[AssessmentLine]] = {}
    for one, house, instrument, key, kind, period, rated, unconfirmed, agreed_at in rows.values_list(
        "pk",
        "institution_id",
        "instrument_id",
        "instrument__key",
        "kind",
        "period",
        "rated",
        "unconfirmed",
        "agreement__agreed_at",
    ):
        sheet = library().sheet(instrument)
        is_pulse = kind == AssessmentKind.PULSE
        dimensions = len((sheet.core if is_pulse else sheet).dimensions)
        line = AssessmentLine(one, period, rated, dimensions, unconfirmed, agreed_at, is_pulse, instrument)
        found.setdefault((house, key), []).append(line)
    return found


def house_and_instrument(person: Person, named: Mapping[str, str]) -> tuple[Institution, Instrument]:
    """The house and the instrument that a form names, among those the person may fill in; raises Http404."""
    for line in houses_assessing(person):
        if (str(line.institution), str(line.instrument.id)) == (named.get("institution"), named.get("instrument")):
            return Institution.objects.get(pk=line.institution), Instrument.objects.get(pk=line.instrument.id)
    raise Http404


def house_progress(institution: UUID) -> AssessmentLine | None:
    """How far the house is with the assessment it works on, or the one it agreed last; for its own pages only."""
    lines = [line for same in _assessments({institution}).values() for line in same]
    return next((line for line in lines if not line.agreed_at), lines[0] if lines else None)


def period_of(day: date) -> str:
    """How a period is usually called that begins on this day."""
    if day.month >= _FIRST_AUTUMN_MONTH:
        return _("Herbst %(year)s") % {"year": day.year}
    if day.month < _FIRST_SPRING_MONTH:
        return _("Herbst %(year)s") % {"year": day.year - 1}
    return _("Frühjahr %(year)s") % {"year": day.year}
