"""Emsbrück for tests: built once by its acts, seen by one person per role."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.test import Client

from rundtisch.institutions.models import Institution
from rundtisch.matrices.models import Assessment, Instrument
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable
from rundtisch.sample.build import Emsbrueck, build
from tests import factories as make
from tests.doors import signed_in

#: Role in the tables, and the person of the sample who has it.
ROLES = {
    "head": "gs-nord",
    "neighbour": "gymnasium",
    "digital_lead": "gs-sued-digital",
    "mailbox": "gs-nord-postfach",
    "authority": "stadt",
    "school_it": "schul-it",
    "supervisor": "schulamt",
    "adviser": "medienberatung",
    "facilitator": "moderation",
    "office": "geschaeftsstelle",
    "operator": "betrieb",
    "outsider": "",
}
TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Region:
    """Emsbrück and what tests point at in it."""

    sample: Emsbrueck
    outsider: Person

    @property
    def table(self) -> RoundTable:
        """The table."""
        return self.sample.table

    def person(self, role: str) -> Person:
        """Who has this role."""
        return self.outsider if role == "outsider" else self.sample.cast.people[ROLES[role]]

    def house(self, key: str) -> Institution:
        """A house by its id in the story."""
        return self.sample.cast.houses[key]

    def assessment(self, house: str = "gs_nord") -> Assessment:
        """The newest assessment of a house."""
        return Assessment.objects.filter(institution=self.house(house)).latest("started_at")

    def instrument(self, key: str = "matrix_schule") -> Instrument:
        """The matrix for schools, or another one."""
        return Instrument.objects.get(key=key)


def raise_region() -> Region:
    """Build Emsbrück, and somebody who sits at no table."""
    sample = build(TODAY)
    return Region(sample, make.head_of(make.school("Schule anderswo"), "Otto Anderswo"))


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is stored inside is taken back at the end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def visitor(region: Region, role: str) -> Client:
    """A browser in which this role is signed in; a guest is nobody."""
    return Client() if role == "guest" else signed_in(region.person(role))
