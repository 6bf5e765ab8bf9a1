"""To whom a house opens something, one by one: the columns of its page of sharing."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from rundtisch.institutions.models import Institution
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable
from rundtisch.roundtables.queries import SharingChoices

from ..models import Share
from ..rules.audience import Audience

_ORDER = (
    Audience.TABLE_WITHOUT_SUPERVISION,
    Audience.TABLE,
    Audience.NAMED,
    Audience.REGION_ANONYMOUS,
    Audience.PUBLIC,
)


@dataclass(frozen=True)
class Addressee:
    """One audience: people at a table, a named house or person, the region, everybody."""

    audience: Audience
    table: RoundTable | None = None
    institution: Institution | None = None
    person: Person | None = None
    #: For which house a standing share names the person; somebody newly named acts as it does today.
    acting_for: UUID | None = None
    is_stored: bool = False

    @property
    def key(self) -> str:
        """The word that forms carry."""
        if self.table:
            return f"{self.audience}:{self.table.pk}"
        if self.institution:
            return f"house:{self.institution.pk}"
        return f"person:{self.person.pk}" if self.person else self.audience.value

    @property
    def group(self) -> str:
        """Under which heading it stands."""
        if self.table:
            return self.table.name
        return _("Namentlich") if self.audience == Audience.NAMED else _("Darüber hinaus")

    @property
    def label(self) -> str:
        """The word under that heading."""
        match self.audience:
            case Audience.TABLE_WITHOUT_SUPERVISION:
                return _("ohne Schulaufsicht")
            case Audience.TABLE:
                return _("auch Schulaufsicht")
            case Audience.REGION_ANONYMOUS:
                return _("Bildungsregion, ohne Namen")
            case Audience.PUBLIC:
                return _("öffentlich")
        return str(self.institution or self.person)

    @property
    def name(self) -> str:
        """The whole name, standing alone."""
        return f"{self.table.name}, {self.label}" if self.table else self.label

    @property
    def has_extras(self) -> bool:
        """Whether evidence and comment can be opened; the region sees figures only."""
        return self.audience != Audience.REGION_ANONYMOUS


def addressees_of(share: Share) -> list[Addressee]:
    """Everybody to whom a share opens its thing; expects its recipients."""
    audience = Audience(share.audience)
    if audience == Audience.NAMED:
        return [
            Addressee(audience, None, one.institution, one.person, one.acting_for_id, is_stored=True)
            for one in share.recipients.all()
        ]
    return [Addressee(audience, table=share.table)]


def always_offered(choices: SharingChoices) -> list[Addressee]:
    """The audiences that every house may choose: each of its tables in both ways, the region, everybody."""
    at_tables = (Audience.TABLE_WITHOUT_SUPERVISION, Audience.TABLE)
    return [
        *(Addressee(audience, table=table) for table in choices.tables for audience in at_tables),
        Addressee(Audience.REGION_ANONYMOUS),
        Addressee(Audience.PUBLIC),
    ]


def offered_by_name(choices: SharingChoices) -> list[Addressee]:
    """The houses and persons that a house may name."""
    return [
        *(Addressee(Audience.NAMED, institution=one) for one in choices.institutions),
        *(Addressee(Audience.NAMED, person=one) for one in choices.persons),
    ]


def in_order(addressees: Iterable[Addressee]) -> tuple[Addressee, ...]:
    """Each once: tables by name, then who is named, then region and public."""
    by_key = {one.key: one for one in addressees}
    return tuple(sorted(by_key.values(), key=_rank))


def _rank(one: Addressee) -> tuple[int, str, int, str]:
    return (0 if one.table else 1, one.table.name if one.table else "", _ORDER.index(one.audience), one.label)
