#!/usr/bin/env python3
"""Estimate the weights of linking (codebook/linking.yaml) on links made by hand, and tell how they do on documents left out.

m is the share of a level among pairs of one event, u among other pairs (Fellegi and Sunter 1969), each set of pairs counted apart: those
within one document and those across two. Only pairs are counted that could be one event at all (types of one family, one country where
both are told). Weights are drawn towards nothing by PSEUDO pairs, so that a level seen in few pairs weighs little. Unsure pairs
are left out. With --write the weights go to codebook/linking.yaml with the figures in front.

The figures are those of the scorer of the shared folder (tools/score_links.py), whose functions are used: fitted, and cross-validated over
documents. Folds keep documents whole; a pair is scored by weights in which neither of its documents had a part.
"""

import argparse
import contextlib
import importlib.util
import io
import json
import math
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from msgspec import structs

from floors import rounded
from khabar.codebook import Codebook, load
from khabar.codebook.linking import Chances, Linking, Telling
from khabar.ingest.coded import read_coded
from khabar.link import Account, origins_of
from khabar.link.clusters.linking import Linker
from khabar.link.pairs.compared import Compared, Comparing
from khabar.link.pairs.features import ACROSS, LEVELS, WITHIN, Vector, vector
from khabar.link.pairs.scoring import Scorer
from khabar.model import Origin
from khabar.pipeline import page
from shared_texts import shared_folder

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "codebook" / "linking.yaml"
FLOORS = ROOT / "tests" / "floors" / "links.json"
VERSION = "2026-11-22"
FOLDS = 30
PSEUDO = 0.5
"""Pairs added to those seen of a level and to those foreseen by chance: a level hardly ever seen weighs little. Of 0.5, 1 and 2 the figures
over the folds are best at 0.5."""
JOIN, APART = -1.0, -4.0
"""Bits. Of -2, -1, -0.5, 0 and 1 the F1 of pairs over the folds is best at -1; APART makes no difference from -8 to -4."""


class Labelled(NamedTuple):
    """One pair of gold claims: its levels, and whether it is of one event (None where readers were unsure)."""

    left: str
    right: str
    vector: Vector
    same: bool | None


class Truth(NamedTuple):
    """The links made by hand, the accounts of their documents and the origins of these."""

    path: Path
    gold: Path
    events: list[list[str]]
    unsure: set[frozenset[str]]
    accounts: list[Account]
    origins: dict[str, Origin]


def truth_of(shared: Path, codebook: Codebook) -> Truth:
    """Gold accounts with the links of ``links/dev.json``."""
    path = shared / "links" / "dev.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    documents = set(data["documents"])
    coded = [record.coded for record in read_coded([str(shared / "gold")]) if record.coded is not None]
    pages = [page(one, codebook, grounded=False) for one in coded if one.document.doc_id in documents]
    accounts = [account for one in pages for account in one.accounts]
    unsure = {frozenset(pair) for members in data["unsure"] for pair in combinations(members, 2)}
    return Truth(path, shared / "gold", data["events"], unsure, accounts, origins_of((one.imprint for one in pages), accounts, codebook))


def labelled(truth: Truth, codebook: Codebook) -> list[Labelled]:
    """Every pair that could be one event."""
    comparing = Comparing(codebook, truth.origins)
    event = {ref: number for number, members in enumerate(truth.events) for ref in members}
    claims = sorted((comparing.compared(account) for account in truth.accounts), key=lambda claim: claim.ref)
    found = []
    for left, right in combinations(claims, 2):
        pair = vector(left, right, codebook.linking.common_words)
        if pair is not None:
            same = left.ref in event and event[left.ref] == event.get(right.ref)
            found.append(Labelled(left.ref, right.ref, pair, None if frozenset((left.ref, right.ref)) in truth.unsure else same))
    return found


def estimate(pairs: Sequence[Labelled], held: Linking) -> Linking:
    """Weights of both sets of pairs, in the place of those ``held``."""
    sets = [[pair for pair in pairs if pair.vector.within is within and pair.same is not None] for within in (True, False)]
    within, across = _telling(sets[0], WITHIN), _telling(sets[1], ACROSS)
    return structs.replace(held, version=VERSION, join=JOIN, apart=APART, within=within, across=across)


def _telling(pairs: Sequence[Labelled], features: Iterable[str]) -> Telling:
    same, other = ([pair.vector.levels for pair in pairs if pair.same is wanted] for wanted in (True, False))
    prior = (len(same) + 1) / (len(pairs) + 2)
    return Telling(round(prior, 5), {name: _chances(name, same, other) for name in features})


def _chances(name: str, same: Sequence[dict[str, str]], other: Sequence[dict[str, str]]) -> dict[str, Chances]:
    m, u = Counter(levels[name] for levels in same), Counter(levels[name] for levels in other)
    every = LEVELS[name]
    chances = {level: (u[level] + 0.5) / (len(other) + 0.5 * len(every)) for level in every}
    seen = {level: chance * (m[level] + PSEUDO) / (len(same) * chance + PSEUDO) for level, chance in chances.items()}
    whole = sum(seen.values())
    return {level: Chances(seen[level] / whole, chance) for level, chance in chances.items()}


def figures(clusters: Iterable[Sequence[str]], truth: Truth) -> dict[str, float]:
    """The figures of the shared scorer for these clusters."""
    scorer = _shared_scorer(truth.path.parent.parent / "tools" / "score_links.py")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps({"claims": list(cluster)}) + "\n" for cluster in clusters)
        file.flush()
        with contextlib.redirect_stdout(io.StringIO()) as told:
            scorer.main(str(truth.path), file.name, str(truth.gold))
    rows = re.findall(r"^(b-cubed|pairs across|pairs) +P ([\d.]+)  R ([\d.]+)  F1 ([\d.]+)", told.getvalue(), re.MULTILINE)
    return {f"{name} {what}": float(value) for name, *values in rows for what, value in zip(("P", "R", "F1"), values, strict=True)}


def _shared_scorer(path: Path):  # type: ignore[no-untyped-def]
    spec = importlib.util.spec_from_file_location("score_links", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class LeftOut(Linker):
    """Links with a scorer of its own for every pair of folds, in which neither document of a pair had a part."""

    def __init__(self, truth: Truth, codebook: Codebook, pairs: Sequence[Labelled], seed: int) -> None:
        super().__init__(truth.accounts, structs.replace(codebook, linking=estimate(pairs, codebook.linking)), truth.origins)
        documents = sorted({claim.doc for claim in self.claims})
        random.Random(seed).shuffle(documents)
        self.fold = {doc: number % FOLDS for number, doc in enumerate(documents)}
        self.pairs, self.codebook, self.scorers = pairs, codebook, {}  # type: ignore[var-annotated]
        self.scorer.bits = self._bits  # type: ignore[method-assign]

    def _bits(self, left: Compared, right: Compared, least: float = -math.inf) -> float:
        out = frozenset((self.fold[left.doc], self.fold[right.doc]))
        if out not in self.scorers:
            kept = [pair for pair in self.pairs if not out & {self.fold[_doc(pair.left)], self.fold[_doc(pair.right)]}]
            self.scorers[out] = Scorer(structs.replace(self.codebook, linking=estimate(kept, self.codebook.linking)))
        return float(self.scorers[out].bits(left, right, least))


def _doc(ref: str) -> str:
    return ref.rpartition("#")[0]


def validated(truth: Truth, codebook: Codebook, pairs: Sequence[Labelled], seeds: Iterable[int] = (0, 1, 2)) -> dict[str, float]:
    """The figures on documents left out, the mean over several ways to part them."""
    every = [figures(LeftOut(truth, codebook, pairs, seed).clusters(), truth) for seed in seeds]
    return {name: round(sum(one[name] for one in every) / len(every), 3) for name in every[0]}


def measured(truth: Truth, codebook: Codebook) -> dict[str, float]:
    """The F1 of the weights that ship, and that of weights estimated without the documents, by the names under which floors are pinned."""
    shipped = figures(Linker(truth.accounts, codebook, truth.origins).clusters(), truth)
    left_out = validated(truth, codebook, labelled(truth, codebook), seeds=(0,))
    both = (("shipped", shipped), ("left out", left_out))
    return {f"{which} {name}": value for which, found in both for name, value in found.items() if name.endswith("F1")}


def lifted(floors: dict[str, float], found: dict[str, float]) -> dict[str, float]:
    """Floors with those that rose, rounded down as all floors are; none is lowered."""
    return {name: max(floors.get(name, 0.0), rounded(value)) for name, value in found.items()}


def yaml_of(linking: Linking, receipt: Iterable[str]) -> str:
    """The weights as YAML with the receipt in front."""
    lines = ["# Written by tools/estimate_links.py (make link-weights); do not edit.", *(f"# {line}".rstrip() for line in receipt)]
    lines += [f"version: '{linking.version}'", f"join: {linking.join}", f"apart: {linking.apart}"]
    for name, telling in (("within", linking.within), ("across", linking.across)):
        lines += [f"{name}:", f"  prior: {telling.prior}", "  features:"]
        for feature, levels in telling.features.items():
            lines.append(f"    {feature}:")
            lines += [f"      {level}: {{m: {one.m:.9f}, u: {one.u:.9f}}}" for level, one in levels.items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Estimate, print the figures, and with --write keep the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep the weights")
    arguments = parser.parse_args()
    shared = shared_folder()
    if shared is None:
        sys.exit("no gold; set KHABAR_SHARED")
    codebook = load()
    truth = truth_of(shared, codebook)
    pairs = labelled(truth, codebook)
    linking = estimate(pairs, codebook.linking)
    fitted = figures(Linker(truth.accounts, structs.replace(codebook, linking=linking), truth.origins).clusters(), truth)
    left_out = validated(truth, codebook, pairs)
    counts = ", ".join(
        f"{sum(pair.same is True for pair in kind)} of {len(kind)} pairs {name} are of one event"
        for name, within in (("within a document", True), ("across documents", False))
        for kind in [[pair for pair in pairs if pair.vector.within is within and pair.same is not None]]
    )
    receipt = [f"Estimated on {len({a.doc_id for a in truth.accounts})} documents, {len(truth.accounts)} claims: {counts}."]
    receipt += [f"{name:16} fitted {fitted[name]:.3f}  left out {left_out[name]:.3f}" for name in fitted]
    print("\n".join(receipt))
    if arguments.write:
        WEIGHTS.write_text(yaml_of(linking, receipt), encoding="utf-8")
        floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
        found = measured(truth, structs.replace(codebook, linking=linking))
        FLOORS.write_text(json.dumps(lifted(floors, found), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
