"""A share opens one thing to one audience; what no share opens, only the own house sees."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundtisch.matrices.rules.audience import (
    Audience,
    Extra,
    Share,
    Viewer,
    may_see,
    may_see_extra,
    may_see_perspectives,
)

DAY = date(2026, 11, 23)
SCHOOL, AUTHORITY, SUPERVISION, TABLE = "school", "authority", "supervision", "table"

HEAD = Viewer("head", frozenset({SCHOOL}), frozenset({TABLE}))
COLLEAGUE = Viewer("colleague", frozenset({AUTHORITY}), frozenset({TABLE}))
SUPERVISOR = Viewer("supervisor", frozenset({SUPERVISION}), frozenset({TABLE}), is_supervision=True)
ELSEWHERE = Viewer("elsewhere", frozenset({"office"}), frozenset({"other table"}))
GUEST: Viewer[str] = Viewer(None)
EVERYBODY = {"head": HEAD, "colleague": COLLEAGUE, "supervisor": SUPERVISOR, "elsewhere": ELSEWHERE, "guest": GUEST}


def share(audience: Audience, **more: Any) -> Share[str]:
    """A share open on the day."""
    return Share(audience, **{"from_on": DAY, "table": TABLE if audience.startswith("table") else None, **more})


def seen_by(*shares: Share[str]) -> set[str]:
    """Who of everybody sees what the school shares like this."""
    return {name for name, viewer in EVERYBODY.items() if may_see(viewer, SCHOOL, shares, DAY)}


@pytest.mark.parametrize(
    ("audience", "named", "seeing"),
    [
        (Audience.OWN_HOUSE, {}, {"head"}),
        (Audience.NAMED, {}, {"head"}),
        (Audience.NAMED, {"named_institutions": frozenset({AUTHORITY})}, {"head", "colleague"}),
        (Audience.NAMED, {"named_persons": frozenset({"elsewhere"})}, {"head", "elsewhere"}),
        (Audience.NAMED, {"named_for": frozenset({("elsewhere", "office")})}, {"head", "elsewhere"}),
        (Audience.NAMED, {"named_for": frozenset({("elsewhere", SUPERVISION)})}, {"head"}),
        (Audience.TABLE_WITHOUT_SUPERVISION, {}, {"head", "colleague"}),
        (Audience.TABLE, {}, {"head", "colleague", "supervisor"}),
        (Audience.REGION_ANONYMOUS, {}, {"head"}),
        (Audience.PUBLIC, {}, set(EVERYBODY)),
    ],
)
def test_each_audience_and_who_belongs_to_it(audience: Audience, named: dict[str, Any], seeing: set[str]) -> None:
    assert seen_by(share(audience, **named)) == seeing


def test_without_a_share_only_the_own_house_sees() -> None:
    assert seen_by() == {"head"}


def test_shares_form_a_set_and_no_ladder() -> None:
    named = share(Audience.NAMED, named_institutions=frozenset({SUPERVISION}))

    assert seen_by(named, share(Audience.TABLE_WITHOUT_SUPERVISION)) == {"head", "colleague", "supervisor"}


def test_supervision_is_left_out_whatever_other_seats_the_person_has() -> None:
    both = Viewer("both", frozenset({AUTHORITY, SUPERVISION}), frozenset({TABLE}), is_supervision=True)

    assert not may_see(both, SCHOOL, [share(Audience.TABLE_WITHOUT_SUPERVISION)], DAY)
    assert may_see(replace(both, is_supervision=False), SCHOOL, [share(Audience.TABLE_WITHOUT_SUPERVISION)], DAY)


@pytest.mark.parametrize(
    ("more", "is_open"),
    [
        ({}, True),
        ({"until_on": DAY}, True),
        ({"from_on": date(2026, 11, 24)}, False),
        ({"from_on": date(2026, 1, 1), "until_on": date(2026, 11, 22)}, False),
        ({"is_revoked": True}, False),
    ],
)
def test_a_share_is_open_from_its_first_to_its_last_day_unless_revoked(more: dict[str, Any], is_open: bool) -> None:
    assert may_see(GUEST, SCHOOL, [share(Audience.PUBLIC, **more)], DAY) is is_open


def test_evidence_and_comment_go_along_only_where_ticked() -> None:
    ticked = share(Audience.NAMED, named_persons=frozenset({"colleague"}), extras=frozenset({Extra.EVIDENCE}))
    shares = [ticked, share(Audience.TABLE)]

    seen = {
        (name, extra)
        for name, viewer in EVERYBODY.items()
        for extra in Extra
        if may_see_extra(viewer, SCHOOL, shares, DAY, extra)
    }

    assert seen == {("head", Extra.EVIDENCE), ("head", Extra.COMMENT), ("colleague", Extra.EVIDENCE)}


def test_perspectives_never_leave_the_house() -> None:
    assert [name for name, viewer in EVERYBODY.items() if may_see_perspectives(viewer, SCHOOL)] == ["head"]


IDS = st.sampled_from(["school", "authority", "supervision", "office"])
TABLES = st.sampled_from([TABLE, "other table"])
VIEWERS = st.builds(
    Viewer,
    st.none() | st.sampled_from(["p", "q"]),
    st.frozensets(IDS.filter(lambda institution: institution != SCHOOL)),
    st.frozensets(TABLES),
    st.booleans(),
)
SHARES = st.builds(
    Share,
    audience=st.sampled_from(Audience),
    from_on=st.just(DAY),
    is_revoked=st.booleans(),
    table=TABLES,
    named_institutions=st.frozensets(IDS),
    named_persons=st.frozensets(st.sampled_from(["p", "q"])),
)


@given(VIEWERS, st.lists(SHARES))
def test_sight_never_widens_by_being_supervision(viewer: Viewer[str], shares: list[Share[str]]) -> None:
    before = may_see(replace(viewer, is_supervision=False), SCHOOL, shares, DAY)

    after = may_see(replace(viewer, is_supervision=True), SCHOOL, shares, DAY)

    assert before or not after


@given(VIEWERS, st.lists(SHARES), st.frozensets(TABLES))
def test_a_supervision_appointment_opens_only_what_was_shared_with_it(
    viewer: Viewer[str], shares: list[Share[str]], seats: frozenset[str]
) -> None:
    held_back = {Audience.TABLE_WITHOUT_SUPERVISION, Audience.OWN_HOUSE, Audience.REGION_ANONYMOUS, Audience.PUBLIC}
    shares = [drawn for drawn in shares if drawn.audience in held_back]
    gained = replace(
        viewer, institutions=viewer.institutions | {SUPERVISION}, tables=viewer.tables | seats, is_supervision=True
    )

    assert may_see(viewer, SCHOOL, shares, DAY) or not may_see(gained, SCHOOL, shares, DAY)


@given(VIEWERS, st.lists(SHARES), st.data())
def test_revoking_a_share_never_widens_and_its_order_never_matters(
    viewer: Viewer[str], shares: list[Share[str]], data: st.DataObject
) -> None:
    before = may_see(viewer, SCHOOL, shares, DAY)
    shuffled = data.draw(st.permutations(shares))

    assert may_see(viewer, SCHOOL, shuffled, DAY) == before
    assert before or not may_see(viewer, SCHOOL, shuffled[1:], DAY)
