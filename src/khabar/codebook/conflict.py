"""Which words speak for conflict: armed bodies, weapons, fighters, the dead and wounded, acts that need nothing else to be one."""

from collections.abc import Iterable, Mapping

from khabar.codebook.types import Concept, EventType, Noun, Trigger

ARMED = frozenset({"military", "militia", "armed_group", "coalition", "intelligence", "police"})
FIGHTERS = frozenset({"person.armed", "munition"})
PUBLIC = frozenset({"condemnation", "threat", "protest", "sanction"})  # verbal and public acts that are hardly ever about anything else
COMMON = frozenset({"mobilization", "destruction", "withdrawal", "capture"})  # their words have civil uses: to move, to leave, to take


def names_fighters(nouns: Iterable[Noun]) -> bool:
    """Whether a noun means those who fight, or what they fight with."""
    return any(not FIGHTERS.isdisjoint(noun.classes) for noun in nouns)


def is_plain(trigger: Trigger, types: Mapping[str, EventType]) -> bool:
    """Whether a trigger tells an act of conflict with no word beside it (a raid, an ambush, a protest)."""
    if trigger.needs or trigger.objects or trigger.particle or "event" in trigger.roles.values():
        return False
    return trigger.frame in PUBLIC or (trigger.frame not in COMMON and types[trigger.frame].group == "core")


def is_armed(concept: Concept | None) -> bool:
    """Whether a concept is an armed body or a weapon."""
    return concept is not None and (concept.group == "weapon" or concept.kind in ARMED)
