"""The pages of the register: who sees them, what they show, what they say to bad files."""

import re
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundtisch.institutions.models import Function, Institution, InstitutionKind
from rundtisch.interop import services
from rundtisch.interop.models import RegisterImport
from rundtisch.interop.rules.register.files import NamedBytes
from rundtisch.interop.rules.register.kinds import FileKind
from rundtisch.people.console import CONSOLE
from tests import factories as make
from tests.interop import registers as made

pytestmark = pytest.mark.django_db

NEW = "/register-imports/"


@pytest.fixture
def office(client: Client) -> Client:
    house = make.institution(InstitutionKind.REGIONAL_OFFICE, "Geschäftsstelle")
    person = make.member_of(house, Function.OFFICE_STAFF, "Gerda Stelle")
    # Without a second factor the office reaches no page.
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "unused"})
    client.force_login(person)
    return client


def upload(file: NamedBytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(file.name, file.content)


def preview_of(*rows: dict[str, str]) -> RegisterImport:
    return services.preview_register_import(by=CONSOLE, files={FileKind.SCHOOLS: made.schools_file(*rows)})


def test_an_upload_leads_to_its_preview_and_applying_it_fills_the_directory(office: Client) -> None:
    answer = office.post(NEW, {"schools": upload(made.schools_file(made.SCHOOL)), "area": "05999"})
    preview = RegisterImport.objects.get()
    page = office.get(answer.headers["Location"]).content.decode()
    applied = office.post(reverse("register_import_application", args=[preview.pk]))

    assert answer.headers["Location"] == reverse("register_import_detail", args=[preview.pk])
    assert "Was sich ändern würde" in page
    assert "Städt. Grundschule am Wäldchen" in page
    assert (applied.status_code, Institution.objects.schools().count()) == (302, 1)
    assert "Übernommen von Gerda Stelle." in office.get(applied.headers["Location"]).content.decode()


@pytest.mark.parametrize(
    ("field", "file", "sentence"),
    [
        ("schools", NamedBytes("daten.csv", b"PK\x03\x04zip"), "ist ein ZIP-Archiv oder eine Tabelle"),
        ("schools", made.authorities_file(), "gehört in ein anderes Feld"),
        ("pupils", NamedBytes("daten.csv", b"Schulnummer;Zahl\n1;2"), "Die Spalte „Anzahl“ fehlt."),
    ],
)
def test_a_bad_file_is_told_at_its_field_and_what_was_typed_stays(
    office: Client, field: str, file: NamedBytes, sentence: str
) -> None:
    answer = office.post(NEW, {"schools": upload(made.schools_file(made.SCHOOL)), "area": "05999", field: upload(file)})

    page = answer.content.decode()
    assert (answer.status_code, RegisterImport.objects.count()) == (422, 0)
    assert sentence in " ".join(answer.context["form"].errors[field])
    assert sentence in page
    assert re.search(r'name="area" value="05999"', page)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Musterau", "Bitte geben Sie nur Ziffern ein, zum Beispiel 05754."),
        ("05111", "Im Gebiet 05111 nennt die Datei keine Schule."),
    ],
)
def test_an_area_without_schools_is_told_at_the_area(office: Client, typed: str, sentence: str) -> None:
    answer = office.post(NEW, {"schools": upload(made.schools_file(made.SCHOOL)), "area": typed})

    assert (answer.status_code, answer.context["form"].errors["area"]) == (422, [sentence])


def test_without_a_file_the_form_asks_for_it(office: Client) -> None:
    answer = office.post(NEW, {"area": ""})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["schools"])


def test_a_stale_preview_is_refused_in_a_sentence(office: Client) -> None:
    preview = preview_of(made.SCHOOL)
    services.import_register(by=CONSOLE, files={FileKind.SCHOOLS: made.schools_file(made.SCHOOL)})

    answer = office.post(reverse("register_import_application", args=[preview.pk]))

    assert answer.status_code == 409
    assert "Das Verzeichnis hat sich seit der Vorschau geändert." in answer.content.decode()


def test_groups_are_chosen_and_paged(office: Client) -> None:
    rows = [made.school(f"{900001 + place}") for place in range(101)]
    preview = preview_of(*rows, made.school("910000", Schulform="77"))
    address = reverse("register_import_detail", args=[preview.pk])

    first, second = office.get(address), office.get(address, {"page": "2"})
    rejected = office.get(address, {"group": "schools.rejected"})
    nonsense = office.get(address, {"group": "nothing", "page": "many"})

    assert [len(answer.context["page"].lines) for answer in (first, second, rejected, nonsense)] == [100, 1, 1, 100]
    assert "Die Schulform „77“ steht nicht im Schlüsselverzeichnis." in rejected.content.decode()


def test_the_sentences_are_said_in_english_too(office: Client) -> None:
    answer = office.post(NEW, {"schools": upload(made.authorities_file())}, headers={"accept-language": "en"})

    assert answer.context["form"].errors["schools"] == [
        "“traeger.csv” belongs in another field: by its columns it is “Catalogue of school authorities” "
        "and not “Basic school data”."
    ]


def test_names_from_a_file_cannot_bring_markup(office: Client) -> None:
    preview = preview_of(made.school(Schulbezeichnung_1="<script>alert(1)</script>"))

    page = office.get(reverse("register_import_detail", args=[preview.pk])).content.decode()

    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_others_find_no_import_and_may_not_upload(client: Client) -> None:
    preview = preview_of(made.SCHOOL)
    client.force_login(make.head_of(make.school()))

    answers = [
        client.get(NEW),
        client.post(NEW, {"schools": upload(made.schools_file(made.SCHOOL))}),
        client.get(reverse("register_import_detail", args=[preview.pk])),
        client.post(reverse("register_import_application", args=[preview.pk])),
        client.get(reverse("register_import_detail", args=[uuid4()])),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 404, 404, 404]
    assert RegisterImport.objects.count() == 1


def test_nobody_gets_in_without_signing_in(client: Client) -> None:
    assert client.get(NEW).status_code in {302, 403}


def queries_of(office: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert office.get(address).status_code == 200
    return len(asked)


def test_pages_ask_the_same_however_much_they_show(office: Client) -> None:
    office.get(NEW)
    small = preview_of(made.SCHOOL)
    of_one = [queries_of(office, NEW), queries_of(office, reverse("register_import_detail", args=[small.pk]))]

    preview_of(made.SCHOOL)
    large = preview_of(*[made.school(f"{900001 + place}") for place in range(3)])
    of_three = [queries_of(office, NEW), queries_of(office, reverse("register_import_detail", args=[large.pk]))]

    assert of_one == of_three
    assert max(of_one) <= 20
