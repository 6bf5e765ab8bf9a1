"""Who tries to answer or type a paper matrix that is not theirs, and with what."""

import pytest

from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled
from rundtisch.institutions.models import Power
from rundtisch.matrices import services
from rundtisch.matrices.models import PaperSheet
from rundtisch.matrices.services import PaperAnswer
from tests import factories as make
from tests.doors import signed_in
from tests.world import Cast

from .asking import begun

pytestmark = pytest.mark.django_db


def typed(world: Cast) -> PaperSheet:
    """What the office typed for the school."""
    make.mandate(world.office_staff, world.school, Power.ENTER_ASSESSMENT)
    answers = {"s_support": PaperAnswer("stage", 1)}
    return services.enter_from_paper(
        by=world.office_staff, assessment=begun(world), filled_on=clock.today(), answers=answers
    )


def test_nobody_but_the_house_reads_or_answers_a_sheet(world: Cast) -> None:
    sheet = typed(world)
    strangers = [world.office_staff, world.other_head, world.mailbox, world.supervisor, world.authority_office]

    answers = {}
    for person in strangers:
        browser = signed_in(person)
        sent = [
            browser.post(f"/paper-sheets/{sheet.pk}/{way}/", {"version": 1}) for way in ("confirmation", "rejection")
        ]
        answers[person.name] = {answer.status_code for answer in (browser.get(f"/paper-sheets/{sheet.pk}/"), *sent)}
    lead = signed_in(world.digital_lead).post(f"/paper-sheets/{sheet.pk}/confirmation/", {"version": 1})

    assert answers == {person.name: {404} for person in strangers}
    assert lead.status_code == 403
    assert sheet.entries.get().is_confirmed is None


def test_a_version_without_end_is_a_stale_one(world: Cast) -> None:
    sheet = typed(world)

    answer = signed_in(world.head).post(f"/paper-sheets/{sheet.pk}/confirmation/", {"version": "9" * 5000})

    assert answer.status_code == 409
    assert sheet.entries.get().is_confirmed is None


def test_with_the_mandate_or_the_table_typing_ends(world: Cast) -> None:
    sheet = typed(world)
    words = {"assessment": sheet.assessment, "filled_on": clock.today(), "answers": {"s_mkr": PaperAnswer("stage", 1)}}
    world.table.participations.filter(institution=world.office).update(to_on=clock.today())

    with pytest.raises(NotEntitled):
        services.enter_from_paper(by=world.office_staff, **words)

    assert sheet.entries.count() == 1
