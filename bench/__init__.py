"""Measuring: the real server under load, with the data of thirteen tables and five years."""
