"""What is wrong with a register file, as a German sentence that the page can translate."""

from collections.abc import Callable
from dataclasses import dataclass


def gettext_noop(sentence: str) -> str:
    """Mark a sentence for the catalogue; rules know no language but German."""
    return sentence


class Term(str):
    """A word of ours inside a sentence; translated with it, unlike what a file says."""

    __slots__ = ()


@dataclass(frozen=True, init=False)
class Sentence:
    """A full sentence with the places it names."""

    template: str
    values: tuple[tuple[str, str | int], ...]

    def __init__(self, template: str, **values: str | int) -> None:
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "values", tuple(values.items()))

    def __str__(self) -> str:
        return self.template % dict(self.values)

    def said(self, translate: Callable[[str], str]) -> str:
        """The sentence in the language of the one who reads it."""
        values = {name: translate(value) if isinstance(value, Term) else value for name, value in self.values}
        return translate(self.template) % values


class RegisterError(Exception):
    """A file cannot be read as what it was given for; nothing of it is used."""

    def __init__(self, template: str, **values: str | int) -> None:
        self.sentence = Sentence(template, **values)
        super().__init__(str(self.sentence))
        #: The kind of file that was being read, so that a page can show the sentence at its field.
        self.file_kind = ""


class RowError(Exception):
    """One row cannot be used; the other rows can."""

    def __init__(self, template: str, **values: str | int) -> None:
        self.sentence = Sentence(template, **values)
        super().__init__(str(self.sentence))
