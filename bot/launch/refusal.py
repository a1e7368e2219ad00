"""A start that does not happen."""


class Refusal(Exception):
    """Why: lines for the person, never a traceback."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
