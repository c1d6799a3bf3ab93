"""Events told again as people decided about their claims, in the transaction of the decision; what is told is undone with it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from khabar.codebook import Codebook
from khabar.engines.correcting import decided
from khabar.engines.shelving import shelf_of
from khabar.ledger.around import events_of
from khabar.ledger.events import Changes, Outcome, Told, linked_to, load_as_read, newest, replace, told
from khabar.ledger.reviewing.checks import renew
from khabar.ledger.reviewing.effects import effects
from khabar.ledger.reviewing.marking import awaiting, settle_decided
from khabar.ledger.summaries.doubting import days_of, doubt
from khabar.link.kinship import Kinship
from khabar.link.views.decided import Retelling
from khabar.model import Stamp


def retell(connection: Connection, codebook: Codebook, stamp: Stamp) -> Outcome | None:
    """Have events tell what people decided since they were told; gives what came of it. The caller holds the lock of a writer.

    None where articles wait to be linked, or events were told by another codebook: then linking does it, and the decisions wait for it.
    """
    waiting, position = awaiting(connection).refs, linked_to(connection)
    if not waiting:
        return Outcome()
    goal = newest(connection, codebook.digest)
    if (position.pages, position.codebook) != (goal.pages, goal.codebook):
        return None
    event_ids = sorted(set(events_of(connection, waiting).values()))
    found, before = _told(connection, event_ids, codebook), days_of(connection, event_ids)
    outcome = replace(connection, Changes(found, ()), position, stamp)
    settle_decided(connection)
    if outcome.changed:
        renew(connection)
        doubt(connection, before | days_of(connection, event_ids))
    return outcome


def _told(connection: Connection, event_ids: Sequence[str], codebook: Codebook) -> list[Told]:
    read = load_as_read(connection, event_ids)
    refs = [ref for event in read.values() for ref in event.claims]
    accounts = shelf_of(connection, {ref.rpartition("#")[0] for ref in refs}).accounts(refs)
    changed = decided(accounts, effects(connection, refs), codebook)
    retelling, kinship = Retelling(codebook), Kinship(codebook)
    return [told(event, kinship.lineage, retelling.event(event, accounts, changed)) for event in read.values()]
