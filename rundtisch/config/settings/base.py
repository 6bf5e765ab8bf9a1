"""Settings that hold everywhere. What an operator may change comes from the environment."""

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url
import dj_email_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = ROOT / "rundtisch"
DATA_DIR = Path(os.environ.get("RUNDTISCH_DATA_DIR", "data")).resolve()

#: Parts of the house, lowest first.
PARTS = [
    "foundation",
    "ui",
    "paper",
    "writing",
    "journal",
    "people",
    "institutions",
    "roundtables",
    "meetings",
    "matrices",
    "consensus",
    "agreements",
    "processes",
    "measures",
    "interop",
    "desk",
    "sample",
]


def kept_secret_key() -> str:
    """The key from the environment, or one made once and kept in the data directory."""
    if key := os.environ.get("RUNDTISCH_SECRET_KEY"):
        return key
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    place = DATA_DIR / "secret-key"
    if not place.exists():
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(64))
    return place.read_text()


def database(url: str) -> dict[str, Any]:
    """Django's description of the database behind the address, with what each engine needs."""
    described: dict[str, Any] = dict(dj_database_url.parse(url))
    if described["ENGINE"].endswith("sqlite3"):
        described["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
    else:
        described["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 8}}
    return described


DEBUG = False
BASE_URL = os.environ.get("RUNDTISCH_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = [BASE_URL.split("//", 1)[-1].split("/")[0].split(":")[0], "127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [BASE_URL]
REGION_NAME = os.environ.get("RUNDTISCH_REGION_NAME", "Bildungsregion")
#: Who is answerable for the installation, as plain text with line breaks.
IMPRINT = os.environ.get("RUNDTISCH_IMPRINT", "")
#: Whether the page with all components may be opened.
SHOWS_COMPONENTS = False

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    *[f"rundtisch.{part}" for part in PARTS],
    # After the parts, whose templates stand before those of the library.
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "rundtisch.foundation.memory.RequestMemory",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Secrets in pages are masked anew each time, so that their compressed length tells nothing.
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rundtisch.people.middleware.SecondFactor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "rundtisch.foundation.middleware.Refusals",
]

ROOT_URLCONF = "rundtisch.config.urls"
WSGI_APPLICATION = "rundtisch.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rundtisch.desk.frame.frame",
            ],
        },
    }
]
FORM_RENDERER = "rundtisch.ui.forms.Renderer"

DATABASES = {"default": database(os.environ.get("RUNDTISCH_DATABASE_URL", f"sqlite:///{DATA_DIR}/rundtisch.sqlite3"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["rundtisch.people.backends.Doors"]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "rundtisch.people.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation was mailed, so the address is known to be right
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_RATE_LIMITS = {
    "one_time_link": "20/h/ip,5/h/key",
    # Nobody invites so many by hand; mails to anybody's address are no toy.
    "invitation": "100/h/key",
    # A whole staff opens a code behind one address of the school; unknown links are tries.
    "perspective_link": "600/h/ip",
    "unknown_perspective_link": "30/h/ip",
}
MFA_ADAPTER = "rundtisch.people.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = BASE_URL.startswith("http://")
#: How many proxies stand before the program; only then is their word on the visitor's address taken.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("RUNDTISCH_TRUSTED_PROXIES", "0"))
#: A link by mail is answered after this time, whether there is an account or not.
LINK_ANSWER_SECONDS = 0.4
#: Opens the demonstration's sign-in; only the demo settings say yes.
DEMO_SIGN_IN = False
# Tries at the door and used codes are counted for all workers together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "people_remembered",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("Deutsch")), ("en", _("Englisch"))]
TIME_ZONE = "Europe/Berlin"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# What one request may bring: joint texts are long, a 10 MB paste is refused in words.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "rundtisch.foundation.uploads.OnlySoMuch",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

vars().update(dj_email_url.parse(os.environ.get("RUNDTISCH_EMAIL_URL", "console:")))
DEFAULT_FROM_EMAIL = os.environ.get("RUNDTISCH_EMAIL_FROM", "rundtisch@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_tokens": {"()": "rundtisch.people.logs.WithoutTokens"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_tokens"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        name: {"filters": ["without_tokens"]} for name in ("django.request", "django.server", "django.security.csrf")
    },
}
