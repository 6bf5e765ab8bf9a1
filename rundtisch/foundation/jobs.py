"""What is done without anybody waiting for it: mail at once, and once a day what the parts bring."""

import logging
import threading
from collections.abc import Callable
from datetime import date

from django.db import DatabaseError, close_old_connections

from . import clock, deliveries

log = logging.getLogger(__name__)

#: Done once a day by every process that works; doing it twice changes nothing.
daily: list[Callable[[], object]] = [deliveries.forget_what_is_over]
#: Seconds until the next look for mail when no act has noted one, and until the next try without a database.
PAUSE, REST = 20.0, 5.0


def keep_working(stop: threading.Event) -> None:
    """Do the jobs until told to stop; a database that is away for a while ends nothing."""
    done_on: date | None = None
    while not stop.is_set():
        try:
            close_old_connections()
            done_on = do_daily_work(done_on)
            deliveries.deliver_all_due()
            close_old_connections()
        except DatabaseError:
            log.exception("The jobs rest: the database does not answer.")
            stop.wait(REST)
        else:
            deliveries.wait_for_mail(PAUSE)


def do_daily_work(done_on: date | None) -> date:
    """Do what the parts bring if it was last done on another day than today; returns the day.

    What fails is logged, tried again tomorrow, and stops nothing else; without a database nothing counts as done.
    """
    today = clock.today()
    for work in daily if done_on != today else ():
        try:
            work()
        except DatabaseError:
            raise
        except Exception:
            log.exception("A daily job failed: %s", work.__name__)
    return today


def start() -> threading.Event:
    """Do the jobs beside the pages, in a thread of this process; the event ends them."""
    stop = threading.Event()
    threading.Thread(target=keep_working, args=(stop,), name="rundtisch-jobs", daemon=True).start()
    return stop
