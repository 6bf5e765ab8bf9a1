"""Who states a result, and whether a leading house may decide."""

from datetime import timedelta

import pytest

from rundtisch.foundation import clock
from rundtisch.foundation.errors import Refusal
from rundtisch.institutions.models import Function, InstitutionKind
from rundtisch.roundtables import services
from rundtisch.roundtables.models import GroundRules, ParticipationKind
from rundtisch.roundtables.permissions import may_state_at
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_nobody_else_states_while_a_facilitator_with_a_last_day_is_there() -> None:
    table, school = make.table(), make.school()
    make.seat(table, school)
    facilitation = make.institution(InstitutionKind.FACILITATION, "Moderation Muster")
    last_day = clock.today() + timedelta(days=30)
    make.seat(table, facilitation, ParticipationKind.FACILITATES, to_on=last_day)
    GroundRules.objects.create(
        table=table, number=1, text="Wir hören zu.", in_force_from=clock.today(), stating_institution=school
    )

    assert not may_state_at(make.head_of(school), table)


def test_what_earlier_ground_rules_allowed_lets_no_leading_house_decide() -> None:
    table = make.table()
    office = make.institution(InstitutionKind.REGIONAL_OFFICE, "Geschäftsstelle Muster")
    make.seat(table, office, ParticipationKind.COORDINATES)
    for number, may_decide in ((1, True), (2, False)):
        GroundRules.objects.create(
            table=table, number=number, text="–", in_force_from=clock.today(), coordinator_may_decide=may_decide
        )
    staff = make.member_of(office, Function.OFFICE_STAFF)

    with pytest.raises(Refusal):
        services.seat(by=staff, table=table, institution=office, kind=ParticipationKind.DECIDES)
