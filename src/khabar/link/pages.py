"""Coded documents as linking keeps them: claims and tallies as accounts, and the imprint of the text, without the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from khabar.link.accounts import Account, CountAccount, accounts_of, counts_of
from khabar.link.imprints import Imprint
from khabar.link.judgements import document_of
from khabar.model import Coded, Issue


class Page(Struct, frozen=True, gc=False, array_like=True):
    """One coded document: its claims, its tallies, and the imprint by which copies of it are found."""

    doc_id: str
    accounts: tuple[Account, ...]
    counts: tuple[CountAccount, ...]
    imprint: Imprint


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Page)


def page_of(coded: Coded, made: Imprint) -> Page:
    """What linking keeps of a coded document, with the imprint of its text."""
    return Page(coded.document.doc_id, tuple(accounts_of(coded)), tuple(counts_of(coded)), made)


class Shelf:
    """Pages by document, held as bytes: a claim takes seven hundred of them, a third of what it takes as an object."""

    def __init__(self) -> None:
        self._pages: dict[str, bytes] = {}

    def __contains__(self, doc_id: str) -> bool:
        return doc_id in self._pages

    def __len__(self) -> int:
        return len(self._pages)

    def put(self, page: Page) -> None:
        """Keep a page, in place of the one that stood under its id."""
        self._pages[page.doc_id] = _ENCODER.encode(page)

    def put_encoded(self, doc_id: str, data: bytes) -> None:
        """Keep a page that is encoded already."""
        self._pages[doc_id] = data

    def page(self, doc_id: str) -> Page:
        """The page of a document. Raises KeyError where there is none."""
        return _DECODER.decode(self._pages[doc_id])

    def encoded(self) -> Iterator[bytes]:
        """Every page as bytes, by document."""
        return (self._pages[doc_id] for doc_id in sorted(self._pages))

    def pages(self) -> Iterator[Page]:
        """Every page, by document."""
        return map(_DECODER.decode, self.encoded())

    def accounts(self, refs: Iterable[str]) -> dict[str, Account]:
        """Accounts by reference. Raises KeyError where one is not there."""
        wanted: dict[str, set[str]] = {}
        for ref in refs:
            wanted.setdefault(document_of(ref), set()).add(ref)
        found = {
            account.ref: account for doc_id, named in wanted.items() for account in self.page(doc_id).accounts if account.ref in named
        }
        for named in wanted.values():
            for ref in named - found.keys():
                raise KeyError(ref)
        return found

    def add_all(self, pages: Iterable[Page]) -> Iterator[Issue]:
        """Put pages that are told at one time. A document that stands twice is one where both are the same.

        Where they differ neither is better known to be right than the other: the one whose bytes come first is kept, so that the order
        of input does not matter, and it is told.
        """
        told: set[str] = set()
        for page in pages:
            data = _ENCODER.encode(page)
            if page.doc_id in told and data != self._pages[page.doc_id]:
                yield Issue("repeated-id", "two coded documents have this id; only one of them was linked", page.doc_id)
                data = min(data, self._pages[page.doc_id])
            told.add(page.doc_id)
            self._pages[page.doc_id] = data
