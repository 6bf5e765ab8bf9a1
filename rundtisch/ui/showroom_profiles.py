"""Made-up profiles for the component page: scales of two to six steps, every answer, every mark."""

from rundtisch.ui.profile import Answer, Course, CoursePart, Panel, Part, Profile, Row, Step

FOUR = (
    Step(0, "noch nicht begonnen", "nicht begonnen"),
    Step(1, "im Aufbau"),
    Step(2, "etabliert"),
    Step(3, "verankert und weiterentwickelt", "verankert"),
)
TWO = (Step(1, "nein"), Step(2, "ja"))
SIX = tuple(Step(number, f"Stufe {number}") for number in range(1, 7))
NOT_APPLICABLE, CANNOT_JUDGE, MISSING = Answer(lack="not_applicable"), Answer(lack="cannot_judge"), Answer()


def example_profile(ident: str, *, has_before: bool = False) -> Profile:
    """Every kind of row; with what was before, or without."""
    rows = [
        [
            Row("1.1", "Rolle der Schulleitung", FOUR, Answer(0), Answer(0)),
            Row("1.2", "Steuergruppe und Aufträge", FOUR, Answer(1), Answer(0), 2, "Februar 2027", href="#figuren"),
            Row("1.3", "Beteiligung und Kommunikation mit allen, die es angeht", FOUR, Answer(2), Answer(3), 2),
            Row("1.4", "Verankerung im Schulprogramm", FOUR, Answer(3), MISSING, 3),
        ],
        [
            Row("2.1", "Netz in allen Räumen", TWO, Answer(2), Answer(1), 2),
            Row("2.2", "Wartung", SIX, Answer(4), Answer(2), 6, remark="noch nicht bestätigt"),
            Row("2.3", "Geräte", SIX, NOT_APPLICABLE, NOT_APPLICABLE),
            Row("2.4", "Datenschutz", FOUR, CANNOT_JUDGE, Answer(1), 2),
            Row("2.5", "Support", FOUR, MISSING, Answer(2)),
            Row("2.6", "Plattform", FOUR, Answer(lack="not_visible"), None),
        ],
    ]
    return Profile(
        [
            Part(title, [row if has_before else Row(**{**vars(row), "before": None}) for row in some])
            for title, some in zip(("1. Schulleitung und Steuerung", "2. Ausstattung"), rows, strict=True)
        ],
        "Wandel einer Schule" if has_before else "Profil einer Schule",
        "Zehn Kategorien aus zwei Bereichen.",
        ident,
    )


def example_course() -> Course:
    """Panels over four rounds: a rise, a fall, gaps, a scale of two and one of six."""
    one, two, three = Answer(1), Answer(2), Answer(3)
    return Course(
        ("Herbst 2024", "Frühjahr 2025", "Herbst 2025", "Herbst 2026"),
        [
            CoursePart(
                "1. Schulleitung und Steuerung",
                [
                    Panel("1.1", "Rolle der Schulleitung", FOUR, (Answer(0), one, one, two), 3, "#figuren"),
                    Panel("1.2", "Steuergruppe und Zuständigkeiten", FOUR, (MISSING, three, CANNOT_JUDGE, two)),
                    Panel("1.3", "Beteiligung", FOUR, (NOT_APPLICABLE,) * 4),
                ],
            ),
            CoursePart(
                "2. Ausstattung",
                [
                    Panel("2.1", "Netz in allen Räumen", TWO, (one, one, two, two)),
                    Panel("2.2", "Wartung", SIX, (one, three, Answer(6), Answer(5)), 6),
                ],
            ),
        ],
        "Verlauf einer Schule",
        "beispiel-verlauf",
    )
