"""`rundtisch work`: only the jobs, for installations with several processes."""

import signal
import threading
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from rundtisch.foundation import jobs

#: Seconds that a mail under way is given to end; one that was cut off is tried again.
PATIENCE = 3.0


class Command(BaseCommand):
    """Does the jobs until it is told to end."""

    help = "Erledigt die Aufgaben im Hintergrund, bis das Programm beendet wird."

    def handle(self, *args: Any, **options: Any) -> None:
        """Work in a thread and wait for the signal to end."""
        ended = threading.Event()

        def end(number: int, frame: FrameType | None) -> None:
            ended.set()

        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGINT, end)
        stop = threading.Event()
        worker = threading.Thread(target=jobs.keep_working, args=(stop,), daemon=True)
        worker.start()
        self.stdout.write(_("Rundtisch erledigt Aufgaben im Hintergrund."))
        ended.wait()
        stop.set()
        worker.join(PATIENCE)
