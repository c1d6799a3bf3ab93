"""What was received and the text that never changes."""

import datetime as dt

from msgspec import Struct


class Span(Struct, frozen=True, order=True, gc=False):
    """A stretch of a document's text in Unicode code points, end excluded."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


class Region(Struct, frozen=True):
    """A stretch of a document that is not its article: ``read-also`` (a link to another article), ``post`` (a message of somebody
    else set into it), ``caption`` (words under a picture).
    """

    kind: str
    span: Span


class Document(Struct, frozen=True):
    """One article as one outlet published it; every offset of khabar counts in ``text`` as it stands.

    ``published_basis`` says what the day of publication was read from, where it was read and not given. ``regions`` are in order.
    """

    doc_id: str
    text: str
    outlet: str | None = None
    published: dt.date | None = None
    title: str | None = None
    url: str | None = None
    author: str | None = None
    published_basis: str | None = None
    regions: tuple[Region, ...] = ()

    def quote(self, span: Span) -> str:
        """The words of a span: the only way to get at them."""
        return self.text[span.start : span.end]
