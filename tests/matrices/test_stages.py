"""Early is the lower half of the stages, advanced the upper half, the middle of an odd number neither."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundtisch.matrices.rules.stages import Scale, Standing

SCALES = st.builds(lambda lowest, count: Scale(lowest, lowest + count - 1), st.integers(0, 1), st.integers(2, 6))
INITIAL = {Standing.EARLY: "e", Standing.MIDDLE: "m", Standing.ADVANCED: "a"}


@pytest.mark.parametrize(("stages", "standings"), [(2, "ea"), (3, "ema"), (4, "eeaa"), (5, "eemaa"), (6, "eeeaaa")])
def test_the_halves_of_every_scale(stages: int, standings: str) -> None:
    for lowest in (0, 1):
        scale = Scale(lowest, lowest + stages - 1)

        found = [INITIAL[scale.standing(stage)] for stage in range(lowest, lowest + stages)]

        assert "".join(found) == standings


@pytest.mark.parametrize(("stages", "least"), [(2, 1), (3, 1), (4, 2), (5, 2), (6, 3)])
def test_half_the_scale_is_half_the_way_from_lowest_to_highest(stages: int, least: int) -> None:
    scale = Scale(0, stages - 1)

    found = [distance for distance in range(stages) if scale.is_half_apart(0, distance)]

    assert found == list(range(least, stages))


@pytest.mark.parametrize(("lowest", "highest"), [(0, 0), (0, 6), (3, 1)])
def test_a_scale_has_two_to_six_stages(lowest: int, highest: int) -> None:
    with pytest.raises(ValueError, match="a scale has 2 to 6 stages"):
        Scale(lowest, highest)


@pytest.mark.parametrize("stage", [-1, 4])
def test_a_stage_off_the_scale_has_no_standing(stage: int) -> None:
    scale = Scale(0, 3)

    with pytest.raises(ValueError, match="is not on the scale 0 to 3"):
        scale.standing(stage)
    with pytest.raises(ValueError, match="is not on the scale 0 to 3"):
        scale.is_half_apart(stage, 0)
    with pytest.raises(ValueError, match="is not on the scale 0 to 3"):
        scale.is_half_apart(0, stage)


@given(SCALES, st.data())
def test_a_scale_looks_the_same_from_both_ends(scale: Scale, data: st.DataObject) -> None:
    stage = data.draw(st.integers(scale.lowest, scale.highest))
    mirrored = scale.lowest + scale.highest - stage

    standings = {scale.standing(stage), scale.standing(mirrored)}

    assert standings in ({Standing.EARLY, Standing.ADVANCED}, {Standing.MIDDLE})
