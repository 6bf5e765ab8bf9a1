"""Agreements with their wording and the way into each house."""

from datetime import datetime, timedelta

from rundtisch.agreements.models import Adoption, AdoptionStep, Agreement, AgreementVersion
from rundtisch.people.models import Person

from .houses import Seated

#: As many as the largest region would see; lists of agreements do not grow with them.
MOST_HOUSES = 40
STATES = ["adopted", "implemented", "noted", "open", "brought_in"]


def agreements_of(seated: Seated, by: Person, now: datetime, number: int) -> None:
    """So many agreements, each with an adoption in every house."""
    agreements = [
        Agreement(
            table=seated.table,
            year=now.year - index // 12,
            sequence=index % 12 + 1,
            title=f"Vereinbarung {index + 1} zur Ausstattung",
            agreed_on=(now - timedelta(days=30 * index)).date(),
            review_on=(now + timedelta(days=400 - 30 * index)).date(),
            recorded_how="orally",
            recorded_by=by,
            recorded_at=now - timedelta(days=30 * index),
            stated_by_label="Moderation",
        )
        for index in range(number)
    ]
    adoptions = [
        Adoption(
            agreement=agreement,
            institution=house,
            place=place,
            body="staff_conference",
            state=STATES[(place + index) % len(STATES)],
            on=agreement.agreed_on,
        )
        for index, agreement in enumerate(agreements)
        for place, house in enumerate(seated.houses[:MOST_HOUSES])
    ]
    Agreement.objects.bulk_create(agreements)
    AgreementVersion.objects.bulk_create(
        AgreementVersion(
            agreement=agreement,
            number=1,
            wording="Alle Häuser melden Ausfälle auf demselben Weg und erhalten binnen zwei Tagen eine Antwort.",
            agreed_on=agreement.agreed_on,
        )
        for agreement in agreements
    )
    Adoption.objects.bulk_create(adoptions)
    steps = [
        AdoptionStep(
            adoption=adoption,
            number=1,
            from_state="open",
            to_state=adoption.state,
            reported_by=by,
            reported_at=now,
        )
        for adoption in adoptions
        if adoption.state != "open"
    ]
    AdoptionStep.objects.bulk_create(steps)
    for step in steps:
        step.adoption.last_step = step
    Adoption.objects.bulk_update([step.adoption for step in steps], ["last_step"], batch_size=400)
