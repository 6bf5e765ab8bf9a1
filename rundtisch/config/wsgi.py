"""The pages as a WSGI application."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rundtisch.config.settings.production")
application = get_wsgi_application()

# All parts are loaded now, not by the first visitor.
_ = get_resolver().url_patterns

if os.environ.get("RUNDTISCH_JOBS") == "here":
    from rundtisch.foundation import jobs

    jobs.start()

# What is loaded stays: looking for garbage passes it over, which every page would otherwise pay for.
gc.collect()
gc.freeze()
