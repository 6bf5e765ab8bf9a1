"""Asking in the house and answering by a link: what is stored, what is refused, what is noted."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection

from rundtisch.foundation import clock
from rundtisch.foundation.deliveries import deliver_due
from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.institutions.models import Power
from rundtisch.journal.models import Entry
from rundtisch.matrices import queries, services
from rundtisch.matrices.models import (
    GroupCode,
    Inquiry,
    Perspective,
    PerspectiveAnswer,
    PerspectiveInvitation,
)
from rundtisch.matrices.services import GivenAnswer, Invited
from rundtisch.people.models import Person, hash_of
from tests import factories as make
from tests.world import Cast

from . import asking
from .conftest import agreed_by

STAGE_1, STAGE_2 = GivenAnswer("stage", 1), GivenAnswer("stage", 2)


def token_of(link: str) -> str:
    return link.rstrip("/").rsplit("/", 1)[-1]


def give(link: str, version: int = 0, page: str = "", **answers: GivenAnswer) -> Perspective | None:
    return services.give_perspective(link=token_of(link), answers=answers, version=version, page=page)


def by_code(link: str, own: str, version: int = 0, **answers: GivenAnswer) -> Perspective | None:
    return services.give_perspective(link=f"{token_of(link)}.{own:x<22}", answers=answers, version=version)


def everything_stored() -> str:
    """All rows of all tables, as somebody reads them who holds the database."""
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names from the database itself
            rows += cursor.fetchall()
    return str(rows)


def test_who_speaks_or_prepares_for_the_house_asks_and_nobody_else(world: Cast) -> None:
    assessment = asking.begun(world)
    entrusted = make.person("Mit Mandat")
    make.mandate(entrusted, world.school, Power.ENTER_ASSESSMENT)
    until_on = clock.today()
    words = {"assessment": assessment, "groups": ["IT"], "until_on": until_on, "is_anonymous": False}
    strangers = [world.mailbox, world.other_head, world.supervisor, world.office_staff, entrusted]

    for stranger in strangers:
        with pytest.raises(NotEntitled):
            services.open_inquiry(by=stranger, **words)
    services.open_inquiry(by=world.digital_lead, **words)

    assert list(Inquiry.objects.values_list("opened_by", flat=True)) == [world.digital_lead.pk]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"groups": [" "]}, "Bitte nennen Sie mindestens eine Gruppe."),
        ({"until_on": clock.today() - timedelta(days=1)}, "Die Frist liegt in der Vergangenheit."),
    ],
)
def test_an_inquiry_needs_a_group_and_a_deadline_ahead(world: Cast, change: dict[str, object], sentence: str) -> None:
    words = {"assessment": asking.begun(world), "groups": ["IT"], "until_on": clock.today(), "is_anonymous": False}

    with pytest.raises(Refusal, match=sentence):
        services.open_inquiry(by=world.head, **{**words, **change})  # type: ignore[arg-type]  # words of the test


def test_what_is_agreed_is_not_asked_about(world: Cast) -> None:
    agreed = agreed_by(world.head, world.school, s_mkr=1)

    with pytest.raises(Refusal, match="Diese Bewertungsrunde ist festgehalten"):
        services.open_inquiry(
            by=world.head, assessment=agreed, groups=["IT"], until_on=clock.today(), is_anonymous=False
        )


def test_a_second_inquiry_of_the_same_assessment_is_refused(world: Cast) -> None:
    asked = asking.inquiry(world)

    with pytest.raises(Refusal, match="schon eine Abfrage begonnen"):
        services.open_inquiry(
            by=world.head, assessment=asked.assessment, groups=["IT"], until_on=clock.today(), is_anonymous=True
        )


def test_an_invitation_by_mail_brings_a_link_and_one_on_paper_shows_it(world: Cast) -> None:
    asked = asking.inquiry(world)
    people = [Invited("Kim", "kim@example.org"), Invited("Alex")]

    links = services.invite_to_perspective(by=world.head, group=asked.groups.get(), people=people)

    deliver_due()
    assert [(link.name, bool(link.address)) for link in links] == [("Kim", False), ("Alex", True)]
    assert [(letter.to, "/perspective-links/" in str(letter.body)) for letter in mail.outbox] == [
        (["kim@example.org"], True)
    ]
    assert not Person.objects.filter(email="kim@example.org").exists()


def test_a_token_is_stored_only_as_a_hash(world: Cast) -> None:
    asked = asking.inquiry(world)
    [link] = asking.links(world, asked, "Kim")
    code = asking.code(world, asked, 3)

    stored = everything_stored()

    assert [token_of(one) in stored for one in (link, code)] == [False, False]
    assert PerspectiveInvitation.objects.get().token_hash == hash_of(token_of(link))


def test_nobody_is_invited_twice(world: Cast) -> None:
    asked = asking.inquiry(world)
    asking.links(world, asked, "Kim")

    for names in (["Kim"], ["Alex", "Alex"]):
        with pytest.raises(Refusal, match="ist schon eingeladen"):
            asking.links(world, asked, *names)


def test_a_personal_link_is_one_perspective_that_changes(world: Cast) -> None:
    [link] = asking.links(world, asking.inquiry(world), "Kim")

    give(link, s_mkr=STAGE_1)
    give(link, version=1, s_mkr=STAGE_2, s_support=GivenAnswer(comment="Unklar"))

    said = PerspectiveAnswer.objects.exclude(answer="", comment="").order_by("dimension__key")
    assert Perspective.objects.count() == 1
    assert list(said.values_list("dimension__key", "stage", "comment")) == [
        ("s_mkr", 2, ""),
        ("s_support", None, "Unklar"),
    ]


def test_saying_nothing_begins_nothing(world: Cast) -> None:
    [link] = asking.links(world, asking.inquiry(world), "Kim")

    begun = give(link, s_mkr=GivenAnswer())

    assert (begun, Perspective.objects.count()) == (None, 0)


def test_two_windows_overwrite_nothing(world: Cast) -> None:
    [link] = asking.links(world, asking.inquiry(world), "Kim")
    give(link, page="a", s_mkr=STAGE_1)

    give(link, page="a", s_mkr=STAGE_2)
    with pytest.raises(services.PerspectiveConflict):
        give(link, version=0, page="b", s_mkr=STAGE_1)

    assert PerspectiveAnswer.objects.get(dimension__key="s_mkr").stage == 2


def test_a_stage_that_there_is_not_is_refused(world: Cast) -> None:
    [link] = asking.links(world, asking.inquiry(world), "Kim")

    for answers in ({"s_mkr": GivenAnswer("stage", 9)}, {"s_mkr": GivenAnswer("maybe")}, {"t_haushalt": STAGE_1}):
        with pytest.raises(Refusal):
            give(link, **answers)


def test_a_code_gives_a_new_perspective_each_time_and_at_most_as_many_as_set(world: Cast) -> None:
    code = asking.code(world, asking.inquiry(world), 2)

    by_code(code, "eins", s_mkr=STAGE_1)
    by_code(code, "zwei", s_mkr=STAGE_2)
    with pytest.raises(Refusal, match="so viele Perspektiven begonnen, wie vorgesehen sind: 2"):
        by_code(code, "drei", s_mkr=STAGE_1)
    by_code(code, "zwei", version=1, s_mkr=STAGE_1)

    assert (Perspective.objects.count(), GroupCode.objects.get().used) == (2, 2)


def test_a_blocked_code_begins_nothing_and_keeps_what_was_begun(world: Cast) -> None:
    code = asking.code(world, asking.inquiry(world), 2)
    by_code(code, "eins", s_mkr=STAGE_1)

    services.withdraw_group_code(by=world.head, code=GroupCode.objects.get())

    with pytest.raises(Refusal, match="Dieser Code wurde gesperrt"):
        by_code(code, "zwei", s_mkr=STAGE_1)
    by_code(code, "eins", version=1, s_mkr=STAGE_2)
    assert PerspectiveAnswer.objects.get(dimension__key="s_mkr").stage == 2


def test_what_was_begun_in_one_house_is_not_reached_by_the_code_of_another(world: Cast) -> None:
    code = asking.code(world, asking.inquiry(world), 2)
    by_code(code, "eins", s_mkr=STAGE_1)
    instrument = Inquiry.objects.get().assessment.instrument
    other = services.begin_assessment(
        by=world.other_head, institution=world.other_school, instrument=instrument, period="Herbst"
    )
    asked = services.open_inquiry(
        by=world.other_head, assessment=other, groups=["IT"], until_on=clock.today(), is_anonymous=False
    )
    foreign = services.make_group_code(by=world.other_head, group=asked.groups.get(), most=2).address

    with pytest.raises(Refusal, match="Diesen Link gibt es nicht mehr"):
        by_code(foreign, "eins", s_mkr=STAGE_2)


def test_after_the_deadline_a_link_is_void_until_the_house_gives_more_time(world: Cast) -> None:
    asked = asking.inquiry(world, until_on=clock.today())
    [link] = asking.links(world, asked, "Kim")

    with time_machine.travel(clock.now() + timedelta(days=1), tick=False):
        with pytest.raises(Refusal, match=r"Die Frist ist am .* abgelaufen"):
            give(link, s_mkr=STAGE_1)
        with pytest.raises(Refusal, match="Bitte verlängern Sie sie zuerst"):
            asking.links(world, asked, "Alex")
        services.extend_inquiry(by=world.head, inquiry=asked, until_on=clock.today())
        give(link, s_mkr=STAGE_1)

    assert Perspective.objects.count() == 1


def test_once_ended_nothing_is_written_and_nobody_extends(world: Cast) -> None:
    asked = asking.inquiry(world)
    [link] = asking.links(world, asked, "Kim")
    give(link, s_mkr=STAGE_1)

    services.close_inquiry(by=world.head, inquiry=asked)

    with pytest.raises(Refusal, match="Ihr Haus hat diese Abfrage beendet"):
        give(link, s_mkr=STAGE_2)
    again: list[Callable[[], object]] = [
        lambda: services.close_inquiry(by=world.head, inquiry=asked),
        lambda: services.extend_inquiry(by=world.head, inquiry=asked, until_on=clock.today()),
        lambda: services.make_group_code(by=world.head, group=asked.groups.get(), most=1),
    ]
    for act in again:
        with pytest.raises(Refusal, match="Diese Abfrage ist beendet"):
            act()


def test_agreeing_the_assessment_ends_the_links(world: Cast) -> None:
    asked = asking.inquiry(world)
    [link] = asking.links(world, asked, "Kim")
    dimension = asked.assessment.instrument.dimensions.earliest("position")
    services.rate(by=world.head, assessment=asked.assessment, dimension=dimension, answer="stage", stage=1)
    services.agree_assessment(by=world.head, assessment=asked.assessment)

    with pytest.raises(Refusal, match="Ihr Haus hat diese Abfrage beendet"):
        give(link, s_mkr=STAGE_1)


def test_only_those_who_have_not_begun_are_reminded_and_only_the_new_link_opens(world: Cast) -> None:
    asked = asking.inquiry(world)
    people = [Invited("Kim", "kim@example.org"), Invited("Alex", "alex@example.org"), Invited("Toni")]
    services.invite_to_perspective(by=world.head, group=asked.groups.get(), people=people)
    deliver_due()
    old = {letter.to[0]: token_in(str(letter.body)) for letter in mail.outbox}
    give(old["kim@example.org"], s_mkr=STAGE_1)
    mail.outbox.clear()

    numbers = [services.remind_missing(by=world.head, inquiry=asked) for _ in range(2)]

    deliver_due()
    assert numbers == [1, 0]
    assert [letter.to for letter in mail.outbox] == [["alex@example.org"]]
    assert queries.link_behind(old["alex@example.org"]) is None
    assert queries.link_behind(token_in(str(mail.outbox[0].body))) is not None


def token_in(letter: str) -> str:
    return letter.split("/perspective-links/")[1].split("/", maxsplit=1)[0]


def test_an_invitation_is_taken_back_only_while_nothing_was_said(world: Cast) -> None:
    asked = asking.inquiry(world)
    kim, alex = asking.links(world, asked, "Kim", "Alex")
    give(kim, s_mkr=STAGE_1)
    of = {one.name: one for one in PerspectiveInvitation.objects.all()}

    services.withdraw_perspective_invitation(by=world.head, invitation=of["Alex"])

    with pytest.raises(Refusal, match="schon begonnen"):
        services.withdraw_perspective_invitation(by=world.head, invitation=of["Kim"])
    with pytest.raises(Refusal, match="Diese Einladung wurde zurückgezogen"):
        give(alex, s_mkr=STAGE_1)


def test_deleting_leaves_nothing(world: Cast) -> None:
    asked = asking.inquiry(world)
    [link] = asking.links(world, asked, "Kim")
    asking.code(world, asked, 2)
    give(link, s_mkr=STAGE_1)

    services.delete_inquiry(by=world.head, inquiry=asked)

    left = [model.objects.count() for model in (Inquiry, PerspectiveInvitation, GroupCode, Perspective)]
    assert left == [0, 0, 0, 0]


def test_each_act_of_the_house_is_noted_and_no_answer_is(world: Cast) -> None:
    asked = asking.inquiry(world)
    [link] = asking.links(world, asked, "Kim")
    asking.code(world, asked, 2)
    give(link, s_mkr=STAGE_1)
    services.close_inquiry(by=world.head, inquiry=asked)
    services.delete_inquiry(by=world.head, inquiry=Inquiry.objects.get())

    noted = Entry.objects.filter(thing_id=asked.pk) | Entry.objects.filter(act="matrices.inquiry_deleted")
    assert sorted(noted.values_list("act", "actor_label")) == [
        ("matrices.group_code_made", "Hanna Nord"),
        ("matrices.inquiry_closed", "Hanna Nord"),
        ("matrices.inquiry_deleted", "Hanna Nord"),
        ("matrices.inquiry_opened", "Hanna Nord"),
        ("matrices.perspectives_invited", "Hanna Nord"),
    ]
    assert not Entry.objects.filter(act__contains="given").exists()
