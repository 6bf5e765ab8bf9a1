"""The two ways in which an act can be turned down."""


class Refusal(Exception):
    """A rule of the field stands against an act; says so in a full sentence that the page shows (409)."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotEntitled(Exception):
    """Somebody tried an act that is not theirs (403)."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule
