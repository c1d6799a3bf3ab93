"""How many articles each outlet published, by month."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from khabar.ledger.schema import codings, documents
from khabar.ledger.summaries.counting import Tallied, month_of, shift
from khabar.ledger.writing import in_parts

_AT_ONCE = 400
Published = tuple[str | None, str | None]
"""The outlet of an article and its day of publication."""


def count(connection: Connection, articles: Iterable[Published], by: int) -> None:
    """Count articles in (1) or out (-1). The caller holds the lock of a writer."""
    moved = Tallied()
    for outlet, day in articles:
        if outlet:
            moved.put("outlet", outlet, "documents", month_of(day), by)
    shift(connection, moved)


def standing(connection: Connection, doc_ids: Sequence[str]) -> list[Published]:
    """The articles that stand under these ids."""
    found: list[Published] = []
    for some in in_parts(doc_ids, _AT_ONCE):
        query = select(documents.c.outlet, documents.c.published).where(documents.c.doc_id.in_(some), documents.c.current)
        found += [(outlet, day) for outlet, day in connection.execute(query)]
    return found


def readings(connection: Connection, doc_ids: Sequence[str]) -> list[int]:
    """The readings (by entry) of these articles that stand."""
    found: list[int] = []
    for some in in_parts(doc_ids, _AT_ONCE):
        query = select(codings.c.entry).where(codings.c.doc_id.in_(some), codings.c.current)
        found += connection.execute(query).scalars()
    return found
