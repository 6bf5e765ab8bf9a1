"""One-time links are made, mailed, void each other and are used up."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.journal import services as journal

from .. import queries
from ..letters import Letter, send_letter
from ..models import OneTimeLink, Person, Purpose, hash_of

LASTING = {
    Purpose.SIGN_IN: timedelta(minutes=15),
    Purpose.PASSWORD: timedelta(minutes=15),
    Purpose.INVITATION: timedelta(days=14),
    Purpose.FIRST_ACCOUNT: timedelta(hours=1),
}


def make_link(*, person: Person | None, purpose: Purpose, about: UUID | None = None) -> str:
    """Make a one-time link and return its token, which is stored nowhere; older links of the same kind become void."""
    now = clock.now()
    OneTimeLink.objects.open(now).filter(person=person, purpose=purpose, about=about).update(voided_at=now)
    token = secrets.token_urlsafe(16)
    OneTimeLink.objects.create(
        person=person,
        purpose=purpose,
        about=about,
        token_hash=hash_of(token),
        created_at=now,
        expires_at=now + LASTING[purpose],
    )
    return token


def void_links(*, about: Iterable[UUID]) -> None:
    """Let the links of these invitations open nothing any more."""
    now = clock.now()
    OneTimeLink.objects.open(now).filter(about__in=list(about)).update(voided_at=now)


def link_address(token: str) -> str:
    """The whole address of a one-time link, as it stands in the mail."""
    return settings.BASE_URL + reverse("one_time_link", args=[token])


@act
def use_link(*, token_hash: str, purpose: Purpose) -> OneTimeLink:
    """Use up a one-time link; two devices pressing at once: one of them gets in."""
    now = clock.now()
    link = queries.open_link(token_hash, purpose)
    used = link and OneTimeLink.objects.filter(pk=link.pk, used_at=None, voided_at=None).update(used_at=now)
    if link is None or not used:
        raise Refusal(
            _("Dieser Link gilt nicht mehr. Er wurde schon benutzt, ist abgelaufen oder durch einen neueren ersetzt.")
        )
    if link.person is not None:
        if link.person.joined_at is None:
            link.person.joined_at = now
            link.person.save(update_fields=["joined_at"])
        journal.note(link.person, "people.link_used", link.person, purpose=link.purpose)
    return link


def take_sign_in_link(*, token_hash: str) -> Person:
    """The person whom a sign-in link lets in; the link is used up."""
    person = use_link(token_hash=token_hash, purpose=Purpose.SIGN_IN).person
    assert isinstance(person, Person)  # noqa: S101 - only the link of the first account has no person
    return person


@act
def ask_for_sign_in_link(*, email: str) -> None:
    """Mail a sign-in link to whoever has an account under this address; nobody learns whether there is one."""
    person = queries.person_at(email)
    if person is None:
        return
    token = make_link(person=person, purpose=Purpose.SIGN_IN)
    send_letter(
        to=person,
        letter=lambda: Letter(
            subject=_("Ihr Link zur Anmeldung bei Rundtisch"),
            paragraphs=(_("mit diesem Link melden Sie sich an. Er gilt 15 Minuten und nur einmal."),),
            button=_("Anmelden"),
            address=link_address(token),
            closing=_("Haben Sie den Link nicht angefordert? Dann brauchen Sie nichts zu tun."),
        ),
    )


@act
def ask_for_password_link(*, email: str) -> None:
    """Mail a link that sets a new password to whoever has an account under this address."""
    person = queries.person_at(email)
    if person is None:
        return
    token = make_link(person=person, purpose=Purpose.PASSWORD)
    send_letter(
        to=person,
        letter=lambda: Letter(
            subject=_("Ihr Link für ein neues Passwort bei Rundtisch"),
            paragraphs=(
                _("mit diesem Link geben Sie sich ein neues Passwort. Er gilt 15 Minuten und nur einmal."),
                _("Bis dahin gilt Ihr bisheriges Passwort weiter."),
            ),
            button=_("Passwort setzen"),
            address=link_address(token),
            closing=_("Haben Sie den Link nicht angefordert? Dann brauchen Sie nichts zu tun."),
        ),
    )


def first_account_link() -> str | None:
    """The address that makes the first account of an installation without persons; valid for an hour."""
    if Person.objects.exists():
        return None
    return link_address(make_link(person=None, purpose=Purpose.FIRST_ACCOUNT))
