"""Whether a document has to do with conflict at all, told from its words before it is read.

Most of what a newspaper prints is not of conflict, and reading it costs as much as reading what is. A word speaks for conflict where it
names an armed body, a weapon, a fighter, the dead and wounded, or an act that needs nothing else to be one (a raid, an ambush, a protest).
"""

from collections.abc import Sequence

from khabar.codebook.lexicon import Lexicon, Reading
from khabar.codebook.types import Trigger

ARMED = frozenset({"military", "militia", "armed_group", "coalition", "intelligence", "police"})
FIGHTERS = frozenset({"person.armed", "munition"})
PUBLIC = frozenset({"condemnation", "threat", "protest", "sanction"})  # verbal and public acts that are hardly ever about anything else
COMMON = frozenset({"mobilization", "destruction", "withdrawal", "capture"})  # their words have civil uses: to move, to leave, to take
SHORT = 60  # words; a text no longer than this may hold nothing but its one act
FEWEST = 2  # words for conflict in a longer text that tells no physical event: 52 % of 1,000 articles of a general press corpus have them


def count_of_conflict(readings: Sequence[Reading], lexicon: Lexicon) -> int:
    """The number of words that speak for conflict."""
    known = lexicon.speaking
    found = 0
    for reading in readings:
        answer = known.get(id(reading))
        if answer is None:
            answer = known[id(reading)] = _speaks(reading, lexicon)
        found += answer
    return found


def _speaks(reading: Reading, lexicon: Lexicon) -> bool:
    if reading.loss or any(not FIGHTERS.isdisjoint(noun.classes) for noun in reading.nouns):
        return True
    if any(_is_plain(trigger, lexicon) for trigger in (*reading.noun_triggers, *reading.verb_triggers)):
        return True
    return any(_is_armed(name.concept, lexicon) for _, table in reading.starts for name in table.alone)


def _is_plain(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether a trigger counts with no word beside it."""
    if trigger.needs or trigger.objects or trigger.particle or "event" in trigger.roles.values():
        return False
    return trigger.frame in PUBLIC or (trigger.frame not in COMMON and lexicon.codebook.types[trigger.frame].group == "core")


def _is_armed(concept: str, lexicon: Lexicon) -> bool:
    found = lexicon.concepts.get(concept)
    return found is not None and (found.group == "weapon" or found.kind in ARMED)
