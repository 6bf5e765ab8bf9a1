"""Settings of a real installation."""

from .base import *  # noqa: F403
from .base import BASE_URL, kept_secret_key

SECRET_KEY = kept_secret_key()
if BASE_URL.startswith("https://"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31536000
