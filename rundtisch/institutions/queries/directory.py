"""Finding institutions: by name, number and place; everybody who is signed in may look into the directory."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q

from rundtisch.foundation import clock
from rundtisch.foundation.text import sort_key
from rundtisch.people.models import Person

from ..models import Institution, InstitutionKind, Municipality
from ..rules.school_kinds import label_of

PER_PAGE = 50
#: Words that are looked for; more would only cost.
MOST_WORDS = 6
KIND_FILTERS = InstitutionKind.choices


@dataclass(frozen=True)
class InstitutionLine:
    """An institution as a line of the directory."""

    id: UUID
    name: str
    kind: str
    number: str
    place: str
    has_ended: bool


def institutions_like(
    words: str, kind: str = "", *, with_ended: bool = False, page: str = "1"
) -> Page[InstitutionLine]:
    """One page of the directory; the same three questions for one institution and for six thousand."""
    found = Institution.objects.order_by("sort_name", "pk")
    if not with_ended:
        found = found.existing_on(clock.today())
    if kind in InstitutionKind.values:
        found = found.filter(kind=kind)
    for condition in _conditions(words):
        found = found.filter(condition)
    day = clock.today()
    fields = found.values_list(
        "pk", "name", "kind", "school_kind", "official_number", "municipality__name", "town", "valid_to"
    )
    rows = Paginator(fields, PER_PAGE).get_page(page)
    lines = [
        InstitutionLine(
            id=pk,
            name=name,
            kind=label_of(school_kind) if school_kind else str(InstitutionKind(kind).label),
            number=number,
            place=municipality or town,
            has_ended=valid_to is not None and valid_to <= day,
        )
        for pk, name, kind, school_kind, number, municipality, town, valid_to in rows.object_list
    ]
    return Page(lines, rows.number, rows.paginator)  # type: ignore[arg-type]  # the same pages, as lines


def _conditions(words: str) -> list[Q]:
    """Every word must occur in the name, begin the number, or occur in the place; umlauts and case do not matter."""
    wanted = words.replace("\0", "").split()[:MOST_WORDS]
    if not wanted:
        return []
    places = [(pk, sort_key(name)) for pk, name in Municipality.objects.values_list("pk", "name")]
    return [
        Q(sort_name__contains=sort_key(word))
        | Q(official_number__startswith=word)
        | Q(municipality__in=[pk for pk, name in places if sort_key(word) in name])
        for word in wanted
    ]


def institution_for(person: Person, institution_id: UUID) -> Institution | None:
    """An institution of the directory, with its place and successor."""
    if not person.is_active:
        return None
    return Institution.objects.select_related("municipality__county", "successor").filter(pk=institution_id).first()


def successors_for(institution: Institution, number: str) -> list[Institution]:
    """The institutions of the same kind that this number or name means; more than one is for the person to sort out."""
    others = Institution.objects.filter(kind=institution.kind).exclude(pk=institution.pk)
    return list(others.filter(Q(official_number=number) | Q(sort_name=sort_key(number)))[:2])
