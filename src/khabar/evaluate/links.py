"""Pairs of raw claims that readers judged to be of one event or of two, kept as offsets and values, and read back as claims.

A pair is kept as it was coded when it was judged, so that later reading changes nothing about it. No text is kept: it is looked up in
the corpus by `doc_id`, and what no longer quotes it is an error.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from khabar.evaluate.judged import quoted
from khabar.evaluate.sheets import SheetError
from khabar.ingest.coded.documents import coded_lines
from khabar.model import Coded, Document


class _Side(Struct, frozen=True, forbid_unknown_fields=True):
    doc_id: str
    claim: dict[str, Any]

    @property
    def ref(self) -> str:
        return f"{self.doc_id}#{self.claim['id']}"


class _Row(Struct, frozen=True, forbid_unknown_fields=True):
    round: str
    verdict: Literal["same", "different", "unsure"]
    weight: float
    score: float
    left: _Side
    right: _Side


class JudgedPair(Struct, frozen=True):
    """Two claims by reference, and whether they are of one event (None where the reader was unsure).

    ``weight`` is how many pairs of the corpus the drawn one stands for, ``round`` names the drawing.
    """

    left: str
    right: str
    same: bool | None
    weight: float
    round: str


class JudgedPairs(Struct, frozen=True):
    """The pairs, and the documents they are of with the claims that were judged and no others."""

    pairs: tuple[JudgedPair, ...]
    coded: tuple[Coded, ...]


def judged_documents(path: Path) -> frozenset[str]:
    """The ids of the documents that the pairs of a file are of. Raises ``SheetError`` naming file and line."""
    return frozenset(side.doc_id for _, row in _rows(path) for side in (row.left, row.right))


def read_judged_pairs(path: Path, documents: Mapping[str, Document]) -> JudgedPairs:
    """Every judged pair of a file, its claims with the words their offsets stand for. Raises ``SheetError`` naming file and line."""
    pairs: list[JudgedPair] = []
    claims: dict[str, dict[str, dict[str, Any]]] = {}
    for where, row in _rows(path):
        for side in (row.left, row.right):
            if side.doc_id not in documents:
                raise SheetError(f"{where}: the corpus has no document {side.doc_id}")
            filled = quoted(side.claim, documents[side.doc_id].text)
            if claims.setdefault(side.doc_id, {}).setdefault(side.ref, filled) != filled:
                raise SheetError(f"{where}: {side.ref} stands in another pair with other values")
        same = None if row.verdict == "unsure" else row.verdict == "same"
        pairs.append(JudgedPair(row.left.ref, row.right.ref, same, row.weight, row.round))
    return JudgedPairs(tuple(pairs), tuple(_coded(documents[doc_id], list(found.values())) for doc_id, found in sorted(claims.items())))


def _rows(path: Path) -> Iterator[tuple[str, _Row]]:
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            yield f"{path}:{number}", msgspec.json.decode(line, type=_Row)
        except msgspec.DecodeError as error:
            raise SheetError(f"{path}:{number}: {error}") from error


def _coded(document: Document, claims: list[dict[str, Any]]) -> Coded:
    told = {name: getattr(document, name) for name in ("doc_id", "text", "outlet", "published", "title")}
    record = next(iter(coded_lines([msgspec.json.encode(told | {"claims": claims})], document.doc_id)))
    if record.coded is None:
        cause = "" if record.issue is None else record.issue.message
        raise SheetError(f"{document.doc_id}: {cause}")
    return record.coded
