"""Rundtisch, the working place of municipal round tables."""

__version__ = "0.1.0"
