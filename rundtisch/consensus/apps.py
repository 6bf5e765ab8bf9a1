"""The part consensus as a Django app."""

from django.apps import AppConfig


class ConsensusConfig(AppConfig):
    """Procedures, rounds, voices, readings and the statement of the result."""

    name = "rundtisch.consensus"

    def ready(self) -> None:
        """Tell the minutes what was said in the rounds."""
        from rundtisch.meetings.ports import minutes_sections

        from .queries import minutes_sections as of_rounds

        minutes_sections.append(of_rounds)
