"""Rating one dimension: question, stages in full, last time, counterparts, and where one stands."""

from dataclasses import dataclass
from uuid import UUID

from rundtisch.foundation import clock
from rundtisch.institutions.models import AuthorityPeriod, Institution
from rundtisch.people.models import Person

from ..models import Assessment, Dimension, Rating, StageDescription, VisibleRating, ratings_visible_to
from ..ports import SupportSuggestion
from .assessments import AssessmentPage, RatingLine, assessment_page
from .cells import Cell, answer_in_words, cell_of, current
from .library import DimensionSheet, StageWord, library
from .second_views import SecondOpinion, opinions_on
from .support import suggestions_beside
from .versions import origins_in

#: More than these are hard to reach; a page says so and refuses nothing.
MOST_IN_FOCUS = 5


@dataclass(frozen=True)
class StageCard:
    """A stage with its description and its marks."""

    stage: StageWord
    text: str
    was_last_time: bool
    is_target: bool


@dataclass(frozen=True)
class LastTime:
    """What the house agreed before."""

    period: str
    word: str
    value: int | None
    evidence: str


@dataclass(frozen=True)
class Opposite:
    """A counterpart at the other side, as far as the person may see it."""

    dimension: DimensionSheet
    institution: str
    cell: Cell


@dataclass(frozen=True)
class DimensionPage:
    """Everything on the page of one dimension."""

    page: AssessmentPage
    dimension: Dimension
    line: RatingLine
    area_number: str
    number: int
    cards: tuple[StageCard, ...]
    last: LastTime | None
    opposites: tuple[Opposite, ...]
    seen: tuple[VisibleRating, ...]
    opinions: tuple[SecondOpinion, ...]
    suggestions: tuple[SupportSuggestion, ...]
    previous_key: str
    next_key: str

    @property
    def others_in_focus(self) -> tuple[str, ...]:
        """What the house chose as a focus besides this dimension."""
        key = self.line.dimension.key
        return tuple(line.dimension.heading for line in self.page.focused if line.dimension.key != key)

    @property
    def has_enough_focus(self) -> bool:
        """Whether this dimension is one more than a house can easily follow."""
        return len(self.others_in_focus) >= MOST_IN_FOCUS

    @property
    def stages(self) -> tuple[StageWord, ...]:
        """The stages of this dimension."""
        return tuple(card.stage for card in self.cards)


def dimension_page(person: Person, assessment: Assessment, key: str) -> DimensionPage | None:
    """The page of a dimension of this assessment; nothing if it asks none of this key."""
    asked = StageDescription.objects.filter(dimension__instrument=assessment.instrument_id, dimension__key=key)
    described = list(asked.select_related("dimension", "stage"))
    dimension = described[0].dimension if described else None
    if dimension is None:
        return None
    page = assessment_page(person, assessment)
    keys = [line.dimension.key for line in page.lines]
    if key not in keys:
        return None
    place = keys.index(key)
    line = page.lines[place]
    last = _last(assessment, dimension, page) if page.is_whole else None
    texts = {one.stage.value: one.text for one in described}
    return DimensionPage(
        page,
        dimension,
        line,
        line.dimension.area_number,
        place + 1,
        tuple(
            StageCard(
                stage, texts.get(stage.value, ""), last is not None and last.value == stage.value, line.target == stage
            )
            for stage in page.sheet.stages_of(key)
        ),
        last,
        *_opposites(person, assessment, key),
        opinions_on(assessment, line) if page.is_whole else (),
        suggestions_beside(person, page, line),
        keys[place - 1] if place else "",
        keys[place + 1] if place + 1 < len(keys) else "",
    )


def _last(assessment: Assessment, dimension: Dimension, page: AssessmentPage) -> LastTime | None:
    """What was agreed before, in the words of the version by which it was; nothing where several were merged."""
    if assessment.previous is None:
        return None
    sheet = library().sheet(assessment.previous.instrument_id)
    origins = origins_in(sheet, page.sheet).get(dimension.key, ())
    agreed = Rating.objects.agreed_before(assessment).select_related("assessment")
    before = agreed.filter(dimension__key__in=origins).first()
    if before is None or len(origins) > 1 or not before.answer:
        return None
    stage = sheet.stage(before.stage, origins[0])
    return LastTime(
        before.assessment.period,
        stage.label if stage else answer_in_words(before.answer),
        before.stage if sheet.id == page.sheet.id else None,
        before.evidence,
    )


def _opposites(
    person: Person, assessment: Assessment, key: str
) -> tuple[tuple[Opposite, ...], tuple[VisibleRating, ...]]:
    """The counterparts at the school's authority or the authority's schools, and which of their ratings are seen."""
    house: UUID = assessment.institution_id
    periods = AuthorityPeriod.objects.on(clock.today())
    others = Institution.objects.filter(school_periods__in=periods.filter(school=house)) | Institution.objects.filter(
        authority_periods__in=periods.filter(authority=house)
    )
    names = dict(others.order_by("sort_name").values_list("pk", "name"))
    books = library()
    seen = current(ratings_visible_to(person, list(names)))
    asked = [(dimension, other) for dimension in books.answering(key) for other in names]
    found = {pair: seen.get((pair[1], pair[0].key)) for pair in asked}
    opposites = tuple(Opposite(one, names[other], cell_of(rating, books)) for (one, other), rating in found.items())
    return opposites, tuple(rating for rating in found.values() if rating)


def rating_as_initial(line: RatingLine) -> dict[str, object]:
    """What stands in the form when the page is opened."""
    choice = str(line.stage.value) if line.stage else line.answer
    return {
        "choice": choice,
        "evidence": line.evidence,
        "comment": line.comment,
        "is_focus": line.is_focus,
        "target_stage": line.target.value if line.target else "",
        "target_on": line.target_on,
        "support": line.support,
        "version": line.version,
    }
