#!/usr/bin/env python3
"""Draw claims, silent sentences, tallies or places of the raw corpus to be judged; a sheet holds articles and stays out of the repository.

Claims are drawn evenly over types and, within a type, over rules and outlets (`--plain`: at random, for an honest share of what is
right). A silent sentence has a word that may tell an event and no claim. Never two of one document, and none of a
document that was judged before or belongs to the own gold. What the reader finds goes back in with tools/keep_verdicts.py.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from khabar import pipeline
from khabar.codebook import Codebook, Lexicon, load
from khabar.evaluate.judged import KINDS, touched_documents
from khabar.export.jsonl import document_row
from khabar.extract.page.tokens import read_page
from khabar.model import Coded, Document
from khabar.model.event_types import CORE
from shared_texts import articles

ROOT = Path(__file__).resolve().parent.parent
CONTEXT = 350
"""Code points of the article shown on either side."""
Row = dict[str, Any]
SHOWN = {
    "claims": ("type", "mode", "status", "actor", "target", "place", "date", "weapon", "source", "killed", "injured"),
    "tallies": ("what", "count", "of", "actor", "place", "date", "source"),
    "sentences": (),
    "places": ("type", "place", "place_id", "admin1", "country", "latitude", "longitude", "geo_precision"),
}


def drawn(kind: str, coded: list[tuple[Document, Coded]], codebook: Codebook, chance: random.Random) -> Iterator[tuple[Document, str, Row]]:
    """Every item that may be drawn, in a random order, with the stratum it belongs to."""
    chance.shuffle(coded)
    if kind == "sentences":
        yield from _silent(coded, codebook, chance)
        return
    for article, one in coded:
        rows = _placed(document_row(one)["claims"]) if kind == "places" else document_row(one)[kind]
        chance.shuffle(rows)
        for row in rows:
            yield article, row.get("type") or row["what"], row


def _placed(claims: list[Row]) -> list[Row]:
    """The claims whose place was resolved."""
    return [claim for claim in claims if claim["place"] is not None and claim["place_id"] is not None]


def _silent(coded: list[tuple[Document, Coded]], codebook: Codebook, chance: random.Random) -> Iterator[tuple[Document, str, Row]]:
    """Sentences with a word that may tell an event and no claim; those of articles with and without claims are two strata."""
    lexicon = Lexicon(codebook)
    for article, one in coded:
        page = read_page(article, lexicon)
        told = [span for claim in one.claims for span in claim.evidence]
        sentences = [] if page is None else page.sentences
        chance.shuffle(sentences)
        for first, last in sentences:
            assert page is not None
            start, end = page.words[first].start, page.words[last - 1].end
            if any(r.telling for r in page.readings[first:last]) and not any(s.start < end and start < s.end for s in told):
                yield article, "with claims" if one.claims else "without", {"evidence": [{"start": start, "end": end}]}
                break


def evenly(items: list[tuple[Document, str, Row]], wanted: int) -> list[tuple[Document, str, Row]]:
    """So many items of as many documents: the next one is of the stratum, then the rule, then the outlet least drawn from."""
    strata: dict[str, list[tuple[Document, str, Row]]] = {}
    for item in items:
        strata.setdefault(item[1], []).append(item)
    taken: list[tuple[Document, str, Row]] = []
    rules: Counter[str] = Counter()
    outlets: Counter[str] = Counter()
    used: set[str] = set()
    while len(taken) < wanted and strata:
        for name in sorted(strata):
            left = strata[name] = [item for item in strata[name] if item[0].doc_id not in used]
            if not left:
                del strata[name]
                continue
            best = min(left[:200], key=lambda item: (rules[item[2].get("rule", "")], outlets[item[0].outlet or ""]))
            taken.append(best)
            used.add(best[0].doc_id)
            rules[best[2].get("rule", "")] += 1
            outlets[best[0].outlet or ""] += 1
    return taken[:wanted]


def plainly(items: list[tuple[Document, str, Row]], wanted: int) -> list[tuple[Document, str, Row]]:
    """So many items as they come, one of a document."""
    first: dict[str, tuple[Document, str, Row]] = {}
    for item in items:
        first.setdefault(item[0].doc_id, item)
    return list(first.values())[:wanted]


def shown(number: int, kind: str, document: Document, row: Row) -> str:
    """One item as its reader sees it: what was read, and the text around it."""
    evidence = row["evidence"]
    start, end = evidence[0]["start"], max(span["end"] for span in evidence)
    fields = "\n".join(f"   {name:8} {_value(row.get(name))}" for name in SHOWN[kind])
    before, after = document.text[max(0, start - CONTEXT) : start], document.text[end : end + CONTEXT]
    head = f"#{number}  {document.doc_id}  published {document.published}  {document.outlet}\nTITLE {document.title}"
    return f"{head}\n{fields}\nTEXT …{before}⟦{document.text[start:end]}⟧{after}…\n\n"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return str(value["text"]) if "text" in value else f"{value['start']}..{value['end']}"
    return "-" if value is None else str(value)


def main() -> None:
    """Draw a sample and write it beside its sheet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("count", type=int)
    parser.add_argument("out", type=Path, help="a folder outside the repository; gets sample.jsonl and sheet.txt")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--plain", action="store_true", help="at random instead of evenly over types, rules and outlets")
    parser.add_argument("--core", action="store_true", help="claims of core types only")
    parser.add_argument("--of", type=int, default=4000, help="articles to code and draw from")
    arguments = parser.parse_args()
    if arguments.out.resolve().is_relative_to(ROOT):
        sys.exit("draw_samples.py: the sheet holds articles' text; choose a folder outside the repository")
    chance = random.Random(arguments.seed)
    known = touched_documents(ROOT / "tests")
    held = [article for article in articles() if article.doc_id not in known]
    codebook = load()
    coded = [(article, pipeline.code(article, codebook)) for article in chance.sample(held, min(arguments.of, len(held)))]
    items = list(drawn(arguments.kind, coded, codebook, chance))
    if arguments.core:
        items = [item for item in items if item[1] in CORE]
    taken = (plainly if arguments.plain else evenly)(items, arguments.count)
    arguments.out.mkdir(parents=True, exist_ok=True)
    with (arguments.out / "sample.jsonl").open("wb") as sample, (arguments.out / "sheet.txt").open("w", encoding="utf-8") as sheet:
        for number, (article, stratum, row) in enumerate(taken, 1):
            sample.write(msgspec.json.encode({"number": number, "doc_id": article.doc_id, "stratum": stratum, "said": row}) + b"\n")
            sheet.write(shown(number, arguments.kind, article, row))
    print(f"{len(taken)} of {len(items)} {arguments.kind} in {arguments.out}")


if __name__ == "__main__":
    main()
