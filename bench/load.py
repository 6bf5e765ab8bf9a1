"""Some clients ask for one page again and again; a process of its own, bounded in number and time.

Reads what to ask as JSON from its input and prints how long each answer took.
"""

import http.client
import json
import sys
import threading
import time
from typing import Any

from bench.server import HOST

MOST_REQUESTS = 5000
LONGEST_SECONDS = 120


class Client(threading.Thread):
    """One browser that asks, waits for the whole answer and asks again."""

    def __init__(self, asked: dict[str, Any], requests: int) -> None:
        super().__init__(daemon=True)
        self.asked, self.requests = asked, requests
        self.seconds: list[float] = []
        self.failures = 0

    def run(self) -> None:
        """Ask over one connection that stays open."""
        connection = http.client.HTTPConnection(HOST, self.asked["port"], timeout=60)
        headers = {"Cookie": self.asked["cookie"], "Accept-Encoding": "gzip, deflate, br"}
        end = time.monotonic() + LONGEST_SECONDS
        for _ in range(self.requests):
            began = time.monotonic()
            if began > end:
                break
            connection.request("GET", self.asked["address"], headers=headers)
            answer = connection.getresponse()
            answer.read()
            self.seconds.append(time.monotonic() - began)
            self.failures += answer.status != http.client.OK
        connection.close()


def put_under_load(asked: dict[str, Any]) -> dict[str, Any]:
    """Let all clients ask at once; returns the seconds of every answer and of the whole."""
    requests = min(asked["requests"], MOST_REQUESTS)
    clients = [Client(asked, requests // asked["clients"]) for _ in range(asked["clients"])]
    began = time.monotonic()
    for client in clients:
        client.start()
    for client in clients:
        client.join(LONGEST_SECONDS + 60)
    whole = time.monotonic() - began
    return {
        "seconds": [one for client in clients for one in client.seconds],
        "failures": sum(client.failures for client in clients),
        "whole": whole,
    }


if __name__ == "__main__":
    json.dump(put_under_load(json.load(sys.stdin)), sys.stdout)
