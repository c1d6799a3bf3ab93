#!/usr/bin/env python3
"""Fit the confidence of claims: which of them were right, by plain features, with documents left out.

Rows are the claims made of the gold documents (right where a gold claim of the same type, required or optional, pairs with one by the
scorer's rule), of the own gold but its half held back, and of the articles whose claims readers judged (right where it is an event of the
claim's type). A logistic regression with a ridge is fitted ten times on nine tenths of the documents and tried on the tenth left out;
the reliability is of those tries. The weights that ship are fitted on all documents. With --write they go to codebook/confidence.yaml
and the reliability to docs/reading-quality.md.
"""

import argparse
import datetime as dt
import math
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from khabar.codebook import Codebook, Lexicon, load
from khabar.codebook.types import Confidence
from khabar.evaluate.judged import answering, own_gold, read_judged, touched_documents
from khabar.evaluate.pairing import pair, same_claim
from khabar.evaluate.runs import sheet_of
from khabar.evaluate.sheets import Item, Sheet, read_gold
from khabar.extract import read_document
from khabar.ingest import Defaults, read
from khabar.model import Coded, Document
from khabar.resolve import claims_of, setup_of
from khabar.resolve.confidence import chance, features
from shared_texts import articles, gold_folder

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"
WEIGHTS = ROOT / "codebook" / "confidence.yaml"
PAGE = ROOT / "docs" / "reading-quality.md"
BLOCK = re.compile(r"(?<=<!-- calibrate -->\n).*?(?=<!-- /calibrate -->)", re.DOTALL)
FOLDS = 10
RIDGE = 0.01
"""The C of scikit-learn over features of unit deviation: between .007 and .02 the Brier score over the folds is lowest and flat."""
MEASURING = frozenset({"4"})
"""Rounds of reading that are kept from the fit: what is told of fresh text is measured on them."""
LEAST = 0.4
"""The chance below which a claim is set aside: F1 is highest where it is about half of the F1 reached (Lipton and others 2014), some .75 in
reports of conflict. Core F1 of gold, of real articles open and held back, and of passages held back: .877, .841, .694 and .732 at .4;
.875, .830, .685 and .728 at .45; of 805 judged claims of a general press 634 agree at .4 and 637 at .45."""


class Row(NamedTuple):
    """One claim: where it is from, its document, its features, and whether it was right."""

    kind: str
    doc_id: str
    features: dict[str, float]
    right: bool


class Try(NamedTuple):
    """What was foretold of a claim whose document was left out, and what it was."""

    kind: str
    foretold: float
    right: bool


class Reader:
    """Reads documents into claims with their features, those included that would be set aside."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook, self.lexicon = codebook, Lexicon(codebook)

    def read(self, document: Document) -> tuple[Sequence[Item], list[dict[str, float]]]:
        """The claims as scorers see them, and the features of each."""
        findings = read_document(document, self.lexicon)
        around = claims_of(findings, setup_of(document, findings, self.codebook), self.codebook)
        return sheet_of(Coded(document, tuple(around.claims))).claims or (), features(around)


def rows_of(gold: Path) -> list[Row]:
    """Every claim of gold, of the open half of the own gold, and of the judged samples."""
    reader = Reader(load())
    wanted = touched_documents(TESTS)
    documents = {document.doc_id: document for document in articles() if document.doc_id in wanted}
    texts = {doc_id: document.text for doc_id, document in documents.items()}
    return [
        *_of_sheets("gold", read_gold(gold), _documents(gold), reader),
        *_of_sheets("own", own_gold(TESTS / "own_gold" / "dev", texts), documents, reader),
        *_of_sheets("invented", read_gold(TESTS / "own_gold" / "invented"), _documents(TESTS / "own_gold" / "invented"), reader),
        *_of_verdicts(documents, texts, reader),
    ]


def _documents(folder: Path) -> dict[str, Document]:
    paths = [str(path) for path in sorted(folder.glob("*.json"))]
    return {one.document.doc_id: one.document for one in read(paths, Defaults()) if one.document is not None}


def _of_sheets(kind: str, sheets: Iterable[Sheet], documents: dict[str, Document], reader: Reader) -> Iterator[Row]:
    for sheet in sheets:
        items, found = reader.read(documents[sheet.doc_id])
        extra = {id(item) for item in pair(sheet.claims or (), items, same_claim).extra}
        yield from (Row(kind, sheet.doc_id, one, id(item) not in extra) for item, one in zip(items, found, strict=True))


def _of_verdicts(documents: dict[str, Document], texts: dict[str, str], reader: Reader) -> Iterator[Row]:
    for verdict in (one for one in read_judged(TESTS / "judged", texts).claims if one.round not in MEASURING):
        items, found = reader.read(documents[verdict.doc_id])
        answer = answering(verdict, items)
        if answer is not None:
            at = next(n for n, item in enumerate(items) if item is answer)
            right = verdict.truth is not None and verdict.truth.type == answer.type
            yield Row("judged", verdict.doc_id, found[at], right)


def fit(rows: Sequence[Row]) -> Confidence:
    """Weights by ridge logistic regression over features brought to unit deviation."""
    names = DictVectorizer(sparse=False)
    table = names.fit_transform([row.features for row in rows])
    spread = table.std(axis=0) + 1e-9
    right = np.array([row.right for row in rows])
    model = LogisticRegression(C=RIDGE, max_iter=5000).fit(table / spread, right)
    weights = {str(name): round(float(w), 3) for name, w in zip(names.get_feature_names_out(), model.coef_[0] / spread, strict=True)}
    return Confidence(round(float(model.intercept_[0]), 3), LEAST, {name: weights[name] for name in sorted(weights) if weights[name]})


def tries(rows: Sequence[Row]) -> list[Try]:
    """Each claim foretold by weights that its document had no part in."""
    documents = sorted({row.doc_id for row in rows})
    random.Random(0).shuffle(documents)
    fold = {doc_id: number % FOLDS for number, doc_id in enumerate(documents)}
    found = []
    for number in range(FOLDS):
        weights = fit([row for row in rows if fold[row.doc_id] != number])
        found += [Try(row.kind, chance(row.features, weights), row.right) for row in rows if fold[row.doc_id] == number]
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
    """How well the chances hold: beside what the share of right claims alone would give, in order, and in the worst tenth."""
    share = mean(one.right for one in found)
    brier = mean((one.foretold - one.right) ** 2 for one in found)
    order = [(a.foretold > b.foretold) + 0.5 * (a.foretold == b.foretold) for a in found if a.right for b in found if not b.right]
    worst = sorted(found, key=lambda one: one.foretold)[: len(found) // 10]
    wrong = sum(not one.right for one in found)
    held, most = sum(not one.right for one in worst) / max(wrong, 1), len(worst) / max(wrong, 1)
    return [
        f"claims {len(found)}, right {share:.3f}",
        f"Brier score {brier:.3f} (the share alone: {share * (1 - share):.3f})",
        f"a right claim stands above a wrong one in {mean(order):.3f} of pairs (chance: 0.500)",
        f"the worst tenth holds {held:.2f} of what is wrong (at most {most:.2f})",
        *_set_aside(found),
    ]


def _set_aside(found: Sequence[Try]) -> Iterator[str]:
    for kind in dict.fromkeys(one.kind for one in found):
        rows = [one for one in found if one.kind == kind]
        low = [one for one in rows if one.foretold < LEAST]
        right = sum(one.right for one in low)
        shares = f"{right} of {sum(one.right for one in rows)} right, {len(low) - right} of {sum(not one.right for one in rows)} wrong"
        yield f"set aside below {LEAST} of {kind}: {shares}"


def mean(values: Iterable[float]) -> float:
    """The mean; nought of nothing."""
    held = list(values)
    return math.fsum(held) / len(held) if held else 0.0


def yaml_of(weights: Confidence, receipt: Sequence[str]) -> str:
    """The weights as YAML with the receipt in front."""
    comment = "".join(f"# {line}".rstrip() + "\n" for line in receipt)
    lines = "".join(f"  {name}: {weight}\n" for name, weight in weights.weights.items())
    head = "# Written by tools/calibrate.py (make calibrate); do not edit.\n"
    return f"{head}{comment}bias: {weights.bias}\nleast: {weights.least}\nweights:\n{lines}"


def main() -> None:
    """Fit, print the reliability, and with --write keep both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep weights and reliability")
    arguments = parser.parse_args()
    rows = rows_of(gold_folder())
    found = tries(rows)
    documents = len({row.doc_id for row in rows})
    today = dt.datetime.now(tz=dt.UTC).date()
    head = f"Fitted {today} on the claims of {documents} documents, {FOLDS} folds by document, C {RIDGE}."
    receipt = [head, *summary(found), "", *reliability(found)]
    print("\n".join(receipt))
    if arguments.write:
        WEIGHTS.write_text(yaml_of(fit(rows), receipt), encoding="utf-8")
        block = "\n" + "\n".join(["```text", *receipt, "```"]) + "\n\n"
        PAGE.write_text(BLOCK.sub(lambda _: block, PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
