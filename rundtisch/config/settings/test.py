"""Settings for tests: fast passwords, mail to the test's own server, one database per run."""

import os

from .base import *  # noqa: F403
from .base import database

SECRET_KEY = "only for tests"  # noqa: S105
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES = {"default": database(os.environ.get("RUNDTISCH_TEST_DATABASE_URL", "sqlite:///:memory:"))}
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SHOWS_COMPONENTS = True
LINK_ANSWER_SECONDS = 0.0
