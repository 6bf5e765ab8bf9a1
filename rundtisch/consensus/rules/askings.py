"""How the voices of a record become one asking of its method, or are refused at their place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rundtisch.consensus.rules.consensus_levels import ConsensusLevels, LevelVoice
from rundtisch.consensus.rules.consent import Consent, ConsentVoice
from rundtisch.consensus.rules.finding import Asking
from rundtisch.consensus.rules.positions import MOST_FINGERS, ConsensusLevel, ConsentPosition, Method, Thumb
from rundtisch.consensus.rules.priority_dots import PriorityDots
from rundtisch.consensus.rules.sense_check import SenseCheck
from rundtisch.consensus.rules.systemic_consensing import ResistanceVoice, SystemicConsensing
from rundtisch.foundation.rules.places import Place, shown

DEFAULT_THIN_SHARE = Fraction("0.3333")
DEFAULT_NEAR_TIE = Fraction("0.05")
DEFAULT_SCALE_MAX = 10
DEFAULT_OUTLIER_FROM = 8
DEFAULT_DOTS = 3


@dataclass(frozen=True)
class Heard:
    """An institution that was heard and the place of its voice; in a secret round the two belong together by chance."""

    institution: str
    voice: Place


def consensus_levels(root: Place, heard: Sequence[Heard]) -> ConsensusLevels:
    """An asking by consensus levels."""
    voices = [LevelVoice(h.institution, h.voice.at("position").choice(ConsensusLevel), _reason(h.voice)) for h in heard]
    return ConsensusLevels(tuple(voices), thin_share=_share(root, "thin_share", DEFAULT_THIN_SHARE))


def consent(_root: Place, heard: Sequence[Heard]) -> Consent:
    """An asking by consent."""
    return Consent(
        tuple(
            ConsentVoice(h.institution, h.voice.at("position").choice(ConsentPosition), _reason(h.voice)) for h in heard
        )
    )


def systemic_consensing(root: Place, heard: Sequence[Heard]) -> SystemicConsensing:
    """An asking by systemic consensing; exactly one option is the passive one, and every voice rates them all."""
    places = _options(root)
    passive = [option for option, place in places.items() if _is_passive(place)]
    if len(passive) != 1:
        raise root.at("options").refusal(
            f"genau eine Option ist die Passivlösung (passive), hier sind es {len(passive)}"
        )
    if len(places) == 1:
        raise root.at("options").refusal("neben der Passivlösung fehlt eine Option")
    scale_max = _whole(root, "scale_max", 1, DEFAULT_SCALE_MAX)
    return SystemicConsensing(
        voices=tuple(ResistanceVoice(h.institution, _resistance(h.voice, places, scale_max)) for h in heard),
        options=tuple(places),
        passive=passive[0],
        scale_max=scale_max,
        outlier_from=_whole(root, "outlier_from", 0, DEFAULT_OUTLIER_FROM),
        near_tie=_share(root, "near_tie", DEFAULT_NEAR_TIE),
    )


def sense_check(_root: Place, heard: Sequence[Heard]) -> SenseCheck:
    """A sense check, in which all show fingers or all show thumbs."""
    is_by_thumb = bool(heard) and heard[0].voice.find("thumb") is not None
    return SenseCheck(tuple(_sign(h.voice, is_by_thumb=is_by_thumb) for h in heard))


def priority_dots(root: Place, heard: Sequence[Heard]) -> PriorityDots:
    """A round of dots, in which nobody gives more than there are."""
    options = _options(root)
    most = _whole(root, "dots", 1, DEFAULT_DOTS)
    return PriorityDots(tuple(_dots(h.voice, options, most) for h in heard), tuple(options))


READERS: Mapping[Method, Callable[[Place, Sequence[Heard]], Asking]] = {
    Method.CONSENSUS_LEVELS: consensus_levels,
    Method.CONSENT: consent,
    Method.SYSTEMIC_CONSENSING: systemic_consensing,
    Method.SENSE_CHECK: sense_check,
    Method.PRIORITY_DOTS: priority_dots,
}


def _reason(voice: Place) -> str:
    reason = voice.find("reason")
    return "" if reason is None or reason.value is None else reason.text()


def _share(root: Place, key: str, default: Fraction) -> Fraction:
    place = root.find(key)
    return default if place is None else place.share()


def _whole(root: Place, key: str, least: int, default: int) -> int:
    place = root.find(key)
    return default if place is None else place.whole(least)


def _options(root: Place) -> dict[str, Place]:
    options: dict[str, Place] = {}
    for place in root.at("options").each():
        option = place.at("id")
        if option.text() in options:
            raise option.refusal(f"{shown(option.text())} steht doppelt")
        options[option.text()] = place
    if not options:
        raise root.at("options").refusal("es gibt keine Option")
    return options


def _is_passive(option: Place) -> bool:
    passive = option.find("passive")
    return passive is not None and passive.flag()


def _resistance(voice: Place, options: Mapping[str, Place], scale_max: int) -> dict[str, int]:
    resistance = voice.at("resistance")
    _refuse_unknown_options(resistance, options)
    return {option: resistance.at(option).whole(0, scale_max) for option in options}


def _dots(voice: Place, options: Mapping[str, Place], most: int) -> dict[str, int]:
    dots = voice.at("dots")
    _refuse_unknown_options(dots, options)
    given = {option: place.whole(0) for option in options if (place := dots.find(option))}
    if sum(given.values()) > most:
        raise dots.refusal(f"{shown(sum(given.values()))} Punkte sind mehr als die {shown(most)}, die es gibt")
    return given


def _refuse_unknown_options(rated: Place, options: Mapping[str, Place]) -> None:
    for option, place in rated.named():
        if option not in options:
            raise place.refusal("diese Option gibt es nicht")


def _sign(voice: Place, *, is_by_thumb: bool) -> str:
    other = voice.find("fingers" if is_by_thumb else "thumb")
    if other is not None:
        raise other.refusal("alle Stimmen zeigen Finger (fingers) oder alle den Daumen (thumb)")
    if is_by_thumb:
        return voice.at("thumb").choice(Thumb)
    return str(voice.at("fingers").whole(0, MOST_FINGERS))
