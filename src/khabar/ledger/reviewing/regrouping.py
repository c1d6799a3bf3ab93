"""Events joined and parted by people, as judgements about their claims: so it outranks the model and survives every new linking.

Joined: the earliest claim of the first event is one with every other claim. Parted: within each group likewise, and the first claims of the
groups are held apart. What anybody said that would bring about something else is in the way; an editor may overrule it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select, update

from khabar.ledger import events as events_
from khabar.ledger.blobs import fetch, name_of
from khabar.ledger.chain import Written, append
from khabar.ledger.reviewing.pairs import Judged, JudgedMeanwhileError, bound, said_about, withdrawn, write
from khabar.ledger.reviewing.tables import regroupings
from khabar.ledger.schema import entries
from khabar.ledger.writing import add
from khabar.model import Judgement, Regrouping, Stamp, Verdict

REGROUPED = "regrouped"
MERGE, SPLIT = "merge", "split"
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Regrouping)
_JUDGEMENT = msgspec.json.Decoder(Judgement)
Groups = Sequence[Sequence[str]]


class Wish(Struct, frozen=True, kw_only=True):
    """How a person wants events to be: ``groups`` of claims that are one event each, one group to join, several to part.

    ``events`` are the ids of the events as they were shown, ``overrule`` that what others said does not count any more.
    """

    events: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    by: str
    note: str
    overrule: bool = False


class ChangedError(Exception):
    """The events do not hold the claims any more that were shown."""


def regroup(connection: Connection, wish: Wish, stamp: Stamp) -> int:
    """Keep how a person wants events to be; gives the number of the entry. Linking makes it so. The caller holds the lock of a writer.

    Raises `ChangedError`; `JudgedMeanwhileError` with what others said that stands in the way; ValueError: nothing is joined or parted,
    or no reason is given.
    """
    merge = len(wish.groups) == 1
    if not wish.note.strip() or not all(wish.groups) or (merge and len(wish.events) == 1):
        raise ValueError(wish.note)
    _stand_as_shown(connection, wish)
    obstacles = in_the_way(connection, wish.groups)
    others = [one for one in obstacles if one.judgement.judge != wish.by]
    if others and not wish.overrule:
        raise JudgedMeanwhileError(others)
    taken_back = [withdrawn(one.judgement, wish.by, wish.note) for one in obstacles]
    made = bound(connection, judgements_of(wish))
    write(connection, [*taken_back, *made], stamp)
    kind = MERGE if merge else SPLIT
    judged = tuple(name_of(_ENCODER.encode(one)) for one in made)
    overruled = tuple(name_of(_ENCODER.encode(one.judgement)) for one in obstacles)
    told = Regrouping(kind, wish.events, wish.groups, wish.by, wish.note, judged, overruled)
    [entry] = append(connection, [Written(REGROUPED, " ".join(wish.events), _ENCODER.encode(told))], stamp)
    add(connection, regroupings, [{"entry": entry, "kind": kind, "judge": wish.by, "current": True}])
    return entry


def judgements_of(wish: Wish) -> list[Judgement]:
    """The judgements that bring it about."""
    same = [(group[0], other) for group in wish.groups for other in group[1:]]
    apart = list(combinations([group[0] for group in wish.groups], 2))
    return [
        Judgement(left, right, verdict, wish.by, note=wish.note)
        for pairs, verdict in ((same, Verdict.SAME), (apart, Verdict.DIFFERENT))
        for left, right in pairs
    ]


def in_the_way(connection: Connection, groups: Groups) -> list[Judged]:
    """What people say of these claims that would bring about something else, in order."""
    group_of = {ref: at for at, group in enumerate(groups) for ref in group}

    def is_contrary(judgement: Judgement) -> bool:
        left, right = group_of.get(judgement.left), group_of.get(judgement.right)
        if left is None or right is None:
            return False
        return judgement.verdict is (Verdict.DIFFERENT if left == right else Verdict.SAME)

    return [one for one in said_about(connection, list(group_of)) if is_contrary(one.judgement)]


def undo_regrouping(connection: Connection, entry: int, by: str, note: str, stamp: Stamp) -> None:
    """Withdraw the judgements that joined or parted events, and have those stand again that were overruled."""
    told = regrouping(connection, entry)
    made, overruled = (fetch(connection, names) for names in (told.judged, told.overruled))
    withdrawals = [withdrawn(_JUDGEMENT.decode(made[name]), by, note) for name in told.judged if name in made]
    write(connection, [*withdrawals, *(_JUDGEMENT.decode(overruled[name]) for name in told.overruled if name in overruled)], stamp)
    connection.execute(update(regroupings).where(regroupings.c.entry == entry).values(current=False))


def regrouping(connection: Connection, entry: int) -> Regrouping:
    """What an entry says of events. Raises KeyError where it is no such entry, or was buried."""
    query = select(entries.c.content).where(entries.c.sequence == entry, entries.c.happening == REGROUPED)
    name = connection.execute(query).scalar()
    held = {} if name is None else fetch(connection, [name])
    if name is None or name not in held:
        raise KeyError(entry)
    return _DECODER.decode(held[name])


def _stand_as_shown(connection: Connection, wish: Wish) -> None:
    """Raises `ChangedError` where the claims are not those of the events, each once."""
    found = events_.load(connection, wish.events)
    refs = [ref for group in wish.groups for ref in group]
    there = {ref for event in found.values() for ref in event.claims}
    as_shown = all(event_id in found and found[event_id].event_id == event_id for event_id in wish.events)
    if not as_shown or len(refs) != len(set(refs)) or set(refs) != there:
        raise ChangedError
