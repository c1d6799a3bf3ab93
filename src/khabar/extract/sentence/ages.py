"""Clauses that tell nothing but how old somebody is, or how many, long or heavy something."""

from collections.abc import Sequence

from khabar.extract.noun_phrases.senses import senses
from khabar.extract.noun_phrases.victims import measures
from khabar.extract.sentence.chunks import Chunk

REACH = "reach"
AGE = 2  # chunks behind "has reached" that tell it: of life, so many years


def age_end(row: Sequence[Chunk], at: int) -> int | None:
    """Where a clause ends that tells nothing but somebody's age: "a boy (who) has reached 16 years"."""
    if not at or row[at].joined or REACH not in row[at].governs:
        return None
    age = row[at + 1 : at + 1 + AGE]
    if len(age) < AGE or any(chunk.kind != "noun" for chunk in age):
        return None
    man, life = row[at - 1].phrase, age[0].phrase
    told = life is not None and life.classes <= {"abstract", "time"} and age[0].slot == "from" and not age[1].slot
    return at + 1 + AGE if told and man is not None and "person" in senses(man) else None


def measure_end(row: Sequence[Chunk], at: int) -> int | None:
    """Where a clause without a verb ends that tells a measure: "a gunman whose age (is) 20 years", "a force of 500 men"."""
    told, number = row[at : at + 2] if at and at + 1 < len(row) else (None, None)
    if told is None or number is None or told.kind != "noun" or told.reading is None or not measures(told.reading):
        return None
    ahead, own = row[at - 1].phrase, told.phrase
    if ahead is None or ahead.definite or own is None or own.last - own.first > 1 or told.slot or told.joined:
        return None
    return at + 2 if _counts(number) and not (number.slot or number.joined) else None


def _counts(number: Chunk) -> bool:
    """Whether a chunk tells so many: a counted noun, a number with a unit, "20 years"."""
    phrase, known = number.phrase, number.reading is not None and number.reading.known
    if phrase is None:
        return number.kind == "adverb"
    return phrase.head > phrase.first or (phrase.last - phrase.first > 1 and not known)
