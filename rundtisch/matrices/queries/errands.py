"""What the matrices ask of a person for its own houses, and what is new about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.lookups import Exact
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rundtisch.foundation import clock
from rundtisch.foundation.memory import remembered
from rundtisch.institutions.models import standing_of
from rundtisch.institutions.rules.standing import PREPARING
from rundtisch.people.models import Person
from rundtisch.roundtables.asks import Ask, News

from ..models import Assessment, AssessmentKind, Dimension, Instrument, Share, kind_assessing
from .houses import MINUTES_PER_DIMENSION, RATED, UNCONFIRMED, AssessmentLine
from .paper_sheets import ask_of_paper, waiting_sheets
from .second_views import asks_for_second_views, news_of_second_views


@dataclass(frozen=True)
class _OwnAssessment:
    """An assessment of one of the person's houses, as the start page needs it."""

    line: AssessmentLine
    institution: UUID
    house: str
    key: str
    instrument: str
    overdue: int
    agreed_by: UUID | None
    sheet: UUID | None
    typist: str
    waiting: int

    @property
    def here(self) -> str:
        """Which house, which matrix, which period."""
        return f"{self.house}, {self.instrument}, {self.line.period}"

    @property
    def matrix(self) -> tuple[UUID, str]:
        """Of which house, in which matrix."""
        return self.institution, self.key


def _overdue() -> Count:
    """Targets that the house still has, past their day and not reached."""
    is_missed = Q(ratings__stage=None) | Q(ratings__stage__lt=F("ratings__focus__target_stage"))
    still_counts = Q(ratings__superseded_by=None, ratings__focus__target_on__lt=clock.today()) & ~Q(ratings__answer="")
    return Count("ratings", filter=still_counts & is_missed & Q(instrument__retirement=None))


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
        .annotate(rated=RATED, unconfirmed=UNCONFIRMED, overdue=_overdue(), dimensions=Subquery(dimensions))
        .annotate(**waiting_sheets())
        .order_by("institution__sort_name", "-started_at")
    )
    fields = ("pk", "period", "rated", "dimensions", "unconfirmed", "agreement__agreed_at")
    house = ("institution_id", "institution__name", "instrument__key", "instrument__title")
    about = (*house, "overdue", "agreement__agreed_by")
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
    """What the matrices ask of this person: begin, answer paper, rate what is missing, confirm, agree, mind targets."""
    standing = standing_of(person)
    asks: list[Ask] = []
    for one in _own_assessments(person):
        if one.line.agreed_at:
            continue
        may_speak = standing.speaks_for(one.institution)
        if one.sheet and may_speak:
            asks.append(ask_of_paper(one.sheet, one.typist, one.waiting, one.here))
        asks += _asks(one.line, one.here, may_speak=may_speak)
    return asks + _missed_targets(_own_assessments(person)) + asks_for_second_views(person) + _first_assessments(person)


def _missed_targets(assessments: Iterable[_OwnAssessment]) -> list[Ask]:
    """Targets whose day has passed; while a house works on a round, it meets them there."""
    open_now = {one.matrix for one in assessments if not one.line.agreed_at}
    missed: dict[tuple[UUID, str], int] = {}
    named: dict[tuple[UUID, str], str] = {}
    for one in assessments:
        if one.overdue and one.matrix not in open_now:
            missed[one.matrix] = missed.get(one.matrix, 0) + one.overdue
            named[one.matrix] = f"{one.house}, {one.instrument}"
    return [
        Ask(
            ngettext("Ein Ziel ist überfällig", "%(count)s Ziele sind überfällig", number) % {"count": number},
            named[matrix],
            reverse("history_detail", args=matrix),
            _("Ansehen"),
            number * MINUTES_PER_DIMENSION,
        )
        for matrix, number in missed.items()
    ]


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
            count * MINUTES_PER_DIMENSION,
        )
        for post in posts
        for _key, title, audience, count in newest.values()
        if kind_assessing(audience) == post.kind
    ]


def _asks(line: AssessmentLine, here: str, *, may_speak: bool) -> list[Ask]:
    url = reverse("assessment_detail", args=[line.id])
    if line.missing:
        words = ngettext("%(count)s Kategorie einschätzen", "%(count)s Kategorien einschätzen", line.missing)
        minutes = line.missing * MINUTES_PER_DIMENSION
        return [Ask(words % {"count": line.missing}, here, url, _("Einschätzen"), minutes)]
    if not may_speak:
        return []
    if line.unconfirmed:
        return [Ask(_("Einträge für Ihr Haus bestätigen"), here, url, _("Ansehen"), MINUTES_PER_DIMENSION)]
    return [Ask(_("Bewertungsrunde festhalten"), here, url, _("Ansehen"), MINUTES_PER_DIMENSION)]


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
