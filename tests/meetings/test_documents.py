"""The minutes as PDF, ODT and DOCX."""

from io import BytesIO

import pytest
from odfdo import Document as OpenDocument
from pypdf import PdfReader

from rundtisch.meetings import services
from rundtisch.meetings.models import Meeting
from tests.meetings import factories as plan
from tests.meetings.conftest import Browser
from tests.world import Cast


@pytest.fixture
def held(world: Cast) -> Meeting:
    """A meeting with everything that minutes hold."""
    meeting = plan.open_meeting(world.table)
    item = plan.agenda_item(meeting, "Gemeinsame Linie", kind="agreement")
    plan.agenda_item(meeting, "Ausblick")
    services.write_minutes(by=world.head, agenda_item=item, body="Die Häuser sind sich einig.\n\n#Kein Satz", version=0)
    services.record_outcome(by=world.head, agenda_item=item, kind="measure", text="Bogen verschicken")
    note = services.AttendanceNote(world.school.pk, "present", "Hanna Nord")
    services.note_attendance(by=world.office_staff, meeting=meeting, notes=[note])
    return meeting


def structure_of(pdf: PdfReader) -> list[str]:
    """The tags of the structure tree, from top to bottom."""
    found: list[str] = []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(str(node["/S"]))
            walk(node.get("/K", []))

    walk(pdf.trailer["/Root"]["/StructTreeRoot"])
    return found


def test_the_pdf_is_tagged_with_headings_and_tables(held: Meeting, world: Cast, as_: Browser) -> None:
    answer = as_(world.supervisor).get(f"/meetings/{held.pk}/minutes.pdf")

    pdf = PdfReader(BytesIO(answer.content))
    tags, text = structure_of(pdf), "".join(page.extract_text() for page in pdf.pages)
    assert answer["Content-Type"] == "application/pdf"
    assert tags.count("/Table") == 1
    assert {"/H1", "/H2", "/H3"} <= set(tags)
    for words in (
        "Die Häuser sind sich einig.",
        "Bogen verschicken",
        "Hanna Nord",
        "1. Gemeinsame Linie",
        "Anwesend (",
    ):
        assert words in " ".join(text.split())


def test_the_odt_opens_with_headings_and_tables(held: Meeting, world: Cast, as_: Browser) -> None:
    answer = as_(world.head).get(f"/meetings/{held.pk}/minutes.odt")

    body = OpenDocument(BytesIO(answer.content)).body
    headings = [" ".join(heading.inner_text.split()) for heading in body.headers]
    assert [one for one in headings if one in ("Tagesordnung", "Anwesenheit", "Protokoll")] == [
        "Tagesordnung",
        "Anwesenheit",
        "Protokoll",
    ]
    assert "1. Gemeinsame Linie" in headings
    assert len(body.tables) == 1


def test_the_docx_is_made_and_other_kinds_do_not_exist(held: Meeting, world: Cast, as_: Browser) -> None:
    head = as_(world.head)

    assert head.get(f"/meetings/{held.pk}/minutes.docx").content[:2] == b"PK"
    assert head.get(f"/meetings/{held.pk}/minutes.exe").status_code == 404
    assert as_(world.outsider).get(f"/meetings/{held.pk}/minutes.pdf").status_code == 404
