"""Acts of the directory: what they store, what they refuse, what they note."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError

from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.foundation.models import Delivery
from rundtisch.institutions import ports, services
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
    standing_of,
)
from rundtisch.institutions.rules.functions import FUNCTIONS_OF
from rundtisch.journal.models import Entry
from rundtisch.people import services as people
from rundtisch.people.console import CONSOLE
from rundtisch.people.models import OneTimeLink, Person, hash_of
from tests import factories as make
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
PASSWORD = "vier Wörter ohne Sinn"


@pytest.fixture
def world() -> Cast:
    """A small table."""
    return cast()


def acts() -> list[str]:
    return list(Entry.objects.order_by("at").values_list("act", flat=True))


def test_every_kind_of_house_has_functions_and_every_function_a_house() -> None:
    offered = {function for functions in FUNCTIONS_OF.values() for function in functions}

    assert (set(FUNCTIONS_OF), offered) == (set(InstitutionKind.values), set(Function.values))


def test_an_institution_is_founded_once_per_number(world: Cast) -> None:
    services.found_institution(by=world.office_staff, kind=InstitutionKind.SCHOOL, name="Neu", official_number="123456")

    with pytest.raises(Refusal, match="Die Nummer 123456 ist schon vergeben"):
        services.found_institution(by=CONSOLE, kind=InstitutionKind.SCHOOL, name="Neuer", official_number="123456")
    assert acts() == ["institutions.founded"]


def test_only_office_and_operators_keep_the_directory(world: Cast) -> None:
    for person in (world.head, world.authority_office, world.supervisor, world.facilitator, world.mailbox):
        with pytest.raises(NotEntitled):
            services.change_institution(by=person, institution=world.school, name="Umbenannt")
        with pytest.raises(NotEntitled):
            services.end_institution(by=person, institution=world.school, on=TODAY)


def test_a_change_notes_which_fields_changed(world: Cast) -> None:
    services.change_institution(
        by=world.office_staff, institution=world.school, name="Ölbachschule", town=world.school.town
    )

    world.school.refresh_from_db()
    entry = Entry.objects.get()
    assert (world.school.name, world.school.sort_name) == ("Ölbachschule", "olbachschule")
    assert (entry.act, entry.details) == ("institutions.changed", {"fields": "name"})


def test_a_change_to_the_number_of_another_is_refused(world: Cast) -> None:
    make.school("Andere", official_number="123456")

    with pytest.raises(Refusal, match="schon vergeben"):
        services.change_institution(by=world.office_staff, institution=world.school, official_number="123456")


def test_an_ended_institution_stays_with_its_successor_and_its_functions_end(world: Cast) -> None:
    services.end_institution(by=world.office_staff, institution=world.school, on=TODAY, successor=world.other_school)

    world.school.refresh_from_db()
    assert (world.school.valid_to, world.school.successor) == (TODAY, world.other_school)
    assert list(world.school.appointments.values_list("to_on", flat=True).distinct()) == [TODAY]
    assert AuthorityPeriod.objects.get(school=world.school).to_on == TODAY
    with clock.at(clock.now().replace(year=2027)):
        assert standing_of(world.head).houses == frozenset()


def test_what_else_ends_with_an_institution_is_part_of_the_act(world: Cast) -> None:
    ended = []

    def step(by: object, institution: Institution, successor: Institution | None, on: date) -> None:
        ended.append((by, institution, successor, on))

    ports.merge_steps.append(step)
    services.end_institution(by=world.office_staff, institution=world.school, on=TODAY)
    ports.merge_steps.remove(step)

    assert ended == [(world.office_staff, world.school, None, TODAY)]


def test_an_odd_end_is_refused(world: Cast) -> None:
    def refused(institution: Institution, successor: Institution | None = None, on: date = TODAY) -> str:
        with pytest.raises(Refusal) as refusal:
            services.end_institution(by=world.office_staff, institution=institution, on=on, successor=successor)
        return refusal.value.sentence

    gone = make.school("Schon fort", valid_to=date(2020, 1, 1))
    young = make.school("Ganz neu", valid_from=date(2026, 8, 1))
    same = "Die Nachfolge muss eine andere Institution der gleichen Art sein."

    assert [
        refused(gone),
        refused(young, on=date(2026, 7, 1)),
        refused(world.school, world.school),
        refused(world.school, world.authority),
        refused(world.school, gone),
    ] == [
        "Schon fort ist schon beendet.",
        "Eine Institution kann nicht enden, bevor es sie gab.",
        same,
        same,
        "Schon fort gibt es an diesem Tag nicht mehr.",
    ]


def test_a_head_cannot_make_office_staff_of_anybody(world: Cast) -> None:
    for function in (Function.OFFICE_STAFF, Function.FACILITATOR, Function.SUPERVISOR, Function.AUTHORITY_OFFICE):
        with pytest.raises(Refusal, match="Diese Funktion gibt es hier nicht"):
            services.invite(by=world.head, email="x@example.org", name="X", institution=world.school, function=function)
        with pytest.raises(Refusal, match="Diese Funktion gibt es hier nicht"):
            services.appoint(by=world.head, person=world.digital_lead, institution=world.school, function=function)


def test_a_house_invites_for_itself_only(world: Cast) -> None:
    with pytest.raises(NotEntitled):
        services.invite(
            by=world.head,
            email="x@example.org",
            name="X",
            institution=world.other_school,
            function=Function.DIGITAL_LEAD,
        )
    for person in (world.digital_lead, world.mailbox, world.supervisor, world.facilitator):
        with pytest.raises(NotEntitled):
            services.invite(
                by=person, email="x@example.org", name="X", institution=world.school, function=Function.DIGITAL_LEAD
            )


def invite(world: Cast, **more: object) -> tuple[Invitation, str]:
    words = {"email": "neu@example.org", "name": "Nina Neu", "institution": world.school, **more}
    return services.invite(by=world.head, function=Function.DIGITAL_LEAD, **words)  # type: ignore[arg-type]


def test_an_accepted_invitation_makes_the_appointment(world: Cast) -> None:
    _invitation, token = invite(world)

    person = services.accept_invitation(
        token_hash=hash_of(token), name="Nina Neu-Neu", password="vier Wörter ohne Sinn"
    )

    appointment = Appointment.objects.get(person=person)
    person.refresh_from_db()
    assert (person.name, person.check_password(PASSWORD)) == ("Nina Neu-Neu", True)
    assert (appointment.institution, appointment.function) == (world.school, Function.DIGITAL_LEAD)
    assert person.joined_at is not None
    assert acts() == [
        "institutions.invited",
        "people.link_used",
        "people.password_set",
        "institutions.invitation_accepted",
    ]


def test_a_link_of_an_invitation_works_once(world: Cast) -> None:
    _invitation, token = invite(world)
    services.accept_invitation(token_hash=hash_of(token), name="Nina")

    with pytest.raises(Refusal, match="gilt nicht mehr"):
        services.accept_invitation(token_hash=hash_of(token), name="Nina")


def test_a_new_invitation_voids_the_old_one_to_the_same_function_only(world: Cast) -> None:
    _first, old = invite(world)
    other, elsewhere = services.invite(
        by=world.authority_office,
        email="neu@example.org",
        name="Nina",
        institution=world.authority,
        function=Function.SCHOOL_IT,
    )

    _second, new = invite(world)

    with pytest.raises(Refusal, match="gilt nicht mehr"):
        services.accept_invitation(token_hash=hash_of(old), name="Nina")
    services.accept_invitation(token_hash=hash_of(new), name="Nina")
    services.accept_invitation(token_hash=hash_of(elsewhere), name="Nina")
    held = Appointment.objects.filter(person=other.person).values_list("institution__name", flat=True)
    assert sorted(held) == ["Grundschule Nord", "Stadt Musterstadt"]


def test_an_invitation_lasts_fourteen_days(world: Cast) -> None:
    _invitation, token = invite(world)

    with clock.at(clock.now() + timedelta(days=14)), pytest.raises(Refusal, match="gilt nicht mehr"):
        services.accept_invitation(token_hash=hash_of(token), name="Nina")


def test_a_repeated_invitation_is_mailed_anew_and_a_withdrawn_one_opens_nothing(world: Cast) -> None:
    invitation, old = invite(world)

    again = services.repeat_invitation(by=world.head, invitation=invitation)
    services.withdraw_invitation(by=world.head, invitation=again)

    assert Delivery.objects.get().recipient == "neu@example.org"
    assert OneTimeLink.objects.open(clock.now()).count() == 0
    with pytest.raises(Refusal):
        services.accept_invitation(token_hash=hash_of(old), name="Nina")
    assert acts() == ["institutions.invited", "institutions.invited", "institutions.invitation_withdrawn"]


def test_an_accepted_invitation_is_not_repeated(world: Cast) -> None:
    invitation, token = invite(world)
    services.accept_invitation(token_hash=hash_of(token), name="Nina")
    invitation.refresh_from_db()

    with pytest.raises(Refusal, match="schon angenommen"):
        services.repeat_invitation(by=world.head, invitation=invitation)


def test_the_shared_address_of_a_house_is_invited_as_a_mailbox_only(world: Cast) -> None:
    world.school.email = "Post@schule.example"
    world.school.save()

    with pytest.raises(Refusal, match="gemeinsame Adresse des Hauses"):
        invite(world, email="post@schule.example")
    services.invite(
        by=world.head,
        email="post@schule.example",
        name="Sekretariat",
        institution=world.school,
        function=Function.SHARED_MAILBOX,
    )


def test_nobody_is_invited_to_a_house_that_has_ended(world: Cast) -> None:
    gone = make.school("Schon fort", valid_to=date(2020, 1, 1))

    with pytest.raises(Refusal, match="gibt es nicht mehr"):
        services.invite(by=CONSOLE, email="x@example.org", name="X", institution=gone, function=Function.HEAD_TEACHER)


def test_an_invitation_keeps_the_name_that_an_account_already_has(world: Cast) -> None:
    invite(world, email=world.other_head.email, name="Ganz Anders")

    assert Person.objects.get(email=world.other_head.email).name == "Sven Süd"


def test_a_function_is_held_once_and_ends_not_before_it_began(world: Cast) -> None:
    with pytest.raises(Refusal, match="hat diese Funktion schon"):
        services.appoint(by=CONSOLE, person=world.head, institution=world.school, function=Function.HEAD_TEACHER)
    appointment = Appointment.objects.get(person=world.head)
    with pytest.raises(Refusal, match="bevor sie begonnen hat"):
        services.end_appointment(by=CONSOLE, appointment=appointment, on=date(2000, 1, 1))

    services.end_appointment(by=world.head, appointment=appointment, on=TODAY)

    assert Appointment.objects.get(person=world.head).to_on == TODAY


def test_only_who_speaks_for_a_house_by_appointment_gives_its_mandates(world: Cast) -> None:
    make.mandate(world.digital_lead, world.school)
    for person in (world.digital_lead, world.mailbox, world.office_staff, world.other_head, world.supervisor):
        with pytest.raises(NotEntitled):
            services.give_mandate(
                by=person, institution=world.school, person=world.facilitator, power="speak", from_on=TODAY, to_on=TODAY
            )

    mandate = services.give_mandate(
        by=world.head, institution=world.school, person=world.other_head, power="speak", from_on=TODAY, to_on=TODAY
    )
    services.revoke_mandate(by=world.head, mandate=mandate)

    assert Mandate.objects.get(pk=mandate.pk).revoked_at is not None
    assert acts() == ["institutions.mandate_given", "institutions.mandate_revoked"]


def test_a_mandate_ends_not_before_it_begins(world: Cast) -> None:
    with pytest.raises(Refusal, match="endet, bevor es beginnt"):
        services.give_mandate(
            by=world.head,
            institution=world.school,
            person=world.other_head,
            power="speak",
            from_on=TODAY,
            to_on=TODAY - timedelta(days=1),
        )


def test_a_school_belongs_to_one_authority_at_a_time(world: Cast) -> None:
    private = make.authority("Schulverein", authority_kind="private")

    services.assign_authority(by=world.office_staff, school=world.school, authority=private, from_on=TODAY)

    periods = AuthorityPeriod.objects.filter(school=world.school).order_by("from_on")
    assert list(periods.values_list("authority__name", "to_on")) == [
        ("Stadt Musterstadt", TODAY),
        ("Schulverein", None),
    ]
    with pytest.raises(Refusal, match="Nur eine Schule"):
        services.assign_authority(by=world.office_staff, school=private, authority=world.school)


def test_functions_that_were_offered_are_all_taken_by_whom_they_were_offered_to(world: Cast) -> None:
    invitation, _token = invite(world)

    taken = services.accept_invitations(by=invitation.person)

    assert [(one.institution, one.function) for one in taken] == [(world.school, Function.DIGITAL_LEAD)]
    assert people.first_account_link() is None


def _twice(make_one: Callable[[], object]) -> None:
    make_one()
    make_one()


def break_constraint(name: str, school: Institution, person: Person) -> None:
    """Try to store what the constraint of this name forbids."""
    yesterday = TODAY - timedelta(days=1)
    attempts: dict[str, Callable[[], object]] = {
        "official_number_is_given_once_per_kind": lambda: _twice(lambda: make.school(official_number="1")),
        "only_schools_have_a_school_kind": lambda: make.authority(school_kind="02"),
        "only_authorities_have_an_authority_kind": lambda: make.school(authority_kind="private"),
        "institution_ends_after_it_begins": lambda: make.school(valid_from=TODAY, valid_to=yesterday),
        "function_is_held_once_at_a_time": lambda: _twice(lambda: make.appointment(person, school)),
        "notice_names_a_last_day": lambda: make.appointment(person, school, notice_on=TODAY),
        "appointment_ends_after_it_begins": lambda: make.appointment(person, school, from_on=TODAY, to_on=yesterday),
        "mandate_ends_after_it_begins": lambda: make.mandate(person, school, from_on=TODAY, to_on=yesterday),
        "school_has_one_current_authority": lambda: _twice(
            lambda: AuthorityPeriod.objects.create(school=school, authority=make.authority())
        ),
        "authority_period_ends_after_it_begins": lambda: AuthorityPeriod.objects.create(
            school=school, authority=make.authority(), from_on=TODAY, to_on=yesterday
        ),
        "site_is_named_once_per_school": lambda: _twice(lambda: SchoolSite.objects.create(school=school, name="Ost")),
        "pupils_are_counted_once_a_year": lambda: _twice(
            lambda: PupilCount.objects.create(school=school, year=2026, count=1)
        ),
        "social_index_is_given_once_a_year": lambda: _twice(
            lambda: SocialIndex.objects.create(school=school, year=2026, level=1)
        ),
        "social_index_lies_between_1_and_9": lambda: SocialIndex.objects.create(school=school, year=2026, level=10),
    }
    attempts[name]()


CONSTRAINTS = [
    constraint.name
    for model in apps.get_app_config("institutions").get_models()
    for constraint in model._meta.constraints
]


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_the_database_refuses(name: str) -> None:
    school, person = make.school("Grundschule Ost"), make.person()

    with pytest.raises(IntegrityError) as error:
        break_constraint(name, school, person)

    # SQLite names check constraints, PostgreSQL all of them.
    assert name in str(error.value) or "UNIQUE" in str(error.value)
