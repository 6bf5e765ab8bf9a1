"""Several people at the same instant."""

from collections.abc import Callable, Sequence
from threading import Barrier, Thread

from django.db import connection


def at_once(acts: Sequence[Callable[[], object]]) -> list[BaseException]:
    """Do all acts at the same instant, each in a thread with its own connection; returns what stood against them."""
    barrier, failed = Barrier(len(acts)), list[BaseException]()

    def do(act: Callable[[], object]) -> None:
        try:
            barrier.wait(timeout=10)
            act()
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    devices = [Thread(target=do, args=[act]) for act in acts]
    for device in devices:
        device.start()
    for device in devices:
        device.join(timeout=60)
    return failed
