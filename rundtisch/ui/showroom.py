"""Made-up content for the component page: every component in every state."""

from datetime import date, timedelta
from itertools import cycle, islice
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest

from rundtisch.foundation import clock
from rundtisch.ui.chain import ChainLink
from rundtisch.ui.figure import STATES, Figure, Group, Seat
from rundtisch.ui.forms import DateInput, TextArea, TimeInput
from rundtisch.ui.frame import Frame, Link, PersonMenu, Room
from rundtisch.ui.showroom_profiles import example_course, example_profile

S = "\u00ad"
FULL_TABLE, SMALL_TABLE = 14, 5
SCHOOLS = [
    ("Grundschule Nord", "GS"),
    ("Grundschule Süd", "GS"),
    ("Grundschule am Mühlbach", "GS"),
    (f"Grundschul{S}verbund Ostfelde", "GS"),
    ("Gesamtschule Emsbrück", "GE"),
    ("Gymnasium Emsbrück", "GY"),
    ("Freie Realschule Emsbrück", "RS"),
    ("Förderschule am Wald", "FS"),
    ("Berufskolleg für Technik und Wirtschaft", "BK"),
]
AUTHORITIES = [("Stadt Emsbrück", "St"), ("Demokreis", "Kr"), ("Schulverein Emsbrück e. V.", "Sv")]
ADVICE = [(f"Schul{S}aufsicht Schulamt", "SA"), (f"Medien{S}beratung", "MB"), (f"Schul{S}aufsicht Bezirk", "SB")]
HEAD = [("Externe Moderation", "Mod"), (f"Geschäfts{S}stelle", "Gst")]
VOICES = ("full", "full", "minor_concerns", "full", "abstain", "stand_aside", "major_concerns", "veto", "waiting")
ADOPTION = ("implemented", "adopted", "brought_in", "open", "deferred", "adapted", "noted", "taken_over", "declined")
ROOMS = (
    "Überblick",
    "Themen",
    "Sitzungen",
    "Vereinbarungen",
    "Matrizen",
    "Schwerpunkte und Maßnahmen",
    "Pläne",
    "Erfahrungen",
    "Mitglieder",
)


class ExampleForm(forms.Form):
    """One field of every sort."""

    title = forms.CharField(
        label="Titel des Vorschlags", max_length=120, help_text="Kurz und so, dass er in einer Liste verständlich ist."
    )
    wording = forms.CharField(label="Wortlaut", widget=TextArea)
    topic = forms.ChoiceField(
        label="Thema", choices=[("", "Bitte wählen"), ("1", "Übergang 4/5"), ("2", "Support mit klaren Wegen")]
    )
    method = forms.ChoiceField(
        label="Verfahren",
        widget=forms.RadioSelect,
        choices=[("consensus", "Konsens"), ("consent", "Konsent")],
        help_text="Beide stehen in den Leitlinien.",
    )
    houses = forms.MultipleChoiceField(
        label="Betroffene Häuser",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("1", "Grundschulen"), ("2", "Weiterführende Schulen")],
    )
    review_on = forms.DateField(label="Überprüfung am", widget=DateInput, required=False)
    begins_at = forms.TimeField(label="Beginn", widget=TimeInput, required=False)
    paper = forms.FileField(label="Anlage", required=False, help_text="PDF oder ODT, höchstens 10 MB.")
    is_binding = forms.BooleanField(label="Gilt, sobald alle Häuser zugestimmt haben", required=False)


def example_seats(number: int, states: tuple[str, ...] = ("member",), has_links: bool = False) -> tuple[Seat, ...]:
    """So many seats, the kinds in the proportions of a real table."""
    is_full, is_small = number >= FULL_TABLE, number < SMALL_TABLE
    ends = 2 if is_full else 0
    advice = 3 + (number - FULL_TABLE) // 8 if is_full else 0
    authorities = 1 if is_small else 3 + max(number - FULL_TABLE, 0) // 10
    shown = cycle(states)
    groups: list[tuple[Group, list[tuple[str, str]], int]] = [
        ("head", HEAD, ends),
        ("school", SCHOOLS, number - ends - advice - authorities),
        ("advice", ADVICE, advice),
        ("authority", AUTHORITIES, authorities),
    ]
    return tuple(
        Seat(name, kind, group, _state(group, shown), href="#figuren" if has_links else "", remark="")
        for group, names, count in groups
        for name, kind in islice(cycle(names), count)
    )


def _state(group: Group, shown: Any) -> str:
    return {"head": "none", "advice": "note"}.get(group) or next(shown)


def exhibits(request: HttpRequest) -> dict[str, Any]:
    """Everything that the component page shows."""
    table = Link("Runder Tisch Emsbrück", "#", is_current=True)
    return {
        "frame": Frame(
            region_name="Bildungsregion Demokreis",
            person=PersonMenu(
                "Petra Lindner",
                "#",
                "Schulleitung, Grundschule Süd",
                (Link("Mein Konto", "#"), Link("Meine Kalender", "#")),
                "#",
                4,
            ),
            tables=(table, Link("Regionale Runde Grundschulen", "#")),
            current_table=table,
            rooms=tuple(
                Room(name, "#", is_current=name == "Vereinbarungen", waiting=2 if name == "Matrizen" else 0)
                for name in ROOMS
            ),
            search_url="#",
        ),
        "figures": [
            (
                "Drei Plätze",
                Figure(
                    example_seats(3, ("full",)), "Drei Plätze", "Zwei Schulen, ein Träger.", ("3", "Plätze"), ident="f3"
                ),
            ),
            (
                "Elf Plätze: nur die Stimmen",
                Figure(
                    example_seats(11, VOICES),
                    "Elf Plätze",
                    "Acht Schulen, drei Träger.",
                    ("11 von 11", "Stimmen sind da"),
                    ident="f11",
                ),
            ),
            (
                "16 Plätze, mit Verweisen",
                Figure(
                    example_seats(16, ("member",), has_links=True),
                    "16 Plätze",
                    "Alle.",
                    ("11 Stimmen", "acht Schulen, drei Schulträger"),
                    ident="f16",
                ),
            ),
            (
                "16 Plätze, gemischt",
                Figure(
                    example_seats(16, VOICES),
                    "16 Plätze gemischt",
                    "Alle.",
                    ("16", "Plätze"),
                    order="mixed",
                    ident="f16m",
                ),
            ),
            ("40 Plätze", Figure(example_seats(40, ADOPTION), "40 Plätze", "Alle.", ("40", "Plätze"), ident="f40")),
        ],
        "profile": example_profile("beispiel-profil"),
        "change": example_profile("beispiel-wandel", has_before=True),
        "course": example_course(),
        "rings": [example_seats(11, ADOPTION), example_seats(11, ("implemented",)), example_seats(40, VOICES)],
        "states": [key for key, shown in STATES.items() if shown.word],
        "form": ExampleForm(prefix="leer"),
        "faulty": ExampleForm({"title": "", "wording": "Wir vereinbaren …"}),
        "page": Paginator(range(100), 10).get_page(request.GET.get("page", 3)),
        "views": [Link("Offene", "#", is_current=True), Link("Abgeschlossene", "#"), Link("Alle", "#")],
        "facts": [("Beschlossen am", "22. September 2026"), ("Überprüfung", "1. März 2027"), ("Verfahren", "Konsens")],
        "links": [
            ChainLink("Frage aus der Matrix 2.2", "#", "Grundschule Süd, 3. März 2026"),
            ChainLink("Thema Übergang 4/5", "#"),
            ChainLink("Vereinbarung V5", note="in Kraft", is_here=True),
        ],
        "now": clock.now(),
        "tomorrow": clock.now() + timedelta(days=1),
        "far": date(2027, 6, 24),
        "order": ["Begrüßung", "Mindestkompetenzen beim Übergang", "Ausblick"],
    }
