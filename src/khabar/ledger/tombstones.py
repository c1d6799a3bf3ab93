"""What a buried article is known by when it comes again: its id, and digests of its addresses and of its text. No word of it is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select

from khabar.ledger.blobs import fetch, name_of
from khabar.ledger.chain import CAPTURED, TOMBSTONE, Buried, head, read
from khabar.ledger.loading import texts
from khabar.ledger.schema import captures, documents, entries
from khabar.model import Document
from khabar.model.address import plain_url, spellings, url_id
from khabar.text.search import searched

Marks = tuple[str, ...]
_RUN, _SAMPLED, _DIGITS = 4, 16, 16
"""Words to a run, runs of a version that are kept (those of the least digests, a fair draw), and letters of the digest of each."""
_SAME = 1 / 3
"""Of the runs that are kept, in a text that is the article with other words. Of 157,241 pairs of articles of one outlet (Saudi press, July
2015) 8 share as much, all near copies; of articles in which every eighth word was another 94 in 100 do, every twelfth all."""
_LEAST_WORDS = 5
"""Of a text by which it is known under another id: shorter ones ("nine killed in a raid") are anybody's."""


class Tombstone(Struct, frozen=True):
    """The entry of a tombstone, the id of the article that it is of, and the digests of its addresses, of its folded texts and, for one of
    an older khabar that has none of these, of its texts as they stood.

    Whatever stands at one of its ``addresses`` is the article: it had its id from there. At its ``places`` (the page of a section, where
    it was led to) others may stand, and it is known by its ``passages``: digests of some runs of words of each version.
    """

    entry: int
    doc_id: str
    addresses: frozenset[str]
    folded: frozenset[str]
    texts: frozenset[str]
    places: frozenset[str] = frozenset()
    passages: tuple[frozenset[str], ...] = ()

    def stands_at(self, marks: Collection[str], document: Document | None) -> bool:
        """Whether a document that has addresses of these digests is the article; where there is none, whether the article was there."""
        is_there = not self.places.isdisjoint(marks)
        return not self.addresses.isdisjoint(marks) or (is_there and (document is None or self._is_told_in(document)))

    def _is_told_in(self, document: Document) -> bool:
        runs = _runs(document)
        return any(len(held & runs) >= _SAME * len(held) for held in self.passages if held)


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
            entry.sequence,
            entry.subject,
            frozenset(one.addresses),
            frozenset(one.folded),
            frozenset(gone.words for gone in one.versions),
            frozenset(one.places),
            tuple(map(frozenset, one.passages)),
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
        if is_its_id or one.stands_at(here, document) or folded in one.folded or text in one.texts:
            return one
    return None


def is_forgotten(graves: Iterable[Tombstone], addresses: Iterable[str | None]) -> bool:
    """Whether one of these is an address of an article that was buried."""
    marks = {address_mark(url) for url in addresses if url is not None}
    return any(one.stands_at(marks, None) for one in graves)


def marks_of(connection: Connection, doc_id: str) -> tuple[Marks, Marks, Marks, tuple[Marks, ...]]:
    """By what an article that is to be buried is known, of all its versions: the digests of its addresses, of its folded texts, of the
    other places where it was, and of passages of each version.

    An address that other articles have too, or that names a whole site, says nothing of the article and is left out.
    """
    own = select(entries.c.sequence).where(entries.c.subject == doc_id, entries.c.happening == CAPTURED)
    of = documents.c
    kept = connection.execute(select(of.declared, of.url).where(of.doc_id == doc_id)).all()
    at = {row.url for row in kept}
    for column in (captures.c.url, captures.c.at):
        at |= set(connection.execute(select(column).where(captures.c.entry.in_(own))).scalars())
    urls = {url for url in at if url is not None and "/" in plain_url(url)}
    same = of.url.in_([one for url in urls for one in spellings(url)]) | of.declared.in_([url_id(url) for url in urls])
    others = {plain_url(url) for url in connection.execute(select(of.url).where(same, of.doc_id != doc_id)).scalars() if url}
    alone = {url for url in urls if plain_url(url) not in others}
    by_id = {url for url in alone if any(url_id(url) == row.declared for row in kept)}
    held = [document for _, document in texts(connection, doc_id)]
    folded = {text_mark(document) for document in held}
    passages = {tuple(sorted(_runs(document))[:_SAMPLED]) for document in held}
    return _marks(by_id), tuple(sorted(mark for mark in folded if mark)), _marks(alone - by_id), tuple(sorted(passages))


def _marks(urls: Iterable[str]) -> Marks:
    return tuple(sorted({address_mark(url) for url in urls}))


def _runs(document: Document) -> set[str]:
    """Digests of every run of words of a text in one spelling; of a shorter text of all of it, of one without words none."""
    words = searched(document.text)
    runs = {" ".join(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))} if words else set()
    return {name_of(run.encode("utf-8", "surrogatepass"))[:_DIGITS] for run in runs}


def address_mark(url: str) -> str:
    """The digest of an address: the same for all that lead to one page."""
    return name_of(plain_url(url).encode("utf-8", "surrogatepass"))


def text_mark(document: Document) -> str | None:
    """The digest of the words of a text in one spelling, without signs, spaces and vowel marks; None for too short a text."""
    words = searched(document.text)
    return name_of(" ".join(words).encode("utf-8", "surrogatepass")) if len(words) >= _LEAST_WORDS else None
