"""Words that set one clause against another, "in turn", "on its part", "at the same time", where they stand within a clause."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from khabar.extract.page.tokens import Page

if TYPE_CHECKING:
    from khabar.extract.sentence.chunks import Chunk

IN_TURN = "in-turn"
_ENDS = frozenset({"mark", "break", "that", "relative", "background", "result"})


def goes_on_with(chunks: "Sequence[Chunk]", page: Page, end: int, last: int) -> bool:
    """Whether a clause goes on behind such words, which end before ``end``.

    Its verb stands ahead with no mark between, and no other behind.

    "The army shelled at the same time the town"; but "three were killed at the same time the army shelled" are two clauses.
    """
    if end >= last or page.words[end].kind != "word" or (page.readings[end].verbs and not page.readings[end].nouns):
        return False
    cue = page.cues.get(end)
    if cue is not None and cue.cue.kind not in ("preposition", "that"):
        return False
    for chunk in reversed(chunks):
        if chunk.kind in _ENDS:
            return False
        if chunk.kind == "verb":
            return True
    return False
