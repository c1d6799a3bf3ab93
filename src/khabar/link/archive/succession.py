"""Which event an id stands for after claims were added, coded anew or judged otherwise.

An id names a claim: the earliest of its event when it was given out. It stands for whichever event holds that claim. So

* where events are joined, the id of the earlier claim goes on and the other becomes an alias;
* where an event is parted, its id stays with the part that holds its claim, the other part takes the id of its own earliest claim (which
  may be an alias that comes to life again);
* where an earlier claim comes in, the event takes that claim's id and keeps the old one as an alias;
* where the claim itself is gone (its document was coded anew), the id goes to the event with the most claims of its old one;
* an id none of whose claims are left has ended, and that is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from khabar.link.accounts import Account
from khabar.link.ids import event_id_of
from khabar.model import Issue


class Former(Struct, frozen=True, gc=False):
    """An event of a run before: its id, the ids that had ended in it, its claims."""

    event_id: str
    claims: tuple[str, ...]
    aliases: tuple[str, ...] = ()


class Succession(Struct, frozen=True):
    """For each event the ids that ended in it, and what is to be told of ids that ended altogether."""

    aliases: Mapping[str, tuple[str, ...]]
    issues: tuple[Issue, ...] = ()


def succession(former: Iterable[Former], event_of: Mapping[str, str], accounts: Mapping[str, Account]) -> Succession:
    """Who succeeds to the ids of former events.

    ``event_of`` gives the id of the event that holds each claim now, ``accounts`` the claims by reference; both may leave out what no
    former event held.
    """
    live = set(event_of.values())
    aliases: dict[str, set[str]] = {}
    issues = []
    for event in former:
        named = {event_id_of(accounts[ref].key): ref for ref in event.claims if ref in accounts}
        for old in (event.event_id, *event.aliases):
            if old in live:
                continue
            heir = event_of.get(named[old]) if old in named else _heir(event, event_of)
            if heir is None:
                issues.append(Issue("ended-event", f"{old} has ended: none of its claims is left"))
            else:
                aliases.setdefault(heir, set()).add(old)
    return Succession({event_id: tuple(sorted(ended)) for event_id, ended in aliases.items()}, tuple(issues))


def _heir(event: Former, event_of: Mapping[str, str]) -> str | None:
    """The event with the most claims of the former one, of equals the one with the smaller id."""
    counts = Counter(event_of[ref] for ref in event.claims if ref in event_of)
    return min(counts, key=lambda one: (-counts[one], one), default=None)
