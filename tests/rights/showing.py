"""What stands on a page that somebody opens, whatever it is packed in."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from django.http import HttpResponse
from django.test import Client


def shown(browser: Client, address: str, tmp_path: Path) -> str:
    """What stands on the page; of a PDF its text, of a document or table that is packed everything inside."""
    return text_in(browser.get(address), tmp_path)


def text_in(answer: HttpResponse, tmp_path: Path) -> str:
    """Everything that can be read in an answer."""
    if answer.content.startswith(b"PK"):
        with ZipFile(BytesIO(answer.content)) as packed:
            return "\n".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
    if answer.headers.get("Content-Type") != "application/pdf":
        return answer.content.decode(errors="replace")
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(answer.content)
    program = shutil.which("pdftotext")
    assert program
    return subprocess.run([program, paper, "-"], check=True, capture_output=True, text=True).stdout


def without_token(page: str) -> str:
    """The page without what is new at each visit."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"', "", page)
