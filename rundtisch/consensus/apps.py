"""The part consensus as a Django app."""

from django.apps import AppConfig


class ConsensusConfig(AppConfig):
    """Procedures, rounds, voices, readings and the statement of the result."""

    name = "rundtisch.consensus"
