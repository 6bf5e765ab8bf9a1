"""How others see the own matrix: the same rule as every page, and what taking back does."""

from datetime import timedelta

import pytest
from django.urls import reverse

from rundtisch.foundation import clock
from rundtisch.institutions.models import Function, InstitutionKind
from rundtisch.matrices import services
from rundtisch.matrices.models import Assessment, OccasionKind, OccasionTopic, ratings_visible_to
from rundtisch.matrices.queries.revocation import effects_of_revoking
from rundtisch.matrices.queries.seen_by import SeenPage, seen_page
from rundtisch.meetings import services as meetings
from rundtisch.meetings.models import Meeting
from rundtisch.people.models import Person
from rundtisch.roundtables.models import ParticipationKind
from rundtisch.roundtables.services import propose_topic
from tests import factories as make
from tests.world import Cast

from .conftest import agreed_by, shared, signed_in


@pytest.fixture
def assessment(world: Cast) -> Assessment:
    """Something different for each audience."""
    made = agreed_by(world.head, world.school, s_support=1, s_mkr=2, s_medienkonzept=3, s_rolle_schulleitung=1)
    for key, audience, more in (
        ("s_support", "table", {"table": world.table}),
        ("s_mkr", "table_without_supervision", {"table": world.table, "includes_comment": True}),
        ("s_medienkonzept", "named", {"institutions": [world.authority]}),
        ("s_rolle_schulleitung", "region_anonymous", {}),
    ):
        rating = made.ratings.get(dimension__key=key)
        opening = services.Opening(audience, **more)  # type: ignore[arg-type] - words of the test
        services.share_ratings(by=world.head, assessment=made, ratings=[rating], opening=opening)
    return made


def seen(world: Cast, asked: str) -> SeenPage:
    found = seen_page(world.head, world.school.pk, "matrix_schule", asked)
    assert found
    return found


def keys(page: SeenPage) -> set[str]:
    return {line.dimension.key for area in page.areas for line in area.lines if line.cell.rating or line.is_counted}


def test_each_audience_is_shown_what_it_sees(world: Cast, assessment: Assessment) -> None:
    told = {
        asked.partition(":")[0] + (":authority" if str(world.authority.pk) in asked else ""): keys(seen(world, asked))
        for asked in (
            f"table:{world.table.pk}",
            f"supervision:{world.table.pk}",
            f"house:{world.authority.pk}",
            "region_anonymous",
            "public",
        )
    }

    assert told == {
        "table": {"s_support", "s_mkr"},
        "supervision": {"s_support"},
        "house:authority": {"s_support", "s_mkr", "s_medienkonzept"},
        "region_anonymous": {"s_rolle_schulleitung"},
        "public": set(),
    }


@pytest.mark.parametrize(
    ("role", "asked"),
    [
        ("supervisor", "supervision:table"),
        ("facilitator", "table:table"),
        ("authority_office", "house:authority"),
        ("other_head", "house:other_school"),
        ("supervisor", "house:supervision"),
    ],
)
def test_what_is_shown_is_what_the_person_sees(world: Cast, assessment: Assessment, role: str, asked: str) -> None:
    kind, _colon, name = asked.partition(":")
    really = ratings_visible_to(getattr(world, role), [world.school.pk])

    page = seen(world, f"{kind}:{getattr(world, name).pk}")

    lines = [line for area in page.areas for line in area.lines if line.cell.rating]
    assert {(line.dimension.key, line.cell.value, line.cell.comment, line.cell.evidence) for line in lines} == {
        (one.dimension, one.stage, one.comment, one.evidence) for one in really
    }


def test_an_adviser_is_shown_as_the_person_sees_it(world: Cast, assessment: Assessment) -> None:
    advice = make.institution(InstitutionKind.MEDIA_ADVICE, "Medienberatung")
    make.seat(world.table, advice, ParticipationKind.ADVISES)
    adviser = make.member_of(advice, Function.MEDIA_ADVISER, "Bea Beratung")

    page = seen(world, f"person:{adviser.pk}")

    assert page.name == "Bea Beratung"
    assert keys(page) == {one.dimension for one in ratings_visible_to(adviser, [world.school.pk])}


def test_only_the_own_house_looks_through_the_eyes_of_others(world: Cast, assessment: Assessment) -> None:
    address = reverse("matrix_preview", args=[world.school.pk, "matrix_schule"])
    people: list[Person] = [world.head, world.digital_lead, world.mailbox, world.other_head, world.supervisor]

    answers = [signed_in(person).get(address).status_code for person in people]

    assert answers == [200, 200, 404, 404, 404]
    assert not assessment.looks.exists()


@pytest.mark.parametrize("asked", ["", "house:unknown", "nonsense", "house:00000000-0000-0000-0000-000000000000"])
def test_whoever_is_not_offered_is_the_first_table(world: Cast, assessment: Assessment, asked: str) -> None:
    assert seen(world, asked).chosen == f"table:{world.table.pk}"


def test_there_is_no_preview_before_something_is_agreed(world: Cast) -> None:
    assert seen_page(world.head, world.school.pk, "matrix_schule") is None
    assert seen_page(world.head, world.school.pk, "unknown") is None


def test_taking_back_names_the_closed_minutes_of_topics_from_these_dimensions(
    world: Cast, assessment: Assessment
) -> None:
    whole = shared(world.head, assessment, "public")
    about, other = (held_about(world, key) for key in ("s_mkr", "s_fremd"))
    still_open = held_about(world, "s_support", is_closed=False)

    effects = effects_of_revoking(world.head, assessment, [whole])

    assert [(one.meeting, one.topics) for one in effects.minutes] == [(about.pk, ("s_mkr",))]
    assert {other.pk, still_open.pk}.isdisjoint({one.meeting for one in effects.minutes})
    page = signed_in(world.head).get(reverse("share_revocation", args=[whole.pk])).content.decode()
    assert reverse("minutes_detail", args=[about.pk]) in page
    assert effects.figures == ()


def held_about(world: Cast, key: str, *, is_closed: bool = True) -> Meeting:
    """A meeting with a topic that came from this dimension."""
    by, now = world.office_staff, clock.now()
    planned = {"title": "Sitzung", "starts_at": now, "ends_at": now + timedelta(hours=2)}
    meeting = meetings.plan_meeting(by=by, table=world.table, **planned)
    topic = propose_topic(by=by, table=world.table, title=key)
    OccasionTopic.objects.create(topic=topic, kind=OccasionKind.COMMON_GROUND, dimension_key=key)
    meetings.add_agenda_item(by=by, meeting=meeting, minutes_planned=10, topic=topic)
    if is_closed:
        Meeting.objects.filter(pk=meeting.pk).update(closed_at=now, closed_by=by)
    return meeting
