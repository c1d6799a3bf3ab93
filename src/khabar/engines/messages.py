"""Messages of Telegram: an edited one is a new version, an export made before the edit is none, and one kept twice becomes one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import structs
from sqlalchemy import Connection

from khabar.ingest.confined.telegram import changed_at
from khabar.ingest.received import Received
from khabar.ledger.documents import content_of
from khabar.ledger.standing import Standing, bytes_of
from khabar.model.address import is_of_message


def dated(connection: Connection, chunk: Sequence[Received], kept: Mapping[str, list[Standing]]) -> dict[str, list[Standing]]:
    """What the ledger holds under the ids of these articles; of messages that say something else now with when they were changed."""
    asked = {one.document.doc_id for one in chunk if one.document is not None and _is_otherwise(one, kept.get(one.document.doc_id, ()))}
    came = bytes_of(connection, [one.entry for doc_id in asked for one in kept[doc_id] if one.current]) if asked else {}
    times = {number: changed_at(data) for number, data in came.items()}
    return {
        doc_id: [structs.replace(one, changed=times.get(one.entry, 0)) for one in found] if doc_id in asked else found
        for doc_id, found in kept.items()
    }


def _is_otherwise(received: Received, kept: Sequence[Standing]) -> bool:
    document = received.document
    if document is None or not kept or not is_of_message(document.doc_id):
        return False
    content = content_of(document)
    return any(one.current and one.content != content for one in kept)


def changed(received: Received) -> int:
    """When a message was edited or sent, in seconds since 1970; 0 for any other article."""
    document, original = received.document, received.original
    return changed_at(original.data) if document is not None and original is not None and is_of_message(document.doc_id) else 0


def is_older(received: Received, there: Sequence[Standing]) -> bool:
    """Whether a message comes from an export that was made before it was edited to what stands."""
    when = changed(received) if any(one.changed for one in there) else 0
    return 0 < when < max((one.changed for one in there if one.current), default=0)


def is_twice(there: Sequence[Standing]) -> bool:
    """Whether one message stands under several ids, as an older khabar kept what was edited."""
    return len({one.doc_id for one in there if one.current and is_of_message(one.declared)}) > 1


def newest_first(there: Sequence[Standing]) -> list[Standing]:
    """What is held of a message, what stands and was changed last ahead; of other articles in their order."""
    return sorted(there, key=lambda one: (not one.current, -one.changed) if is_of_message(one.declared) else (False, 0))
