"""What a house has promised and what it is owed: adoptions and measures by their days, as one person sees them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from rundtisch.agreements.models import Adoption, AdoptionState, Agreement, sign_of
from rundtisch.agreements.rules.number import AgreementNumber
from rundtisch.foundation import clock
from rundtisch.institutions.models import AuthorityPeriod, Institution, standing_of
from rundtisch.institutions.ports import Companion
from rundtisch.people.models import Person
from rundtisch.ui import dates

from ..models import Measure
from .lines import MeasureLine, lines_of
from .words import until_in_words

#: On the way: neither closed by the house nor put into practice.
ON_THE_WAY = (
    AdoptionState.OPEN,
    AdoptionState.BROUGHT_IN,
    AdoptionState.DEFERRED,
    AdoptionState.NOTED,
    AdoptionState.ADOPTED,
    AdoptionState.ADAPTED,
)
#: So many of what was kept are shown, the latest first.
MOST_KEPT = 20


@dataclass(frozen=True)
class CommitmentLine:
    """One thing that a house promised: what, who, which day, how far."""

    title: str
    detail: str
    house: str
    url: str
    #: The state as a sign of the table figure; a measure says its state in words.
    sign: str
    words: str
    is_late: bool
    on: date | None
    has_own_act: bool = False

    @property
    def order(self) -> tuple[date, str]:
        """By its day; what has none comes last."""
        return (self.on or date.max, self.title)


@dataclass(frozen=True)
class CommitmentPage:
    """Both sides of one house."""

    institution: Institution
    promised: tuple[CommitmentLine, ...]
    kept: tuple[CommitmentLine, ...]
    owed: tuple[CommitmentLine, ...]
    is_own: bool


def commitment_page(person: Person, institution: Institution) -> CommitmentPage:
    """What the house promised and what others owe it; the same questions however much it is."""
    agreements = Agreement.objects.visible_to(person).in_force()
    own = Adoption.objects.filter(agreement__in=agreements, institution=institution)
    others = _others_of(institution)
    concerning = Agreement.objects.filter(pk__in=own.values("agreement"))
    measures = Measure.objects.visible_to(person)
    theirs = measures.open().filter(agreement__in=concerning).exclude(responsible_institution=institution)
    of_others = Adoption.objects.filter(agreement__in=concerning, institution__in=others)
    return CommitmentPage(
        institution=institution,
        promised=_by_day(
            _adoptions(person, _on_the_way(own)),
            _measures(lines_of(measures.open().filter(responsible_institution=institution))),
        ),
        kept=_kept(person, own, measures.done().filter(responsible_institution=institution).order_by("-done_at")),
        owed=_by_day(_adoptions(person, _on_the_way(of_others)), _measures(lines_of(theirs))),
        is_own=institution.pk in standing_of(person).houses,
    )


def _others_of(institution: Institution) -> set[UUID]:
    """The authority to which a school belongs today, or the schools of an authority."""
    today = AuthorityPeriod.objects.on(clock.today()).filter(Q(school=institution) | Q(authority=institution))
    return {one for pair in today.values_list("school_id", "authority_id") for one in pair} - {institution.pk}


def _on_the_way(adoptions: QuerySet[Adoption]) -> QuerySet[Adoption]:
    return adoptions.filter(state__in=ON_THE_WAY)


def _adoptions(person: Person, adoptions: QuerySet[Adoption]) -> list[CommitmentLine]:
    standing = standing_of(person)
    rows = adoptions.values_list(
        "pk",
        "agreement_id",
        "agreement__year",
        "agreement__sequence",
        "agreement__title",
        "agreement__agreed_on",
        "institution_id",
        "institution__name",
        "state",
        "body",
        "on",
        "terms__due_on",
    )
    return [
        CommitmentLine(
            title=title,
            detail=_agreed(AgreementNumber(year, sequence), agreed_on, due_on),
            house=name,
            url=reverse("adoption_detail", args=[pk])
            if standing.prepares_for(house)
            else reverse("agreement_detail", args=[agreement]),
            sign=sign_of(state, body),
            words="",
            is_late=False,
            on=on if state == AdoptionState.IMPLEMENTED else due_on or agreed_on,
            has_own_act=standing.prepares_for(house),
        )
        for pk, agreement, year, sequence, title, agreed_on, house, name, state, body, on, due_on in rows
    ]


def _agreed(number: AgreementNumber, agreed_on: date, due_on: date | None) -> str:
    told = _("Vereinbarung %(number)s, getroffen am %(day)s") % {"number": number, "day": dates.full_day(agreed_on)}
    return f"{told}, {until_in_words(due_on)}" if due_on else told


def _measures(lines: Sequence[MeasureLine]) -> list[CommitmentLine]:
    return [
        CommitmentLine(
            title=line.title,
            detail=_("Maßnahme, %(until)s") % {"until": line.until},
            house=line.responsible,
            url=reverse("measure_detail", args=[line.id]),
            sign="",
            words=line.state_words,
            is_late=line.is_late,
            on=line.done_on or line.due_on,
        )
        for line in lines
    ]


def _kept(person: Person, own: QuerySet[Adoption], done: QuerySet[Measure]) -> tuple[CommitmentLine, ...]:
    put_into_practice = own.filter(state=AdoptionState.IMPLEMENTED).order_by("-on")
    lines = _adoptions(person, put_into_practice[:MOST_KEPT]) + _measures(lines_of(done[:MOST_KEPT]))  # type: ignore[arg-type]  # a stretch of measures
    return tuple(sorted(lines, key=lambda one: one.order, reverse=True)[:MOST_KEPT])


def _by_day(*groups: Iterable[CommitmentLine]) -> tuple[CommitmentLine, ...]:
    return tuple(sorted((line for group in groups for line in group), key=lambda one: one.order))


def commitments_of_houses(person: Person, institutions: Sequence[UUID]) -> list[Companion]:
    """The page of promises, beside the person's own houses; no question."""
    own = standing_of(person).houses
    return [
        Companion(
            house,
            _("Zusagen"),
            _("Was wir zugesagt haben und was uns zusteht"),
            reverse("commitment_list", args=[house]),
        )
        for house in institutions
        if house in own
    ]
