"""Education regions: founded by office, operators and the console; a county belongs to one of them."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.institutions import services
from rundtisch.institutions.models import County, EducationRegion, Function, Institution, InstitutionKind, Municipality
from rundtisch.institutions.queries import region_lines
from rundtisch.journal.models import Entry
from rundtisch.people.console import CONSOLE
from rundtisch.people.models import Person
from tests import factories as make
from tests.matrices.conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> County:
    county = County.objects.create(key="00901", name="Seekreis")
    for number, name in enumerate(("Altdorf", "Neudorf")):
        Municipality.objects.create(ags=f"0090100{number}", name=name, county=county)
    return county


@pytest.fixture
def office() -> Institution:
    return make.institution(InstitutionKind.REGIONAL_OFFICE, "Geschäftsstelle am See")


@pytest.fixture
def staff(office: Institution) -> Person:
    return make.member_of(office, Function.OFFICE_STAFF, "Greta See")


def test_a_region_has_the_places_of_its_counties_and_an_office(county: County, office: Institution) -> None:
    services.found_region(by=CONSOLE, name="Region am See", counties=[county], office=office)

    [line] = [one for one in region_lines(make.person()) if one.name == "Region am See"]
    assert (line.office, line.municipalities, line.counties[0].municipalities) == (office, 2, ("Altdorf", "Neudorf"))
    assert Entry.objects.filter(act="institutions.region_founded").count() == 1


def test_changing_takes_counties_in_and_lets_them_go(county: County) -> None:
    other = County.objects.create(key="00902", name="Bergkreis")
    region = services.found_region(by=CONSOLE, name="Region am See", counties=[county])

    services.change_region(by=CONSOLE, region=region, name="Region am Berg", counties=[other])

    assert list(region.counties.values_list("name", flat=True)) == ["Bergkreis"]
    assert EducationRegion.objects.get(pk=region.pk).name == "Region am Berg"


def test_what_stands_against_a_region(county: County, office: Institution) -> None:
    services.found_region(by=CONSOLE, name="Region am See", counties=[county])
    taken, free = County.objects.get(pk=county.pk), County.objects.create(key="00902", name="Bergkreis")

    for more, words in (
        ({"name": "Region am See", "counties": [free]}, "gibt es schon"),
        ({"name": "Neu", "counties": []}, "mindestens einen Kreis"),
        ({"name": "Neu", "counties": [taken]}, "gehört schon zur Bildungsregion „Region am See“"),
        ({"name": "Neu", "counties": [free], "office": make.school()}, "ist keine Geschäftsstelle"),
    ):
        with pytest.raises(Refusal, match=words):
            services.found_region(by=CONSOLE, **more)
    with pytest.raises(NotEntitled):
        services.found_region(by=make.person("Otto Anderswo"), name="Neu", counties=[free])


def test_the_office_founds_and_changes_one_on_its_pages(county: County, office: Institution, staff: Person) -> None:
    client, typed = signed_in(staff), {"name": "Region am See", "counties": [str(county.pk)], "office": str(office.pk)}

    empty = client.post(reverse("region_new"), {"name": "Region am See"})
    founded = client.post(reverse("region_new"), typed)
    region = EducationRegion.objects.get(name="Region am See")
    change = reverse("region_change", args=[region.pk])
    again = client.post(reverse("region_new"), typed)
    changed = client.post(change, {**typed, "name": "Region am großen See", "office": ""})

    assert [one.status_code for one in (empty, founded, again, changed)] == [422, 302, 422, 302]
    assert "Region am großen See" in client.get(reverse("region_list")).content.decode()
    assert client.get(change).content.decode().count("checked") == 1
    assert EducationRegion.objects.get(pk=region.pk).office is None


def test_the_page_tells_what_stands_against_it(county: County, staff: Person) -> None:
    services.found_region(by=CONSOLE, name="Region am See", counties=[county])
    free = County.objects.create(key="00902", name="Bergkreis")

    answer = signed_in(staff).post(reverse("region_new"), {"name": "Region am See", "counties": [str(free.pk)]})

    assert answer.status_code == 409
    assert "gibt es schon" in answer.content.decode()


def test_an_office_changes_no_region_of_another_and_so_takes_no_house(
    county: County, office: Institution, staff: Person
) -> None:
    region = services.found_region(by=CONSOLE, name="Region am See", counties=[county], office=office)
    elsewhere = make.institution(InstitutionKind.REGIONAL_OFFICE, "Geschäftsstelle am Berg")
    stranger = make.member_of(elsewhere, Function.OFFICE_STAFF, "Bert Berg")
    words = {"region": region, "name": "Region am Berg", "counties": [county], "office": elsewhere}

    with pytest.raises(NotEntitled):
        services.change_region(by=stranger, **words)

    lists = [signed_in(one).get(reverse("region_list")).content.decode() for one in (staff, stranger)]
    page = signed_in(stranger).get(reverse("region_change", args=[region.pk]))
    assert (["Angaben ändern" in one for one in lists], page.status_code) == ([True, False], 403)


def run(*words: str) -> str:
    out = StringIO()
    call_command("found_region", *words, stdout=out)
    return out.getvalue().strip()


def test_the_console_founds_one(county: County, office: Institution) -> None:
    said = run("Region am See", "--county", "00901", "--county", "00901", "--office", str(office.pk))

    assert said == "Region am See ist angelegt: Seekreis."
    assert EducationRegion.objects.get(name="Region am See").office == office


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("Neu", "--county", "99999"), "Einen Kreis mit dem Schlüssel „99999“ kennt das Verzeichnis nicht"),
        (("Neu", "--county", "00901", "--office", "4711"), "keine oder mehrere Institutionen"),
        (("Region am See", "--county", "00901"), "gibt es schon"),
    ],
)
def test_mistakes_are_told_in_one_sentence(county: County, words: tuple[str, ...], told: str) -> None:
    services.found_region(by=CONSOLE, name="Region am See", counties=[county])

    with pytest.raises(CommandError, match=told):
        run(*words)
