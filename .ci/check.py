"""The gate beside the tests: every check runs, also after one has failed, and all failures are told at the end."""

import os
import subprocess
import sys
import time
from pathlib import Path

BIN = Path(sys.executable).parent
PYTHON = sys.executable
SETTINGS = "rundtisch.config.settings.test"

CHECKS = {
    "ruff": [f"{BIN}/ruff", "check", "--quiet", "."],
    "format": [f"{BIN}/ruff", "format", "--check", "--quiet", "."],
    "types": [f"{BIN}/mypy", "rundtisch"],
    "order": [f"{BIN}/lint-imports", "--no-logo"],
    "security": [f"{BIN}/bandit", "--quiet", "-ll", "--recursive", "--configfile", "pyproject.toml", "rundtisch"],
    "templates": [f"{BIN}/djlint", "--quiet", "--lint", "rundtisch"],
    "migrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run", f"--settings={SETTINGS}"],
    "licences": [f"{BIN}/reuse", "--no-multiprocessing", "lint", "--lines"],
}  # fmt: skip


def main() -> int:
    """Run every check; returns 1 when one of them failed."""
    failed = []
    for name, command in CHECKS.items():
        began = time.monotonic()
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": "."}
        )
        well = done.returncode == 0
        print(f"{name:<12}{'well' if well else 'FAILED'} ({time.monotonic() - began:.0f} s)", flush=True)
        if not well:
            failed.append(name)
            print(done.stdout + done.stderr)
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
