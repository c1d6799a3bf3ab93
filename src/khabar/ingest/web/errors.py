"""Why something was not fetched."""

GONE = "gone"
"""The kind of fault of a page that is not there any more, as its server says."""


class FetchError(Exception):
    """``kind`` of issue and a message for a person; ``passing`` faults may be gone when it is asked again, ``after`` so many seconds if
    the server said so.
    """

    def __init__(self, kind: str, message: str, *, passing: bool = False, after: float | None = None) -> None:
        super().__init__(message)
        self.kind, self.message, self.passing, self.after = kind, message, passing, after
