"""What another codebook, or another version of khabar, changed of what is read from the same articles."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from sqlalchemy import Connection, func, select

from khabar.ledger.loading import Version, versions
from khabar.ledger.schema import codings
from khabar.ledger.writing import in_parts
from khabar.model import Claim, Coded

_ASKED_AT_ONCE = 200
_LEFT_ASIDE = frozenset({"id", "key", "trace", "confidence"})
"""Fields that tell how a claim was read and not what it says."""


class Changed(Struct, frozen=True):
    """One claim that another reading tells otherwise, or tells alone: ``before`` and ``after``, and the fields in which they differ."""

    doc_id: str
    before: Claim | None
    after: Claim | None
    fields: tuple[str, ...] = ()


class Compared(Struct, frozen=True):
    """An article that was read twice: the coded document before and after, the codebooks, and its claims that are not as they were."""

    before: Version
    after: Version
    changes: tuple[Changed, ...]


def compare(connection: Connection) -> Iterator[Compared]:
    """For every article that was read more than once as it stands, what the last reading changed of the one before, by document."""
    again = select(codings.c.document).group_by(codings.c.document).having(func.count() > 1).order_by(codings.c.document)
    read_again = connection.execute(again).scalars().all()
    for some in in_parts(read_again, _ASKED_AT_ONCE):
        readings: dict[int, list[Version]] = {}
        for one in versions(connection, codings.c.document.in_(some)):
            readings.setdefault(one.document, []).append(one)
        for told in readings.values():
            if len(told) > 1:
                before, after = told[-2:]
                yield Compared(before, after, tuple(changes(before.coded, after.coded)))


def changes(before: Coded, after: Coded) -> Iterator[Changed]:
    """The claims that are new, gone or told otherwise. A claim is found again by its key, else by its type and its evidence."""
    left = list(before.claims)
    for claim in after.claims:
        former = next((one for one in left if one.key == claim.key), None) or next((one for one in left if _is_same(one, claim)), None)
        if former is None:
            yield Changed(after.document.doc_id, None, claim)
            continue
        left.remove(former)
        asked = (name for name in claim.__struct_fields__ if name not in _LEFT_ASIDE)
        fields = tuple(name for name in asked if getattr(former, name) != getattr(claim, name))
        if fields:
            yield Changed(after.document.doc_id, former, claim, fields)
    for claim in left:
        yield Changed(after.document.doc_id, claim, None)


def _is_same(one: Claim, other: Claim) -> bool:
    return (one.type, one.evidence) == (other.type, other.evidence)
