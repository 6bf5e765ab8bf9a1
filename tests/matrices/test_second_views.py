"""A second view: who may ask, what the adviser sees, what the house reads, and that nobody else does."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.foundation.models import Delivery
from rundtisch.institutions.models import Function, InstitutionKind
from rundtisch.journal.models import Entry
from rundtisch.matrices import services
from rundtisch.matrices.models import Assessment, Look, SecondView
from rundtisch.matrices.queries.second_views import (
    asks_for_second_views,
    second_view_for,
    second_view_task,
    second_views_page,
)
from rundtisch.matrices.services import Asked, GivenAnswer
from rundtisch.people.models import Operatorship, Person
from tests import factories as make
from tests.world import Cast

from .conftest import agreed_by, shared, signed_in


@pytest.fixture
def adviser(world: Cast) -> Person:
    house = make.institution(InstitutionKind.MEDIA_ADVICE, "Medienberatung")
    make.seat(world.table, house, "advises")
    return make.member_of(house, Function.MEDIA_ADVISER, "Maja Rat")


@pytest.fixture
def agreed(world: Cast) -> Assessment:
    return agreed_by(world.head, world.school, s_mkr=1, s_support=2)


def asked(world: Cast, assessment: Assessment, adviser: Any, **more: Any) -> SecondView:
    until_on = more.pop("until_on", clock.today() + timedelta(days=14))
    dimensions = more.pop("dimensions", ["s_mkr", "s_support"])
    return services.invite_second_view(
        by=world.head, assessment=assessment, adviser=adviser, asked=Asked(dimensions, until_on, **more)
    )


def said(world: Cast, view: SecondView, by: Person, **more: Any) -> SecondView:
    answers = {"s_mkr": GivenAnswer("stage", 2, "Mehr, als Sie denken.")}
    version = more.pop("version", view.version)
    return services.give_second_view(
        by=by, second_view=view, answers=answers, is_handed_in=True, version=version, **more
    )


def test_only_who_speaks_for_the_house_asks(world: Cast, agreed: Assessment, adviser: Person) -> None:
    for person in (world.digital_lead, world.other_head, world.office_staff, world.supervisor):
        with pytest.raises(NotEntitled):
            services.invite_second_view(
                by=person, assessment=agreed, adviser=adviser, asked=Asked(["s_mkr"], clock.today())
            )


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"dimensions": []}, "mindestens eine Kategorie"),
        ({"dimensions": ["t_plattformen"]}, "mindestens eine Kategorie"),
        ({"until_on": clock.today() - timedelta(days=1)}, "liegt in der Vergangenheit"),
    ],
)
def test_what_stands_against_asking(
    world: Cast, agreed: Assessment, adviser: Person, more: dict[str, Any], words: str
) -> None:
    with pytest.raises(Refusal, match=words):
        asked(world, agreed, adviser, **more)


def test_an_adviser_who_left_the_house_is_not_asked_any_more(world: Cast, agreed: Assessment, adviser: Person) -> None:
    view = asked(world, agreed, adviser)
    before = (len(asks_for_second_views(adviser)), second_view_for(adviser, view.pk))

    adviser.appointments.update(to_on=clock.today())
    make.appointment(adviser, world.supervision, Function.SUPERVISOR)
    letters = Delivery.objects.count()
    services.extend_second_view(by=world.head, second_view=view, until_on=clock.today() + timedelta(days=30))

    assert before == (1, view)
    assert (asks_for_second_views(adviser), second_view_for(adviser, view.pk)) == ([], None)
    assert Delivery.objects.count() == letters
    with pytest.raises(NotEntitled):
        said(world, view, adviser)


def test_nobody_is_asked_twice_and_no_house_asks_itself(world: Cast, agreed: Assessment, adviser: Person) -> None:
    asked(world, agreed, adviser)

    with pytest.raises(Refusal, match="schon gebeten"):
        asked(world, agreed, adviser)
    with pytest.raises(Refusal, match="kommt von außen"):
        asked(world, agreed, world.school)


def test_the_adviser_sees_exactly_what_was_opened(world: Cast, agreed: Assessment, adviser: Person) -> None:
    blind = second_view_task(asked(world, agreed, adviser, dimensions=["s_mkr"]))
    open_eyed = second_view_task(asked(world, agreed, world.authority, dimensions=["s_mkr"], shows_stages=True))

    keys = [one.key for area in blind.areas for one in area.dimensions]
    assert (keys, blind.own, list(open_eyed.own)) == (["s_mkr"], {}, ["s_mkr"])
    with pytest.raises(Refusal, match="nicht gefragt"):
        services.give_second_view(
            by=adviser, second_view=blind.second_view, answers={"s_support": GivenAnswer("stage", 1)}
        )


def test_stages_that_are_not_agreed_are_never_shown(world: Cast, adviser: Person) -> None:
    agreed_by(world.head, world.school, s_mkr=1)
    begun = services.begin_assessment(
        by=world.head, institution=world.school, instrument=Assessment.objects.get().instrument, period="Neu"
    )

    task = second_view_task(asked(world, begun, adviser, dimensions=["s_mkr"], shows_stages=True))

    assert task.own == {}


def test_nobody_else_finds_the_invitation(world: Cast, agreed: Assessment, adviser: Person) -> None:
    view = asked(world, agreed, adviser)
    operator = make.person("Olga Betrieb")
    Operatorship.objects.create(person=operator, since_at=clock.now())
    others = (world.head, world.other_head, world.office_staff, world.supervisor, world.outsider, operator)

    assert [second_view_for(person, view.pk) for person in others] == [None] * len(others)
    assert second_view_for(adviser, view.pk) == view


def test_of_an_invited_house_everybody_but_the_mailbox_may_answer(world: Cast, agreed: Assessment) -> None:
    view = asked(world, agreed, world.other_school)
    mailbox = make.member_of(world.other_school, Function.SHARED_MAILBOX, "Postfach")

    assert second_view_for(world.other_head, view.pk) == view
    assert second_view_for(mailbox, view.pk) is None


def test_who_holds_no_function_any_more_sees_nothing(world: Cast, agreed: Assessment, adviser: Person) -> None:
    view = asked(world, agreed, adviser)

    adviser.appointments.all().delete()

    assert second_view_for(Person.objects.get(pk=adviser.pk), view.pk) is None


def test_the_house_reads_nothing_before_it_is_handed_in(world: Cast, agreed: Assessment, adviser: Person) -> None:
    view = asked(world, agreed, adviser)
    services.give_second_view(by=adviser, second_view=view, answers={"s_mkr": GivenAnswer("stage", 2)}, version=1)
    before = second_views_page(agreed).compared
    view.refresh_from_db()

    said(world, view, adviser, version=view.version)

    first, second = second_views_page(agreed).compared
    [opinion] = first.opinions
    assert before == ()
    assert (opinion.adviser, opinion.comment, opinion.difference) == (
        "Maja Rat",
        "Mehr, als Sie denken.",
        "sieht das Haus 1 Stand weiter",
    )
    assert second.opinions == ()


def test_what_is_handed_in_or_over_changes_no_more(world: Cast, agreed: Assessment, adviser: Person) -> None:
    given, late, revoked = (asked(world, agreed, who) for who in (adviser, world.authority, world.other_school))
    said(world, given, adviser)
    services.revoke_second_view(by=world.head, second_view=revoked)

    with pytest.raises(Refusal, match="abgegeben"):
        said(world, given, adviser)
    with pytest.raises(Refusal, match="zurückgenommen"):
        said(world, revoked, world.other_head)
    with clock.at(clock.now() + timedelta(days=15)), pytest.raises(Refusal, match="Frist ist abgelaufen"):
        said(world, late, world.authority_office)


def test_two_windows_never_overwrite_each_other(world: Cast, agreed: Assessment, adviser: Person) -> None:
    view = asked(world, agreed, adviser)
    write = {"by": adviser, "second_view": view}
    services.give_second_view(**write, answers={"s_mkr": GivenAnswer("stage", 1)}, version=1, page="eins")
    services.give_second_view(**write, answers={"s_mkr": GivenAnswer("stage", 2)}, version=1, page="eins")

    with pytest.raises(services.SecondViewConflict):
        services.give_second_view(**write, answers={"s_mkr": GivenAnswer("stage", 3)}, version=1, page="zwei")

    assert view.answers.get(dimension__key="s_mkr").stage == 2


def test_what_was_revoked_is_gone_for_both_and_the_journal_knows(
    world: Cast, agreed: Assessment, adviser: Person
) -> None:
    view = said(world, asked(world, agreed, adviser), adviser)

    services.revoke_second_view(by=world.head, second_view=view)

    acts = list(Entry.objects.filter(act__contains="second_view").order_by("at").values_list("act", flat=True))
    assert (second_view_for(adviser, view.pk), second_views_page(agreed).lines) == (None, ())
    assert acts == ["matrices.second_view_invited", "matrices.second_view_given", "matrices.second_view_revoked"]


def test_adviser_and_house_walk_the_pages(world: Cast, agreed: Assessment, adviser: Person) -> None:
    house, outside = signed_in(world.head), signed_in(adviser)
    listed = reverse("second_view_list", args=[agreed.pk])
    typed = {"adviser": f"person:{adviser.pk}", "dimensions": ["s_mkr"], "shows_stages": "on"}

    wrong = house.post(listed, {**typed, "until_on": "gestern"})
    house.post(listed, {**typed, "until_on": clock.today().isoformat()})
    view = SecondView.objects.get()
    detail = reverse("second_view_detail", args=[view.pk])
    start = outside.get(reverse("start")).content.decode()
    form = outside.get(detail).content.decode()
    empty = outside.post(detail, {"version": "1", "page": "x", "given": "1"})
    outside.post(detail, {"version": "1", "page": "x", "choice-s_mkr": "2", "comment-s_mkr": "Gut.", "given": "1"})

    assert (wrong.status_code, empty.status_code) == (422, 409)
    assert "Um Ihre Zweitsicht wird gebeten" in start
    assert "So sieht sich das Haus" in form
    assert Look.objects.filter(assessment=agreed, function=Function.MEDIA_ADVISER).exists()
    assert "sieht das Haus 1 Stand weiter" in house.get(listed).content.decode()
    assert "Danke!" in outside.get(detail).content.decode()
    assert house.post(reverse("second_view_revocation", args=[view.pk])).status_code == 302
    assert outside.get(detail).status_code == 404


def test_the_house_gives_more_time_and_the_adviser_is_told(world: Cast, agreed: Assessment, adviser: Person) -> None:
    view = asked(world, agreed, adviser, until_on=clock.today())
    later = clock.today() + timedelta(days=30)
    Delivery.objects.all().delete()

    with clock.at(clock.now() + timedelta(days=7)):
        services.extend_second_view(by=world.head, second_view=view, until_on=later)
        services.extend_second_view(by=world.head, second_view=view, until_on=later)
        said(world, view, adviser)

    mails = Delivery.objects.filter(recipient=adviser.email).values_list("subject", flat=True)
    assert list(mails) == ["Neue Frist für Ihre Zweitsicht"]
    assert Entry.objects.filter(act="matrices.second_view_extended").count() == 1


def test_what_stands_against_more_time(world: Cast, agreed: Assessment, adviser: Person) -> None:
    given, revoked, open_yet = (asked(world, agreed, who) for who in (adviser, world.authority, world.other_school))
    said(world, given, adviser)
    services.revoke_second_view(by=world.head, second_view=revoked)
    later = clock.today() + timedelta(days=30)

    for view, day, words in (
        (given, later, "abgegeben"),
        (revoked, later, "zurückgenommen"),
        (open_yet, clock.today() - timedelta(days=1), "liegt in der Vergangenheit"),
    ):
        with pytest.raises(Refusal, match=words):
            services.extend_second_view(by=world.head, second_view=view, until_on=day)
    with pytest.raises(NotEntitled):
        services.extend_second_view(by=world.digital_lead, second_view=open_yet, until_on=later)


def test_the_adviser_is_told_when_the_house_takes_it_back(world: Cast, agreed: Assessment, adviser: Person) -> None:
    view = said(world, asked(world, agreed, adviser), adviser)
    Delivery.objects.all().delete()

    services.revoke_second_view(by=world.head, second_view=view)
    services.revoke_second_view(by=world.head, second_view=view)

    [mail] = Delivery.objects.filter(recipient=adviser.email)
    assert mail.subject == "Ihre Zweitsicht wird nicht mehr gebraucht"
    assert "nicht mehr gezeigt" in mail.text


def test_the_second_view_stands_beside_the_stage_for_the_house_alone(
    world: Cast, agreed: Assessment, adviser: Person
) -> None:
    view = asked(world, agreed, adviser)
    services.give_second_view(by=adviser, second_view=view, answers={"s_mkr": GivenAnswer("stage", 2)}, version=1)
    page = reverse("dimension_rating", args=[agreed.pk, "s_mkr"])
    before = signed_in(world.head).get(page).content.decode()
    view.refresh_from_db()

    said(world, view, adviser, version=view.version)

    shown = signed_in(world.head).get(page).content.decode()
    shared(world.head, agreed, "table", table=world.table, includes_evidence=True, includes_comment=True)
    rating = reverse("rating_detail", args=[agreed.ratings.get(dimension__key="s_mkr").pk])
    table = signed_in(world.other_head).get(rating).content.decode()
    assert ["sieht das Haus 1 Stand weiter" in one for one in (before, shown, table)] == [False, True, False]
    assert ["Maja Rat" in one for one in (before, shown, table)] == [False, True, False]


def test_the_deadline_page_and_the_words_for_an_adviser(world: Cast, agreed: Assessment, adviser: Person) -> None:
    view = asked(world, agreed, adviser)
    house, page = signed_in(world.head), reverse("second_view_deadline", args=[view.pk])
    later = clock.today() + timedelta(days=40)

    wrong = house.post(page, {"until_on": "bald"})
    past = house.post(page, {"until_on": (clock.today() - timedelta(days=1)).isoformat()})
    right = house.post(page, {"until_on": later.isoformat()})
    form = signed_in(adviser).get(reverse("second_view_detail", args=[view.pk])).content.decode()

    view.refresh_from_db()
    assert [one.status_code for one in (house.get(page), wrong, past, right)] == [200, 422, 409, 302]
    assert view.until_on == later
    assert "Trifft auf dieses Haus nicht zu" in form
    assert signed_in(adviser).get(page).status_code == 404
