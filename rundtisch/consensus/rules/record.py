"""A round of consensus as a record that anybody can read again.

Everything that could make two readers read differently is refused with its place named: an institution that is not
entitled, a second voice, a value off the scale, a missing passive option. What the record holds beside that
(who entered a voice, when, for whom) is left unread.
"""

from dataclasses import dataclass
from fractions import Fraction

from rundtisch.consensus.rules import askings
from rundtisch.consensus.rules.finding import Asking
from rundtisch.consensus.rules.positions import FEWEST_SECRET_VOICES, SECRET_METHODS, Method
from rundtisch.foundation.rules.places import Place, PlaceError, from_json, shown


class RecordError(PlaceError):
    """The record cannot be read; the message names the place and the reason."""


@dataclass(frozen=True)
class Record:
    """One round: who was entitled, who gave a voice, and what was asked."""

    method: Method
    entitled: tuple[str, ...]
    given: frozenset[str]
    quorum: Fraction | None
    asking: Asking


def parse_bytes(content: bytes) -> Record:
    """The record that a JSON file holds; raises RecordError."""
    return _record(from_json(content, RecordError))


def parse(raw: object) -> Record:
    """The record that plain lists, mappings, texts and numbers describe; raises RecordError."""
    return _record(Place(raw, error=RecordError))


def _record(root: Place) -> Record:
    method = root.at("method").choice(Method)
    entitled = tuple(unique(root.at("entitled")))
    voices = root.at("voices").each()
    is_secret = _is_secret(root, method, voices)
    givers = _secret_givers(root, entitled, voices) if is_secret else _open_givers(entitled, voices)
    order = {institution: n for n, institution in enumerate(entitled)}
    heard = [
        askings.Heard(giver, voice)
        for giver, voice in sorted(zip(givers, voices, strict=True), key=lambda heard: order[heard[0]])
    ]
    quorum = root.find("quorum")
    return Record(
        method=method,
        entitled=entitled,
        given=frozenset(givers),
        quorum=quorum.at("share").share() if quorum else None,
        asking=askings.READERS[method](root, heard),
    )


def unique(place: Place) -> list[str]:
    """The ids of a list, each of which may stand there only once."""
    ids: list[str] = []
    seen: set[str] = set()
    for entry in place.each():
        ids.append(entry.text())
        if ids[-1] in seen:
            raise entry.refusal(f"{shown(ids[-1])} steht doppelt")
        seen.add(ids[-1])
    return ids


def _is_secret(root: Place, method: Method, voices: list[Place]) -> bool:
    secret = root.find("secret")
    if secret is None or not secret.flag():
        return False
    if method not in SECRET_METHODS:
        raise secret.refusal("geheim geht nur bei sense_check und priority_dots")
    if len(voices) < FEWEST_SECRET_VOICES:
        raise secret.refusal(f"geheim geht erst ab {FEWEST_SECRET_VOICES} Stimmen, hier sind es {len(voices)}")
    return True


def _secret_givers(root: Place, entitled: tuple[str, ...], voices: list[Place]) -> list[str]:
    """Who took part in a secret round; which voice is whose stays open, so any assignment serves."""
    for voice in voices:
        named = voice.find("institution")
        if named is not None:
            raise named.refusal("eine geheime Stimme nennt keine Institution")
    given = root.at("given")
    givers = unique(given)
    for place in given.each():
        _refuse_unknown(place, set(entitled))
    if len(givers) != len(voices):
        raise given.refusal(f"{len(givers)} Institutionen haben teilgenommen, aber es gibt {len(voices)} Stimmen")
    return givers


def _open_givers(entitled: tuple[str, ...], voices: list[Place]) -> list[str]:
    known = set(entitled)
    givers: dict[str, Place] = {}
    for voice in voices:
        named = voice.at("institution")
        institution = named.text()
        _refuse_unknown(named, known)
        if institution in givers:
            raise named.refusal(f"{shown(institution)} hat schon eine Stimme ({givers[institution].path})")
        givers[institution] = voice
    return list(givers)


def _refuse_unknown(place: Place, known: set[str]) -> None:
    if place.text() not in known:
        raise place.refusal(f"{shown(place.text())} steht nicht unter den Stimmberechtigten (entitled)")
