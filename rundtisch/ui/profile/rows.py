"""What the figures show: rows, each with a place on a scale of its own, or a word that says why there is none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Lack = Literal["not_applicable", "cannot_judge", "missing", "not_visible", "not_asked", "other_scale"]

#: Sign and word of a place that is none.
LACKS: dict[Lack, tuple[str, str | Promise]] = {
    "not_applicable": ("–", gettext_lazy("trifft nicht zu")),
    "cannot_judge": ("?", gettext_lazy("nicht einschätzbar")),
    "missing": ("○", gettext_lazy("noch nicht bewertet")),
    "not_visible": ("×", gettext_lazy("nicht sichtbar")),
    "not_asked": ("·", gettext_lazy("nicht gefragt")),
    "other_scale": ("≠", gettext_lazy("auf einer anderen Skala")),
}
#: Steps of the one blue that the pages have, whatever number of steps a scale has.
DARKEST = 3


@dataclass(frozen=True)
class Step:
    """One step of a scale; the short word stands in narrow places."""

    number: int
    word: str
    short: str = ""

    @property
    def said(self) -> str:
        """Number and word."""
        return f"{self.number} {self.word}"


Scale = tuple[Step, ...]


@dataclass(frozen=True)
class Answer:
    """A place on a scale, or why there is none."""

    number: int | None = None
    lack: Lack = "missing"

    def said(self, scale: Scale) -> str:
        """The answer in words."""
        return str(LACKS[self.lack][1]) if self.number is None else scale[place_of(self.number, scale)].said


def place_of(number: int, scale: Scale) -> int:
    """Which step of the scale it is, counted from nought."""
    return [step.number for step in scale].index(number)


def tone_of(place: int, scale: Scale) -> int:
    """How dark the step is drawn: the first lightest, the last darkest."""
    return round(place * DARKEST / max(len(scale) - 1, 1))


@dataclass(frozen=True)
class Row:
    """One thing on its scale: where it stands, where it stood, where it shall be."""

    number: str
    title: str
    scale: Scale
    now: Answer
    before: Answer | None = None
    target: int | None = None
    target_by: str = ""
    remark: str = ""
    href: str = ""

    @property
    def heading(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}".strip()

    @property
    def said_target(self) -> str:
        """The target in words, with its day."""
        if self.target is None:
            return ""
        by = f", {self.target_by}" if self.target_by else ""
        return _("Ziel: %(step)s") % {"step": self.scale[place_of(self.target, self.scale)].said + by}

    @property
    def said_before(self) -> str:
        """Where it stood, in words."""
        if self.before is None:
            return ""
        if self.before.number is not None and self.before == self.now:
            return _("unverändert")
        return _("vorher: %(answer)s") % {"answer": self.before.said(self.scale)}


@dataclass(frozen=True)
class Part:
    """Rows that belong together."""

    title: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class Profile:
    """Everything that one house has on its scales."""

    parts: Sequence[Part]
    title: str
    description: str
    ident: str = "profile"

    @property
    def rows(self) -> Iterator[Row]:
        """All rows in order."""
        return (row for part in self.parts for row in part.rows)


@dataclass(frozen=True)
class Panel:
    """One thing over several rounds: an answer for each of them, the oldest first."""

    number: str
    title: str
    scale: Scale
    answers: Sequence[Answer]
    target: int | None = None
    href: str = ""

    @property
    def heading(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True)
class CoursePart:
    """Panels that belong together."""

    title: str
    panels: Sequence[Panel]


@dataclass(frozen=True)
class Course:
    """Many things over the same rounds."""

    rounds: Sequence[str]
    parts: Sequence[CoursePart]
    title: str
    ident: str = "course"

    def __post_init__(self) -> None:
        if any(len(panel.answers) != len(self.rounds) for part in self.parts for panel in part.panels):
            raise ValueError("Each panel has one answer for each round.")
