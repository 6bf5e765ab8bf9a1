"""Steps that tests of agreements share."""

from typing import Any

from rundtisch.agreements import services
from rundtisch.agreements.models import Agreement, Proposal
from rundtisch.consensus import services as consensus
from tests.world import Cast


def proposed(at_table: Cast, **fields: Any) -> Proposal:
    """A proposal that waits."""
    words = {"title": "Ein Meldeweg", "wording": "Wir melden so.", **fields}
    return services.propose(by=at_table.head, table=at_table.table, **words)


def agreed(at_table: Cast, **fields: Any) -> Agreement:
    """An agreement to which two houses said yes; the third was not heard."""
    proposal = proposed(at_table, **fields)
    one = services.open_round_on(by=at_table.facilitator, proposal=proposal)
    consensus.give_voice(by=at_table.head, round=one, institution=at_table.school, position="full")
    consensus.give_voice(by=at_table.other_head, round=one, institution=at_table.other_school, position="full")
    services.state_result_of(by=at_table.facilitator, proposal=proposal, result="consensus", text="Konsens.")
    proposal.refresh_from_db()
    assert proposal.agreement is not None
    return proposal.agreement
