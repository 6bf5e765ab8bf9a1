"""Drafts of instruments as the office works on them: outline, what is missing, what follows what, preview."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext as _

from rundtisch.foundation.permissions import authorise
from rundtisch.people.models import Person

from ..models import Instrument, InstrumentDraft
from ..permissions import may_keep_instruments
from ..rules import instrument as rules
from ..rules.drafting import mark_of, of_content
from ..rules.instrument_problems import Problem, problems_of
from ..rules.succession import Following
from .instrument_words import fault_in_words, place_in_words
from .versions import instrument_as_rule

#: A draft as pages hand it on to the acts.
Draft = InstrumentDraft


@dataclass(frozen=True)
class PublishedLine:
    """A published version in the list."""

    id: UUID
    key: str
    version: str
    title: str
    audience: str
    published_at: datetime
    dimensions: int
    is_newest: bool
    is_retired: bool


@dataclass(frozen=True)
class DraftLine:
    """A draft in the list."""

    id: UUID
    title: str
    version: str
    changed_by: str
    changed_at: datetime


@dataclass(frozen=True)
class Lack:
    """Something that stands against publishing, with the page on which it is mended."""

    place: str
    sentence: str
    area: str = ""
    dimension: str = ""
    is_stages: bool = False
    is_succession: bool = False


@dataclass(frozen=True)
class FollowingLine:
    """What becomes of earlier answers in one dimension."""

    heading: str
    kind: str
    before: str


@dataclass(frozen=True)
class DraftPage:
    """A draft with everything that its page shows."""

    draft: InstrumentDraft
    instrument: rules.Instrument
    lacks: tuple[Lack, ...]
    following: tuple[FollowingLine, ...]
    dropped: tuple[str, ...]

    @property
    def order_mark(self) -> str:
        """The mark of the order as it stands."""
        return mark_of(order_of(self.instrument))

    @property
    def whole_mark(self) -> str:
        """The mark of the whole draft."""
        return mark_of(self.instrument)


def order_of(instrument: rules.Instrument) -> object:
    """Which dimension stands where."""
    return [(area.id, [one.id for one in area.dimensions]) for area in instrument.areas]


def published_instruments() -> list[PublishedLine]:
    """Every published version, newest first."""
    rows = (
        Instrument.objects.annotate(number=Count("dimensions"))
        .order_by("-published_at", "-version")
        .values_list("pk", "key", "version", "title", "audience", "published_at", "number", "retirement")
    )
    audiences = dict(Instrument._meta.get_field("audience").flatchoices)
    seen: set[str] = set()
    lines = []
    for pk, key, version, title, audience, at, number, retirement in rows:
        words = str(audiences[audience])
        lines.append(PublishedLine(pk, key, version, title, words, at, number, key not in seen, retirement is not None))
        seen.add(key)
    return sorted(lines, key=lambda line: line.title)


def drafts() -> list[DraftLine]:
    """Every draft, the one changed last first."""
    return [
        DraftLine(one.pk, one.content["title"], one.version, one.changed_by.name, one.changed_at)
        for one in InstrumentDraft.objects.select_related("changed_by")
    ]


def draft_for(person: Person, draft_id: UUID) -> InstrumentDraft | None:
    """A draft, for those who keep instruments; raises NotEntitled for others."""
    authorise(person, may_keep_instruments, None)
    return InstrumentDraft.objects.filter(pk=draft_id).select_related("changed_by").first()


def published_instrument(instrument_id: UUID) -> Instrument | None:
    """One published version."""
    return Instrument.objects.filter(pk=instrument_id).select_related("retirement__retired_by").first()


def drafted(draft: InstrumentDraft) -> rules.Instrument:
    """What a draft says so far."""
    return of_content(draft.content)


def version_before(instrument: rules.Instrument) -> rules.Instrument | None:
    """The version that a draft follows, if it is here."""
    if instrument.succession is None:
        return None
    before = Instrument.objects.filter(key=instrument.id, version=instrument.succession.version).first()
    return instrument_as_rule(before) if before else None


def earlier_versions(instrument: rules.Instrument) -> list[str]:
    """The published versions that a draft may follow, newest first."""
    found = Instrument.objects.filter(key=instrument.id).exclude(version=instrument.version)
    return list(found.order_by("-published_at").values_list("version", flat=True))


def published_version(key: str, version: str) -> rules.Instrument | None:
    """One published version by its words."""
    found = Instrument.objects.filter(key=key, version=version).first()
    return instrument_as_rule(found) if found else None


def draft_page(draft: InstrumentDraft) -> DraftPage:
    """The page of a draft."""
    instrument = drafted(draft)
    before = version_before(instrument)
    known = {one.id: f"{one.number} {one.title}" for one in before.dimensions} if before else {}
    dropped = instrument.succession.dropped(known) if instrument.succession else ()
    return DraftPage(
        draft,
        instrument,
        tuple(_lack(instrument, problem) for problem in problems_of(instrument)),
        tuple(following_in(instrument, known)) if instrument.succession else (),
        tuple(known[key] for key in dropped),
    )


def following_in(instrument: rules.Instrument, known: dict[str, str]) -> Iterable[FollowingLine]:
    """What becomes of earlier answers, dimension by dimension."""
    words = {
        Following.CARRIED_OVER: _("wird übernommen"),
        Following.MERGED: _("wird zusammengeführt"),
        Following.ASKED_ANEW: _("wird neu gefragt"),
    }
    if instrument.succession is None:
        return
    for one in instrument.dimensions:
        names = [known.get(link.before, link.before) for link in instrument.succession.of(one.id)]
        kind = words[instrument.succession.following(one.id)]
        yield FollowingLine(f"{one.number} {one.title}".strip(), kind, ", ".join(names))


def _lack(instrument: rules.Instrument, problem: Problem) -> Lack:
    where = problem.where
    area = instrument.areas[where.area] if where.area is not None else None
    dimension = area.dimensions[where.dimension] if area and where.dimension is not None else None
    return Lack(
        place_in_words(instrument, where),
        fault_in_words(problem),
        area.id if area else "",
        dimension.id if dimension else "",
        where.field == "stages",
        where.field in {"previous", "predecessors"},
    )
