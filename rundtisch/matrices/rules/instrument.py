"""An instrument: areas, their dimensions, and the described stages by which institutions assess themselves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from rundtisch.matrices.rules.stages import Scale
from rundtisch.matrices.rules.succession import Succession


class AssessedBy(StrEnum):
    """Which kind of institution assesses itself with an instrument."""

    SCHOOL = "school"
    AUTHORITY = "authority"


@dataclass(frozen=True)
class Stage:
    """One stage of the instrument's scale, with its word and a short word for narrow places."""

    number: int
    label: str
    short: str


@dataclass(frozen=True)
class Dimension:
    """What is rated: a question and a description of every stage, with the dimensions that answer it elsewhere."""

    id: str
    number: str
    title: str
    question: str
    is_core: bool
    descriptions: tuple[str, ...]
    note: str
    evidence: str
    counterparts: tuple[str, ...]
    #: Where a dimension needs other stages than the rest of its instrument.
    own_stages: tuple[Stage, ...] = ()


@dataclass(frozen=True)
class Area:
    """Dimensions that belong together."""

    id: str
    number: str
    title: str
    dimensions: tuple[Dimension, ...]


@dataclass(frozen=True)
class Instrument:
    """One version of one instrument; once used it never changes."""

    id: str
    version: str
    title: str
    subtitle: str
    language: str
    audience: AssessedBy
    assessed_by: str
    stage_rule: str
    how_to_use: tuple[str, ...]
    source_notes: tuple[str, ...]
    stages: tuple[Stage, ...]
    areas: tuple[Area, ...]
    succession: Succession | None = None

    def stages_of(self, dimension: Dimension) -> tuple[Stage, ...]:
        """The stages that a dimension describes: its own, or those of the instrument."""
        return dimension.own_stages or self.stages

    @property
    def scale(self) -> Scale:
        """The numbers of the stages."""
        return Scale(self.stages[0].number, self.stages[-1].number)

    @property
    def dimensions(self) -> Iterator[Dimension]:
        """All dimensions, in order of the areas."""
        return (dimension for area in self.areas for dimension in area.dimensions)

    @property
    def core(self) -> "Instrument":
        """The short version: only what a pulse asks."""
        areas = ((area, tuple(one for one in area.dimensions if one.is_core)) for area in self.areas)
        return replace(self, areas=tuple(replace(area, dimensions=core) for area, core in areas if core))

    @property
    def links(self) -> Iterator[tuple[str, str]]:
        """Every counterpart that a dimension names."""
        return ((dimension.id, other) for dimension in self.dimensions for other in dimension.counterparts)


def unknown_counterparts(instruments: Iterable[Instrument]) -> list[tuple[str, str]]:
    """The links that lead to no dimension of any of these instruments; they stay without effect."""
    together = list(instruments)
    known = {dimension.id for instrument in together for dimension in instrument.dimensions}
    return [link for instrument in together for link in instrument.links if link[1] not in known]
