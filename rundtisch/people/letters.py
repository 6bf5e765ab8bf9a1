"""Letters: mails in one calm look, as plain text and as HTML with one button, in the reader's language."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
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
    _send(letter, address=to.email, name=to.name, language=to.language, calendar=calendar, method=method)


def send_letter_to_house(*, address: str, name: str, letter: Callable[[], Letter]) -> None:
    """Note a letter to the address that a house has in the register, for those who have no account yet."""
    _send(letter, address=address, name=name, language=settings.LANGUAGE_CODE)


def _send(
    letter: Callable[[], Letter], *, address: str, name: str, language: str, calendar: str = "", method: str = ""
) -> None:
    with translation.override(language):
        words = letter()
        page = {"letter": words, "name": name, "language": language}
        send_mail(
            to=address,
            subject=words.subject,
            text=render_to_string("people/letter.txt", page),
            html=render_to_string("people/letter.html", page),
            calendar=calendar,
            method=method,
        )
