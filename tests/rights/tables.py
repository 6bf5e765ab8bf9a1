"""The rights table as data: read from its files, or written anew with RUNDTISCH_WRITE_RIGHTS=1 to be read."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

#: What each role gets, by role.
Row = dict[str, str]


@dataclass(frozen=True)
class RightsTable:
    """One file: a line per sample, in it the answers, with each the roles that get it."""

    name: str
    heading: str

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return Path(__file__).with_name(f"{self.name}.yaml")

    def rows(self) -> dict[str, Row]:
        """All rows; a role that stands twice in a row is an error."""
        return _rows(self.path) if self.path.exists() else {}

    def expect(self, sample: str, answers: Row) -> None:
        """Everybody gets what the table says; a row or a cell that is missing fails."""
        if os.environ.get("RUNDTISCH_WRITE_RIGHTS"):
            self._write({**self.rows(), sample: answers})
        assert answers == self.rows().get(sample)

    def _write(self, rows: Mapping[str, Row]) -> None:
        lines = [f"# {line}" for line in self.heading.splitlines()]
        for sample, row in sorted(rows.items()):
            by_answer: dict[str, list[str]] = {}
            for role, answer in row.items():
                by_answer.setdefault(answer, []).append(role)
            told = ", ".join(f'"{answer}": {" ".join(roles)}' for answer, roles in sorted(by_answer.items()))
            lines.append(f"{sample}: {{{told}}}")
        self.path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        _rows.cache_clear()


@cache
def _rows(path: Path) -> dict[str, Row]:
    # Hundreds of tests ask, each for one row; reading the file takes longer than most of them.
    told = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return {sample: _row(sample, answers) for sample, answers in told.items()}


def _row(sample: str, answers: Mapping[str, str]) -> Row:
    cells = [(role, answer) for answer, roles in answers.items() for role in roles.split()]
    row = dict(cells)
    assert len(row) == len(cells), f"{sample}: a role stands twice"
    return row
