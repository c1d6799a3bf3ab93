"""Coded documents as linking keeps them: claims and tallies as accounts, and the imprint of the text, without the text."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from khabar.link.accounts import Account, CountAccount, accounts_of, counts_of
from khabar.link.clusters.judgements import document_of
from khabar.link.origins.imprints import Imprint
from khabar.model import Coded, Issue


class Page(Struct, frozen=True, gc=False, array_like=True):
    """One coded document: its claims, its tallies, and the imprint by which copies of it are found."""

    doc_id: str
    accounts: tuple[Account, ...]
    counts: tuple[CountAccount, ...]
    imprint: Imprint


class Kept(Struct, frozen=True, gc=False):
    """A page as the bytes that a shelf keeps, as it comes from another process."""

    doc_id: str
    data: bytes


class _Bare(Struct, frozen=True, gc=False, array_like=True):
    """A page of which only the imprint is wanted."""

    doc_id: str
    accounts: msgspec.Raw
    counts: msgspec.Raw
    imprint: Imprint


_BARE = msgspec.json.Decoder(_Bare)
_ENCODER = msgspec.json.Encoder()
_LENGTH_BITS = 32
_LENGTH_MASK = (1 << _LENGTH_BITS) - 1
_AT_HAND = 4096
"""Decoded pages that are kept: some 30 MB. The claims of one event stand in documents of a few days, which lie near each other."""


def page_of(coded: Coded, made: Imprint) -> Page:
    """What linking keeps of a coded document, with the imprint of its text."""
    return Page(coded.document.doc_id, tuple(accounts_of(coded)), tuple(counts_of(coded)), made)


def kept(page: Page) -> Kept:
    """A page as bytes."""
    return Kept(page.doc_id, _ENCODER.encode(page))


read_page = msgspec.json.Decoder(Page).decode
"""A page from its bytes."""


class Shelf:
    """Pages by document, held in a temporary file: of a million claims two gigabytes that are not in memory.

    Pages that were asked for last are kept at hand.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the shelf
        self._end = 0
        self._places: dict[str, int] = {}
        self._at_hand: dict[str, Page] = {}

    def __contains__(self, doc_id: str) -> bool:
        return doc_id in self._places

    def __len__(self) -> int:
        return len(self._places)

    def put(self, page: Page) -> None:
        """Keep a page, in place of the one that stood under its id."""
        self.put_encoded(page.doc_id, kept(page).data)

    def put_encoded(self, doc_id: str, data: bytes) -> None:
        """Keep a page that is encoded already."""
        os.pwrite(self._file.fileno(), data, self._end)
        self._places[doc_id] = self._end << _LENGTH_BITS | len(data)
        self._at_hand.pop(doc_id, None)
        self._end += len(data)

    def page(self, doc_id: str) -> Page:
        """The page of a document. Raises KeyError where there is none."""
        known = self._at_hand.get(doc_id)
        if known is None:
            if len(self._at_hand) >= _AT_HAND:
                self._at_hand.clear()
            known = self._at_hand[doc_id] = read_page(self._encoded(doc_id))
        return known

    def encoded(self) -> Iterator[bytes]:
        """Every page as bytes, by document."""
        return (self._encoded(doc_id) for doc_id in sorted(self._places))

    def _encoded(self, doc_id: str) -> bytes:
        place = self._places[doc_id]
        return os.pread(self._file.fileno(), place & _LENGTH_MASK, place >> _LENGTH_BITS)

    def pages(self) -> Iterator[Page]:
        """Every page, by document."""
        return map(read_page, self.encoded())

    def kept(self) -> Iterator[Kept]:
        """Every page as it is kept, by document."""
        return (Kept(doc_id, self._encoded(doc_id)) for doc_id in sorted(self._places))

    def imprints(self) -> Iterator[Imprint]:
        """The imprint of every page, by document."""
        return (_BARE.decode(data).imprint for data in self.encoded())

    def accounts(self, refs: Iterable[str]) -> dict[str, Account]:
        """Accounts by reference. Raises KeyError where one is not there."""
        wanted: dict[str, set[str]] = {}
        for ref in refs:
            wanted.setdefault(document_of(ref), set()).add(ref)
        found = {account.ref: account for doc_id, named in wanted.items() for account in self.page(doc_id).accounts if account.ref in named}
        for named in wanted.values():
            for ref in named - found.keys():
                raise KeyError(ref)
        return found

    def add_all(self, pages: Iterable[Page | Kept]) -> Iterator[Issue]:
        """Put pages that are told at one time. A document that stands twice is one where both are the same.

        Where they differ neither is better known to be right than the other: the one whose bytes come first is kept, so that the order
        of input does not matter, and it is told.
        """
        told: set[str] = set()
        for page in pages:
            data = page.data if isinstance(page, Kept) else _ENCODER.encode(page)
            if page.doc_id in told and data != self._encoded(page.doc_id):
                yield Issue("repeated-id", "two coded documents have this id; only one of them was linked", page.doc_id)
                data = min(data, self._encoded(page.doc_id))
            told.add(page.doc_id)
            self.put_encoded(page.doc_id, data)
