"""A shared mailbox speaks for nobody, whatever mandate it was given."""

import pytest

from rundtisch.institutions.models import Function, Power
from rundtisch.institutions.permissions import may_enter_reply_for, may_give_voice_for
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_a_mandate_to_speak_gives_a_shared_mailbox_no_voice() -> None:
    school, other = make.school(), make.school("Realschule Muster")
    mailbox = make.member_of(other, Function.SHARED_MAILBOX)
    make.mandate(mailbox, school, Power.SPEAK)
    make.mandate(mailbox, school, Power.ENTER_REPLY)

    assert not may_give_voice_for(mailbox, school)
    assert may_enter_reply_for(mailbox, school)
