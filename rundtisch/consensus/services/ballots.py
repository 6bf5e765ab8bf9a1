"""Secret voices: who took part is kept, and what was said, but never the two together."""

import json
from collections.abc import Mapping

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.models import Institution
from rundtisch.people.models import Person

from ..models import Round, Voice
from ..permissions import HouseInRound, may_give_voice
from .rounds import locked
from .voices import entitlement_in, refuse_late, refuse_misfit


@act
def cast_ballot(
    *,
    by: Person,
    round: Round,
    institution: Institution,
    fingers: int | None = None,
    thumb: str = "",
    dots: Mapping[str, int] | None = None,
) -> None:
    """Put the voice of a house into the ballot box, once: nobody could find it again to change it.

    Nothing is journaled and only the day is kept, so that no moment ties a house to its ballot.
    """
    current = locked(round)
    entitlement = entitlement_in(current, institution)
    authorise(by, may_give_voice, HouseInRound(current, institution))
    refuse_late(current)
    if not current.procedure.is_secret:
        raise Refusal(_("Diese Runde ist nicht geheim."))
    if entitlement.took_part_on is not None:
        raise Refusal(_("Ihr Haus hat schon teilgenommen. Eine geheime Stimme lässt sich nicht ändern."))
    said = Voice(entitlement=entitlement, fingers=fingers, thumb=thumb, dots=None if dots is None else dict(dots))
    box = current.ballot_box
    refuse_misfit(said, current, box.ballots)
    box.ballots = sorted([*box.ballots, _ballot(said)], key=lambda ballot: json.dumps(ballot, sort_keys=True))
    box.save(update_fields=["ballots"])
    entitlement.took_part_on = clock.today()
    entitlement.save(update_fields=["took_part_on"])


def _ballot(said: Voice) -> dict[str, object]:
    if said.dots is not None:
        return {"dots": {key: said.dots[key] for key in sorted(said.dots)}}
    return {"thumb": said.thumb} if said.thumb else {"fingers": said.fingers}
