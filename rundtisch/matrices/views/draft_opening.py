"""How a page of a draft begins: it is there, and the person keeps instruments."""

from uuid import UUID

from django.http import Http404, HttpRequest

from rundtisch.people.signed_in import person_of

from ..queries.drafts import Draft, draft_for


def open_draft(request: HttpRequest, draft_id: UUID) -> Draft:
    """The draft; raises NotEntitled or Http404."""
    draft = draft_for(person_of(request), draft_id)
    if draft is None:
        raise Http404
    return draft
