"""Which characters can stand on paper."""

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_LINE_ENDS = str.maketrans(dict.fromkeys("\r\v\f\x85\u2028\u2029", "\n") | {"\t": " "})
# Overrides could make a name or a sum read backwards; right-to-left writing itself needs none of them.
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# More marks above one letter than any language writes would reach into the lines above.
_MARKS = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_TOWERS = re.compile(f"({_MARKS}{{4}}){_MARKS}+")
_UNSEEN = frozenset({"Mn", "Me", "Cf"})


def printable(text: str) -> str:
    """The text without what no document may hold: control characters, overrides, halves of characters."""
    lines = text.replace("\r\n", "\n").translate(_LINE_ENDS)
    return _TOWERS.sub(r"\1", unicodedata.normalize("NFC", "".join(map(_kept, lines))))


def settable(text: str) -> str:
    """The printable text, with a replacement sign for each character that none of the shipped fonts can draw."""
    return "".join(
        character if character == "\n" or _is_drawn(ord(character)) else _stand_in(character)
        for character in printable(text)
    )


def _kept(character: str) -> str:
    kind = unicodedata.category(character)
    if character == "\n" or (kind[0] != "C" and character not in _OVERRIDES):
        return character
    if kind in {"Co", "Cs"}:
        return REPLACEMENT
    is_nothing = kind == "Cc" or character in _OVERRIDES or character == "\ufeff" or _is_no_character(ord(character))
    return "" if is_nothing else character


def _is_no_character(codepoint: int) -> bool:
    """The few code points that Unicode promises never to give to a character."""
    return 0xFDD0 <= codepoint <= 0xFDEF or codepoint & 0xFFFE == 0xFFFE  # noqa: PLR2004 - Unicode's own bounds


def _stand_in(character: str) -> str:
    return "" if unicodedata.category(character) in _UNSEEN else REPLACEMENT


def _is_drawn(codepoint: int) -> bool:
    starts, ends = _coverage()
    place = bisect_right(starts, codepoint) - 1
    return place >= 0 and codepoint <= ends[place]


@cache
def _coverage() -> tuple[list[int], list[int]]:
    """First and last characters of the stretches that every cut with its stand-in font can draw."""
    stretches = [line.split("-") for line in (FONTS / "coverage.txt").read_text("ascii").splitlines()]
    return [int(first, 16) for first, _ in stretches], [int(last, 16) for _, last in stretches]
