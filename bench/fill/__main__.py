"""Fills the configured database and prints the addresses that are measured, as JSON."""

import json
import sys

import django

django.setup()

from bench.fill.region import fill  # noqa: E402

json.dump(fill(), sys.stdout)
