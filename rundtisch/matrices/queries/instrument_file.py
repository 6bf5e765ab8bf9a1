"""Reading an instrument from a YAML file that somebody hands in; nothing is stored."""

from typing import Any

import yaml
from django.utils.translation import gettext as _

from rundtisch.foundation.errors import Refusal

from ..rules.instrument import Instrument
from ..rules.instrument_file import InstrumentError, parse

_LARGEST = 1024 * 1024


def read_instrument(content: bytes) -> Instrument:
    """The instrument that a YAML file describes; whatever is wrong with it is said in one sentence."""
    if len(content) > _LARGEST:
        raise Refusal(_("Die Datei ist größer als 1 MB und damit keine Matrix."))
    try:
        return parse(yaml.load(content.decode("utf-8-sig"), Loader=_PlainLoader))  # noqa: S506 - a safe loader
    except UnicodeDecodeError:
        raise Refusal(_("Die Datei ist nicht in UTF-8 geschrieben.")) from None
    except InstrumentError as error:
        raise Refusal(str(error)) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise Refusal(_("Die Datei ist kein gültiges YAML (Zeile %(line)s).") % {"line": line}) from error


class _PlainLoader(yaml.SafeLoader):
    """Reads plain texts, numbers, lists and mappings; no references, and no key twice."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Refuse references, which can make a small file endlessly large."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "reference", parent and parent.start_mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """Refuse a key that stands twice, so that neither value silently wins."""
        keys = [key.value for key, _value in node.value]
        if len(keys) != len(set(keys)):
            raise yaml.constructor.ConstructorError(None, None, "key twice", node.start_mark)
        return super().construct_mapping(node, deep=deep)
