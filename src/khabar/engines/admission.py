"""Which articles are new to a ledger, and under which id each is kept: the same whichever run they come in, however it was interrupted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, structs
from sqlalchemy import Connection

from khabar.engines.messages import changed, is_older, is_twice, newest_first
from khabar.ingest.received import Received
from khabar.ledger.documents import content_of, text_of
from khabar.ledger.standing import Standing, moved_here
from khabar.model import Coded, Document, Issue
from khabar.model.address import is_of_message, is_same_page, url_id


class Prepared(Received, frozen=True):
    """An article that was read elsewhere, where it was kept as ``wanted``; it keeps that id where nothing else has it."""

    wanted: str = ""
    coded: Coded = Coded(Document("", ""))


class Admitted(Struct, frozen=True):
    """An article to be read: as it came, and under the id it is kept under, with the digests of what it says and of its text.

    ``known`` is its entry where it is kept already: by another codebook, or ``waiting`` to be read at all.
    """

    came: Received
    received: Received
    content: str
    text: str
    known: int | None = None
    waiting: bool = False

    @property
    def declared(self) -> str:
        """The id that it came with."""
        return self.came.document.doc_id if self.came.document else ""


class Admission:
    """Decides for article after article; knows what the ledger holds and what was admitted and is not kept yet."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[Standing]] = {}

    def admit(self, received: Received, kept: Sequence[Standing], *, seen: bool = True) -> Admitted | None:
        """The article under its final id; None where there is nothing to do. ``kept`` is what the ledger holds under the id it came with.

        A former version that comes from where it was not ``seen`` before is a new one again: what stands is what was seen last.

        The same article is read again only by another codebook. Another text from the same address or of the same message, or the same
        text with other particulars, is a new version; another text from elsewhere under a taken id is another article, kept as ``ID~2``.
        Addresses that lead to one page (`khabar.model.address`) are the same; the article keeps the one that it was kept with. A message as
        it was before it was edited to what stands is nothing new; one that stands twice is kept once more, and then once.
        """
        document = received.document
        if document is None:
            return None
        declared, text = document.doc_id, text_of(document)
        there = [*kept, *self._waiting.get(declared, ())]
        document = _addressed(document, there)
        received, content = structs.replace(received, document=document), content_of(document)
        if is_older(received, there):
            return None
        known = next((one for one in reversed(there) if one.content == content), None)
        returns = known is not None and not known.buried and _comes_again(known, there, seen=seen)
        if known is not None and not returns:
            is_read = known.read or not known.current
            named = None if is_read else _named(received, document, known.doc_id)
            return None if named is None else Admitted(received, named, content, text, known.entry, known.waiting)
        same = known or next((one for one in newest_first(there) if is_version(one, document, text)), None)
        taken = {one.doc_id for one in there}
        wanted = received.wanted if isinstance(received, Prepared) and received.wanted not in taken else declared
        doc_id = same.doc_id if same else _free(wanted, taken)
        waiting = Standing(0, doc_id, declared, content, text, document.url, current=True, read=True, changed=changed(received))
        self._waiting.setdefault(declared, []).append(waiting)
        return Admitted(received, _named(received, document, doc_id), content, text)

    def content(self, document: Document, kept: Sequence[Standing]) -> str:
        """The digest of what a document says, under the address that its page is known by."""
        return content_of(_addressed(document, [*kept, *self._waiting.get(document.doc_id, ())]))

    def kept(self, declared: Iterable[str]) -> None:
        """These are in the ledger now and need not be remembered."""
        for one in declared:
            self._waiting.pop(one, None)


def readdressed(connection: Connection, chunk: Sequence[Received]) -> list[Received]:
    """Articles of files, those from where a known page moved as that page: under its id and its address."""
    urls = [one.document.url for one in chunk if one.document is not None and one.document.url is not None and _is_by_address(one)]
    moved = moved_here(connection, urls) if urls else {}
    return [_as_at(one, moved[one.document.url]) if one.document and one.document.url in moved else one for one in chunk]


def _is_by_address(received: Received) -> bool:
    """Whether an article was not fetched just now and has its id from its address."""
    document, original = received.document, received.original
    is_of_file = original is None or original.at is None
    return document is not None and document.url is not None and is_of_file and document.doc_id == url_id(document.url)


def _as_at(received: Received, url: str) -> Received:
    doc_id = url_id(url)
    issues = tuple(structs.replace(issue, doc_id=doc_id) for issue in received.issues)
    assert received.document is not None
    return structs.replace(received, document=structs.replace(received.document, doc_id=doc_id, url=url), issues=issues)


def _comes_again(known: Standing, there: Sequence[Standing], *, seen: bool) -> bool:
    """Whether a version that is held has to be kept once more: it stands no longer and comes from elsewhere, or it stands twice."""
    return (not seen and known is not _standing(there, known.doc_id)) or (known.current and is_twice(there))


def _standing(there: Sequence[Standing], doc_id: str) -> Standing | None:
    """Of all versions of an article, in the order in which they came, the one that stands."""
    return next((one for one in reversed(there) if one.doc_id == doc_id and one.current), None)


def is_version(one: Standing, document: Document, text: str) -> bool:
    """Whether a document is a version of one that stands: from the same address, of the same text (a digest) with other particulars, or
    the same message. It came under the same id.
    """
    return is_same_page(one.url, document.url) or one.words == text or is_of_message(one.declared)


def _addressed(document: Document, there: Sequence[Standing]) -> Document:
    """The document with the address under which its page is known."""
    known = next((one.url for one in there if is_same_page(one.url, document.url)), document.url)
    return structs.replace(document, url=known)


def _free(declared: str, taken: set[str]) -> str:
    if declared not in taken:
        return declared
    number = 2
    while f"{declared}~{number}" in taken:
        number += 1
    return f"{declared}~{number}"


def _named(received: Received, document: Document, doc_id: str) -> Received:
    if doc_id == document.doc_id:
        return received
    message = f"the id {document.doc_id!r} stands for another text; kept as {doc_id!r}"
    issues = tuple(structs.replace(issue, doc_id=doc_id) for issue in received.issues)
    told = Issue("repeated-id", message, doc_id, received.where)
    return structs.replace(received, document=structs.replace(document, doc_id=doc_id), issues=(*issues, told))
