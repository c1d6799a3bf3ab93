"""What stands beside a sentence: in brackets, between dashes, in a bare relative clause, or about what somebody is only thought to be."""

from collections.abc import Sequence

from khabar.extract.sentence.attributive import inserted, supposition_end
from khabar.extract.sentence.chunks import Chunk

BRACKETS = {"(": ")", "-": "-", "–": "–", "—": "—"}
PAIR_REACH = 12  # chunks between a bracket or a dash and its pair; longer asides are read as running text


def asides(row: Sequence[Chunk]) -> frozenset[int]:
    """Indices of chunks inside brackets, dashes or commas around a bare relative clause, and of what somebody is only thought to be."""
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
        elif (end := inserted(row, at)) > at:
            hidden.update(range(at, end + 1))
            at = end
        at += 1
    return frozenset(hidden)
