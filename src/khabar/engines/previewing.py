"""What events would be if their claims were grouped otherwise: told as linking would tell them, and kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from khabar.codebook import Codebook
from khabar.engines.correcting import decided
from khabar.engines.shelving import shelf_of
from khabar.ledger.events import load, load_as_read
from khabar.ledger.reviewing.effects import effects
from khabar.link.views.decided import Retelling
from khabar.link.views.events import Views
from khabar.model import Event


def preview(connection: Connection, codebook: Codebook, event_ids: Sequence[str], groups: Sequence[Sequence[str]]) -> list[Event]:
    """The event of each group of claims of these events. Raises KeyError where a claim is not there any more."""
    known = load_as_read(connection, [one.event_id for one in load(connection, event_ids).values()]).values()
    refs = [ref for group in groups for ref in group]
    accounts = shelf_of(connection, [ref.rpartition("#")[0] for ref in refs]).accounts(refs)
    changed = decided(accounts, effects(connection, refs), codebook)
    views, retelling = Views(codebook), Retelling(codebook)
    origins = retelling.origins_of(known, accounts.values())
    read = [views.event([accounts[ref] for ref in group], origins) for group in groups if group]
    return [retelling.event(event, accounts, changed) for event in read]
