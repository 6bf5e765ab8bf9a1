import re

import pytest
from django.template import Context, Template
from django.utils import translation

from rundtisch.ui.profile import Answer, Course, CoursePart, Panel, Part, Profile, Row, Step, paper_drawing
from rundtisch.ui.showroom_profiles import FOUR, TWO, example_course, example_profile

RUDE = "<script>"


@pytest.fixture(autouse=True)
def _in_german() -> object:
    with translation.override("de"):
        yield


def shown(source: str, **words: object) -> str:
    return Template("{% load ui %}" + source).render(Context(words))


def small(*rows: Row, title: str = "Profil") -> Profile:
    return Profile([Part("1. Netz", rows)], title, "Alles.", "p")


def test_a_profile_is_drawn_wide_narrow_and_as_a_web_and_stands_once_as_a_table() -> None:
    page = shown("{% profile_figure profile %}", profile=example_profile("p"))

    assert re.findall(r'aria-labelledby="([^"]+)"', page) == ["p-t p-d", "p-n-t p-n-d", "p-w-t p-w-d"]
    assert page.count("<table") == 1
    assert page.count("Als Tabelle lesen") == 1
    assert len(set(re.findall(r'id="([^"]+)"', page))) == page.count(" id=")


def test_a_picture_without_links_is_one_image_and_with_links_a_group() -> None:
    plain = shown("{% change_figure one %}", one=small(Row("1", "Netz", TWO, Answer(1))))
    linked = shown("{% change_figure one %}", one=small(Row("1", "Netz", TWO, Answer(1), href="/netz")))

    assert (plain.count('role="img"'), plain.count("<a ")) == (1, 0)
    assert (linked.count('role="group"'), linked.count('<a href="/netz">')) == (1, 2)


def test_the_table_says_all_that_the_drawing_shows() -> None:
    row = Row("1.1", "Netz", FOUR, Answer(1), Answer(0), 2, "Februar 2027", "noch nicht bestätigt")

    page = shown("{% change_figure one %}", one=small(row))
    said = [re.sub(r"<[^>]+>", "|", cell) for cell in re.findall(r"<td>(.*?)</td>", page)]

    assert [part for part in said[0].split("|") if part] == [
        "1 im Aufbau",
        "Skala 0 bis 3",
        "vorher: 0 noch nicht begonnen",
        "Ziel: 2 etabliert, Februar 2027",
        "noch nicht bestätigt",
    ]


def test_two_rays_make_no_web_and_nothing_makes_no_figure() -> None:
    row = Row("1", "Netz", TWO, Answer(1))

    assert "Als Netz ansehen" not in shown("{% profile_figure one %}", one=small(row, row))
    assert "Als Netz ansehen" in shown("{% profile_figure one %}", one=small(row, row, row))
    assert shown("{% profile_figure one %}{% change_figure one %}", one=small()) == ""
    assert shown("{% course_figure one %}", one=Course((), [], "Verlauf")) == ""


def test_each_panel_tells_its_rounds_and_one_table_has_them_all() -> None:
    page = shown("{% course_figure one %}", one=example_course())

    assert page.count("<svg") == 5
    assert (
        "Herbst 2024: 0 noch nicht begonnen; Frühjahr 2025: 1 im Aufbau; Herbst 2025: 1 im Aufbau; "
        "Herbst 2026: 2 etabliert; Ziel: 3 verankert und weiterentwickelt</desc>"
    ) in page
    assert page.count("<table") == 1
    assert page.count('<th scope="col">') == 6


def test_a_page_with_a_table_of_its_own_leaves_out_that_of_the_figure() -> None:
    page = shown(
        "{% change_figure profile False %}{% course_figure course False %}",
        profile=example_profile("p", has_before=True),
        course=example_course(),
    )

    assert (page.count("<figure"), page.count("<table"), page.count("<details")) == (2, 0, 0)


def test_a_course_without_targets_has_no_column_for_them() -> None:
    course = Course(("2026",), [CoursePart("1. Netz", [Panel("1.1", "Netz", TWO, [Answer(1)])])], "Verlauf")

    page = shown("{% course_figure one %}", one=course)

    assert re.findall(r'<th scope="col">(.*?)</th>', page) == ["Kategorie", "2026"]
    assert re.findall(r"<td>(.*?)</td>", page) == ["1 nein"]


def test_what_people_typed_is_escaped_everywhere() -> None:
    scale = (Step(0, RUDE), Step(1, RUDE))
    row = Row(RUDE, RUDE, scale, Answer(0), Answer(1), 1, RUDE, RUDE, RUDE)
    profile = Profile([Part(RUDE, [row] * 3)], RUDE, RUDE, "p")
    course = Course((RUDE,), [CoursePart(RUDE, [Panel(RUDE, RUDE, scale, [Answer(1)], 1, RUDE)])], RUDE, "c")

    page = shown(
        "{% profile_figure profile %}{% change_figure profile %}{% course_figure course %}",
        profile=profile,
        course=course,
    )

    assert RUDE not in page
    assert RUDE.encode() not in paper_drawing(profile)


def test_on_paper_the_drawing_brings_its_colours() -> None:
    drawn = paper_drawing(example_profile("p")).decode()

    kinds = {kind for found in re.findall(r'class="([^"]+)"', drawn) for kind in found.split() if kind != "rt-p"}
    coloured = set(re.findall(r"\.([\w-]+){", drawn))
    assert kinds - coloured == {"rt-a-start", "rt-p-on-0", "rt-p-on-1", "rt-p-on-2"}
    assert "<style>" not in shown("{% profile_figure one %}", one=example_profile("p"))
