"""What people's decisions make of claims where events are told: one counts no more, another is told as a person reads it.

Only what all say who are sure has an effect. What is disputed, and what is sealed in a blind sample, leaves the claim as it was read.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import Connection, select

from khabar.ledger.reviewing.marking import STANDS
from khabar.ledger.reviewing.reviewed import Reviewed, reviewed
from khabar.ledger.schema import decisions
from khabar.model import Correction, Review

_TELLING = (Review.WRONG.value, Review.CORRECTED.value)


class Effect(Struct, frozen=True):
    """What becomes of a claim: it is rejected, or these of its fields are told otherwise."""

    rejected: bool = False
    corrections: tuple[Correction, ...] = ()


def effects(connection: Connection, refs: Sequence[str] | None = None) -> dict[str, Effect]:
    """What becomes of these claims by reference, or of all; those that are told as they were read are left out."""
    if refs is None:
        query = select(decisions.c.ref).where(STANDS, decisions.c.ref.is_not(None), decisions.c.review.in_(_TELLING)).distinct()
        refs = sorted(connection.execute(query).scalars())
    found = {ref: _effect(one) for ref, one in reviewed(connection, refs).items()}
    return {ref: effect for ref, effect in found.items() if effect is not None}


def _effect(one: Reviewed) -> Effect | None:
    if one.state == Review.WRONG:
        return Effect(rejected=True)
    if one.state != Review.CORRECTED:
        return None
    firm = next(said.decision for said in reversed(one.said) if said.decision.review is Review.CORRECTED)
    return Effect(corrections=firm.corrections)
