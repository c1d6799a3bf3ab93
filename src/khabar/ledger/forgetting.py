"""What people said of an article that is taken out, and what lists were found by: its words stand there, too, and go with it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec import Struct, structs
from sqlalchemy import ColumnElement, Connection, delete, func, or_, select, update

from khabar.ledger import sets, values
from khabar.ledger.blobs import fetch
from khabar.ledger.chain import read
from khabar.ledger.reviewing.checks import CONTRADICTION, ISSUE
from khabar.ledger.reviewing.marking import corrected
from khabar.ledger.reviewing.pairs import write
from khabar.ledger.reviewing.tables import checks, corrections, doubts, regroupings
from khabar.ledger.schema import decisions, event_claims, event_sets, event_values, issues, judgements
from khabar.ledger.summaries.tables import accounts, origin_names
from khabar.ledger.values import Name
from khabar.ledger.writing import in_parts
from khabar.model import Entry, Judgement, Regrouping, Stamp, Undone

DECIDED, JUDGED, CHECKED, REGROUPED, UNDONE = "decided", "judged", "checked", "regrouped", "undone"
_FOUND_BY = ("type", "mode", "status", "country", "place", "actor", "target", "weapon", "outcome", "outlet", "source", "contradiction")
_AT_ONCE = 200
FORGOTTEN = "forgotten "
"""What stands, with the number of the set, in the place of a value that no event has any more."""


class _Noted(Struct, frozen=True):
    note: str | None = None


class Said(Struct, frozen=True):
    """Entries in which people spoke of an article, by what they did, and the names of what these hold.

    ``restated``: judgements about others that were made with the same words; they are entered again without these.
    """

    entries: dict[str, tuple[int, ...]]
    contents: frozenset[str]
    restated: tuple[Judgement, ...]


def said_about(connection: Connection, doc_id: str) -> Said:
    """What people said of an article: of its claims, of pairs and groups with them, of its events and issues, and what they took back."""
    of_pairs = select(judgements.c.entry).where(_of_pair(judgements.c.left, judgements.c.right, doc_id))
    found = {
        DECIDED: set(connection.execute(select(decisions.c.entry).where(decisions.c.doc_id == doc_id)).scalars()),
        JUDGED: set(connection.execute(of_pairs).scalars()),
        CHECKED: _checked(connection, doc_id),
        **{happening: set[int]() for happening in (REGROUPED, UNDONE)},
    }
    contents: set[str] = set()
    notes: set[str] = set()
    for entry in read(connection, (DECIDED, JUDGED, CHECKED, REGROUPED, UNDONE)):
        payload = fetch(connection, [entry.content]).get(entry.content)
        if payload is not None and (_is_known(entry, found, doc_id) or _speaks_of(entry, payload, found, doc_id)):
            found[entry.happening].add(entry.sequence)
            contents.add(entry.content)
            notes.add(msgspec.json.decode(payload, type=_Noted).note or "")
    restated = _noted_so(connection, notes - {""}, contents)
    numbers = {happening: tuple(sorted(told)) for happening, told in found.items()}
    return Said(numbers, frozenset(contents | restated.keys()), tuple(one for one in restated.values() if one is not None))


def _is_known(entry: Entry, found: Mapping[str, set[int]], doc_id: str) -> bool:
    of_pair = entry.happening == JUDGED and doc_id in {ref.rpartition("#")[0] for ref in entry.subject.split(" ")}
    return of_pair or entry.sequence in found[entry.happening]


def _speaks_of(entry: Entry, payload: bytes, found: Mapping[str, set[int]], doc_id: str) -> bool:
    """Whether it groups a claim of the article, or takes back what is told of it."""
    if entry.happening == REGROUPED:
        groups = msgspec.json.decode(payload, type=Regrouping).groups
        return any(ref.rpartition("#")[0] == doc_id for group in groups for ref in group)
    taken_back = msgspec.json.decode(payload, type=Undone).entry if entry.happening == UNDONE else None
    return any(taken_back in numbers for numbers in found.values())


def _noted_so(connection: Connection, notes: set[str], known: set[str]) -> dict[str, Judgement | None]:
    """By content the judgements with one of these reasons, without it; None for those that stand no more."""
    found: dict[str, Judgement | None] = {}
    standing = dict(connection.execute(select(judgements.c.content, judgements.c.current)).all())
    for entry in read(connection, (JUDGED,) if notes else (UNDONE,)):
        payload = (
            fetch(connection, [entry.content]).get(entry.content) if entry.content not in known and entry.happening == JUDGED else None
        )
        one = None if payload is None else msgspec.json.decode(payload, type=Judgement)
        if one is not None and one.note and (one.note in notes or one.note.partition(": ")[2] in notes):
            found[entry.content] = structs.replace(one, note=None) if standing.get(entry.content) else None
    return found


def unsay(connection: Connection, doc_id: str, said: Said, stamp: Stamp) -> None:
    """Take what people said of an article out of the tables; that they decided stays, and counts no more."""
    for names in in_parts(sorted(said.contents), _AT_ONCE):
        connection.execute(delete(judgements).where(judgements.c.content.in_(names)))
    write(connection, said.restated, stamp)
    connection.execute(delete(doubts).where(_of_pair(doubts.c.left, doubts.c.right, doc_id)))
    connection.execute(delete(judgements).where(_of_pair(judgements.c.left, judgements.c.right, doc_id)))
    connection.execute(update(decisions).where(decisions.c.doc_id == doc_id).values(current=False, ref=None))
    for some in in_parts(said.entries[DECIDED], _AT_ONCE):
        connection.execute(delete(corrections).where(corrections.c.entry.in_(some)))
    for table, happening in ((checks, CHECKED), (regroupings, REGROUPED)):
        for some in in_parts(said.entries[happening], _AT_ONCE):
            connection.execute(update(table).where(table.c.entry.in_(some)).values(current=False))


def sweep(connection: Connection) -> int:
    """Take away names that nothing has any more: values of no event, origins of no account; gives how many. Of a large ledger it takes
    minutes. The caller holds the lock of a writer, and events are told already.
    """
    known = sets.load(connection, [sets.STANDING, sets.REJECTED])
    there = known[sets.STANDING] | known[sets.REJECTED]
    facets = [*_FOUND_BY, *(corrected((facet, ""))[0] for facet in _FOUND_BY)]
    query = select(event_values).where(event_values.c.facet.in_(facets), event_values.c.value.not_like(f"{FORGOTTEN}%"))
    gone: list[tuple[int, Name]] = []
    for some in in_parts(connection.execute(query).all(), _AT_ONCE):
        held = sets.load(connection, [(row.facet, row.value) for row in some])
        gone += [(row.id, (row.facet, row.value)) for row in some if not held[row.facet, row.value] & there]
    values.note(connection, [name for _, name in gone])
    for number, (facet, value) in gone:
        connection.execute(delete(event_sets).where(event_sets.c.facet == facet, event_sets.c.value == value))
        connection.execute(update(event_values).where(event_values.c.id == number).values(value=f"{FORGOTTEN}{number}"))
    unused = origin_names.c.origin.not_in(select(accounts.c.origin))
    return len(gone) + connection.execute(delete(origin_names).where(unused)).rowcount


def _of_pair(left: ColumnElement[str], right: ColumnElement[str], doc_id: str) -> ColumnElement[bool]:
    """Pairs with a claim of the article; the id of another may begin with it and go on behind the same sign."""
    return or_(_is_of(left, doc_id), _is_of(right, doc_id))


def _is_of(ref: ColumnElement[str], doc_id: str) -> ColumnElement[bool]:
    own = f"{doc_id}#"
    return (func.substr(ref, 1, len(own)) == own) & ~func.substr(ref, len(own) + 1).contains("#")


def _checked(connection: Connection, doc_id: str) -> set[int]:
    claims = _is_of(event_claims.c.ref, doc_id)
    events = select(event_claims.c.event_id).where(claims)
    own = connection.execute(select(issues.c.entry, issues.c.ordinal).where(issues.c.doc_id == doc_id)).all()
    subjects = [f"{row.entry}.{row.ordinal}" for row in own]
    of_events = (checks.c.kind == CONTRADICTION) & checks.c.subject.in_(events)
    of_issues = (checks.c.kind == ISSUE) & checks.c.subject.in_(subjects)
    return set(connection.execute(select(checks.c.entry).where(of_events | of_issues)).scalars())
