"""What linking keeps of the articles of a ledger, on a shelf: of all, or of some by name."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from khabar.ledger.events import pages_named, pages_of
from khabar.link import Shelf


def shelf_of(connection: Connection, doc_ids: Iterable[str] | None = None) -> Shelf:
    """The pages of these articles; of every article where none is named."""
    shelf = Shelf()
    held = pages_named(connection, doc_ids) if doc_ids is not None else ((page[0], page[-1]) for page in pages_of(connection))
    for doc_id, data in held:
        shelf.put_encoded(doc_id, data)
    return shelf
