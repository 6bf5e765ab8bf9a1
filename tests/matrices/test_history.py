"""The history of a house: what it tells of each dimension, and what others see of it."""

from datetime import timedelta

from rundtisch.agreements import services as agreements
from rundtisch.foundation import clock
from rundtisch.matrices.models import Assessment
from rundtisch.matrices.queries.history import HistoryPage, HistoryRow, history_page
from rundtisch.matrices.queries.history_figures import change_of, course_of
from rundtisch.measures import services as measures
from rundtisch.people.models import Person
from rundtisch.ui.profile import Answer
from tests.world import Cast

from .conftest import agreed_by, pulse_by, shared


def page_of(world: Cast, person: Person) -> HistoryPage:
    page = history_page(person, world.school.pk, "matrix_schule")
    assert page is not None
    return page


def row_of(page: HistoryPage, key: str) -> HistoryRow:
    return next(row for area in page.areas for row in area.rows if row.dimension.key == key)


def months_ago(world: Cast, months: int, **stages: int) -> Assessment:
    with clock.at(clock.now() - timedelta(days=30 * months)):
        return agreed_by(world.head, world.school, **stages)


def test_the_own_house_reads_every_round_and_why_a_cell_is_empty(world: Cast) -> None:
    months_ago(world, 12, s_mkr=1, s_support=2)
    pulse_by(world.head, world.school, s_mkr=3)

    page = page_of(world, world.head)

    asked, unasked, unrated = (row_of(page, key) for key in ("s_mkr", "s_support", "s_rolle_schulleitung"))
    assert [one.is_pulse for one in page.rounds] == [False, True]
    assert ([one.cell.value for one in asked.cells], asked.then.value, asked.now.value, asked.change) == (
        [1, 3],
        1,
        3,
        "2 Stände weiter",
    )
    assert ([one.lack for one in unasked.cells], unasked.now.value, unasked.change) == (["", "nicht gefragt"], 2, "")
    assert [one.lack for one in unrated.cells] == ["noch nicht bewertet", "noch nicht bewertet"]


def test_others_read_only_rounds_that_are_shared_with_them(world: Cast) -> None:
    first = months_ago(world, 12, s_mkr=1, s_support=2)
    pulse_by(world.head, world.school, s_mkr=3)
    nothing = history_page(world.other_head, world.school.pk, "matrix_schule")
    shared(world.head, first, "table", table=world.table)

    page = page_of(world, world.other_head)

    row = row_of(page, "s_mkr")
    assert nothing is None
    assert [one.assessment for one in page.rounds] == [first.pk]
    assert (row.now.rating, row.change, [one.lack for one in row.cells]) == (None, "", [""])


def test_what_was_agreed_and_done_stands_between_the_rounds(world: Cast) -> None:
    first = months_ago(world, 12, s_mkr=1)
    with clock.at(clock.now() - timedelta(days=60)):
        agreements.record_agreement(
            by=world.facilitator,
            table=world.table,
            title="Ein Meldeweg",
            wording="Wir melden Störungen auf einem Weg.",
            stated_by="Mona Moderation",
        )
    second = agreed_by(world.head, world.school, s_mkr=2)
    with clock.at(clock.now() + timedelta(days=3)):
        measures.add_measure(
            by=world.head, table=world.table, title="Aushang", responsible_institution=world.school, function="Leitung"
        )

    page = page_of(world, world.head)

    assert [(one.title, [(deed.kind, deed.title) for deed in one.companions]) for one in page.between] == [
        (f"Zwischen {first.period} und {second.period}", [("Vereinbarung", "Ein Meldeweg")]),
        (f"Seit {second.period}", [("Maßnahme", "Aushang")]),
    ]


def test_who_sits_at_no_table_with_the_house_reads_nothing_of_what_it_agreed_there(world: Cast) -> None:
    first = months_ago(world, 12, s_mkr=1)
    measures.add_measure(
        by=world.head, table=world.table, title="Aushang", responsible_institution=world.school, function="Leitung"
    )
    shared(world.head, first, "public")

    assert page_of(world, world.outsider).between == ()


def test_the_figures_show_then_and_now_and_why_a_round_has_no_stage(world: Cast) -> None:
    months_ago(world, 12, s_mkr=1, s_support=2)
    pulse_by(world.head, world.school, s_mkr=3)
    page = page_of(world, world.head)

    change, course = change_of(page), course_of(page)

    assert change is not None
    assert course is not None
    rows = {row.number: (row.before, row.now) for row in change.rows}
    panels = {panel.number: tuple(panel.answers) for part in course.parts for panel in part.panels}
    assert rows["3.1"] == (Answer(1), Answer(3))
    assert panels == {"3.1": (Answer(1), Answer(3)), "4.3": (Answer(2), Answer(lack="not_asked"))}


def test_one_round_has_no_figures_and_others_never_learn_why_a_cell_is_empty(world: Cast) -> None:
    first = months_ago(world, 12, s_mkr=1)
    alone = page_of(world, world.head)
    second = months_ago(world, 1, s_mkr=2, s_support=2)
    for one in (first, second):
        shared(world.head, one, "table", table=world.table)

    course = course_of(page_of(world, world.other_head))

    assert (change_of(alone), course_of(alone)) == (None, None)
    assert course is not None
    [support] = [panel for part in course.parts for panel in part.panels if panel.number == "4.3"]
    assert support.answers[0] == Answer(lack="not_visible")
