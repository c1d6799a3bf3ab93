"""Known texts that come from other files: each is a capture with an issue, and nothing is read again."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select

from khabar.ledger import blobs
from khabar.ledger.blobs import name_of
from khabar.ledger.captures import Arrival, capture_payload, capture_row, seen_places
from khabar.ledger.chain import CAPTURED, Written, append
from khabar.ledger.documents import NOTED, lay_note
from khabar.ledger.schema import captures, documents
from khabar.ledger.writing import add
from khabar.model import Issue, Stamp

_ENCODER = msgspec.json.Encoder()
Repeat = tuple[str, str, Arrival]
"""A known text that came from another file: the id it came under, the digest of what it says, the bytes."""


def keep_repeats(connection: Connection, repeats: Sequence[Repeat], stamp: Stamp) -> int:
    """Keep that known texts came from other files too, as captures with an issue each; gives how many. The caller holds the lock."""
    at = documents.c
    written, found = [], []
    places = seen_places(connection, [arrival for _, _, arrival in repeats])
    for declared, content, arrival in repeats:
        query = select(at.doc_id, captures.c.place).join_from(documents, captures, captures.c.entry == at.capture, isouter=True)
        row = connection.execute(query.where(at.declared == declared, at.content == content, at.current)).first()
        if row is None or (name_of(arrival.data), arrival.place) in places:
            continue
        first = f" as that of {row.place}" if row.place else ""
        issue = Issue("repeated", f"the same text{first}: kept as it came, not read again", row.doc_id, arrival.place)
        written += [Written(CAPTURED, row.doc_id, capture_payload(arrival)), Written(NOTED, row.doc_id, _ENCODER.encode(issue))]
        found.append((arrival, issue))
    blobs.keep(connection, (arrival.data for arrival, _ in found))
    numbers = append(connection, written, stamp)
    add(connection, captures, [capture_row(arrival, number) for (arrival, _), number in zip(found, numbers[::2], strict=True)])
    for (_, issue), number in zip(found, numbers[1::2], strict=True):
        lay_note(connection, number, issue)
    return len(found)
