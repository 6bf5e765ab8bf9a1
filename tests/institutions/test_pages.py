"""Pages of the directory: who sees what, and what happens when one presses the buttons."""

import re
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rundtisch.foundation import clock
from rundtisch.foundation.deliveries import deliver_due
from rundtisch.institutions.models import (
    Appointment,
    AuthorityPeriod,
    Function,
    Institution,
    InstitutionKind,
    Invitation,
    Mandate,
    PupilCount,
    SchoolSite,
    SocialIndex,
)
from rundtisch.people import services as people
from rundtisch.people.console import CONSOLE
from rundtisch.people.models import Person
from tests import factories as make
from tests.people.codes import come_in
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    """A small table whose office and facilitator have their second factor."""
    known = cast()
    for person in (known.office_staff, known.facilitator):
        with_factor(person)
    return known


def browser_of(person: Person) -> Client:
    client = Client()
    come_in(client, person)
    return client


def shown(person: Person, path: str) -> str:
    answer = browser_of(person).get(path)
    assert answer.status_code == 200, answer
    return str(answer.content.decode())


def of(institution: Institution, page: str = "") -> str:
    return f"/institutions/{institution.pk}/{page}"


def found(person: Person, search: str) -> list[str]:
    page = shown(person, f"/institutions/?{search}")
    return re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', page)


def test_the_directory_is_searched_by_name_number_and_place_however_they_are_written(world: Cast) -> None:
    place = make.municipality("Güterslöh")
    make.school("Städtische Überschule", official_number="191234", municipality=place)
    make.institution(InstitutionKind.OTHER, "Überall")
    make.school("Überholt", valid_to=date(2020, 1, 1))

    assert found(world.head, "words=%C3%9CBER") == ["Städtische Überschule", "Überall"]
    assert found(world.head, "words=uber+gutersl") == ["Städtische Überschule"]
    assert found(world.head, "words=1912") == ["Städtische Überschule"]
    assert found(world.head, "words=uber&kind=other") == ["Überall"]
    assert found(world.head, "words=uber&ended=1") == ["Städtische Überschule", "Überall", "Überholt"]
    assert found(world.head, "words=uber&kind=unsinn&page=999") == ["Städtische Überschule", "Überall"]
    assert found(world.head, "words=gibt+es+nicht") == []


def questions(person: Person, path: str) -> int:
    client = browser_of(person)
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


def test_the_directory_asks_the_same_for_one_and_for_many(world: Cast) -> None:
    few = questions(world.head, "/institutions/?words=schule")
    for number in range(60):
        make.school(f"Schule {number}", municipality=make.municipality())

    assert questions(world.head, "/institutions/?words=schule") == few <= 20
    assert len(found(world.head, "words=schule")) == 50
    assert len(found(world.head, "words=schule&page=2")) == 13


def test_a_house_asks_the_same_however_much_is_known_of_it(world: Cast) -> None:
    def know(year: int) -> None:
        PupilCount.objects.create(school=world.school, year=year, count=212)
        SocialIndex.objects.create(school=world.school, year=year, level=3)
        SchoolSite.objects.create(school=world.school, name=f"Standort {year}")
        make.member_of(world.school, Function.SCHOOL_IT)
        make.school(f"Vorgängerin {year}", successor=world.school)
        AuthorityPeriod.objects.create(school=world.school, authority=world.authority, to_on=date(year, 1, 1))

    know(2024)
    few = questions(world.head, of(world.school))
    know(2025)
    know(2026)

    assert questions(world.head, of(world.school)) == few <= 20


def test_a_house_shows_its_facts_and_history(world: Cast) -> None:
    AuthorityPeriod.objects.create(
        school=world.school, authority=make.authority("Alter Träger"), to_on=date(2020, 8, 1)
    )
    make.school("Vorgängerin", valid_to=date(2019, 7, 31), successor=world.school)
    SchoolSite.objects.create(school=world.school, name="Ostfelde")
    SocialIndex.objects.create(school=world.school, year=2025, level=3)

    page = shown(world.outsider, of(world.school))

    for words in ("Grundschule", "Alter Träger", "bis 1. August 2020", "Vorgängerin", "Ostfelde", "Stufe 3 von 9"):
        assert words in page


def test_names_are_seen_by_the_own_house_the_table_and_the_office_only(world: Cast) -> None:
    operator = make.person("Olga Betrieb")
    people.make_operator(by=CONSOLE, person=operator)
    with_factor(operator)
    everybody = [
        world.digital_lead,
        world.other_head,
        world.supervisor,
        world.mailbox,
        world.office_staff,
        operator,
        world.outsider,
        make.person("Ohne Haus"),
    ]

    assert ["Hanna Nord" in shown(person, of(world.school)) for person in everybody] == [True] * 6 + [False] * 2


def with_factor(person: Person) -> None:
    TOTP.activate(person, generate_totp_secret())


def test_seats_are_named_to_those_who_sit_there_too(world: Cast) -> None:
    assert [
        "Runder Tisch Musterstadt, entscheidet" in shown(person, of(world.school))
        for person in (world.other_head, world.outsider)
    ] == [True, False]


def test_what_one_may_not_see_is_not_there(world: Cast) -> None:
    mandate = make.mandate(world.digital_lead, world.school)
    appointment = Appointment.objects.get(person=world.head)
    stranger = browser_of(world.outsider)

    answers = [
        stranger.get(of(world.school, "mandates/")),
        stranger.get(f"/appointments/{appointment.pk}/end/"),
        stranger.post(f"/mandates/{mandate.pk}/revocation/"),
        stranger.get(f"/institutions/{uuid4()}/"),
        stranger.post(f"/invitations/{uuid4()}/repetition/"),
        stranger.post(f"/invitations/{uuid4()}/withdrawal/"),
    ]

    assert [answer.status_code for answer in answers] == [404] * 6


def test_what_one_may_see_but_not_do_is_refused(world: Cast) -> None:
    mandate = make.mandate(world.digital_lead, world.school)
    appointment = Appointment.objects.get(person=world.head)
    lead = browser_of(world.digital_lead)

    answers = [
        lead.get(of(world.school, "change/")),
        lead.get(of(world.school, "end/")),
        lead.get(of(world.school, "invitations/")),
        lead.get(of(world.school, "appointments/")),
        lead.get("/institutions/new/"),
        lead.get(f"/appointments/{appointment.pk}/end/"),
        lead.post(f"/mandates/{mandate.pk}/revocation/"),
    ]

    assert [answer.status_code for answer in answers] == [403] * 7


def test_buttons_are_shown_to_those_who_may_press_them(world: Cast) -> None:
    def buttons(person: Person) -> list[str]:
        words = ("Person einladen", "Mandate geben", "Angaben ändern", "Funktion beenden", "Schließen oder")
        page = shown(person, of(world.school))
        return [word for word in words if word in page]

    assert buttons(world.head) == ["Person einladen", "Mandate geben", "Funktion beenden"]
    assert buttons(world.office_staff) == ["Angaben ändern", "Funktion beenden", "Schließen oder"]
    assert buttons(world.digital_lead) == []


def test_an_invitation_goes_out_by_mail_and_is_accepted_by_a_button(world: Cast) -> None:
    answer = browser_of(world.head).post(
        of(world.school, "invitations/"),
        {"name": "Nina Neu", "email": "nina@example.org", "function": Function.DIGITAL_LEAD},
    )
    deliver_due()
    link = re.search(r"/one-time-links/\S+", str(mail.outbox[-1].body))
    assert link
    nina = Client()
    page = nina.get(link[0], follow=True)

    assert answer.status_code == 302
    assert "Hanna Nord lädt Sie ein" in page.content.decode()
    assert Appointment.objects.filter(person__email="nina@example.org").count() == 0

    weak = nina.post("/sign-in/invitation/", {"name": "Nina Neu", "password": "kurz"})
    pressed = nina.post("/sign-in/invitation/", {"name": "Nina Neu", "password": ""})
    again = nina.post("/sign-in/invitation/", {"name": "Nina Neu", "password": ""})

    assert (weak.status_code, pressed.status_code, again.status_code) == (422, 302, 410)
    assert Appointment.objects.get(person__email="nina@example.org").institution == world.school
    assert "Digitalisierungsbeauftragte/r, Grundschule Nord" in nina.get("/account/").content.decode()


def test_whoever_is_invited_to_the_office_sets_up_a_second_factor_first(world: Cast) -> None:
    browser_of(world.office_staff).post(
        of(world.office, "invitations/"),
        {"name": "Ola Neu", "email": "ola@example.org", "function": Function.OFFICE_STAFF},
    )
    deliver_due()
    link = re.search(r"/one-time-links/\S+", str(mail.outbox[-1].body))
    assert link
    ola = Client()
    ola.get(link[0])

    ola.post("/sign-in/invitation/", {"name": "Ola Neu", "password": ""})

    assert ola.get("/institutions/")["Location"] == "/account/second-factor/"


def test_somebody_with_an_account_is_not_asked_for_a_password_by_an_invitation(world: Cast) -> None:
    Person.objects.filter(pk=world.other_head.pk).update(joined_at=clock.now())
    browser_of(world.head).post(
        of(world.school, "invitations/"),
        {"name": "Egal", "email": world.other_head.email, "function": Function.DIGITAL_LEAD},
    )
    deliver_due()
    link = re.search(r"/one-time-links/\S+", str(mail.outbox[-1].body))
    assert link

    page = Client().get(link[0], follow=True).content.decode()

    assert 'name="password"' not in page
    assert 'value="Sven Süd"' in page


def test_nobody_sends_invitations_without_end(world: Cast, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"invitation": "2/h/key"}
    head, neighbour = browser_of(world.head), browser_of(world.other_head)
    words = {"name": "Nina Neu", "function": "digital_lead"}

    answers = [
        head.post(of(world.school, "invitations/"), {**words, "email": f"neu{number}@example.org"})
        for number in range(3)
    ]
    other = neighbour.post(of(world.other_school, "invitations/"), {**words, "email": "neu9@example.org"})

    assert [answer.status_code for answer in (*answers, other)] == [302, 302, 409, 302]
    assert "Das wurde gerade zu oft versucht." in answers[2].content.decode()
    assert Invitation.objects.count() == 3


def test_a_refused_invitation_keeps_what_was_typed(world: Cast) -> None:
    world.school.email = "post@schule.example"
    world.school.save()

    answer = browser_of(world.head).post(
        of(world.school, "invitations/"),
        {"name": "Nina <b>Neu</b>", "email": "post@schule.example", "function": Function.DIGITAL_LEAD},
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "gemeinsame Adresse des Hauses" in page
    assert 'value="Nina &lt;b&gt;Neu&lt;/b&gt;"' in page
    assert Invitation.objects.count() == 0


def test_invitations_are_repeated_and_withdrawn(world: Cast) -> None:
    head = browser_of(world.head)
    head.post(
        of(world.school, "invitations/"),
        {"name": "Nina Neu", "email": "nina@example.org", "function": Function.DIGITAL_LEAD},
    )
    first = Invitation.objects.get()

    head.post(f"/invitations/{first.pk}/repetition/")
    second = Invitation.objects.get(voided_at=None)
    listed = head.get(of(world.school, "invitations/")).content.decode()
    head.post(f"/invitations/{second.pk}/withdrawal/")

    assert listed.count("Nina Neu erneut einladen") == 1
    assert Invitation.objects.filter(voided_at=None).count() == 0


def test_mandates_are_given_listed_and_ended(world: Cast) -> None:
    head = browser_of(world.head)
    words = {"person": world.digital_lead.pk, "power": "speak", "from_on": "2026-12-01", "to_on": "2026-12-01"}

    given = head.post(of(world.school, "mandates/"), words)
    listed = head.get(of(world.school, "mandates/")).content.decode()
    backwards = head.post(of(world.school, "mandates/"), {**words, "to_on": "2026-11-30"})
    stranger = head.post(of(world.school, "mandates/"), {**words, "person": world.outsider.pk})
    ended = head.post(f"/mandates/{Mandate.objects.get().pk}/revocation/")

    assert (given.status_code, backwards.status_code, stranger.status_code, ended.status_code) == (302, 409, 422, 302)
    assert "am 1. Dezember 2026" in listed
    assert Mandate.objects.get().revoked_at is not None


def test_the_account_says_what_a_shared_mailbox_may_do(world: Cast) -> None:
    page = shown(world.mailbox, "/account/")

    assert "gemeinsames Postfach, Grundschule Nord: liest, was der Tisch sieht" in page


def test_the_account_names_mandates(world: Cast) -> None:
    make.mandate(world.other_head, world.school, to_on=date(2099, 12, 31))

    assert "für Grundschule Nord, bis 31. Dezember 2099" in shown(world.other_head, "/account/")


def seen(client: Client, institution: Institution) -> str:
    """What the page says about the state in which it was opened."""
    found = re.search(r'name="seen" value="(\w+)"', client.get(of(institution, "change/")).content.decode())
    assert found
    return found[1]


def test_two_people_who_change_the_same_institution_do_not_overwrite_each_other_unseen(world: Cast) -> None:
    office = browser_of(world.office_staff)
    words = {"name": "Grundschule am Bach", "school_kind": "02", "seen": seen(office, world.school)}
    Institution.objects.filter(pk=world.school.pk).update(name="Bachschule")

    first = office.post(of(world.school, "change/"), words)
    page = first.content.decode()
    again = re.search(r'name="seen" value="(\w+)"', page)
    assert again
    second = office.post(of(world.school, "change/"), {**words, "seen": again[1]})

    world.school.refresh_from_db()
    assert (first.status_code, second.status_code) == (409, 302)
    assert "Name: Bachschule" in page
    assert 'value="Grundschule am Bach"' in page
    assert world.school.name == "Grundschule am Bach"


def test_the_office_keeps_the_directory(world: Cast) -> None:
    office = browser_of(world.office_staff)
    place = make.municipality("Werther")

    founded = office.post(
        "/institutions/new/",
        {"kind": "school", "name": "Neue Schule", "official_number": "199999", "ags": place.ags, "school_kind": "02"},
    )
    school = Institution.objects.get(name="Neue Schule")
    words = {"name": "Umbenannte Schule", "official_number": "199999", "school_kind": "15"}
    changed = office.post(of(school, "change/"), {**words, "seen": seen(office, school)})
    ended = office.post(of(school, "end/"), {"on": "2027-07-31", "successor": "grundschule NORD"})

    school.refresh_from_db()
    assert [answer.status_code for answer in (founded, changed, ended)] == [302] * 3
    assert (school.name, school.school_kind, school.municipality) == ("Umbenannte Schule", "15", place)
    assert (school.valid_to, school.successor) == (date(2027, 7, 31), world.school)
    assert "Endet am 31. Juli 2027." in shown(world.head, of(school))


def test_what_is_typed_wrong_in_the_directory_is_said_at_the_field_and_kept(world: Cast) -> None:
    office = browser_of(world.office_staff)
    make.school("Andere", official_number="111111")
    state = {"seen": seen(office, world.school)}

    answers = [
        office.post("/institutions/new/", {"kind": "school", "name": "X", "ags": "00000000"}),
        office.post("/institutions/new/", {"kind": "other", "name": "X", "school_kind": "02"}),
        office.post("/institutions/new/", {"kind": "school", "name": "X", "official_number": "111111"}),
        office.post(of(world.school, "change/"), {"name": "X", "official_number": "111111", **state}),
        office.post(of(world.school, "change/"), {"name": "", **state}),
        office.post(of(world.school, "end/"), {"on": "2027-07-31", "successor": "gibt es nicht"}),
        office.post(of(world.school, "end/"), {"on": "gestern"}),
    ]

    assert [answer.status_code for answer in answers] == [422, 422, 409, 409, 422, 422, 422]
    world.school.refresh_from_db()
    assert (world.school.name, world.school.valid_to) == ("Grundschule Nord", None)


def test_the_office_gives_and_ends_functions(world: Cast) -> None:
    office = browser_of(world.office_staff)
    world.head.appointments.update(to_on="2026-12-31")
    words = {"email": world.other_head.email, "function": Function.SCHOOL_IT, "from_on": "2026-08-01"}

    given = office.post(of(world.school, "appointments/"), words)
    twice = office.post(of(world.school, "appointments/"), words)
    unknown = office.post(of(world.school, "appointments/"), {**words, "email": "niemand@example.org"})
    appointment = Appointment.objects.get(person=world.other_head, institution=world.school)
    asked = office.get(f"/appointments/{appointment.pk}/end/")
    early = office.post(f"/appointments/{appointment.pk}/end/", {"on": "2020-01-01"})
    ended = office.post(f"/appointments/{appointment.pk}/end/", {"on": "2026-11-01"})

    answers = (given, twice, unknown, asked, early, ended)
    assert [answer.status_code for answer in answers] == [302, 409, 422, 200, 409, 302]
    appointment.refresh_from_db()
    assert appointment.to_on == date(2026, 11, 1)


def test_a_supervisor_is_invited_for_the_school_kinds_answered_for(world: Cast) -> None:
    browser_of(world.office_staff).post(
        of(world.supervision, "invitations/"),
        {"name": "S", "email": "s@example.org", "function": "supervisor", "school_kinds": ["02", "15"]},
    )

    assert Invitation.objects.get().school_kinds == ["02", "15"]
