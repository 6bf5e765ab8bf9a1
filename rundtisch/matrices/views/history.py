"""How a house moved over its rounds."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rundtisch.people.signed_in import person_of

from .. import services
from ..queries.history import history_page
from ..queries.history_figures import change_of, course_of
from ..queries.openings import own_assessment_in
from .opening import open_house_table


@require_safe
def history_detail(request: HttpRequest, institution_id: UUID, key: str) -> HttpResponse:
    """The rounds of a house with one matrix, as far as this person may see them; a look is noted."""
    person = person_of(request)
    page = history_page(person, institution_id, key)
    if page is None:
        raise Http404
    services.note_looks(by=person, ratings=page.ratings, table=open_house_table(request, institution_id))
    context = {
        "page": page,
        "own_assessment": own_assessment_in(page.ratings),
        "change": change_of(page),
        "course": course_of(page),
    }
    return render(request, "matrices/history_detail.html", context)
