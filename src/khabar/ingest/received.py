"""What one input object turned out to be: a document, and what was wrong with it."""

import datetime as dt
import hashlib

import msgspec
from msgspec import Struct

from khabar.model import Document, Issue

LONGEST_TEXT = 1_000_000
"""Code points of the longest text that is coded. A long newspaper article has 20,000 and a book of 500 pages about a million:
what is longer is a dump of many articles or no article at all."""

NO_DATE = "no-date"
_NOTICES = frozenset({NO_DATE})
_CODED_ANYWAY = _NOTICES | {"bad-date", "bad-field", "repeated-id"}


class Defaults(Struct, frozen=True):
    """What the reader of a folder knows and its files do not say; fills what is missing and never overrides."""

    outlet: str | None = None
    published: dt.date | None = None


class Received(Struct, frozen=True):
    """One input object as it came in.

    ``document`` is None only where there was no object at all (a path that cannot be opened, a folder without articles);
    ``where`` is the file and line it came from.
    """

    document: Document | None
    where: str
    issues: tuple[Issue, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a person has to look at it: anything but a missing publication date."""
        return any(issue.kind not in _NOTICES for issue in self.issues)

    @property
    def codable(self) -> bool:
        """Whether there is a text to read claims from."""
        return self.document is not None and all(issue.kind in _CODED_ANYWAY for issue in self.issues)

    def complaint(self) -> str:
        """One line for a person: the file, the line and all that is wrong."""
        wrong = [issue for issue in self.issues if issue.kind not in _NOTICES]
        line = f"{self.where}: {'; '.join(issue.message for issue in wrong)}"
        return "".join(c if c.isprintable() else " " for c in line)


def failure(kind: str, message: str, where: str, content: bytes | str | None = None) -> Received:
    """An object that could not be read. With its content known it keeps a line in the output, under an id made from that content."""
    if content is None:
        return Received(None, where, (Issue(kind=kind, message=message, where=where),))
    data = content.encode() if isinstance(content, str) else content
    doc_id = bytes_id(data)
    return Received(Document(doc_id=doc_id, text=""), where, (Issue(kind=kind, message=message, doc_id=doc_id, where=where),))


def content_id(document: Document) -> str:
    """An id from all that a document says: the same article of the same outlet and day has the same id in every run."""
    published = document.published.isoformat() if document.published else None
    return bytes_id(msgspec.json.encode([document.outlet, published, document.title, document.url, document.text]))


def bytes_id(content: bytes) -> str:
    """An id from the bytes of an object that says nothing else."""
    return digest_id(hashlib.sha256(content).hexdigest())


def digest_id(sha256: str) -> str:
    """A readable id from a SHA-256 in hexadecimal: its first 64 bits."""
    return f"doc-{sha256[:16]}"
