"""What people do in a round: what it stores, what it refuses and in which words, what it journals."""

from datetime import timedelta

import pytest

from rundtisch.consensus import services
from rundtisch.consensus.models import Entitlement, ResultStatement, Round, Voice
from rundtisch.consensus.queries import full_record, reading_of, voices_in
from rundtisch.consensus.services import Card
from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled
from rundtisch.foundation.models import Delivery
from rundtisch.journal.models import Entry
from tests import factories as make
from tests.consensus.steps import opened, procedure, refusal_of, said
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_table() -> Cast:
    return cast()


def test_those_who_decide_on_the_day_are_entitled_and_the_list_is_frozen(at_table: Cast) -> None:
    one = opened(at_table)

    make.seat(at_table.table, make.school("Grundschule Neu"))

    assert [house.institution for house in voices_in(one)] == [
        at_table.school,
        at_table.other_school,
        at_table.authority,
    ]


def test_only_houses_in_scope_are_entitled(at_table: Cast) -> None:
    one = opened(at_table, scope=[at_table.school, at_table.supervision])

    assert [house.institution for house in voices_in(one)] == [at_table.school]


def test_a_house_that_left_before_is_not_entitled(at_table: Cast) -> None:
    seat = at_table.table.participations.get(institution=at_table.school)
    seat.to_on = clock.today()
    seat.save()

    one = opened(at_table)

    assert [house.institution for house in voices_in(one)] == [at_table.other_school, at_table.authority]


def test_nobody_but_the_facilitator_opens_a_round(at_table: Cast) -> None:
    asked = procedure(at_table)

    for somebody in (at_table.head, at_table.office_staff, at_table.supervisor, at_table.outsider):
        with pytest.raises(NotEntitled):
            services.open_round(by=somebody, procedure=asked, wording="Wir vereinbaren es.")

    assert Round.objects.count() == 0


def test_a_second_open_round_is_refused(at_table: Cast) -> None:
    one = opened(at_table)

    sentence = refusal_of(
        services.open_round, by=at_table.facilitator, procedure=one.procedure, wording="Wir vereinbaren es anders."
    )

    assert sentence == "Zu dieser Frage läuft schon eine Runde. Schließen Sie sie zuerst."


def test_an_empty_wording_is_refused(at_table: Cast) -> None:
    sentence = refusal_of(services.open_round, by=at_table.facilitator, procedure=procedure(at_table), wording="  ")

    assert sentence == "Bitte schreiben Sie den Wortlaut auf, über den gesprochen wird."


def test_the_passive_option_is_always_there(at_table: Cast) -> None:
    one = opened(at_table, "systemic_consensing", ("Landesangebot", "Kaufangebot"))

    assert list(one.options.values_list("key", "title", "is_passive")) == [
        ("o1", "Landesangebot", False),
        ("o2", "Kaufangebot", False),
        ("o0", "Alles bleibt wie bisher", True),
    ]


def test_all_voices_are_kept_and_the_last_one_counts(at_table: Cast) -> None:
    one = opened(at_table)

    said(one, at_table.head, at_table.school, position="veto", reason="Datenschutz")
    said(one, at_table.head, at_table.school, position="full")

    assert list(Voice.objects.values_list("number", "position")) == [(1, "veto"), (2, "full")]
    assert reading_of(full_record(one)).as_json() == {
        "reading": "consensus",
        "entitled": 3,
        "heard": 1,
        "missing": [str(at_table.other_school.pk), str(at_table.authority.pk)],
        "counts": {"full": 1},
        "blocking": [],
        "reservations": [],
    }


def test_the_journal_knows_that_a_voice_was_given_and_not_what_it_said(at_table: Cast) -> None:
    one = opened(at_table)

    said(one, at_table.head, at_table.school, position="veto", reason="Datenschutz")

    entry = Entry.objects.get(act="consensus.voice_given")
    assert entry.details == {"house": "Grundschule Nord", "how": "own"}


def test_nobody_gives_the_voice_of_a_foreign_house(at_table: Cast) -> None:
    one = opened(at_table)

    for somebody in (at_table.other_head, at_table.digital_lead, at_table.mailbox, at_table.office_staff):
        with pytest.raises(NotEntitled):
            said(one, somebody, at_table.school, position="full")

    assert Voice.objects.count() == 0


def test_a_house_that_is_not_entitled_has_no_voice(at_table: Cast) -> None:
    one = opened(at_table, scope=[at_table.school])

    sentence = refusal_of(
        services.give_voice,
        by=at_table.other_head,
        round=one,
        institution=at_table.other_school,
        position="full",
    )

    assert sentence == (
        "Grundschule Süd ist in dieser Runde nicht stimmberechtigt. Die Liste steht seit der Eröffnung fest."
    )


def test_a_deputy_with_mandate_speaks_and_is_marked(at_table: Cast) -> None:
    one = opened(at_table)
    make.mandate(at_table.digital_lead, at_table.school)

    voice = said(one, at_table.digital_lead, at_table.school, position="full")

    assert voice.entered_how == "deputy"


@pytest.mark.parametrize(
    ("method", "what", "sentence"),
    [
        ("consensus_levels", {"position": "light_objection"}, "Diese Position gibt es in diesem Verfahren nicht."),
        ("consensus_levels", {}, "Bitte wählen Sie eine Position."),
        ("consensus_levels", {"position": "full", "fingers": 2}, "Bitte wählen Sie eine Position."),
        ("consent", {"position": "veto"}, "Diese Position gibt es in diesem Verfahren nicht."),
        ("sense_check", {"fingers": 6}, "Zeigen Sie 0 bis 5 Finger."),
        ("sense_check", {"thumb": "sideways"}, "Der Daumen zeigt nach oben, zur Seite oder nach unten."),
        (
            "systemic_consensing",
            {"resistance": {"o1": 3}},
            "Bitte bewerten Sie jede Lösung mit einer ganzen Zahl von 0 bis 10.",
        ),
        (
            "systemic_consensing",
            {"resistance": {"o1": 3, "o2": 11, "o0": 0}},
            "Bitte bewerten Sie jede Lösung mit einer ganzen Zahl von 0 bis 10.",
        ),
        ("priority_dots", {"dots": {"o1": 3, "o2": 1}}, "Bitte verteilen Sie höchstens 3 Punkte auf die Anliegen."),
        ("priority_dots", {"dots": {"o7": 1}}, "Bitte verteilen Sie höchstens 3 Punkte auf die Anliegen."),
    ],
)
def test_a_voice_that_does_not_fit_its_method_is_refused(
    at_table: Cast, method: str, what: dict[str, object], sentence: str
) -> None:
    one = opened(at_table, method, ("Eins", "Zwei"))

    told = refusal_of(services.give_voice, by=at_table.head, round=one, institution=at_table.school, **what)

    assert told == sentence
    assert Voice.objects.count() == 0


@pytest.mark.parametrize(
    ("method", "what", "reading"),
    [
        ("consensus_levels", {"position": "minor_concerns", "reason": "Zeit"}, "consensus_with_concerns"),
        ("consent", {"position": "serious_objection"}, "reason_missing"),
        ("sense_check", {"fingers": 4}, "shown"),
        ("systemic_consensing", {"resistance": {"o1": 1, "o2": 8, "o0": 9}}, "best_option"),
        ("priority_dots", {"dots": {"o2": 2, "o1": 1}}, "order"),
    ],
)
def test_each_method_reads_its_voices(at_table: Cast, method: str, what: dict[str, object], reading: str) -> None:
    one = opened(at_table, method, ("Eins", "Zwei"))

    said(one, at_table.head, at_table.school, **what)

    assert reading_of(full_record(one)).key == reading


def test_a_card_never_takes_the_place_of_the_own_voice(at_table: Cast) -> None:
    one = opened(at_table)
    said(one, at_table.head, at_table.school, position="minor_concerns", reason="Zeit")

    services.enter_cards(
        by=at_table.office_staff,
        round=one,
        cards=[Card(at_table.school, position="full"), Card(at_table.other_school, position="full")],
    )

    houses = voices_in(one)
    assert [
        (house.counts and house.counts.position, house.card_beside and house.card_beside.position) for house in houses
    ] == [
        ("minor_concerns", "full"),
        ("full", None),
        (None, None),
    ]


def test_the_same_card_twice_is_one_voice(at_table: Cast) -> None:
    one = opened(at_table)
    card = Card(at_table.school, position="full")

    services.enter_cards(by=at_table.office_staff, round=one, cards=[card])
    services.enter_cards(by=at_table.office_staff, round=one, cards=[card])

    assert Voice.objects.count() == 1


def test_a_house_is_told_once_in_a_round_that_its_card_was_read(at_table: Cast) -> None:
    one = opened(at_table)

    for position, reason in (("veto", "Geheimgrund"), ("full", "")):
        card = Card(at_table.school, position=position, reason=reason)
        services.enter_cards(by=at_table.office_staff, round=one, cards=[card])

    [letter] = Delivery.objects.all()
    assert letter.recipient == at_table.head.email
    assert f"/{one.pk}/" in letter.text
    assert not [word for word in ("Veto", "veto", "Geheimgrund") if word in letter.text + letter.html + letter.subject]


def test_nobody_but_the_minute_taker_enters_cards(at_table: Cast) -> None:
    one = opened(at_table)

    for somebody in (at_table.head, at_table.supervisor, at_table.outsider):
        with pytest.raises(NotEntitled):
            services.enter_cards(by=somebody, round=one, cards=[Card(at_table.school, position="full")])

    assert Voice.objects.count() == 0


def test_a_house_objects_to_its_card_once(at_table: Cast) -> None:
    one = opened(at_table)
    (card,) = services.enter_cards(by=at_table.office_staff, round=one, cards=[Card(at_table.school, position="full")])

    services.object_to_card(by=at_table.head, voice=card, text="Wir hatten Bedenken.")

    told = refusal_of(services.object_to_card, by=at_table.head, voice=card, text="Noch einmal")
    assert told == "Ihr Haus hat diesem Eintrag schon widersprochen."
    with pytest.raises(NotEntitled):
        services.object_to_card(by=at_table.other_head, voice=card, text="Nicht mein Haus")


def test_a_change_of_wording_closes_the_round_and_opens_the_next(at_table: Cast) -> None:
    one = opened(at_table)
    said(one, at_table.head, at_table.school, position="major_concerns", reason="Zeit")

    following = services.change_wording(by=at_table.facilitator, round=one, wording="Bis zu den Herbstferien.")

    one.refresh_from_db()
    assert (one.wording, one.closed_by) == ("Wir vereinbaren es.", at_table.facilitator)
    assert (following.number, following.wording) == (2, "Bis zu den Herbstferien.")
    assert [house.counts for house in voices_in(following)] == [None, None, None]


def test_a_voice_to_the_former_wording_is_refused(at_table: Cast) -> None:
    one = opened(at_table)
    services.change_wording(by=at_table.facilitator, round=one, wording="Bis zu den Herbstferien.")

    told = refusal_of(services.give_voice, by=at_table.head, round=one, institution=at_table.school, position="full")

    assert told == (
        "Der Wortlaut hat sich inzwischen geändert. Bitte lesen Sie die neue Fassung und geben Sie dazu Ihre Position."
    )


def test_options_go_along_with_a_new_wording(at_table: Cast) -> None:
    one = opened(at_table, "systemic_consensing", ("Eins", "Zwei"))

    following = services.change_wording(by=at_table.facilitator, round=one, wording="Noch einmal.")

    assert list(following.options.values_list("key", "title")) == [
        ("o1", "Eins"),
        ("o2", "Zwei"),
        ("o0", "Alles bleibt wie bisher"),
    ]


def test_a_voice_after_the_end_is_refused(at_table: Cast) -> None:
    one = opened(at_table)
    services.close_voices(by=at_table.facilitator, round=one)

    told = refusal_of(services.give_voice, by=at_table.head, round=one, institution=at_table.school, position="full")

    assert told == "Die Runde ist geschlossen. Ihre Position wurde nicht mehr eingetragen."


def test_voices_of_the_after_period_weigh_the_same_and_end_with_it(at_table: Cast) -> None:
    one = opened(at_table)
    until = clock.now() + timedelta(days=7)
    services.grant_after_period(by=at_table.facilitator, round=one, until=until)

    with clock.at(until - timedelta(hours=1)):
        said(one, at_table.head, at_table.school, position="full")
    with clock.at(until):
        told = refusal_of(
            services.give_voice, by=at_table.other_head, round=one, institution=at_table.other_school, position="full"
        )

    assert told.startswith("Die Frist ist am ")
    assert reading_of(full_record(one)).heard == 1


def test_nothing_is_stated_during_the_after_period(at_table: Cast) -> None:
    one = opened(at_table)
    said(one, at_table.head, at_table.school, position="full")
    until = clock.now() + timedelta(days=7)
    services.grant_after_period(by=at_table.facilitator, round=one, until=until)
    words = {"by": at_table.facilitator, "round": one, "result": "consensus", "text": "Konsens."}

    told = refusal_of(services.state_result, **words)
    also = refusal_of(services.close_voices, by=at_table.facilitator, round=one)
    with clock.at(until):
        statement = services.state_result(**words)

    assert told == also
    assert told.startswith("Die Frist läuft noch bis ")
    assert statement.reading["reading"] == "consensus"


def test_an_after_period_is_never_shortened(at_table: Cast) -> None:
    one = opened(at_table)
    services.grant_after_period(by=at_table.facilitator, round=one, until=clock.now() + timedelta(days=7))

    told = refusal_of(
        services.grant_after_period, by=at_table.facilitator, round=one, until=clock.now() + timedelta(days=2)
    )

    assert told.endswith("Sie kann verlängert, aber nicht verkürzt werden.")


def test_an_after_period_that_is_over_is_not_prolonged(at_table: Cast) -> None:
    one = opened(at_table, is_reveal_at_once=False)
    until = clock.now() + timedelta(days=7)
    services.grant_after_period(by=at_table.facilitator, round=one, until=until)

    with clock.at(until):
        told = refusal_of(
            services.grant_after_period, by=at_table.facilitator, round=one, until=until + timedelta(days=7)
        )

    assert told.endswith(" abgelaufen und wird nicht verlängert. Eröffnen Sie eine neue Runde.")
    one.refresh_from_db()
    assert one.after_period_until == until


def test_nothing_is_stated_while_positions_are_hidden(at_table: Cast) -> None:
    one = opened(at_table, is_reveal_at_once=False)
    said(one, at_table.head, at_table.school, position="full")
    words = {"by": at_table.facilitator, "round": one, "result": "consensus", "text": "Konsens."}

    told = refusal_of(services.state_result, **words)
    services.close_voices(by=at_table.facilitator, round=one)
    statement = services.state_result(**words)

    assert told.startswith("Die Positionen sind noch verdeckt. Bitte schließen Sie zuerst die Runde")
    assert statement.reading["heard"] == 1


def test_nothing_is_stated_before_anybody_is_heard(at_table: Cast) -> None:
    one = opened(at_table)

    told = refusal_of(services.state_result, by=at_table.facilitator, round=one, result="consensus", text="Konsens.")

    assert told == "Noch hat kein Haus gesprochen. Ein Ergebnis gibt es erst, wenn mindestens eines es tut."


def test_the_statement_may_differ_from_the_reading_and_keeps_both(at_table: Cast) -> None:
    one = opened(at_table)
    said(one, at_table.head, at_table.school, position="minor_concerns", reason="Zeit")

    statement = services.state_result(
        by=at_table.facilitator, round=one, result="consensus", text="Konsens; die Zeit klären wir."
    )

    one.refresh_from_db()
    assert statement.result == "consensus"
    assert statement.reading == reading_of(statement.record).as_json()
    assert statement.reading["reading"] == "consensus_with_concerns"
    assert one.closed_at is not None


def test_only_who_leads_the_talk_states_the_result(at_table: Cast) -> None:
    one = opened(at_table)
    said(one, at_table.head, at_table.school, position="full")

    for somebody in (at_table.head, at_table.office_staff, at_table.authority_office, at_table.supervisor):
        with pytest.raises(NotEntitled):
            services.state_result(by=somebody, round=one, result="consensus", text="Konsens.")

    assert ResultStatement.objects.count() == 0


def test_no_consensus_is_a_result_with_a_next_step(at_table: Cast) -> None:
    one = opened(at_table)
    said(one, at_table.head, at_table.school, position="veto", reason="Datenschutz")
    words = {"by": at_table.facilitator, "round": one, "result": "no_consensus", "text": "Kein Konsens."}

    told = refusal_of(services.state_result, **words)
    statement = services.state_result(**words, next_step="revise")

    assert told == ("Kein Konsens ist ein Ergebnis mit einem nächsten Schritt. Bitte wählen Sie, wie es weitergeht.")
    assert statement.next_step == "revise"


def test_a_new_statement_needs_a_reason_and_leaves_the_first_one_readable(at_table: Cast) -> None:
    one = opened(at_table)
    said(one, at_table.head, at_table.school, position="full")
    first = services.state_result(by=at_table.facilitator, round=one, result="consensus", text="Konsens.")
    words = {"by": at_table.facilitator, "round": one, "result": "consensus_with_concerns", "text": "Mit Bedenken."}

    told = refusal_of(services.state_result, **words)
    second = services.state_result(**words, reason="Eine Karte war übersehen.")

    first.refresh_from_db()
    assert told == "Das Ergebnis ist schon festgestellt. Eine neue Feststellung braucht einen Grund."
    assert (second.supersedes, first.text) == (first, "Konsens.")
    assert first.superseded_at is not None


def test_nothing_is_stated_of_a_round_that_has_a_newer_one(at_table: Cast) -> None:
    one = opened(at_table)
    said(one, at_table.head, at_table.school, position="full")
    services.change_wording(by=at_table.facilitator, round=one, wording="Anders.")

    told = refusal_of(services.state_result, by=at_table.facilitator, round=one, result="consensus", text="Konsens.")

    assert told == "Zu dieser Frage gibt es schon eine neuere Runde. Bitte stellen Sie dort das Ergebnis fest."


def test_a_house_that_leads_and_decides_stands_on_the_result(at_table: Cast) -> None:
    make.seat(at_table.table, at_table.authority, "coordinates")
    one = opened(at_table)
    said(one, at_table.head, at_table.school, position="full")

    statement = services.state_result(by=at_table.facilitator, round=one, result="consensus", text="Konsens.")

    assert statement.remark_on_roles == (
        "Stadt Musterstadt leitet diesen Tisch und entscheidet mit; die Regeln der Zusammenarbeit erlauben das."
    )


def test_advising_seats_give_notes_and_no_voices(at_table: Cast) -> None:
    one = opened(at_table)

    note = services.note_advice(
        by=at_table.supervisor, round=one, institution=at_table.supervision, text="Bitte an die Ferien denken."
    )

    assert note.text == "Bitte an die Ferien denken."
    assert not Entitlement.objects.filter(institution=at_table.supervision).exists()
    with pytest.raises(NotEntitled):
        services.note_advice(by=at_table.head, round=one, institution=at_table.school, text="Ich auch.")
