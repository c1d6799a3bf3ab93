#!/usr/bin/env python3
"""Fit the confidence of claims against gold: which of them were right, by plain features, with documents left out.

Every claim of the development set is right or not: right where a gold claim of the same type (required or optional) pairs with it by
the scorer's rule. A logistic regression is fitted ten times on nine tenths of the documents and tried on the tenth left out; the
reliability is of those tries. The weights that ship are fitted on all documents. With --write they go to codebook/confidence.yaml
and the reliability to docs/reading-quality.md.
"""

import argparse
import datetime as dt
import math
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from khabar.codebook import load
from khabar.codebook.confidence import FEATURES
from khabar.codebook.types import Confidence
from khabar.engines.coding import code_received
from khabar.evaluate.pairing import pair, same_claim
from khabar.evaluate.runs import sheet_of
from khabar.evaluate.sheets import read_gold
from khabar.ingest import Defaults, read
from khabar.resolve.confidence import chance, features

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "codebook" / "confidence.yaml"
PAGE = ROOT / "docs" / "reading-quality.md"
BLOCK = re.compile(r"(?<=<!-- calibrate -->\n).*?(?=<!-- /calibrate -->)", re.DOTALL)
FOLDS = 10
RIDGE = 10.0
"""Pull of each weight to nought, so that features of a handful of claims stay small; of 1, 3, 10, 30 and 100 the one with the lowest
Brier score over the folds on the development set (0.149; 1 gave 0.152), between 3 and 30 flat."""
STEPS, RATE = 4000, 0.5


class Row(NamedTuple):
    """One claim: its document, its features, and whether it was right."""

    doc_id: str
    features: frozenset[str]
    right: bool


class Try(NamedTuple):
    """What was foretold of a claim whose document was left out, and what it was."""

    foretold: float
    right: bool


def rows_of(gold: Path) -> list[Row]:
    """Every claim that the coder makes of the gold documents."""
    codebook = load()
    sheets = {sheet.doc_id: sheet for sheet in read_gold(gold)}
    rows: list[Row] = []
    for received in read([str(path) for path in sorted(gold.glob("*.json"))], Defaults()):
        coded = code_received(received, codebook)
        sheet, items = sheets[coded.document.doc_id], sheet_of(coded).claims or ()
        extra = {id(item) for item in pair(sheet.claims or (), items, same_claim).extra}
        for claim, item in zip(coded.claims, items, strict=True):
            rows.append(Row(sheet.doc_id, features(claim, codebook.types), id(item) not in extra))
    return rows


def fit(rows: Sequence[Row]) -> Confidence:
    """Weights by gradient descent on the logistic loss with a ridge, over the kinds of claims that there are."""
    seen, right = Counter(row.features for row in rows), Counter(row.features for row in rows if row.right)
    kinds = sorted(seen, key=sorted)
    bias, weights = 0.0, dict.fromkeys(sorted(FEATURES), 0.0)
    for _ in range(STEPS):
        slope = dict.fromkeys(weights, 0.0)
        bias_slope = 0.0
        for kind in kinds:
            error = seen[kind] * chance(kind, Confidence(bias, weights)) - right[kind]
            bias_slope += error
            for name in kind:
                slope[name] += error
        bias -= RATE * bias_slope / len(rows)
        weights = {name: weight - RATE * (slope[name] + RIDGE * weight) / len(rows) for name, weight in weights.items()}
    return Confidence(round(bias, 3), {name: round(weight, 3) for name, weight in weights.items()})


def tries(rows: Sequence[Row]) -> list[Try]:
    """Each claim foretold by weights that its document had no part in."""
    documents = sorted({row.doc_id for row in rows})
    random.Random(0).shuffle(documents)
    fold = {doc_id: number % FOLDS for number, doc_id in enumerate(documents)}
    found = []
    for number in range(FOLDS):
        weights = fit([row for row in rows if fold[row.doc_id] != number])
        found += [Try(chance(row.features, weights), row.right) for row in rows if fold[row.doc_id] == number]
    return found


def reliability(found: Sequence[Try]) -> list[str]:
    """Foretold and true share by tenth of what was foretold, as lines of a table."""
    lines = ["foretold    claims  mean foretold  share right"]
    for tenth in range(10):
        group = [one for one in found if min(int(one.foretold * 10), 9) == tenth]
        if group:
            bounds = f"{tenth / 10:.1f}-{(tenth + 1) / 10:.1f}"
            lines.append(f"{bounds}     {len(group):6}  {mean(o.foretold for o in group):13.2f}  {mean(o.right for o in group):11.2f}")
    return lines


def summary(found: Sequence[Try]) -> list[str]:
    """How well the chances hold, beside what the share of right claims alone would give."""
    share = mean(one.right for one in found)
    brier = mean((one.foretold - one.right) ** 2 for one in found)
    order = [(a.foretold > b.foretold) + 0.5 * (a.foretold == b.foretold) for a in found if a.right for b in found if not b.right]
    return [
        f"claims {len(found)}, right {share:.3f}",
        f"Brier score {brier:.3f} (the share alone: {share * (1 - share):.3f})",
        f"a right claim stands above a wrong one in {mean(order):.3f} of pairs (chance: 0.500)",
    ]


def mean(values: Iterable[float]) -> float:
    """The mean; nought of nothing."""
    held = list(values)
    return math.fsum(held) / len(held) if held else 0.0


def yaml_of(weights: Confidence, receipt: Sequence[str]) -> str:
    """The weights as YAML with the receipt in front."""
    comment = "".join(f"# {line}".rstrip() + "\n" for line in receipt)
    lines = "".join(f"  {name}: {weight}\n" for name, weight in weights.weights.items())
    return f"# Written by tools/calibrate.py (make calibrate); do not edit.\n{comment}bias: {weights.bias}\nweights:\n{lines}"


def main() -> None:
    """Fit, print the reliability, and with --write keep both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep weights and reliability")
    arguments = parser.parse_args()
    gold = Path(os.environ.get("KHABAR_SHARED") or ROOT.parent / "shared") / "gold"
    if not gold.is_dir():
        sys.exit("calibrate.py: no gold; set KHABAR_SHARED")
    rows = rows_of(gold)
    found = tries(rows)
    documents = len({row.doc_id for row in rows})
    today = dt.datetime.now(tz=dt.UTC).date()
    head = f"Fitted {today} on the claims of {documents} documents, {FOLDS} folds by document, ridge {RIDGE}."
    receipt = [head, *summary(found), "", *reliability(found)]
    print("\n".join(receipt))
    if arguments.write:
        WEIGHTS.write_text(yaml_of(fit(rows), receipt), encoding="utf-8")
        block = "\n" + "\n".join(["```text", *receipt, "```"]) + "\n\n"
        PAGE.write_text(BLOCK.sub(lambda _: block, PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
