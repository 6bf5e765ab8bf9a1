"""Emsbrück, the made-up region, built only through services."""
