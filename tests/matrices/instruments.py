"""Instruments made up by hypothesis: every shape that a region may bring."""

import string

from hypothesis import strategies as st

from rundtisch.matrices.rules.instrument import Area, AssessedBy, Dimension, Instrument, Stage
from rundtisch.matrices.rules.succession import Predecessor, Succession

_LETTERS = st.characters(blacklist_categories=("Cs", "Cc", "Cn", "Co", "Zl", "Zp"), blacklist_characters="\ufeff\ufffe")
_LINES = st.text(st.one_of(_LETTERS, st.sampled_from("\n=+-@'\";,: \t")), min_size=1, max_size=40)
TEXTS = _LINES.map(str.strip).filter(bool)
SHORT = st.text(_LETTERS, min_size=1, max_size=10).map(str.strip).filter(bool)
KEYS = st.text(string.ascii_lowercase + string.digits + "_-", min_size=1, max_size=12)
MAYBE = st.one_of(st.just(""), TEXTS)


@st.composite
def scales(draw: st.DrawFn) -> tuple[Stage, ...]:
    """Two to six stages, numbered without a gap."""
    first = draw(st.integers(0, 3))
    number = draw(st.integers(2, 6))
    words = [(draw(SHORT), draw(st.one_of(st.just(""), SHORT))) for _ in range(number)]
    return tuple(Stage(first + place, *word) for place, word in enumerate(words))


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    """An instrument against whose publishing nothing stands."""
    stages = draw(scales())
    keys = draw(st.lists(KEYS, min_size=6, max_size=6, unique=True))
    areas = []
    for number, dimension_keys in enumerate(([keys[0]], keys[1:3]), start=1):
        dimensions = []
        for key in dimension_keys:
            own = draw(st.one_of(st.just(()), scales()))
            dimensions.append(
                Dimension(
                    id=key,
                    number=draw(SHORT),
                    title=draw(TEXTS),
                    question=draw(TEXTS),
                    is_core=draw(st.booleans()),
                    descriptions=tuple(draw(TEXTS) for _ in own or stages),
                    note=draw(MAYBE),
                    evidence=draw(MAYBE),
                    counterparts=tuple(
                        other for other in draw(st.lists(KEYS, max_size=2, unique=True)) if other != key
                    ),
                    own_stages=own,
                )
            )
        areas.append(Area(keys[3 + number], draw(SHORT), draw(TEXTS), tuple(dimensions)))
    return Instrument(
        id=draw(KEYS),
        version=draw(st.sampled_from(["1", "2", "2026-1"])),
        title=draw(TEXTS),
        subtitle=draw(MAYBE),
        language="de",
        audience=draw(st.sampled_from(AssessedBy)),
        assessed_by=draw(MAYBE),
        stage_rule=draw(MAYBE),
        how_to_use=tuple(draw(st.lists(TEXTS, max_size=2))),
        source_notes=tuple(draw(st.lists(TEXTS, max_size=2))),
        stages=stages,
        areas=tuple(areas),
        succession=draw(st.one_of(st.none(), successions(areas, stages))),
    )


@st.composite
def successions(draw: st.DrawFn, areas: list[Area], stages: tuple[Stage, ...]) -> Succession:
    """How some of the dimensions follow those of a version before."""
    predecessors = []
    for area in areas:
        for dimension in area.dimensions:
            known = [stage.number for stage in dimension.own_stages or stages]
            for before in draw(st.lists(KEYS, max_size=2, unique=True)):
                leads = draw(
                    st.dictionaries(st.integers(0, 6), st.one_of(st.none(), st.sampled_from(known)), max_size=3)
                )
                predecessors.append(Predecessor(dimension.id, before, tuple(sorted(leads.items()))))
    return Succession("0.9", tuple(predecessors))
