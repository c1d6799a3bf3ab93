"""Pronouns that single out who did an act, or take up what a clause is about.

"It is the enemy who shelled the town", "the resolution that they welcomed".
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from khabar.codebook.lexicon import CueHit
from khabar.extract.page.tokens import Page
from khabar.text.inflect import FROM
from khabar.text.marks import QUOTES

if TYPE_CHECKING:
    from khabar.extract.sentence.chunks import Chunk


_UNDERGO = "undergo"  # "the attack that the base was exposed to" tells of the base
_TAKEN_UP = ("with", "to")
_BETWEEN = frozenset({"auxiliary", "negation", "adverb"})


def opens_cleft(chunks: "Sequence[Chunk]", page: Page, at: int, last: int) -> bool:
    """Whether "from" right ahead of a word is "who": it stands behind the pronoun that singles somebody out, and a verb follows."""
    if at >= last or page.words[at - 1].form != FROM or at in page.names or not page.readings[at].verbs:
        return False
    before = next((chunk for chunk in reversed(chunks) if not (chunk.kind == "mark" and chunk.value in QUOTES)), None)
    return before is not None and _singles_out(before)


def taken_up(chunks: "Sequence[Chunk]", cue: CueHit) -> str:
    """The particle of a pronoun right behind the verb of a relative clause that takes up what the clause is about; '' for others."""
    verb = chunks[-1] if len(chunks) > 1 and chunks[-2].kind == "relative" else None
    takes_up = verb is not None and verb.kind == "verb" and _UNDERGO not in verb.governs and cue.cue.value == "he"
    return cue.cue.words[0][0] if takes_up else ""


def antecedent(slots: Mapping[str, tuple[int, ...]], at: int, ahead: int | None) -> dict[str, tuple[int, ...]]:
    """What a relative clause is about, in the slot of the pronoun right behind its verb (at ``at``) that takes it up."""
    return {slot: (ahead,) for slot in _TAKEN_UP if slots.get(slot) == (at + 1,)} if ahead is not None else {}


def is_cleft(row: "Sequence[Chunk]", at: int) -> bool:
    """Whether a verb tells what somebody who is singled out did: it is no aside about him."""
    n = at - 1
    while n > 0 and row[n].kind in _BETWEEN:
        n -= 1
    return n > 1 and row[n].kind == "relative" and row[n].value == "who" and _singles_out(row[n - 1]) and row[n - 2].kind != "negation"


def _singles_out(chunk: "Chunk") -> bool:
    return chunk.kind == "pronoun" and not chunk.slot and chunk.value == "he"
