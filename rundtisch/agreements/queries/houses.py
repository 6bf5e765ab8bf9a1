"""What a house took on with its agreements, for the pages of its matrix."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from rundtisch.matrices.ports import Companion
from rundtisch.people.models import Person

from ..models import Adoption, AdoptionState, Agreement


def companions_of_house(person: Person, institution: UUID) -> list[Companion]:
    """The agreements in whose scope the house lies and how far they are there; one question."""
    seen = Adoption.objects.filter(institution=institution, agreement__in=Agreement.objects.visible_to(person))
    occasion = "agreement__agenda_item__topic__occasion"
    rows = seen.order_by("agreement__agreed_on", "pk")
    return [
        Companion(
            on,
            _("Vereinbarung"),
            title,
            str(AdoptionState(state).label),
            reverse("agreement_detail", args=[one]),
            frozenset({key, other} - {None, ""}),
        )
        for one, title, on, state, key, other in rows.values_list(
            "agreement_id",
            "agreement__title",
            "agreement__agreed_on",
            "state",
            f"{occasion}__dimension_key",
            f"{occasion}__other_key",
        )
    ]
