"""Ratings for the drawn examples: agreed, current and visible on a scale from 0 to 3 unless said otherwise."""

from typing import Any

from hypothesis import strategies as st

from rundtisch.matrices.rules.ratings import Answer, Rating, counterparts_of
from rundtisch.matrices.rules.stages import Scale

COUNTERPARTS = counterparts_of([("s1", "t1"), ("t1", "s1"), ("s2", "t1"), ("s2", "s2")])


def rating(institution: str, dimension: str, stage: int | None, **more: Any) -> Rating[str]:
    """A rating by one institution."""
    answer = Answer.CANNOT_JUDGE if stage is None else Answer.STAGE
    return Rating(
        institution,
        **{
            "instrument": dimension[0],
            "dimension": dimension,
            "scale": Scale(0, 3),
            "answer": answer,
            "stage": stage,
            **more,
        },
    )


ASIDE: list[dict[str, Any]] = [
    {"is_agreed": False},
    {"is_current": False},
    {"is_visible": False},
    {"answer": Answer.NOT_APPLICABLE},
    {"answer": Answer.CANNOT_JUDGE},
    {"stage": None},
]

RATINGS = st.lists(
    st.builds(
        rating,
        st.sampled_from("ABCT"),
        st.sampled_from(["s1", "s2", "t1"]),
        st.none() | st.integers(0, 3),
        target=st.none() | st.integers(0, 3),
        is_focus=st.booleans(),
        is_agreed=st.booleans(),
        is_visible=st.booleans(),
        is_target_visible=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda drawn: (drawn.institution, drawn.dimension),
)
