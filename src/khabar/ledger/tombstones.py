"""What a buried article is known by when it comes again: its id, and digests of its addresses and of its text. No word of it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select

from khabar.ledger.blobs import fetch, name_of
from khabar.ledger.chain import CAPTURED, TOMBSTONE, Buried, head, read
from khabar.ledger.loading import texts
from khabar.ledger.schema import captures, documents, entries
from khabar.model import Document
from khabar.model.address import plain_url
from khabar.text.search import searched

_LEAST_WORDS = 5
"""Of a text by which it is known under another id: shorter ones ("nine killed in a raid") are anybody's."""


class Tombstone(Struct, frozen=True):
    """The entry of a tombstone, the id of the article that it is of, and the digests of its addresses, of its folded texts and, for one of
    an older khabar that has none of these, of its texts as they stood.
    """

    entry: int
    doc_id: str
    addresses: frozenset[str]
    folded: frozenset[str]
    texts: frozenset[str]


class Graveyard:
    """The tombstones of one ledger, for who asks again and again: the entries that were looked through are not looked through again."""

    def __init__(self) -> None:
        self._found: list[Tombstone] = []
        self._through = 0

    def of(self, connection: Connection) -> Sequence[Tombstone]:
        """Every tombstone of the ledger as this connection sees it, in order."""
        last = int(head(connection).partition(" ")[0])
        if last > self._through:
            self._found += tombstones(connection, self._through)
            self._through = last
        return self._found


def tombstones(connection: Connection, after: int = 0) -> list[Tombstone]:
    """The tombstones of a ledger after an entry, in order."""
    found = list(read(connection, (TOMBSTONE,), after))
    held = fetch(connection, [entry.content for entry in found])
    told = [(entry, msgspec.json.decode(held[entry.content], type=Buried)) for entry in found if entry.content in held]
    return [
        Tombstone(
            entry.sequence, entry.subject, frozenset(one.addresses), frozenset(one.folded), frozenset(gone.words for gone in one.versions)
        )
        for entry, one in told
    ]


def refused_by(graves: Iterable[Tombstone], document: Document | None, addresses: Iterable[str], *, by_id: bool = True) -> Tombstone | None:
    """The tombstone of the article that a document is, if any: one of its id (unless that is left out), of an address or of its text."""
    here = {address_mark(url) for url in addresses}
    folded = text_mark(document) if document is not None else None
    text = name_of(document.text.encode("utf-8", "surrogatepass")) if document is not None and folded else None
    for one in graves:
        is_its_id = by_id and document is not None and one.doc_id == document.doc_id
        if is_its_id or here & one.addresses or folded in one.folded or text in one.texts:
            return one
    return None


def is_forgotten(graves: Iterable[Tombstone], addresses: Iterable[str | None]) -> bool:
    """Whether one of these is an address of an article that was buried."""
    marks = {address_mark(url) for url in addresses if url is not None}
    return any(marks & one.addresses for one in graves)


def marks_of(connection: Connection, doc_id: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The digests of the addresses and of the folded texts of an article that is to be buried, of all its versions.

    An address that other articles have too, or that names a whole site, says nothing of the article and is left out.
    """
    own = select(entries.c.sequence).where(entries.c.subject == doc_id, entries.c.happening == CAPTURED)
    at = set(connection.execute(select(documents.c.url).where(documents.c.doc_id == doc_id)).scalars())
    for column in (captures.c.url, captures.c.at):
        at |= set(connection.execute(select(column).where(captures.c.entry.in_(own))).scalars())
    urls = {url for url in at if url is not None and "/" in plain_url(url)}
    others = select(documents.c.url).where(documents.c.url.in_(urls), documents.c.doc_id != doc_id)
    urls -= set(connection.execute(others).scalars())
    folded = {text_mark(document) for _, document in texts(connection, doc_id)}
    return tuple(sorted(map(address_mark, urls))), tuple(sorted(mark for mark in folded if mark))


def address_mark(url: str) -> str:
    """The digest of an address: the same for all that lead to one page."""
    return name_of(plain_url(url).encode("utf-8", "surrogatepass"))


def text_mark(document: Document) -> str | None:
    """The digest of the words of a text in one spelling, without signs, spaces and vowel marks; None for too short a text."""
    words = searched(document.text)
    return name_of(" ".join(words).encode("utf-8", "surrogatepass")) if len(words) >= _LEAST_WORDS else None
