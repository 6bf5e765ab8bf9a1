"""Accounts: the first one, who runs the installation, name, language, password, sessions."""

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal

from ..console import CONSOLE, Console
from ..letters import Letter, send_letter
from ..models import Operatorship, Person, Purpose
from ..permissions import may_change_own_account, may_operate
from .links import use_link


@act
def make_operator(*, by: Person | Console, person: Person) -> Operatorship:
    """Entrust somebody with running the installation."""
    authorise(by, may_operate, None)
    operatorship, is_new = Operatorship.objects.get_or_create(
        person=person, until_at=None, defaults={"since_at": clock.now()}
    )
    if is_new:
        journal.note(by, "people.operator_made", person)
    return operatorship


@act
def make_first_account(*, token_hash: str, name: str, email: str) -> Person:
    """Whoever holds the link that the console printed becomes the first operator."""
    use_link(token_hash=token_hash, purpose=Purpose.FIRST_ACCOUNT)
    if Person.objects.exists():
        raise Refusal(_("Es gibt schon ein Konto. Bitte lassen Sie sich einladen."))
    person = Person.objects.create_user(email, name=name, joined_at=clock.now())
    make_operator(by=CONSOLE, person=person)
    return person


@act
def change_account(*, by: Person, person: Person, name: str, language: str) -> Person:
    """Change how one is called and in which language one is written to."""
    authorise(by, may_change_own_account, person)
    person.name = name
    person.language = language
    person.save(update_fields=["name", "language"])
    journal.note(by, "people.account_changed", person)
    return person


@act
def set_password(*, token_hash: str, password: str) -> Person:
    """Set a new password by the mailed link; all sessions of the person end."""
    person = use_link(token_hash=token_hash, purpose=Purpose.PASSWORD).person
    assert isinstance(person, Person)  # noqa: S101 - only the link of the first account has no person
    put_password(person, password)
    send_letter(
        to=person,
        letter=lambda: Letter(
            subject=_("Ihr Passwort bei Rundtisch wurde gesetzt"),
            paragraphs=(_("Ihr Passwort wurde soeben neu gesetzt. Andere Geräte wurden abgemeldet."),),
            closing=_("Waren Sie das nicht? Dann fordern Sie bitte sofort einen neuen Link an."),
        ),
    )
    return person


def put_password(person: Person, password: str) -> None:
    """Store a password as part of another act."""
    person.set_password(password)
    person.save(update_fields=["password"])
    journal.note(person, "people.password_set", person)


@act
def sign_out_elsewhere(*, by: Person, person: Person) -> Person:
    """End every session of the person; the caller keeps the one that asked."""
    authorise(by, may_change_own_account, person)
    person.signed_out_at = clock.now()
    person.save(update_fields=["signed_out_at"])
    journal.note(by, "people.signed_out_elsewhere", person)
    return person
