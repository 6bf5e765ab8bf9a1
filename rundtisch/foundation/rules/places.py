"""A place in a record or file that somebody hands in, and what may stand there.

Whoever reads a file asks each place for what it needs; a place that holds something else refuses and says where
it lies, so that the person who brought the file can mend it.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

Choice = TypeVar("Choice", bound=StrEnum)

DECIMAL_TEXT = re.compile(r"-?[0-9]{1,1000}(\.[0-9]{1,1000})?")
MOST_DIGITS = 1000
MOST_SHOWN = 60


class PlaceError(Exception):
    """What stands at a place is refused; the message names the place and the reason in German."""


class Twice:
    """Stands where a file gives the same key twice, so that neither value silently wins."""


TWICE = Twice()


@dataclass(frozen=True)
class Place:
    """One place of a file: what stands there, how one finds it, and with which error it refuses."""

    value: object
    path: str = ""
    error: type[PlaceError] = PlaceError

    def refusal(self, why: str) -> PlaceError:
        """The error that names this place; the caller raises it."""
        return self.error(f"{self.path or 'Datei'}: {why}")

    def find(self, key: str | int) -> "Place | None":
        """The place below under this key, if there is one."""
        below = self._mapping()
        if key not in below:
            return None
        return self._below(key, below[key])

    def at(self, key: str) -> "Place":
        """The place below under this key; it has to be there."""
        below = self.find(key)
        if below is None:
            raise replace(self, path=self._path_to(key)).refusal("fehlt")
        return below

    def named(self) -> Iterable[tuple[object, "Place"]]:
        """Every place below with its key."""
        return [(key, self._below(key, value)) for key, value in self._mapping().items()]

    def each(self) -> list["Place"]:
        """The places of a list, in order."""
        if not isinstance(self.value, (list, tuple)):
            raise self._unfit("keine Liste")
        return [replace(self, value=entry, path=f"{self.path}[{n}]") for n, entry in enumerate(self.value)]

    def text(self) -> str:
        """The text that stands here."""
        if not isinstance(self.value, str):
            raise self._unfit("kein Text")
        return self.value

    def whole(self, least: int, most: int | None = None) -> int:
        """The whole number that stands here; truth values and decimals are none."""
        if type(self.value) is not int:
            raise self._unfit("keine ganze Zahl")
        if most is not None and not least <= self.value <= most:
            raise self.refusal(f"{shown(self.value)} liegt nicht auf der Skala {shown(least)} bis {shown(most)}")
        if self.value < least:
            raise self.refusal(f"{shown(self.value)} ist kleiner als {least}")
        return self.value

    def share(self) -> Fraction:
        """The share from 0 to 1 that stands here as decimal text or number, exact to the last digit."""
        share = exact(self.value)
        if share is None:
            raise self._unfit("keine Dezimalzahl")
        if not 0 <= share <= 1:
            raise self.refusal(f"{shown(self.value)} liegt nicht auf der Skala 0 bis 1")
        return share

    def flag(self) -> bool:
        """The yes or no that stands here."""
        if not isinstance(self.value, bool):
            raise self._unfit("weder true noch false")
        return self.value

    def choice(self, choices: type[Choice]) -> Choice:
        """The one of the given words that stands here."""
        text = self.text()
        if text not in {choice.value for choice in choices}:
            raise self.refusal(f"{shown(text)} ist nicht vorgesehen (möglich: {', '.join(choices)})")
        return choices(text)

    def _mapping(self) -> Mapping[object, object]:
        if not isinstance(self.value, Mapping):
            raise self._unfit("keine Zuordnung von Namen zu Werten")
        return self.value

    def _path_to(self, key: object) -> str:
        name = key if isinstance(key, str) and key.isprintable() and len(key) <= MOST_SHOWN else shown(key)
        return f"{self.path}.{name}" if self.path else str(name)

    def _below(self, key: object, value: object) -> "Place":
        return replace(self, value=value, path=self._path_to(key))

    def _unfit(self, what: str) -> PlaceError:
        if isinstance(self.value, Twice):
            return self.refusal("steht doppelt")
        return self.refusal(f"{shown(self.value)} ist {what}")


def shown(value: object) -> str:
    """A value as it is named in a message: on one line and short."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        beginning = json.dumps(value[:MOST_SHOWN], ensure_ascii=False)[1:-1]
        return f"„{beginning}…“" if len(value) > MOST_SHOWN else f"„{beginning}“"
    if isinstance(value, Mapping):
        return "eine Zuordnung"
    if isinstance(value, (list, tuple)):
        return "eine Liste"
    number = str(value)
    return number if len(number) <= MOST_SHOWN else f"{number[:MOST_SHOWN]}…"


def exact(value: object) -> Fraction | None:
    """A decimal as an exact fraction; nothing for whatever is no finite decimal of a bearable length."""
    if isinstance(value, str):
        return Fraction(value) if DECIMAL_TEXT.fullmatch(value) else None
    if isinstance(value, Decimal):
        is_bearable = value.is_finite() and abs(value.adjusted()) <= MOST_DIGITS and len(str(value)) <= MOST_DIGITS
        return Fraction(value) if is_bearable else None
    return Fraction(value) if type(value) is int else None


def from_json(content: bytes, error: type[PlaceError] = PlaceError) -> Place:
    """The root place of a JSON file, with every number kept exactly as it was written."""
    try:
        value = json.loads(
            content.decode("utf-8-sig"),
            parse_int=_whole_number,
            parse_float=_decimal,
            parse_constant=Decimal,
            object_pairs_hook=_mapping,
        )
    except UnicodeDecodeError as problem:
        raise error("Die Datei ist nicht in UTF-8 geschrieben.") from problem
    except json.JSONDecodeError as problem:
        where = f"Zeile {problem.lineno}, Spalte {problem.colno}"
        raise error(f"Die Datei ist kein gültiges JSON ({where}).") from problem
    except RecursionError as problem:
        raise error("Die Datei ist zu tief verschachtelt.") from problem
    return Place(value, error=error)


def _whole_number(text: str) -> int | Decimal:
    return int(text) if len(text) <= MOST_DIGITS else _decimal(text)


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")


def _mapping(pairs: list[tuple[str, object]]) -> dict[str, object]:
    mapping: dict[str, object] = {}
    for key, value in pairs:
        mapping[key] = TWICE if key in mapping else value
    return mapping
