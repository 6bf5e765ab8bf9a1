"""How a page of a process description begins: the person may see it, or there is no such page."""

from uuid import UUID

from django.http import Http404, HttpRequest

from rundtisch.people.signed_in import person_of
from rundtisch.roundtables.pages import open_table

from . import queries
from .models import ProcessDescription, ProcessStep

#: What the person behind the request may see.
SeenDescription = ProcessDescription
SeenStep = ProcessStep


def open_description(request: HttpRequest, description_id: UUID) -> SeenDescription:
    """The description, in the room of a table where its house sits; raises Http404."""
    person = person_of(request)
    description = queries.description_for(person, description_id)
    if description is None:
        raise Http404
    open_house_table(request, description.institution_id)
    return description


def open_step(request: HttpRequest, step_id: UUID) -> SeenStep:
    """The step, in the room of a table where its house sits; raises Http404."""
    step = queries.step_for(person_of(request), step_id)
    if step is None:
        raise Http404
    open_house_table(request, step.description.institution_id)
    return step


def open_house_table(request: HttpRequest, institution: UUID) -> None:
    """Show the rooms of a table where this house sits, if there is one."""
    table = queries.table_of_house(person_of(request), institution)
    if table:
        open_table(request, table)
