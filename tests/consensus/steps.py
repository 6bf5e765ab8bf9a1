"""Steps that tests of rounds share."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from rundtisch.consensus import services
from rundtisch.consensus.models import Procedure, Round, Voice
from rundtisch.foundation.errors import Refusal
from rundtisch.institutions.models import Institution
from rundtisch.people.models import Person
from tests import factories as make
from tests.world import Cast


def as_(person: Person) -> Client:
    """A browser in which the person is signed in, with the second factor."""
    Authenticator.objects.get_or_create(user=person, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "-"}})
    client = Client()
    client.force_login(person)
    return client


def procedure(at_table: Cast, method: str = "consensus_levels", **fields: Any) -> Procedure:
    return services.set_up_procedure(
        by=at_table.facilitator, table=at_table.table, method=method, title="Übergang 4/5", **fields
    )


def opened(at_table: Cast, method: str = "consensus_levels", options: tuple[str, ...] = (), **fields: Any) -> Round:
    return services.open_round(
        by=at_table.facilitator,
        procedure=procedure(at_table, method, **fields),
        wording="Wir vereinbaren es.",
        options=options,
    )


def five_houses(at_table: Cast) -> list[tuple[Institution, Person]]:
    """The three deciding houses of the table and two more, each with its head: enough for a secret round."""
    houses = [(at_table.school, at_table.head), (at_table.other_school, at_table.other_head)]
    houses.append((at_table.authority, at_table.authority_office))
    for name in ("Grundschule Ost", "Grundschule West"):
        school = make.school(name)
        make.seat(at_table.table, school)
        houses.append((school, make.head_of(school, f"Leitung {name}")))
    return houses


def said(one: Round, by: Person, house: Institution, **what: Any) -> Voice:
    return services.give_voice(by=by, round=one, institution=house, **what)


def refusal_of(act: Any, **words: Any) -> str:
    with pytest.raises(Refusal) as refused:
        act(**words)
    return refused.value.sentence
