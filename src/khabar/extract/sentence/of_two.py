"""Verbs of two that are spelled like a noun: whether two people or things stand ahead of which they tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khabar.extract.noun_phrases.senses import senses

if TYPE_CHECKING:
    from khabar.extract.sentence.verbhood import Standing

TWO, PAIR = frozenset({"3md", "3fd"}), 2  # persons of a verb of two, and how many they are


def is_told_of_two(word: Standing) -> bool:
    """Whether two people, or one and another, stand right before a dual verb that is spelled like its noun ("two soldiers were killed").

    So it is in a clause about two ("the two blasts that took place in"), and where it goes on from its verb ("and killed eight").
    """
    before = word.chunks[-1] if word.chunks else None
    if (before is not None and before.kind == "relative") or _goes_on_of_two(word):
        return True
    if before is None or before.phrase is None or before.reading is None:
        return False
    right_ahead = before.last == word.at and not word.reading.peeled.conjunction
    if right_ahead and any(noun.number == "dual" for noun in before.reading.nouns):
        return True  # "two policemen (who) were killed", "two lorries (that) carried"
    if "person" not in senses(before.phrase) or before.phrase.counted:
        return "person" in senses(before.phrase) and before.phrase.low == before.phrase.high == PAIR
    return before.joined and len(word.chunks) > 1 and word.chunks[-2].kind == "noun"


def _goes_on_of_two(word: Standing) -> bool:
    """Whether the verb ahead, to which a word is joined, tells of two."""
    ahead = next((chunk.reading for chunk in reversed(word.chunks) if chunk.kind in ("verb", "mark")), None)
    forms = ahead.verbs if ahead is not None and word.reading.peeled.conjunction else ()
    return bool(forms) and all(form.person in TWO for form in forms)
