"""An event as people decided about its claims: without those that they rejected, with the values that they corrected.

Which claims are of one event stays as it was judged; only what the event tells follows. It keeps its id, which names a claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import structs

from khabar.codebook import Codebook
from khabar.link.accounts import Account
from khabar.link.origins.voices import Voices
from khabar.link.views.events import Views
from khabar.link.views.offices import as_spoken
from khabar.model import Event, Origin

Decided = Mapping[str, Account | None]
"""By reference the claims that are told otherwise than they were read; None: rejected."""


class Retelling:
    """Tells events as people decided; holds what is worked out once for a codebook."""

    def __init__(self, codebook: Codebook) -> None:
        self._views, self._voices = Views(codebook), Voices(codebook)

    def origins_of(self, events: Iterable[Event], accounts: Iterable[Account]) -> dict[str, Origin]:
        """The origin of each claim of these events, whoever else speaks of them; ``accounts`` are their claims as they were read."""
        told = {ref: origin for event in events for ref, origin in origins_of(event).items()}
        return as_spoken(told, accounts, self._voices, self._views.holding)

    def event(self, read: Event, accounts: Mapping[str, Account], decided: Decided) -> Event:
        """The event of what was ``read``, with what was decided; ``accounts`` are its claims as they were read."""
        rejected = tuple(ref for ref in read.claims if ref in decided and decided[ref] is None)
        corrected = tuple(ref for ref in read.claims if decided.get(ref) is not None)
        if len(rejected) == len(read.claims) or not (rejected or corrected):
            return structs.replace(read, rejected=rejected)
        origins = self.origins_of([read], accounts.values())
        standing = []
        for ref in read.claims:
            account = decided.get(ref, accounts[ref])
            if account is None:
                continue
            standing.append(account)
            if account.source != accounts[ref].source:
                origins[ref] = self._voices.voice(account, None).origin
        told = self._views.event(standing, origins, read.aliases)
        return structs.replace(told, event_id=read.event_id, claims=read.claims, rejected=rejected, corrected=corrected)


def origins_of(event: Event) -> dict[str, Origin]:
    """The origin of each claim, as far as events depend on it."""
    found: dict[str, Origin] = {}
    for share in event.origins:
        in_passage = structs.replace(share.origin, passage=share.claims[0])
        found.update((ref, in_passage if ref in share.shared else share.origin) for ref in share.claims)
    return found
