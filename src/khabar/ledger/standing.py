"""Which articles a ledger has already: under which ids, saying what, read by which codebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from sqlalchemy import Connection, select

from khabar.ledger.blobs import fetch
from khabar.ledger.captures import moved_by_page, moved_to
from khabar.ledger.chain import TOMBSTONE
from khabar.ledger.schema import captures, codings, documents, entries
from khabar.ledger.writing import in_parts
from khabar.model import Stamp
from khabar.model.address import plain_url, url_id

_ASKED_AT_ONCE = 400
_STANDING = ("entry", "doc_id", "declared", "content", "words", "url", "current")


class Standing(Struct, frozen=True):
    """A document as it is kept: its entry, the ids, what it holds, whether the codebook at hand reads it so, and whether none did yet.

    ``changed``: of a message when it was edited or sent, in seconds since 1970, where that was asked for and is known.
    """

    entry: int
    doc_id: str
    declared: str
    content: str
    words: str
    url: str | None
    current: bool
    read: bool = False
    waiting: bool = False
    buried: bool = False
    changed: int = 0


def standing(connection: Connection, declared: Iterable[str], stamp: Stamp) -> list[Standing]:
    """Every document that came under these ids, whichever of its versions, in order; ``read``: as it stands, in the way of the stamp."""
    found: list[Standing] = []
    asked = sorted(set(declared))
    for part in in_parts(asked, _ASKED_AT_ONCE):
        kept = select(*(documents.c[name] for name in _STANDING)).where(documents.c.declared.in_(part)).order_by(documents.c.entry)
        rows = connection.execute(kept).all()
        read: dict[int, set[bool]] = {}
        query = select(codings.c.document, codings.c.current & (codings.c.code == stamp.code) & (codings.c.codebook == stamp.codebook))
        for document, is_same in connection.execute(query.where(codings.c.document.in_([row.entry for row in rows]))):
            read.setdefault(document, set()).add(bool(is_same))
        gone = _buried(connection, {row.doc_id for row in rows if not row.current})
        found += [
            Standing(**row._mapping, read=True in read.get(row.entry, ()), waiting=row.entry not in read, buried=row.doc_id in gone)
            for row in rows
        ]
    return found


def address_of(connection: Connection, declared: str, url: str) -> str | None:
    """The address under which what came under an id is kept; else that of the page that moved to ``url``; None where neither is known.

    Of what was buried it is told by ``url``. Where several pages lead to one, that is none of them.
    """
    query = select(documents.c.url).where(documents.c.declared == declared).order_by(documents.c.entry.desc())
    held = connection.execute(query).scalars().all()
    if held:
        return next((one for one in held if one), url)
    moved = select(documents.c.url).where(documents.c.current, documents.c.doc_id.in_(moved_to(connection, [url])))
    former = {plain_url(one): one for one in connection.execute(moved.order_by(documents.c.entry)).scalars() if one}
    return next(iter(former.values())) if len(former) == 1 else None


def moved_here(connection: Connection, urls: Iterable[str]) -> dict[str, str]:
    """Of these addresses those under which nothing is kept and where the page of a known article moved, each with the address of that."""
    ids: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        ids.setdefault(url_id(url), []).append(url)
    kept: set[str] = set()
    for part in in_parts(sorted(ids), _ASKED_AT_ONCE):
        kept.update(connection.execute(select(documents.c.declared).where(documents.c.declared.in_(part))).scalars())
    fresh = [url for declared, spellings in ids.items() if declared not in kept for url in spellings]
    led_to = moved_by_page(connection, fresh)
    asked = [url for url in fresh if plain_url(url) in led_to]
    return {url: former for url in asked if (former := address_of(connection, url_id(url), url)) is not None}


def bytes_of(connection: Connection, numbers: Sequence[int]) -> dict[int, bytes]:
    """The bytes in which these documents (by entry) came last; those that came without any are left out."""
    query = select(documents.c.entry, captures.c.sha256).join_from(documents, captures, captures.c.entry == documents.c.capture)
    rows = connection.execute(query.where(documents.c.entry.in_(numbers))).all()
    held = fetch(connection, [row.sha256 for row in rows])
    return {row.entry: held[row.sha256] for row in rows if row.sha256 in held}


def _buried(connection: Connection, doc_ids: set[str]) -> set[str]:
    if not doc_ids:
        return set()
    query = select(entries.c.subject).where(entries.c.happening == TOMBSTONE, entries.c.subject.in_(doc_ids))
    return set(connection.execute(query).scalars())
