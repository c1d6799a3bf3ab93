"""What people say of two claims: one event, two, or unsure. It outranks the model and is found again after a new coding.

Entries hold what was said; the rows of `judgements` are what linking reads. A word that is taken back is a judgement of its own
(``withdrawn``), so that linking sees that something changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct, structs
from sqlalchemy import Connection, and_, or_, select, update

from khabar.ledger.blobs import fetch, name_of
from khabar.ledger.chain import Written, append
from khabar.ledger.judging import JUDGED
from khabar.ledger.loading import load
from khabar.ledger.reviewing.tables import doubts
from khabar.ledger.schema import entries, judgements
from khabar.ledger.writing import add, in_parts
from khabar.model import Anchor, Claim, Judgement, Stamp, Verdict

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Judgement)
_ASKED_AT_ONCE = 400
_SHOWN = 16
NOBODY = name_of(b"[]")[:_SHOWN]
"""What `seen_of` gives where nobody said anything."""


class Judged(Struct, frozen=True):
    """What a person said of two claims, as it stands: the entry, when, the judgement."""

    entry: int
    recorded: str
    judgement: Judgement


class JudgedMeanwhileError(Exception):
    """Somebody judged since the claims were shown, the same person in another window too, or what others said stands in the way."""

    def __init__(self, others: Sequence[Judged]) -> None:
        super().__init__()
        self.others = tuple(others)


class Word(Struct, frozen=True, kw_only=True):
    """What a person says of two claims; ``seen`` is what `seen_of` gave when they were shown, None where that is not asked after."""

    verdict: Verdict
    by: str
    note: str | None = None
    seen: str | None = None


def judge_pair(connection: Connection, left: str, right: str, word: Word, stamp: Stamp) -> int:
    """Keep what a person says of two claims; gives the number of the entry. The caller holds the lock of a writer.

    Raises KeyError: no such claim; ValueError: twice the same; `JudgedMeanwhileError`.
    """
    if left == right:
        raise ValueError(left)
    there = said_of(connection, [(left, right)])
    if word.seen is not None and word.seen != seen_of(there):
        said = (word.by, word.verdict, word.note)
        twice = next((one for one in there if (one.judgement.judge, one.judgement.verdict, one.judgement.note) == said), None)
        if twice is not None:  # a form that was sent twice
            return twice.entry
        raise JudgedMeanwhileError(there)
    given = [Judgement(left, right, word.verdict, word.by, note=word.note)]
    return write(connection, bound(connection, given), stamp)[-1]


def bound(connection: Connection, given: Sequence[Judgement]) -> list[Judgement]:
    """Judgements with the keys of their claims and where these stand, the smaller reference on the left. Raises KeyError: no such claim."""
    claims = _claims(connection, {ref for one in given for ref in (one.left, one.right)})
    found = []
    for one in given:
        left, right = sorted((one.left, one.right))
        keys = claims[left].key, claims[right].key
        anchors = _anchor(claims[left]), _anchor(claims[right])
        found.append(
            structs.replace(
                one, left=left, right=right, left_key=keys[0], right_key=keys[1], left_anchor=anchors[0], right_anchor=anchors[1]
            )
        )
    return found


def write(connection: Connection, given: Sequence[Judgement], stamp: Stamp) -> list[int]:
    """Enter judgements in order and have them be what their judges said last; gives the numbers of the entries.

    One that was said before in the same words moves to its new entry: linking looks at what is new by number.
    """
    payloads = [_ENCODER.encode(one) for one in given]
    written = [Written(JUDGED, f"{one.left} {one.right}", data) for one, data in zip(given, payloads, strict=True)]
    numbers = append(connection, written, stamp)
    names = [name_of(data) for data in payloads]
    known: set[str] = set()
    for some in in_parts(names, _ASKED_AT_ONCE):
        known.update(connection.execute(select(judgements.c.content).where(judgements.c.content.in_(some))).scalars())
    rows = {}
    for one, name, number in zip(given, names, numbers, strict=True):
        same = (judgements.c.left == one.left) & (judgements.c.right == one.right) & (judgements.c.judge == one.judge)
        connection.execute(update(judgements).where(same).values(current=False))
        if name in known:
            connection.execute(update(judgements).where(judgements.c.content == name).values(entry=number, current=True))
        else:
            row = {"left": one.left, "right": one.right, "verdict": one.verdict.value, "judge": one.judge, "current": True}
            rows[name] = {**row, "entry": number, "content": name}
    add(connection, judgements, list(rows.values()))
    return numbers


def said_of(connection: Connection, pairs: Iterable[tuple[str, str]]) -> list[Judged]:
    """What people say of these pairs, the last word of each judge, in order; withdrawn ones are left out."""
    found = []
    wanted = [(min(pair), max(pair)) for pair in pairs]
    for some in in_parts(wanted, _ASKED_AT_ONCE // 4):
        found += _read(connection, or_(*(and_(judgements.c.left == left, judgements.c.right == right) for left, right in some)))
    return _standing(found)


def said_about(connection: Connection, refs: Sequence[str]) -> list[Judged]:
    """What people say of these claims and any others, the last word of each judge on each pair, in order; withdrawn ones are left out."""
    found = {}
    for some in in_parts(refs, _ASKED_AT_ONCE):
        for one in _read(connection, judgements.c.left.in_(some) | judgements.c.right.in_(some)):
            found[one.entry] = one
    return _standing(list(found.values()))


def before(connection: Connection, judgement: Judgement, entry: int) -> Judgement | None:
    """What the same judge said of the same two claims before an entry; None where it was nothing, or was withdrawn."""
    same = (judgements.c.left == judgement.left) & (judgements.c.right == judgement.right) & (judgements.c.judge == judgement.judge)
    earlier = [one for one in _read(connection, same) if one.entry < entry]
    last = max(earlier, key=lambda one: one.entry, default=None)
    return None if last is None or last.judgement.verdict is Verdict.WITHDRAWN else last.judgement


def seen_of(there: Iterable[Judged]) -> str:
    """What changes when anybody judges."""
    return name_of(_ENCODER.encode(sorted(one.entry for one in there)))[:_SHOWN]


def withdrawn(judgement: Judgement, by: str, note: str) -> Judgement:
    """That what a judge said counts no more; the note names who took it back."""
    said = note if by == judgement.judge else f"{by}: {note}"
    return structs.replace(judgement, verdict=Verdict.WITHDRAWN, note=said, reasons=(), score=None)


def lay_doubts(connection: Connection, touched: Sequence[str], unsure: Iterable[Judgement], bound_bits: float) -> None:
    """Have these be the pairs of the touched claims about which the model is unsure. The caller holds the lock of a writer."""
    for some in in_parts(touched, _ASKED_AT_ONCE):
        connection.execute(doubts.delete().where(doubts.c.left.in_(some) | doubts.c.right.in_(some)))
    rows = {}
    for one in unsure:
        bits = one.score or 0.0
        row = {"left": one.left, "right": one.right, "bits": bits, "margin": abs(bits - bound_bits)}
        rows[one.left, one.right] = {**row, "data": _ENCODER.encode(one)}
    add(connection, doubts, list(rows.values()))


def doubt(connection: Connection, left: str, right: str) -> Judgement | None:
    """What the model says of a pair about which it is unsure, with its reasons."""
    query = select(doubts.c.data).where(doubts.c.left == min(left, right), doubts.c.right == max(left, right))
    data = connection.execute(query).scalar()
    return None if data is None else _DECODER.decode(data)


def _read(connection: Connection, condition: object) -> list[Judged]:
    query = (
        select(judgements.c.entry, judgements.c.content, entries.c.recorded)
        .join_from(judgements, entries, entries.c.sequence == judgements.c.entry)
        .where(condition, judgements.c.judge.startswith("person:"))  # type: ignore[arg-type]
    )
    rows = connection.execute(query).all()
    held = fetch(connection, [row.content for row in rows])
    return [Judged(row.entry, row.recorded, _DECODER.decode(held[row.content])) for row in rows if row.content in held]


def _standing(found: list[Judged]) -> list[Judged]:
    last: dict[tuple[str, str, str], Judged] = {}
    for one in sorted(found, key=lambda one: one.entry):
        last[one.judgement.left, one.judgement.right, one.judgement.judge] = one
    return sorted((one for one in last.values() if one.judgement.verdict is not Verdict.WITHDRAWN), key=lambda one: one.entry)


def _claims(connection: Connection, refs: set[str]) -> dict[str, Claim]:
    held = load(connection, sorted({ref.rpartition("#")[0] for ref in refs}))
    found = {f"{doc_id}#{claim.id}": claim for doc_id, coded in held.items() for claim in coded.claims}
    missing = refs - found.keys()
    if missing:
        raise KeyError(min(missing))
    return found


def _anchor(claim: Claim) -> Anchor:
    """Where a claim stands in its document, as `khabar.link` has it of accounts."""
    roles = (claim.actor, claim.target, claim.place, claim.weapon, claim.attribution.source)
    return Anchor(claim.type, claim.evidence, tuple(role.span for role in roles if role is not None))
