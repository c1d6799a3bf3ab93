"""What stands beside a sentence: in brackets, between dashes, in a bare relative clause, or about what somebody is only thought to be."""

from collections.abc import Sequence

from khabar.extract.sentence.ages import age_end
from khabar.extract.sentence.attributive import inserted, supposition_end
from khabar.extract.sentence.chunks import Chunk

BRACKETS = {"(": ")", "-": "-", "–": "–", "—": "—"}
PAIR_REACH = 12  # chunks between a bracket or a dash and its pair; longer asides are read as running text


def asides(row: Sequence[Chunk]) -> frozenset[int]:
    """Indices of chunks in brackets, dashes or commas around a relative clause, of what somebody is thought to be, and of an age."""
    hidden: set[int] = set()
    last = -1
    for at in [n for n, chunk in enumerate(row) if chunk.kind == "mark" or chunk.kind == "verb"]:
        chunk = row[at]
        if at <= last:
            continue
        if chunk.kind == "verb":
            told = supposition_end(row, at) or age_end(row, at)
            last = told - 1 if told is not None else -1
        elif close := BRACKETS.get(chunk.value):
            reach = range(at + 1, min(len(row), at + PAIR_REACH))
            last = next((n for n in reach if row[n].kind == "mark" and row[n].value == close), -1)
        else:
            end = inserted(row, at)
            last = end if end > at else -1
        hidden.update(range(at, last + 1))
    return frozenset(hidden)


def within(row: Sequence[Chunk], at: int, hidden: frozenset[int]) -> tuple[Sequence[Chunk], frozenset[int]]:
    """The sentence as a verb or an event in an aside sees it: up to the end of the aside, whose own words are not passed over."""
    first = next(n for n in range(at, -1, -1) if n == 0 or n - 1 not in hidden)
    end = next((n for n in range(at, len(row)) if n not in hidden), len(row)) - 1
    return row[:end], hidden - frozenset(range(first + 1, end))
