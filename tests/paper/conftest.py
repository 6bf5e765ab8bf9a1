"""A meeting of a round table as it would be handed to a mayor."""

from datetime import UTC, date, datetime

import pytest

from rundtisch.paper.document import (
    BulletList,
    Column,
    Document,
    Facts,
    Figure,
    Group,
    Heading,
    Note,
    NumberedList,
    Paragraph,
    Run,
    Table,
    Wording,
)

ALTERNATIVE = "Runder Tisch von oben: 8 Plätze besetzt, 1 Platz leer."


def seats() -> bytes:
    """A small table seen from above."""
    places = "".join(
        f'<circle cx="{x}" cy="{y}" r="11" fill="{fill}" stroke="#16419b" stroke-width="1.5"/>'
        for x, y, fill in [
            (160, 20, "#16419b"),
            (228, 38, "#16419b"),
            (262, 80, "#16419b"),
            (228, 122, "#16419b"),
            (160, 140, "#16419b"),
            (92, 122, "#fff"),
            (58, 80, "#16419b"),
            (92, 38, "#16419b"),
        ]
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 160">'
        '<ellipse cx="160" cy="80" rx="78" ry="42" fill="#e4eaf8" stroke="#aab8dd"/>'
        f'{places}<text x="160" y="85" font-size="13" text-anchor="middle" fill="#171a2b">Emsbrück</text></svg>'
    ).encode()


def minutes() -> Document:
    """The minutes of a meeting, with everything that a document can hold."""
    return Document(
        title="Niederschrift der 5. Sitzung",
        subtitle="Runder Tisch „Lernen und Lehren in der digitalen Welt“",
        organisation="Runder Tisch Emsbrück",
        language="de",
        date=date(2026, 5, 7),
        footer="Genehmigt am 21. Mai 2026 · Sichtbar für: Runder Tisch Emsbrück",
        blocks=[
            Facts(
                [
                    ("Ort", "Gesamtschule Emsbrück, Raum 104"),
                    ("Zeit", "Donnerstag, 7. Mai 2026, 14:30 bis 16:45 Uhr"),
                    ("Moderation", "Externe Moderation der Bildungsregion"),
                    ("Niederschrift", "Geschäftsstelle des Zentrums für Bildung"),
                ]
            ),
            Heading(1, "Tagesordnung"),
            NumberedList(
                [
                    "Begrüßung und Rückblick auf die Vereinbarungen des letzten Jahres",
                    "Erstunterstützung bei Störungen: Wer hilft zuerst?",
                    "Gemeinsame Anmeldung an der Lernplattform",
                    "Verabredungen und nächster Termin",
                ]
            ),
            Heading(1, "Anwesenheit"),
            Figure(seats(), ALTERNATIVE),
            Table(
                "Wer am Tisch saß",
                [Column("Haus"), Column("Vertreten durch"), Column("Anwesenheit")],
                [
                    Group("Schulen"),
                    ("Gesamtschule Emsbrück", "Schulleitung", "anwesend"),
                    ("Grundschulverbund Am Wehr, Teilstandort Oberaue", "Stellvertretende Schulleitung", "Vertretung"),
                    ("Gymnasium an der Ems", "Digitalisierungsbeauftragter", "anwesend bis TOP 3"),
                    Group("Schulträger"),
                    ("Stadt Emsbrück, Fachbereich Schule und Sport", "Leitung des Fachbereichs", "anwesend"),
                    ("Förderschulverband Ems-Süd", "", "entschuldigt"),
                ],
                has_row_heads=True,
            ),
            Heading(1, "TOP 1 Begrüßung und Rückblick"),
            Paragraph(
                "Die Moderation begrüßt die Häuser. Von sieben Vereinbarungen des letzten Jahres sind fünf in allen "
                "Häusern übernommen, zwei wurden vertagt.\n\nDer Schulträger berichtet, dass die "
                "Medienentwicklungsplanung im Juni in den Schulausschuss eingebracht wird."
            ),
            Heading(1, "TOP 2 Erstunterstützung bei Störungen"),
            Paragraph(
                [
                    Run("Anlass: ", is_strong=True),
                    Run(
                        "In der Dimension „Wartung und Support“ schätzen sechs Schulen ihren Stand niedriger ein "
                        "als der Schulträger. Der Tisch hat darüber gesprochen, was eine Schule selbst leisten kann."
                    ),
                ]
            ),
            BulletList(
                [
                    "Meldungen kommen auf drei Wegen an und gehen dabei verloren.",
                    "Die Grundschulen haben keine Entlastungsstunden für den Support.",
                    "Der Schulträger kann ab dem 1. August 2026 eine zentrale Rufnummer anbieten.",
                ]
            ),
            Heading(2, "Haltungen"),
            Table(
                "Konsensstufen, 10 von 11 Stimmen",
                [Column("Haltung"), Column("Stimmen", "end")],
                [
                    ("Vorbehaltlose Zustimmung", "6"),
                    ("Zustimmung mit leichten Bedenken", "3"),
                    ("Beiseitestehen", "1"),
                    ("Veto", "0"),
                ],
                has_row_heads=True,
            ),
            Note("Nicht gehört: Förderschulverband Ems-Süd. Die Nachfrist endet am 14. Mai 2026."),
            Heading(2, "Vereinbarung"),
            Wording(
                "Jede Schule nennt bis zum 1. Juli 2026 eine Person, die Störungen sammelt und meldet. "
                "Der Schulträger richtet eine Rufnummer ein und antwortet innerhalb eines Arbeitstages.\n\n"
                "Der Runde Tisch prüft die Regelung im Mai 2027.",
                label="Vereinbarung 2026-08",
            ),
            Heading(1, "Maßnahmen"),
            Table(
                "Was daraus folgt",
                [Column("Maßnahme"), Column("Verantwortlich"), Column("Bis", "end"), Column("Kosten in €", "end")],
                [
                    ("Rufnummer einrichten und allen Schulen mitteilen", "Stadt Emsbrück", "31.07.2026", "4.800,00"),
                    ("Person für Störungsmeldungen benennen", "alle Schulen", "01.07.2026", "–"),
                    ("Formular der Bedarfsmeldung abstimmen", "Medienberatung", "15.09.2026", "1.250,50"),
                ],
            ),
        ],
    )


@pytest.fixture
def sample() -> Document:
    return minutes()


@pytest.fixture
def moment() -> datetime:
    return datetime(2026, 5, 21, 10, 0, tzinfo=UTC)
