"""What the doors and the account page ask."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from rundtisch.foundation import clock

from . import ports
from .models import OneTimeLink, Person, hash_of
from .permissions import is_operator
from .ports import AccountSection


def open_link(token_hash: str, *purposes: str) -> OneTimeLink | None:
    """The link that still opens something, if there is one."""
    links = OneTimeLink.objects.open(clock.now()).filter(token_hash=token_hash, purpose__in=purposes)
    return links.select_related("person").first()


def page_behind(token: str) -> str | None:
    """The name of the page that a link leads to; a link that opens nothing any more leads nowhere."""
    link = OneTimeLink.objects.open(clock.now()).filter(token_hash=hash_of(token)).first()
    return ports.link_pages.get(link.purpose) if link else None


def person_at(email: str) -> Person | None:
    """Who may sign in under this address."""
    return Person.objects.filter(email=email.strip().lower(), is_active=True).first()


def needs_second_factor(person: Person) -> bool:
    """Whether this person's tasks ask for a second factor: operators, and whom higher parts name."""
    return any(required(person) for required in ports.second_factor_required) or is_operator(person)


def has_second_factor(person: Person) -> bool:
    """Whether a code or a passkey stands beside the password and the mail link."""
    return second_factors().filter(user_id=person.pk).exists()


def second_factors() -> "QuerySet[Authenticator]":
    """Codes and passkeys; recovery codes alone are none."""
    strong: QuerySet[Authenticator] = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES)
    return strong


@dataclass(frozen=True)
class Passkey:
    """A passkey of the person."""

    id: int
    name: str
    created_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True)
class SecondFactors:
    """All that stands beside password and mail link."""

    has_app: bool
    passkeys: tuple[Passkey, ...]
    recovery_codes: int | None

    @property
    def any(self) -> bool:
        """Whether there is a second factor at all."""
        return self.has_app or bool(self.passkeys)


def second_factors_of(person: Person) -> SecondFactors:
    """The app, the passkeys and the recovery codes of a person; one question."""
    found = list(Authenticator.objects.filter(user_id=person.pk).order_by("created_at"))
    of_type = {kind: [one for one in found if one.type == kind] for kind in Authenticator.Type}
    codes = of_type[Authenticator.Type.RECOVERY_CODES]
    return SecondFactors(
        has_app=bool(of_type[Authenticator.Type.TOTP]),
        passkeys=tuple(
            Passkey(one.pk, str(one), one.created_at, one.last_used_at) for one in of_type[Authenticator.Type.WEBAUTHN]
        ),
        recovery_codes=len(codes[0].wrap().get_unused_codes()) if codes else None,
    )


def sections_for(person: Person) -> list[AccountSection]:
    """What higher parts say on the account page."""
    return [section for sections in ports.account_sections for section in sections(person)]


def sample_persons() -> QuerySet[Person]:
    """Everybody whose role may be tried out in the demonstration."""
    return Person.objects.filter(is_active=True, joined_at__isnull=False).order_by("name")


def sample_person(key: str) -> Person | None:
    """The person behind a sign-in link of the demonstration: the address up to the @."""
    found = list(sample_persons().filter(email__startswith=f"{key.lower()}@")[:2])
    return found[0] if len(found) == 1 else None


def sample_roles() -> list[tuple[str, str, str]]:
    """Key, name and roles of everybody in the demonstration."""
    rows = list(sample_persons().values_list("pk", "email", "name"))
    words: dict[object, list[str]] = {}
    for roles in ports.roles_in_words:
        for person, lines in roles([pk for pk, _email, _name in rows]).items():
            words.setdefault(person, []).extend(lines)
    return [(email.partition("@")[0], name, ", ".join(words.get(pk, ()))) for pk, email, name in rows]
