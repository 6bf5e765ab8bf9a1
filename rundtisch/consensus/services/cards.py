"""Voices that the minute-taker reads from cards or paper in the meeting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.models import Institution
from rundtisch.journal import services as journal
from rundtisch.people.models import Person

from ..models import CardObjection, EnteredHow, Entitlement, Round, Voice
from ..permissions import may_enter_cards, may_object_to_card
from .letters import tell_of_card
from .rounds import locked
from .voices import keep


@dataclass(frozen=True)
class Card:
    """What stands on the card of one house."""

    institution: Institution
    position: str = ""
    resistance: Mapping[str, int] | None = None
    fingers: int | None = None
    thumb: str = ""
    dots: Mapping[str, int] | None = None
    reason: str = ""
    may_be_named: bool = False


@act
def enter_cards(*, by: Person, round: Round, cards: Sequence[Card], by_mail: bool = True) -> list[Voice]:
    """Enter cards, marked as such, and tell each house once; a card that says what is already there adds nothing."""
    authorise(by, may_enter_cards, round)
    current = locked(round)
    entitled = {one.institution_id: one for one in current.entitlements.select_related("institution")}
    kept = []
    for card in cards:
        entitlement = entitled.get(card.institution.pk)
        if entitlement is None:
            raise Refusal(_("%(name)s ist in dieser Runde nicht stimmberechtigt.") % {"name": card.institution.name})
        said = _voice_on(card, entitlement, by)
        before = entitlement.voices.filter(entered_how=EnteredHow.CARD).order_by("-number").first()
        if before is None or not before.says_the_same_as(said):
            kept.append(keep(said, current))
        if before is None and by_mail:
            tell_of_card(by, current, card.institution)
    return kept


def _voice_on(card: Card, entitlement: Entitlement, by: Person) -> Voice:
    return Voice(
        entitlement=entitlement,
        position=card.position,
        resistance=None if card.resistance is None else dict(card.resistance),
        fingers=card.fingers,
        thumb=card.thumb,
        dots=None if card.dots is None else dict(card.dots),
        reason=card.reason.strip(),
        may_be_named=card.may_be_named,
        entered_by=by,
        entered_how=EnteredHow.CARD,
    )


@act
def object_to_card(*, by: Person, voice: Voice, text: str) -> CardObjection:
    """Say that a card was not the voice of one's house; the voice stays, the objection stands beside it."""
    authorise(by, may_object_to_card, voice)
    if voice.entered_how != EnteredHow.CARD:
        raise Refusal(
            _("Diese Stimme hat Ihr Haus selbst gegeben. Sie können sie ändern, solange die Runde offen ist.")
        )
    if not text.strip():
        raise Refusal(_("Bitte schreiben Sie auf, was nicht stimmt."))
    if CardObjection.objects.filter(voice=voice).exists():
        raise Refusal(_("Ihr Haus hat diesem Eintrag schon widersprochen."))
    objection = CardObjection.objects.create(voice=voice, text=text.strip(), raised_by=by, raised_at=clock.now())
    journal.note(by, "consensus.card_objected", voice.entitlement.round, house=str(voice.entitlement.institution))
    return objection
