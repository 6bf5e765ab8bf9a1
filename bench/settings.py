"""Settings of the measurement: those of a real installation, and two pages to compare with."""

from rundtisch.config.settings.production import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
MIDDLEWARE = ["bench.counting.CountedQueries", *MIDDLEWARE]  # noqa: F405
