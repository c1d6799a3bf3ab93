"""What people decided about claims: kept for good, carried over to new readings of the same words, queued where the words are gone."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select, update

from khabar.ledger import sets
from khabar.ledger.blobs import fetch, name_of
from khabar.ledger.chain import Written, append
from khabar.ledger.loading import load
from khabar.ledger.schema import decisions, event_claims, events
from khabar.ledger.writing import add
from khabar.model import Claim, Coded, Decision, Review, Stamp

DECIDED = "decided"
REVIEWED = ("reviewed", "yes")
"""The facet of an event one of whose claims a person decided about."""
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Decision)


class Decided(Struct, frozen=True):
    """A decision as it stands: its entry, and the claim that it is about now; None where it waits for a person."""

    entry: int
    decision: Decision
    ref: str | None


def decide(connection: Connection, ref: str, review: Review, by: str, note: str | None, stamp: Stamp) -> Decision:
    """Keep what a person says of a claim; it takes the place of what the same person said before. Raises KeyError: no such claim.

    The caller holds the lock of a writer.
    """
    doc_id, _, name = ref.rpartition("#")
    coded = load(connection, [doc_id]).get(doc_id)
    claim = next((one for one in coded.claims if one.id == name), None) if coded is not None else None
    if coded is None or claim is None:
        raise KeyError(ref)
    decision = Decision(ref, claim.key, claim.type, _words(coded, claim), review, by, note)
    payload = _ENCODER.encode(decision)
    [entry] = append(connection, [Written(DECIDED, ref, payload)], stamp)
    same = (decisions.c.ref == ref) & (decisions.c.judge == by)
    connection.execute(update(decisions).where(same).values(current=False))
    row = {"entry": entry, "content": name_of(payload), "doc_id": doc_id, "ref": ref, "review": review.value, "judge": by, "current": True}
    add(connection, decisions, [row])
    mark(connection, [ref])
    return decision


def carry(connection: Connection, coded: Sequence[Coded]) -> int:
    """Set the decisions about articles that were read anew on their new claims; gives how many wait for a person now.

    A claim is the same where its key and words are, else where its type and words are.
    """
    by_id = {one.document.doc_id: one for one in coded}
    waiting = 0
    for standing in _about(connection, list(by_id)):
        ref = _found(by_id[standing.decision.ref.rpartition("#")[0]], standing.decision)
        waiting += ref is None
        if ref != standing.ref:
            connection.execute(update(decisions).where(decisions.c.entry == standing.entry).values(ref=ref))
    return waiting


def queue(connection: Connection) -> list[Decided]:
    """The decisions whose claims are gone, in the order in which they were made."""
    return _standing(connection, decisions.c.ref.is_(None))


def of_claims(connection: Connection, refs: Sequence[str]) -> list[Decided]:
    """What people decided about these claims."""
    return _standing(connection, decisions.c.ref.in_(refs))


def mark(connection: Connection, refs: Sequence[str]) -> None:
    """Have the events of these claims found as reviewed, where a decision about the claim stands."""
    query = (
        select(events.c.number)
        .join_from(events, event_claims, event_claims.c.event_id == events.c.event_id)
        .join(decisions, decisions.c.ref == event_claims.c.ref)
        .where(decisions.c.current, event_claims.c.ref.in_(refs))
        .distinct()
    )
    sets.add(connection, {REVIEWED: list(connection.execute(query).scalars())})


def _about(connection: Connection, doc_ids: Sequence[str]) -> list[Decided]:
    return _standing(connection, decisions.c.doc_id.in_(doc_ids))


def _standing(connection: Connection, condition: object) -> list[Decided]:
    query = select(decisions).where(decisions.c.current, condition).order_by(decisions.c.entry)  # type: ignore[arg-type]
    rows = connection.execute(query).all()
    held = fetch(connection, [row.content for row in rows])
    return [Decided(row.entry, _DECODER.decode(held[row.content]), row.ref) for row in rows if row.content in held]


def _found(coded: Coded, decision: Decision) -> str | None:
    """The claim that a decision is about in a new reading."""
    same = [claim for claim in coded.claims if claim.type == decision.type and _words(coded, claim) == decision.words]
    chosen = next((claim for claim in same if claim.key == decision.key), None) or next(iter(same), None)
    return None if chosen is None else f"{coded.document.doc_id}#{chosen.id}"


def _words(coded: Coded, claim: Claim) -> tuple[str, ...]:
    return tuple(map(coded.document.quote, claim.evidence))
