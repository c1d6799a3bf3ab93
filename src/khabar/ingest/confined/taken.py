"""What a reader took from one object of a file that is no plain text or JSON, before it becomes a document."""

from msgspec import Struct


class Dated(Struct, frozen=True):
    """Something that may tell the day of publication: ``value`` as it stands there, and what it is (``basis``), best first."""

    basis: str
    value: str


class Marked(Struct, frozen=True):
    """A stretch of the text, in code points, that is not its article."""

    kind: str
    start: int
    end: int


class Taken(Struct, frozen=True, kw_only=True):
    """One object as its reader took it apart.

    ``place`` is what stands behind the name of the file in messages (a line, a record, a page). ``fault`` (kind and message) is why there
    is no text; ``notes`` are oddities that keep nothing from being coded. ``visible`` are short lines that may show a date to readers.
    ``data`` is the object as it came, where it is not the whole file, with its media type. ``seen`` is the day on which the object was
    captured: it was not published later.
    """

    place: str = ":1"
    text: str = ""
    title: str | None = None
    url: str | None = None
    author: str | None = None
    outlet: str | None = None
    doc_id: str | None = None
    dates: tuple[Dated, ...] = ()
    visible: tuple[str, ...] = ()
    marked: tuple[Marked, ...] = ()
    fault: tuple[str, str] | None = None
    notes: tuple[tuple[str, str], ...] = ()
    data: bytes | None = None
    media_type: str | None = None
    charset: str | None = None
    seen: str | None = None


class Task(Struct, frozen=True, kw_only=True):
    """Work for a reader: its name, and the object as bytes or as a file; what was said of it elsewhere (by HTTP, by an archive)."""

    reader: str
    data: bytes = b""
    path: str | None = None
    url: str | None = None
    charset: str | None = None


class Fault(Exception):  # noqa: N818 - it is a fault of the input, and no error of khabar
    """What keeps an object from being read: the kind of issue and a message for a person."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind, self.message = kind, message
