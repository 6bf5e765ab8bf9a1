"""One description as a person may see it: steps, waiting points on both sides, links, shares and looks."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from rundtisch.foundation import clock
from rundtisch.matrices.models import Dimension
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable
from rundtisch.roundtables.queries import LookLine, audience_in_words, look_lines, tables_of

from ..models import (
    ProcessAgreement,
    ProcessDescription,
    ProcessShare,
    ProcessShareRecipient,
    ProcessStep,
)
from ..permissions import may_see_whole_process
from ..rules.day_of_year import DayOfYear
from ..rules.yearly_check import is_due


@dataclass(frozen=True)
class Waiting:
    """The other end of a waiting point: whose step it is and where it stands."""

    house: str
    number: int
    what: str
    url: str
    step: UUID
    description: UUID


@dataclass(frozen=True)
class StepLine:
    """One step in words."""

    id: UUID
    number: int
    what: str
    who: str
    how_long: str
    needed: str
    contact: str
    earliest: str
    latest: str
    waits_for_words: str
    waits_for: Waiting | None
    awaited_by: tuple[Waiting, ...] = ()


@dataclass(frozen=True)
class ShareLine:
    """An open share in words."""

    id: UUID
    audience: str
    from_on: date
    until_on: date | None


@dataclass(frozen=True)
class DescriptionPage:
    """A description, ready to be shown."""

    description: ProcessDescription
    steps: tuple[StepLine, ...]
    dimensions: tuple[str, ...]
    agreements: tuple[tuple[str, str], ...]
    last_checked_on: date
    is_due: bool
    is_own: bool
    shares: tuple[ShareLine, ...] = ()
    looks: tuple[LookLine, ...] = field(default=())

    @property
    def order(self) -> list[str]:
        """The steps as they stand."""
        return [str(step.id) for step in self.steps]


def description_for(person: Person, description_id: UUID) -> ProcessDescription | None:
    """The description, if this person may see it."""
    return (
        ProcessDescription.objects.filter(pk=description_id)
        .visible_to(person)
        .select_related("institution", "retired_by")
        .first()
    )


def step_for(person: Person, step_id: UUID) -> ProcessStep | None:
    """The step, if this person may see its description."""
    step = ProcessStep.objects.filter(pk=step_id).select_related("description__institution", "waits_for").first()
    return step if step and description_for(person, step.description_id) else None


def description_page(person: Person, description: ProcessDescription) -> DescriptionPage:
    """The page with all that this person may see today; the same few questions however many steps."""
    is_own = may_see_whole_process(person, description)
    agreements = ProcessAgreement.objects.filter(
        description=description, agreement__table__in=[line.id for line in tables_of(person)]
    ).select_related("agreement")
    last = description.checks.order_by("-checked_at").values_list("checked_at", flat=True).first()
    checked_on = timezone.localtime(last or description.started_at).date()
    shares = open_shares_of(description) if is_own else []
    return DescriptionPage(
        description,
        steps_of(person, [description])[description.pk],
        _dimensions_of(description),
        tuple(
            (str(one.agreement), reverse("agreement_detail", args=[one.agreement_id]))
            for one in agreements.order_by("agreement__year", "agreement__sequence")
        ),
        checked_on,
        is_due(checked_on, clock.today()),
        is_own,
        tuple(ShareLine(one.pk, audience_in_words(one), one.from_on, one.until_on) for one in shares),
        tuple(looks_at(description)[:5]) if is_own else (),
    )


def _dimensions_of(description: ProcessDescription) -> tuple[str, ...]:
    """The dimensions as the newest version of their instrument calls them."""
    keys = description.dimensions.values("dimension_key")
    rows = Dimension.objects.filter(key__in=keys).order_by("instrument__published_at", "instrument__version")
    titles = {key: f"{number} {title}" for key, number, title in rows.values_list("key", "number", "title")}
    return tuple(sorted(titles.values()))


def steps_of(person: Person, descriptions: list[ProcessDescription]) -> dict[UUID, tuple[StepLine, ...]]:
    """The steps of these descriptions, with the other ends of waiting points that this person sees too."""
    keys = [one.pk for one in descriptions]
    both = "description__institution"
    steps = list(
        ProcessStep.objects.filter(description__in=keys)
        .select_related(f"waits_for__{both}")
        .prefetch_related(Prefetch("awaited_by", ProcessStep.objects.select_related(both)))
        .order_by("position")
    )
    ends = {end.description_id for step in steps for end in [step.waits_for, *step.awaited_by.all()] if end}
    seen = set(ProcessDescription.objects.filter(pk__in=ends).visible_to(person).current().values_list("pk", flat=True))
    found: dict[UUID, list[StepLine]] = {key: [] for key in keys}
    for step in steps:
        found[step.description_id].append(_line(step, seen))
    return {key: tuple(lines) for key, lines in found.items()}


def _line(step: ProcessStep, seen: set[UUID]) -> StepLine:
    return StepLine(
        step.pk,
        step.position,
        step.what,
        step.who,
        step.how_long,
        step.needed,
        step.contact,
        _in_words(step.earliest),
        _in_words(step.latest),
        step.waits_for_words,
        _waiting(step.waits_for) if step.waits_for and step.waits_for.description_id in seen else None,
        tuple(_waiting(one) for one in step.awaited_by.all() if one.description_id in seen),
    )


def _waiting(end: ProcessStep) -> Waiting:
    description = end.description
    return Waiting(
        description.institution.label,
        end.position,
        end.what,
        reverse("process_detail", args=[description.pk]),
        end.pk,
        description.pk,
    )


def _in_words(day: DayOfYear | None) -> str:
    return date_format(date(2000, day.month, day.day), "j. F") if day else ""


def open_shares_of(description: ProcessDescription) -> list[ProcessShare]:
    """The shares that are open today or will be."""
    recipients = ProcessShareRecipient.objects.select_related("institution", "person")
    shares = description.shares.filter(revoked_at=None).with_rest(clock.today()).select_related("table")
    return [
        share
        for share in shares.prefetch_related(Prefetch("recipients", recipients)).order_by("-shared_at", "pk")
        if share.until_on is None or share.until_on >= clock.today()
    ]


def looks_at(description: ProcessDescription) -> list[LookLine]:
    """Who of other houses has looked, newest first."""
    return look_lines(description.looks.all())


def share_for(person: Person, share_id: UUID) -> ProcessShare | None:
    """A share, if it belongs to the person's own house."""
    share = ProcessShare.objects.filter(pk=share_id).select_related("description__institution", "table").first()
    return share if share and may_see_whole_process(person, share.description) else None


def share_line(share: ProcessShare) -> ShareLine:
    """A share in words."""
    return ShareLine(share.pk, audience_in_words(share), share.from_on, share.until_on)


def table_of_person(person: Person, table_id: str) -> RoundTable | None:
    """A table at which the person sits, by the id of a form."""
    found = next((line for line in tables_of(person) if str(line.id) == table_id), None)
    return RoundTable.objects.filter(pk=found.id).first() if found else None
