"""What others enter for a house counts only when the house has confirmed it."""

from typing import Any

import pytest
from django.urls import reverse

from rundtisch.agreements import queries, services
from rundtisch.agreements.models import Adoption, Agreement
from rundtisch.consensus import services as consensus
from rundtisch.foundation.models import Delivery
from rundtisch.institutions.models import Power
from tests import factories as make
from tests.agreements.agreeing import agreed, proposed
from tests.consensus.steps import as_
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_table() -> Cast:
    return cast()


@pytest.fixture
def agreement(at_table: Cast) -> Agreement:
    make.mandate(at_table.office_staff, at_table.school, Power.ENTER_ADOPTION)
    return agreed(at_table)


def of_the_school(agreement: Agreement, at_table: Cast) -> Adoption:
    return agreement.adoptions.get(institution=at_table.school)


def reported_on_behalf(at_table: Cast, agreement: Agreement, state: str = "adopted") -> Adoption:
    adoption = of_the_school(agreement, at_table)
    return services.report_adoption(by=at_table.office_staff, adoption=adoption, state=state, body="administration")


def shown(at_table: Cast, agreement: Agreement) -> tuple[list[str], str, int]:
    [line] = queries.agreements_at(at_table.head, at_table.table)
    page = queries.agreement_page(at_table.head, agreement)
    assert [seat.state for seat in line.ring] == [seat.state for seat in page.ring]
    return [seat.state for seat in line.ring], line.words, page.waiting


def test_an_adoption_entered_on_behalf_counts_as_open_until_the_house_confirms(
    at_table: Cast, agreement: Agreement
) -> None:
    adoption = reported_on_behalf(at_table, agreement)

    before = shown(at_table, agreement)
    services.confirm_adoption(by=at_table.head, adoption=adoption)
    after = shown(at_table, agreement)

    assert before == (["open", "open", "open"], "3 offen", 3)
    assert after == (["taken_over", "open", "open"], "2 offen, 1 übernommen", 2)


def test_the_house_is_told_that_somebody_reported_for_it_and_not_what(at_table: Cast, agreement: Agreement) -> None:
    adoption = of_the_school(agreement, at_table)
    services.report_adoption(by=at_table.digital_lead, adoption=adoption, state="brought_in")
    services.report_adoption(by=at_table.office_staff, adoption=adoption, state="declined", reason="Geheimgrund")

    [letter] = Delivery.objects.all()
    assert letter.recipient == at_table.head.email
    assert reverse("adoption_detail", args=[adoption.pk]) in letter.text
    assert not [word for word in ("abgelehnt", "Geheimgrund") if word in letter.text + letter.html + letter.subject]


def test_the_own_words_stand_until_the_house_confirms_others(at_table: Cast, agreement: Agreement) -> None:
    adoption = of_the_school(agreement, at_table)
    services.report_adoption(by=at_table.head, adoption=adoption, state="deferred", reason="Eigener Grund")
    services.report_adoption(by=at_table.office_staff, adoption=adoption, state="adapted", deviation="Fremde Worte")
    board = reverse("agreement_detail", args=[agreement.pk])
    own = reverse("adoption_detail", args=[adoption.pk])

    seen = [as_(one).get(board).content.decode() for one in (at_table.other_head, at_table.head)]
    both = as_(at_table.head).get(own).content.decode()
    kept = of_the_school(agreement, at_table)
    services.confirm_adoption(by=at_table.head, adoption=adoption)
    taken = of_the_school(agreement, at_table)

    assert [("Eigener Grund" in page, "Fremde Worte" in page) for page in seen] == [(True, False)] * 2
    assert ("Eigener Grund" in both, "Fremde Worte" in both) == (True, True)
    assert [(one.state, one.reason, one.deviation) for one in (kept, taken)] == [
        ("deferred", "Eigener Grund", ""),
        ("adapted", "", "Fremde Worte"),
    ]


def test_what_others_entered_goes_when_the_house_reports_itself(at_table: Cast, agreement: Agreement) -> None:
    reported_on_behalf(at_table, agreement)
    services.report_adoption(by=at_table.head, adoption=of_the_school(agreement, at_table), state="brought_in")

    adoption = of_the_school(agreement, at_table)

    assert (adoption.state, adoption.waiting) == ("brought_in", None)


def test_the_board_shows_what_stands_and_that_something_waits(at_table: Cast, agreement: Agreement) -> None:
    reported_on_behalf(at_table, agreement)

    page = queries.agreement_page(at_table.head, agreement)

    assert [(line.sign, line.is_unconfirmed) for line in page.schools] == [("open", True), ("open", False)]


def test_two_reports_on_behalf_still_count_as_what_the_house_said_last(at_table: Cast, agreement: Agreement) -> None:
    services.report_adoption(by=at_table.head, adoption=of_the_school(agreement, at_table), state="brought_in")
    reported_on_behalf(at_table, agreement, "deferred")
    reported_on_behalf(at_table, agreement, "adopted")

    assert shown(at_table, agreement)[0] == ["brought_in", "open", "open"]


def test_implemented_is_counted_when_the_house_says_so_itself(at_table: Cast, agreement: Agreement) -> None:
    adoption = reported_on_behalf(at_table, agreement)
    services.confirm_adoption(by=at_table.head, adoption=adoption)
    done: dict[str, Any] = {"state": "implemented", "on": agreement.agreed_on}
    services.report_adoption(by=at_table.office_staff, adoption=adoption, **done)

    before = queries.agreement_page(at_table.head, agreement).implemented
    services.report_adoption(by=at_table.head, adoption=adoption, **done)

    assert (before, queries.agreement_page(at_table.head, agreement).implemented) == (0, 1)


def test_the_agreement_stays_subject_to_resolution_while_resolutions_are_unconfirmed(
    at_table: Cast, agreement: Agreement
) -> None:
    agreement.adoptions.exclude(institution=at_table.school).update(state="adopted")
    adoption = reported_on_behalf(at_table, agreement)
    address = reverse("agreement_detail", args=[agreement.pk])

    before = as_(at_table.head).get(address).content.decode()
    services.confirm_adoption(by=at_table.head, adoption=adoption)

    assert "Vorbehaltlich" in before
    assert "Vorbehaltlich" not in as_(at_table.head).get(address).content.decode()


def test_an_unconfirmed_adoption_is_found_among_the_open_ones(at_table: Cast, agreement: Agreement) -> None:
    agreement.adoptions.exclude(institution=at_table.school).update(state="adopted")
    adoption = reported_on_behalf(at_table, agreement)

    before = queries.agreements_at(at_table.head, at_table.table, show="open")
    services.confirm_adoption(by=at_table.head, adoption=adoption)

    assert [line.id for line in before] == [agreement.pk]
    assert queries.agreements_at(at_table.head, at_table.table, show="open") == []


def test_a_new_wording_leaves_nothing_to_confirm(at_table: Cast, agreement: Agreement) -> None:
    reported_on_behalf(at_table, agreement)
    change = proposed(at_table, changes=agreement, wording="Wir melden anders.")
    one = services.open_round_on(by=at_table.facilitator, proposal=change)
    consensus.give_voice(by=at_table.head, round=one, institution=at_table.school, position="full")
    services.state_result_of(by=at_table.facilitator, proposal=change, result="consensus", text="Konsens.")

    adoption = of_the_school(agreement, at_table)

    assert (adoption.state, adoption.earlier_state, adoption.is_unconfirmed) == ("open", "open", False)
