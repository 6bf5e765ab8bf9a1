"""What may never be stored of agreements, whoever tries."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from rundtisch.agreements.models import (
    Adoption,
    AdoptionStep,
    AdoptionTerms,
    Agreement,
    AgreementObjection,
    AgreementVersion,
    BodySession,
    Proposal,
    ProposalVersion,
    Reservation,
    ResolutionDraft,
)
from rundtisch.foundation import clock
from tests.agreements.agreeing import agreed, proposed
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_table() -> Cast:
    return cast()


def refused(name: str, model: Any, **fields: Any) -> None:
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        model.objects.create(**fields)
    told = str(error.value)
    assert name in told or "UNIQUE constraint failed" in told


def test_numbers_are_given_once_and_an_agreement_was_stated_or_recorded(at_table: Cast) -> None:
    first = agreed(at_table)
    recorded: dict[str, Any] = {
        "recorded_how": "orally",
        "recorded_by": at_table.facilitator,
        "recorded_at": timezone.now(),
        "stated_by_label": "Moderation",
    }
    base: dict[str, Any] = {
        "table": at_table.table,
        "year": first.year,
        "sequence": 2,
        "title": "Noch eine",
        "agreed_on": clock.today(),
    }

    refused("agreement_number_is_given_once_per_table_and_year", Agreement, **{**base, **recorded, "sequence": 1})
    refused("agreement_numbers_begin_with_one", Agreement, **{**base, **recorded, "sequence": 0})
    refused("agreement_was_stated_or_recorded", Agreement, **base)
    refused("agreement_was_stated_or_recorded", Agreement, **{**base, **recorded, "stated_by_label": ""})


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("agreement_is_adopted_once_per_house", {"house": "school"}),
        ("adapted_has_deviation", {"state": "adapted"}),
        ("declined_has_reason", {"state": "declined"}),
        ("implemented_has_date", {"state": "implemented"}),
        ("adoption_has_a_known_state", {"state": "forgotten"}),
    ],
)
def test_an_adoption_says_what_its_state_needs(at_table: Cast, name: str, what: dict[str, str]) -> None:
    agreement = agreed(at_table)
    house = at_table.school if what.pop("house", "") else at_table.supervision

    refused(name, Adoption, agreement=agreement, institution=house, place=9, **what)


def test_steps_follow_one_another_and_only_those_on_behalf_are_confirmed(at_table: Cast) -> None:
    adoption = agreed(at_table).adoptions.get(institution=at_table.school)
    base: dict[str, Any] = {
        "adoption": adoption,
        "number": 1,
        "from_state": "open",
        "to_state": "noted",
        "reported_by": at_table.head,
        "reported_at": timezone.now(),
    }
    AdoptionStep.objects.create(**base)

    refused("adoption_steps_follow_one_another", AdoptionStep, **base)
    refused("only_a_report_on_behalf_waits", AdoptionStep, **{**base, "number": 2}, waiting={"state": "adopted"})
    refused(
        "only_steps_on_behalf_are_confirmed_by_somebody",
        AdoptionStep,
        **{**base, "number": 2},
        confirmed_at=timezone.now(),
        confirmed_by=at_table.head,
    )


def test_versions_reservations_and_objections_say_something_once(at_table: Cast) -> None:
    agreement = agreed(at_table)
    proposal = proposed(at_table)
    now = timezone.now()
    objection: dict[str, Any] = {"agreement": agreement, "institution": at_table.school}
    objection |= {"raised_by": at_table.head, "raised_at": now}
    AgreementObjection.objects.create(**objection, text="Nein")
    version: dict[str, Any] = {"proposal": proposal, "written_by": at_table.head, "written_at": now}

    refused(
        "agreement_version_is_numbered_once",
        AgreementVersion,
        agreement=agreement,
        number=1,
        wording="W",
        agreed_on=now.date(),
    )
    refused(
        "agreement_has_a_wording", AgreementVersion, agreement=agreement, number=2, wording="", agreed_on=now.date()
    )
    refused("reservation_says_something", Reservation, agreement=agreement, place=1)
    refused("house_objects_once_to_an_agreement", AgreementObjection, **objection, text="Nein")
    refused("agreement_objection_says_why", AgreementObjection, **{**objection, "institution": at_table.authority})
    refused("proposal_version_is_numbered_once", ProposalVersion, **version, number=1, wording="W")
    refused("proposal_has_a_wording", ProposalVersion, **version, number=2, wording="")
    refused(
        "agreed_proposal_is_not_withdrawn",
        Proposal,
        table=at_table.table,
        title="T",
        proposed_by=at_table.head,
        proposed_at=now,
        withdrawn_at=now,
        agreement=agreement,
    )


def test_a_house_has_one_draft_for_an_agreement_and_it_goes_to_a_known_body(at_table: Cast) -> None:
    adoption = agreed(at_table).adoptions.get(institution=at_table.school)
    written = {"adoption": adoption, "written_by": at_table.head, "written_at": timezone.now()}

    refused("resolution_draft_goes_to_a_known_body", ResolutionDraft, **{**written, "body": "king"})
    ResolutionDraft.objects.create(**written)
    refused("agreements_resolutiondraft_adoption_id_key", ResolutionDraft, **written)


def test_sessions_are_of_known_bodies_and_papers_come_before_them(at_table: Cast) -> None:
    day = clock.today()
    session: dict[str, Any] = {
        "institution": at_table.school,
        "body": "board",
        "meets_on": day,
        "submit_by": day,
        "named_by": at_table.head,
        "named_at": timezone.now(),
    }

    refused("session_is_of_a_known_body", BodySession, **{**session, "body": "king"})
    refused("papers_are_brought_in_before_the_session", BodySession, **{**session, "meets_on": day - timedelta(days=1)})
    BodySession.objects.create(**session)
    refused("body_meets_once_on_a_day", BodySession, **session)


def test_own_terms_say_what_differs_and_why_and_proof_is_of_the_web(at_table: Cast) -> None:
    adoption = agreed(at_table).adoptions.get(institution=at_table.school)
    terms: dict[str, Any] = {"adoption": adoption, "set_by": at_table.head, "set_at": timezone.now()}

    refused("own_terms_have_a_reason", AdoptionTerms, **terms, measure="Anders")
    refused("own_terms_say_what_differs", AdoptionTerms, **terms, reason="Darum.")
    with pytest.raises(IntegrityError, match="proof_is_an_address_of_the_web"), transaction.atomic():
        Adoption.objects.filter(pk=adoption.pk).update(proof_link="javascript:x")
