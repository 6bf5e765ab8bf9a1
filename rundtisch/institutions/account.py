"""What accounts are told by the directory: who needs a second factor, and what a person does for which house."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.people.models import Person
from rundtisch.people.ports import AccountSection

from .models import Appointment, Function, Mandate, Power, standing_of

#: Functions that see and move much for others.
GUARDED = (Function.OFFICE_STAFF, Function.FACILITATOR)


def needs_second_factor(person: Person) -> bool:
    """Office staff and facilitators sign in with a second factor."""
    return any(standing_of(person).has_function(function) for function in GUARDED)


def sections_for(person: Person) -> list[AccountSection]:
    """Functions and mandates of a person, in words."""
    return [
        AccountSection(
            _("Meine Funktionen"),
            tuple(
                _function_line(function, house)
                for function, house in _current_functions([person.pk]).get(person.pk, [])
            ),
            empty=_("Sie haben zurzeit keine Funktion. Funktionen entstehen durch Einladung."),
        ),
        AccountSection(
            _("Meine Mandate"), tuple(_mandate_lines(person)), empty=_("Ihnen wurde zurzeit kein Mandat gegeben.")
        ),
    ]


def roles_in_words(persons: Sequence[UUID]) -> Mapping[UUID, Sequence[str]]:
    """What many persons do, each as function and house."""
    return {
        person: [f"{Function(function).label}, {house}" for function, house in held]
        for person, held in _current_functions(persons).items()
    }


def _current_functions(persons: Sequence[UUID]) -> dict[UUID, list[tuple[str, str]]]:
    held: defaultdict[UUID, list[tuple[str, str]]] = defaultdict(list)
    posts = Appointment.objects.current_on(clock.today()).filter(person__in=persons)
    for person, function, house in posts.order_by("from_on", "institution__sort_name").values_list(
        "person_id", "function", "institution__name"
    ):
        held[person].append((function, house))
    return held


def _function_line(function: str, house: str) -> str:
    words = f"{Function(function).label}, {house}"
    if function == Function.SHARED_MAILBOX:
        return (
            words
            + ": "
            + _("liest, was der Tisch sieht, und sagt Termine zu oder ab; spricht, teilt und beschließt nicht.")
        )
    return words


def _mandate_lines(person: Person) -> list[str]:
    mandates = Mandate.objects.current_on(clock.today()).filter(person=person)
    return [
        _("%(power)s für %(house)s, bis %(day)s")
        % {"power": Power(power).label, "house": house, "day": date_format(to_on, "j. F Y")}
        for power, house, to_on in mandates.order_by("to_on").values_list("power", "institution__name", "to_on")
    ]
