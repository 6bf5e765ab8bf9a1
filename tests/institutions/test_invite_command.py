"""`rundtisch invite`: a link for whoever cannot be reached by mail yet."""

import json
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from rundtisch.foundation.models import Delivery
from rundtisch.institutions.models import Appointment, Institution
from rundtisch.journal.models import Entry
from tests import factories as make

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    out = StringIO()
    call_command("invite", *words, stdout=out)
    return out.getvalue().strip()


@pytest.fixture
def school() -> Institution:
    """A school with its number."""
    return make.school(official_number="191234")


@pytest.mark.parametrize("key", ["pk", "official_number"])
def test_the_printed_link_makes_the_appointment(school: Institution, key: str) -> None:
    words = str(getattr(school, key))

    link = run("nina@example.org", "--institution", words, "--function", "head_teacher", "--name", "Nina Neu")

    nina = Client()
    nina.get(re.sub(r"^https?://[^/]+", "", link))
    nina.post("/sign-in/invitation/", {"name": "Nina Neu"})
    assert Appointment.objects.get().person.email == "nina@example.org"
    assert Delivery.objects.count() == 0
    first = Entry.objects.order_by("at")[0]
    assert (first.act, first.actor_label) == ("institutions.invited", "Betrieb an der Konsole")


def test_for_programs_it_prints_json(school: Institution) -> None:
    said = json.loads(run("nina@example.org", "--institution", "191234", "--function", "head_teacher", "--json"))

    assert sorted(said) == ["expires_at", "link"]


@pytest.mark.parametrize(
    ("email", "institution", "function", "words"),
    [
        ("keine-adresse", "191234", "head_teacher", "ist keine E-Mail-Adresse"),
        ("nina@example.org", "999999", "head_teacher", "kennt keine oder mehrere Institutionen"),
        ("nina@example.org", "191234", "office_staff", "Diese Funktion gibt es hier nicht"),
    ],
)
def test_mistakes_are_told_in_one_sentence(
    school: Institution, email: str, institution: str, function: str, words: str
) -> None:
    with pytest.raises(CommandError, match=words):
        run(email, "--institution", institution, "--function", function)
    assert Entry.objects.count() == 0
