"""Letters: mails in one calm look, as plain text and as HTML with one button, in the reader's language."""

from collections.abc import Callable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation

from rundtisch.foundation.deliveries import send_mail

from .models import Person


@dataclass(frozen=True)
class Letter:
    """What a mail says: a few paragraphs, at most one button, a closing sentence."""

    subject: str
    paragraphs: tuple[str, ...]
    button: str = ""
    address: str = ""
    closing: str = ""


def send_letter(*, to: Person, letter: Callable[[], Letter], calendar: str = "", method: str = "") -> None:
    """Note a letter to a person, written in that person's language; it leaves when the act is done."""
    with translation.override(to.language):
        words = letter()
        page = {"letter": words, "name": to.name, "language": to.language}
        send_mail(
            to=to.email,
            subject=words.subject,
            text=render_to_string("people/letter.txt", page),
            html=render_to_string("people/letter.html", page),
            calendar=calendar,
            method=method,
        )
