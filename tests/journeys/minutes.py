"""The minutes of the main road as documents: the same record as PDF and as ODT."""

import re
import subprocess
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import lxml.etree

from rundtisch.foundation import clock
from tests.journeys.agreeing import STATED
from tests.journeys.sitting import AGREED, BOTH, TO_DO
from tests.journeys.steps import sees

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: What was said, noted, agreed and undertaken in the meeting.
TOLD = (
    "Konzepte und Pläne",
    "Rathaus",
    "Hanna Nord",
    "Entschuldigt (1)",
    "Medienkonzept und Medienentwicklungsplan",
    BOTH,
    AGREED,
    "Positionen: Volle Zustimmung: 1, Leichte Bedenken: 1, Beiseitestehen: 1.",
    "Vorbehalt: Der Haushalt ist noch offen.",
    "Dünner Konsens",
    STATED,
    TO_DO,
    "Tanja Träger",
)


def the_minutes_tell_all_of_it(office: "Page") -> None:
    """Agenda, attendance, text, outcomes, agreement and measure: on the page, in the PDF and in the ODT."""
    told = (*TOLD, f"{clock.today().year}-01")
    sees(office, *told)
    for words in (_of_pdf(_downloaded(office, "PDF")), _of_odt(_downloaded(office, "ODT"))):
        missing = [one for one in told if one not in words]
        assert not missing, (missing, words)


def _downloaded(page: "Page", kind: str) -> bytes:
    with page.expect_download() as coming:
        page.get_by_role("link", name=f"Protokoll als {kind}").click()
    return Path(coming.value.path()).read_bytes()


def _of_pdf(content: bytes) -> str:
    told = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)  # noqa: S607
    return _in_one_line(told.stdout.decode())


def _of_odt(content: bytes) -> str:
    tree = lxml.etree.fromstring(ZipFile(BytesIO(content)).read("content.xml"))
    return _in_one_line(" ".join(tree.itertext()))


def _in_one_line(words: str) -> str:
    return re.sub(r"\s+", " ", re.sub("\xad\\s*", "", words))
