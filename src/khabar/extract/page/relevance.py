"""Whether a document has to do with conflict at all, told from its words before it is read.

Most of what a newspaper prints is not of conflict, and reading it costs as much as reading what is. A word speaks for conflict where it
names an armed body, a weapon, a fighter, the dead and wounded, or an act that needs nothing else to be one (a raid, an ambush, a protest).
"""

from collections.abc import Sequence

from khabar.codebook.lexicon import Reading

SHORT = 60  # words; a text no longer than this may hold nothing but its one act
FEWEST = 2  # words for conflict in a longer text that tells no physical event: 52 % of 1,000 articles of a general press corpus have them


SHARE = 0.012  # of the words of a longer text; gold reports of physical events have more; what has less is hardly ever of conflict


def count_of_conflict(readings: Sequence[Reading]) -> int:
    """The number of words that speak for conflict."""
    return sum([reading.speaking for reading in readings])


def speaks_of_conflict(readings: Sequence[Reading]) -> bool:
    """Whether a text is short, or holds words enough for conflict or of war and truce, that a political act in it is of conflict."""
    return len(readings) <= SHORT or sum([reading.speaking or reading.warlike for reading in readings]) >= FEWEST


def touches_conflict(readings: Sequence[Reading]) -> bool:
    """Whether any word speaks for conflict, or tells that people were killed or hurt, as one who tells only of a car bomb does."""
    return any(reading.speaking or reading.warlike or reading.loses for reading in readings)


def speaks_of_other_things(readings: Sequence[Reading]) -> bool:
    """Whether so few words of a longer text speak for conflict that it is about something else and at most touches on it."""
    return len(readings) > SHORT and count_of_conflict(readings) < SHARE * len(readings)
