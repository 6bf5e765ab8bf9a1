"""The pages of a round: who sees what, and what is refused."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundtisch.consensus import services
from rundtisch.consensus.models import Round, Voice
from rundtisch.consensus.queries import asks_for
from rundtisch.consensus.rules.reading import read_bytes
from rundtisch.foundation import clock
from rundtisch.journal.models import Entry
from rundtisch.people.models import Person
from tests import factories as make
from tests.consensus.steps import as_, opened, said
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db
EVIL = "<script>alert('x')</script>"


@pytest.fixture
def at_table() -> Cast:
    return cast()


def page(person: Person, one: Round) -> str:
    return as_(person).get(reverse("round_detail", args=[one.pk])).content.decode()


def test_a_head_takes_a_position_with_one_press(at_table: Cast) -> None:
    one = opened(at_table)

    answer = as_(at_table.head).post(
        reverse("voice_new", args=[one.pk]),
        {"house": at_table.school.pk, "position": "minor_concerns", "reason": "Zeit"},
    )

    voice = Voice.objects.get()
    assert answer.status_code == 302
    assert (voice.position, voice.reason, voice.entered_how) == ("minor_concerns", "Zeit", "own")


def test_what_one_may_not_see_is_not_there(at_table: Cast) -> None:
    one = opened(at_table)
    client = as_(at_table.outsider)

    codes = {
        name: client.get(reverse(name, args=[one.pk])).status_code
        for name in ("round_detail", "round_voices", "round_record", "round_cards", "round_wording", "round_result")
    }

    assert codes == dict.fromkeys(codes, 404)


def test_a_voice_for_a_foreign_house_is_forbidden(at_table: Cast) -> None:
    one = opened(at_table)

    answer = as_(at_table.head).post(
        reverse("voice_new", args=[one.pk]), {"house": at_table.other_school.pk, "position": "full"}
    )

    assert (answer.status_code, Voice.objects.count()) == (403, 0)


def test_a_voice_for_a_house_that_is_not_entitled_is_not_found(at_table: Cast) -> None:
    one = opened(at_table)

    for house in (at_table.supervision.pk, "nonsense", ""):
        answer = as_(at_table.head).post(reverse("voice_new", args=[one.pk]), {"house": house, "position": "full"})
        assert answer.status_code == 404


def test_a_stale_round_refuses_in_words_and_keeps_what_was_typed(at_table: Cast) -> None:
    one = opened(at_table)
    services.change_wording(by=at_table.facilitator, round=one, wording="Anders.")

    answer = as_(at_table.head).post(
        reverse("voice_new", args=[one.pk]),
        {"house": at_table.school.pk, "position": "minor_concerns", "reason": "Das brauchen wir noch"},
    )

    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Der Wortlaut hat sich inzwischen geändert." in shown
    assert "Das brauchen wir noch" in shown
    assert Voice.objects.count() == 0


def test_without_a_position_the_field_says_so_and_keeps_the_reason(at_table: Cast) -> None:
    one = opened(at_table)

    answer = as_(at_table.head).post(
        reverse("voice_new", args=[one.pk]), {"house": at_table.school.pk, "reason": "Nur ein Grund"}
    )

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Bitte wählen Sie eine Position." in shown
    assert "Nur ein Grund" in shown


def test_a_very_long_reason_is_refused_at_the_field(at_table: Cast) -> None:
    one = opened(at_table)

    answer = as_(at_table.head).post(
        reverse("voice_new", args=[one.pk]),
        {"house": at_table.school.pk, "position": "full", "reason": "x" * 500_000},
    )

    assert answer.status_code == 422
    assert "höchstens 4000" in answer.content.decode()
    assert Voice.objects.count() == 0


def test_a_paste_of_ten_megabytes_stores_nothing(at_table: Cast) -> None:
    one = opened(at_table)

    answer = as_(at_table.head).post(
        reverse("voice_new", args=[one.pk]),
        f"house={at_table.school.pk}&position=full&reason=" + "x" * 10_000_000,
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code in {400, 413}
    assert Voice.objects.count() == 0


def test_script_in_every_field_is_shown_as_text(at_table: Cast) -> None:
    asked = services.set_up_procedure(
        by=at_table.facilitator, table=at_table.table, method="consensus_levels", title=EVIL
    )
    one = services.open_round(by=at_table.facilitator, procedure=asked, wording=EVIL)
    said(one, at_table.head, at_table.school, position="minor_concerns", reason=EVIL)
    services.note_advice(by=at_table.supervisor, round=one, institution=at_table.supervision, text=EVIL)
    (card,) = services.enter_cards(
        by=at_table.office_staff, round=one, cards=[services.Card(at_table.other_school, position="veto", reason=EVIL)]
    )
    services.object_to_card(by=at_table.other_head, voice=card, text=EVIL)
    services.state_result(by=at_table.facilitator, round=one, result="consensus", text=EVIL)

    shown = page(at_table.head, one)

    assert shown.count("&lt;script&gt;alert(") >= 6
    assert "<script>alert" not in shown


def test_positions_are_hidden_until_the_round_shows_them(at_table: Cast) -> None:
    one = opened(at_table, is_reveal_at_once=False)
    said(one, at_table.other_head, at_table.other_school, position="veto", reason="Geheimnis")

    before = page(at_table.head, one)
    record = as_(at_table.head).get(reverse("round_record", args=[one.pk]))
    services.close_voices(by=at_table.facilitator, round=one)
    after = page(at_table.head, one)

    assert "Geheimnis" not in before
    assert record.status_code == 409
    assert "Geheimnis" in after


def test_a_deputy_without_a_seat_sees_the_wording_and_no_positions(at_table: Cast) -> None:
    one = opened(at_table)
    said(one, at_table.other_head, at_table.other_school, position="veto", reason="Geheimnis")
    make.mandate(at_table.outsider, at_table.school)

    shown = page(at_table.outsider, one)

    assert "Wir vereinbaren es." in shown
    assert "Ihre Position für Grundschule Nord" in shown
    assert "Geheimnis" not in shown


def test_who_speaks_for_two_houses_chooses_knowingly(at_table: Cast) -> None:
    one = opened(at_table)
    make.appointment(at_table.head, at_table.other_school)

    unchosen = page(at_table.head, one)
    chosen = as_(at_table.head).get(reverse("round_detail", args=[one.pk]), {"house": at_table.other_school.pk})

    assert "Sie sprechen hier für mehrere Häuser." in unchosen
    assert 'name="position"' not in unchosen
    assert "Ihre Position für Grundschule Süd" in chosen.content.decode()


def test_nothing_is_sent_again_when_nothing_is_new(at_table: Cast) -> None:
    one = opened(at_table)
    client = as_(at_table.head)
    address = reverse("round_voices", args=[one.pk])
    mark = client.get(address).context["page"].mark

    same = client.get(address, {"mark": mark})
    said(one, at_table.head, at_table.school, position="full")
    changed = client.get(address, {"mark": mark})

    assert (same.status_code, changed.status_code) == (204, 200)


@pytest.mark.parametrize(
    "method", ["consensus_levels", "consent", "systemic_consensing", "sense_check", "priority_dots"]
)
def test_the_reading_shown_is_what_the_rules_read_from_the_exported_record(at_table: Cast, method: str) -> None:
    one = opened(at_table, method, ("Eins", "Zwei"))
    answers = {
        "consensus_levels": {"position": "stand_aside", "reason": "Zeit"},
        "consent": {"position": "light_objection", "reason": "Zeit"},
        "systemic_consensing": {"option_o1": 2, "option_o2": 9, "option_o0": 4},
        "sense_check": {"fingers": 3},
        "priority_dots": {"option_o2": 3},
    }
    as_(at_table.head).post(reverse("voice_new", args=[one.pk]), {"house": at_table.school.pk, **answers[method]})
    client = as_(at_table.head)

    shown = client.get(reverse("round_detail", args=[one.pk])).context["page"].reading
    exported = client.get(reverse("round_record", args=[one.pk])).content

    assert shown.heard == 1
    assert shown == read_bytes(exported)
    assert json.loads(exported)["method"] == method


def test_the_minute_taker_enters_cards_of_all_houses_in_one_form(at_table: Cast) -> None:
    one = opened(at_table)
    cards = {
        f"position-{at_table.school.pk}": "full",
        f"position-{at_table.other_school.pk}": "stand_aside",
        f"reason-{at_table.other_school.pk}": "Kommt später",
    }

    answer = as_(at_table.office_staff).post(reverse("round_cards", args=[one.pk]), cards)

    assert answer.status_code == 302
    assert list(Voice.objects.values_list("position", "entered_how", "reason")) == [
        ("full", "card", ""),
        ("stand_aside", "card", "Kommt später"),
    ]
    assert as_(at_table.head).get(reverse("round_cards", args=[one.pk])).status_code == 403


def test_the_facilitator_states_on_a_page_with_the_reading_beside(at_table: Cast) -> None:
    one = opened(at_table)
    said(one, at_table.head, at_table.school, position="veto", reason="Datenschutz")
    client = as_(at_table.facilitator)
    address = reverse("round_result", args=[one.pk])

    without_step = client.post(address, {"result": "no_consensus", "text": "Heute nicht."})
    answer = client.post(address, {"result": "no_consensus", "text": "Heute nicht.", "next_step": "deepen"})

    assert (without_step.status_code, answer.status_code) == (422, 302)
    assert "Heute nicht." in without_step.content.decode()
    assert "Frage vertiefen" in page(at_table.head, one)


def test_asking_the_table_for_priorities(at_table: Cast) -> None:
    answer = as_(at_table.facilitator).post(
        reverse("procedure_list", args=[at_table.table.pk]),
        {"method": "priority_dots", "title": "Schwerpunkte", "wording": "Was zuerst?", "options": "Eins\nZwei"},
    )

    one = Round.objects.get()
    assert answer.status_code == 302
    assert [option.title for option in one.options.all()] == ["Eins", "Zwei"]
    assert (
        "Schwerpunkte" in as_(at_table.head).get(reverse("procedure_list", args=[at_table.table.pk])).content.decode()
    )


@pytest.mark.parametrize("name", ["round_detail", "round_voices", "round_cards"])
def test_a_round_costs_the_same_with_3_and_with_40_houses(at_table: Cast, name: str) -> None:
    def cost(one: Round) -> int:
        client = as_(at_table.office_staff)
        client.get(reverse(name, args=[one.pk]))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(reverse(name, args=[one.pk])).status_code == 200
        return len(queries)

    small = opened(at_table)
    said(small, at_table.head, at_table.school, position="full")
    few = cost(small)
    for number in range(37):
        house = make.school(f"Schule {number}")
        make.seat(at_table.table, house)
    large = opened(at_table)
    services.enter_cards(
        by=at_table.office_staff,
        round=large,
        cards=[
            services.Card(one.institution, position="full") for one in large.entitlements.select_related("institution")
        ],
    )

    assert cost(large) == few
    assert few <= 20


def test_the_list_of_procedures_costs_the_same_with_1_and_with_40(at_table: Cast) -> None:
    def cost() -> int:
        client = as_(at_table.head)
        client.get(reverse("procedure_list", args=[at_table.table.pk]))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("procedure_list", args=[at_table.table.pk]))
        return len(queries)

    opened(at_table)
    few = cost()
    for _ in range(39):
        opened(at_table)

    assert cost() == few
    assert few <= 20


@pytest.mark.parametrize(
    ("position", "reason", "is_asked"), [("veto", "", True), ("veto", "Zeit", False), ("full", "", False)]
)
def test_dissent_without_a_reason_counts_and_is_asked_for_it(
    at_table: Cast, position: str, reason: str, is_asked: bool
) -> None:
    one = opened(at_table)
    typed = {"house": at_table.school.pk, "position": position, "reason": reason}

    answer = as_(at_table.head).post(reverse("voice_new", args=[one.pk]), typed, follow=True)

    assert Voice.objects.get().position == position
    assert ("Bitte schreiben Sie noch den Grund dazu" in answer.content.decode()) is is_asked


def test_an_after_period_without_a_day_says_so_at_its_field(at_table: Cast) -> None:
    one = opened(at_table)

    answer = as_(at_table.facilitator).post(reverse("round_after_period", args=[one.pk]), {"until_on": ""})

    assert answer.status_code == 422
    assert "Bitte füllen Sie dieses Feld aus." in answer.content.decode()


def test_a_house_that_left_is_not_asked_for_its_voice(at_table: Cast) -> None:
    opened(at_table)
    at_table.table.participations.filter(institution=at_table.school).update(to_on=clock.today() - timedelta(days=1))

    assert asks_for(at_table.head) == []
    assert [one.detail for one in asks_for(at_table.other_head)] == ["für Grundschule Süd"]


def test_an_objection_to_a_card_stands_in_the_record_and_its_words_not_in_the_journal(at_table: Cast) -> None:
    one = opened(at_table)
    card = services.Card(at_table.other_school, position="veto", reason="von der Karte")
    services.enter_cards(by=at_table.office_staff, round=one, cards=[card])
    services.object_to_card(by=at_table.other_head, voice=Voice.objects.get(), text="Wir hatten kein Veto.")
    services.close_voices(by=at_table.facilitator, round=one)

    record = json.loads(as_(at_table.supervisor).get(reverse("round_record", args=[one.pk])).content)

    assert [voice["objection"] for voice in record["voices"]] == ["Wir hatten kein Veto."]
    assert "kein Veto" not in Entry.objects.get(act="consensus.card_objected").thing_label
