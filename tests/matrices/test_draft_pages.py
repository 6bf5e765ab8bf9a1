"""The pages of the office: writing, two people at once, files in and out, preview, publishing."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundtisch.matrices import services
from rundtisch.matrices.models import Instrument, InstrumentDraft
from rundtisch.matrices.queries.drafts import drafted
from rundtisch.matrices.rules import instrument as rules
from rundtisch.matrices.rules.drafting import mark_of, without
from rundtisch.matrices.services.drafts import begin_draft, begin_next_version, change_draft, publish_draft
from tests.world import Cast

from .conftest import agreed_by, signed_in
from .test_drafts import answered, matrix, published
from .test_instrument_files import BROUGHT, HEAD, SIMPLE


@pytest.fixture
def draft(world: Cast) -> InstrumentDraft:
    return begin_draft(by=world.office_staff, instrument=matrix("netz", "strom"))


@pytest.fixture
def office(world: Cast) -> Client:
    return signed_in(world.office_staff)


def page(client: Client, name: str, *args: object) -> str:
    return client.get(reverse(name, args=args)).content.decode()


def now(draft: InstrumentDraft) -> rules.Instrument:
    return drafted(InstrumentDraft.objects.get(pk=draft.pk))


def typed(client: Client, url: str, **changes: Any) -> dict[str, Any]:
    """What a browser would send: what stands in the form, with some of it changed."""
    form = client.get(url).context["form"]
    values = {field.html_name: field.value() for field in form}
    return {name: value for name, value in {**values, **changes}.items() if value is not None and value is not False}


def test_everybody_reads_what_is_published_and_only_the_office_writes(world: Cast, draft: InstrumentDraft) -> None:
    head = signed_in(world.head)
    stored = Instrument.objects.get(key="matrix_schule")

    assert "Matrix Seenland" not in page(head, "instrument_list")
    assert "Rolle der Schulleitung" in page(head, "instrument_detail", stored.pk)
    assert head.get(reverse("draft_detail", args=[draft.pk])).status_code == 403
    assert head.get(reverse("draft_new")).status_code == 403
    assert head.post(reverse("instrument_next_version", args=[stored.pk])).status_code == 403


def test_a_matrix_is_written_from_nothing_to_publication(office: Client, world: Cast) -> None:
    office.post(reverse("draft_new"), {"title": "Matrix Seenland", "audience": "school"})
    draft = InstrumentDraft.objects.get()
    stages = reverse("draft_stages", args=[draft.pk])
    office.post(stages, typed(office, stages, label_0="offen", label_1="da", label_2="", label_3=""))
    area = reverse("draft_area", args=[draft.pk, "bereich_1"])
    office.post(area, typed(office, area, title="Technik"))
    first = reverse("draft_dimension", args=[draft.pk, "kategorie_1"])
    office.post(first, typed(office, first, title="Netz", question="Wie?", description_0="nein", description_1="ja"))

    answer = office.post(reverse("draft_publication", args=[draft.pk]))

    stored = Instrument.objects.get(key="matrix_seenland")
    assert answer["Location"] == reverse("instrument_detail", args=[stored.pk])
    described = stored.dimensions.order_by("stage_descriptions__stage__value")
    assert list(described.values_list("title", "stage_descriptions__text")) == [("Netz", "nein"), ("Netz", "ja")]


def test_a_taken_key_is_said_at_the_field_and_what_was_typed_stays(office: Client, draft: InstrumentDraft) -> None:
    url = reverse("draft_dimension", args=[draft.pk, "netz"])

    answer = office.post(url, typed(office, url, key="strom", question="Neue Frage?"))

    assert answer.status_code == 422
    assert answer.context["form"].errors["key"] == ["Diesen Schlüssel gibt es in dieser Matrix schon."]
    assert "Neue Frage?" in answer.content.decode()
    assert [one.id for one in now(draft).dimensions] == ["netz", "strom"]


def test_two_editors_at_once_the_second_sees_both_versions(office: Client, draft: InstrumentDraft) -> None:
    url = reverse("draft_dimension", args=[draft.pk, "netz"])
    mine, theirs = typed(office, url, question="Meine Frage?"), typed(office, url, question="Ihre Frage?")
    office.post(url, theirs)

    answer = office.post(url, mine)

    said = answer.content.decode()
    assert answer.status_code == 409
    assert "inzwischen von jemand anderem geändert" in said
    assert "Ihre Frage?" in said
    assert "Meine Frage?" in said
    assert next(now(draft).dimensions).question == "Ihre Frage?"
    again = {field.html_name: field.value() for field in answer.context["form"]}
    office.post(url, {name: value for name, value in again.items() if value is not None and value is not False})
    assert next(now(draft).dimensions).question == "Meine Frage?"


def test_two_editors_on_different_dimensions_do_not_meet(office: Client, draft: InstrumentDraft) -> None:
    urls = [reverse("draft_dimension", args=[draft.pk, key]) for key in ("netz", "strom")]
    forms = [typed(office, url, question=f"Frage {place}?") for place, url in enumerate(urls)]

    answers = [office.post(url, form).status_code for url, form in zip(urls, forms, strict=True)]

    assert answers == [302, 302]
    assert [one.question for one in now(draft).dimensions] == ["Frage 0?", "Frage 1?"]


def test_a_dimension_gets_stages_of_its_own(office: Client, draft: InstrumentDraft) -> None:
    url = reverse("draft_dimension", args=[draft.pk, "netz"])
    office.post(url, typed(office, url, own_stages="nein\nteils; etwas\nmeist\nja"))
    office.post(url, typed(office, url, description_3="überall"))

    one = next(now(draft).dimensions)

    assert [(stage.number, stage.label, stage.short) for stage in one.own_stages] == [
        (0, "nein", ""),
        (1, "teils", "etwas"),
        (2, "meist", ""),
        (3, "ja", ""),
    ]
    assert one.descriptions == ("netz nein", "netz etwas", "netz ja", "überall")


def test_emptying_the_middle_stage_keeps_the_descriptions_of_the_others(office: Client, draft: InstrumentDraft) -> None:
    url = reverse("draft_stages", args=[draft.pk])

    office.post(url, typed(office, url, label_1="", short_1=""))

    assert [stage.number for stage in now(draft).stages] == [0, 1]
    assert next(now(draft).dimensions).descriptions == ("netz nein", "netz ja")


def test_order_by_keyboard_and_a_stale_order_is_refused(office: Client, draft: InstrumentDraft) -> None:
    url = reverse("draft_order", args=[draft.pk])
    mark = office.get(reverse("draft_detail", args=[draft.pk])).context["page"].order_mark

    first = office.post(url, {"move": "strom:up", "mark": mark})
    stale = office.post(url, {"move": "strom:down", "mark": mark})

    assert (first.status_code, stale.status_code) == (302, 409)
    assert [one.id for one in now(draft).dimensions] == ["strom", "netz"]


def test_taking_out_asks_first(office: Client, draft: InstrumentDraft) -> None:
    url = reverse("draft_part_removal", args=[draft.pk, "strom"])
    asked = office.get(url)

    office.post(url, {"mark": asked.context["mark"]})

    assert [one.id for one in now(draft).dimensions] == ["netz"]


def test_mapping_to_the_version_before(office: Client, world: Cast) -> None:
    first = published(world, matrix("netz", "strom"))
    draft = begin_next_version(by=world.office_staff, instrument=first)
    url = reverse("draft_succession", args=[draft.pk])
    form = typed(office, url, stage_2="1", from_0=["netz", "strom"])
    form.pop("from_1")

    office.post(url, form)

    said = page(office, "draft_detail", draft.pk)
    links = now(draft).succession
    assert links is not None
    assert [(one.dimension, one.before, one.stages) for one in links.predecessors] == [
        ("netz", "netz", ((0, 0), (1, 1), (2, 1))),
        ("netz", "strom", ((0, 0), (1, 1), (2, 1))),
    ]
    assert "wird zusammengeführt" in said
    assert "wird neu gefragt" in said


def test_preview_shows_the_rating_form_and_the_grid(office: Client, draft: InstrumentDraft) -> None:
    said = office.get(reverse("draft_preview", args=[draft.pk]), {"dimension": "strom"}).content.decode()

    assert "Kategorie 2 von 2" in said
    assert "strom etwas" in said
    assert "Haus A" in said


def test_a_file_becomes_a_draft(office: Client, world: Cast) -> None:
    office.post(reverse("draft_import"), {"file": SimpleUploadedFile("seenland.csv", BROUGHT)})

    assert InstrumentDraft.objects.get().key == "seenland"
    assert not Instrument.objects.filter(key="seenland").exists()


def test_a_bad_file_stores_nothing_and_says_everything(office: Client, world: Cast) -> None:
    bad = (HEAD + SIMPLE.replace("langsam", "").replace(";alle", ";=A1")).encode()

    answer = office.post(reverse("draft_import"), {"file": SimpleUploadedFile("x.csv", bad)})

    assert answer.status_code == 422
    assert answer.context["form"].errors["file"] == [
        "Kategorien, Zeile 8, Spalte E: Beschreibung: Hier fehlt noch etwas.",
        "Kategorien, Zeile 9, Spalte F: Hier steht eine Formel. Bitte setzen Sie den Text selbst ein.",
    ]
    assert not InstrumentDraft.objects.exists()


@pytest.mark.parametrize("kind", ["yaml", "ods", "xlsx", "csv"])
def test_files_go_out_and_come_in(office: Client, world: Cast, kind: str) -> None:
    stored = Instrument.objects.get(key="matrix_schule")
    answer = office.get(reverse("instrument_file", args=[stored.pk, kind]))
    content = BytesIO(answer.content).getvalue()

    again = office.post(reverse("draft_import"), {"file": SimpleUploadedFile(f"m.{kind}", content)})

    assert answer["Content-Disposition"] == f'attachment; filename="matrix_schule-1.{kind}"'
    assert again.status_code == 409
    assert "schon veröffentlicht" in again.content.decode()


def test_a_retired_matrix_offers_no_new_assessment(office: Client, world: Cast) -> None:
    stored = Instrument.objects.get(key="matrix_schule")

    office.post(reverse("instrument_retirement", args=[stored.pk]))

    assert "außer Gebrauch" in page(signed_in(world.head), "assessment_list")
    assert "außer Gebrauch" in page(office, "instrument_detail", stored.pk)
    office.post(reverse("instrument_retirement", args=[stored.pk]))
    assert "außer Gebrauch" not in page(signed_in(world.head), "assessment_list")


def test_a_dropped_dimension_stays_with_the_house_and_at_the_table(world: Cast) -> None:
    first = published(world, matrix("netz", "strom"))
    answered(world, first, netz=1, strom=2)
    draft = begin_next_version(by=world.office_staff, instrument=first)

    change_draft(
        by=world.office_staff,
        draft=draft,
        change=lambda one: without(one, "strom"),
        part=lambda one: one,
        read=mark_of(drafted(draft)),
    )
    second = publish_draft(by=world.office_staff, draft=draft)

    after = services.begin_assessment(by=world.head, institution=world.school, instrument=second, period="2027")
    head = signed_in(world.head)

    assert "Nicht mehr gefragt" in page(head, "assessment_detail", after.pk)
    said = page(head, "matrix_detail", world.table.pk, "seenland")
    assert "Kategorien früherer Fassungen" in said
    other = page(signed_in(world.supervisor), "matrix_detail", world.table.pk, "seenland")
    assert "Kategorien früherer Fassungen" not in other

    services.agree_assessment(by=world.head, assessment=after)
    assert "Kategorien früherer Fassungen" in page(head, "matrix_detail", world.table.pk, "seenland")


def test_lists_cost_the_same_for_one_and_three(office: Client, world: Cast) -> None:

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            office.get(reverse("instrument_list"))
        return len(asked)

    begin_draft(by=world.office_staff, instrument=matrix("netz"))
    office.get(reverse("instrument_list"))
    one = cost()
    for version in ("2", "3"):
        begin_draft(by=world.office_staff, instrument=matrix("netz", version=version))
    agreed_by(world.head, world.school, s_mkr=1)

    assert cost() == one <= 20
