#!/usr/bin/env python3
"""Draw pairs of claims of the raw corpus that linking compares, to be judged same or different; the sheet holds text and stays outside.

The corpus is coded, blocked and compared by khabar itself. Pairs are drawn in strata: across two documents or within one, physical
or political, and how strongly the weights that ship speak for one event; most near the border. How many pairs of the corpus a drawn
one stands for goes with it (`weight`). A passage that two articles share gives no pair: what is copied says nothing of how two
accounts agree. A document is in two pairs at most.
"""

import argparse
import random
import sys
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from khabar import pipeline
from khabar.codebook import Codebook, load
from khabar.evaluate.judged import touched_documents
from khabar.evaluate.links import judged_documents
from khabar.export.jsonl import document_row
from khabar.ingest.coded.documents import read_coded
from khabar.link import Linker, Page, origins_of
from khabar.link.pairs.blocking import MOST, parted
from khabar.link.pairs.compared import Compared
from khabar.link.pairs.scoring import NEVER
from khabar.model.event_types import CORE

ROOT = Path(__file__).resolve().parent.parent
BOUNDS = (-10.0, -6.0, -3.0, -1.0, 1.0, 4.0, 8.0)
"""Bits that part the strata; the border of joining is at -1."""
WANTED = {
    (False, True): (6, 14, 24, 32, 36, 34, 26, 16),
    (False, False): (4, 8, 12, 16, 16, 14, 10, 8),
    (True, True): (3, 8, 14, 16, 16, 12, 8, 4),
    (True, False): (2, 4, 6, 8, 8, 6, 4, 2),
}
"""Pairs drawn of each stratum: (within one document, physical), then by bits from the least."""
USES = 2
CONTEXT = 100
EVIDENCE = 450
"""Code points of the article shown on either side of the evidence, and of the evidence itself at most."""
Row = dict[str, Any]
Stratum = tuple[bool, bool, int]


class Drawn(NamedTuple):
    """One pair by the places of its claims, with its score, its stratum and how many pairs of the corpus it stands for."""

    left: int
    right: int
    score: float
    stratum: Stratum
    weight: float


def coded_pages(path: Path, codebook: Codebook, skipped: Iterable[str]) -> Iterator[Page]:
    """The pages of a coded corpus, without the documents that were judged or coded by hand before."""
    known = frozenset(skipped)
    for record in read_coded([str(path)]):
        if record.coded is not None and record.coded.claims and record.coded.document.doc_id not in known:
            yield pipeline.page(record.coded, codebook, grounded=True)


def compared(linker: Linker) -> set[tuple[int, int]]:
    """Every pair that linking compares."""
    return set(chain.from_iterable(parted(block, linker.claims) if len(block) > MOST else _all(block) for block in linker.blocks.values()))


def _all(block: list[int]) -> Iterator[tuple[int, int]]:
    return ((left, right) for at, left in enumerate(block) for right in block[at + 1 :])


def strata_of(linker: Linker, passages: dict[str, str | None]) -> dict[Stratum, list[tuple[int, int, float]]]:
    """The pairs that could be one event, by stratum; those told in one copied passage are left out."""
    found: dict[Stratum, list[tuple[int, int, float]]] = {}
    for left, right in sorted(compared(linker)):
        a, b = linker.claims[left], linker.claims[right]
        score = linker.scorer.bits(a, b)
        passage = passages.get(a.ref)
        if score > NEVER and (a.doc == b.doc or passage is None or passage != passages.get(b.ref)):
            stratum = a.doc == b.doc, a.type in CORE, bisect(BOUNDS, score)
            found.setdefault(stratum, []).append((left, right, score))
    return found


def drawn(strata: dict[Stratum, list[tuple[int, int, float]]], claims: list[Compared], chance: random.Random) -> list[Drawn]:
    """Pairs of every stratum at random; no document in more than a few."""
    uses: Counter[str] = Counter()
    taken: list[Drawn] = []
    for stratum in sorted(strata):
        every = strata[stratum]
        wanted = WANTED[stratum[:2]][stratum[2]]
        here: list[tuple[int, int, float]] = []
        for left, right, score in chance.sample(every, len(every)):
            documents = {claims[left].doc, claims[right].doc}
            if len(here) < wanted and all(uses[one] < USES for one in documents):
                here.append((left, right, score))
                uses.update(documents)
        taken += [Drawn(left, right, score, stratum, len(every) / len(here)) for left, right, score in here]
    chance.shuffle(taken)
    return taken


def shown(text: str, row: Row) -> str:
    """One claim as its reader sees it."""
    fields = ("type", "mode", "status", "actor", "target", "place", "date", "weapon", "killed", "injured", "source")
    told = "  ".join(f"{field}={_value(row[field])}" for field in fields if row.get(field) is not None)
    start, end = row["evidence"][0]["start"], max(span["end"] for span in row["evidence"])
    parts = text[max(0, start - CONTEXT) : start], text[start : min(end, start + EVIDENCE)], text[min(end, start + EVIDENCE) :][:CONTEXT]
    return f"  {told}\n   {parts[0]}⟦{parts[1]}⟧{parts[2]}\n".replace("\n\n", "\n")


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return str(value["text"]) if "text" in value else f"{value['start']}..{value['end']}"
    return str(value)


def write(taken: list[Drawn], linker: Linker, coded: Path, out: Path) -> None:
    """The pairs as data, and the sheet in which they are read."""
    wanted = {linker.claims[at].doc for pair in taken for at in (pair.left, pair.right)}
    rows = {r.coded.document.doc_id: r.coded for r in read_coded([str(coded)]) if r.coded and r.coded.document.doc_id in wanted}
    claims = {f"{doc_id}#{row['id']}": row for doc_id, one in rows.items() for row in document_row(one)["claims"]}
    out.mkdir(parents=True, exist_ok=True)
    with (out / "pairs.jsonl").open("wb") as data, (out / "sheet.txt").open("w", encoding="utf-8") as sheet:
        for number, pair in enumerate(taken, 1):
            refs = [linker.claims[at].ref for at in (pair.left, pair.right)]
            row = {"number": number, "weight": round(pair.weight, 2), "score": round(pair.score, 2)}
            row |= {"left": claims[refs[0]] | {"ref": refs[0]}, "right": claims[refs[1]] | {"ref": refs[1]}}
            data.write(msgspec.json.encode(row) + b"\n")
            sheet.write(f"#{number}\n")
            for side, ref in zip("AB", refs, strict=True):
                document = rows[ref.rpartition("#")[0]].document
                sheet.write(f"{side} {ref} published {document.published} TITLE {document.title}\n" + shown(document.text, claims[ref]))
            sheet.write("\n")


def main() -> None:
    """Draw the pairs and write them beside their sheet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("coded", type=Path, help="the corpus as `khabar code` wrote it, outside the repository")
    parser.add_argument("out", type=Path, help="a folder outside the repository; gets pairs.jsonl and sheet.txt")
    parser.add_argument("--seed", type=int, required=True)
    arguments = parser.parse_args()
    if arguments.out.resolve().is_relative_to(ROOT):
        sys.exit("draw_pairs.py: the sheet holds articles' text; choose a folder outside the repository")
    codebook = load()
    known = touched_documents(ROOT / "tests") | judged_documents(ROOT / "tests" / "judged" / "pairs.jsonl")
    pages = list(coded_pages(arguments.coded, codebook, known))
    accounts = [account for page in pages for account in page.accounts]
    origins = origins_of((page.imprint for page in pages), accounts, codebook)
    linker = Linker(accounts, codebook, origins)
    print(len(pages), "documents", len(accounts), "claims")
    strata = strata_of(linker, {ref: origin.passage for ref, origin in origins.items()})
    taken = drawn(strata, linker.claims, random.Random(arguments.seed))
    write(taken, linker, arguments.coded, arguments.out)
    print(f"{len(taken)} of {sum(map(len, strata.values()))} pairs of {len(accounts)} claims in {len(pages)} documents")


if __name__ == "__main__":
    main()
