"""A register of forty thousand agreements over all tables of an office, and the search index that belongs to it."""

from datetime import datetime, timedelta
from random import Random

from rundtisch.agreements.models import Agreement, AgreementKind, AgreementVersion
from rundtisch.foundation import search
from rundtisch.foundation.ports import SearchText
from rundtisch.people.models import Person

from .houses import Seated

AGREEMENTS = 40_000
AT_ONCE = 2_000
TABLES = 13
EARLIEST = 2001
A_YEAR = 124
FIRST_HALVES = (
    "Geräte Medien Netz Schul Unterrichts Lern Fortbildungs Wartungs Beschaffungs Haushalts Eltern Klassen Fach Raum "
    "Server Drucker Tablet Kabel Funk Daten Jugend Förder Übergangs Beratungs Prüfungs Verwaltungs Sport Musik Ferien"
)
SECOND_HALVES = (
    "ausstattung konzept plan vertrag stelle gruppe verfahren fristen regelung leitung betreuung räume anbindung "
    "schutz ordnung wege lizenzen pauschale bedarf zeiten mittel verteilung standards meldung abfrage"
)
WORDS = (
    "alle Häuser melden Ausfälle binnen zwei Tagen erhalten eine Antwort tragen Kosten gemeinsam prüfen jährlich "
    "benennen Ansprechpartner stimmen Termine ab sichern Support beschaffen nach Standard"
)


def register_of(tables: list[Seated], by: Person, now: datetime) -> None:
    """Agreements of many years, evenly over the tables."""
    drawn = Random(7)  # noqa: S311 - the same register in every run
    compounds = [first + second for first in FIRST_HALVES.split() for second in SECOND_HALVES.split()]
    names = [f"{drawn.choice('BDFGHKLMNPRSTW')}{drawn.choice('aeiou')}{syllable}" for syllable in _syllables(drawn)]
    for begin in range(0, AGREEMENTS, AT_ONCE):
        made = [
            _agreement(tables[number % len(tables)], by, now, number, drawn.choice(compounds), drawn.choice(names))
            for number in range(begin, begin + AT_ONCE)
        ]
        Agreement.objects.bulk_create(made)
        versions = [
            AgreementVersion(
                agreement=one,
                number=1,
                wording=" ".join([*drawn.sample(WORDS.split(), 12), *drawn.sample(compounds, 3), drawn.choice(names)])
                + ".",
                agreed_on=one.agreed_on,
            )
            for one in made
        ]
        AgreementVersion.objects.bulk_create(versions)
        search.index(
            "agreement",
            *(
                SearchText(one.pk, f"{one.number} {one.title}", version.wording)
                for one, version in zip(made, versions, strict=True)
            ),
        )


def _syllables(drawn: Random) -> list[str]:
    return [
        "".join(drawn.choice(("lt", "nd", "rs", "ck", "mm")) + drawn.choice("aeiou") for _ in range(3)) + "heim"
        for _ in range(4_000)
    ]


def _agreement(seated: Seated, by: Person, now: datetime, number: int, word: str, name: str) -> Agreement:  # noqa: PLR0917
    at_table = number // TABLES
    day = (now - timedelta(days=60 + 3 * at_table)).date()
    return Agreement(
        table=seated.table,
        year=EARLIEST + at_table // A_YEAR,
        sequence=at_table % A_YEAR + 1,
        title=f"{word} in {name}",
        kind=AgreementKind.values[number % len(AgreementKind.values)],
        agreed_on=day,
        recorded_how="earlier_minutes",
        recorded_by=by,
        recorded_at=now,
        stated_by_label="Moderation",
    )
