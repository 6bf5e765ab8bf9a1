"""The steps of a description: adding, changing, ordering and removing them."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import F, Max
from django.utils.translation import gettext as _

from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.models import Person

from ..indexing import index
from ..models import ProcessDescription, ProcessStep
from ..permissions import may_write_process
from .writing import StepWords, count_change, put_words, refuse_longer_than_a_page

#: Out of the way of all positions, so that no two steps ever stand at the same place while they change.
_ASIDE = 10_000


@act
def add_step(
    *, by: Person, description: ProcessDescription, words: StepWords, version: int | None = None
) -> ProcessStep:
    """Put a step at the end."""
    authorise(by, may_write_process, description)
    count_change(description, version)
    highest = description.steps.aggregate(highest=Max("position"))["highest"] or 0
    step = ProcessStep(description=description, position=highest + 1)
    _fill(by, step, words)
    index(description)
    journal.note(by, "processes.step_added", description, step=step.what)
    return step


@act
def change_step(*, by: Person, step: ProcessStep, words: StepWords, version: int | None = None) -> ProcessStep:
    """Change what is said about a step; refused when somebody else changed the description since it was read."""
    authorise(by, may_write_process, step.description)
    count_change(step.description, version)
    _fill(by, step, words)
    index(step.description)
    journal.note(by, "processes.step_changed", step.description, step=step.what)
    return step


@act
def order_steps(
    *, by: Person, description: ProcessDescription, order: Sequence[UUID], version: int | None = None
) -> list[ProcessStep]:
    """Put all steps in a new order."""
    authorise(by, may_write_process, description)
    count_change(description, version)
    standing = {step.pk: step for step in description.steps.all()}
    if sorted(order) != sorted(standing):
        raise Refusal(_("Die Schritte haben sich inzwischen geändert. Bitte ordnen Sie sie noch einmal."))
    description.steps.update(position=F("position") + _ASIDE)
    ordered = [standing[key] for key in order]
    for position, step in enumerate(ordered, start=1):
        step.position = position
    ProcessStep.objects.bulk_update(ordered, ["position"])
    journal.note(by, "processes.steps_ordered", description)
    return ordered


@act
def remove_step(*, by: Person, step: ProcessStep, version: int | None = None) -> None:
    """Take a step out; a step of another house that waited for it keeps its words."""
    description, position = step.description, step.position
    authorise(by, may_write_process, description)
    count_change(description, version)
    journal.note(by, "processes.step_removed", description, step=step.what)
    step.delete()
    for later in description.steps.filter(position__gt=position).order_by("position"):
        later.position -= 1
        later.save(update_fields=["position"])
    index(description)


def _fill(by: Person, step: ProcessStep, words: StepWords) -> None:
    if words.waits_for and words.waits_for != step.waits_for:
        _refuse_unseen(by, step, words.waits_for)
    put_words(step, words)
    step.save()
    refuse_longer_than_a_page(step.description)


def _refuse_unseen(by: Person, step: ProcessStep, awaited: ProcessStep) -> None:
    """One can wait only for a step of another house, and only for one that this person sees."""
    other = ProcessDescription.objects.filter(pk=awaited.description_id)
    if not other.visible_to(by).current().exclude(institution=step.description.institution_id).exists():
        raise Refusal(_("Warten kann ein Schritt nur auf einen Schritt eines anderen Hauses, den Sie sehen."))
