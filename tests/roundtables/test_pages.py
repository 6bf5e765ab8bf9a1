"""Pages of the table: who sees them, what they say, how much they ask the database."""

from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from rundtisch.institutions.models import AuthorityPeriod, InstitutionKind
from rundtisch.roundtables.models import ParticipationKind, RoundTable, Topic, TopicState
from tests import factories as make
from tests.doors import signed_in
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.mark.parametrize("page", ["table_detail", "member_list", "topic_list", "ground_rules"])
def test_a_table_exists_only_for_those_who_sit_at_it(world: Cast, page: str) -> None:
    address = reverse(page, args=[world.table.pk])

    inside = signed_in(world.head).get(address)
    outside = signed_in(world.outsider).get(address)

    assert (inside.status_code, outside.status_code) == (200, 404)


def test_a_topic_of_another_table_does_not_exist(world: Cast) -> None:
    from rundtisch.roundtables import services

    topic = services.propose_topic(by=world.head, table=world.table, title="WLAN im Altbau")

    answer = signed_in(world.outsider).get(reverse("topic_detail", args=[topic.pk]))

    assert answer.status_code == 404


def test_every_member_may_propose_a_topic(world: Cast) -> None:
    answer = signed_in(world.supervisor).post(
        reverse("topic_list", args=[world.table.pk]),
        {"title": "Übergang 4/5", "description": "", "kind": "work", "version": 1},
    )

    assert answer.status_code == 302
    assert list(Topic.objects.values_list("title", "kind", "proposed_by__name")) == [
        ("Übergang 4/5", "work", "Stefan Aufsicht")
    ]


def test_a_shared_mailbox_proposes_nothing(world: Cast) -> None:
    answer = signed_in(world.mailbox).post(
        reverse("topic_list", args=[world.table.pk]), {"title": "Aus dem Postfach", "kind": "work", "version": 1}
    )

    assert answer.status_code == 403
    assert not Topic.objects.exists()


def test_a_topic_without_title_says_so_and_keeps_what_was_typed(world: Cast) -> None:
    answer = signed_in(world.head).post(
        reverse("topic_list", args=[world.table.pk]),
        {"title": "", "description": "Worum es ging", "kind": "work", "version": 1},
    )

    assert answer.status_code == 422
    assert "Worum es ging" in answer.content.decode()


def test_typed_markup_is_shown_as_text(world: Cast) -> None:
    attack = "<script>alert(1)</script>"
    client = signed_in(world.head)
    client.post(
        reverse("topic_list", args=[world.table.pk]),
        {"title": attack, "description": attack, "kind": "work", "version": 1},
    )

    listed = client.get(reverse("topic_list", args=[world.table.pk])).content.decode()

    assert attack not in listed
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in listed


def test_a_stale_topic_form_is_refused_and_keeps_the_words(world: Cast) -> None:
    from rundtisch.roundtables import services

    topic = services.propose_topic(by=world.head, table=world.table, title="WLAN")
    services.change_topic(
        by=world.facilitator, topic=topic, title="WLAN im Altbau", description="", kind="work", version=1
    )

    answer = signed_in(world.head).post(
        reverse("topic_detail", args=[topic.pk]),
        {"title": "WLAN überall", "description": "", "kind": "work", "version": 1},
    )

    assert answer.status_code == 409
    assert "WLAN überall" in answer.content.decode()
    assert Topic.objects.get(pk=topic.pk).title == "WLAN im Altbau"


def test_the_backlog_shows_waiting_topics_and_filters_by_state(world: Cast) -> None:
    from rundtisch.roundtables import services

    waiting = services.propose_topic(by=world.head, table=world.table, title="Wartendes")
    parked = services.propose_topic(by=world.head, table=world.table, title="Geparktes")
    services.move_topic(by=world.head, topic=parked, state=TopicState.PARKED)
    client = signed_in(world.head)

    backlog = client.get(reverse("topic_list", args=[world.table.pk])).content.decode()
    filtered = client.get(reverse("topic_list", args=[world.table.pk]), {"state": "parked"}).content.decode()

    assert (waiting.title in backlog, parked.title in backlog) == (True, False)
    assert (waiting.title in filtered, parked.title in filtered) == (False, True)


def questions_asked(client: Client, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def _more_topics(world: Cast) -> None:
    from rundtisch.roundtables import services

    for number in range(3):
        services.propose_topic(by=world.head, table=world.table, title=f"Thema {number}")


def _more_members(world: Cast) -> None:
    for number in range(3):
        school = make.school(f"Schule {number}")
        make.head_of(school, f"Leitung {number}")
        make.seat(world.table, school)


def _more_rules(world: Cast) -> None:
    from rundtisch.roundtables import services

    for number in range(3):
        services.put_ground_rules_in_force(by=world.office_staff, table=world.table, text=f"Regel {number}")


@pytest.mark.parametrize(
    ("page", "more"),
    [("topic_list", _more_topics), ("member_list", _more_members), ("ground_rules", _more_rules)],
)
def test_lists_ask_the_same_number_of_questions_however_long(
    world: Cast, page: str, more: Callable[[Cast], None]
) -> None:
    client = signed_in(world.office_staff)
    address = reverse(page, args=[world.table.pk])
    more(world)
    short = questions_asked(client, address)

    more(world)

    assert questions_asked(client, address) == short


def test_a_table_is_founded_with_the_schools_and_authorities_of_its_municipality() -> None:
    place = make.municipality("Emsbrück")
    school = make.school("Grundschule Nord", municipality=place)
    authority = make.authority("Stadt Emsbrück", municipality=place)
    AuthorityPeriod.objects.create(school=school, authority=authority)
    office = make.institution(InstitutionKind.REGIONAL_OFFICE, "Geschäftsstelle")
    staff = make.member_of(office, "office_staff")
    client = signed_in(staff)
    address = f"{reverse('table_new')}?municipality={place.pk}"

    offered = client.get(address).content.decode()
    answer = client.post(
        address,
        {
            "name": "Runder Tisch Emsbrück",
            "schools": [school.pk],
            "authorities": [authority.pk],
            "coordinator": office.pk,
        },
    )
    nobody = client.post(address, {"name": "Tisch ohne Haus", "coordinator": office.pk})

    assert "Grundschule Nord" in offered
    assert "Stadt Emsbrück" in offered
    assert nobody.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Bitte wählen Sie mindestens ein Haus, das mitentscheidet." in nobody.content.decode()
    assert "Tisch ohne Haus" in nobody.content.decode()
    table = RoundTable.objects.get()
    assert answer.headers["Location"] == reverse("table_detail", args=[table.pk])
    assert list(table.participations.order_by("place").values_list("institution__name", "kind")) == [
        ("Grundschule Nord", "decides"),
        ("Stadt Emsbrück", "decides"),
        ("Geschäftsstelle", "coordinates"),
    ]


def test_only_the_office_founds_tables(world: Cast) -> None:
    assert signed_in(world.head).get(reverse("table_new")).status_code == 403


def test_an_institution_is_seated_by_its_number_and_leaves_again(world: Cast) -> None:
    newcomer = make.school("Realschule Muster", official_number="123456")
    client = signed_in(world.office_staff)

    client.post(reverse("participation_new", args=[world.table.pk]), {"number": "123456", "kind": "decides"})
    seat = world.table.participations.get(institution=newcomer)
    asked = client.get(reverse("participation_end", args=[seat.pk]))
    client.post(reverse("participation_end", args=[seat.pk]))

    seat.refresh_from_db()
    assert seat.kind == ParticipationKind.DECIDES
    assert asked.status_code == 200
    assert seat.to_on is not None


@pytest.mark.parametrize(
    ("typed", "status", "sentence"),
    [
        ("gibt es nicht", 422, "wurde nicht gefunden"),
        ("Grundschule Nord", 409, "nimmt schon so teil"),
    ],
)
def test_a_seat_that_cannot_be_given_is_explained(world: Cast, typed: str, status: int, sentence: str) -> None:
    answer = signed_in(world.office_staff).post(
        reverse("participation_new", args=[world.table.pk]), {"number": typed, "kind": "decides"}
    )

    assert answer.status_code == status
    assert sentence in answer.content.decode()
