"""Settings of the demonstration: the sample region with its sign-in links, for 127.0.0.1 only."""

from .base import *  # noqa: F403
from .base import kept_secret_key

SECRET_KEY = kept_secret_key()
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
REGION_NAME = "Bildungsregion Demokreis"
#: Opens the address that signs a visitor in as one of the sample persons.
DEMO_SIGN_IN = True
SHOWS_COMPONENTS = True
