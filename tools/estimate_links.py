#!/usr/bin/env python3
"""Estimate the weights of linking (codebook/linking.yaml) on links made by hand, and tell how they do on documents left out.

m is the share of a level among pairs of one event, u among other pairs (Fellegi and Sunter 1969), each set of pairs counted apart: those
within one document and those across two. Only pairs are counted that could be one event at all (types of one family, one country where
both are told). Weights are drawn towards nothing by PSEUDO pairs, so that a level seen in few pairs weighs little. Unsure pairs
are left out. With --write the weights go to codebook/linking.yaml with the figures in front.

Pairs of the raw corpus that were drawn (tools/draw_pairs.py) and judged (tests/judged/pairs.jsonl) count as well, each less than one of
gold: they are drawn by their score, mostly near the border. The prior is that of gold.

The figures are those of the scorer of the shared folder (tools/score_links.py), whose functions are used: fitted, and cross-validated over
documents. All gold documents are linked, as `khabar link` would; those that have links are scored and estimated on. Folds keep documents
whole; a pair is scored by weights in which neither of its documents had a part. Judged pairs are of other articles than gold; their own
figures are on pairs whose documents had no part.
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
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from msgspec import structs

from floors import rounded
from judged_links import FRESH, judged_pairs, on_fresh, on_judged
from khabar.codebook import Codebook, load
from khabar.codebook.linking import Linking
from khabar.ingest.coded.documents import read_coded
from khabar.link import Account, origins_of
from khabar.link.clusters.linking import Linker
from khabar.link.pairs.compared import Compared, Comparing
from khabar.link.pairs.features import vector
from khabar.link.pairs.scoring import Scorer
from khabar.model import Origin
from khabar.pipeline import page
from link_weights import Labelled, document_of, estimate
from shared_texts import shared_folder

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "codebook" / "linking.yaml"
FLOORS = ROOT / "tests" / "floors" / "links.json"
FOLDS = 30


class Truth(NamedTuple):
    """The links made by hand, the documents they are over, and the accounts of all gold documents with their origins."""

    path: Path
    gold: Path
    events: list[list[str]]
    unsure: set[frozenset[str]]
    documents: frozenset[str]
    accounts: list[Account]
    origins: dict[str, Origin]


def truth_of(shared: Path, codebook: Codebook) -> Truth:
    """All gold accounts, with the links of ``links/dev.json`` over the documents that it lists."""
    path = shared / "links" / "dev.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    coded = [record.coded for record in read_coded([str(shared / "gold")]) if record.coded is not None]
    pages = [page(one, codebook, grounded=False) for one in coded]
    accounts = [account for one in pages for account in one.accounts]
    unsure = {frozenset(pair) for members in data["unsure"] for pair in combinations(members, 2)}
    origins = origins_of((one.imprint for one in pages), accounts, codebook)
    return Truth(path, shared / "gold", data["events"], unsure, frozenset(data["documents"]), accounts, origins)


def labelled(truth: Truth, codebook: Codebook) -> list[Labelled]:
    """Every pair of the documents with links that could be one event."""
    comparing = Comparing(codebook, truth.origins)
    event = {ref: number for number, members in enumerate(truth.events) for ref in members}
    accounts = (account for account in truth.accounts if account.doc_id in truth.documents)
    claims = sorted((comparing.compared(account) for account in accounts), key=lambda claim: claim.ref)
    found = []
    for left, right in combinations(claims, 2):
        pair = vector(left, right, codebook.linking.common_words)
        if pair is not None:
            same = left.ref in event and event[left.ref] == event.get(right.ref)
            found.append(Labelled(left.ref, right.ref, pair, None if frozenset((left.ref, right.ref)) in truth.unsure else same))
    return found


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
            kept = [
                pair for pair in self.pairs if not out & {self.fold.get(document_of(pair.left)), self.fold.get(document_of(pair.right))}
            ]
            self.scorers[out] = Scorer(structs.replace(self.codebook, linking=estimate(kept, self.codebook.linking)))
        return float(self.scorers[out].bits(left, right, least))


def validated(truth: Truth, codebook: Codebook, pairs: Sequence[Labelled], seeds: Iterable[int] = (0, 1, 2)) -> dict[str, float]:
    """The figures on documents left out, the mean over several ways to part them."""
    every = [figures(LeftOut(truth, codebook, pairs, seed).clusters(), truth) for seed in seeds]
    return {name: round(sum(one[name] for one in every) / len(every), 3) for name in every[0]}


def measured(truth: Truth, codebook: Codebook) -> dict[str, float]:
    """F1 by the names under which floors are pinned: of the weights that ship, with all gold linked and with the documents alone that have
    links; and of weights estimated without the documents.
    """
    listed = [account for account in truth.accounts if account.doc_id in truth.documents]
    shipped, alone = (figures(Linker(accounts, codebook, truth.origins).clusters(), truth) for accounts in (truth.accounts, listed))
    left_out = validated(truth, codebook, labelled(truth, codebook) + judged_pairs(codebook), seeds=(0,))
    measures = (("all gold", shipped), ("listed", alone), ("left out", left_out))
    return {f"{which} {name}": value for which, found in measures for name, value in found.items() if name.endswith("F1")}


def lifted(floors: dict[str, float], found: dict[str, float]) -> dict[str, float]:
    """Floors with those that rose, rounded down as all floors are; none is lowered."""
    return {name: max(floors.get(name, 0.0), rounded(value)) for name, value in found.items()}


def yaml_of(linking: Linking, receipt: Iterable[str]) -> str:
    """The weights as YAML with the receipt in front."""
    lines = ["# Written by tools/estimate_links.py (make link-weights); do not edit.", *(f"# {line}".rstrip() for line in receipt)]
    lines += [f"version: '{linking.version}'", f"join: {linking.join}", f"apart: {linking.apart}", f"doubling: {linking.doubling}"]
    for name, telling in (("within", linking.within), ("across", linking.across)):
        lines += [f"{name}:", f"  prior: {telling.prior}", "  features:"]
        for feature, levels in telling.features.items():
            lines.append(f"    {feature}:")
            lines += [f"      {level}: {{m: {one.m:.9f}, u: {one.u:.9f}}}" for level, one in levels.items()]
    return "\n".join(lines) + "\n"


def receipt_of(
    truth: Truth, gold: Sequence[Labelled], judged: Sequence[Labelled], found: tuple[dict[str, float], dict[str, float]]
) -> list[str]:
    """On what the weights were estimated, and the figures of gold, fitted and left out."""
    lines = [f"Estimated on {len(truth.documents)} documents with links; all {len(truth.accounts)} claims of gold are linked."]
    for what, pairs in (("gold", gold), ("judged", judged)):
        for name, within in (("within a document", True), ("across documents", False)):
            kind = [pair.same for pair in pairs if pair.vector.within is within and pair.same is not None]
            lines.append(f"{what}: {sum(kind)} of {len(kind)} pairs {name} are of one event.")
    return lines + [f"{name:16} fitted {found[0][name]:.3f}  left out {found[1][name]:.3f}" for name in found[0]]


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
    gold, judged = labelled(truth, codebook), judged_pairs(codebook)
    pairs = [*gold, *judged]
    linking = estimate(pairs, codebook.linking)
    fitted = figures(Linker(truth.accounts, structs.replace(codebook, linking=linking), truth.origins).clusters(), truth)
    receipt = receipt_of(truth, gold, judged, (fitted, validated(truth, codebook, pairs)))
    receipt += [f"{name:16} left out {value:.3f}" for name, value in on_judged(gold, judged, codebook.linking).items()]
    receipt += on_fresh(judged_pairs(codebook, FRESH), linking)
    print("\n".join(receipt))
    if arguments.write:
        WEIGHTS.write_text(yaml_of(linking, receipt), encoding="utf-8")
        floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
        found = measured(truth, structs.replace(codebook, linking=linking))
        FLOORS.write_text(json.dumps(lifted(floors, found), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
