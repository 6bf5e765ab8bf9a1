"""How pages of proposals and agreements begin: the person sits at the table, or there is no such page."""

from uuid import UUID

from django.http import Http404, HttpRequest

from rundtisch.people.signed_in import person_of
from rundtisch.roundtables.pages import open_table

from . import queries
from .models import Adoption, Agreement, Proposal

#: A proposal that the person behind the request may see.
SeenProposal = Proposal


def seen_proposal(request: HttpRequest, proposal_id: UUID) -> SeenProposal:
    """The proposal of this page; raises Http404 for whoever may not see it."""
    proposal = queries.proposal_for(person_of(request), proposal_id)
    if proposal is None:
        raise Http404
    open_table(request, proposal.table_id)
    return proposal


def seen_agreement(request: HttpRequest, agreement_id: UUID) -> Agreement:
    """The agreement of this page; raises Http404 for whoever may not see it."""
    agreement = queries.agreement_for(person_of(request), agreement_id)
    if agreement is None:
        raise Http404
    open_table(request, agreement.table_id)
    return agreement


def seen_adoption(request: HttpRequest, adoption_id: UUID) -> Adoption:
    """The adoption of this page; raises Http404 for whoever may not see it."""
    adoption = queries.adoption_for(person_of(request), adoption_id)
    if adoption is None:
        raise Http404
    open_table(request, adoption.agreement.table_id)
    return adoption
