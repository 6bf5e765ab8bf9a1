"""Anonymous perspectives: nothing that is stored or shown leads from an invitation to an answer."""

from datetime import date, datetime

import pytest
from django.core import mail
from django.db import connection, models
from django.urls import reverse

from rundtisch.foundation.deliveries import deliver_due
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.models import Delivery
from rundtisch.matrices import queries, services
from rundtisch.matrices.models import (
    Inquiry,
    Perspective,
    PerspectiveAnswer,
    PerspectiveInvitation,
    answer_key_of,
)
from rundtisch.matrices.services import Invited
from rundtisch.matrices.services.perspectives import mix_perspectives
from tests.world import Cast

from . import asking
from .conftest import signed_in
from .test_perspective_services import STAGE_1, STAGE_2, GivenAnswer, by_code, give, token_of

NAMES = ("Kim", "Alex", "Toni", "Robin", "Sam", "Ulli")


def stored(model: type[models.Model]) -> list[dict[str, object]]:
    return list(model._default_manager.values())


def test_giving_an_answer_changes_nothing_at_the_invitations(world: Cast) -> None:
    asked = asking.inquiry(world, anonymous=True)
    links = asking.links(world, asked, *NAMES)
    before = stored(PerspectiveInvitation)

    give(links[2], s_mkr=STAGE_1)

    assert stored(PerspectiveInvitation) == before


def test_no_value_stands_both_at_an_invitation_and_at_its_answer(world: Cast) -> None:
    asked = asking.inquiry(world, anonymous=True)
    links = asking.links(world, asked, *NAMES)
    for link in links:
        give(link, s_mkr=STAGE_1)
    common = {asked.pk, asked.groups.get().pk, True, None, ""}

    at_invitations = {value for row in stored(PerspectiveInvitation) for value in row.values()}
    at_answers = {value for row in stored(Perspective) for value in row.values()}

    assert at_invitations & at_answers - common == set()


def test_an_anonymous_answer_knows_no_day_and_no_time(world: Cast) -> None:
    asked = asking.inquiry(world, anonymous=True)
    [link, *_others] = asking.links(world, asked, *NAMES)

    give(link, s_mkr=STAGE_1)

    values = [value for model in (Perspective, PerspectiveAnswer) for row in stored(model) for value in row.values()]
    assert [value for value in values if isinstance(value, date | datetime)] == []


def test_the_key_of_an_answer_is_not_the_hash_at_the_invitation(world: Cast) -> None:
    asked = asking.inquiry(world, anonymous=True)
    [link, *_others] = asking.links(world, asked, *NAMES)

    give(link, s_mkr=STAGE_1)

    kept = Perspective.objects.get().answer_key
    hashes = set(PerspectiveInvitation.objects.values_list("token_hash", flat=True))
    assert kept == answer_key_of(token_of(link))
    assert kept not in hashes | {answer_key_of(one) for one in hashes}


def test_an_anonymous_perspective_changes_through_the_same_link(world: Cast) -> None:
    asked = asking.inquiry(world, anonymous=True)
    first, second, *_others = asking.links(world, asked, *NAMES)
    give(first, s_mkr=STAGE_1)
    give(second, s_mkr=STAGE_1)

    give(first, version=1, s_mkr=STAGE_2)

    stages = PerspectiveAnswer.objects.filter(dimension__key="s_mkr").values_list("stage", flat=True)
    assert sorted(stages, key=str) == [1, 2]


def test_the_order_of_the_rows_is_not_the_order_of_the_answers(world: Cast) -> None:
    asked = asking.inquiry(world, anonymous=True)
    links = asking.links(world, asked, *[f"Person {number}" for number in range(12)])
    came = [answer_key_of(token_of(link)) for link in links]
    orders = set()

    for link in links:
        give(link, s_mkr=STAGE_1)
    for _again in range(3):
        mix_perspectives(asked)
        orders.add(tuple(row_order()))

    assert all(sorted(order) == sorted(came) for order in orders)
    assert len(orders | {tuple(came)}) > 2


def row_order() -> list[str]:
    """The keys as the rows lie in the table."""
    place = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT answer_key FROM matrices_perspective ORDER BY {place}")  # noqa: S608 - one of two words
        return [key for (key,) in cursor.fetchall()]


def test_each_new_perspective_mixes_all(world: Cast) -> None:
    asked = asking.inquiry(world, anonymous=True)
    links = asking.links(world, asked, *NAMES)
    give(links[0], s_mkr=STAGE_1)
    before = set(Perspective.objects.values_list("pk", flat=True))

    give(links[1], s_mkr=STAGE_1)

    assert before & set(Perspective.objects.values_list("pk", flat=True)) == set()


def test_at_the_end_the_keys_are_gone(world: Cast) -> None:
    asked = asking.inquiry(world, anonymous=True)
    links = asking.links(world, asked, *NAMES)
    for link in links:
        give(link, s_mkr=STAGE_1)

    services.close_inquiry(by=world.head, inquiry=asked)

    rows = Perspective.objects.values_list("answer_key", "invitation", "code", "given_on", "written_from", "version")
    assert set(rows) == {(None, None, None, None, "", 1)}
    assert Perspective.objects.count() == len(NAMES)


def test_a_group_in_which_nobody_can_hide_is_not_stored(world: Cast) -> None:
    asked = asking.inquiry(world, anonymous=True, groups=("Kollegium", "IT"))
    [alone] = asking.links(world, asked, "Kim", group="IT")
    many = asking.code(world, asked, 20, group="Kollegium")

    give(alone, s_mkr=STAGE_1)
    by_code(many, "eins", s_mkr=STAGE_2)

    rows = PerspectiveAnswer.objects.filter(dimension__key="s_mkr").order_by("stage")
    assert list(rows.values_list("stage", "perspective__group__name")) == [(1, None), (2, "Kollegium")]


def test_no_address_stays_after_the_mail_has_left(world: Cast) -> None:
    asked = asking.inquiry(world, anonymous=True)
    people = [Invited("Kim", "kim@example.org")]

    services.invite_to_perspective(by=world.head, group=asked.groups.get(), people=people)
    deliver_due()

    assert PerspectiveInvitation.objects.get().email == ""
    assert list(Delivery.objects.values_list("recipient", "text", "html")) == [("", "", "")]
    assert "anonym" in str(mail.outbox[0].body)


def test_nobody_is_reminded_and_nobody_uninvited(world: Cast) -> None:
    asked = asking.inquiry(world, anonymous=True)
    asking.links(world, asked, "Kim")

    with pytest.raises(Refusal, match="weiß niemand, wer noch fehlt"):
        services.remind_missing(by=world.head, inquiry=asked)
    with pytest.raises(Refusal, match="wird keine Einladung zurückgenommen"):
        services.withdraw_perspective_invitation(by=world.head, invitation=PerspectiveInvitation.objects.get())


def answered(world: Cast, *, staff: int, it: int) -> Inquiry:
    """An ended anonymous inquiry; everybody wrote a comment."""
    asked = asking.inquiry(world, anonymous=True, groups=("Kollegium", "IT"))
    for group, number, stage in (("Kollegium", staff, 1), ("IT", it, 3)):
        code = asking.code(world, asked, 20, group=group)
        for place in range(number):
            answer = GivenAnswer("stage", stage, f"{9 - place} {group}")
            by_code(code, f"{group}{place}", s_mkr=answer)
    services.close_inquiry(by=world.head, inquiry=asked)
    return asked


@pytest.mark.parametrize(
    ("staff", "it", "groups", "comments"),
    [
        (2, 2, (), 0),
        (5, 0, ("Kollegium",), 5),
        (6, 1, (), 7),
        (5, 5, ("Kollegium", "IT"), 10),
    ],
)
def test_groups_and_comments_are_read_only_where_nobody_can_be_found(
    world: Cast, staff: int, it: int, groups: tuple[str, ...], comments: int
) -> None:
    asked = answered(world, staff=staff, it=it)

    page = queries.perspectives_page(world.head, asked.assessment)

    assert page is not None
    spread = page.of("s_mkr")
    assert spread is not None
    assert (tuple(group.name for group in spread.groups), len(spread.comments)) == (groups, comments)
    assert (spread.said, list(spread.comments)) == ((), sorted(spread.comments))
    assert [bar.number for bar in spread.bars] == [0, staff, 0, it, 0, 0]


def test_two_anonymous_answers_are_counted_and_their_stages_kept_back(world: Cast) -> None:
    asked = answered(world, staff=1, it=1)

    page = signed_in(world.head).get(reverse("assessment_perspectives", args=[asked.assessment_id])).content.decode()

    assert "Die Abfrage ist anonym." in page
    assert "rt-spread__bar" not in page


def test_setting_the_inquiry_to_named_opens_no_answer_that_was_anonymous(world: Cast) -> None:
    asked = answered(world, staff=2, it=2)

    Inquiry.objects.update(is_anonymous=False)

    page = queries.perspectives_page(world.head, asked.assessment)
    assert page is not None
    assert [(one.said, one.groups, one.comments) for one in page.spreads] == [((), (), ())] * len(page.spreads)
