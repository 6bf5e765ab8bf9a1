"""A round as the record that anybody can read again (contract: A round of consensus as a record)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from rundtisch.institutions.models import Institution

from ..models import EnteredHow, Entitlement, Method, Option, Round, Voice
from ..rules.reading import Reading, read


@dataclass(frozen=True)
class HouseVoices:
    """What one entitled institution said: the voice that counts, and the card beside it where there are both."""

    entitlement: UUID
    institution: Institution
    counts: Voice | None
    card_beside: Voice | None
    took_part: bool = False

    @property
    def is_heard(self) -> bool:
        """Whether the house has a voice in the round, open or secret."""
        return self.took_part or self.counts is not None


def voices_in(one: Round) -> tuple[HouseVoices, ...]:
    """The entitled institutions in their order with their voices; two questions, however many there are."""
    return voices_by_round([one]).get(one.pk, ())


def voices_by_round(rounds: Sequence[Round]) -> dict[UUID, tuple[HouseVoices, ...]]:
    """The same of several rounds, with as many questions as for one."""
    entitled = Entitlement.objects.filter(round__in=rounds).select_related("institution").order_by("place")
    own: dict[UUID, Voice] = {}
    cards: dict[UUID, Voice] = {}
    voices = Voice.objects.filter(entitlement__round__in=rounds).select_related("entered_by", "objection")
    for voice in voices.order_by("number"):
        (cards if voice.entered_how == EnteredHow.CARD else own)[voice.entitlement_id] = voice
    houses: dict[UUID, list[HouseVoices]] = {}
    for entitlement in entitled:
        houses.setdefault(entitlement.round_id, []).append(_of_house(entitlement, own, cards))
    return {round_id: tuple(found) for round_id, found in houses.items()}


def _of_house(entitlement: Entitlement, own: Mapping[UUID, Voice], cards: Mapping[UUID, Voice]) -> HouseVoices:
    said, card = own.get(entitlement.pk), cards.get(entitlement.pk)
    took_part = entitlement.took_part_on is not None
    return HouseVoices(entitlement.pk, entitlement.institution, said or card, card if said else None, took_part)


def options_of(one: Round) -> tuple[Option, ...]:
    """The options in their order."""
    return tuple(Option.objects.filter(round=one).order_by("place")) if one.procedure.has_options else ()


def record_of(one: Round, houses: Sequence[HouseVoices], options: Sequence[Option]) -> dict[str, Any]:
    """The record of the round; people are not named in it."""
    procedure = one.procedure
    record: dict[str, Any] = {
        "method": procedure.method,
        "title": procedure.title,
        "round": one.number,
        "wording": one.wording,
        "opened_at": one.opened_at.isoformat(),
        "entitled": [str(house.institution.pk) for house in houses],
        "names": {str(house.institution.pk): house.institution.name for house in houses},
        "voices": [_voice(house.institution, house.counts) for house in houses if house.counts],
    }
    if procedure.is_secret:
        record["secret"] = True
        record["given"] = [str(house.institution.pk) for house in houses if house.took_part]
        record["voices"] = one.ballot_box.ballots
    if procedure.quorum_share is not None:
        record["quorum"] = {"share": _decimal(procedure.quorum_share)}
    if procedure.method == Method.CONSENSUS_LEVELS:
        record["thin_share"] = _decimal(procedure.thin_share)
    if procedure.method == Method.SYSTEMIC_CONSENSING:
        record["scale_max"] = procedure.scale_max
        record["outlier_from"] = procedure.outlier_from
        record["near_tie"] = _decimal(procedure.near_tie)
    if procedure.method == Method.PRIORITY_DOTS:
        record["dots"] = procedure.dots
    if procedure.has_options:
        record["options"] = [
            {"id": option.key, "title": option.title, **({"passive": True} if option.is_passive else {})}
            for option in options
        ]
    return record


def full_record(one: Round) -> dict[str, Any]:
    """The record of the round, asked from the start."""
    return record_of(one, voices_in(one), options_of(one))


def readings_by_round(rounds: Sequence[Round]) -> dict[UUID, Reading]:
    """The readings of several rounds, three questions for all; who may see them is asked by whoever shows them."""
    houses = voices_by_round(rounds)
    options: dict[UUID, list[Option]] = {}
    choosing = [one for one in rounds if one.procedure.has_options]
    for option in Option.objects.filter(round__in=choosing).order_by("place") if choosing else ():
        options.setdefault(option.round_id, []).append(option)
    return {one.pk: reading_of(record_of(one, houses.get(one.pk, ()), options.get(one.pk, ()))) for one in rounds}


def reading_of(record: Mapping[str, object]) -> Reading:
    """What the rules read from a record."""
    return read(record)


def _decimal(value: Decimal | str) -> str:
    return str(Decimal(value))


def _voice(institution: Institution, voice: Voice) -> dict[str, Any]:
    said: dict[str, Any] = {
        "institution": str(institution.pk),
        "entered_how": voice.entered_how,
        "at": voice.given_at.isoformat(),
    }
    if voice.position:
        said |= {"position": voice.position, "reason": voice.reason}
    elif voice.resistance is not None:
        said["resistance"] = voice.resistance
    elif voice.fingers is not None:
        said["fingers"] = voice.fingers
    elif voice.thumb:
        said["thumb"] = voice.thumb
    else:
        said["dots"] = voice.dots
    if objection := getattr(voice, "objection", None):
        said["objection"] = objection.text
    return said
