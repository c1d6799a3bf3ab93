"""The sums made again from what the ledger holds: where its tables are older than they are, or where somebody doubts them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, delete, select

from khabar.codebook import Codebook
from khabar.ledger.blobs import fetch
from khabar.ledger.chain import read
from khabar.ledger.events import decoded_lines
from khabar.ledger.loading import every
from khabar.ledger.rows import event_row
from khabar.ledger.schema import documents, state
from khabar.ledger.summaries import checks, doing, volume
from khabar.ledger.summaries.accounts import accounted, retell
from khabar.ledger.summaries.audit import happenings
from khabar.ledger.summaries.tables import accounts, doers, namings, origin_names, sums, wordings
from khabar.ledger.summaries.wording import Wordings, keep
from khabar.ledger.writing import put

_STATE = "sums"
_AT_ONCE = 2000
_Item = TypeVar("_Item")


def is_stale(connection: Connection) -> bool:
    """Whether the ledger was made before there were sums, and holds articles that they do not count yet."""
    return connection.execute(select(state.c.value).where(state.c.name == _STATE)).scalar() is not None


def doubt(connection: Connection) -> None:
    """Have the sums made again before they are asked."""
    put(connection, state, [{"name": _STATE, "value": "doubted"}])


def rebuild(connection: Connection, codebook: Codebook) -> None:
    """Make every sum again. The caller holds the lock of a writer; of a million events it takes minutes."""
    for table in (accounts, origin_names, sums, namings, wordings, doers):
        connection.execute(delete(table))
    query = select(documents.c.outlet, documents.c.published).where(documents.c.current)
    volume.count(connection, ((outlet, day) for outlet, day in connection.execute(query)), 1)
    wording = Wordings(codebook)
    for some in _parts(every(connection, current=True)):
        keep(connection, [(one.coding, wording.of(one.coded)) for one in some])
    for events in _parts(decoded_lines(connection)):
        retell(connection, {event.event_id: (str(event_row(event)["first_day"] or ""), accounted(event)) for event in events}, ())
    checks.count_again(connection)
    persons = [happening for happening in happenings(connection) if happening not in doing.OF_KHABAR]
    for entries in _parts(read(connection, persons)) if persons else ():
        held = fetch(connection, [entry.content for entry in entries])
        told = [(entry.sequence, entry.happening, held[entry.content]) for entry in entries if entry.content in held]
        doing.keep(connection, told)
    connection.execute(delete(state).where(state.c.name == _STATE))


def _parts(items: Iterator[_Item]) -> Iterator[list[_Item]]:
    while some := list(islice(items, _AT_ONCE)):
        yield some
