"""The part consensus as a Django app."""

from django.apps import AppConfig


class ConsensusConfig(AppConfig):
    """Procedures, rounds, voices, readings and the statement of the result."""

    name = "rundtisch.consensus"

    def ready(self) -> None:
        """Tell the minutes what was said in the rounds; keep the deadlines of rounds."""
        from rundtisch.foundation.jobs import daily
        from rundtisch.meetings.ports import minutes_sections

        from .queries import minutes_sections as of_rounds
        from .services import close_rounds_that_are_over, remind_missing_houses

        minutes_sections.append(of_rounds)
        daily.extend((close_rounds_that_are_over, remind_missing_houses))
