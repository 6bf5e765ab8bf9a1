"""What must not stand in any log: the tokens of links that let somebody in without an account."""

import logging
import re

TOKEN = re.compile(r"(/(?:one-time|perspective)-links/)[^/\s\"'?]+")


def without_tokens(text: str) -> str:
    """The text with the token of every such link left out."""
    return TOKEN.sub(r"\1…", text)


class WithoutTokens(logging.Filter):
    """Lets every record through, without tokens."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Leave tokens out of the words and of what is put into them."""
        record.msg = without_tokens(record.getMessage())
        record.args = ()
        return True
