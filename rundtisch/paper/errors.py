"""What can go wrong between a described document and its paper."""


class PaperError(Exception):
    """A document could not be set; the message is a whole German sentence that may be shown."""
