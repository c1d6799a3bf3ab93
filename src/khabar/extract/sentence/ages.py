"""Clauses that tell nothing but how old somebody is."""

from collections.abc import Sequence

from khabar.extract.noun_phrases.senses import senses
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
