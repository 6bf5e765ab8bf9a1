"""What a house does, for the pages of its matrix."""

from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rundtisch.matrices.ports import Companion
from rundtisch.people.models import Person

from ..models import Measure, MeasureState

_OCCASIONS = ("agenda_item__topic__occasion", "agreement__agenda_item__topic__occasion")


def companions_of_house(person: Person, institution: UUID) -> list[Companion]:
    """The measures for which the house is responsible, on the day they were done or else begun; one question."""
    seen = Measure.objects.visible_to(person).filter(responsible_institution=institution)
    keys = [f"{occasion}__{key}" for occasion in _OCCASIONS for key in ("dimension_key", "other_key")]
    rows = seen.order_by("added_at", "pk").values_list("pk", "title", "state", "added_at", "done_at", *keys)
    return [
        Companion(
            _day(done_at or added_at),
            _("Maßnahme"),
            title,
            str(MeasureState(state).label),
            reverse("measure_detail", args=[one]),
            frozenset(set(dimensions) - {None, ""}),
        )
        for one, title, state, added_at, done_at, *dimensions in rows
    ]


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
