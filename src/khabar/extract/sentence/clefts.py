"""Sentences that single out who did an act: "it is the enemy who shelled the town"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from khabar.extract.page.tokens import Page
from khabar.text.inflect import FROM
from khabar.text.marks import QUOTES

if TYPE_CHECKING:
    from khabar.extract.sentence.chunks import Chunk


_BETWEEN = frozenset({"auxiliary", "negation", "adverb"})


def opens_cleft(chunks: "Sequence[Chunk]", page: Page, at: int, last: int) -> bool:
    """Whether "from" right ahead of a word is "who": it stands behind the pronoun that singles somebody out, and a verb follows."""
    if at >= last or page.words[at - 1].form != FROM or at in page.names or not page.readings[at].verbs:
        return False
    before = next((chunk for chunk in reversed(chunks) if not (chunk.kind == "mark" and chunk.value in QUOTES)), None)
    return before is not None and _singles_out(before)


def is_cleft(row: "Sequence[Chunk]", at: int) -> bool:
    """Whether a verb tells what somebody who is singled out did: it is no aside about him."""
    n = at - 1
    while n > 0 and row[n].kind in _BETWEEN:
        n -= 1
    return n > 1 and row[n].kind == "relative" and row[n].value == "who" and _singles_out(row[n - 1]) and row[n - 2].kind != "negation"


def _singles_out(chunk: "Chunk") -> bool:
    return chunk.kind == "pronoun" and not chunk.slot and chunk.value == "he"
