"""Education regions are founded and changed: which counties lie in them, and which office looks after them."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.console import Console
from rundtisch.people.models import Person

from ..models import County, EducationRegion, Institution, InstitutionKind
from ..permissions import may_keep_directory, may_keep_region


@act
def found_region(
    *, by: Person | Console, name: str, counties: Collection[County], office: Institution | None = None
) -> EducationRegion:
    """Found an education region; the municipalities of its counties belong to it."""
    authorise(by, may_keep_directory, None)
    _refuse_unfit(None, name, counties, office)
    region = EducationRegion.objects.create(name=name, office=office)
    _assign(region, counties)
    journal.note(by, "institutions.region_founded", region)
    return region


@act
def change_region(
    *,
    by: Person | Console,
    region: EducationRegion,
    name: str,
    counties: Collection[County],
    office: Institution | None = None,
) -> EducationRegion:
    """Correct the name of a region, its counties and its office; what was released before stays as it is."""
    authorise(by, may_keep_region, region)
    _refuse_unfit(region, name, counties, office)
    region.name, region.office = name, office
    region.save(update_fields=["name", "office"])
    _assign(region, counties)
    journal.note(by, "institutions.region_changed", region)
    return region


def _assign(region: EducationRegion, counties: Collection[County]) -> None:
    meant = [county.pk for county in counties]
    region.counties.exclude(pk__in=meant).update(education_region=None)
    County.objects.filter(pk__in=meant).update(education_region=region)


def _refuse_unfit(
    region: EducationRegion | None, name: str, counties: Collection[County], office: Institution | None
) -> None:
    others = EducationRegion.objects.exclude(pk=region.pk) if region else EducationRegion.objects.all()
    if others.filter(name=name).exists():
        raise Refusal(_("Eine Bildungsregion „%(name)s“ gibt es schon.") % {"name": name})
    if not counties:
        raise Refusal(_("Bitte wählen Sie mindestens einen Kreis oder eine kreisfreie Stadt."))
    for county in counties:
        if county.education_region_id and county.education_region_id != (region.pk if region else None):
            raise Refusal(
                _("%(county)s gehört schon zur Bildungsregion „%(region)s“.")
                % {"county": county.name, "region": county.education_region}
            )
    if office and office.kind != InstitutionKind.REGIONAL_OFFICE:
        raise Refusal(_("%(name)s ist keine Geschäftsstelle.") % {"name": office.name})
