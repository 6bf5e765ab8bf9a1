"""Settings of a real installation."""

from .base import *  # noqa: F403
from .base import BASE_URL, kept_secret_key

SECRET_KEY = kept_secret_key()
if BASE_URL.startswith("https://"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    # With this beginning a browser takes them from no neighbour in the domain and from no page without encryption.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    SECURE_HSTS_SECONDS = 31536000
