"""An afternoon in Emsbrück for the pictures: the meeting runs, a round is open, and a second table has only just begun.

`tests/screenshots.py` plays it on the sample region: `python -m tests.afternoon`.
"""

import django

#: Whose voice is there already in the open round: who speaks, for which house, what, and why.
VOICES = [
    ("gs-nord", "Grundschule Nord", "full", ""),
    ("gs-muehlbach", "Grundschule am Mühlbach", "full", ""),
    ("gesamtschule", "Gesamtschule Emsbrück", "minor_concerns", "Bitte erst nach den Zeugnissen überprüfen."),
    ("gymnasium", "Gymnasium Emsbrück", "full", ""),
    ("stadt", "Stadt Emsbrück", "full", ""),
    ("schulverein", "Schulverein Emsbrück e. V.", "major_concerns", "Die Liste ist für unsere Schule zu lang."),
]
MINUTES = (
    "Die Grundschulen berichten: Die Liste hilft, wenn beide Seiten sie kennen.\n\n"
    "Die Gesamtschule schlägt vor, dass die Fachschaften einmal im Jahr zusammen darauf sehen."
)
LONG_NAME = "Städtische Gemeinschaftsgrundschule mit Montessori-Zweig An der Wilhelm-von-Humboldt-Straße"


def play() -> None:
    """Open the meeting with minutes and an outcome, ask the table, and found another table."""
    from rundtisch.agreements import services as agreements
    from rundtisch.consensus import services as consensus
    from rundtisch.institutions import services as institutions
    from rundtisch.institutions.models import Institution, InstitutionKind
    from rundtisch.meetings import services as meetings
    from rundtisch.meetings.models import AttendanceState, OutcomeKind
    from rundtisch.meetings.services import AttendanceNote
    from rundtisch.people.models import Person
    from rundtisch.roundtables import services as roundtables
    from rundtisch.roundtables.models import ParticipationKind, RoundTable
    from rundtisch.roundtables.queries import SeatProposal

    people = {one.email.split("@")[0]: one for one in Person.objects.all()}
    office, facilitator = people["geschaeftsstelle"], people["moderation"]
    table = RoundTable.objects.get()
    meeting = meetings.open_meeting(by=facilitator, meeting=table.meetings.latest("starts_at"))
    seated = [one.institution_id for one in table.participations.all()]
    notes = [AttendanceNote(institution=house, state=AttendanceState.PRESENT) for house in seated[:-3]]
    meetings.note_attendance(by=facilitator, meeting=meeting, notes=notes)
    point = meeting.agenda_items.get(title__startswith="Gemeinsame Pflege")
    meetings.write_minutes(by=office, agenda_item=point, body=MINUTES, version=point.text.version)
    meetings.record_outcome(
        by=office,
        agenda_item=point,
        kind=OutcomeKind.MEASURE,
        text="Die Grundschule Süd lädt im März zur ersten gemeinsamen Durchsicht ein.",
    )
    proposal = table.proposals.get(title__startswith="Gemeinsame Pflege")
    opened = agreements.open_round_on(by=facilitator, proposal=proposal, is_reveal_at_once=False)
    for key, house, position, reason in VOICES:
        consensus.give_voice(
            by=people[key],
            round=opened,
            institution=Institution.objects.get(name=house),
            position=position,
            reason=reason,
            may_be_named=bool(reason),
        )
    school = institutions.found_institution(
        by=people["betrieb"],
        kind=InstitutionKind.SCHOOL,
        name=LONG_NAME,
        municipality=table.municipality,
        school_kind="02",
        sign="GS",
    )
    roundtables.found_table(
        by=office,
        name="Runder Tisch der Städte und Gemeinden im nördlichen Kreisgebiet",
        municipality=table.municipality,
        seats=[
            SeatProposal(school, ParticipationKind.DECIDES),
            SeatProposal(Institution.objects.get(name="Stadt Emsbrück"), ParticipationKind.DECIDES),
            SeatProposal(Institution.objects.get(kind=InstitutionKind.REGIONAL_OFFICE), ParticipationKind.COORDINATES),
        ],
    )


if __name__ == "__main__":
    django.setup()
    play()
