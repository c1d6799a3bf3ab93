"""Words that set one clause against another, "in turn", "on its part", "at the same time", where they stand within a clause."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from khabar.codebook.lexicon import CueHit
from khabar.extract.page.tokens import Page

if TYPE_CHECKING:
    from khabar.extract.sentence.chunks import Chunk

IN_TURN, UP_TO = "in-turn", "up-to"
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


def kind_of(chunks: "Sequence[Chunk]", page: Page, cue: CueHit, end: int, last: int) -> str:
    """The kind of a cue that ends at a word: "in turn" inside a clause is an adverb, "until" ahead of a verb of the past opens one."""
    if cue.cue.value == IN_TURN and not cue.peeled.conjunction and goes_on_with(chunks, page, end, last):
        return "adverb"
    return "break" if cue.cue.value == UP_TO and opens_past(page, end, last) else cue.cue.kind


def opens_past(page: Page, at: int, last: int) -> bool:
    """Whether a word is a verb of the past and nothing else: "until" ahead of it opens a clause."""
    reading = page.readings[at] if at < last and at not in page.cues and at not in page.names else None
    past = reading is not None and bool(reading.verbs) and all(form.tense == "past" for form in reading.verbs)
    return past and reading is not None and not (reading.nouns or reading.adjective)
