"""Made-up stories written down as coded documents, one object a line, and the truth about their claims beside them."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from khabar.codebook import Codebook, load
from khabar.codebook.types import Concept
from khabar.model.values import date_precision
from made_claims import CLAIMS_A_DAY, FIRST_DAY, Press, Row, Story, World

_CLAIMS_AN_EVENT = 2.85
"""Measured on the generator itself: claims that one happening brings, reprints included."""
_PREPARATION_DAYS = 4
_IN, _KILLED, _SAID, _WITH, _ON = "في", "وقتل", "بحسب", "ب", "يوم"


class _Writer:
    """Text that grows, and where its pieces stand."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0

    def add(self, words: str) -> Row:
        """Words and a blank behind them; what they look like as a span."""
        start = self.length
        self.pieces.append(words + " ")
        self.length += len(words) + 1
        return {"start": start, "end": start + len(words), "text": words}


def document_of(story: Story, doc_id: str) -> Row:
    """One coded document in the shape that `khabar code` writes."""
    out = _Writer()
    if story.agency and int(hashlib.md5(doc_id.encode(), usedforsecurity=False).hexdigest(), 16) % 2:
        out.add(f"{story.outlet}:")
    claims = [_claim(out, f"{doc_id}-{number}", number, *sentence) for number, sentence in enumerate(story.sentences, 1)]
    text = "".join(out.pieces)
    return {"doc_id": doc_id, "outlet": story.outlet, "published": story.day.isoformat(), "text": text, "claims": claims, "tallies": []}


def _claim(out: _Writer, key: str, number: int, edges: tuple[str, str], row: Row) -> Row:
    start, first = out.length, len(out.pieces)
    out.add(edges[0])
    claim: Row = {"id": f"c{number}", "type": row["type"], "mode": row["mode"], "status": row["status"], "key": key, "confidence": 0.8}
    claim |= _role(out, "actor", row["actor"])
    out.add(row["verb"])
    claim |= _role(out, "target", row["target"])
    claim |= _where(out, row["place"], row["country"])
    claim |= _when(out, row["date"])
    weapon: Concept | None = row["weapon"]
    claim |= _role(out, "weapon", (weapon.ar, weapon.id) if weapon else None)
    if row["killed"] is not None:
        out.add(f"{_KILLED} {row['killed']}")
        claim["killed"] = (row["killed"], row["killed"])
    out.add(edges[1])
    source: Concept | None = row["source"]
    if source is not None:
        out.add(_SAID)
    claim |= _role(out, "source", (source.ar, source.id) if source else None)
    sentence = "".join(out.pieces[first:]).rstrip()
    out.add(".")
    claim["evidence"] = ({"start": start, "end": start + len(sentence), "text": sentence},)
    return claim


def _role(out: _Writer, role: str, words: tuple[str, str | None] | None) -> Row:
    return {} if words is None else {role: out.add(words[0]), f"{role}_id": words[1]}


def _where(out: _Writer, place: Concept | None, country: str | None) -> Row:
    if place is None:
        return {"country": country}
    out.add(_IN)
    found = {"place": out.add(place.ar), "place_id": place.id, "country": country, "admin1": place.admin1}
    precision = 4 if place.kind == "admin1" else 1
    return found | {"latitude": place.latitude, "longitude": place.longitude, "geo_precision": precision}


def _when(out: _Writer, day: dt.date | None) -> Row:
    if day is None:
        return {}
    out.add(f"{_ON} {day.isoformat()}")
    return {"date": {"start": day.isoformat(), "end": day.isoformat()}, "date_precision": date_precision(day, day)}


def documents(codebook: Codebook, claims: int, seed: int = 7) -> Iterator[tuple[Row, tuple[int, ...]]]:
    """Coded documents day by day until there are so many claims, each with the happenings behind its claims."""
    world = World(codebook, seed)
    press = Press(world)
    day, number, made, documents_made = FIRST_DAY, 0, 0, 0
    later: dict[dt.date, list[Story]] = {}
    while made < claims:
        for happening in world.happenings(number, day, round(CLAIMS_A_DAY / _CLAIMS_AN_EVENT)):
            press.hear(happening)
            number += 1
        for story in press.stories(day):
            later.setdefault(story.day, []).append(story)
        for story in later.pop(day, ()):
            if made >= claims:
                break
            documents_made += 1
            made += len(story.of)
            yield document_of(story, f"made-{documents_made:07}"), story.of
        day += dt.timedelta(1)


def write(claims: int, folder: Path, new_documents: int = 0) -> tuple[Path, Path, Path]:
    """Writes documents and truth (``doc_id#claim_id`` and happening, tab between); the last so many documents to a file of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = folder / f"{claims}.jsonl", folder / f"{claims}.new.jsonl", folder / f"{claims}.truth.tsv"
    encoder = msgspec.json.Encoder()
    held: list[bytes] = []
    with paths[0].open("wb") as out, paths[2].open("w", encoding="utf-8") as truth:
        for row, happenings in documents(load(), claims):
            held.append(encoder.encode(row) + b"\n")
            if len(held) > new_documents:
                out.write(held.pop(0))
            truth.writelines(f"{row['doc_id']}#{claim['id']}\t{one}\n" for claim, one in zip(row["claims"], happenings, strict=True))
    paths[1].write_bytes(b"".join(held))
    return paths


def truth_of(path: Path) -> dict[str, int]:
    """The happening behind each claim."""
    lines: Iterator[Any] = (line.rstrip("\n").partition("\t") for line in path.open(encoding="utf-8"))
    return {ref: int(one) for ref, _, one in lines}
