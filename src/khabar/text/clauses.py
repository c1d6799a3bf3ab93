"""Clauses of a sentence, as ranges over the words of a text."""

from collections.abc import Sequence

from khabar.text.sentences import dots_around
from khabar.text.words import Word

_BREAKS = frozenset(",،;؛:…|•")
DASHES = frozenset("-–—―−")
_DOT = "."


def clauses(words: Sequence[Word], first: int, last: int) -> list[tuple[int, int]]:
    """Split the range from `first` to `last` (excluded) at commas, semicolons, colons, dashes and runs of dots.

    The ranges cover the whole; a mark belongs to the clause it ends, and no clause is of such marks alone unless the range is.
    No break are a dash that touches a word or number on both sides (F-16) and other marks that touch numbers on both (12:30).
    """
    result = []
    start = first
    content = ended = False
    for at in range(first, last):
        word = words[at]
        if word.kind == "mark" and _is_break(words, at, first, last):
            ended = content
            continue
        if ended:
            result.append((start, at))
            start, ended = at, False
        content = True
    if start < last:
        result.append((start, last))
    return result


def _is_break(words: Sequence[Word], at: int, first: int, last: int) -> bool:
    form = words[at].form
    if form == _DOT:
        return dots_around(words, at) > 1
    if form not in _BREAKS and form not in DASHES:
        return False
    if at == first or at + 1 == last:
        return True
    before, after = words[at - 1], words[at + 1]
    if before.end != words[at].start or after.start != words[at].end:
        return True
    if form in DASHES:
        return before.kind == "mark" or after.kind == "mark"
    return before.kind != "number" or after.kind != "number"
