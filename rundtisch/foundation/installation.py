"""The installation itself: is its database up to date, are its static files in place."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def outstanding_migrations() -> list[str]:
    """The steps that the database still has to take, by name."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def fingerprint_of_static_files() -> str:
    """Changes when any static file of any part changes."""
    found = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            known = Path(storage.path(path)).stat()
            found.update(f"{path} {known.st_size} {known.st_mtime_ns}\n".encode())
    return found.hexdigest()


def gather_static_files() -> bool:
    """Put style sheets, fonts and scripts where the server takes them from; returns whether anything had changed."""
    place = Path(str(settings.STATIC_ROOT))
    mark = place / ".gathered"
    now = fingerprint_of_static_files()
    if mark.exists() and mark.read_text() == now:
        return False
    place.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(now)
    return True
