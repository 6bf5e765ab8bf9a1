"""Settings for development: errors are shown, mail is printed."""

from .base import *  # noqa: F403

DEBUG = True
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
SHOWS_COMPONENTS = True
