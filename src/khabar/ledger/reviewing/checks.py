"""What people say of an event's contradictions and of issues: that they looked, and what they found; until the thing changes."""

from __future__ import annotations

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select, update

from khabar.ledger import events
from khabar.ledger.blobs import name_of
from khabar.ledger.chain import Written, append
from khabar.ledger.reviewing.tables import checks
from khabar.ledger.schema import entries, issues
from khabar.ledger.writing import add, in_parts
from khabar.model import Agreement, Check, Event, Stamp

CHECKED = "checked"
CONTRADICTION, ISSUE = "contradiction", "issue"
VERDICTS = {CONTRADICTION: ("stands", "misread", "mislinked", "unsure"), ISSUE: ("seen", "fault", "harmless")}
"""Of a contradiction: the accounts do differ; a claim was misread; claims of several happenings were linked; not to be told. Of an issue:
looked at; khabar's fault; nothing to be done."""
_ENCODER = msgspec.json.Encoder()
_SHOWN = 16
_ASKED_AT_ONCE = 400


class CheckedMeanwhileError(Exception):
    """Somebody looked at it since it was shown, the same person in another window too, or it is not what was shown any more."""

    def __init__(self, others: tuple[Said, ...]) -> None:
        super().__init__()
        self.others = others


class Said(Struct, frozen=True):
    """What a person said, as it stands: the entry, when, who, what."""

    entry: int
    recorded: str
    judge: str
    verdict: str
    state: str


def check(connection: Connection, given: Check, seen: str | None, stamp: Stamp) -> int:
    """Keep what a person says; it takes the place of what the same person said before. Gives the number of the entry.

    ``seen`` is what `seen_of` gave when it was shown, None where that is not asked after. The caller holds the lock of a writer.
    Raises KeyError: there is no such thing; ValueError: no such verdict; `CheckedMeanwhileError`.
    """
    if given.verdict not in VERDICTS[given.kind]:
        raise ValueError(given.verdict)
    state = state_of(connection, given.kind, given.subject)
    there = said_of(connection, given.kind, given.subject)
    if given.state != state or (seen is not None and seen != seen_of(there)):
        raise CheckedMeanwhileError(tuple(there))
    [entry] = append(connection, [Written(CHECKED, f"{given.kind} {given.subject}", _ENCODER.encode(given))], stamp)
    same = (checks.c.kind == given.kind) & (checks.c.subject == given.subject) & (checks.c.judge == given.by)
    before = connection.execute(select(checks.c.entry).where(same, checks.c.current)).scalar()
    connection.execute(update(checks).where(same).values(current=False))
    row = {"entry": entry, "kind": given.kind, "subject": given.subject, "state": state, "verdict": given.verdict, "judge": given.by}
    add(connection, checks, [{**row, "current": True, "replaced": before}])
    return entry


def said_of(connection: Connection, kind: str, subject: str) -> list[Said]:
    """What people said of it, in order."""
    query = (
        select(checks.c.entry, entries.c.recorded, checks.c.judge, checks.c.verdict, checks.c.state)
        .join_from(checks, entries, entries.c.sequence == checks.c.entry)
        .where(checks.c.kind == kind, checks.c.subject == subject, checks.c.current)
        .order_by(checks.c.entry)
    )
    return [Said(*row) for row in connection.execute(query)]


def seen_of(there: list[Said]) -> str:
    """What changes when anybody says something."""
    return name_of(_ENCODER.encode([one.entry for one in there]))[:_SHOWN]


def state_of(connection: Connection, kind: str, subject: str) -> str:
    """The digest of what is to be checked: the contradicting values of an event, or the issue. Raises KeyError where it is not there."""
    if kind == CONTRADICTION:
        found = events.load(connection, [subject]).get(subject)
        if found is None:
            raise KeyError(subject)
        return contradictions(found)
    entry, _, ordinal = subject.partition(".")
    if not (entry.isdecimal() and ordinal.isdecimal()):
        raise KeyError(subject)
    query = select(issues.c.kind, issues.c.message).where(issues.c.entry == int(entry), issues.c.ordinal == int(ordinal))
    row = connection.execute(query).first()
    if row is None:
        raise KeyError(subject)
    return name_of(_ENCODER.encode(tuple(row)))[:_SHOWN]


def contradictions(event: Event) -> str:
    """The digest of what the accounts of an event exclude each other on."""
    told = [
        (one.attribute, sorted((value.value, sorted(value.claims)) for value in one.values))
        for one in event.findings
        if one.agreement is Agreement.CONTRADICTION
    ]
    return name_of(_ENCODER.encode(told))[:_SHOWN]


def renew(connection: Connection) -> None:
    """Have contradictions wait again that are not what they were when somebody looked at them. The caller holds the lock of a writer."""
    query = select(checks.c.entry, checks.c.subject, checks.c.state).where(checks.c.current, checks.c.kind == CONTRADICTION)
    rows = connection.execute(query).all()
    there: dict[str, Event] = {}
    for some in in_parts(sorted({row.subject for row in rows}), _ASKED_AT_ONCE):
        there.update(events.load(connection, some))
    gone = [row.entry for row in rows if row.subject not in there or contradictions(there[row.subject]) != row.state]
    for part in in_parts(gone, _ASKED_AT_ONCE):
        connection.execute(update(checks).where(checks.c.entry.in_(part)).values(current=False))
