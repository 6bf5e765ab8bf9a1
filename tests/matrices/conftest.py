"""The supplied instruments, a cast at a table, and assessments that their houses agreed."""

from itertools import count

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from rundtisch.institutions.models import Institution
from rundtisch.matrices import services
from rundtisch.matrices.models import Assessment, Dimension, Instrument, Rating, Share
from rundtisch.matrices.services import Opening
from rundtisch.people.models import Person
from tests.world import Cast, cast

_periods = count(1)


@pytest.fixture
def instruments(db: None) -> dict[str, Instrument]:
    return {one.key: one for one in services.load_supplied_instruments()}


@pytest.fixture
def world(instruments: dict[str, Instrument]) -> Cast:
    return cast()


def instrument_for(institution: Institution) -> Instrument:
    key = "matrix_schultraeger" if institution.is_authority else "matrix_schule"
    return Instrument.objects.get(key=key)


def dimension(key: str) -> Dimension:
    return Dimension.objects.get(key=key)


def agreed_by(by: Person, institution: Institution, *, kind: str = "full", **stages: int | str) -> Assessment:
    """An assessment that the house agreed; stages by dimension key."""
    assessment = services.begin_assessment(
        by=by,
        institution=institution,
        instrument=instrument_for(institution),
        period=f"Zeitraum {next(_periods)}",
        kind=kind,
    )
    for key, stage in stages.items():
        is_stage = isinstance(stage, int)
        services.rate(
            by=by,
            assessment=assessment,
            dimension=dimension(key),
            answer="stage" if is_stage else stage,
            stage=stage if is_stage else None,
            evidence=f"Beleg zu {key}",
            comment=f"Kommentar zu {key}",
            version=Rating.objects.filter(assessment=assessment, dimension__key=key).count(),
        )
    services.agree_assessment(by=by, assessment=assessment)
    return Assessment.objects.get(pk=assessment.pk)


def pulse_by(by: Person, institution: Institution, **stages: int | str) -> Assessment:
    """A short pulse that the house agreed."""
    return agreed_by(by, institution, kind="pulse", **stages)


def shared(by: Person, assessment: Assessment, audience: str, **more: object) -> Share:
    """The whole assessment opened to one audience."""
    return services.share_assessment(by=by, assessment=assessment, opening=Opening(audience=audience, **more))  # type: ignore[arg-type] - words of the test


def signed_in(person: Person) -> Client:
    """A browser of this person, who has the second factor where one is needed."""
    Authenticator.objects.get_or_create(user=person, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "-"}})
    client = Client()
    client.force_login(person)
    return client
