"""What people made of claims and of the claims of events: the state, and every corrected value beside the one that was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from sqlalchemy import Connection, select

from khabar.ledger.decisions import Decided, of_claims
from khabar.ledger.reviewing.marking import state_of
from khabar.ledger.schema import event_claims
from khabar.ledger.writing import in_parts
from khabar.model import Decision

_ASKED_AT_ONCE = 400


class Corrected(Struct, frozen=True):
    """One field as a person reads it, beside what the machine read: of which claim, by whom, in which entry, why."""

    ref: str
    field: str
    value: str | None
    before: str | None
    by: str
    entry: int
    note: str | None


class Reviewed(Struct, frozen=True):
    """What people decided about one claim: the state (`khabar.model.Review`, or ``disputed``), and each decision, the latest last."""

    state: str
    said: tuple[Decided, ...]

    @property
    def corrected(self) -> tuple[Corrected, ...]:
        """Every corrected field, the latest decision first."""
        return tuple(
            Corrected(one.ref or one.decision.ref, change.field, change.value, change.before, one.decision.by, one.entry, one.decision.note)
            for one in reversed(self.said)
            for change in one.decision.corrections
        )


class EventReview(Struct, frozen=True):
    """What people decided about the claims of one event: how many there are, the reviewed ones by reference."""

    claims: int
    reviewed: Mapping[str, Reviewed]

    @property
    def corrected(self) -> tuple[Corrected, ...]:
        """Every corrected field of its claims."""
        return tuple(change for one in self.reviewed.values() for change in one.corrected)

    @property
    def states(self) -> tuple[str, ...]:
        """The states there are among its claims, each once."""
        return tuple(sorted({one.state for one in self.reviewed.values()}))

    @property
    def rejected(self) -> bool:
        """Whether people hold every one of its claims to be wrong: then nothing is left that tells of it."""
        return len(self.reviewed) == self.claims > 0 and self.states == ("wrong",)


def reviewed(connection: Connection, refs: Sequence[str]) -> dict[str, Reviewed]:
    """What people decided about these claims, by reference; those about which nobody did are left out, and what is sealed."""
    by_ref: dict[str, list[Decided]] = {}
    for one in of_claims(connection, refs):
        by_ref.setdefault(one.ref or "", []).append(one)
    return {ref: Reviewed(state_of(view_of(one.decision) for one in said), tuple(said)) for ref, said in by_ref.items()}


def reviewed_events(connection: Connection, event_ids: Sequence[str]) -> dict[str, EventReview]:
    """What people decided about the claims of these events, by id; an event about none of whose claims anybody did is left out."""
    home: dict[str, str] = {}
    for some in in_parts(event_ids, _ASKED_AT_ONCE):
        query = select(event_claims.c.ref, event_claims.c.event_id).where(event_claims.c.event_id.in_(some))
        home.update((row.ref, row.event_id) for row in connection.execute(query))
    counts: dict[str, int] = {}
    for event_id in home.values():
        counts[event_id] = counts.get(event_id, 0) + 1
    found: dict[str, dict[str, Reviewed]] = {}
    for ref, one in reviewed(connection, list(home)).items():
        found.setdefault(home[ref], {})[ref] = one
    return {event_id: EventReview(counts[event_id], held) for event_id, held in found.items()}


def view_of(decision: Decision) -> tuple[str, tuple[tuple[str, str | None], ...]]:
    """What a decision says, by which two are the same."""
    return decision.review.value, tuple(sorted((one.field, one.value) for one in decision.corrections))
