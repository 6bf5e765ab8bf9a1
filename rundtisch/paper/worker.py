"""The workshop: one program at a time is started, fed and waited for, never longer than a minute."""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from rundtisch.paper.errors import PaperError

LONGEST_SECONDS = 60

# Two cores shall not be filled by paper while pages wait.
_one_at_a_time = Lock()


def run(program: Sequence[str | Path], fed: bytes) -> bytes:
    """What the program wrote after it was fed; raises PaperError if it fails or takes too long."""
    with _one_at_a_time:
        try:
            ended = subprocess.run(  # noqa: S603 - our own programs, no shell, and what people typed only as input
                list(program), input=fed, capture_output=True, timeout=LONGEST_SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise PaperError("Das Dokument ist zu umfangreich und wurde nicht rechtzeitig fertig.") from error
    if ended.returncode != 0:
        reason = ended.stderr.decode("utf-8", "replace").strip()[:500]
        raise PaperError(f"Das Dokument konnte nicht gesetzt werden ({reason or 'ohne Angabe von Gründen'}).")
    return ended.stdout
