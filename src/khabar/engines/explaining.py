"""Why the claims of an event of a ledger are in it, from what the ledger keeps for linking."""

from __future__ import annotations

from msgspec import structs
from sqlalchemy import Connection

from khabar.codebook import Codebook
from khabar.engines.shelving import shelf_of
from khabar.ledger import around
from khabar.ledger.events import load_as_read
from khabar.ledger.judging import judged_about
from khabar.link.archive.explaining import MOST, explain_event
from khabar.model import Event, Explanation

_MOST_NEIGHBOURS = 40
"""Claims of other events among which the nearest is looked for: scoring them against an event of ten claims takes some tens of
milliseconds, which a page may take."""


def explanation_of(connection: Connection, event: Event, codebook: Codebook) -> Explanation | None:
    """The reasons in bits for which each claim of an event is in it, and why the nearest of other events is not.

    Of an event of many claims the first `MOST` are told. None where what the ledger keeps for linking does not hold its claims any more.
    """
    event = load_as_read(connection, [event.event_id]).get(event.event_id, event)
    event = structs.replace(event, claims=event.claims[:MOST])
    outside = around.neighbours(connection, event, _MOST_NEIGHBOURS)
    shelf = shelf_of(connection, [ref.rpartition("#")[0] for ref in (*event.claims, *outside)])
    others = load_as_read(connection, set(around.events_of(connection, outside).values()))
    judged = judged_about(connection, event.claims)
    try:
        return explain_event(event, others.values(), shelf, codebook, judged)
    except KeyError:
        return None
