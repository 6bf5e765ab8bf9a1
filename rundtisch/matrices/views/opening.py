"""How a page of an assessment begins: it belongs to the person's house, or there is no such page."""

from uuid import UUID

from django.http import Http404, HttpRequest

from rundtisch.people.signed_in import person_of
from rundtisch.roundtables.pages import open_table

from .. import queries
from ..queries import Assessment, RoundTable


def open_assessment(request: HttpRequest, assessment_id: UUID) -> Assessment:
    """The assessment, in the room of a table where the house sits; raises Http404."""
    person = person_of(request)
    assessment = queries.assessment_for(person, assessment_id)
    if assessment is None:
        raise Http404
    open_house_table(request, assessment.institution_id)
    return assessment


def open_house_table(request: HttpRequest, institution: UUID) -> RoundTable | None:
    """Show the rooms of a table where this house sits, if there is one; looks are noted as looks at this table."""
    table = queries.table_of_house(person_of(request), institution)
    return open_table(request, table) if table else None
