"""The page of sharing: every box one audience, everything in one act, nothing overwritten, and undone in one press."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundtisch.foundation import clock
from rundtisch.journal.models import Entry
from rundtisch.matrices import services
from rundtisch.matrices.models import Assessment, Share, ratings_visible_to
from rundtisch.people.models import Person
from tests import factories as make
from tests.world import Cast

from .conftest import agreed_by, shared, signed_in


@pytest.fixture
def assessment(world: Cast) -> Assessment:
    return agreed_by(world.head, world.school, s_support=1, s_mkr=2, s_medienkonzept=3)


def address(assessment: Assessment) -> str:
    return reverse("assessment_sharing", args=[assessment.pk])


def opened(person: Person, assessment: Assessment) -> dict[str, list[str]]:
    """What the form of the page would send as it stands."""
    page = signed_in(person).get(address(assessment)).content.decode()
    return sent_by(page)


def sent_by(page: str) -> dict[str, list[str]]:
    form = page[page.index('name="known"') - 50 :]
    found: dict[str, list[str]] = {"known": re.findall(r'name="known" value="([^"]*)"', form)}
    found["further"] = re.findall(r'name="further" value="([^"]*)"', form)
    found["places"] = re.findall(r'name="places" value="([^"]*)" checked', form)
    for box in re.findall(r'<input type="checkbox" name="([^"]+-includes_\w+)"[^>]*? checked', form):
        found[box] = ["on"]
    for name, value in re.findall(r'<input type="date" name="([^"]+)" value="([^"]+)"', form):
        found[name] = [value]
    return found


def post(person: Person, assessment: Assessment, sent: dict[str, list[str]], **more: str) -> HttpResponse:
    return signed_in(person).post(address(assessment), {**sent, **more})


def saved(person: Person, assessment: Assessment, sent: dict[str, list[str]], **more: str) -> str:
    answer = post(person, assessment, sent, **more)
    assert answer.status_code == 302, answer.content.decode()
    return signed_in(person).get(answer.headers["Location"]).content.decode()


def open_shares() -> set[tuple[str, str]]:
    """What is open, by dimension and audience."""
    return {
        (share.rating.dimension.key if share.rating else "", share.audience)
        for share in Share.objects.filter(revoked_at=None)
    }


def test_several_audiences_side_by_side_are_one_act(world: Cast, assessment: Assessment) -> None:
    sent = opened(world.head, assessment)
    sent["places"] = [
        f"s_mkr/table_without_supervision:{world.table.pk}",
        "s_mkr/public",
        f"s_support/table:{world.table.pk}",
        "/region_anonymous",
    ]
    before = Entry.objects.count()

    page = saved(world.head, assessment, sent)

    assert open_shares() == {
        ("s_mkr", "table_without_supervision"),
        ("s_mkr", "public"),
        ("s_support", "table"),
        ("", "region_anonymous"),
    }
    assert list(Entry.objects.order_by("at").values_list("act", flat=True))[before:] == ["matrices.sharing_changed"]
    assert "Neu geteilt" in page
    assert "Zurückgenommen" not in page


def test_ticking_and_unticking_is_one_act_that_names_both_and_is_undone_in_one_press(
    world: Cast, assessment: Assessment
) -> None:
    shared(world.head, assessment, "table", table=world.table)
    sent = opened(world.head, assessment)
    assert sent["places"] == [f"/table:{world.table.pk}"]
    sent["places"] = ["s_mkr/public"]

    page = saved(world.head, assessment, sent)
    told = Entry.objects.get(act="matrices.sharing_changed").details
    [moment] = re.findall(r'name="moment" value="(\d+)"', page)
    undone = signed_in(world.head).post(
        reverse("assessment_sharing_undo", args=[assessment.pk]), {"moment": moment}, follow=True
    )

    assert "Neu geteilt" in page
    assert "Zurückgenommen" in page
    assert told == {"opened": "public s_mkr", "revoked": f"table:{world.table.pk} *"}
    assert open_shares() == {("", "table")}
    assert "Zurückgenommen" in undone.content.decode()


def test_what_was_changed_since_is_not_undone(world: Cast, assessment: Assessment) -> None:
    sent = opened(world.head, assessment)
    page = saved(world.head, assessment, {**sent, "places": ["s_mkr/public"]})
    [moment] = re.findall(r'name="moment" value="(\d+)"', page)
    shared(world.head, assessment, "table", table=world.table)

    answer = signed_in(world.head).post(
        reverse("assessment_sharing_undo", args=[assessment.pk]), {"moment": moment}, follow=True
    )

    assert "Inzwischen sind Freigaben geändert worden." in answer.content.decode()
    assert open_shares() == {("s_mkr", "public"), ("", "table")}


def test_two_people_at_once_overwrite_nothing(world: Cast, assessment: Assessment) -> None:
    deputy = make.head_of(world.school, "Dora Nord")
    stale = opened(world.head, assessment)
    saved(deputy, assessment, {**opened(deputy, assessment), "places": ["s_support/public"]})

    conflict = post(world.head, assessment, {**stale, "places": ["s_mkr/public"]})
    between = open_shares()
    again = sent_by(conflict.content.decode())
    saved(world.head, assessment, again)

    assert conflict.status_code == 409
    assert "inzwischen geteilt" in conflict.content.decode()
    assert between == {("s_support", "public")}
    assert set(again["places"]) == {"s_support/public", "s_mkr/public"}
    assert open_shares() == {("s_support", "public"), ("s_mkr", "public")}


def test_terms_that_somebody_else_changed_are_not_changed_back(world: Cast, assessment: Assessment) -> None:
    deputy = make.head_of(world.school, "Dora Nord")
    shared(world.head, assessment, "public")
    stale = opened(world.head, assessment)
    saved(deputy, assessment, {**opened(deputy, assessment), "public-includes_comment": ["on"]})

    conflict = post(world.head, assessment, {**stale, "places": [*stale["places"], "s_mkr/public"]})
    saved(world.head, assessment, sent_by(conflict.content.decode()))

    told = Share.objects.filter(revoked_at=None).values_list("rating__dimension__key", "includes_comment")
    assert set(told) == {(None, True), ("s_mkr", True)}


def test_terms_of_a_column_hold_for_new_ticks_and_changed_for_all(world: Cast, assessment: Assessment) -> None:
    first = saved(world.head, assessment, {**opened(world.head, assessment), "places": ["s_mkr/public"]})
    until = (clock.today() + timedelta(days=30)).isoformat()
    sent = opened(world.head, assessment)
    sent |= {"places": [*sent["places"], "s_support/public"], "public-includes_comment": ["on"]}

    page = saved(world.head, assessment, sent, **{"public-until_on": until})

    rows = Share.objects.filter(revoked_at=None).values_list("rating__dimension__key", "includes_comment", "until_on")
    assert {(key, comment, day and day.isoformat()) for key, comment, day in rows} == {
        ("s_mkr", True, until),
        ("s_support", True, until),
    }
    assert "Anders geteilt" in page
    assert "Anders geteilt" not in first


def test_a_share_begins_on_its_day(world: Cast, assessment: Assessment) -> None:
    day = clock.today() + timedelta(days=3)
    sent = {**opened(world.head, assessment), "places": [f"s_mkr/table:{world.table.pk}"]}

    saved(world.head, assessment, sent, **{f"table:{world.table.pk}-from_on": day.isoformat()})

    seen = [len(ratings_visible_to(world.supervisor, [world.school.pk]))]
    with clock.at(clock.now() + timedelta(days=3)):
        seen.append(len(ratings_visible_to(world.supervisor, [world.school.pk])))
    assert seen == [0, 1]


def test_a_house_is_added_as_a_column_without_losing_a_tick(world: Cast, assessment: Assessment) -> None:
    key = f"house:{world.authority.pk}"
    sent = {**opened(world.head, assessment), "places": ["s_mkr/public"]}

    answer = post(world.head, assessment, sent, column=key, add="1")
    wider = sent_by(answer.content.decode())
    saved(world.head, assessment, {**wider, "places": [*wider["places"], f"s_support/{key}"]})

    assert (answer.status_code, wider["further"], wider["places"]) == (200, [key], ["s_mkr/public"])
    assert open_shares() == {("s_mkr", "public"), ("s_support", "named")}
    assert {one.dimension for one in ratings_visible_to(world.authority_office, [world.school.pk])} == {
        "s_mkr",
        "s_support",
    }


def test_of_a_share_with_two_houses_one_is_taken_back(world: Cast, assessment: Assessment) -> None:
    shared(world.head, assessment, "named", institutions=[world.authority, world.other_school])
    sent = opened(world.head, assessment)
    sent["places"] = [f"/house:{world.authority.pk}"]

    saved(world.head, assessment, sent)

    assert len(ratings_visible_to(world.authority_office, [world.school.pk])) == 3
    assert ratings_visible_to(world.other_head, [world.school.pk]) == ()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"public-from_on": "2020-01-01"}, "Dieser Tag liegt in der Vergangenheit."),
        ({"public-until_on": "2020-01-01"}, "Der letzte Tag liegt vor dem ersten."),
        ({"public-until_on": "irgendwann"}, "Bitte prüfen Sie Ihre Angaben."),
        ({"places": "s_unbekannt/public"}, "Bitte prüfen Sie Ihre Angaben."),
        ({"places": "s_lehrkraefte/public"}, "Bitte prüfen Sie Ihre Angaben."),
    ],
)
def test_bad_input_is_told_and_nothing_is_stored(
    world: Cast, assessment: Assessment, more: dict[str, str], sentence: str
) -> None:
    sent = {**opened(world.head, assessment), "places": ["s_mkr/public"]}

    answer = post(world.head, assessment, sent, **more)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert open_shares() == set()


def test_nothing_changed_is_no_act(world: Cast, assessment: Assessment) -> None:
    shared(world.head, assessment, "public", includes_comment=True)
    before = Entry.objects.count()

    sent = opened(world.head, assessment)
    page = signed_in(world.head).post(address(assessment), sent, follow=True).content.decode()

    assert "Es ist alles geblieben, wie es war." in page
    assert Entry.objects.count() == before


def test_who_does_not_speak_for_the_house_reads_the_page_and_changes_nothing(
    world: Cast, assessment: Assessment
) -> None:
    sent = opened(world.digital_lead, assessment)

    answer = post(world.digital_lead, assessment, {**sent, "places": ["s_mkr/public"]})
    undo = signed_in(world.digital_lead).post(reverse("assessment_sharing_undo", args=[assessment.pk]), {"moment": "1"})

    assert (answer.status_code, undo.status_code, open_shares()) == (403, 403, set())


def test_before_the_house_has_agreed_the_page_says_so(world: Cast) -> None:
    from .conftest import instrument_for

    begun = services.begin_assessment(
        by=world.head, institution=world.school, instrument=instrument_for(world.school), period="Herbst"
    )

    page = signed_in(world.head).get(address(begun)).content.decode()

    assert "Teilen können Sie erst" in page
    assert 'name="places"' not in page


def test_a_share_at_a_table_that_was_left_can_be_taken_back_but_not_given(world: Cast, assessment: Assessment) -> None:
    shared(world.head, assessment, "table", table=world.table)
    world.table.participations.filter(institution=world.school).update(to_on=clock.today())
    sent = opened(world.head, assessment)

    more = post(world.head, assessment, {**sent, "places": [*sent["places"], f"s_mkr/table:{world.table.pk}"]})
    saved(world.head, assessment, {**sent, "places": []})

    assert more.status_code == 422
    assert open_shares() == set()


def test_the_page_asks_as_much_for_eighteen_shares_as_for_one(world: Cast) -> None:
    keys = list(instrument_keys(world))
    assessment = agreed_by(world.head, world.school, **dict.fromkeys(keys, 1))
    shared(world.head, assessment, "named", institutions=[world.authority])
    asked = [questions(world, assessment)]
    for audience in ("table", "table_without_supervision"):
        services.share_ratings(
            by=world.head,
            assessment=assessment,
            ratings=list(assessment.ratings.all()),
            opening=services.Opening(audience, table=world.table),
        )

    asked.append(questions(world, assessment))

    assert asked[0] == asked[1]
    assert asked[1] <= 20


def instrument_keys(world: Cast) -> list[str]:
    from .conftest import instrument_for

    return list(instrument_for(world.school).dimensions.values_list("key", flat=True))


def questions(world: Cast, assessment: Assessment) -> int:
    client = signed_in(world.head)
    moment = Share.objects.latest("shared_at").shared_at
    from rundtisch.matrices.queries import moment_in_words

    with CaptureQueriesContext(connection) as captured:
        assert client.get(address(assessment), {"act": moment_in_words(moment)}).status_code == 200
    return len(captured)
