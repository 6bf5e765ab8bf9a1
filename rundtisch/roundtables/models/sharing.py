"""Sharing: how a house opens something of its own, and what a person may see of it; one rule for all that is shared."""

from datetime import date
from typing import Any, Self, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from rundtisch.institutions.models import Function, Institution, standing_of
from rundtisch.institutions.rules.standing import SUPERVISION, Post
from rundtisch.people.models import Person

from ..rules.audience import Audience, Viewer
from .seats import seats_of
from .tables import Participation, RoundTable

#: The own house is the default and needs no share.
AUDIENCES = [
    (Audience.NAMED.value, _("einzelne Häuser oder Personen")),
    (Audience.TABLE_WITHOUT_SUPERVISION.value, _("dieser Tisch, ohne Schulaufsicht")),
    (Audience.TABLE.value, _("dieser Tisch, auch Schulaufsicht")),
    (Audience.REGION_ANONYMOUS.value, _("Bildungsregion, ohne Namen")),
    (Audience.PUBLIC.value, _("öffentlich")),
]
_OF_A_TABLE = [Audience.TABLE_WITHOUT_SUPERVISION.value, Audience.TABLE.value]

Shared = TypeVar("Shared", bound=models.Model)


class OpenQuerySet(models.QuerySet[Shared]):
    """Shares in words. `owner` is the way from a share to the house that gave it."""

    owner = "institution"

    def standing_on(self, day: date) -> Self:
        """Not over and not revoked: open, resting, or to begin later."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=day), revoked_at=None)

    def open_on(self, day: date) -> Self:
        """Begun, not over, not revoked and not resting; first and last day included."""
        return self.standing_on(day).filter(from_on__lte=day).exclude(self._rests_on(day))

    def with_rest(self, day: date) -> Self:
        """Each with the word whether it rests: a house opens nothing at a table where it does not sit."""
        return self.annotate(is_resting=ExpressionWrapper(self._rests_on(day), output_field=models.BooleanField()))

    def _rests_on(self, day: date) -> Q:
        seats = Participation.objects.current_on(day).filter(
            table=OuterRef("table"), institution=OuterRef(f"{self.owner}_id")
        )
        has_ended = Q(**{f"{self.owner}__valid_to__isnull": False, f"{self.owner}__valid_to__lte": day})
        return has_ended | Q(Q(table__isnull=False), ~Exists(seats))

    def reaching(self, viewer: Viewer[UUID]) -> Self:
        """Those to whose audience the viewer belongs; the same rule as `Share.reaches`, asked of the database."""
        recipients: Any = self.model._meta.get_field("recipients").related_model
        # Whoever holds no function is no person here; compared with nothing, every recipient that is a house would fit.
        persons = [viewer.person] if viewer.person else []
        acting = Q(acting_for=None) | Q(acting_for__in=viewer.institutions)
        naming = recipients.objects.filter(Q(acting, person__in=persons) | Q(institution__in=viewer.institutions))
        of_table = _OF_A_TABLE if not viewer.is_supervision else [Audience.TABLE.value]
        return self.filter(
            Q(audience=Audience.PUBLIC.value)
            | Q(audience__in=of_table, table__in=viewer.tables)
            | Q(audience=Audience.NAMED.value, pk__in=naming.values("share_id"))
        )


class AbstractShare(models.Model):
    """The owner's act that opens one thing to one audience; revocable. What is opened stands with the share."""

    audience = models.CharField(_("Sichtkreis"), max_length=26, choices=AUDIENCES)
    table = models.ForeignKey(RoundTable, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    from_on = models.DateField(_("ab"))
    until_on = models.DateField(_("bis einschließlich"), null=True, blank=True)
    shared_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField(_("geteilt am"))
    revoked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(_("zurückgenommen am"), null=True, blank=True)

    #: Said by `with_rest`: the share stands, but its house does not sit at the table.
    is_resting = False

    class Meta:
        abstract = True


def constraints_of_shares(share: str, revocation: str) -> list[models.BaseConstraint]:
    """What holds for every kind of share, under names of its own."""
    return [
        models.CheckConstraint(
            condition=Q(audience__in=_OF_A_TABLE, table__isnull=False)
            | (Q(audience__in=[key for key, _label in AUDIENCES if key not in _OF_A_TABLE]) & Q(table=None)),
            name=f"{share}_names_a_table_only_if_its_audience_is_one",
        ),
        models.CheckConstraint(
            condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name=f"{share}_ends_after_it_begins"
        ),
        models.CheckConstraint(
            condition=Q(revoked_by=None, revoked_at=None) | Q(revoked_by__isnull=False, revoked_at__isnull=False),
            name=f"{revocation}_knows_who_and_when",
        ),
    ]


class AbstractRecipient(models.Model):
    """A house or a person that a share names."""

    institution = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    #: The house for which the person acted when it was named; the share follows nobody into another house.
    acting_for = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.institution or self.person)


def constraints_of_recipients(share: str, recipient: str) -> list[models.BaseConstraint]:
    """What holds for everybody whom a share names; the field of the share is called `share`."""
    return [
        models.CheckConstraint(
            condition=Q(institution__isnull=False, person=None) | Q(institution=None, person__isnull=False),
            name=f"{recipient}_is_a_house_or_a_person",
        ),
        models.CheckConstraint(
            condition=Q(acting_for=None) | Q(person__isnull=False), name=f"{recipient}_acts_for_a_house_as_a_person"
        ),
        models.UniqueConstraint(fields=["share", "institution"], name=f"{share}_names_a_house_once"),
        models.UniqueConstraint(fields=["share", "person"], name=f"{share}_names_a_person_once"),
    ]


class AbstractLook(models.Model):
    """Somebody in a function of another house looked at something on one day; kept a year."""

    function = models.CharField(_("Funktion"), max_length=20, choices=Function.choices)
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="+")
    table = models.ForeignKey(RoundTable, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    day = models.DateField(_("Tag"), db_index=True)

    class Meta:
        abstract = True


def constraints_of_looks(looked_at: str, look: str) -> list[models.BaseConstraint]:
    """A look is noted once a day, with a table or without."""
    fields = [looked_at, "function", "institution"]
    return [
        models.UniqueConstraint(fields=[*fields, "table", "day"], name=f"{look}_is_noted_once_a_day"),
        models.UniqueConstraint(
            fields=[*fields, "day"], condition=Q(table=None), name=f"{look}_without_a_table_is_noted_once_a_day"
        ),
    ]


def own_houses(person: Person) -> frozenset[UUID]:
    """The houses whose own things the person sees; an account at a shared mailbox sees only what the table sees."""
    return frozenset(post.institution for post in standing_of(person).posts if post.function != Function.SHARED_MAILBOX)


def house_acted_for(person: Person) -> UUID | None:
    """The house for which a person is named today: where it advises, or else the first to which it belongs."""
    posts = [post for post in standing_of(person).posts if post.function != Function.SHARED_MAILBOX]
    advising = [post for post in posts if post.function == Function.MEDIA_ADVISER]
    return next((post.institution for post in [*advising, *posts]), None)


def viewer_of(person: Person) -> Viewer[UUID]:
    """What counts about the person who looks; a share names nobody who holds no function any more."""
    standing = standing_of(person)
    return Viewer(
        person=person.pk if standing.posts else None,
        institutions=own_houses(person),
        tables=frozenset(seat.table for seat in seats_of(person)),
        is_supervision=standing.is_in_supervision,
    )


def looking_as(person: Person, table: RoundTable | None = None) -> tuple[Post, ...]:
    """In which functions the person looks: as its seats at the table, or as the first; always as supervision, too."""
    seated = {seat.institution for seat in seats_of(person) if table is not None and seat.table == table.pk}
    posts = standing_of(person).posts
    at_table = [post for post in posts if post.institution in seated] or posts[:1]
    return tuple(dict.fromkeys([*at_table, *(post for post in posts if post.kind in SUPERVISION)]))
