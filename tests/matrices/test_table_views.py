"""The table's views of its matrices: what one may choose to see, pairs, and reasons to talk by kind."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundtisch.foundation import clock
from rundtisch.institutions.models import AuthorityPeriod
from rundtisch.matrices.models import AssessmentAgreement, Dimension, FocusDimension, OccasionTopic, Rating, Share
from rundtisch.matrices.queries.changes import changes_at, last_met_on
from rundtisch.matrices.queries.occasion_list import occasions_page
from rundtisch.matrices.queries.table_view import table_view
from rundtisch.meetings.models import Meeting
from rundtisch.people.models import Person
from tests import factories as make
from tests.world import Cast

from .conftest import agreed_by, pulse_by, shared, signed_in

CELL = re.compile(r'data-label="([^"]+)"><a class="rt-cell rt-cell--[\dn]a?"[^>]*><b>(\d)</b>')


@pytest.fixture
def opened(world: Cast) -> Cast:
    """Two schools, one a grammar school, that opened themselves in different ways."""
    world.other_school.school_kind = "20"
    world.other_school.save()
    shared(world.head, agreed_by(world.head, world.school, s_support=2, s_geraete=1), "table", table=world.table)
    other = agreed_by(world.other_head, world.other_school, s_support=0)
    shared(world.other_head, other, "table_without_supervision", table=world.table)
    return world


def met(world: Cast, days_ago: int) -> None:
    at = clock.now() - timedelta(days=days_ago)
    Meeting.objects.create(
        table=world.table,
        number=1 + Meeting.objects.count(),
        title="Sitzung",
        starts_at=at,
        ends_at=at + timedelta(hours=2),
        opened_at=at,
        closed_at=at + timedelta(hours=2),
        closed_by=world.facilitator,
    )


def seen_by(person: Person, world: Cast, **choice: str) -> list[tuple[str, str]]:
    """The cells of the grid of schools with a stage, by house."""
    page = signed_in(person).get(reverse("matrix_list", args=[world.table.pk]), choice)
    return CELL.findall(page.content.decode())


def test_the_grid_is_narrowed_to_a_house_a_kind_of_school_or_an_area(opened: Cast) -> None:
    everything = [("Grundschule Nord", "2"), ("Grundschule Süd", "0"), ("Grundschule Nord", "1")]

    assert seen_by(opened.facilitator, opened) == everything
    assert seen_by(opened.facilitator, opened, house=str(opened.other_school.pk)) == [("Grundschule Süd", "0")]
    assert seen_by(opened.facilitator, opened, kind="20") == [("Grundschule Süd", "0")]
    assert seen_by(opened.facilitator, opened, area="5") == [("Grundschule Nord", "1")]


def test_a_choice_that_the_page_does_not_offer_shows_everything(opened: Cast) -> None:
    everything = seen_by(opened.facilitator, opened)

    assert seen_by(opened.facilitator, opened, house="mond", kind="99", area="x", audience="own_house") == everything


def test_houses_that_do_not_fit_together_leave_a_sentence(opened: Cast) -> None:
    address = reverse("matrix_list", args=[opened.table.pk])

    page = signed_in(opened.facilitator).get(address, {"house": opened.school.pk, "kind": "20"}).content.decode()

    assert "Kein Haus passt zu dieser Auswahl" in page


def test_the_grid_is_narrowed_to_what_is_open_in_one_way(opened: Cast) -> None:
    named = agreed_by(opened.authority_office, opened.authority, t_supportkonzept=1)
    shared(opened.authority_office, named, "named", persons=[opened.facilitator])

    assert seen_by(opened.facilitator, opened, audience="table") == [
        ("Grundschule Nord", "2"),
        ("Grundschule Nord", "1"),
    ]
    assert seen_by(opened.facilitator, opened, audience="table_without_supervision") == [("Grundschule Süd", "0")]
    assert seen_by(opened.facilitator, opened, audience="public") == []
    page = signed_in(opened.facilitator).get(
        reverse("matrix_detail", args=[opened.table.pk, "matrix_schultraeger"]), {"audience": "named"}
    )
    assert len(CELL.findall(page.content.decode())) == 1


def test_of_its_own_a_house_sees_what_it_opened_in_this_way(opened: Cast) -> None:
    own = seen_by(opened.other_head, opened, audience="table_without_supervision", house=str(opened.other_school.pk))

    assert own == [("Grundschule Süd", "0")]
    assert seen_by(opened.other_head, opened, audience="public", house=str(opened.other_school.pk)) == []


def test_what_another_table_sees_is_no_share_with_this_one(opened: Cast) -> None:
    elsewhere = make.table("Runder Tisch Nachbarort")
    make.seat(elsewhere, opened.school)
    make.seat(elsewhere, opened.facilitation)
    Share.objects.filter(institution=opened.school).update(table=elsewhere)

    assert ("Grundschule Nord", "2") in seen_by(opened.facilitator, opened)
    assert seen_by(opened.facilitator, opened, audience="table") == []


def test_supervision_is_not_offered_what_never_reaches_it(opened: Cast) -> None:
    words = "mit dem Tisch ohne Schulaufsicht geteilt"
    address = reverse("matrix_list", args=[opened.table.pk])

    assert words not in signed_in(opened.supervisor).get(address).content.decode()
    assert words in signed_in(opened.facilitator).get(address).content.decode()


def reasons(person: Person, world: Cast) -> list[str]:
    """What is new since the last meeting, in words."""
    page = occasions_page(person, world.table, "change")
    return [reason.words for one in page.occasions for reason in one.reasons if one.kind == "change"]


def test_before_the_first_meeting_nothing_is_new(opened: Cast) -> None:
    assert last_met_on(opened.table) is None
    assert reasons(opened.facilitator, opened) == []


def test_what_was_opened_since_the_last_meeting_is_told_to_those_who_see_it(opened: Cast) -> None:
    met(opened, 5)
    Share.objects.filter(institution=opened.school).update(from_on=clock.today() - timedelta(days=9))
    AssessmentAgreement.objects.update(agreed_at=clock.now() - timedelta(days=9))

    assert reasons(opened.facilitator, opened) == ["Grundschule Süd: jetzt sichtbar, 0 noch nicht begonnen"]
    assert reasons(opened.supervisor, opened) == []
    assert reasons(opened.other_head, opened) == []


def test_an_older_share_that_reached_the_viewer_makes_it_old(opened: Cast) -> None:
    met(opened, 5)
    Share.objects.update(from_on=clock.today() - timedelta(days=9))
    AssessmentAgreement.objects.update(agreed_at=clock.now() - timedelta(days=9))
    shared(opened.head, AssessmentAgreement.objects.get(assessment__institution=opened.school).assessment, "public")

    assert changes_at(table_view(opened.facilitator, opened.table, clock.today() - timedelta(days=5))) == []


def test_a_view_holds_what_is_current_and_of_earlier_rounds_only_what_changed(opened: Cast) -> None:
    AssessmentAgreement.objects.update(agreed_at=clock.now() - timedelta(days=9))
    new = agreed_by(opened.head, opened.school, s_support=3, s_geraete=1)
    shared(opened.head, new, "table", table=opened.table)
    since = clock.today() - timedelta(days=5)

    views = [table_view(opened.facilitator, opened.table, day) for day in (None, since, clock.today())]

    current = [("s_geraete", 1), ("s_support", 0), ("s_support", 3)]
    before = [("s_geraete", 1), ("s_support", 2)]
    assert [sorted((one.dimension, one.stage) for one in view.ratings) for view in views] == [current] * 3
    assert [sorted((one.dimension, one.stage) for one in view.earlier) for view in views] == [[], before, []]


def test_a_stage_agreed_since_the_last_meeting_stands_beside_the_one_before(opened: Cast) -> None:
    Share.objects.update(from_on=clock.today() - timedelta(days=9))
    AssessmentAgreement.objects.update(agreed_at=clock.now() - timedelta(days=9))
    met(opened, 5)
    new = agreed_by(opened.head, opened.school, s_support=3, s_geraete=1)
    told = "Grundschule Nord: bisher 2 etabliert, jetzt 3 verankert und weiterentwickelt"

    assert reasons(opened.facilitator, opened) == []
    assert reasons(opened.head, opened) == [told]
    shared(opened.head, new, "named", institutions=[opened.facilitation])
    assert reasons(opened.facilitator, opened) == [told]
    assert reasons(opened.supervisor, opened) == []


def test_every_kind_of_reason_becomes_a_topic_with_one_click(opened: Cast) -> None:
    authority = agreed_by(opened.authority_office, opened.authority, t_supportkonzept=1)
    shared(opened.authority_office, authority, "table", table=opened.table)
    for rating in Rating.objects.filter(dimension__key="s_support"):
        FocusDimension.objects.create(rating=rating, target_stage=2)
    met(opened, 5)
    client = signed_in(opened.facilitator)
    address = reverse("occasion_list", args=[opened.table.pk])

    for kind in ("friction", "common_ground", "divergence", "peers", "change"):
        page = client.get(address, {"kind": kind}).content.decode()
        field = re.compile(r'name="(kind|dimension|other)" value="([^"]*)"')
        form = page[page.index(f"{reverse('occasion_topic', args=[opened.table.pk])}") :]
        typed = dict(field.findall(form.partition("</form>")[0]))
        assert client.post(reverse("occasion_topic", args=[opened.table.pk]), typed).status_code == 302
        assert "Steht als Thema auf der Liste" in client.get(address, {"kind": kind}).content.decode()

    assert sorted(OccasionTopic.objects.values_list("kind", flat=True)) == [
        "change",
        "common_ground",
        "divergence",
        "friction",
        "peers",
    ]


def test_reasons_are_read_for_one_house(opened: Cast) -> None:
    authority = agreed_by(opened.authority_office, opened.authority, t_supportkonzept=1)
    shared(opened.authority_office, authority, "table", table=opened.table)
    third = make.school("Grundschule Ost")
    AuthorityPeriod.objects.create(school=third, authority=opened.authority, from_on=make.LONG_AGO)
    make.seat(opened.table, third)

    def kinds(house: str) -> list[str]:
        return [one.title for one in occasions_page(opened.facilitator, opened.table, "friction", house).occasions]

    assert kinds("") == kinds(str(opened.school.pk)) == ["Unterstützung im Haus und Supportkonzept"]
    assert kinds(str(third.pk)) == []


def test_a_long_list_of_reasons_is_folded_by_area(opened: Cast) -> None:
    keys = list(
        Dimension.objects.filter(instrument__key="matrix_schule").order_by("position").values_list("key", flat=True)
    )
    for by, house, stage in ((opened.head, opened.school, 0), (opened.other_head, opened.other_school, 3)):
        shared(by, agreed_by(by, house, **dict.fromkeys(keys, stage)), "table", table=opened.table)

    groups = occasions_page(opened.facilitator, opened.table, "divergence").groups
    page = signed_in(opened.facilitator).get(f"{reverse('occasion_list', args=[opened.table.pk])}?kind=divergence")

    assert [len(group.occasions) for group in groups] == [3, 3, 3, 3, 3, 3]
    assert [one.first_key for group in groups for one in group.occasions] == keys
    assert "2. Medienkonzept und Planung" in page.content.decode()


def test_a_stage_of_a_pulse_names_its_round(opened: Cast) -> None:
    pulse = pulse_by(opened.head, opened.school, s_mkr=1)
    shared(opened.head, pulse, "table", table=opened.table)
    client = signed_in(opened.other_head)
    rating = pulse.ratings.get(dimension__key="s_mkr")

    grid = client.get(reverse("matrix_detail", args=[opened.table.pk, "matrix_schule"])).content.decode()
    detail = client.get(reverse("rating_detail", args=[rating.pk])).content.decode()

    assert grid.count(f"<small>{pulse.period}</small>") == pulse.ratings.count()
    assert "Steht in einer Zelle der Name einer Runde" in grid
    assert "aus einem kurzen Puls" in detail


def test_many_houses_in_one_reason_are_not_all_named(opened: Cast) -> None:
    for number in range(9):
        school = make.school(f"Schule {number}")
        make.seat(opened.table, school)
        head = make.head_of(school)
        shared(head, agreed_by(head, school, s_support=3), "table", table=opened.table)

    [reason] = occasions_page(opened.facilitator, opened.table, "divergence").occasions[0].reasons

    assert reason.url == f"{reverse('matrix_detail', args=[opened.table.pk, 'matrix_schule'])}#s_support"
    assert "Schule 4 und 4 weitere" in reason.words
    assert len(reason.houses) == 11


def test_a_pair_shows_its_differences_first_and_everything_on_demand(opened: Cast) -> None:
    authority = agreed_by(opened.authority_office, opened.authority, t_supportkonzept=1)
    shared(opened.authority_office, authority, "table", table=opened.table, includes_comment=True)
    client = signed_in(opened.facilitator)
    address = reverse("pair_detail", args=[opened.table.pk, opened.school.pk])

    differences, everything = (client.get(address, asked).content.decode() for asked in ({}, {"show": "all"}))

    assert re.findall(r'<section class="rt-pair" id="(\w+)"', differences) == ["s_support"]
    assert len(re.findall(r'<section class="rt-pair" id="(\w+)"', everything)) == 18
    assert "Kommentar zu t_supportkonzept" in differences
    assert 'href="#a2"' in everything


def test_a_pair_without_differences_shows_everything(opened: Cast) -> None:
    address = reverse("pair_detail", args=[opened.table.pk, opened.school.pk])

    page = signed_in(opened.facilitator).get(address).content.decode()

    assert page.count('<section class="rt-pair" id=') == 18
    assert "nirgends an verschiedenen Enden" in page


@pytest.mark.parametrize("choice", [{"audience": "table"}, {"kind": "20", "area": "4"}])
def test_a_choice_asks_as_much_of_many_houses_as_of_few(opened: Cast, choice: dict[str, str]) -> None:
    met(opened, 5)
    client = signed_in(opened.facilitator)
    asked = []
    for name in ("matrix_list", "occasion_list"):
        address = reverse(name, args=[opened.table.pk])
        for goal in (0, 3):
            for number in range(goal):
                school = make.school(f"{name} {number}")
                make.seat(opened.table, school)
                head = make.head_of(school)
                shared(head, agreed_by(head, school, s_support=1), "table", table=opened.table)
            client.get(address, choice)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address, choice).status_code == 200
            asked.append(len(captured))

    assert (asked[0], asked[2]) == (asked[1], asked[3])
    assert max(asked) <= 20
