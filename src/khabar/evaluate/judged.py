"""What readers found of samples of raw text, kept as offsets and values, and how a later version stands against it.

A claim or tally that was judged is kept as it was said and as it should have been (`truth`; null where nothing should have been said).
A sentence without a claim is kept with the events it tells, mostly none. No text is kept: it is looked up in the corpus by `doc_id`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from khabar.evaluate.pairing import agreement, overlap, same_slot
from khabar.evaluate.sheets import ROLES, Item, Sheet, SheetError, Words

KINDS = ("claims", "tallies", "sentences", "places")
FIELDS = ("type", *ROLES, "date", "status")
SPANS = (*ROLES, "via", "of")


class Resolved(Struct, frozen=True):
    """What a phrase of place was resolved to: the place, where it has one, and its country."""

    place_id: str | None = None
    country: str | None = None


class Verdict(Struct, frozen=True, kw_only=True):
    """One claim or tally of a sample: what was said, what should have been, and the class of the fault where they differ."""

    doc_id: str
    round: str
    said: Item
    truth: Item | None
    fault: str | None = None


class Silence(Struct, frozen=True, kw_only=True):
    """One sentence of a sample in which no claim was made, and the events that it does tell."""

    doc_id: str
    round: str
    evidence: tuple[Words, ...]
    events: tuple[Item, ...] = ()
    fault: str | None = None


class Whereabouts(Struct, frozen=True, kw_only=True):
    """One place as it was resolved, by its words, and whether it is that place."""

    doc_id: str
    round: str
    evidence: tuple[Words, ...]
    said: Resolved
    right: bool
    fault: str | None = None


class Judged(Struct, frozen=True):
    """Everything that was judged."""

    claims: tuple[Verdict, ...]
    tallies: tuple[Verdict, ...]
    sentences: tuple[Silence, ...]
    places: tuple[Whereabouts, ...]


def quoted(value: Any, text: str) -> Any:
    """The same plain values with the words of the text in every span."""
    if isinstance(value, dict):
        filled = {key: quoted(one, text) for key, one in value.items()}
        if {"start", "end"} <= value.keys() and isinstance(value["start"], int):
            filled["text"] = text[value["start"] : value["end"]]
        return filled
    return [quoted(one, text) for one in value] if isinstance(value, list) else value


def bare(value: Any) -> Any:
    """The same plain values without the words: offsets, values and canonical names only."""
    if isinstance(value, dict):
        return {key: bare(one) for key, one in value.items() if not (key == "text" and "start" in value)}
    return [bare(one) for one in value] if isinstance(value, list) else value


def own_gold(place: Path, texts: Mapping[str, str]) -> list[Sheet]:
    """The gold documents of a folder, or of a file with one a line, that hold offsets only, with their texts.

    Raises ``SheetError`` for one whose text is not there.
    """
    if place.is_file():
        return [_sheet(f"{place}:{number}", line, texts) for number, line in enumerate(_lines(place), 1)]
    return [_sheet(str(path), path.read_bytes(), texts) for path in sorted(place.glob("*.json"))]


def _sheet(where: str, coded: bytes, texts: Mapping[str, str]) -> Sheet:
    plain = msgspec.json.decode(coded)
    text = texts.get(plain["doc_id"])
    if text is None:
        raise SheetError(f"{where}: the corpus has no document {plain['doc_id']}")
    return msgspec.convert(quoted(plain, text) | {"text": text}, Sheet)


def read_judged(folder: Path, texts: Mapping[str, str]) -> Judged:
    """Every verdict of a folder, with the words its offsets stand for. Raises ``SheetError`` naming file and line."""
    found = {kind: [quoted(row, texts[row["doc_id"]]) for row in _rows(folder / f"{kind}.jsonl", texts)] for kind in KINDS}
    return msgspec.convert(found, Judged)


def _rows(path: Path, texts: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(_lines(path), 1):
        row = msgspec.json.decode(line)
        if row["doc_id"] not in texts:
            raise SheetError(f"{path}:{number}: the corpus has no document {row['doc_id']}")
        yield row


def touched_documents(tests: Path) -> frozenset[str]:
    """The ids of all documents that were judged or coded by hand."""
    verdicts = (msgspec.json.decode(line)["doc_id"] for kind in KINDS for line in _lines(tests / "judged" / f"{kind}.jsonl"))
    return frozenset((*verdicts, *(path.stem for path in (tests / "own_gold").glob("*/*.json"))))


def _lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines() if path.exists() else []


def rightness(said: Item | None, truth: Item | None) -> dict[str, bool]:
    """Which fields of what is said are right; `event` is whether it should have been said at all."""
    if said is None or truth is None:
        return {"event": said is None and truth is None}
    right = {name: same_slot(truth.slot(name), said.slot(name)) for name in ROLES}
    right |= {"type": said.type == truth.type, "date": said.date == truth.date, "status": said.told_status() == truth.told_status()}
    if truth.what is not None:
        right |= {"what": said.what == truth.what, "count": said.count == truth.count, "of": same_slot(truth.of, said.of)}
    return {"event": True} | right


def answering(verdict: Verdict, items: Iterable[Item]) -> Item | None:
    """The claim or tally that says now what was judged: the likest to the truth or, where there is none, to what was said."""
    wanted = verdict.truth or verdict.said
    types = {verdict.said.type, wanted.type}
    near = [item for item in items if item.type in types and item.what == wanted.what and overlap(wanted.evidence, item.evidence)]
    if verdict.truth is None:
        near = [item for item in near if any(same_slot(verdict.said.slot(name), item.slot(name)) for name in ("actor", "target"))]
    return max(near, key=lambda item: (item.type == wanted.type, agreement(wanted, item)), default=None)


def changes(verdicts: Iterable[Verdict], now: Mapping[str, Iterable[Item]]) -> Iterator[tuple[Verdict, str, bool]]:
    """Every field whose rightness is another than when it was judged: the verdict, the field, and whether it is right now."""
    for verdict in verdicts:
        then = rightness(verdict.said, verdict.truth)
        found = rightness(answering(verdict, now[verdict.doc_id]), verdict.truth)
        for name in then.keys() | found.keys():
            if then.get(name, False) != found.get(name, False):
                yield verdict, name, found.get(name, False)


def shares(pairs: Iterable[tuple[Item | None, Item | None]]) -> dict[str, tuple[int, int]]:
    """Right and all, by field, of (said, truth); fields count only where there is an event."""
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for said, truth in pairs:
        for name, good in rightness(said, truth).items():
            right[name] += good
            every[name] += 1
    return {name: (right[name], every[name]) for name in every}
