"""Pages of process descriptions: who sees what, and what two who write at once are told."""

import pytest

from rundtisch.processes import services
from rundtisch.processes.models import ProcessDescription, ProcessLook, ProcessStep
from rundtisch.roundtables.models import Topic
from rundtisch.roundtables.queries import Opening
from tests.doors import signed_in
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def begun(world: Cast, *steps: str) -> ProcessDescription:
    return services.begin_description(
        by=world.head,
        institution=world.school,
        kind="purchase",
        title="Beschaffung",
        steps=[services.StepWords(what=one) for one in steps],
    )


def at(description: ProcessDescription, rest: str = "") -> str:
    return f"/process-descriptions/{description.pk}/{rest}"


def test_a_house_begins_with_the_template_of_its_side(world: Cast) -> None:
    answer = signed_in(world.digital_lead).post(
        f"/institutions/{world.school.pk}/process-descriptions/", {"kind": "purchase", "with_template": "on"}
    )

    assert answer.status_code == 302
    made = ProcessDescription.objects.get()
    assert (made.institution, made.title, made.steps.count()) == (world.school, "Beschaffung von Geräten", 5)


def test_what_is_not_shared_is_not_found_by_others(world: Cast) -> None:
    description = begun(world, "Wünsche sammeln")

    found = {who.name: signed_in(who).get(at(description)).status_code for who in (world.head, world.other_head)}

    assert found == {"Hanna Nord": 200, "Sven Süd": 404}


def test_supervision_sees_nothing_of_what_the_table_shares_without_it(world: Cast) -> None:
    description = begun(world, "Geheimer Schritt")
    opening = Opening("table_without_supervision", world.table)
    services.share_description(by=world.head, description=description, opening=opening)
    here = f"/round-tables/{world.table.pk}/process-descriptions/"
    pages = [at(description), at(description, "pdf/"), at(description, "looks/")]

    supervisor = signed_in(world.supervisor)
    assert [supervisor.get(one).status_code for one in pages] == [404, 404, 404]
    assert "Beschaffung" not in supervisor.get(here).content.decode().replace("Wie Beschaffung", "").replace(
        "wie Beschaffung, Störungsmeldung", ""
    )
    assert signed_in(world.other_head).get(at(description)).status_code == 200
    assert [str(look.institution) for look in ProcessLook.objects.all()] == ["Grundschule Süd"]


def test_a_revoked_share_ends_at_once(world: Cast) -> None:
    description = begun(world)
    share = services.share_description(by=world.head, description=description, opening=Opening("public"))
    outsider = signed_in(world.outsider)
    before = outsider.get(at(description)).status_code

    signed_in(world.head).post(f"/process-shares/{share.pk}/revocation/")

    assert (before, outsider.get(at(description)).status_code) == (200, 404)


def test_two_who_write_at_once_see_both_versions(world: Cast) -> None:
    description = begun(world, "Wünsche sammeln")
    step = ProcessStep.objects.get()
    services.change_step(by=world.head, step=step, words=services.StepWords(what="Wünsche ordnen"), version=1)

    answer = signed_in(world.digital_lead).post(
        f"/process-steps/{step.pk}/", {"what": "Wünsche zählen", "version": "1"}
    )

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Inzwischen gespeichert" in text
    assert "Wünsche ordnen" in text
    assert 'value="Wünsche zählen"' in text
    assert description.steps.get().what == "Wünsche ordnen"


def test_steps_are_ordered_by_buttons(world: Cast) -> None:
    description = begun(world, "Eins", "Zwei", "Drei")
    last = description.steps.get(what="Drei")

    signed_in(world.head).post(at(description, "steps/order/"), {"move": f"{last.pk}:up", "version": "1"})

    assert list(description.steps.values_list("what", flat=True)) == ["Eins", "Drei", "Zwei"]


def test_the_waiting_point_is_marked_on_both_sides(world: Cast) -> None:
    school = begun(world, "Zusage abwarten")
    authority = services.begin_description(
        by=world.authority_office,
        institution=world.authority,
        kind="purchase",
        title="Beschaffung der Stadt",
        steps=[services.StepWords(what="Entscheiden")],
    )
    services.share_description(by=world.authority_office, description=authority, opening=Opening("table", world.table))
    services.change_step(
        by=world.head,
        step=school.steps.get(),
        words=services.StepWords(
            what="Zusage abwarten", waits_for_words="Zusage der Stadt", waits_for=authority.steps.get()
        ),
    )

    pair = f"/round-tables/{world.table.pk}/process-descriptions/pair/?left={school.pk}&right={authority.pk}"
    text = signed_in(world.head).get(pair).content.decode()

    assert text.count("Wartet auf:") == 1
    assert text.count("Hier wartet:") == 1
    assert "An 1 Stelle wartet" in text
    assert signed_in(world.authority_office).get(pair).status_code == 404
    assert "Hier wartet:" not in signed_in(world.authority_office).get(at(authority)).content.decode()


def test_a_topic_names_the_kind_and_no_house(world: Cast) -> None:
    description = begun(world)

    answer = signed_in(world.head).post(
        f"/round-tables/{world.table.pk}/process-descriptions/topics/", {"left": str(description.pk)}
    )

    topic = Topic.objects.get()
    assert answer.status_code == 302
    assert (topic.title, topic.description) == ("Wie läuft es bei uns: Beschaffung", "")
    page = f"/topics/{topic.pk}/"
    shown = [at(description) in signed_in(who).get(page).content.decode() for who in (world.head, world.other_head)]
    assert shown == [True, False]


def test_the_fullest_description_prints_on_one_page(world: Cast) -> None:
    from rundtisch.processes.rules.one_page import MOST_LETTERS, MOST_STEPS

    words = "Wünsche prüfen " * 20
    room = MOST_LETTERS // MOST_STEPS - 8
    step = services.StepWords(what=words[: room // 2], who=words[: room // 4], needed=words[: room // 4])
    description = services.begin_description(
        by=world.head, institution=world.school, kind="purchase", title="Beschaffung", steps=[step] * MOST_STEPS
    )

    answer = signed_in(world.head).get(at(description, "pdf/"))

    assert answer["Content-Type"] == "application/pdf"
    assert pages_of(answer.content) == 1


def pages_of(pdf: bytes) -> int:
    import subprocess

    told = subprocess.run(["/usr/bin/pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return int(next(line for line in told.splitlines() if line.startswith("Pages:")).split()[1])
