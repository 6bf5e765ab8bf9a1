"""No sequence of acts lets a cell out to the wrong person: a plain account of what happened says who sees what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from rundtisch.foundation import clock
from rundtisch.institutions import services as directory
from rundtisch.institutions.models import Appointment, Function, Institution
from rundtisch.matrices import services
from rundtisch.matrices.models import Assessment, Share, ratings_visible_to
from rundtisch.matrices.services import Opening
from rundtisch.people.console import CONSOLE
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Participation, RoundTable
from tests import factories as make
from tests.world import Cast

from .conftest import agreed_by

KEYS = ("s_mkr", "s_medienkonzept")
AUDIENCES = ("named", "table_without_supervision", "table", "region_anonymous", "public")
HOUSES = ("school", "authority", "supervision")
PEOPLE = ("head", "mailbox", "other_head", "authority_office", "supervisor", "office_staff", "outsider", "newcomer")


@dataclass
class Told:
    """One share as the owner would tell of it."""

    share: Share
    keys: tuple[str, ...]
    audience: str
    table: RoundTable | None
    named: Institution | Person | None
    is_revoked: bool = False


@dataclass
class Account:
    """What happened, in plain words: who works where, which house sits where, what was shared with whom."""

    world: Cast
    assessment: Assessment
    tables: tuple[RoundTable, RoundTable]
    people: dict[str, Person]
    works: set[tuple[str, Institution, str]]
    sits: set[tuple[RoundTable, Institution]]
    shares: list[Told] = field(default_factory=list)
    has_ended: bool = False

    def may_see(self, name: str) -> set[str]:
        """Section 3 of the rules, sentence by sentence."""
        posts = [(house, function) for who, house, function in self.works if who == name]
        if any(house == self.world.school and function != Function.SHARED_MAILBOX for house, function in posts):
            return set(KEYS)
        open_ones = [] if self.has_ended else [told for told in self.shares if not told.is_revoked]
        return {key for told in open_ones if self._is_meant(name, told, posts) for key in told.keys}

    def _is_meant(self, name: str, told: Told, posts: list[tuple[Institution, str]]) -> bool:
        houses = {house for house, _function in posts}
        if told.audience == "public":
            return True
        if told.audience == "named":
            inside = {house for house, function in posts if function != Function.SHARED_MAILBOX}
            return told.named in inside or (told.named == self.people[name] and bool(posts))
        if told.table is None or (told.table, self.world.school) not in self.sits:
            return False
        is_there = any((told.table, house) in self.sits for house in houses)
        return is_there and (told.audience == "table" or not any("supervision" in one.kind for one in houses))


def begun(world: Cast) -> Account:
    """A table everybody sits at, another that only school and authority share, and somebody without any function."""
    other = make.table("Runder Tisch anderswo")
    for house in (world.school, world.authority):
        make.seat(other, house)
    people = {name: getattr(world, name) for name in PEOPLE[:-1]} | {"newcomer": make.person("Neu Hier")}
    posts = Appointment.objects.select_related("institution")
    names = {person.pk: name for name, person in people.items()}
    return Account(
        world,
        agreed_by(world.head, world.school, **dict.fromkeys(KEYS, 1)),
        (world.table, other),
        people,
        {(names[post.person_id], post.institution, post.function) for post in posts if post.person_id in names},
        {(seat.table, seat.institution) for seat in Participation.objects.select_related("table", "institution")},
    )


def share(account: Account, one: int, other: int) -> None:
    audience, table, world = AUDIENCES[one % 5], account.tables[other % 2], account.world
    if account.has_ended or (audience.startswith("table") and (table, world.school) not in account.sits):
        return
    could_be: list[Institution | Person] = [
        world.authority,
        world.supervision,
        world.outsider,
        account.people["newcomer"],
    ]
    named = could_be[other % 4]
    houses = [named] if isinstance(named, Institution) else []
    opening = Opening(
        audience,
        table=table if audience.startswith("table") else None,
        institutions=houses if audience == "named" else [],
        persons=[named] if audience == "named" and isinstance(named, Person) else [],
    )
    keys: tuple[str, ...] = KEYS
    if one % 2:
        made = services.share_assessment(by=world.head, assessment=account.assessment, opening=opening)
    else:
        keys = (KEYS[other % 2],)
        rating = account.assessment.ratings.get(dimension__key=keys[0])
        [made] = services.share_ratings(by=world.head, assessment=account.assessment, ratings=[rating], opening=opening)
    account.shares.append(Told(made, keys, audience, opening.table, named if audience == "named" else None))


def revoke(account: Account, one: int, _other: int) -> None:
    if account.shares and not account.has_ended:
        told = account.shares[one % len(account.shares)]
        services.revoke_share(by=account.world.head, share=Share.objects.get(pk=told.share.pk))
        told.is_revoked = True


def sit_or_leave(account: Account, one: int, other: int) -> None:
    house, table = getattr(account.world, HOUSES[one % 3]), account.tables[other % 2]
    seats = Participation.objects.current_on(clock.today()).filter(table=table, institution=house)
    if seats:
        seats.update(to_on=clock.today())
        account.sits.discard((table, house))
    elif not (account.has_ended and house == account.world.school):
        make.seat(table, house, from_on=clock.today())
        account.sits.add((table, house))


def begin_or_end(account: Account, one: int, other: int) -> None:
    name = PEOPLE[1 + one % (len(PEOPLE) - 1)]
    place = [("school", "digital_lead"), ("authority", "school_it"), ("supervision", "supervisor")][other % 3]
    house, function = getattr(account.world, place[0]), place[1]
    if account.has_ended and house == account.world.school:
        return
    held = account.people[name].appointments.current_on(clock.today()).filter(institution=house, function=function)
    if appointment := held.first():
        directory.end_appointment(by=CONSOLE, appointment=appointment)
        account.works.discard((name, house, function))
    else:
        make.appointment(account.people[name], house, function, from_on=clock.today())
        account.works.add((name, house, function))


def end_house(account: Account, one: int, other: int) -> None:
    if (one, other) == (0, 0) and not account.has_ended:
        directory.end_institution(by=CONSOLE, institution=account.world.school, on=clock.today())
        account.has_ended = True
        account.works = {post for post in account.works if post[1] != account.world.school}
        account.sits = {seat for seat in account.sits if seat[1] != account.world.school}


Act = Callable[[Account, int, int], None]
ACTS = st.tuples(
    st.sampled_from([share, share, revoke, sit_or_leave, begin_or_end, end_house]),
    st.integers(0, 11),
    st.integers(0, 3),
)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10, deadline=None)
@given(acts=st.lists(ACTS, min_size=3, max_size=9))
def test_everybody_sees_exactly_what_the_account_says(world: Cast, acts: Sequence[tuple[Act, int, int]]) -> None:
    with transaction.atomic():
        account = begun(world)

        for act, one, other in acts:
            act(account, one, other)
            for name, person in account.people.items():
                seen = {rating.dimension for rating in ratings_visible_to(person, [world.school.pk])}
                assert (act, name, seen) == (act, name, account.may_see(name))

        transaction.set_rollback(True)
