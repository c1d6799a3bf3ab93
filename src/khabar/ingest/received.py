"""What one input object turned out to be: a document, and what was wrong with it."""

import datetime as dt
import hashlib
from collections.abc import Callable

import msgspec
from msgspec import Struct

from khabar.model import Document, Issue
from khabar.model.address import digest_id, url_id

LONGEST_TEXT = 1_000_000
"""Code points of the longest text that is coded. A long newspaper article has 20,000 and a book of 500 pages about a million:
what is longer is a dump of many articles or no article at all."""

NO_DATE = "no-date"
SET_ASIDE = "set-aside"
"""A page of an archive that is in another language, as most pages of most archives are: told, but nothing to look at."""
PASSED_OVER = "passed-over"
"""Files of a folder that are of no kind that is read: told by name, and nobody has to look at them."""
LONGEST_KEPT = 4 << 20
"""Bytes that are kept of what is too large to be held, or of a place where an archive is damaged: its beginning, and the issue says so.
128 of these, as many as are written at once, are half a gigabyte; a page with its article has a hundredth of one.
"""
_TOLD = frozenset({NO_DATE, "charset", "edited", "forwarded"})
NOTICES = _TOLD | {SET_ASIDE, PASSED_OVER}
"""Kinds of issue that are only told: nobody has to look at them."""
_CODED_ANYWAY = _TOLD | {"bad-date", "bad-field", "replaced", "repeated-id"}


class Site(Struct, frozen=True):
    """Who publishes under a domain, and the time zone of its days."""

    outlet: str
    time_zone: str | None = None


class Known(Struct, frozen=True):
    """What reading pages needs of the codebook, as functions: the outlet of a host, the day that a line of Arabic names in full, and
    whether a line leads to another article ("read also").
    """

    site_of: Callable[[str], Site | None] = lambda host: None
    day_of: Callable[[str], dt.date | None] = lambda line: None
    leads_elsewhere: Callable[[str], bool] = lambda line: False


class Defaults(Struct, frozen=True):
    """What the reader of a folder knows and its files do not say; fills what is missing and never overrides.

    ``today`` is the day of the run, where it is known: nothing was published after the next (it has begun somewhere). ``columns``
    names the columns of a table for the fields of a document: ``{"text": "Body", "published": "Date"}``. ``readers`` is how many
    processes take pages, PDF and Word documents apart side by side.
    """

    outlet: str | None = None
    published: dt.date | None = None
    today: dt.date | None = None
    columns: dict[str, str] = {}
    known: Known = Known()
    readers: int = 1


def is_ahead(day: dt.date, of: dt.date | None) -> bool:
    """Whether a day is later than the one after ``of``: nothing seen on that day can have been published so late, in any time zone."""
    return of is not None and day > of + dt.timedelta(days=1)


class Original(Struct, frozen=True):
    """The bytes of one input object as they came, for whoever archives them: a line of JSON Lines, a file (unzipped where it was
    zipped), a record's payload, a fetched page; of what is too large or damaged the beginning, as the issue says. ``url`` is where it was
    published, as far as it says so, ``at`` where it was found on the web just now; a page that is ``gone`` from there has no bytes.
    """

    data: bytes
    media_type: str
    url: str | None = None
    at: str | None = None
    gone: bool = False


class Received(Struct, frozen=True):
    """One input object as it came in.

    ``document`` is None only where there was no object at all (a path that cannot be opened, a folder without articles);
    ``where`` is the file and line it came from. ``original`` is what was received, whether or not it can be coded; None where there
    was nothing.
    """

    document: Document | None
    where: str
    issues: tuple[Issue, ...] = ()
    original: Original | None = None

    @property
    def failed(self) -> bool:
        """Whether a person has to look at it: at anything but what is only told.

        Only told are a missing publication date, a charset, a message edited or forwarded, a page of an archive in another language,
        and files that were passed over.
        """
        return any(issue.kind not in NOTICES for issue in self.issues)

    @property
    def told(self) -> bool:
        """Whether a person hears of it: of all that failed, and of what became no document at all."""
        return self.failed or self.document is None

    @property
    def codable(self) -> bool:
        """Whether there is a text to read claims from."""
        return self.document is not None and all(issue.kind in _CODED_ANYWAY for issue in self.issues)

    def complaint(self) -> str:
        """One line for a person: the file, the line and all that is wrong."""
        wrong = [issue for issue in self.issues if issue.kind not in NOTICES or self.document is None]
        line = f"{self.where}: {'; '.join(issue.message for issue in wrong)}"
        return "".join(c if c.isprintable() else " " for c in line)


def failure(kind: str, message: str, where: str, original: Original | None = None) -> Received:
    """An object that could not be read. With its content known it keeps a line in the output, under an id made from that content."""
    if original is None:
        return Received(None, where, (Issue(kind=kind, message=message, where=where),))
    doc_id = url_id(original.url) if original.url else bytes_id(original.data)
    document = Document(doc_id=doc_id, text="", url=original.url)
    return Received(document, where, (Issue(kind=kind, message=message, doc_id=doc_id, where=where),), original)


def beginning(held: bytes, more: bool) -> tuple[bytes, str]:
    """What is kept of bytes that cannot be read as an object, and what is said of it; ``more``: there are others behind them."""
    if more or len(held) > LONGEST_KEPT:
        return held[:LONGEST_KEPT], f"the first {LONGEST_KEPT >> 20} MB are kept"
    return held, f"its {len(held):,} bytes are kept"


def document_id(document: Document) -> str:
    """The id of a document that came without one: from its address, else from its content."""
    return url_id(document.url) if document.url else content_id(document)


def content_id(document: Document) -> str:
    """An id from all that a document says: the same article of the same outlet and day has the same id in every run."""
    published = document.published.isoformat() if document.published else None
    return bytes_id(msgspec.json.encode([document.outlet, published, document.title, document.url, document.text]))


def bytes_id(content: bytes) -> str:
    """An id from the bytes of an object that says nothing else."""
    return digest_id(hashlib.sha256(content).hexdigest())
