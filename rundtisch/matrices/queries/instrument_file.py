"""Reading an instrument from a file that somebody hands in, and writing it as one; nothing is stored."""

from typing import Any

import yaml
from django.utils.translation import gettext as _

from rundtisch.foundation.errors import Refusal
from rundtisch.paper.sheets import FileKind, SheetError, kind_of, read_file, write_file

from ..rules.instrument import Instrument
from ..rules.instrument_file import InstrumentError, parse, plain
from ..rules.instrument_problems import problems_of
from .instrument_sheets import sheets_of
from .instrument_table import read_sheets
from .instrument_words import fault_in_words, file_fault_in_words, place_in_words

_LARGEST = 1024 * 1024
_DEEPEST = 50
_YAML_NAMES = (".yaml", ".yml")

#: The kinds of files as which an instrument is given out, with what browsers call them.
FILE_KINDS: dict[str, str] = {"yaml": "application/yaml; charset=utf-8"} | {
    kind.value: kind.media_type for kind in FileKind
}


class InstrumentRefusal(Refusal):
    """A file describes no instrument that could be stored; every problem is a sentence with its place."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read_instrument_file(name: str, content: bytes) -> Instrument:
    """The instrument of a YAML or table file. Raises InstrumentRefusal with everything that is wrong."""
    if kind_of(name, content) is None and not content.startswith(b"PK"):
        if not name.lower().endswith(_YAML_NAMES):
            raise InstrumentRefusal((_("Diese Datei ist keine Matrix. Möglich sind YAML, ODS, XLSX und CSV."),))
        return read_instrument(content)
    try:
        reading = read_sheets(read_file(name, content))
    except SheetError as error:
        raise InstrumentRefusal((file_fault_in_words(error.fault),)) from error
    if reading.problems:
        raise InstrumentRefusal(tuple(str(problem) for problem in reading.problems))
    return reading.instrument


def instrument_as_file(instrument: Instrument, kind: str) -> bytes:
    """The instrument as YAML or as a table file; the same instrument gives the same bytes."""
    if kind in set(FileKind):
        return write_file(FileKind(kind), sheets_of(instrument))
    written = yaml.dump(plain(instrument), Dumper=_PlainDumper, sort_keys=False, allow_unicode=True, width=120)
    return str(written).encode()


def read_instrument(content: bytes) -> Instrument:
    """The instrument that a YAML file describes; whatever is wrong with it is said in one sentence."""
    if len(content) > _LARGEST:
        raise InstrumentRefusal((_("Die Datei ist größer als 1 MB und damit keine Matrix."),))
    try:
        text = content.decode("utf-8-sig")
        _check_events(text)
        instrument = parse(yaml.load(text, Loader=_PlainLoader))  # noqa: S506 - a safe loader
    except UnicodeDecodeError:
        raise InstrumentRefusal((_("Die Datei ist nicht in UTF-8 geschrieben."),)) from None
    except InstrumentError as error:
        raise InstrumentRefusal((str(error),)) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        # Where something lacks at the end, the reader names the line after the last.
        mark = getattr(error, "problem_mark", None)
        raise _no_yaml(min(mark.line, content.count(b"\n")) if mark else 0) from error
    problems = tuple(
        f"{place_in_words(instrument, problem.where)}: {fault_in_words(problem)}" for problem in problems_of(instrument)
    )
    if problems:
        raise InstrumentRefusal(problems)
    return instrument


def _check_events(text: str) -> None:
    """Refuse references, which make a small file endlessly large, and depths no matrix has, before anything grows."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
            raise _no_yaml(event.start_mark.line if event.start_mark else 0)


def _no_yaml(line: int) -> InstrumentRefusal:
    return InstrumentRefusal((_("Die Datei ist kein gültiges YAML (Zeile %(line)s).") % {"line": line + 1},))


class _PlainLoader(yaml.CSafeLoader):
    """Reads plain texts, numbers, lists and mappings; no key twice."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """Refuse a key that stands twice, so that neither value silently wins."""
        keys = [key.value for key, _value in node.value]
        if len(keys) != len(set(keys)):
            raise yaml.constructor.ConstructorError(None, None, "key twice", node.start_mark)
        return super().construct_mapping(node, deep=deep)


class _PlainDumper(yaml.SafeDumper):
    """Writes every text in full, and lists as far in as people write them."""

    def ignore_aliases(self, data: Any) -> bool:
        """No references, which the reader refuses."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Lists stand under their name, not beside it."""
        super().increase_indent(flow, False)
