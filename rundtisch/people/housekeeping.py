"""What is over and known to nobody any more: it is deleted once a day."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings

from rundtisch.foundation import clock

from .models import OneTimeLink

#: So long a link that is over still says so to whoever opens it.
LINKS_STAY = timedelta(days=30)


def forget_old_links() -> int:
    """Delete one-time links that ended long ago; returns how many."""
    deleted, _by_kind = OneTimeLink.objects.filter(expires_at__lt=clock.now() - LINKS_STAY).delete()
    return deleted


def forget_old_sessions() -> None:
    """Delete sessions that nobody can use any more."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
