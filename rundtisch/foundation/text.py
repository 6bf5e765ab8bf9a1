"""German words in order: how names are sorted."""

import unicodedata


def sort_key(name: str) -> str:
    """The name as DIN 5007-1 sorts it: no case, umlauts like their vowels, ß like ss; same on every database."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
