"""What the processes of the server use: processor time and memory, read from /proc."""

import os
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")


def family_of(parent: int) -> list[int]:
    """A process and all its descendants."""
    children: dict[int, list[int]] = {}
    for place in PROC.glob("[0-9]*"):
        if fields := _stat(int(place.name)):
            children.setdefault(int(fields[1]), []).append(int(place.name))
    found, ahead = [], [parent]
    while ahead:
        one = ahead.pop()
        found.append(one)
        ahead += children.get(one, [])
    return found


def processor_seconds(processes: list[int]) -> float:
    """What they have computed so far, in user and system mode."""
    return sum((int(fields[11]) + int(fields[12])) / TICKS for one in processes if (fields := _stat(one)))


def megabytes(processes: list[int]) -> float:
    """Their memory; what several share counts once (PSS)."""
    kilobytes = 0
    for one in processes:
        try:
            rollup = (PROC / str(one) / "smaps_rollup").read_text()
        except OSError:  # ended meanwhile
            continue
        kilobytes += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return kilobytes / 1024


def _stat(process: int) -> list[str] | None:
    """The fields after the name, from the state on."""
    try:
        text = (PROC / str(process) / "stat").read_text()
    except OSError:
        return None
    return text.rpartition(")")[2].split()
