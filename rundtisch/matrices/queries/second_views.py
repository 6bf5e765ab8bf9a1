"""Second views: what the invited adviser is asked, and how the house reads what was handed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rundtisch.foundation import clock
from rundtisch.foundation.memory import remembered
from rundtisch.institutions.models import standing_of
from rundtisch.people.models import Person
from rundtisch.roundtables.asks import Ask, News

from ..models import Assessment, Rating, SecondView, SecondViewAnswer, own_houses
from ..permissions import may_give_second_view
from .assessments import RatingLine
from .cells import rating_in_words
from .library import InstrumentSheet, library, questions_of
from .perspective_links import AskedArea, asked_of

_MINUTES_PER_DIMENSION = 2


@dataclass(frozen=True)
class SecondViewTask:
    """What the adviser finds: the questions that were opened, the answers so far, the house's stages if ticked."""

    second_view: SecondView
    areas: tuple[AskedArea, ...]
    answers: Mapping[str, SecondViewAnswer]
    own: Mapping[str, str]
    is_open: bool

    @property
    def given(self) -> tuple[tuple[str, str, str], ...]:
        """What was handed in: heading, word and comment."""
        sheet = library().sheet(self.second_view.assessment.instrument_id)
        return tuple(
            (one.heading, rating_in_words(sheet, one.key, said.answer, said.stage), said.comment)
            for area in self.areas
            for one in area.dimensions
            if (said := self.answers[one.key]).answer or said.comment
        )


@dataclass(frozen=True)
class SecondViewLine:
    """One invitation as the house sees it."""

    id: UUID
    adviser: str
    until_on: date
    dimensions: int
    shows_stages: bool
    given_at: datetime | None
    is_over: bool


@dataclass(frozen=True)
class SecondOpinion:
    """What one adviser says to one dimension, and how far that lies from the house's own stage."""

    adviser: str
    word: str
    comment: str
    difference: str


@dataclass(frozen=True)
class ComparedDimension:
    """The house's own stage beside the second views; nothing is averaged."""

    heading: str
    own: str
    opinions: tuple[SecondOpinion, ...]


@dataclass(frozen=True)
class SecondViewsPage:
    """All second views on one assessment, for its house."""

    lines: tuple[SecondViewLine, ...]
    compared: tuple[ComparedDimension, ...]


def second_view_for(person: Person, second_view: UUID) -> SecondView | None:
    """An invitation, for the adviser whom it names, as long as the house has not taken it back."""
    found = (
        SecondView.objects.asked()
        .filter(pk=second_view)
        .select_related("assessment__institution", "assessment__instrument", "institution", "person", "invited_by")
        .first()
    )
    return found if found and may_give_second_view(person, found) else None


def second_view_of(person: Person, second_view: UUID) -> SecondView | None:
    """An invitation, for the house that gave it."""
    return (
        SecondView.objects.filter(pk=second_view, assessment__institution__in=own_houses(person))
        .select_related("assessment__institution", "institution", "person")
        .first()
    )


def second_view_task(second_view: SecondView) -> SecondViewTask:
    """Everything on the adviser's page; the house's stages only while it waits, ticked and agreed."""
    answers = {one.dimension.key: one for one in second_view.answers.select_related("dimension")}
    is_open = second_view.given_at is None and second_view.until_on >= clock.today()
    sheet = questions_of(second_view.assessment)
    shows = is_open and second_view.shows_stages
    return SecondViewTask(
        second_view,
        asked_of(sheet, set(answers)),
        answers,
        _own_words(second_view.assessment, set(answers)) if shows else {},
        is_open,
    )


def _own_words(assessment: Assessment, keys: set[str]) -> dict[str, str]:
    """The agreed stages of the house in these dimensions; what is not agreed is nobody's but the house's."""
    sheet = library().sheet(assessment.instrument_id)
    rows = Rating.objects.filter(assessment=assessment, assessment__agreement__isnull=False, dimension__key__in=keys)
    return {
        key: rating_in_words(sheet, key, answer, stage)
        for key, answer, stage in rows.exclude(answer="").values_list("dimension__key", "answer", "stage")
    }


def second_views_page(assessment: Assessment) -> SecondViewsPage:
    """The invitations, and beside the own stages what was handed in; three questions."""
    asked = list(
        SecondView.objects.asked()
        .filter(assessment=assessment)
        .select_related("institution", "person")
        .prefetch_related("answers")
    )
    own = {one.dimension_id: one for one in Rating.objects.filter(assessment=assessment)}
    given = {view: {one.dimension_id: one for one in view.answers.all()} for view in asked if view.given_at}
    sheet = questions_of(assessment)
    return SecondViewsPage(
        tuple(_line(view) for view in asked),
        tuple(
            ComparedDimension(
                one.heading,
                rating_in_words(sheet, one.key, mine.answer, mine.stage) if mine else "",
                tuple(
                    _opinion(view, said, mine.stage if mine else None, one.key, sheet)
                    for view, answers in given.items()
                    if (said := answers.get(one.id)) and (said.answer or said.comment)
                ),
            )
            for one, mine in ((one, own.get(one.id)) for one in sheet.dimensions)
            if any(one.id in answers for answers in given.values())
        ),
    )


def opinions_on(assessment: Assessment, line: RatingLine) -> tuple[SecondOpinion, ...]:
    """What advisers handed in on one dimension, for the house alone; one question if there are any."""
    if not getattr(assessment, "has_second_views", True):
        return ()
    answers = (
        SecondViewAnswer.objects.filter(second_view__in=SecondView.objects.given().filter(assessment=assessment))
        .filter(dimension=line.dimension.id)
        .exclude(answer="", comment="")
        .select_related("second_view__institution", "second_view__person")
        .order_by("second_view__given_at", "pk")
    )
    sheet, own = library().sheet(assessment.instrument_id), line.stage.value if line.stage else None
    return tuple(_opinion(said.second_view, said, own, line.dimension.key, sheet) for said in answers)


def _opinion(
    view: SecondView, said: SecondViewAnswer, own: int | None, key: str, sheet: InstrumentSheet
) -> SecondOpinion:
    return SecondOpinion(
        view.adviser, rating_in_words(sheet, key, said.answer, said.stage), said.comment, _difference(own, said)
    )


def _line(view: SecondView) -> SecondViewLine:
    is_over = view.given_at is None and view.until_on < clock.today()
    return SecondViewLine(
        view.pk, view.adviser, view.until_on, len(view.answers.all()), view.shows_stages, view.given_at, is_over
    )


def _difference(own: int | None, said: SecondViewAnswer) -> str:
    """How far both lie apart, in words; nothing where one of them is no stage."""
    if own is None or said.stage is None:
        return ""
    steps = said.stage - own
    if not steps:
        return _("sieht es wie das Haus")
    words = (
        ngettext("sieht das Haus %(count)s Stand weiter", "sieht das Haus %(count)s Stände weiter", steps)
        if steps > 0
        else ngettext("sieht das Haus %(count)s Stand früher", "sieht das Haus %(count)s Stände früher", -steps)
    )
    return words % {"count": abs(steps)}


def _second_views_near(person: Person) -> list[SecondView]:
    """Those that wait for this adviser, and those given to the person's own houses; one question for both."""
    houses, is_anybody = own_houses(person), bool(standing_of(person).posts)
    acting = Q(acting_for__in=houses) | (Q(acting_for=None) if is_anybody else Q(pk=None))
    named = Q(institution__in=houses) | Q(acting, person=person)
    waiting = Q(named, given_at=None, until_on__gte=clock.today())
    given = Q(given_at__isnull=False, assessment__institution__in=houses)
    found = SecondView.objects.asked().filter(waiting | given).annotate(dimensions=Count("answers"))
    near = found.select_related("assessment__institution", "institution", "person").order_by("until_on", "pk")
    return remembered(("second_views_near", person.pk), lambda: list(near))


def asks_for_second_views(person: Person) -> list[Ask]:
    """What houses ask of this adviser."""
    return [
        Ask(
            _("Um Ihre Zweitsicht wird gebeten"),
            _("%(house)s, bis %(day)s")
            % {"house": view.assessment.institution.name, "day": date_format(view.until_on, "j. F Y")},
            reverse("second_view_detail", args=[view.pk]),
            _("Ansehen"),
            getattr(view, "dimensions", 0) * _MINUTES_PER_DIMENSION,
        )
        for view in _second_views_near(person)
        if view.given_at is None
    ]


def news_of_second_views(person: Person, since: datetime | None) -> list[News]:
    """Second views handed in to the person's own houses since then."""
    given = [(view.given_at, view) for view in _second_views_near(person) if view.given_at]
    newest = sorted((one for one in given if since and one[0] > since), key=lambda one: one[0], reverse=True)
    return [
        News(_("Eine Zweitsicht ist da"), view.adviser, reverse("second_view_list", args=[view.assessment_id]), at)
        for at, view in newest[:20]
    ]
