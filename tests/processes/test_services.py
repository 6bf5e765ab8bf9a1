"""Acts on process descriptions: what they store, what they refuse."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.journal.models import Entry
from rundtisch.processes import queries, services
from rundtisch.processes.models import ProcessDescription
from rundtisch.roundtables.queries import Opening
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def begun(world: Cast, title: str = "Beschaffung", *steps: str) -> ProcessDescription:
    words = [services.StepWords(what=one) for one in steps]
    return services.begin_description(
        by=world.head, institution=world.school, kind="purchase", title=title, steps=words
    )


def test_only_who_speaks_for_the_house_shares_and_it_is_noted(world: Cast) -> None:
    description = begun(world)

    with pytest.raises(NotEntitled):
        services.share_description(by=world.digital_lead, description=description, opening=Opening("public"))
    services.share_description(by=world.head, description=description, opening=Opening("table", world.table))

    assert Entry.objects.latest("at").act == "processes.description_shared"


def test_a_description_is_never_a_figure_of_the_region(world: Cast) -> None:
    with pytest.raises(Refusal, match="lässt sich nicht zählen"):
        services.share_description(by=world.head, description=begun(world), opening=Opening("region_anonymous"))


def test_what_others_see_is_changed_only_by_who_speaks_for_the_house(world: Cast) -> None:
    description = begun(world)
    services.add_step(by=world.digital_lead, description=description, words=services.StepWords(what="Eins"))
    services.share_description(by=world.head, description=description, opening=Opening("table", world.table))

    with pytest.raises(NotEntitled):
        services.add_step(by=world.digital_lead, description=description, words=services.StepWords(what="Zwei"))
    services.add_step(by=world.head, description=description, words=services.StepWords(what="Zwei"))

    assert list(description.steps.values_list("what", flat=True)) == ["Eins", "Zwei"]


def test_a_description_that_outgrows_its_page_is_refused_and_nothing_is_stored(world: Cast) -> None:
    description = begun(world, "Voll", *[f"Schritt {number}" for number in range(12)])

    with pytest.raises(Refusal, match="nicht mehr auf eine Seite"):
        services.add_step(by=world.head, description=description, words=services.StepWords(what="Noch einer"))

    assert description.steps.count() == 12


def test_one_waits_only_for_steps_that_one_sees(world: Cast) -> None:
    hidden = services.begin_description(
        by=world.authority_office,
        institution=world.authority,
        kind="purchase",
        title="Geheim",
        steps=[services.StepWords(what="Entscheiden")],
    )
    words = services.StepWords(what="Warten", waits_for_words="Zusage", waits_for=hidden.steps.get())

    with pytest.raises(Refusal, match="den Sie sehen"):
        services.add_step(by=world.head, description=begun(world), words=words)


def test_the_start_page_asks_after_a_year_until_the_house_has_looked(world: Cast) -> None:
    with clock.at(clock.now() - timedelta(days=366)):
        description = begun(world)
    begun(world, "Neu")

    before = [ask.title for ask in queries.asks_for(world.digital_lead)]
    services.check_description(by=world.digital_lead, description=description)
    after = [ask.title for ask in queries.asks_for(world.digital_lead)]

    assert (before, after) == (["Läuft es noch so? Beschaffung"], [])


def test_a_retired_description_is_seen_by_the_own_house_only_and_can_come_back(world: Cast) -> None:
    description = begun(world)
    services.share_description(by=world.head, description=description, opening=Opening("public"))

    services.retire_description(by=world.head, description=description)
    retired = [queries.description_for(who, description.pk) is not None for who in (world.head, world.other_head)]
    services.bring_back_description(by=world.head, description=description)

    assert retired == [True, False]
    assert queries.description_for(world.other_head, description.pk) == description


def test_a_share_ends_on_its_last_day(world: Cast) -> None:
    description, today = begun(world), clock.today()
    opening = Opening("public", until_on=today)
    services.share_description(by=world.head, description=description, opening=opening)

    with clock.at(clock.now() + timedelta(days=1)):
        tomorrow = queries.description_for(world.outsider, description.pk)

    assert (queries.description_for(world.outsider, description.pk), tomorrow) == (description, None)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_the_table_asks_the_same_for_one_and_for_three(world: Cast, count: int) -> None:
    for number in range(count):
        shared = begun(world, f"Ablauf {number}", "Eins", "Zwei")
        services.share_description(by=world.head, description=shared, opening=Opening("table", world.table))

    with CaptureQueriesContext(connection) as asked:
        [group] = queries.descriptions_at(world.table, world.other_head)

    assert (len(group.lines), len(asked)) == (count, 6)
