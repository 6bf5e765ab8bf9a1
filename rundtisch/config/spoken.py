"""The words of the command line: what Python says in English about options and arguments, said in German."""

import argparse

WORDS = {
    "usage: ": "Aufruf: ",
    "positional arguments": "Angaben",
    "options": "Optionen",
    "show this help message and exit": "diese Hilfe zeigen",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "unrecognized arguments: %s": "Das kennt dieser Befehl nicht: %s",
    "the following arguments are required: %s": "Es fehlt: %s",
    "one of the arguments %s is required": "Es fehlt eines von %s",
    "not allowed with argument %s": "das geht nicht zusammen mit %s",
    "ignored explicit argument %r": "hier steht ein Wert zu viel: %r",
    "expected one argument": "hier fehlt ein Wert",
    "expected at most one argument": "hier ist höchstens ein Wert möglich",
    "expected at least one argument": "hier fehlt mindestens ein Wert",
    "expected %s argument": "hier fehlt %s Wert",
    "expected %s arguments": "hier fehlen %s Werte",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s ist nicht eindeutig; möglich sind %(matches)s",
    "invalid %(type)s value: %(value)r": "%(value)r lässt sich nicht lesen; erwartet wird eine Angabe der Art %(type)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r gibt es nicht; möglich sind %(choices)s",
}


def german(words: str) -> str:
    """The words in German; what is not known stays as it is."""
    return WORDS.get(words, words)


def german_of_number(singular: str, plural: str, number: int) -> str:
    """The same for words that depend on a number."""
    return german(singular if number == 1 else plural)


def speak_german() -> None:
    """Let every parser made from now on speak German.

    Python asks the system's catalogues, of which there is none for these words, and offers no other way in.
    """
    setattr(argparse, "_", german)  # noqa: B010 - the name is no part of the described interface
    setattr(argparse, "ngettext", german_of_number)  # noqa: B010
