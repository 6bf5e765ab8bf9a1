"""Fills the configured database and prints the addresses that are measured, as JSON."""

import json
import sys

import django

django.setup()

from django.db import connection  # noqa: E402

from bench.fill.region import fill  # noqa: E402

filled = fill()
if connection.vendor == "postgresql":
    # Done by autovacuum within a minute on any server that is in use.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
json.dump(filled, sys.stdout)
