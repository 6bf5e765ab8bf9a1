"""Fills the configured database and prints what is measured, as JSON: thirteen tables, or the state beside them."""

import json
import sys

import django

django.setup()

from bench.fill.analysis import analyse  # noqa: E402
from bench.fill.region import fill  # noqa: E402
from bench.fill.state import fill_state  # noqa: E402

filled = fill_state() if "state" in sys.argv else fill()
analyse()
json.dump(filled, sys.stdout)
