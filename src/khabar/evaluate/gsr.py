"""Event detection in single sentences against human labels (the Open Event Data Alliance's Arabic gold standard).

Each sentence is coded as a document of its own. An assault sentence is found when a claim with status "occurred" is of an assault
type, a protest sentence when one is a protest. "clean" compares the unanimous labels (yes against easy no); "all" also counts the
disputed "difficult no" sentences as no, many of which do tell of an assault, so "clean" is the figure to trust.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from khabar.evaluate.sheets import Sheet, SheetError

WANTED: dict[str, frozenset[str]] = {
    "assault": frozenset({"strike", "bombing", "armed_attack", "clash", "abduction"}),
    "protest": frozenset({"protest"}),
}
SCOPES: dict[str, frozenset[str]] = {
    "clean": frozenset({"yes", "easy no"}),
    "all": frozenset({"yes", "easy no", "difficult no"}),
}


class Sentence(Struct, frozen=True):
    """One labelled sentence; ``label`` is yes, easy no or difficult no."""

    doc_id: str
    kind: str
    label: str
    text: str


class Detection(Struct, frozen=True):
    """How well one kind of sentence is found in one scope of labels."""

    kind: str
    scope: str
    found: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of the found that are right."""
        return self.found / (self.found + self.false or 1)

    @property
    def recall(self) -> float:
        """The share of the wanted that are found."""
        return self.found / (self.found + self.missed or 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.precision * self.recall / (self.precision + self.recall or 1)

    def line(self) -> str:
        """The figures as a line to print."""
        counts = f"({self.found} found, {self.false} false, {self.missed} missed)"
        return f"{self.kind:8} {self.scope:6} P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  {counts}"


def read_sentences(path: Path) -> list[Sentence]:
    """The labelled sentences of a JSON Lines file."""
    return [msgspec.json.decode(line, type=Sentence) for line in path.read_bytes().split(b"\n") if line.strip()]


def detection(sentences: Sequence[Sentence], coded: Mapping[str, Sheet]) -> Iterator[Detection]:
    """The figures of each kind and scope. Raises ``SheetError`` where a sentence was not coded."""
    absent = sum(sentence.doc_id not in coded for sentence in sentences)
    if absent:
        raise SheetError(f"{absent} of {len(sentences)} sentences have no coded document")
    told = {doc_id: {item.type for item in sheet.claims or () if item.status == "occurred"} for doc_id, sheet in coded.items()}
    for kind, types in WANTED.items():
        for scope, labels in SCOPES.items():
            counts = Counter(
                (sentence.label == "yes", bool(told[sentence.doc_id] & types))
                for sentence in sentences
                if sentence.kind == kind and sentence.label in labels
            )
            yield Detection(kind=kind, scope=scope, found=counts[True, True], false=counts[False, True], missed=counts[True, False])
