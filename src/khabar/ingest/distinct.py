"""No two documents under one id, however many there are."""

import hashlib
import sqlite3
from types import TracebackType
from typing import Self

import msgspec

from khabar.ingest.received import Received
from khabar.model import Document, Issue


class Distinct:
    """Remembers the ids that went by, in a private temporary file once they are many: memory stays flat."""

    def __init__(self) -> None:
        self._seen = sqlite3.connect("", isolation_level=None)
        self._seen.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            "CREATE TABLE seen (id BLOB PRIMARY KEY, text BLOB, place TEXT) WITHOUT ROWID; BEGIN"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._seen.close()

    def admit(self, received: Received) -> Received:
        """The same, or under an id of its own (``ID~2``) where the id stood before.

        A second document of the same words is not coded again; one of other words is coded under its new id. One without words
        failed already: it is renamed and nothing more is said.
        """
        document = received.document
        if document is None:
            return received
        text = _digest(document.text)
        first = self._row(document.doc_id)
        if first is None:
            self._keep(document.doc_id, text, received.where)
            return received
        new_id = self._free_id(document.doc_id)
        self._keep(new_id, text, received.where)
        reason = _reason(document, new_id, first[1], same=first[0] == text) if document.text else None
        return _renamed(received, document, new_id, reason)

    def _row(self, doc_id: str) -> tuple[bytes, str] | None:
        row: tuple[bytes, str] | None = self._seen.execute("SELECT text, place FROM seen WHERE id = ?", (_digest(doc_id),)).fetchone()
        return row

    def _keep(self, doc_id: str, text: bytes, where: str) -> None:
        self._seen.execute("INSERT INTO seen VALUES (?, ?, ?)", (_digest(doc_id), text, where))

    def _free_id(self, doc_id: str) -> str:
        number = 2
        while self._row(f"{doc_id}~{number}") is not None:
            number += 1
        return f"{doc_id}~{number}"


def _reason(document: Document, new_id: str, first: str, *, same: bool) -> Issue:
    said = f"the id {document.doc_id!r} stood before ({first})"
    if same:
        return Issue(kind="repeated-document", message=f"{said} with the same text; kept as {new_id!r}, not coded again")
    return Issue(kind="repeated-id", message=f"{said} with another text; coded as {new_id!r}")


def _renamed(received: Received, document: Document, new_id: str, reason: Issue | None) -> Received:
    reasons = [msgspec.structs.replace(reason, where=received.where)] if reason else []
    issues = tuple(msgspec.structs.replace(issue, doc_id=new_id) for issue in (*received.issues, *reasons))
    return msgspec.structs.replace(received, document=msgspec.structs.replace(document, doc_id=new_id), issues=issues)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
