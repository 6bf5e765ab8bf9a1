"""What the database never stores: each constraint is tried."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from rundtisch.agreements import services as agreements
from rundtisch.foundation import clock
from rundtisch.processes import services
from rundtisch.processes.models import (
    ProcessAgreement,
    ProcessDescription,
    ProcessDimension,
    ProcessLook,
    ProcessShare,
    ProcessShareRecipient,
    ProcessStep,
    ProcessTopic,
)
from rundtisch.roundtables.services import propose_topic
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


def broken(world: Cast) -> dict[str, Callable[[], object]]:
    one = services.begin_description(
        by=world.head,
        institution=world.school,
        kind="purchase",
        title="Beschaffung",
        steps=[services.StepWords(what="Wünsche sammeln")],
    )
    step = one.steps.get()
    steps = ProcessStep.objects.filter(pk=step.pk)
    day, share = clock.today(), {"description": one, "shared_by": world.head, "shared_at": clock.now()}
    share["from_on"] = day
    stored = ProcessShare.objects.create(**share, audience="public")
    shares = ProcessShare.objects.filter(pk=stored.pk)
    ProcessShareRecipient.objects.create(share=stored, institution=world.authority)
    ProcessShareRecipient.objects.create(share=stored, person=world.outsider)
    look = {"description": one, "function": "supervisor", "institution": world.supervision, "day": day}
    ProcessLook.objects.create(**look)
    ProcessLook.objects.create(**look, table=world.table)
    ProcessDimension.objects.create(description=one, dimension_key="s_mkr")
    agreement = agreements.record_agreement(
        by=world.facilitator, table=world.table, title="Gerät", wording="Wir teilen.", stated_by="Moderation"
    )
    ProcessAgreement.objects.create(description=one, agreement=agreement)
    topic = propose_topic(by=world.head, table=world.table, title="Thema")
    return {
        "process_description_has_a_title": lambda: ProcessDescription.objects.update(title=""),
        "retirement_of_a_process_knows_who_and_when": lambda: ProcessDescription.objects.update(retired_at=clock.now()),
        "process_step_has_a_place_of_its_own": lambda: ProcessStep.objects.create(
            description=one, position=1, what="Auch hier"
        ),
        "process_step_says_what_happens": lambda: steps.update(what=""),
        "earliest_day_is_a_day_of_the_year": lambda: steps.update(earliest_month=2, earliest_day=30),
        "earliest_day_is_a_day_of_the_year, never half": lambda: steps.update(earliest_month=2),
        "latest_day_is_a_day_of_the_year": lambda: steps.update(latest_month=13, latest_day=1),
        "latest_day_is_a_day_of_the_year, in short months": lambda: steps.update(latest_month=6, latest_day=31),
        "waiting_point_says_for_what": lambda: steps.update(waits_for=another_step(world)),
        "process_step_does_not_wait_for_itself": lambda: steps.update(waits_for=step, waits_for_words="auf mich"),
        "process_names_a_dimension_once": lambda: ProcessDimension.objects.create(
            description=one, dimension_key="s_mkr"
        ),
        "process_dimension_has_a_key": lambda: ProcessDimension.objects.create(description=one, dimension_key=""),
        "process_names_an_agreement_once": lambda: ProcessAgreement.objects.create(
            description=one, agreement=agreement
        ),
        "process_topic_names_two_different_ones": lambda: ProcessTopic.objects.create(
            topic=topic, description=one, other=one
        ),
        "process_share_is_no_figure": lambda: shares.update(audience="region_anonymous"),
        "process_share_names_a_table_only_if_its_audience_is_one": lambda: shares.update(audience="table"),
        "process_share_ends_after_it_begins": lambda: shares.update(until_on=day - timedelta(days=1)),
        "process_revocation_knows_who_and_when": lambda: shares.update(revoked_at=clock.now()),
        "process_recipient_is_a_house_or_a_person": lambda: ProcessShareRecipient.objects.create(share=stored),
        "process_recipient_acts_for_a_house_as_a_person": lambda: ProcessShareRecipient.objects.filter(
            share=stored, institution__isnull=False
        ).update(acting_for=world.school),
        "process_share_names_a_house_once": lambda: ProcessShareRecipient.objects.create(
            share=stored, institution=world.authority
        ),
        "process_share_names_a_person_once": lambda: ProcessShareRecipient.objects.create(
            share=stored, person=world.outsider
        ),
        "process_look_is_noted_once_a_day": lambda: ProcessLook.objects.create(**look, table=world.table),
        "process_look_without_a_table_is_noted_once_a_day": lambda: ProcessLook.objects.create(**look),
    }


def another_step(world: Cast) -> ProcessStep:
    other = ProcessDescription.objects.create(
        id=uuid4(),
        institution=world.authority,
        kind="purchase",
        title="Anders",
        started_by=world.authority_office,
        started_at=clock.now(),
        changed_at=clock.now(),
    )
    return ProcessStep.objects.create(description=other, position=1, what="Entscheiden")


def test_no_constraint_lets_its_case_through() -> None:
    let_through = []
    for name, attempt in broken(cast()).items():
        try:
            with transaction.atomic():
                attempt()
        except IntegrityError:
            continue
        let_through.append(name)

    assert let_through == []


def test_every_constraint_is_tried() -> None:
    stands = {one.name for model in apps.get_app_config("processes").get_models() for one in model._meta.constraints}

    assert {name.split(",")[0] for name in broken(cast())} == stands
