"""Beginning a description, and changing its words and links."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext as _

from rundtisch.agreements.models import Agreement
from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.models import Institution
from rundtisch.journal import services as journal
from rundtisch.matrices.queries import library
from rundtisch.people.models import Person

from ..indexing import index
from ..models import ProcessAgreement, ProcessDescription, ProcessDimension, ProcessKind, ProcessStep
from ..permissions import may_begin_process, may_write_process
from ..rules.day_of_year import DayOfYear
from ..rules.one_page import MOST_STEPS, fits_on_a_page


@dataclass(frozen=True)
class StepWords:
    """What is said about one step."""

    what: str
    who: str = ""
    how_long: str = ""
    needed: str = ""
    contact: str = ""
    earliest: DayOfYear | None = None
    latest: DayOfYear | None = None
    waits_for_words: str = ""
    waits_for: ProcessStep | None = None


@act
def begin_description(
    *,
    by: Person,
    institution: Institution,
    kind: str,
    title: str,
    purpose: str = "",
    contact: str = "",
    steps: Sequence[StepWords] = (),
) -> ProcessDescription:
    """Write down how a thing goes in this house, empty or beginning with the steps of a template."""
    authorise(by, may_begin_process, institution)
    if not title.strip():
        raise Refusal(_("Ein Ablauf braucht einen Titel."))
    now = clock.now()
    description = ProcessDescription.objects.create(
        institution=institution,
        kind=ProcessKind(kind),
        title=title,
        purpose=purpose,
        contact=contact,
        started_by=by,
        started_at=now,
        changed_at=now,
    )
    for place, words in enumerate(steps, start=1):
        step = ProcessStep(description=description, position=place)
        put_words(step, words)
        step.save()
    refuse_longer_than_a_page(description)
    index(description)
    journal.note(by, "processes.description_begun", description, house=institution.name)
    return description


@act
def change_description(
    *,
    by: Person,
    description: ProcessDescription,
    title: str,
    purpose: str = "",
    contact: str = "",
    dimensions: Collection[str] = (),
    agreements: Collection[Agreement] = (),
    version: int | None = None,
) -> ProcessDescription:
    """Change the words and links; refused when somebody else changed the description since it was read."""
    authorise(by, may_write_process, description)
    if not title.strip():
        raise Refusal(_("Ein Ablauf braucht einen Titel."))
    count_change(description, version)
    ProcessDescription.objects.filter(pk=description.pk).update(title=title, purpose=purpose, contact=contact)
    known = {sheet.key for one in library().newest for sheet in one.dimensions}
    description.dimensions.all().delete()
    ProcessDimension.objects.bulk_create(
        ProcessDimension(description=description, dimension_key=key) for key in sorted(set(dimensions) & known)
    )
    # Agreements of tables where this person does not sit stay linked.
    seen = Agreement.objects.visible_to(by)
    description.agreements.filter(agreement__in=seen).delete()
    ProcessAgreement.objects.bulk_create(
        ProcessAgreement(description=description, agreement=one)
        for one in seen.filter(pk__in=[chosen.pk for chosen in agreements])
    )
    description.refresh_from_db()
    refuse_longer_than_a_page(description)
    index(description)
    journal.note(by, "processes.description_changed", description)
    return description


def count_change(description: ProcessDescription, version: int | None) -> None:
    """Let others wait and count the change; refuse what was read too long ago. Part of every act that writes."""
    standing = ProcessDescription.objects.select_for_update().get(pk=description.pk)
    if standing.retired_at is not None:
        raise Refusal(_("Dieser Ablauf gilt nicht mehr. Nehmen Sie ihn erst wieder auf, wenn Sie ihn ändern möchten."))
    if version is not None and version != standing.version:
        raise Refusal(
            _("Der Ablauf wurde inzwischen von jemand anderem geändert. Bitte vergleichen Sie beide Fassungen.")
        )
    ProcessDescription.objects.filter(pk=description.pk).update(version=F("version") + 1, changed_at=clock.now())
    description.version = standing.version + 1


def put_words(step: ProcessStep, words: StepWords) -> None:
    """Write what is said about the step into it."""
    if not words.what.strip():
        raise Refusal(_("Bitte schreiben Sie, was in diesem Schritt geschieht."))
    if words.waits_for and not words.waits_for_words.strip():
        raise Refusal(_("Bitte schreiben Sie, worauf dieser Schritt wartet. Ein Satz genügt."))
    step.what, step.who, step.how_long = words.what, words.who, words.how_long
    step.needed, step.contact = words.needed, words.contact
    step.earliest_month, step.earliest_day = _both(words.earliest)
    step.latest_month, step.latest_day = _both(words.latest)
    step.waits_for_words, step.waits_for = words.waits_for_words, words.waits_for


def refuse_longer_than_a_page(description: ProcessDescription) -> None:
    """A description that outgrows its page is not stored."""
    steps = [
        (one.what, one.who, one.how_long, one.needed, one.contact, one.waits_for_words)
        for one in description.steps.all()
    ]
    if not fits_on_a_page((description.title, description.purpose, description.contact), steps):
        raise Refusal(
            _(
                "So passt der Ablauf nicht mehr auf eine Seite. Höchstens %(steps)s Schritte, und bitte kurze Sätze: "
                "Teilen Sie einen langen Ablauf in zwei."
            )
            % {"steps": MOST_STEPS}
        )


def _both(day: DayOfYear | None) -> tuple[int | None, int | None]:
    return (day.month, day.day) if day else (None, None)
