"""How long words are and where they break, so that no name at the table is cut."""

from functools import lru_cache

SOFT_HYPHEN = "\u00ad"
_NARROW = frozenset("iljtfrI.,:;|!'()-/ ")
_WIDE = frozenset("mwMWÄÖÜ@")


def width(text: str, size: float) -> float:
    """The estimated width of the text in the interface's font; rather too wide than too narrow."""
    return size * sum(
        0.29 if sign in _NARROW else 0.86 if sign in _WIDE else 0.64 if sign.isupper() else 0.54
        for sign in text.replace(SOFT_HYPHEN, "")
    )


@lru_cache(maxsize=4096)
def wrap(text: str, room: float, size: float) -> tuple[str, ...]:
    """The text in lines that fit: broken between words, else at soft hyphens, else left whole."""
    lines = [""]
    for word in text.replace("e. V.", "e.\u00a0V.").split(" "):
        trial = f"{lines[-1]} {word}".strip()
        if width(trial, size) <= room:
            lines[-1] = trial
        elif width(word, size) <= room or SOFT_HYPHEN not in word:
            lines.append(word)
        else:
            _break_word(word, lines, room, size)
    return tuple(line.replace(SOFT_HYPHEN, "") for line in lines if line)


@lru_cache(maxsize=4096)
def fit(text: str, room: float, size: float) -> tuple[str, ...]:
    """The text in lines that fit whatever was typed: a word without a joint is broken where its line ends."""
    return tuple(piece for line in wrap(text, room, size) for piece in _cut(line, room, size))


def _cut(line: str, room: float, size: float) -> list[str]:
    pieces = [""]
    for letter in line:
        if pieces[-1] and width(pieces[-1] + letter, size) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _break_word(word: str, lines: list[str], room: float, size: float) -> None:
    """Set a long word part by part, with a hyphen wherever a line ends inside it."""
    joint = " " if lines[-1] else ""
    *parts, last = word.split(SOFT_HYPHEN)
    for part in [*parts, last]:
        hyphen = "" if part is last else "-"
        if width(f"{lines[-1]}{joint}{part}{hyphen}", size) <= room:
            lines[-1] += joint + part
        elif joint or not lines[-1]:
            lines.append(part)
        else:
            lines[-1] += "-"
            lines.append(part)
        joint = ""
