"""Who sees a rating: every audience by every kind of person who might look."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from rundtisch.foundation import clock
from rundtisch.institutions.models import Function, InstitutionKind
from rundtisch.matrices import services
from rundtisch.matrices.models import Assessment, Share, ShareRecipient, ratings_visible_to, viewer_of
from rundtisch.matrices.queries.sharing import known_of, moment_in_words, sharing_board
from rundtisch.matrices.rules import audience as rules
from rundtisch.matrices.rules.audience import Audience
from rundtisch.matrices.rules.sharing import Place, Terms
from rundtisch.matrices.services import Opening
from rundtisch.people.models import Operatorship
from rundtisch.roundtables.models import ParticipationKind
from tests import factories as make
from tests.world import Cast

from .conftest import agreed_by, shared

EVERYBODY = [
    "head",
    "digital_lead",
    "mailbox",
    "other_head",
    "authority_office",
    "supervisor",
    "office_staff",
    "facilitator",
    "outsider",
]
HOUSE = {"head", "digital_lead"}
AT_THE_TABLE = {"mailbox", "other_head", "authority_office", "office_staff", "facilitator"}


def who_sees(world: Cast) -> set[str]:
    return {name for name in EVERYBODY if ratings_visible_to(getattr(world, name), [world.school.pk])}


def opening(world: Cast, audience: str) -> dict[str, object]:
    if audience == "named":
        return {"institutions": [world.authority]}
    return {"table": world.table} if audience.startswith("table") else {}


@pytest.mark.parametrize(
    ("audience", "others"),
    [
        ("named", {"authority_office"}),
        ("table_without_supervision", AT_THE_TABLE),
        ("table", AT_THE_TABLE | {"supervisor"}),
        ("region_anonymous", set()),
        ("public", set(EVERYBODY) - HOUSE),
    ],
)
def test_each_audience_reaches_exactly_its_people(world: Cast, audience: str, others: set[str]) -> None:
    assessment = agreed_by(world.head, world.school, s_medienkonzept=2)

    shared(world.head, assessment, audience, **opening(world, audience))

    assert who_sees(world) == HOUSE | others


def test_without_a_share_only_the_own_house_sees_it(world: Cast) -> None:
    agreed_by(world.head, world.school, s_medienkonzept=2)

    assert who_sees(world) == HOUSE


def test_nobody_outside_sees_what_is_not_agreed(world: Cast) -> None:
    from .conftest import dimension, instrument_for

    assessment = services.begin_assessment(
        by=world.head, institution=world.school, instrument=instrument_for(world.school), period="Herbst 2026"
    )
    rating = services.rate(by=world.head, assessment=assessment, dimension=dimension("s_mkr"), answer="stage", stage=1)
    Share.objects.create(
        institution=world.school,
        rating=rating,
        audience="public",
        from_on=clock.today(),
        shared_by=world.head,
        shared_at=clock.now(),
    )

    assert who_sees(world) == set()


def test_operators_see_no_ratings(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_medienkonzept=2)
    shared(world.head, assessment, "table", table=world.table)
    operator = make.person("Olga Betrieb")
    Operatorship.objects.create(person=operator, since_at=clock.now())

    assert ratings_visible_to(operator, [world.school.pk]) == ()


@pytest.mark.parametrize("seat", list(ParticipationKind))
def test_supervision_stays_outside_whatever_other_seat_it_has(world: Cast, seat: str) -> None:
    assessment = agreed_by(world.head, world.school, s_medienkonzept=2)
    shared(world.head, assessment, "table_without_supervision", table=world.table)
    house = make.institution(InstitutionKind.OTHER, "Zweites Haus")
    make.seat(world.table, house, seat)
    both = make.member_of(house, Function.FACILITATOR, "Zwei Hüte")
    seen_before = len(ratings_visible_to(both, [world.school.pk]))

    make.appointment(both, world.supervision, Function.SHARED_MAILBOX)

    assert (seen_before, ratings_visible_to(both, [world.school.pk])) == (1, ())


def test_a_named_person_sees_what_names_it(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_medienkonzept=2)

    shared(world.head, assessment, "named", persons=[world.outsider])

    assert who_sees(world) == HOUSE | {"outsider"}


def test_a_named_person_without_any_function_sees_nothing_any_more(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_medienkonzept=2)
    shared(world.head, assessment, "named", persons=[world.outsider])

    world.outsider.appointments.update(to_on=clock.today())

    assert who_sees(world) == HOUSE


def test_a_share_follows_a_named_person_into_no_other_house(world: Cast) -> None:
    office = make.institution(InstitutionKind.MEDIA_ADVICE, "Medienberatung")
    adviser = make.head_of(world.other_school, "Ada Rat")
    make.appointment(adviser, office, Function.MEDIA_ADVISER)
    shared(world.head, agreed_by(world.head, world.school, s_mkr=1), "named", persons=[adviser])
    seen = [len(ratings_visible_to(adviser, [world.school.pk]))]

    adviser.appointments.filter(institution=office).update(to_on=clock.today())
    make.appointment(adviser, world.supervision, Function.SUPERVISOR)
    seen.append(len(ratings_visible_to(adviser, [world.school.pk])))
    make.appointment(adviser, office, Function.OFFICE_STAFF)
    seen.append(len(ratings_visible_to(adviser, [world.school.pk])))

    assert seen == [1, 0, 1]


def test_a_share_opened_once_more_names_the_person_for_the_same_house(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_mkr=1)
    first = shared(world.head, assessment, "named", persons=[world.outsider])
    house = first.recipients.get().acting_for
    board = sharing_board(world.head, assessment)
    place = Place("", f"person:{world.outsider.pk}")
    world.outsider.appointments.update(to_on=clock.today())
    make.appointment(world.outsider, world.supervision, Function.SUPERVISOR)

    change = services.SharingChange({place: Terms(includes_comment=True)}, board.columns, known_of(board.shares))
    services.change_sharing(by=world.head, assessment=assessment, change=change)
    changed = Share.objects.get(includes_comment=True)
    services.undo_sharing(by=world.head, assessment=assessment, moment=moment_in_words(changed.shared_at))

    again = Share.objects.filter(revoked_at=None).get()
    assert house is not None
    assert [one.recipients.get().acting_for for one in (changed, again)] == [house, house]
    assert who_sees(world) == HOUSE


def test_whoever_holds_no_function_is_not_taken_for_a_named_house(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_medienkonzept=2)
    shared(world.head, assessment, "named", institutions=[world.authority])

    assert ratings_visible_to(make.person("Ohne Funktion"), [world.school.pk]) == ()


def test_a_share_of_one_rating_opens_no_other(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_medienkonzept=2, s_mkr=1)

    services.share_ratings(
        by=world.head,
        assessment=assessment,
        ratings=list(assessment.ratings.filter(dimension__key="s_mkr")),
        opening=Opening("table", table=world.table),
    )

    assert [one.dimension for one in ratings_visible_to(world.supervisor, [world.school.pk])] == ["s_mkr"]


@pytest.mark.parametrize(("evidence", "comment"), [(False, False), (True, False), (False, True), (True, True)])
def test_evidence_and_comment_are_opened_only_if_ticked(world: Cast, evidence: bool, comment: bool) -> None:
    assessment = agreed_by(world.head, world.school, s_mkr=1)

    shared(world.head, assessment, "table", table=world.table, includes_evidence=evidence, includes_comment=comment)

    [seen] = ratings_visible_to(world.supervisor, [world.school.pk])
    [own] = ratings_visible_to(world.head, [world.school.pk])
    assert (seen.evidence, seen.comment) == ("Beleg zu s_mkr" * evidence, "Kommentar zu s_mkr" * comment)
    assert (own.evidence, own.comment) == ("Beleg zu s_mkr", "Kommentar zu s_mkr")


def test_a_share_at_another_table_reaches_nobody_here(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_mkr=1)
    elsewhere = make.table("Runder Tisch anderswo")
    make.seat(elsewhere, world.school)

    shared(world.head, assessment, "table", table=elsewhere)

    assert who_sees(world) == HOUSE | {"mailbox"}


def test_a_share_holds_from_its_first_to_its_last_day(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_mkr=1)
    first, last = clock.today() + timedelta(days=2), clock.today() + timedelta(days=3)
    shared(world.head, assessment, "table", table=world.table, from_on=first, until_on=last)

    seen = []
    for days in range(1, 5):
        with clock.at(clock.now() + timedelta(days=days)):
            seen.append(len(ratings_visible_to(world.supervisor, [world.school.pk])))

    assert seen == [0, 1, 1, 0]


def test_revocation_works_at_once(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_mkr=1)
    share = shared(world.head, assessment, "table", table=world.table)

    services.revoke_share(by=world.head, share=share)

    assert who_sees(world) == HOUSE


def test_who_leaves_the_table_sees_nothing_of_it(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_mkr=1)
    shared(world.head, assessment, "table", table=world.table)

    world.table.participations.filter(institution=world.supervision).update(to_on=clock.today())

    assert "supervisor" not in who_sees(world)


def test_who_speaks_for_two_houses_sees_both(world: Cast) -> None:
    agreed_by(world.head, world.school, s_mkr=1)
    agreed_by(world.other_head, world.other_school, s_mkr=2)
    make.appointment(world.head, world.other_school)

    seen = ratings_visible_to(world.head, [world.school.pk, world.other_school.pk])

    assert {(one.institution, one.stage) for one in seen} == {(world.school.pk, 1), (world.other_school.pk, 2)}


def test_only_the_newest_agreed_assessment_is_current(world: Cast) -> None:
    first = agreed_by(world.head, world.school, s_mkr=1)
    second = agreed_by(world.head, world.school, s_mkr=2)

    seen = ratings_visible_to(world.head, [world.school.pk])

    assert [(one.assessment, one.stage, one.is_current) for one in seen] == [
        (second.pk, 2, True),
        (first.pk, 1, False),
    ]


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["share_all", "share_one", "revoke", "further_seat"]),
        st.integers(min_value=0, max_value=5),
        st.booleans(),
    ),
    max_size=8,
)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(acts=ACTS)
def test_no_sequence_of_shares_shows_supervision_what_excludes_it(
    world: Cast, acts: Sequence[tuple[str, int, bool]]
) -> None:
    with transaction.atomic():
        assessment = agreed_by(world.head, world.school, s_mkr=1, s_medienkonzept=2)

        for act in acts:
            do(act, world, assessment)

        assert ratings_visible_to(world.supervisor, [world.school.pk]) == ()
        assert (
            bool(ratings_visible_to(world.other_head, [world.school.pk]))
            == Share.objects.open_on(clock.today()).filter(institution=world.school).exists()
        )
        transaction.set_rollback(True)


def do(act: tuple[str, int, bool], world: Cast, assessment: Assessment) -> None:
    name, number, is_ticked = act
    to_table = Opening(
        "table_without_supervision", table=world.table, includes_evidence=is_ticked, includes_comment=not is_ticked
    )
    if name == "share_all":
        services.share_assessment(by=world.head, assessment=assessment, opening=to_table)
    elif name == "share_one":
        rating = list(assessment.ratings.order_by("dimension__position"))[number % 2]
        services.share_ratings(by=world.head, assessment=assessment, ratings=[rating], opening=to_table)
    elif name == "further_seat":
        house = make.institution(InstitutionKind.OTHER, "Weiteres Haus")
        make.seat(world.table, house, list(ParticipationKind)[number % 5])
        make.appointment(world.supervisor, house, Function.OFFICE_STAFF)
    elif shares := list(Share.objects.filter(institution=world.school).order_by("shared_at")):
        services.revoke_share(by=world.head, share=shares[number % len(shares)])


def test_the_database_and_the_rule_agree_whom_a_share_reaches(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_mkr=1)
    elsewhere = make.table("Runder Tisch anderswo")
    make.seat(elsewhere, world.school)
    for table in (world.table, elsewhere):
        for audience in ("table", "table_without_supervision"):
            shared(world.head, assessment, audience, table=table)
    shared(world.head, assessment, "named", institutions=[world.authority, world.supervision])
    shared(world.head, assessment, "named", persons=[world.outsider], institutions=[world.other_school])
    shared(world.head, assessment, "named", persons=[world.facilitator, world.mailbox])
    ShareRecipient.objects.filter(person=world.outsider).update(acting_for=None)
    world.facilitator.appointments.update(to_on=clock.today())
    make.appointment(world.facilitator, world.supervision, Function.SUPERVISOR)
    for audience in ("region_anonymous", "public"):
        shared(world.head, assessment, audience)
    make.appointment(world.office_staff, world.supervision, Function.SHARED_MAILBOX)

    for name in EVERYBODY:
        viewer = viewer_of(getattr(world, name))
        reached = set(Share.objects.all().reaching(viewer))
        assert reached == {share for share in Share.objects.all() if as_rule(share).reaches(viewer)}, name


def as_rule(share: Share) -> rules.Share[UUID]:
    """The share as the rule takes it."""
    recipients = list(share.recipients.all())
    return rules.Share(
        Audience(share.audience),
        share.from_on,
        table=share.table_id,
        named_institutions=frozenset(one.institution_id for one in recipients if one.institution_id),
        named_persons=frozenset(one.person_id for one in recipients if one.person_id and not one.acting_for_id),
        named_for=frozenset(
            (one.person_id, one.acting_for_id) for one in recipients if one.person_id and one.acting_for_id
        ),
    )
