"""Procedures, rounds, voices, readings and the statement of the result."""
