"""Applying the register: what the directory says afterwards, and what is refused."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.institutions.models import (
    AuthorityPeriod,
    County,
    Function,
    Institution,
    InstitutionKind,
    Municipality,
    PupilCount,
    SocialIndex,
)
from rundtisch.interop import services
from rundtisch.interop.models import RegisterFile, RegisterImport
from rundtisch.interop.rules.register.files import NamedBytes
from rundtisch.interop.rules.register.kinds import FileKind
from rundtisch.interop.rules.register.sentences import RegisterError
from rundtisch.journal.models import Entry
from rundtisch.people.console import CONSOLE
from rundtisch.people.models import Person
from tests import factories as make
from tests.interop import registers as made

pytestmark = pytest.mark.django_db

NUMBERS = ("added", "changed", "ended", "missing", "unchanged", "rejected")


def files(*rows: dict[str, str], **others: NamedBytes) -> dict[FileKind, NamedBytes]:
    return {FileKind.SCHOOLS: made.schools_file(*rows)} | {FileKind(kind): file for kind, file in others.items()}


def imported(*rows: dict[str, str], is_complete: bool = False, area: str = "", **others: NamedBytes) -> dict[str, Any]:
    done = services.import_register(by=CONSOLE, files=files(*rows, **others), is_complete=is_complete, area=area)
    report: dict[str, Any] = done.report
    return report


def six(report: dict[str, Any]) -> tuple[int, ...]:
    return tuple(report[key] for key in NUMBERS)


def office_staff() -> Person:
    office = make.institution(InstitutionKind.REGIONAL_OFFICE, "Geschäftsstelle")
    return make.member_of(office, Function.OFFICE_STAFF)


def school(number: str = "900001") -> Institution:
    return Institution.objects.get(kind=InstitutionKind.SCHOOL, official_number=number)


def test_a_school_comes_in_with_everything_that_the_files_say() -> None:
    imported(
        made.SCHOOL,
        made.OFFICE,
        authorities=made.authorities_file(),
        pupils=made.pupils_file({"900001": "214"}),
        social_index=made.social_index_file({"900001": "3"}),
        municipalities=made.municipalities_file(("05999001", "Musterau, Stadt", "Musterland")),
    )

    stored = school()
    assert (stored.name, stored.short_name, stored.sign, stored.school_kind) == (
        "Städt. Grundschule am Wäldchen",
        "GG am Wäldchen",
        "GS",
        "02",
    )
    assert stored.sort_name == "stadt. grundschule am waldchen"
    assert (stored.valid_from, stored.valid_to) == (None, None)
    assert stored.municipality == Municipality.objects.get(ags="05999001", name="Musterau", county__key="05999")
    assert County.objects.get().name == "Musterland"
    period = AuthorityPeriod.objects.get(school=stored)
    assert (period.authority.name, period.authority.authority_kind, period.from_on, period.to_on) == (
        "Stadt Musterau",
        "municipal",
        None,
        None,
    )
    assert PupilCount.objects.get(school=stored, year=2025).count == 214
    assert SocialIndex.objects.get(school=stored, year=2025).level == 3
    supervision = Institution.objects.get(official_number="690999")
    assert (supervision.kind, supervision.name) == ("supervision_lower", "Schulamt für den Kreis Musterland")


def test_a_second_import_of_the_same_files_changes_nothing() -> None:
    closed = made.school("900002", Schulbetriebsschluessel="9", Schulbetriebsdatum="31.07.2026")
    closing = made.school("900003", Schulbetriebsschluessel="2", Schulbetriebsdatum="31.07.2030")
    opening = made.school("900004", Schulbetriebsschluessel="3", Schulbetriebsdatum="01.08.2030")
    rows = [made.SCHOOL, closed, closing, opening, made.OFFICE]
    others: dict[str, Any] = {
        "pupils": made.pupils_file({"900001": "214"}),
        "municipalities": made.municipalities_file(("05999001", "Musterau, Stadt", "Musterland")),
    }

    first = imported(*rows, **others)
    before = list(Institution.objects.order_by("pk").values())
    second = imported(*rows, **others)

    assert six(first) == (3, 0, 0, 0, 0, 0)
    assert six(second) == (0, 0, 0, 0, 4, 0)
    assert [second["details"][part]["unchanged"] for part in ("offices", "authorities", "municipalities")] == [1, 1, 1]
    assert list(Institution.objects.order_by("pk").values()) == before


def test_changes_are_written_and_everything_else_stays() -> None:
    imported(made.SCHOOL)
    stored = school()
    stored.sign = "Wä"
    stored.save()

    report = imported(made.school(Strasse="Bachstr. 2", Schulform="15", Schulbezeichnung_1="Gesamtschule Musterau"))

    changed = school()
    assert six(report) == (0, 1, 0, 0, 0, 0)
    assert (changed.pk, changed.street, changed.school_kind, changed.name, changed.sort_name, changed.sign) == (
        stored.pk,
        "Bachstr. 2",
        "15",
        "Gesamtschule Musterau",
        "gesamtschule musterau",
        "Wä",
    )
    assert changed.email == "900001@schule.example"


def test_another_authority_ends_the_earlier_belonging_on_the_day_of_the_import() -> None:
    imported(made.SCHOOL)

    imported(made.school(Traegernummer="90002"))

    today = clock.today()
    periods = AuthorityPeriod.objects.filter(school=school()).order_by("authority__official_number")
    assert list(periods.values_list("authority__official_number", "from_on", "to_on")) == [
        ("90001", None, today),
        ("90002", today, None),
    ]


def test_closed_schools_end_and_are_not_deleted() -> None:
    imported(made.SCHOOL)

    report = imported(made.school(Schulbetriebsschluessel="9", Schulbetriebsdatum="31.07.2026"))

    assert six(report) == (0, 0, 1, 0, 0, 0)
    assert school().valid_to == date(2026, 7, 31)


def test_a_part_of_the_register_ends_nothing_and_a_complete_one_ends_what_is_absent() -> None:
    imported(made.SCHOOL, made.school("900002"))

    part = imported(made.SCHOOL)
    after_part = school("900002").valid_to
    whole = imported(made.SCHOOL, is_complete=True)
    again = imported(made.SCHOOL, is_complete=True)

    assert (six(part), after_part) == ((0, 0, 0, 1, 1, 0), None)
    assert (six(whole), school("900002").valid_to) == ((0, 0, 1, 0, 1, 0), clock.today())
    assert six(again) == (0, 0, 0, 0, 2, 0)


def test_only_the_area_comes_in() -> None:
    imported(made.SCHOOL, made.school("900002", Gemeindeschluessel="05888001"), area="05999")

    assert list(Institution.objects.schools().values_list("official_number", flat=True)) == ["900001"]


def test_what_people_added_by_hand_is_not_touched() -> None:
    mine = make.school("Schule ohne Nummer")

    report = imported(made.SCHOOL, is_complete=True)

    mine.refresh_from_db()
    assert (six(report), mine.valid_to) == ((1, 0, 0, 0, 0, 0), None)


def test_a_made_authority_gets_its_name_from_a_later_catalogue() -> None:
    imported(made.SCHOOL)
    before = Institution.objects.authorities().get().name

    imported(made.SCHOOL, authorities=made.authorities_file())

    assert (before, Institution.objects.authorities().get().name) == ("Schulträger 90001 (Musterau)", "Stadt Musterau")


def test_a_new_county_name_and_new_figures_replace_the_earlier_ones() -> None:
    place = ("05999001", "Musterau, Stadt", "Musterland")
    imported(made.SCHOOL, municipalities=made.municipalities_file(place), pupils=made.pupils_file({"900001": "1"}))

    imported(
        made.SCHOOL,
        municipalities=made.municipalities_file(("05999001", "Musterau am Bach", "Neuland")),
        pupils=made.pupils_file({"900001": "2"}),
    )

    assert (Municipality.objects.get().name, County.objects.get().name) == ("Musterau am Bach", "Neuland")
    assert list(PupilCount.objects.values_list("year", "count")) == [(2025, 2)]


def test_one_import_is_one_entry_of_the_journal() -> None:
    imported(made.SCHOOL)

    entry = Entry.objects.get()
    assert (entry.act, entry.actor_label, entry.thing_id) == (
        "interop.register_imported",
        str(CONSOLE),
        RegisterImport.objects.get().pk,
    )
    assert entry.details == {"added": 1, "changed": 0, "ended": 0, "missing": 0, "unchanged": 0, "rejected": 0}


def test_a_preview_stores_its_files_and_leaves_the_directory_alone() -> None:
    person = office_staff()

    made_preview = services.preview_register_import(by=person, files=files(made.SCHOOL))

    assert Institution.objects.schools().count() == 0
    assert (made_preview.is_applied, made_preview.made_by, six(made_preview.report)) == (
        False,
        person,
        (1, 0, 0, 0, 0, 0),
    )
    file = made_preview.files.get()
    assert (file.kind, file.name, bytes(file.content or b"")) == (
        "schools",
        "schuldaten.csv",
        made.schools_file(made.SCHOOL).content,
    )


def test_a_preview_is_applied_once_and_its_files_are_let_go() -> None:
    person = office_staff()
    preview = services.preview_register_import(by=person, files=files(made.SCHOOL))

    applied = services.apply_register_import(by=person, register_import=preview)

    assert school().name == "Städt. Grundschule am Wäldchen"
    assert (applied.is_applied, applied.applied_by_label) == (True, person.name)
    assert RegisterFile.objects.get().content is None
    with pytest.raises(Refusal, match=r"^Dieser Import wurde schon übernommen\.$"):
        services.apply_register_import(by=person, register_import=preview)


def test_a_preview_of_an_earlier_directory_is_refused() -> None:
    person = office_staff()
    preview = services.preview_register_import(by=person, files=files(made.SCHOOL))
    imported(made.SCHOOL)

    with pytest.raises(Refusal, match="Das Verzeichnis hat sich seit der Vorschau geändert"):
        services.apply_register_import(by=person, register_import=preview)

    preview.refresh_from_db()
    assert not preview.is_applied


def test_the_files_of_an_old_preview_are_let_go_when_the_next_one_comes() -> None:
    preview = services.preview_register_import(by=CONSOLE, files=files(made.SCHOOL))

    with clock.at(clock.now() + timedelta(days=15)):
        services.preview_register_import(by=CONSOLE, files=files(made.SCHOOL))

    with pytest.raises(Refusal, match="Die Dateien dieser Vorschau sind nicht mehr da"):
        services.apply_register_import(by=CONSOLE, register_import=preview)
    assert Institution.objects.count() == 0


def test_an_unreadable_file_stores_nothing() -> None:
    with pytest.raises(RegisterError):
        imported(made.SCHOOL, made.SCHOOL)

    assert (RegisterImport.objects.count(), Institution.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_whoever_does_not_keep_the_directory_may_neither_preview_nor_apply() -> None:
    head = make.head_of(make.school())
    preview = services.preview_register_import(by=CONSOLE, files=files(made.SCHOOL))

    with pytest.raises(NotEntitled):
        services.preview_register_import(by=head, files=files(made.SCHOOL))
    with pytest.raises(NotEntitled):
        services.apply_register_import(by=head, register_import=preview)
    with pytest.raises(NotEntitled):
        services.import_register(by=head, files=files(made.SCHOOL))


def test_applied_register_names_who_applied_it() -> None:
    preview = services.preview_register_import(by=CONSOLE, files=files(made.SCHOOL))

    for broken in ({"applied_at": clock.now()}, {"applied_by_label": "Vera Beispiel"}):
        with pytest.raises(IntegrityError, match="applied_register_names_who_applied_it"), transaction.atomic():
            RegisterImport.objects.filter(pk=preview.pk).update(**broken)


def test_register_has_one_file_of_a_kind() -> None:
    preview = services.preview_register_import(by=CONSOLE, files=files(made.SCHOOL))

    with pytest.raises(IntegrityError), transaction.atomic():
        RegisterFile.objects.create(register_import=preview, kind="schools", name="b.csv", sha256="", size=0)
