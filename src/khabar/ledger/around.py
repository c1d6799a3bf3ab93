"""What stands around an event, a claim or an article: the accounts themselves, their neighbours, and what happened to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import Connection, case, or_, select

from khabar.ledger.blobs import fetch
from khabar.ledger.loading import load
from khabar.ledger.reviewing.marking import SEALED
from khabar.ledger.schema import captures, claims, documents, entries, event_claims, judgements
from khabar.ledger.summaries.tables import doers
from khabar.ledger.writing import in_parts
from khabar.model import Claim, Document, Event

_AT_ONCE = 400
_DAYS_AROUND = 7
"""Days on either side of an event within which its nearest outsider is looked for: two claims of which one tells no day may be of one event
if they are published within a week (`khabar.link.pairs`), and a day that is told wrong is seldom further off."""


class Account(Struct, frozen=True):
    """One claim with the article that it stands in."""

    ref: str
    document: Document
    claim: Claim


class Carrier(Struct, frozen=True):
    """Where a claim was published, and on which day."""

    outlet: str | None
    published: str | None


class Happening(Struct, frozen=True):
    """One entry about something: its number, what happened to what, when, by which version, codebook and run, and by whom."""

    sequence: int
    happening: str
    subject: str
    recorded: str
    code: str
    codebook: str
    run: str
    digest: str
    who: str | None


class Original(Struct, frozen=True):
    """What an article was made from, as it came: its digest, its type, where it came from and when."""

    sha256: str
    media_type: str
    place: str
    url: str | None
    recorded: str


def accounts_of(connection: Connection, refs: Sequence[str]) -> list[Account]:
    """Claims with their articles, in this order; one that is gone is left out."""
    coded = load(connection, [ref.rpartition("#")[0] for ref in refs])
    found = []
    for ref in refs:
        doc_id, _, name = ref.rpartition("#")
        whole = coded.get(doc_id)
        claim = None if whole is None else next((one for one in whole.claims if one.id == name), None)
        if whole is not None and claim is not None:
            found.append(Account(ref, whole.document, claim))
    return found


def carriers_of(connection: Connection, refs: Sequence[str]) -> dict[str, Carrier]:
    """The outlet and the day of each claim's article, without reading the articles; one that is gone is left out."""
    kept, found = documents.c, {}
    for some in in_parts(sorted({ref.rpartition("#")[0] for ref in refs}), _AT_ONCE):
        query = select(kept.doc_id, kept.outlet, kept.published).where(kept.current, kept.doc_id.in_(some))
        found.update({doc_id: Carrier(outlet, published) for doc_id, outlet, published in connection.execute(query)})
    return {ref: found[doc_id] for ref in refs for doc_id in (ref.rpartition("#")[0],) if doc_id in found}


def events_of(connection: Connection, refs: Sequence[str]) -> dict[str, str]:
    """The event of each claim that is in one."""
    found: dict[str, str] = {}
    for some in in_parts(refs, _AT_ONCE):
        found.update(connection.execute(select(event_claims.c.ref, event_claims.c.event_id).where(event_claims.c.ref.in_(some))).all())
    return found


def neighbours(connection: Connection, event: Event, most: int) -> list[str]:
    """Claims of other events that come nearest by type, day and place: those of its place first, then those of its country."""
    if event.when is None:
        return []
    margin = dt.timedelta(days=_DAYS_AROUND)
    first, last = event.when.range.start - margin, event.when.range.end + margin
    nearness = case((claims.c.place == event.place, 0), (claims.c.country == event.country, 1), else_=2)
    query = (
        select(claims.c.ref)
        .where(claims.c.current, claims.c.type == event.type)
        .where(claims.c.first_day >= first.isoformat(), claims.c.first_day <= last.isoformat())
        .where(claims.c.ref.not_in(event.claims[:_AT_ONCE]))
        .order_by(nearness, claims.c.first_day, claims.c.ref)
        .limit(most)
    )
    return list(connection.execute(query).scalars())


def history_of(connection: Connection, refs: Sequence[str], most: int) -> list[Happening]:
    """What happened to claims and their articles: taken in, read, decided and judged about; the latest last."""
    shown = refs[:_AT_ONCE]
    subjects = {*shown, *(ref.rpartition("#")[0] for ref in shown)}
    judged = select(judgements.c.entry).where(or_(judgements.c.left.in_(shown), judgements.c.right.in_(shown)))
    wanted = or_(entries.c.subject.in_(sorted(subjects)), entries.c.sequence.in_(judged))
    told = [*(entries.c[name] for name in Happening.__struct_fields__ if name in entries.c), doers.c.who]
    query = select(*told).join_from(entries, doers, doers.c.entry == entries.c.sequence, isouter=True)
    query = query.where(wanted, entries.c.sequence.not_in(SEALED)).order_by(entries.c.sequence.desc()).limit(most)
    return [Happening(*row) for row in connection.execute(query)][::-1]


def original_of(connection: Connection, doc_id: str) -> Original | None:
    """What an article was made from, as it stands."""
    query = (
        select(captures.c.sha256, captures.c.media_type, captures.c.place, captures.c.url, entries.c.recorded)
        .join_from(documents, captures, captures.c.entry == documents.c.capture)
        .join(entries, entries.c.sequence == captures.c.entry)
        .where(documents.c.doc_id == doc_id, documents.c.current)
        .order_by(captures.c.entry.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return None if row is None else Original(*row)


def bytes_of(connection: Connection, original: Original) -> bytes | None:
    """An original byte for byte; None where it was taken out."""
    return fetch(connection, [original.sha256]).get(original.sha256)
