"""The resolution draft that a house takes to its deciding body."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.urls import reverse

from rundtisch.agreements import queries, services
from rundtisch.agreements.models import Adoption, ResolutionDraft
from rundtisch.agreements.resolution_document import resolution_document
from rundtisch.consensus import services as consensus
from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.institutions import services as institutions
from rundtisch.institutions.models import Power
from rundtisch.journal.models import Entry
from rundtisch.measures import services as measures
from rundtisch.paper.document import BulletList, Facts, Paragraph, Wording
from rundtisch.ui import dates
from tests.agreements.agreeing import agreed, proposed
from tests.consensus.steps import as_
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db
EVIL = "<script>alert('x')</script> #let x = 1 {{ 7*7 }}"


@pytest.fixture
def at_table() -> Cast:
    return cast()


@pytest.fixture
def adoption(at_table: Cast) -> Adoption:
    return agreed(at_table, reasons="Damit alle melden.").adoptions.get(institution=at_table.school)


def address(adoption: Adoption, kind: str = "") -> str:
    if kind:
        return reverse("resolution_draft_file", args=[adoption.pk, kind])
    return reverse("resolution_draft", args=[adoption.pk])


def typed(**fields: str) -> dict[str, str]:
    return {"version": "0", **fields}


def test_a_draft_begins_with_what_the_table_agreed(at_table: Cast, adoption: Adoption) -> None:
    page = queries.draft_page(at_table.head, adoption)

    number, day = adoption.agreement.number, dates.full_day(adoption.agreement.agreed_on)
    assert page.letterhead == "Grundschule Nord · Schulträger: Stadt Musterstadt"
    assert page.heard == "Gehört wurden 2 von 3 Häusern. Nicht gehört: Stadt Musterstadt."
    assert page.resolution.splitlines() == [
        f"1. Die Vereinbarung {number} „Ein Meldeweg“ (Runder Tisch Musterstadt, {day}) "
        "wird für Grundschule Nord übernommen.",
        "2. Der Runde Tisch wird über diesen Beschluss unterrichtet.",
    ]
    assert (page.version, page.written_by, page.body_words, page.session_on) == (0, "", "", None)


def test_what_the_house_writes_stands_on_its_draft(at_table: Cast, adoption: Adoption) -> None:
    session = clock.today() + timedelta(days=30)
    said = {
        "body": "school_conference",
        "session_on": session,
        "reporting": " Schulleitung ",
        "financial_effect": "Keine.",
        "meaning": "Alle melden über das Formular.",
        "resolution": "Wir machen mit.",
    }

    services.write_resolution_draft(by=at_table.head, adoption=adoption, **said)  # type: ignore[arg-type]

    page = queries.draft_page(at_table.head, adoption)
    assert (page.body_words, page.session_on, page.reporting) == ("Schulkonferenz", session, "Schulleitung")
    assert (page.financial_effect, page.meaning) == ("Keine.", "Alle melden über das Formular.")
    assert (page.resolution, page.version, page.written_by) == ("Wir machen mit.", 1, "Hanna Nord")
    assert Entry.objects.filter(act="agreements.resolution_drafted").count() == 1


def test_the_proposed_resolution_is_not_kept_as_if_the_house_had_written_it(at_table: Cast, adoption: Adoption) -> None:
    proposed_words = queries.proposed_resolution(adoption).replace("\n", "\r\n")

    draft = services.write_resolution_draft(by=at_table.head, adoption=adoption, resolution=proposed_words)

    assert draft.resolution == ""


def test_the_office_and_whoever_may_report_for_the_house_write(at_table: Cast, adoption: Adoption) -> None:
    stranger = at_table.other_head
    for person in (at_table.head, at_table.digital_lead, at_table.office_staff):
        services.write_resolution_draft(by=person, adoption=adoption, reporting=person.name)
    for person in (stranger, at_table.facilitator, at_table.mailbox, at_table.supervisor):
        with pytest.raises(NotEntitled):
            services.write_resolution_draft(by=person, adoption=adoption)

    today = clock.today()
    institutions.give_mandate(
        by=at_table.head,
        institution=at_table.school,
        person=stranger,
        power=Power.ENTER_ADOPTION,
        from_on=today,
        to_on=today,
    )
    draft = services.write_resolution_draft(by=stranger, adoption=adoption, reporting="Vertretung")

    assert (draft.version, draft.reporting) == (4, "Vertretung")


@pytest.mark.parametrize(
    ("days", "words"),
    [(-1, "Dieser Tag ist vorbei"), (800, "mehr als zwei Jahre entfernt")],
)
def test_the_next_session_lies_ahead_and_not_in_another_century(
    at_table: Cast, adoption: Adoption, days: int, words: str
) -> None:
    with pytest.raises(Refusal, match=words):
        services.write_resolution_draft(
            by=at_table.head, adoption=adoption, session_on=clock.today() + timedelta(days=days)
        )


def test_no_other_body_than_those_that_are_known(at_table: Cast, adoption: Adoption) -> None:
    with pytest.raises(Refusal, match="Dieses Gremium gibt es nicht"):
        services.write_resolution_draft(by=at_table.head, adoption=adoption, body="king")


def test_two_who_write_do_not_overwrite_each_other_silently(at_table: Cast, adoption: Adoption) -> None:
    services.write_resolution_draft(by=at_table.office_staff, adoption=adoption, meaning="Aus dem Büro.", version=0)
    client = as_(at_table.head)

    refused = client.post(address(adoption), typed(meaning="Aus der Schule."))
    kept = ResolutionDraft.objects.get().meaning
    shown = refused.content.decode()
    saved = client.post(address(adoption), {"version": "1", "meaning": "Aus der Schule."})

    assert (refused.status_code, kept) == (409, "Aus dem Büro.")
    assert "Inzwischen hat Gerda Stelle" in shown
    assert "Aus der Schule." in shown
    assert "Aus dem Büro." in shown
    assert 'name="version" value="1"' in shown
    assert (saved.status_code, ResolutionDraft.objects.get().meaning) == (302, "Aus der Schule.")


def test_one_person_saves_twice_from_the_same_page(at_table: Cast, adoption: Adoption) -> None:
    client = as_(at_table.head)

    first = client.post(address(adoption), typed(reporting="Schulleitung", file="odt"))
    again = client.post(address(adoption), typed(reporting="Konrektorat"))

    assert first["Location"] == address(adoption, "odt")
    assert again["Location"] == address(adoption)
    assert ResolutionDraft.objects.get().reporting == "Konrektorat"


def test_bad_input_is_said_at_its_field_and_what_was_typed_stays(at_table: Cast, adoption: Adoption) -> None:
    answer = as_(at_table.head).post(
        address(adoption),
        typed(session_on="31.02.2027", body="king", resolution=EVIL, reporting="x" * 161, financial_effect="Keine"),
    )

    form = answer.context["form"]
    assert answer.status_code == 422
    assert set(form.errors) == {"session_on", "body", "reporting"}
    shown = answer.content.decode()
    assert "&lt;script&gt;" in shown
    assert EVIL not in shown
    assert "31.02.2027" in shown
    assert not ResolutionDraft.objects.exists()


def test_a_session_that_is_over_is_said_at_its_field(at_table: Cast, adoption: Adoption) -> None:
    answer = as_(at_table.head).post(address(adoption), typed(session_on="2020-01-01"))

    assert answer.context["form"].errors["session_on"] == [
        "Dieser Tag ist vorbei. Bitte nennen Sie einen Tag, der noch kommt."
    ]


def test_who_may_open_the_page_and_its_files(at_table: Cast, adoption: Adoption) -> None:
    people = {
        "head": at_table.head,
        "digital_lead": at_table.digital_lead,
        "office": at_table.office_staff,
        "other_head": at_table.other_head,
        "facilitator": at_table.facilitator,
        "outsider": at_table.outsider,
    }

    codes = {
        name: (as_(person).get(address(adoption)).status_code, as_(person).get(address(adoption, "exe")).status_code)
        for name, person in people.items()
    }

    assert codes == {
        "head": (200, 404),
        "digital_lead": (200, 404),
        "office": (200, 404),
        "other_head": (403, 403),
        "facilitator": (403, 403),
        "outsider": (404, 404),
    }


def test_reservations_stand_on_the_paper_without_the_houses_that_had_them(at_table: Cast) -> None:
    proposal = proposed(at_table)
    one = services.open_round_on(by=at_table.facilitator, proposal=proposal)
    consensus.give_voice(by=at_table.head, round=one, institution=at_table.school, position="full")
    consensus.give_voice(
        by=at_table.other_head,
        round=one,
        institution=at_table.other_school,
        position="minor_concerns",
        reason="Der Grundschule Süd fehlt Zeit.",
    )
    services.state_result_of(by=at_table.facilitator, proposal=proposal, result="consensus_with_concerns", text="Ja.")
    adoption = Adoption.objects.get(institution=at_table.school)

    document = resolution_document(queries.draft_page(at_table.head, adoption))

    told = [block.items for block in document.blocks if isinstance(block, BulletList)]
    assert told == [["Vorbehalt: Der [Haus] fehlt Zeit."]]


def test_what_the_house_took_on_stands_on_its_draft_and_nobody_elses(at_table: Cast, adoption: Adoption) -> None:
    for house, title in ((at_table.school, "Formular drucken"), (at_table.other_school, "Formular falten")):
        measures.add_measure(
            by=at_table.office_staff,
            table=at_table.table,
            title=title,
            responsible_institution=house,
            due_on=date(2027, 1, 20),
            agreement=adoption.agreement,
        )

    page = queries.draft_page(at_table.head, adoption)

    assert page.tasks == ("Maßnahme: Formular drucken – zuständig Grundschule Nord, bis 20.\xa0Januar 2027",)


def test_a_recorded_agreement_says_that_there_was_no_round(at_table: Cast) -> None:
    agreement = services.record_agreement(
        by=at_table.facilitator,
        table=at_table.table,
        title="Protokolle",
        wording="Protokolle kommen bald.",
        stated_by="Moderation",
    )
    adoption = agreement.adoptions.get(institution=at_table.school)
    services.object_to(
        by=at_table.other_head, adoption=agreement.adoptions.get(institution=at_table.other_school), text="Zu bald."
    )

    page = queries.draft_page(at_table.head, adoption)

    assert (page.came_about, page.heard) == ("mündlich festgestellt durch Moderation, ohne Runde", "")
    assert page.objections == ("Zu bald.",)


def test_the_document_keeps_words_as_words(at_table: Cast, adoption: Adoption) -> None:
    services.write_resolution_draft(by=at_table.head, adoption=adoption, resolution=EVIL, meaning=EVIL)

    document = resolution_document(queries.draft_page(at_table.head, adoption))

    assert [block.text for block in document.blocks if isinstance(block, Wording)] == [EVIL]
    assert EVIL in [block.text for block in document.blocks if isinstance(block, Paragraph)]
    facts = next(block for block in document.blocks if isinstance(block, Facts))
    assert [label for label, _ in facts.pairs] == [
        "Es entscheidet",
        "Sitzung am",
        "Es berichtet",
        "Finanzielle Auswirkungen",
    ]


@pytest.mark.parametrize(("kind", "part"), [("odt", "content.xml"), ("docx", "word/document.xml")])
def test_the_files_hold_what_was_typed(at_table: Cast, adoption: Adoption, kind: str, part: str) -> None:
    services.write_resolution_draft(by=at_table.head, adoption=adoption, resolution="Wir machen mit.")

    answer = as_(at_table.head).get(address(adoption, kind))

    number = adoption.agreement.number
    with zipfile.ZipFile(io.BytesIO(answer.content)) as parts:
        body = parts.read(part).decode()
    assert answer["Content-Disposition"] == f'attachment; filename="beschlussvorlage-{number}.{kind}"'
    assert "machen" in body
    assert "Beschlussvorschlag" in body


def test_the_pdf_is_one_page(at_table: Cast, adoption: Adoption) -> None:
    answer = as_(at_table.head).get(address(adoption, "pdf"))

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.count(b"/Type/Page/") + answer.content.count(b"/Type /Page\n") <= 1
