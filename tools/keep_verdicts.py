#!/usr/bin/env python3
"""Put a reader's verdicts on a drawn sample into tests/judged, as offsets and values without any text.

A verdict is a line of fields between " | ": the number of the item; `ok`, `none` (nothing should have been said), `fix` or, of a
sentence, `missed`; why; and for the last two the right values, `field=value`: words quoted from the article, a day or days
(`2015-07-18..2015-07-20`), a number or numbers (`3..5`), `-` for nothing. A sentence has a line for each event missed.
"""

import argparse
import datetime as dt
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from khabar.evaluate.judged import KINDS, SPANS, bare
from khabar.evaluate.sheets import Item
from shared_texts import articles

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "judged"
COUNTS = ("count", "weapon_count", "killed", "injured")
WORDS = ("type", "what", "mode", "status", "outcome", "stance", "country")
VERDICTS = ("ok", "none", "fix", "missed")
KEPT = frozenset(Item.__struct_fields__) - {"optional"}
Row = dict[str, Any]


class VerdictError(ValueError):
    """A line that is no verdict; the message says why."""


def nearest(text: str, quote: str, evidence: list[Row]) -> Row:
    """Where the words stand, inside the evidence or nearest to it."""
    hits = [match.start() for match in re.finditer(re.escape(quote), text)]
    if not hits:
        raise VerdictError(f"the article does not say {quote!r}")

    def distance(start: int) -> int:
        return min((max(one["start"] - start, start + len(quote) - one["end"], 0) for one in evidence), default=start)

    start = min(hits, key=lambda hit: (distance(hit), hit))
    return {"start": start, "end": start + len(quote)}


def value_of(name: str, told: str, text: str, evidence: list[Row]) -> Any:
    """The value of one `field=value`."""
    if told == "-":
        return None
    if name in SPANS:
        return nearest(text, told, evidence)
    first, _, last = told.partition("..")
    if name == "date":
        return {"start": _day(first), "end": _day(last or first)}
    if name in COUNTS:
        low = int(first) if first else None
        return [low, (int(last) if last else None) if ".." in told else low]
    if name in WORDS:
        return told
    raise VerdictError(f"no field is called {name!r}")


def _day(told: str) -> str:
    try:
        return dt.date.fromisoformat(told).isoformat()
    except ValueError as error:
        raise VerdictError(f"no day: {told!r}") from error


def corrections(fields: Iterable[str], text: str, evidence: list[Row]) -> Row:
    """The right values of a verdict; evidence first, since the words of the others are looked for in it."""
    told = dict(field.split("=", 1) for field in fields if "=" in field)
    found: Row = {}
    if "evidence" in told:
        evidence = [nearest(text, told.pop("evidence"), evidence)]
        found["evidence"] = evidence
    return found | {name: value_of(name, value.strip(), text, evidence) for name, value in told.items()}


def kept(item: Row) -> Row:
    """The fields of a claim or tally that scorers look at, without its words and without what is not told."""
    return {name: value for name, value in bare(item).items() if name in KEPT and value is not None}


def read_verdicts(path: Path, sample: dict[int, Row], texts: dict[str, str], kind: str, name: str) -> dict[int, Row]:
    """Each judged item by its number. Exits naming file and line where a line is not understood."""
    rows: dict[int, Row] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            parts = [part.strip() for part in line.split(" | ")]
            at = int(parts[0].lstrip("#"))
            if len(parts) < 2 or parts[1] not in VERDICTS or at not in sample:
                raise VerdictError("wanted: NUMBER | ok, none, fix or missed | why | field=value ...")
            _judge(rows, at, parts, sample[at], texts, kind, name)
        except (VerdictError, ValueError) as error:
            sys.exit(f"{path}:{number}: {error}")
    return rows


def _judge(rows: dict[int, Row], at: int, parts: list[str], drawn: Row, texts: dict[str, str], kind: str, name: str) -> None:
    said = drawn["said"]
    fixes = corrections(parts[3:], texts[drawn["doc_id"]], said["evidence"])
    head = {"doc_id": drawn["doc_id"], "round": name}
    why = {"fault": parts[2]} if len(parts) > 2 else {}
    if kind == "places":
        place = {key: said["place"][key] for key in ("start", "end")}
        resolved = {key: said[key] for key in ("place_id", "country")}
        rows[at] = head | {"evidence": [place], "said": resolved, "right": parts[1] == "ok"} | why
        return
    if kind == "sentences":
        row = rows.setdefault(at, head | {"evidence": bare(said["evidence"]), "events": []} | why)
        if parts[1] == "missed":
            row["events"].append({"evidence": bare(said["evidence"])} | {key: one for key, one in fixes.items() if one is not None})
        return
    truth = None if parts[1] == "none" else {key: one for key, one in (kept(said) | fixes).items() if one is not None}
    rows[at] = head | {"said": kept(said), "truth": truth} | why


def main() -> None:
    """Add the verdicts of one file to those kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("sample", type=Path, help="the sample.jsonl of tools/draw_samples.py")
    parser.add_argument("verdicts", type=Path, nargs="+")
    parser.add_argument("--round", required=True, help="the name of this round of reading")
    arguments = parser.parse_args()
    sample = {row["number"]: row for row in map(msgspec.json.decode, arguments.sample.read_bytes().splitlines())}
    wanted = {row["doc_id"] for row in sample.values()}
    texts = {document.doc_id: document.text for document in articles() if document.doc_id in wanted}
    rows: dict[int, Row] = {}
    for path in arguments.verdicts:
        rows |= read_verdicts(path, sample, texts, arguments.kind, arguments.round)
    FOLDER.mkdir(exist_ok=True)
    with (FOLDER / f"{arguments.kind}.jsonl").open("ab") as out:
        out.writelines(msgspec.json.encode(rows[number]) + b"\n" for number in sorted(rows))
    print(f"{len(rows)} of {len(sample)} {arguments.kind} kept")


if __name__ == "__main__":
    main()
