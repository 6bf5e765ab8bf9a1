from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundtisch.ui.figure import STATES, Seat
from rundtisch.ui.figure.geometry import Place, plan
from rundtisch.ui.figure.lettering import SOFT_HYPHEN, width, wrap
from rundtisch.ui.figure.seats import Order, clockwise, seat_all
from rundtisch.ui.figure.states import SIGNS
from rundtisch.ui.showroom import ADOPTION, VOICES, example_seats


def names(seats: tuple[Seat, ...] | list[Seat]) -> list[str]:
    return [seat.name for seat in seats]


def touching(places: tuple[Place, ...]) -> list[tuple[str, str]]:
    return [
        (one.seat.name, other.seat.name)
        for one, other in combinations(places, 2)
        if any(first.touches(second) for first in one.boxes for second in other.boxes)
    ]


def table(schools: int, authorities: int = 0, advice: int = 0, head: int = 0) -> tuple[Seat, ...]:
    return (
        *(Seat(f"Kopf {number}", "K", "head") for number in range(head)),
        *(Seat(f"Schule {number}", "GS", "school", "full") for number in range(schools)),
        *(Seat(f"Beratung {number}", "MB", "advice", "note") for number in range(advice)),
        *(Seat(f"Träger {number}", "St", "authority", "full") for number in range(authorities)),
    )


def test_schools_sit_left_and_authorities_right_at_a_small_table() -> None:
    seating = seat_all(table(schools=2, authorities=1))

    assert names(seating.left) == ["Schule 0", "Schule 1"]
    assert names(seating.right) == ["Träger 0"]
    assert (seating.head, seating.foot) == ((), ())


def test_both_sides_are_equally_full() -> None:
    seating = seat_all(table(schools=8, authorities=3, advice=3, head=2))

    assert names(seating.left) == [f"Schule {number}" for number in range(6)]
    assert names(seating.foot) == ["Schule 6", "Schule 7"]
    assert names(seating.right) == ["Träger 0", "Träger 1", "Träger 2", "Beratung 0", "Beratung 1", "Beratung 2"]


def test_a_mixed_table_spreads_the_authorities_among_the_schools() -> None:
    order = clockwise(table(schools=6, authorities=3), "mixed")

    assert [seat.group for seat in order] == ["school", "authority", "school"] * 3


@given(
    schools=st.integers(1, 30),
    authorities=st.integers(1, 10),
    advice=st.integers(0, 8),
    head=st.integers(0, 5),
    order=st.sampled_from(["grouped", "mixed"]),
)
def test_everybody_gets_exactly_one_seat(schools: int, authorities: int, advice: int, head: int, order: Order) -> None:
    seats = table(schools, authorities, advice, head)

    seating = seat_all(seats, order)

    assert sorted(names([*seating.head, *seating.right, *seating.foot, *seating.left])) == sorted(names(seats))
    assert 0 <= len(seating.left) - len(seating.right) <= 1


@pytest.mark.parametrize("order", ["grouped", "mixed"])
@pytest.mark.parametrize("states", [VOICES, ADOPTION, ("none",)])
@pytest.mark.parametrize("number", range(3, 41))
def test_nothing_touches_at_any_table(number: int, states: tuple[str, ...], order: Order) -> None:
    drawn = plan(seat_all(example_seats(number, states), order))

    assert len(drawn.places) == number
    assert touching(drawn.places) == []


@pytest.mark.parametrize("number", [3, 11, 16, 40])
def test_everything_stands_inside_the_drawing(number: int) -> None:
    drawn = plan(seat_all(example_seats(number, ADOPTION)))
    x, y = drawn.middle

    outside = [
        place.seat.name
        for place in drawn.places
        for box in place.boxes
        if x + box.left < 0 or x + box.right > drawn.width or y + box.top < 0 or y + box.bottom > drawn.height
    ]

    assert outside == []


def test_a_table_of_sixteen_is_nearly_round() -> None:
    board = plan(seat_all(example_seats(16))).board

    assert 0.8 < board.b / board.a < 1.2


def test_names_break_between_words_and_at_soft_hyphens() -> None:
    assert wrap("Grundschule am Mühlbach", 130, 16) == ("Grundschule am", "Mühlbach")
    assert wrap(f"Grundschul{SOFT_HYPHEN}verbund Ostfelde", 110, 16) == ("Grundschul-", "verbund", "Ostfelde")
    assert wrap(f"Medien{SOFT_HYPHEN}beratung", 200, 16) == ("Medienberatung",)
    assert wrap("Schulverein Emsbrück e. V.", 190, 16) == ("Schulverein Emsbrück", "e.\u00a0V.")


@given(
    words=st.lists(st.lists(st.text("abmwÄ", min_size=1, max_size=9), min_size=1, max_size=3), min_size=1, max_size=5),
    room=st.integers(60, 300),
)
def test_no_letter_of_a_name_is_lost(words: list[list[str]], room: int) -> None:
    text = " ".join(SOFT_HYPHEN.join(parts) for parts in words)

    lines = wrap(text, room, 16)

    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace(SOFT_HYPHEN, "").replace(" ", "")
    assert max(width(part, 16) for parts in words for part in parts) > room - 10 or all(
        width(line, 16) <= room for line in lines
    )


def test_every_state_has_a_sign_that_is_drawn() -> None:
    assert {state.sign for state in STATES.values()} <= set(SIGNS)
    assert {state.tone for state in STATES.values()} == {"strong", "mid", "quiet", "warn"}
    assert [key for key, state in STATES.items() if not state.word] == ["none"]
