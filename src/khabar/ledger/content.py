"""What a ledger holds, as one digest: the same articles read by the same codebook give the same, however they came in."""

import hashlib

from sqlalchemy import Connection, select

from khabar.ledger.schema import codings, documents, entries, events, judgements


def digest(connection: Connection) -> str:
    """SHA-256 over the documents, claims, tallies, judgements and events that stand; entries, times and runs are left aside."""
    read = select(codings.c.doc_id, entries.c.content).join_from(codings, entries, entries.c.sequence == codings.c.entry)
    queries = (
        select(documents.c.doc_id, documents.c.content).where(documents.c.current).order_by(documents.c.doc_id),
        read.where(codings.c.current).order_by(codings.c.doc_id),
        select(judgements.c.content, judgements.c.verdict).where(judgements.c.current).order_by(judgements.c.content),
        select(events.c.event_id, events.c.content).order_by(events.c.event_id),
    )
    held = hashlib.sha256()
    for query in queries:
        for name, content in connection.execute(query.execution_options(yield_per=1000)):
            held.update(f"{name}\t{content}\n".encode("utf-8", "surrogatepass"))
        held.update(b"\n")
    return held.hexdigest()
