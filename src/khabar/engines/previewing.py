"""What events would be if their claims were grouped otherwise: told as linking would tell them, and kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs
from sqlalchemy import Connection

from khabar.codebook import Codebook
from khabar.engines.shelving import shelf_of
from khabar.ledger.events import load
from khabar.link.views.events import Views
from khabar.model import Event, Origin


def preview(connection: Connection, codebook: Codebook, event_ids: Sequence[str], groups: Sequence[Sequence[str]]) -> list[Event]:
    """The event of each group of claims of these events. Raises KeyError where a claim is not there any more."""
    origins: dict[str, Origin] = {}
    for event in load(connection, event_ids).values():
        for share in event.origins:
            in_passage = structs.replace(share.origin, passage=share.claims[0])
            origins.update((ref, in_passage if ref in share.shared else share.origin) for ref in share.claims)
    shelf = shelf_of(connection, [ref.rpartition("#")[0] for group in groups for ref in group])
    views = Views(codebook)
    return [views.event(shelf.accounts(group).values(), origins) for group in groups if group]
