"""The house as text: modules, their functions and templates, read without importing them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "rundtisch"

#: The parts, lowest first, as the order of imports knows them; neighbours share a step.
STEPS = [
    {"foundation"},
    {"ui"},
    {"paper"},
    {"writing"},
    {"journal"},
    {"people"},
    {"institutions"},
    {"roundtables"},
    {"meetings"},
    {"consensus", "matrices"},
    {"agreements"},
    {"processes"},
    {"measures"},
    {"interop"},
    {"desk"},
    {"sample"},
    {"config"},
]
STEP_OF = {part: number for number, parts in enumerate(STEPS) for part in parts}


@dataclass(frozen=True)
class Module:
    """One Python file of the house."""

    path: Path

    @property
    def name(self) -> str:
        """Its place, such as `meetings/services/minutes.py`."""
        return str(self.path.relative_to(PACKAGE))

    @property
    def part(self) -> str:
        """The part it belongs to."""
        return self.path.relative_to(PACKAGE).parts[0]

    @property
    def kind(self) -> str:
        """Which question of the part it answers: `services`, `models`, `views`."""
        return self.path.relative_to(PACKAGE).with_suffix("").parts[1]

    @cached_property
    def tree(self) -> ast.Module:
        """What stands in it."""
        return ast.parse(self.path.read_text())

    def functions(self) -> dict[str, ast.FunctionDef]:
        """The functions of the module by name."""
        return {node.name: node for node in self.tree.body if isinstance(node, ast.FunctionDef)}

    def classes(self) -> list[ast.ClassDef]:
        """The classes of the module."""
        return [node for node in self.tree.body if isinstance(node, ast.ClassDef)]


def modules(kind: str | None = None) -> Iterator[Module]:
    """Every module of every part, without migrations; or those of one kind."""
    for path in sorted(PACKAGE.rglob("*.py")):
        relative = path.relative_to(PACKAGE)
        if "migrations" in relative.parts or len(relative.parts) < 2:
            continue
        module = Module(path)
        if kind is None or module.kind == kind:
            yield module


def templates() -> Iterator[tuple[str, str, str]]:
    """Every template: its part, its place, its text."""
    for path in sorted(PACKAGE.glob("*/templates/**/*")):
        if path.is_file():
            relative = path.relative_to(PACKAGE)
            yield relative.parts[0], str(relative), path.read_text()


def calls(function: ast.AST) -> set[str]:
    """What a function calls: `authorise`, `journal.note`."""
    return {ast.unparse(node.func) for node in ast.walk(function) if isinstance(node, ast.Call)}
