#!/usr/bin/env python3
"""Gains and losses against what readers judged on raw articles, and the figures of the own gold, both halves.

The verdicts are in tests/judged, the own gold in tests/own_gold: offsets and values only; the texts are looked up in the shared corpus.
"""

import argparse
import os
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from khabar.engines.coding import make_coder
from khabar.engines.local import run
from khabar.evaluate.judged import (
    Judged,
    Silence,
    Verdict,
    Whereabouts,
    answering,
    changes,
    own_gold,
    read_judged,
    shares,
    touched_documents,
)
from khabar.evaluate.pairing import overlap
from khabar.evaluate.runs import code_paths, sheet_of
from khabar.evaluate.score import score
from khabar.evaluate.sheets import Item, Sheet, read_gold
from khabar.ingest import Defaults, read
from khabar.model.event_types import CORE
from shared_texts import corpus, gold_folder

TESTS = Path(__file__).resolve().parent.parent / "tests"
HALVES = ("dev", "held")
FIGURES = ("core", "wider", "actor", "target", "place", "date", "source", "weapon", "numbers", "full", "tallies", "not occurred")


def coded_documents(wanted: frozenset[str], jobs: int) -> tuple[dict[str, str], dict[str, Sheet]]:
    """The texts of these documents of the corpus, and what this version reads in them."""
    received = [one for one in read([str(corpus())], Defaults()) if one.document is not None and one.document.doc_id in wanted]
    sheets = {coded.document.doc_id: sheet_of(coded) for coded in run(received, partial(make_coder, ()), jobs)}
    return {one.document.doc_id: one.document.text for one in received if one.document is not None}, sheets


def gains_and_losses(kind: str, verdicts: Sequence[Verdict], now: Mapping[str, Sequence[Item]], *, listed: bool) -> list[str]:
    """How many fields came right and went wrong since they were judged, and the share right then and now, by field."""
    then = shares((verdict.said, verdict.truth) for verdict in verdicts)
    here = shares((answering(verdict, now[verdict.doc_id]), verdict.truth) for verdict in verdicts)
    found = list(changes(verdicts, now))
    gains = Counter(name for _, name, good in found if good)
    losses = Counter(name for _, name, good in found if not good)
    lines = [f"{kind}: {len(verdicts)} judged", "  field     when judged          now   gains losses"]
    for name, (right, every) in then.items():
        present = "/".join(map(str, here.get(name, (0, 0))))
        lines.append(f"  {name:8} {right:5}/{every:<5} {right / every:.2f} {present:>12} {gains[name]:7} {losses[name]:6}")
    if listed:
        lines += [
            f"  {'+' if good else '-'} {v.doc_id} {v.said.type or v.said.what} {name} ({v.fault or 'was right'})" for v, name, good in found
        ]
    return lines


def fully_right(verdicts: Sequence[Verdict]) -> list[str]:
    """Of each round, how many claims of core types are events at all, and how many have type, place and date right."""
    lines = []
    rounds: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.said.type in CORE:
            rounds[verdict.round].append(verdict)
    for name, some in rounds.items():
        events = [verdict for verdict in some if verdict.truth is not None]
        right = [v for v in events if all(shares([(v.said, v.truth)])[field][0] for field in ("type", "place", "date"))]
        shown = f"{len(events)} are events ({len(events) / len(some):.2f})"
        told = f"{shown}, {len(right)} with type, place and date right ({len(right) / len(some):.2f})"
        lines.append(f"  round {name}: of {len(some)} core claims {told}")
    return lines


def silences(sentences: Sequence[Silence], now: Mapping[str, Sequence[Item]]) -> list[str]:
    """What became of the sentences without claims: events found since, and sentences rightly silent that speak now."""
    missed = [(one, event) for one in sentences for event in one.events]
    found = sum(
        any(item.type == event.type and overlap(event.evidence, item.evidence) for item in now[one.doc_id]) for one, event in missed
    )
    quiet = [one for one in sentences if not one.events]
    speaking = [one for one in quiet if any(overlap(one.evidence, item.evidence) for item in now[one.doc_id])]
    lines = [
        f"silent sentences: {len(sentences)} judged, {len(quiet)} rightly silent, {len(missed)} events missed; {found} of them found now"
    ]
    return [*lines, *(f"  speaks now: {one.doc_id} {one.evidence[0].start}" for one in speaking)]


def whereabouts(places: Sequence[Whereabouts], now: Mapping[str, Sequence[Item]]) -> list[str]:
    """How many resolved places were right when judged, and how many of them are resolved so now."""
    right = [one for one in places if one.right]
    kept = changed = 0
    for one in places:
        here = {item.place_id for item in now[one.doc_id] if item.place is not None and overlap(one.evidence, (item.place,))}
        kept += one.right and one.said.place_id in here
        changed += not one.right and one.said.place_id not in here
    told = f"of the {len(right)} right ones {kept} stand so now, of the {len(places) - len(right)} wrong ones {changed} no more"
    return [f"resolved places: {len(places)} judged, {len(right)} right; {told}"]


def faults(judged: Judged) -> list[str]:
    """The classes of faults with how often they were seen."""
    seen = Counter(v.fault.split(":")[0].split("(")[0].strip() for v in judged.claims if v.fault and v.truth is None)
    return ["claims that should not have been made:", *(f"  {count:4}  {name}" for name, count in seen.most_common(12))]


def figures_of_halves(texts: Mapping[str, str], sheets: Mapping[str, Sheet]) -> list[str]:
    """The figures of the own gold: the half that was open while rules were written, and the half held back."""
    halves = {half: score(own_gold(TESTS / "own_gold" / half, texts), sheets) for half in HALVES}
    lines = [f"own gold: {', '.join(f'{halves[half].documents} documents {half}' for half in HALVES)}"]
    for name in FIGURES:
        rates = [halves[half].rates[name] for half in HALVES]
        lines.append(f"  {name:12} " + "  ".join(f"{rate.f1:.3f} (of {rate.gold})" for rate in rates))
    return lines


def passages(jobs: int) -> list[str]:
    """The figures of the passages of other newspapers and years, which nobody looked at who wrote rules."""
    labelled = gold_folder().parent / "gsr" / "sentences.jsonl"
    texts = {one.document.doc_id: one.document.text for one in read([str(labelled)], Defaults()) if one.document is not None}
    sheets = own_gold(TESTS / "own_gold" / "passages.jsonl", texts)
    rates = score(sheets, code_paths([str(labelled)], jobs)).rates
    told = ", ".join(f"{name} {rates[name].f1:.3f} (of {rates[name].gold})" for name in FIGURES)
    return [f"passages of other newspapers and years: {len(sheets)}", f"  {told}"]


def additions(jobs: int) -> list[str]:
    """The figures of the invented reports, most of whose claims did not simply occur, and what did not occur with those of gold."""
    sheets = read_gold(TESTS / "own_gold" / "invented")
    coded = code_paths([str(TESTS / "own_gold" / "invented")], jobs)
    gold = gold_folder()
    both = score([*sheets, *read_gold(gold)], coded | code_paths([str(path) for path in sorted(gold.glob("*.json"))], jobs))
    rates = score(sheets, coded).rates
    told = ", ".join(f"{name} {rates[name].f1:.3f} (of {rates[name].gold})" for name in FIGURES)
    lines = [f"invented reports: {len(sheets)}", f"  {told}"]
    return [*lines, f"not occurred, in gold and invented reports: {both.f1('not occurred'):.3f} (of {both.rates['not occurred'].gold})"]


def agreement(texts: Mapping[str, str]) -> list[str]:
    """How far two readers of the same documents agree: the second scored against the first."""
    second = {sheet.doc_id: sheet for sheet in own_gold(TESTS / "own_gold" / "second", texts)}
    first = [sheet for half in HALVES for sheet in own_gold(TESTS / "own_gold" / half, texts) if sheet.doc_id in second]
    scores = score(first, second)
    return [f"two readers of {len(first)} documents:", "  " + ", ".join(f"{name} {scores.rates[name].f1:.2f}" for name in FIGURES)]


def main() -> None:
    """Print it all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true", help="name every field that came right or went wrong")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    texts, sheets = coded_documents(touched_documents(TESTS), arguments.jobs)
    judged = read_judged(TESTS / "judged", texts)
    claims = {doc_id: sheet.claims or () for doc_id, sheet in sheets.items()}
    tallies = {doc_id: sheet.tallies or () for doc_id, sheet in sheets.items()}
    lines = [
        *gains_and_losses("claims", judged.claims, claims, listed=arguments.list),
        *fully_right(judged.claims),
        *faults(judged),
        *gains_and_losses("tallies", judged.tallies, tallies, listed=arguments.list),
        *silences(judged.sentences, claims),
        *whereabouts(judged.places, claims),
        *figures_of_halves(texts, sheets),
        *passages(arguments.jobs),
        *additions(arguments.jobs),
        *agreement(texts),
    ]
    print("\n".join(lines))


if __name__ == "__main__":
    main()
