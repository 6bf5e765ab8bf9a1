"""Secret rounds: what is kept, what is shown, and that nothing ties a house to its ballot."""

import json
from typing import Any

import pytest
from django.urls import reverse

from rundtisch.consensus import services
from rundtisch.consensus.models import BallotBox, Entitlement, Round, Voice
from rundtisch.consensus.queries import asks_for
from rundtisch.consensus.rules.reading import read_bytes
from rundtisch.consensus.services import Card
from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled
from rundtisch.institutions.models import Institution
from rundtisch.journal.models import Entry
from rundtisch.people.models import Person
from tests.consensus.steps import as_, five_houses, opened, procedure, refusal_of
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db
FINGERS = (4, 0, 5, 4, 2)
SECRET = "Diese Runde ist geheim, und weniger als fünf Häuser haben teilgenommen. Deshalb wird nichts gezeigt."


@pytest.fixture
def at_table() -> Cast:
    return cast()


@pytest.fixture
def houses(at_table: Cast) -> list[tuple[Institution, Person]]:
    return five_houses(at_table)


def asked(at_table: Cast, method: str = "sense_check", **fields: Any) -> Round:
    return opened(at_table, method, is_secret=True, **fields)


def cast_all(one: Round, houses: list[tuple[Institution, Person]], fingers: tuple[int, ...] = FINGERS) -> None:
    for (house, head), shown in zip(houses, fingers, strict=False):
        services.cast_ballot(by=head, round=one, institution=house, fingers=shown)


def closed(at_table: Cast, one: Round) -> Round:
    return services.close_voices(by=at_table.facilitator, round=one)


def test_only_sense_check_and_dots_may_be_secret(at_table: Cast) -> None:
    for method in ("consensus_levels", "consent", "systemic_consensing"):
        with pytest.raises(Exception, match="Geheim geht nur beim Stimmungsbild und bei Prioritätspunkten"):
            procedure(at_table, method, is_secret=True)


def test_fewer_than_five_houses_cannot_be_asked_secretly(at_table: Cast) -> None:
    sentence = refusal_of(asked, at_table=at_table)

    assert sentence == "Geheim geht erst ab 5 stimmberechtigten Häusern; hier sind es 3."
    assert Round.objects.count() == 0


def test_nothing_stored_ties_a_house_to_its_ballot(at_table: Cast, houses: list[tuple[Institution, Person]]) -> None:
    one = asked(at_table)
    before = Entry.objects.count()

    cast_all(one, houses)

    box = BallotBox.objects.get()
    assert box.ballots == [{"fingers": 0}, {"fingers": 2}, {"fingers": 4}, {"fingers": 4}, {"fingers": 5}]
    assert {field.name for field in BallotBox._meta.fields} == {"id", "round", "ballots"}
    assert set(Entitlement.objects.values_list("took_part_on", flat=True)) == {clock.today()}
    assert (Voice.objects.count(), Entry.objects.count()) == (0, before)


def test_a_secret_voice_is_given_once(at_table: Cast, houses: list[tuple[Institution, Person]]) -> None:
    one = asked(at_table)
    cast_all(one, houses[:1])

    sentence = refusal_of(services.cast_ballot, by=at_table.head, round=one, institution=at_table.school, fingers=1)

    assert sentence == "Ihr Haus hat schon teilgenommen. Eine geheime Stimme lässt sich nicht ändern."
    assert BallotBox.objects.get().ballots == [{"fingers": 4}]


def test_nobody_puts_a_ballot_in_for_a_foreign_house(at_table: Cast, houses: list[tuple[Institution, Person]]) -> None:
    one = asked(at_table)

    for somebody in (at_table.other_head, at_table.facilitator, at_table.office_staff, at_table.supervisor):
        with pytest.raises(NotEntitled):
            services.cast_ballot(by=somebody, round=one, institution=at_table.school, fingers=3)

    assert BallotBox.objects.get().ballots == []


def test_ballots_fit_the_method_and_its_scale(at_table: Cast, houses: list[tuple[Institution, Person]]) -> None:
    check, dots = asked(at_table), asked(at_table, "priority_dots", options=("WLAN", "Geräte"))
    cast_all(check, houses[:1])
    by = {"by": at_table.other_head, "institution": at_table.other_school}

    assert refusal_of(services.cast_ballot, **by, round=check, fingers=6) == "Zeigen Sie 0 bis 5 Finger."
    assert refusal_of(services.cast_ballot, **by, round=check) == "Bitte wählen Sie eine Position."
    assert refusal_of(services.cast_ballot, **by, round=check, thumb="up") == (
        "In dieser Runde zeigen alle Finger oder alle den Daumen."
    )
    assert refusal_of(services.cast_ballot, **by, round=dots, dots={"o1": 4}) == (
        "Bitte verteilen Sie höchstens 3 Punkte auf die Anliegen."
    )


def test_open_voices_and_cards_have_no_place_in_a_secret_round(
    at_table: Cast, houses: list[tuple[Institution, Person]]
) -> None:
    secret, open_one = asked(at_table), opened(at_table, "sense_check")
    card = Card(at_table.school, fingers=3)
    by_card = refusal_of(services.enter_cards, by=at_table.facilitator, round=secret, cards=[card])
    openly = refusal_of(services.give_voice, by=at_table.head, round=secret, institution=at_table.school, fingers=3)

    assert by_card == "Diese Runde ist geheim. Jedes Haus gibt seine Stimme selbst ab; Karten nennen das Haus."
    assert openly == by_card
    assert (
        refusal_of(services.cast_ballot, by=at_table.head, round=open_one, institution=at_table.school, fingers=3)
        == "Diese Runde ist nicht geheim."
    )


def test_after_the_end_no_ballot_goes_in(at_table: Cast, houses: list[tuple[Institution, Person]]) -> None:
    one = closed(at_table, asked(at_table))

    sentence = refusal_of(services.cast_ballot, by=at_table.head, round=one, institution=at_table.school, fingers=3)

    assert sentence == "Die Runde ist geschlossen. Ihre Position wurde nicht mehr eingetragen."


def test_the_record_names_who_took_part_and_no_voice_names_a_house(
    at_table: Cast, houses: list[tuple[Institution, Person]]
) -> None:
    one = asked(at_table)
    cast_all(one, houses)
    closed(at_table, one)

    answer = as_(at_table.head).get(reverse("round_record", args=[one.pk]))

    record = json.loads(answer.content)
    assert record["secret"] is True
    assert sorted(record["given"]) == sorted(str(house.pk) for house, _ in houses)
    assert record["voices"] == [{"fingers": fingers} for fingers in sorted(FINGERS)]
    reading = read_bytes(answer.content)
    assert (reading.key, reading.heard, reading.finding.counts) == ("shown", 5, {"0": 1, "2": 1, "4": 2, "5": 1})


def test_secret_dots_make_an_order(at_table: Cast, houses: list[tuple[Institution, Person]]) -> None:
    one = asked(at_table, "priority_dots", options=("WLAN", "Geräte"))
    for house, head in houses:
        services.cast_ballot(by=head, round=one, institution=house, dots={"o2": 2, "o1": 1})
    closed(at_table, one)

    stated = services.state_result(by=at_table.facilitator, round=one, result="order", text="Geräte zuerst.")

    assert stated.reading["options"] == [{"id": "o2", "sum": 10}, {"id": "o1", "sum": 5}]
    assert stated.record["voices"][0] == {"dots": {"o1": 1, "o2": 2}}


def test_nothing_is_shown_before_the_end_and_then_the_sums(
    at_table: Cast, houses: list[tuple[Institution, Person]]
) -> None:
    one = asked(at_table)
    cast_all(one, houses)
    for person in (at_table.head, at_table.facilitator):
        before = as_(person).get(reverse("round_detail", args=[one.pk])).content.decode()
        assert "Wenn sie geschlossen ist, sehen alle die Summen, nie ein Haus." in before
        assert "Karten eintragen" not in before
        assert as_(person).get(reverse("round_record", args=[one.pk])).status_code == 409

    closed(at_table, one)

    after = as_(at_table.head).get(reverse("round_detail", args=[one.pk])).content.decode()
    assert "Stimmungsbild, ohne Entscheidung" in after
    assert "Auf einen Blick" in after


def test_with_fewer_than_five_ballots_nothing_is_ever_shown_or_stated(
    at_table: Cast, houses: list[tuple[Institution, Person]]
) -> None:
    one = asked(at_table)
    cast_all(one, houses[:4])
    closed(at_table, one)

    shown = as_(at_table.facilitator).get(reverse("round_detail", args=[one.pk])).content.decode()
    record = as_(at_table.facilitator).get(reverse("round_record", args=[one.pk]))
    sentence = refusal_of(services.state_result, by=at_table.facilitator, round=one, result="shown", text="Gesehen.")

    assert SECRET in shown
    assert (record.status_code, "fingers" in record.content.decode()) == (409, False)
    assert sentence == "Geheim haben weniger als 5 Häuser teilgenommen. Gezeigt und festgestellt wird nichts."


def test_a_house_gives_its_secret_voice_on_the_page_and_is_asked_no_more(
    at_table: Cast, houses: list[tuple[Institution, Person]]
) -> None:
    one = asked(at_table)
    assert len(asks_for(at_table.head)) == 1
    head = as_(at_table.head)
    before = head.get(reverse("round_detail", args=[one.pk])).content.decode()

    answer = head.post(reverse("voice_new", args=[one.pk]), {"house": at_table.school.pk, "fingers": "3"}, follow=True)

    assert "lässt sich danach nicht mehr ändern." in before
    assert "Ihr Haus hat geheim teilgenommen." in answer.content.decode()
    assert (asks_for(at_table.head), BallotBox.objects.get().ballots) == ([], [{"fingers": 3}])
    again = head.post(reverse("voice_new", args=[one.pk]), {"house": at_table.school.pk, "fingers": "1"})
    assert again.status_code == 409


def test_a_secret_round_is_asked_for_on_the_page(at_table: Cast, houses: list[tuple[Institution, Person]]) -> None:
    words = {"method": "priority_dots", "title": "Was zuerst?", "wording": "Was zuerst?", "options": "WLAN\nGeräte"}

    answer = as_(at_table.facilitator).post(
        reverse("procedure_list", args=[at_table.table.pk]), {**words, "is_secret": "on"}
    )

    assert answer.status_code == 302
    assert Round.objects.get().procedure.is_secret
