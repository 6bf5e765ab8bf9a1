"""Pages of measures: who sees them, what they say, how much they ask the database."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from rundtisch.foundation import clock
from rundtisch.institutions.models import Appointment
from rundtisch.measures import services
from rundtisch.measures.models import Measure
from rundtisch.meetings.models import Outcome
from rundtisch.people.models import Person
from tests.measures import factories as made
from tests.measures.factories import agreement_at
from tests.meetings import factories as meetings
from tests.world import Cast

ATTACK = "<script>alert(1)</script>"


def signed_in(person: Person) -> Client:
    """Signed in with a second factor, as office and facilitator must have."""
    Authenticator.objects.get_or_create(user=person, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "-"}})
    client = Client()
    client.force_login(person)
    return client


def typed(world: Cast, **words: object) -> dict[str, object]:
    known = {"title": "Ablauf beschreiben", "responsible_institution": str(world.school.pk), "version": 1}
    return {**known, **words}


def shown(client: Client, name: str, *args: object, ask: str = "") -> str:
    answer = client.get(reverse(name, args=args) + ask)
    assert answer.status_code == 200
    return answer.content.decode()


def test_measures_exist_only_for_those_who_sit_at_the_table(world: Cast) -> None:
    measure = made.measure(world.table, world.school, world.head)
    inside, outside = signed_in(world.supervisor), signed_in(world.outsider)

    for name, argument in (("measure_list", world.table.pk), ("measure_detail", measure.pk)):
        address = reverse(name, args=[argument])
        assert (inside.get(address).status_code, outside.get(address).status_code) == (200, 404)
    for name in ("measure_detail", "measure_progress", "measure_done", "measure_reopening"):
        assert outside.post(reverse(name, args=[measure.pk])).status_code == 404
    assert outside.get(reverse("measure_new", args=[world.table.pk])).status_code == 404


def test_who_works_for_no_house_may_not_write_down_measures(world: Cast) -> None:
    address = reverse("measure_new", args=[world.table.pk])

    assert signed_in(world.mailbox).get(address).status_code == 403
    assert "Maßnahme aufnehmen" not in shown(signed_in(world.mailbox), "measure_list", world.table.pk)
    assert "Maßnahme aufnehmen" in shown(signed_in(world.head), "measure_list", world.table.pk)


def test_a_head_chooses_the_own_house_only(world: Cast) -> None:
    address = reverse("measure_new", args=[world.table.pk])

    page = signed_in(world.head).get(address).content.decode()
    answer = signed_in(world.head).post(address, typed(world, responsible_institution=str(world.authority.pk)))

    assert (str(world.school.pk) in page, str(world.authority.pk) in page) == (True, False)
    assert answer.status_code == 422
    assert not Measure.objects.exists()


def test_a_measure_in_the_holidays_is_kept_with_a_warning(world: Cast) -> None:
    client = signed_in(world.office_staff)

    answer = client.post(reverse("measure_new", args=[world.table.pk]), typed(world, due_on="2027-07-20"), follow=True)

    assert Measure.objects.get().title == "Ablauf beschreiben"
    assert answer.content.decode().count("Der 20. Juli liegt in den Sommerferien.") == 3
    hint = shown(client, "due_date_warning", ask="?due_on=2026-11-01")
    assert "Der 1. November ist ein Feiertag (Allerheiligen)." in hint
    assert shown(client, "due_date_warning", ask="?due_on=morgen").strip() == ""


def test_wrong_input_says_so_and_keeps_what_was_typed(world: Cast) -> None:
    answer = signed_in(world.head).post(
        reverse("measure_new", args=[world.table.pk]), typed(world, title="", note="Das bleibt", due_on="nie")
    )

    assert answer.status_code == 422
    assert "Das bleibt" in answer.content.decode()


def test_typed_markup_is_shown_as_text(world: Cast) -> None:
    client = signed_in(world.head)
    client.post(reverse("measure_new", args=[world.table.pk]), typed(world, title=ATTACK, note=ATTACK, function=ATTACK))
    measure = Measure.objects.get()
    client.post(reverse("measure_progress", args=[measure.pk]), {"progress-state": "waiting", "progress-note": ATTACK})
    client.post(reverse("measure_detail", args=[measure.pk]), typed(world, title=ATTACK + "2", note=""))

    pages = shown(client, "measure_list", world.table.pk) + shown(client, "measure_detail", measure.pk)

    assert Measure.objects.get().version == 2
    assert ATTACK not in pages
    assert pages.count("&lt;script&gt;alert(1)&lt;/script&gt;") > 5


def test_a_stale_form_shows_both_and_may_then_be_saved_knowingly(world: Cast) -> None:
    measure = made.measure(world.table, world.school, world.head)
    Measure.objects.filter(pk=measure.pk).update(title="Inzwischen anders", version=2)
    client, address = signed_in(world.head), reverse("measure_detail", args=[measure.pk])

    refused = client.post(address, typed(world, title="Mein Titel"))

    page = refused.content.decode()
    assert refused.status_code == 409
    assert "inzwischen von jemand anderem geändert" in page
    assert ("Inzwischen anders" in page, 'value="Mein Titel"' in page, 'name="version" value="2"' in page) == (
        True,
        True,
        True,
    )
    assert Measure.objects.get().title == "Inzwischen anders"
    assert client.post(address, typed(world, title="Mein Titel", version=2)).status_code == 302
    assert Measure.objects.get().title == "Mein Titel"


def test_progress_without_words_is_refused_on_the_page(world: Cast) -> None:
    measure = made.measure(world.table, world.school, world.head)

    answer = signed_in(world.head).post(
        reverse("measure_progress", args=[measure.pk]), {"progress-state": "running", "progress-note": ""}
    )

    assert answer.status_code == 409
    assert "wie weit Sie sind" in answer.content.decode()


def test_done_is_said_in_one_press_and_taken_back_in_one(world: Cast) -> None:
    measure = made.measure(world.table, world.school, world.head)
    client = signed_in(world.head)

    client.post(reverse("measure_done", args=[measure.pk]))
    done = shown(client, "measure_detail", measure.pk)
    client.post(reverse("measure_reopening", args=[measure.pk]))

    assert ("Wieder öffnen" in done, "Maßnahme ändern" in done) == (True, False)
    assert Measure.objects.get().state == "running"
    assert client.post(reverse("measure_reopening", args=[measure.pk])).status_code == 409


def test_a_reader_sees_no_buttons_and_may_not_press_them(world: Cast) -> None:
    measure = made.measure(world.table, world.school, world.head)
    client = signed_in(world.other_head)

    page = shown(client, "measure_detail", measure.pk)

    assert ("Stand melden" in page, "Maßnahme ändern" in page) == (False, False)
    assert client.post(reverse("measure_done", args=[measure.pk])).status_code == 403
    assert client.post(reverse("measure_detail", args=[measure.pk]), typed(world)).status_code in {403, 422}


def test_when_a_person_leaves_the_measure_asks_for_a_name(world: Cast) -> None:
    measure = made.measure(world.table, world.school, world.head, responsible_person=world.digital_lead)
    before = shown(signed_in(world.head), "measure_detail", measure.pk)
    Appointment.objects.filter(person=world.digital_lead).update(to_on=clock.today())

    after = shown(signed_in(world.head), "measure_detail", measure.pk)

    assert "braucht einen neuen Namen" not in before
    assert "Dilara Nord handelt nicht mehr für Grundschule Nord." in after


def test_the_list_has_its_views_sorted_by_due_date(world: Cast) -> None:
    today = clock.today()
    made.measure(world.table, world.other_school, world.head, "Spät", due_on=today + timedelta(days=9))
    made.measure(world.table, world.other_school, world.head, "Verpasst", due_on=today - timedelta(days=1))
    made.measure(world.table, world.school, world.head, "Ohne Tag")
    finished = made.measure(world.table, world.school, world.head, "Geschafft", due_on=today)
    services.mark_done(by=world.head, measure=finished)
    client = signed_in(world.head)

    def titles(show: str) -> list[str]:
        page = client.get(reverse("measure_list", args=[world.table.pk]), {"show": show})
        return [line.title for line in page.context["measures"].object_list]

    assert {show: titles(show) for show in ("", "mine", "late", "done")} == {
        "": ["Verpasst", "Spät", "Ohne Tag"],
        "mine": ["Ohne Tag"],
        "late": ["Verpasst"],
        "done": ["Geschafft"],
    }
    assert "überfällig" in shown(client, "measure_list", world.table.pk, ask="?show=late")


def test_an_outcome_leads_to_its_form_and_later_to_its_measure(world: Cast) -> None:
    item = meetings.agenda_item(meetings.open_meeting(world.table))
    outcome = Outcome.objects.create(
        agenda_item=item, kind="measure", text="Ablauf klären", recorded_by=world.head, recorded_at=clock.now()
    )
    client = signed_in(world.facilitator)

    form = client.get(reverse("measure_from_outcome", args=[outcome.pk]))
    prefilled = client.get(form["Location"]).content.decode()
    client.post(form["Location"], typed(world, title="Ablauf klären"))
    again = client.get(reverse("measure_from_outcome", args=[outcome.pk]))

    measure = Measure.objects.get()
    assert 'value="Ablauf klären"' in prefilled
    assert (measure.outcome, measure.agenda_item) == (outcome, item)
    assert again["Location"] == reverse("measure_detail", args=[measure.pk])
    assert signed_in(world.outsider).get(reverse("measure_from_outcome", args=[outcome.pk])).status_code == 404


def test_an_origin_that_one_may_not_see_does_not_exist(world: Cast) -> None:
    client, address = signed_in(world.facilitator), reverse("measure_new", args=[world.table.pk])
    item = meetings.agenda_item(meetings.open_meeting(world.table))

    answers = [
        client.get(f"{address}?{ask}").status_code
        for ask in (f"agenda_item={item.pk}", f"agreement={item.pk}", "outcome=x", f"agenda_item={world.table.pk}")
    ]

    assert answers == [200, 404, 404, 404]
    assert client.get(reverse("measure_at_item", args=[item.pk])).status_code == 302
    assert signed_in(world.outsider).get(reverse("measure_at_item", args=[item.pk])).status_code == 404


@pytest.mark.parametrize("show", ["open", "mine"])
def test_the_list_asks_the_same_for_one_three_and_forty(world: Cast, show: str) -> None:
    client, asked = signed_in(world.head), []

    for more in (1, 2, 37):
        for number in range(more):
            named = made.measure(world.table, world.school, world.head, f"Nummer {number}")
            Measure.objects.filter(pk=named.pk).update(responsible_person=world.digital_lead)
        with CaptureQueriesContext(connection) as questions:
            shown(client, "measure_list", world.table.pk, ask=f"?show={show}")
        asked.append(len(questions))

    assert asked[0] == asked[1] == asked[2] <= 20


def test_a_long_history_asks_no_more(world: Cast) -> None:
    measure = services.add_measure(
        by=world.office_staff, table=world.table, title="Lang", responsible_institution=world.school
    )
    client, asked = signed_in(world.head), []

    for more in (1, 20):
        for number in range(more):
            services.report_progress(by=world.head, measure=measure, state="running", note=f"Schritt {number}")
        with CaptureQueriesContext(connection) as questions:
            shown(client, "measure_detail", measure.pk)
        asked.append(len(questions))

    assert asked[0] == asked[1] <= 20


def test_a_measure_leads_back_to_agreement_and_meeting_in_english_too(world: Cast) -> None:
    item = meetings.agenda_item(meetings.open_meeting(world.table))
    measure = made.measure(world.table, world.school, world.head, agreement=agreement_at(world), agenda_item=item)
    client = signed_in(world.head)

    german = shown(client, "measure_detail", measure.pk)
    with translation.override("en"):  # the language of the request ends with it
        english = client.get(reverse("measure_detail", args=[measure.pk]), headers={"accept-language": "en"})

    assert ("2026-05 Übergang" in german, "Gemeinsame Linie" in german) == (True, True)
    page = english.content.decode()
    assert ("Change the measure" in page, "Maßnahme ändern" in page) == (True, False)
    assert "<dt>Due date</dt>" in page


def test_a_house_is_chosen_knowingly_where_there_are_several(world: Cast) -> None:
    address = reverse("measure_new", args=[world.table.pk])
    office = signed_in(world.office_staff)

    chosen = office.get(address).context["form"].fields["responsible_institution"].choices[0]
    answer = office.post(address, typed(world, responsible_institution=""))

    assert [str(part) for part in chosen] == ["", "bitte wählen"]
    assert (answer.status_code, Measure.objects.exists()) == (422, False)
