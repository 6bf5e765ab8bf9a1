"""Who tries to reach the process descriptions of others: ended functions, two hats, mailboxes, ids of other tables."""

from datetime import timedelta

import pytest

from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled
from rundtisch.institutions.models import Function
from rundtisch.processes import services
from rundtisch.processes.models import ProcessDescription, ProcessShare, ProcessTopic
from rundtisch.processes.permissions import may_write_process
from rundtisch.roundtables.queries import Opening
from tests import factories as make
from tests.doors import signed_in
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def begun(world: Cast, audience: str = "") -> ProcessDescription:
    description = services.begin_description(
        by=world.head,
        institution=world.school,
        kind="purchase",
        title="Beschaffung",
        steps=[services.StepWords(what="Bedarf melden")],
    )
    if audience:
        services.share_description(by=world.head, description=description, opening=Opening(audience, world.table))
    return description


def pages_of(world: Cast, description: ProcessDescription) -> list[str]:
    return [
        f"/process-descriptions/{description.pk}/",
        f"/process-descriptions/{description.pk}/pdf/",
        f"/institutions/{world.school.pk}/process-descriptions/",
    ]


def test_whoever_gets_a_second_hat_in_supervision_sees_it_no_more(world: Cast) -> None:
    description = begun(world, "table_without_supervision")
    browser = signed_in(world.other_head)
    before = [browser.get(page).status_code for page in pages_of(world, description)]

    make.appointment(world.other_head, world.supervision, Function.SUPERVISOR)

    after = [browser.get(page).status_code for page in pages_of(world, description)]
    assert (before, after) == ([200] * 3, [404] * 3)
    assert "Beschaffung" not in browser.get(f"/institutions/{world.school.pk}/").content.decode()
    topic = browser.post(f"/round-tables/{world.table.pk}/process-descriptions/topics/", {"left": description.pk})
    assert (topic.status_code, ProcessTopic.objects.count()) == (404, 0)


def test_with_the_function_everything_ends(world: Cast) -> None:
    description = begun(world, "table")
    step, share = description.steps.get(), ProcessShare.objects.get()

    world.head.appointments.update(to_on=clock.today())

    assert [signed_in(world.head).get(page).status_code for page in pages_of(world, description)] == [404] * 3
    for act in (
        lambda: services.change_step(by=world.head, step=step, words=services.StepWords(what="Anderes")),
        lambda: services.share_description(by=world.head, description=description, opening=Opening("public")),
        lambda: services.revoke_process_share(by=world.head, share=share),
        lambda: services.check_description(by=world.head, description=description),
        lambda: services.retire_description(by=world.head, description=description),
        lambda: services.propose_process_topic(by=world.head, table=world.table, description=description),
    ):
        with pytest.raises(NotEntitled):
            act()


def test_a_share_follows_a_named_person_into_no_other_house(world: Cast) -> None:
    description = begun(world)
    opening = Opening("named", persons=[world.outsider])
    services.share_description(by=world.head, description=description, opening=opening)
    browser = signed_in(world.outsider)
    before = [browser.get(page).status_code for page in pages_of(world, description)[:2]]

    world.outsider.appointments.update(to_on=clock.today())
    make.appointment(world.outsider, world.supervision, Function.SUPERVISOR)

    after = [browser.get(page).status_code for page in pages_of(world, description)[:2]]
    assert (before, after) == ([200] * 2, [404] * 2)


@pytest.mark.parametrize("state", ["resting", "ahead", "over", "revoked"])
def test_who_does_not_speak_changes_nothing_that_others_see_or_will_see(world: Cast, state: str) -> None:
    description = begun(world, "table")
    if state == "resting":
        world.table.participations.filter(institution=world.school).update(to_on=clock.today())
    today = clock.today()
    days = {
        "ahead": {"from_on": today + timedelta(days=3)},
        "over": {"from_on": today - timedelta(days=3), "until_on": today - timedelta(days=1)},
    }
    share = ProcessShare.objects.get()
    if state == "revoked":
        services.revoke_process_share(by=world.head, share=share)
    elif state in days:
        ProcessShare.objects.update(**days[state])

    may_write = [may_write_process(one, description) for one in (world.digital_lead, world.head)]

    assert may_write == [state in {"over", "revoked"}, True]


def test_a_mailbox_reads_what_the_table_sees_and_does_nothing(world: Cast) -> None:
    own, shared = begun(world), begun(world, "table")
    browser = signed_in(world.mailbox)

    seen = [browser.get(f"/process-descriptions/{one.pk}/").status_code for one in (own, shared)]
    done = [
        browser.post(f"/process-descriptions/{shared.pk}/check/").status_code,
        browser.post(f"/process-descriptions/{shared.pk}/steps/", {"what": "Anderes"}).status_code,
        browser.post(f"/round-tables/{world.table.pk}/process-descriptions/topics/", {"left": shared.pk}).status_code,
    ]

    assert (seen, done) == ([404, 200], [403] * 3)


def test_a_table_where_one_does_not_sit_is_no_place_for_a_topic_or_a_share(world: Cast) -> None:
    description = begun(world, "table")
    elsewhere = make.table("Anderer Tisch")
    browser = signed_in(world.head)

    topic = browser.post(f"/round-tables/{elsewhere.pk}/process-descriptions/topics/", {"left": description.pk})
    share = browser.post(f"/process-descriptions/{description.pk}/shares/", {"audience": f"table:{elsewhere.pk}"})

    assert (topic.status_code, share.status_code) == (404, 422)
    assert (ProcessTopic.objects.count(), ProcessShare.objects.count()) == (0, 1)


def test_one_description_chosen_twice_is_one(world: Cast) -> None:
    description = begun(world)

    answer = signed_in(world.head).post(
        f"/round-tables/{world.table.pk}/process-descriptions/topics/",
        {"left": description.pk, "right": description.pk},
    )

    assert (answer.status_code, ProcessTopic.objects.get().other) == (302, None)
