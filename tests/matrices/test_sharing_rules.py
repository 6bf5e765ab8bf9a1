"""What changes when somebody ticks and unticks: examples first, then what always holds."""

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rundtisch.matrices.rules.sharing import Opened, Place, Plan, StandingShare, Terms, plan, terms_by_place, wanted

TODAY = date(2026, 11, 23)
LONG = Terms(from_on=date(2026, 10, 1))
NOW = Terms(from_on=TODAY)


def share(number: int, dimension: str, *audiences: str, terms: Terms = LONG) -> StandingShare[int]:
    return StandingShare(number, dimension, frozenset(audiences), terms)


def changed(*standing: StandingShare[int], ticked: set[Place], **terms: Terms) -> Mapping[Place, Terms | None]:
    usual = {audience: LONG.ahead(TODAY) for audience in ("table", "public")}
    return wanted(standing, ticked, {**usual, **terms}, TODAY)


def test_what_stays_ticked_stays_as_it_is() -> None:
    place = Place("mkr", "table")

    assert changed(share(1, "mkr", "table"), ticked={place}) == {}


def test_a_new_tick_holds_from_today_and_an_untouched_one_is_taken_back() -> None:
    new = Place("mkr", "public")

    changes = changed(share(1, "mkr", "table"), ticked={new})

    assert changes == {Place("mkr", "table"): None, new: NOW}


def test_new_terms_of_a_column_keep_the_day_on_which_a_share_began() -> None:
    place, until = Place("mkr", "table"), TODAY + timedelta(days=9)

    changes = changed(share(1, "mkr", "table"), ticked={place}, table=Terms(until_on=until))

    assert changes == {place: Terms(from_on=LONG.from_on, until_on=until)}


def test_of_a_share_that_names_two_the_other_stays() -> None:
    found = plan([share(1, "mkr", "house:a", "house:b")], {Place("mkr", "house:a"): None})

    assert found == Plan((Opened("mkr", frozenset({"house:b"}), LONG),), (1,))


def test_what_is_open_on_these_terms_already_is_not_opened_twice() -> None:
    twice = [share(1, "mkr", "table"), share(2, "mkr", "table", terms=NOW)]

    assert plan(twice, {Place("mkr", "table"): NOW}) == Plan((), (1,))


PLACES = [
    Place(dimension, audience) for dimension in ("", "mkr", "netz") for audience in ("table", "house:a", "public")
]
TERMS = st.sampled_from([LONG, NOW, Terms(True, False, TODAY), Terms(False, True, TODAY, date(2027, 1, 1))])
SHARES = st.lists(
    st.tuples(
        st.sampled_from(["", "mkr", "netz"]),
        st.sets(st.sampled_from(["table", "house:a", "public"]), min_size=1),
        TERMS,
    ),
    max_size=6,
).map(lambda rows: [share(number, one, *to, terms=terms) for number, (one, to, terms) in enumerate(rows)])
CHANGES = st.dictionaries(st.sampled_from(PLACES), st.none() | TERMS)


@given(SHARES, CHANGES)
def test_afterwards_every_place_is_open_exactly_as_it_was_wanted(
    standing: list[StandingShare[int]], changes: dict[Place, Terms | None]
) -> None:
    found = plan(standing, changes)

    kept = [one for one in standing if one.id not in found.revoked]
    opened = [share(-1, one.dimension, *one.audiences, terms=one.terms) for one in found.opened]
    before, after = terms_by_place(standing), terms_by_place([*kept, *opened])
    for place in PLACES:
        terms = changes.get(place)
        expected = set(before.get(place, ())) if place not in changes else {terms} - {None}
        assert set(after.get(place, ())) == expected


@given(SHARES, CHANGES)
def test_the_same_wish_again_changes_nothing(
    standing: list[StandingShare[int]], changes: dict[Place, Terms | None]
) -> None:
    found = plan(standing, changes)
    kept = [one for one in standing if one.id not in found.revoked]
    opened = [
        share(100 + number, one.dimension, *one.audiences, terms=one.terms) for number, one in enumerate(found.opened)
    ]

    assert plan([*kept, *opened], changes) == Plan((), ())


@given(SHARES, st.sets(st.sampled_from(PLACES)))
def test_nothing_is_opened_that_is_not_ticked(standing: list[StandingShare[int]], ticked: set[Place]) -> None:
    changes = wanted(standing, ticked, {}, TODAY)

    assert {place for place, terms in changes.items() if terms} <= ticked
    assert {place for place, terms in changes.items() if terms is None} == set(terms_by_place(standing)) - ticked
