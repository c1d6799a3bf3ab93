"""What stands beside a sentence: in brackets, between dashes, or about what somebody is only thought to be."""

from collections.abc import Sequence

from khabar.extract.sentence.attributive import supposition_end
from khabar.extract.sentence.chunks import Chunk

BRACKETS = {"(": ")", "-": "-", "–": "–", "—": "—"}
PAIR_REACH = 12  # chunks between a bracket or a dash and its pair; longer asides are read as running text


def asides(row: Sequence[Chunk]) -> frozenset[int]:
    """Indices of chunks inside brackets or a pair of dashes, and of what somebody is only thought to be."""
    hidden: set[int] = set()
    at = 0
    while at < len(row):
        if row[at].kind == "mark" and (close := BRACKETS.get(row[at].value)):
            reach = range(at + 1, min(len(row), at + PAIR_REACH))
            end = next((n for n in reach if row[n].kind == "mark" and row[n].value == close), at)
            if end > at:
                hidden.update(range(at, end + 1))
            at = end
        elif row[at].kind == "verb" and (told := supposition_end(row, at)) is not None:
            hidden.update(range(at, told))
            at = told - 1
        at += 1
    return frozenset(hidden)
