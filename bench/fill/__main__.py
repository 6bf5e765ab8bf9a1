"""Fills the configured database and prints what is measured, as JSON: thirteen tables, or the state beside them."""

import json
import sys

import django

django.setup()

from django.db import connection  # noqa: E402

from bench.fill.region import fill  # noqa: E402
from bench.fill.state import fill_state  # noqa: E402

filled = fill_state() if "state" in sys.argv else fill()
if connection.vendor == "postgresql":
    # Done by autovacuum within a minute on any server that is in use.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
json.dump(filled, sys.stdout)
