from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundtisch.ui.profile import Answer, Course, CoursePart, Panel, Part, Profile, Row, Step
from rundtisch.ui.profile.lanes import NARROW, change_lanes, profile_lanes, two_columns
from rundtisch.ui.profile.panels import panel
from rundtisch.ui.profile.rows import DARKEST, LACKS, tone_of
from rundtisch.ui.profile.sketch import Cell, Mark, Sketch, Words, moved
from rundtisch.ui.profile.web import web
from rundtisch.ui.showroom_profiles import FOUR, SIX, TWO, example_course, example_profile

TEXTS = st.text("abcmwÄÖ ", max_size=40).map(lambda text: f"x{text}")
SCALES = st.builds(
    lambda first, words: tuple(Step(first + place, word) for place, word in enumerate(words)),
    st.integers(0, 1),
    st.lists(TEXTS, min_size=2, max_size=6),
)


@st.composite
def answers(draw: Any, scale: tuple[Step, ...]) -> Answer:
    number = draw(st.sampled_from([None, *(step.number for step in scale)]))
    return Answer(number, draw(st.sampled_from(sorted(LACKS))))


@st.composite
def rows(draw: Any) -> Row:
    scale = draw(SCALES)
    return Row(
        draw(st.sampled_from(["", "1.1", "12.10"])),
        draw(TEXTS),
        scale,
        draw(answers(scale)),
        draw(st.none() | answers(scale)),
        draw(st.sampled_from([None, *(step.number for step in scale)])),
        draw(st.sampled_from(["", "Februar 2027"])),
    )


PROFILES = st.lists(st.lists(rows(), min_size=1, max_size=7), min_size=1, max_size=4).map(
    lambda some: Profile([Part(f"Bereich {number}", part) for number, part in enumerate(some)], "Profil", "Alles.")
)


def whole(sketch: Sketch) -> bool:
    return sketch.outside == [] and sketch.touching == []


@given(PROFILES)
def test_lanes_keep_inside_and_apart_whatever_is_written(profile: Profile) -> None:
    drawn = [
        profile_lanes(profile),
        profile_lanes(profile, NARROW),
        change_lanes(profile),
        change_lanes(profile, NARROW),
        two_columns(profile),
    ]

    assert [whole(sketch) for sketch in drawn] == [True] * 5


@given(PROFILES)
def test_a_web_keeps_inside_and_apart_whatever_is_written(profile: Profile) -> None:
    assert whole(web(profile))


@given(st.data(), SCALES, st.integers(1, 12))
def test_a_panel_keeps_inside_and_apart_over_any_number_of_rounds(
    data: Any, scale: tuple[Step, ...], number: int
) -> None:
    rounds = [data.draw(TEXTS) for _ in range(number)]
    some = [data.draw(answers(scale)) for _ in range(number)]
    target = data.draw(st.sampled_from([None, *(step.number for step in scale)]))

    assert whole(panel(Panel("1.1", "Netz", scale, some, target), rounds))


def test_words_that_lie_over_each_other_and_what_is_cut_are_found() -> None:
    words = Words(("Netz",), 0, 20, 16, "rt-name")

    sketch = Sketch(60, 30, (words, moved(words, 5, 0), moved(words, 0, 40)))

    assert len(sketch.touching) == 1
    assert sketch.outside == [moved(words, 0, 40)]


@pytest.mark.parametrize(("scale", "tones"), [(TWO, [0, 3]), (FOUR, [0, 1, 2, 3]), (SIX, [0, 1, 1, 2, 2, 3])])
def test_one_blue_grows_darker_along_any_scale(scale: tuple[Step, ...], tones: list[int]) -> None:
    assert [tone_of(place, scale) for place in range(len(scale))] == tones
    assert max(tones) == DARKEST


def test_a_profile_fills_the_step_and_frames_the_target() -> None:
    row = Row("1.1", "Netz", FOUR, Answer(1), None, 2)

    cells = [
        piece
        for piece in profile_lanes(Profile([Part("", [row])], "P", "d")).pieces
        if isinstance(piece, Cell) and piece.y > 30
    ]

    assert [cell.kind for cell in cells] == [
        "rt-p-cell",
        "rt-p-cell is-now rt-p-tone-1",
        "rt-p-cell",
        "rt-p-aim",
        "rt-p-cell",
    ]


@pytest.mark.parametrize("lack", sorted(LACKS))
def test_what_has_no_step_says_why_by_sign_and_word(lack: Any) -> None:
    sketch = profile_lanes(Profile([Part("", [Row("1.1", "Netz", FOUR, Answer(lack=lack))])], "P", "d"))

    lines = [" ".join(piece.lines) for piece in sketch.pieces if isinstance(piece, Words)]

    assert lines == ["1.1 Netz", LACKS[lack][0], str(LACKS[lack][1])]


def test_a_change_shows_where_it_was_where_it_is_and_where_it_shall_be() -> None:
    row = Row("1.1", "Netz", SIX, Answer(4), Answer(2), 6)

    marks = {
        piece.shape: piece.x
        for piece in change_lanes(Profile([Part("", [row])], "P", "d")).pieces
        if isinstance(piece, Mark) and piece.y > 30
    }

    assert marks["ring"] < marks["disc"] < marks["diamond"]


def test_what_did_not_change_is_said() -> None:
    assert Row("", "Netz", TWO, Answer(1), Answer(1)).said_before == "unverändert"
    assert Row("", "Netz", TWO, Answer(1), Answer(2)).said_before == "vorher: 2 ja"
    assert Row("", "Netz", TWO, Answer(1)).said_before == ""


def test_neighbours_in_a_web_are_joined_and_gaps_are_left() -> None:
    kinds = [piece.kind for piece in web(example_profile("p")).pieces]

    assert kinds.count("rt-p-way") == 5


def test_the_newest_rounds_are_drawn_where_not_all_have_room() -> None:
    rounds = [f"Jahr {number}" for number in range(40)]

    sketch = panel(Panel("", "Netz", TWO, [Answer(1)] * 40), rounds)

    points = [piece for piece in sketch.pieces if isinstance(piece, Mark)]
    words = [" ".join(piece.lines) for piece in sketch.pieces if isinstance(piece, Words)]
    assert 5 < len(points) < 40
    assert "Jahr 39" in words
    assert "Jahr 0" not in words


def test_a_panel_has_an_answer_for_each_round() -> None:
    with pytest.raises(ValueError, match="one answer for each round"):
        Course(("2025", "2026"), [CoursePart("", [Panel("", "Netz", TWO, [Answer(1)])])], "Verlauf")


def test_the_two_columns_of_paper_are_about_equally_high() -> None:
    profile = Profile([Part(f"B {n}", [Row("", "Netz", TWO, Answer(1))] * 3) for n in range(6)], "P", "d")

    assert two_columns(profile).height < 0.6 * profile_lanes(profile).height


def test_the_course_of_the_component_page_is_whole() -> None:
    course = example_course()

    assert [whole(panel(one, course.rounds)) for part in course.parts for one in part.panels] == [True] * 5
