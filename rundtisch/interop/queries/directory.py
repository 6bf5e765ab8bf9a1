"""What the directory has, in the words of the register; eight queries however long it is."""

from collections.abc import Iterable
from uuid import UUID

from rundtisch.institutions.models import (
    AuthorityPeriod,
    Institution,
    InstitutionKind,
    Municipality,
    PupilCount,
    SocialIndex,
)

from ..rules.register.directory import Directory, Known
from ..rules.register.said import Register, Value

OFFICES = (InstitutionKind.SUPERVISION_LOWER, InstitutionKind.SUPERVISION_UPPER)
#: Facts of the register and the fields of the directory that keep them.
FIELDS = {
    "name": "name",
    "short_name": "short_name",
    "municipality": "municipality__ags",
    "street": "street",
    "postcode": "postcode",
    "town": "town",
    "email": "email",
    "phone": "phone",
    "website": "website",
    "begins_on": "valid_from",
    "ends_on": "valid_to",
    "kind": "kind",
    "school_kind": "school_kind",
    "authority_kind": "authority_kind",
}


def directory_as_stored(register: Register) -> Directory:
    """Everything with an official number, with the figures of the years that the register speaks of."""
    further = {
        "authority": _authorities_of_schools(),
        "pupils": _pupils(register.pupils.year) if register.pupils else {},
        "social_index": _social_indices(register.social_index.year) if register.social_index else {},
    }
    return Directory(
        schools=_institutions([InstitutionKind.SCHOOL], further),
        offices=_institutions(OFFICES, {}),
        authorities=_institutions([InstitutionKind.SCHOOL_AUTHORITY], {}),
        municipalities=_municipalities(),
    )


def _institutions(kinds: Iterable[InstitutionKind], further: dict[str, dict[UUID, Value]]) -> dict[str, Known]:
    rows = (
        Institution.objects.filter(kind__in=list(kinds))
        .exclude(official_number="")
        .order_by("official_number")
        .values_list("pk", "official_number", "successor_id", *FIELDS.values())
    )
    known = {}
    for pk, number, successor, *values in rows.iterator(chunk_size=2000):
        facts: dict[str, Value] = dict(zip(FIELDS, values, strict=True))
        facts["municipality"] = facts["municipality"] or ""
        facts |= {name: held.get(pk, "" if name == "authority" else None) for name, held in further.items()}
        known[number] = Known(pk, number, facts, has_successor=successor is not None)
    return known


def _authorities_of_schools() -> dict[UUID, Value]:
    current = AuthorityPeriod.objects.filter(to_on=None)
    return dict(current.values_list("school_id", "authority__official_number"))


def _pupils(year: int) -> dict[UUID, Value]:
    return dict(PupilCount.objects.filter(year=year).values_list("school_id", "count"))


def _social_indices(year: int) -> dict[UUID, Value]:
    return dict(SocialIndex.objects.filter(year=year).values_list("school_id", "level"))


def _municipalities() -> dict[str, Known]:
    rows = Municipality.objects.order_by("ags").values_list("pk", "ags", "name", "county__key", "county__name")
    return {
        ags: Known(pk, ags, {"name": name, "county": f"{key} {county}" if key else None})
        for pk, ags, name, key, county in rows.iterator(chunk_size=2000)
    }
