"""What is done without anybody waiting for it: today, mail."""

import logging
import threading

from django.db import DatabaseError

from . import deliveries

log = logging.getLogger(__name__)

#: Seconds until the next try when the database does not answer.
REST = 5.0


def keep_working(stop: threading.Event) -> None:
    """Do the jobs until told to stop; a database that is away for a while ends nothing."""
    while not stop.is_set():
        try:
            deliveries.keep_delivering(stop)
        except DatabaseError:
            log.exception("The jobs rest: the database does not answer.")
            stop.wait(REST)


def start() -> threading.Event:
    """Do the jobs beside the pages, in a thread of this process; the event ends them."""
    stop = threading.Event()
    threading.Thread(target=keep_working, args=(stop,), name="rundtisch-jobs", daemon=True).start()
    return stop
