"""Education regions of the directory: what lies in them, who looks after them, and what could still belong to one."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, Q

from rundtisch.foundation import clock
from rundtisch.people.models import Person

from ..models import County, EducationRegion, Institution, InstitutionKind, Municipality
from ..permissions import may_keep_region


@dataclass(frozen=True)
class CountyLine:
    """A county with its municipalities."""

    name: str
    municipalities: tuple[str, ...]


@dataclass(frozen=True)
class RegionLine:
    """A region as the directory shows it."""

    id: UUID
    name: str
    office: Institution | None
    counties: tuple[CountyLine, ...]
    may_be_changed: bool

    @property
    def municipalities(self) -> int:
        """How many municipalities belong to it."""
        return sum(len(county.municipalities) for county in self.counties)


def region_lines(person: Person) -> list[RegionLine]:
    """All regions by name; three questions."""
    places = Prefetch("municipalities", Municipality.objects.order_by("name"))
    counties = Prefetch("counties", County.objects.order_by("name").prefetch_related(places))
    regions = EducationRegion.objects.order_by("name").select_related("office").prefetch_related(counties)
    return [
        RegionLine(
            region.pk,
            region.name,
            region.office,
            tuple(
                CountyLine(county.name, tuple(place.name for place in county.municipalities.all()))
                for county in region.counties.all()
            ),
            may_keep_region(person, region),
        )
        for region in regions
    ]


def region_for(person: Person, region_id: UUID) -> EducationRegion | None:
    """A region; everybody who is signed in may look into the directory."""
    return EducationRegion.objects.filter(pk=region_id).first() if person.is_active else None


def counties_for(region: EducationRegion | None) -> list[County]:
    """The counties that may belong to this region: those that belong to no other."""
    free = Q(education_region=None) | (Q(education_region=region) if region else Q(pk=None))
    return list(County.objects.filter(free).order_by("name"))


def regional_offices() -> list[Institution]:
    """The offices of the directory that exist today."""
    offices = Institution.objects.filter(kind=InstitutionKind.REGIONAL_OFFICE).existing_on(clock.today())
    return list(offices.order_by("sort_name"))
