"""A process description fits on one page: so many steps, so many letters in all."""

from collections.abc import Iterable, Sequence

MOST_STEPS = 12
#: Counted over all words of the description and its steps; a page of paper holds them.
MOST_LETTERS = 2200


def letters_of(words: Iterable[str]) -> int:
    """How much room the words take; a line break takes a whole line."""
    return sum(len(one) + 60 * one.count("\n") for one in words)


def fits_on_a_page(head: Iterable[str], steps: Sequence[Iterable[str]]) -> bool:
    """Whether description and steps together still fit."""
    return len(steps) <= MOST_STEPS and letters_of(head) + sum(letters_of(step) for step in steps) <= MOST_LETTERS
