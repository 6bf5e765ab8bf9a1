"""How long the program takes to compare the register of all of the state with the directory."""

import json
import time

from .server import ROOT, Place

FILE = ROOT.parent / "shared" / "data" / "nrw-schulen" / "schuldaten_2021-09-08.csv"


def seconds_of_diff(place: Place, *, again: bool) -> list[float]:
    """Seconds of the diff against an empty directory and, once taken over, against the whole; none without the file."""
    if not FILE.exists():
        return []
    place.rundtisch("migrate", "--verbosity", "0")
    seconds = [_seconds(place)]
    if again:
        place.rundtisch("import-register", str(FILE), "--apply")
        seconds.append(_seconds(place))
    return seconds


def _seconds(place: Place) -> float:
    began = time.monotonic()
    json.loads(place.rundtisch("import-register", str(FILE), "--json"))
    return time.monotonic() - began
