"""What happens with accounts: one-time links are made, void each other and are used up."""

import secrets
from datetime import timedelta

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal

from .console import Console
from .models import OneTimeLink, Operatorship, Person, Purpose, hash_of
from .permissions import may_operate

LASTING = {
    Purpose.SIGN_IN: timedelta(minutes=15),
    Purpose.INVITATION: timedelta(days=14),
    Purpose.FIRST_ACCOUNT: timedelta(hours=1),
}


def make_link(*, person: Person, purpose: Purpose) -> str:
    """Make a one-time link and return its token, which is stored nowhere; older links of the purpose become void."""
    now = clock.now()
    OneTimeLink.objects.filter(person=person, purpose=purpose).open(now).update(voided_at=now)
    token = secrets.token_urlsafe(16)
    OneTimeLink.objects.create(
        person=person,
        purpose=purpose,
        token_hash=hash_of(token),
        created_at=now,
        expires_at=now + LASTING[purpose],
    )
    return token


@act
def use_link(*, token: str) -> tuple[Person, Purpose]:
    """Use up a one-time link; two devices pressing at once: one of them gets in."""
    now = clock.now()
    link = OneTimeLink.objects.with_token(token).open(now).select_related("person").first()
    used = link and OneTimeLink.objects.filter(pk=link.pk, used_at=None, voided_at=None).update(used_at=now)
    if link is None or not used or not link.person.is_active:
        raise Refusal(
            _("Dieser Link gilt nicht mehr. Er wurde schon benutzt, ist abgelaufen oder durch einen neueren ersetzt.")
        )
    if link.person.joined_at is None:
        link.person.joined_at = now
        link.person.save(update_fields=["joined_at"])
    journal.note(link.person, "people.link_used", link.person, purpose=link.purpose)
    return link.person, Purpose(link.purpose)


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
