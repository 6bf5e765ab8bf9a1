"""The assessments of a person's own houses: what is open, how far it is, what was agreed before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.lookups import Exact
from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rundtisch.foundation import clock
from rundtisch.foundation.memory import remembered
from rundtisch.institutions.models import Institution, Power, standing_of
from rundtisch.institutions.rules.standing import PREPARING
from rundtisch.people.models import Person
from rundtisch.roundtables.asks import Ask, News

from ..models import Assessment, AssessmentKind, Dimension, Instrument, Share, kind_assessing
from .library import InstrumentSheet, library
from .paper_sheets import ask_of_paper, waiting_sheets
from .second_views import asks_for_second_views, news_of_second_views

_MINUTES_PER_DIMENSION = 2
#: Dimensions that somebody rated or looked at, and entries on behalf that the house has not confirmed.
_RATED = Count("ratings", filter=Q(ratings__rated_at__isnull=False) & ~Q(ratings__answer=""))
_UNCONFIRMED = Count("ratings", filter=Q(ratings__on_behalf_at__isnull=False, ratings__confirmed_at=None))
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
        return self.dimensions * _MINUTES_PER_DIMENSION


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
        .annotate(rated=_RATED, unconfirmed=_UNCONFIRMED)
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


@dataclass(frozen=True)
class _OwnAssessment:
    """An assessment of one of the person's houses, as the start page needs it."""

    line: AssessmentLine
    institution: UUID
    house: str
    instrument: str
    agreed_by: UUID | None
    sheet: UUID | None
    typist: str
    waiting: int

    @property
    def here(self) -> str:
        """Which house, which matrix, which period."""
        return f"{self.house}, {self.instrument}, {self.line.period}"


def _own_assessments(person: Person) -> list[_OwnAssessment]:
    """All assessments of the person's houses; one question, asked once per request."""
    dimensions = (
        Dimension.objects.filter(instrument=OuterRef("instrument"))
        .filter(Q(is_core=True) | ~Q(Exact(OuterRef("kind"), AssessmentKind.PULSE.value)))
        .order_by()
        .values("instrument")
        .annotate(count=Count("pk"))
        .values("count")
    )
    rows = (
        Assessment.objects.filter(institution__in=_prepared_by(person))
        .annotate(rated=_RATED, unconfirmed=_UNCONFIRMED, dimensions=Subquery(dimensions), **waiting_sheets())
        .order_by("institution__sort_name", "-started_at")
    )
    fields = ("pk", "period", "rated", "dimensions", "unconfirmed", "agreement__agreed_at")
    about = ("institution_id", "institution__name", "instrument__title", "agreement__agreed_by")
    paper = ("paper", "paper_by", "paper_waiting")
    return remembered(
        ("own_assessments", person.pk),
        lambda: [
            _OwnAssessment(AssessmentLine(*row[: len(fields)]), *row[len(fields) :])
            for row in rows.values_list(*fields, *about, *paper)
        ],
    )


def _prepared_by(person: Person) -> set[UUID]:
    return {post.institution for post in standing_of(person).posts if post.function in PREPARING}


def asks_for(person: Person) -> list[Ask]:
    """What the matrices ask of this person: begin, answer paper, rate what is missing, confirm, agree."""
    standing = standing_of(person)
    asks: list[Ask] = []
    for one in _own_assessments(person):
        if one.line.agreed_at:
            continue
        may_speak = standing.speaks_for(one.institution)
        if one.sheet and may_speak:
            asks.append(ask_of_paper(one.sheet, one.typist, one.waiting, one.here))
        asks += _asks(one.line, one.here, may_speak=may_speak)
    return asks + asks_for_second_views(person) + _first_assessments(person)


def _first_assessments(person: Person) -> list[Ask]:
    """Houses that have never begun one, though there is a matrix for them; one question if there are any."""
    known = {one.institution for one in _own_assessments(person)}
    new = {post.institution: post for post in standing_of(person).posts if post.function in PREPARING}
    posts = [post for house, post in new.items() if house not in known]
    if not posts:
        return []
    published = Instrument.objects.annotate(count=Count("dimensions")).order_by("key", "published_at", "version")
    newest = {row[0]: row for row in published.values_list("key", "title", "audience", "count")}
    return [
        Ask(
            _("Die erste Bewertungsrunde beginnen"),
            f"{post.name}, {title}",
            reverse("assessment_list"),
            _("Beginnen"),
            count * _MINUTES_PER_DIMENSION,
        )
        for post in posts
        for _key, title, audience, count in newest.values()
        if kind_assessing(audience) == post.kind
    ]


def _asks(line: AssessmentLine, here: str, *, may_speak: bool) -> list[Ask]:
    url = reverse("assessment_detail", args=[line.id])
    if line.missing:
        words = ngettext("%(count)s Kategorie einschätzen", "%(count)s Kategorien einschätzen", line.missing)
        minutes = line.missing * _MINUTES_PER_DIMENSION
        return [Ask(words % {"count": line.missing}, here, url, _("Einschätzen"), minutes)]
    if not may_speak:
        return []
    if line.unconfirmed:
        return [Ask(_("Einträge für Ihr Haus bestätigen"), here, url, _("Ansehen"), _MINUTES_PER_DIMENSION)]
    return [Ask(_("Bewertungsrunde festhalten"), here, url, _("Ansehen"), _MINUTES_PER_DIMENSION)]


def news_for(person: Person, since: datetime | None) -> list[News]:
    """What happened in the person's own houses since then: agreed assessments, and things opened to the house."""
    if since is None:
        return []
    agreed = [
        (one.line.agreed_at, one)
        for one in _own_assessments(person)
        if one.line.agreed_at and one.line.agreed_at > since and one.agreed_by != person.pk
    ]
    newest = sorted(agreed, key=lambda found: found[0], reverse=True)
    named = (
        Share.objects.open_on(clock.today())
        .filter(shared_at__gt=since, recipients__institution__in=_prepared_by(person))
        .values_list("institution__name", "shared_at")
        .order_by("-shared_at")
        .distinct()
    )
    return [
        *(
            News(
                _("Bewertungsrunde festgehalten"),
                f"{one.house}, {one.line.period}",
                reverse("assessment_detail", args=[one.line.id]),
                at,
            )
            for at, one in newest[:20]
        ),
        *news_of_second_views(person, since),
        *(News(_("Mit Ihrem Haus geteilt"), house, reverse("assessment_list"), at) for house, at in named[:20]),
    ]
