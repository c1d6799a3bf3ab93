"""Known texts that come from other files: each is a capture, each source of them one issue, and nothing is read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select

from khabar.ledger import blobs
from khabar.ledger.blobs import name_of
from khabar.ledger.captures import Arrival, capture_payload, capture_row, seen_places
from khabar.ledger.chain import CAPTURED, Written, append
from khabar.ledger.documents import NOTED, lay_note
from khabar.ledger.schema import captures, documents
from khabar.ledger.writing import add, in_parts
from khabar.model import Issue, Stamp
from khabar.model.address import is_of_message

_ENCODER = msgspec.json.Encoder()
_ASKED_AT_ONCE = 400
KIND = "repeated"
Repeat = tuple[str, str, Arrival]
"""A known text that came from another file: the id it came under, the digest of what it says, the bytes."""


class _Known(Struct, frozen=True):
    """A repeat with the article that it repeats, and the place that this came from; ``former``: a message before it was edited."""

    arrival: Arrival
    doc_id: str
    place: str | None
    former: bool = False


def keep_repeats(connection: Connection, repeats: Sequence[Repeat], stamp: Stamp) -> int:
    """Keep that known texts came from other files too: a capture each, and an issue for all from one source that came from one before.

    Gives how many issues. The caller holds the lock of a writer.
    """
    there = _standing(connection, [declared for declared, _, _ in repeats])
    places = seen_places(connection, [arrival for _, _, arrival in repeats])
    found = [
        _Known(arrival, *there[key], former=key[1] is None)
        for declared, content, arrival in repeats
        if (key := (declared, content if (declared, content) in there else None)) in there
        if (name_of(arrival.data), arrival.place) not in places
    ]
    told = list(_issues(found))
    blobs.keep(connection, (one.arrival.data for one in found))
    captured = [Written(CAPTURED, one.doc_id, capture_payload(one.arrival)) for one in found]
    noted = [Written(NOTED, issue.doc_id or issue.where or KIND, _ENCODER.encode(issue)) for issue in told]
    numbers = iter(append(connection, [*captured, *noted], stamp))
    add(connection, captures, [capture_row(one.arrival, next(numbers)) for one in found])
    for issue in told:
        lay_note(connection, next(numbers), issue)
    return len(told)


def sources_of(places: Sequence[str]) -> list[str]:
    """The source of each place: the file where several of them are objects of it (``news.jsonl:7``), else its folder."""
    files = [place.rpartition(":")[0] or place for place in places]
    several = {file for file, number in Counter(files).items() if number > 1}
    return [file if file in several else file.rpartition("/")[0] or file for file in files]


def _standing(connection: Connection, declared: Sequence[str]) -> dict[tuple[str, str | None], tuple[str, str | None]]:
    """The articles that stand under these ids, with the place that each came from, by the id it came under and what it says, or said
    before another version came behind the repeat; messages by their ids alone, too: what else they said they said before.
    """
    at = documents.c
    columns = (at.declared, at.content, at.doc_id, at.current, captures.c.place)
    found: dict[tuple[str, str | None], tuple[str, str | None]] = {}
    for some in in_parts(sorted(set(declared)), _ASKED_AT_ONCE):
        query = select(*columns).join_from(documents, captures, captures.c.entry == at.capture, isouter=True)
        rows = connection.execute(query.where(at.declared.in_(some)).order_by(at.current, at.entry)).all()
        stand = {row.doc_id for row in rows if row.current}
        for row in rows:
            is_message = is_of_message(row.declared)
            if row.current or (row.doc_id in stand and not is_message):
                found[row.declared, row.content] = (row.doc_id, row.place)
            if row.current and is_message:
                found[row.declared, None] = (row.doc_id, row.place)
    return found


def _issues(found: Sequence[_Known]) -> Iterator[Issue]:
    """One for all that came from one source; of a single article it names both places."""
    groups: dict[tuple[str, bool], list[_Known]] = {}
    for one, source in zip(found, sources_of([one.arrival.place for one in found]), strict=True):
        groups.setdefault((source, one.former), []).append(one)
    for (source, is_former), held in groups.items():
        if len(held) == 1:
            place, doc_id, where = held[0].place, held[0].doc_id, held[0].arrival.place
            said = "the message as it was before it was edited" if is_former else f"the same text{f' as that of {place}' if place else ''}"
            yield Issue(KIND, f"{said}: kept as it came, not read{'' if is_former else ' again'}", doc_id, where)
            continue
        if is_former:
            yield Issue(KIND, f"{len(held)} messages as they were before they were edited: kept as they came, not read", None, source)
            continue
        former = sorted(set(sources_of([one.place for one in held if one.place is not None])))
        first = f" as those of {former[0]}" if former else ""
        others = f" and {len(former) - 1} others" if len(former) > 1 else ""
        yield Issue(KIND, f"{len(held)} articles are the same texts{first}{others}: kept as they came, not read again", None, source)
