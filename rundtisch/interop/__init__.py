"""Registers and other formats in and out."""
