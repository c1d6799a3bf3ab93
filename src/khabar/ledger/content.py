"""What a ledger holds, as one digest: the same articles read by the same codebook give the same, however they came in."""

import hashlib
import zlib

import msgspec
from msgspec import structs
from sqlalchemy import Connection, case, select

from khabar.ledger.blobs import name_of
from khabar.ledger.events import decoded
from khabar.ledger.schema import aliases, codings, documents, entries, events, judgements


def digest(connection: Connection) -> str:
    """SHA-256 over the documents, claims, tallies, judgements and events that stand; entries, times and runs are left aside.

    So are the former ids of events: which there are depends on the portions in which the articles came.
    """
    read = select(codings.c.doc_id, entries.c.content).join_from(codings, entries, entries.c.sequence == codings.c.entry)
    queries = (
        select(documents.c.doc_id, documents.c.content).where(documents.c.current).order_by(documents.c.doc_id),
        read.where(codings.c.current).order_by(codings.c.doc_id),
        select(judgements.c.content, judgements.c.verdict).where(judgements.c.current).order_by(judgements.c.content),
    )
    held = hashlib.sha256()
    for query in queries:
        for name, content in connection.execute(query.execution_options(yield_per=1000)):
            held.update(f"{name}\t{content}\n".encode("utf-8", "surrogatepass"))
        held.update(b"\n")
    joined = events.c.event_id.in_(select(aliases.c.event_id))
    told = select(events.c.event_id, events.c.content, case((joined, events.c.data)).label("data")).order_by(events.c.event_id)
    for name, content, data in connection.execute(told.execution_options(yield_per=1000)):
        held.update(f"{name}\t{content if data is None else _without_former_ids(data, content)}\n".encode())
    held.update(b"\n")
    return held.hexdigest()


def _without_former_ids(data: bytes, content: str) -> str:
    try:
        return name_of(msgspec.json.encode(structs.replace(decoded(data), aliases=())))
    except (zlib.error, msgspec.DecodeError):  # damaged: `khabar ledger verify` tells so
        return content
