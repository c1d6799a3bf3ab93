"""What kind of thing a phrase names, in the classes that frames ask for."""

from functools import lru_cache

from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.page.tokens import Page

_WIDER = {
    "armed": ("military", "police", "intelligence", "militia", "armed_group", "coalition", "force", "person.military", "person.armed"),
    "state": ("state",),
    "political": (
        *("government", "ministry", "office", "party", "international", "state", "coalition", "person.official", "organisation", "ngo"),
        *("armed_group", "person"),  # those who are known by name: heads of states and of groups
    ),
    "person": (
        *("person.military", "person.armed", "person.civil", "person.official", "person.source", "person.casualty", "person.detained"),
        *("person", "community", "person.perpetrator"),
    ),
    "site": ("facility", "military_site"),
    "structure": ("structure",),
    "vehicle": ("vehicle",),
    "place": ("place", "area"),
    "munition": ("munition", "weapon"),
    "weapon": ("munition", "weapon"),
    "event": ("event", "verbal"),
}
_ACTORS = ("actor", "force", "state", "organisation", "medium", "person.armed", "person.official", "person.source", "person.military")
THINGS = frozenset({
    "munition", "weapon", "vehicle", "aircraft", "structure", "site", "facility", "military_site",
    "time", "money", "event", "verbal", "area", "place", "abstract", "animal",
})  # fmt: skip
"""What no one is who suffers."""
_CARRIERS = ("aircraft", "naval")  # they throw munitions and are none, a drone apart
_HAND_ARMS = ("small_arms", "melee", "grenade")  # weapons of a direct attack, which throw nothing from afar
_BY_CLASS: dict[str, tuple[str, ...]] = {}
for _wide, _narrow in _WIDER.items():
    for _class in _narrow:
        _BY_CLASS[_class] = (*_BY_CLASS.get(_class, ()), _wide)


def senses(phrase: Phrase) -> frozenset[str]:
    """The classes of a phrase, the narrow ones of the lexicon and the wider ones of the frames."""
    return widened(phrase.classes)


@lru_cache(maxsize=1 << 14)
def widened(classes: frozenset[str]) -> frozenset[str]:
    """Classes of the lexicon with the wider ones that they belong to."""
    found = widest(classes)
    if not found.isdisjoint(_CARRIERS) and "drone" not in found:
        found.discard("munition")
    if not found.isdisjoint(_HAND_ARMS):
        found.discard("munition")
    return frozenset(found)


def widest(classes: frozenset[str]) -> set[str]:
    """All that phrases of some of these classes may be: the wider classes too, with none that others rule out."""
    found = set(classes)
    for name in classes:
        found.update(_BY_CLASS.get(name, ()))
    if not found.isdisjoint(_ACTORS):
        found.add("actor")
    return found


def is_agent(phrase: Phrase) -> bool:
    """Whether the phrase names someone who can act: a state, a force, an organisation, a person; or words unknown to the codebook."""
    found = senses(phrase)
    if found & {"site", "structure", "place", "vehicle", "munition"} and "actor" not in found:
        return "aircraft" in found
    return bool(found & {"actor", "person"}) or (phrase.nation is not None and not found & {"event", "area"}) or "unknown" in found


def is_craft(phrase: Phrase) -> bool:
    """Whether a phrase names aircraft, which strike for those whose they are (ruling 17)."""
    return "aircraft" in senses(phrase)


def is_ground(phrase: Phrase) -> bool:
    """Whether a phrase is a place or a site and no party."""
    found = senses(phrase)
    return bool(found & {"place", "site", "structure"}) and "actor" not in found


def is_written_on(page: Page, phrase: Phrase) -> bool:
    """Whether a phrase names a site or an account on the network, on which something is told: "on the site (called) Twitter"."""
    return any("network" in page.readings[at].classes for at in range(phrase.first, phrase.last))


def is_mere_place(phrase: Phrase) -> bool:
    """Whether a name is that of a town or a province, which attacks nobody."""
    found = senses(phrase)
    return "place" in found and not found & {"state", "actor", "armed", "force", "organisation"}


def is_nobodys_arm(phrase: Phrase) -> bool:
    """Whether a phrase names arms and not whose they are: tear gas does nothing, the artillery of a state stands for its force."""
    found = senses(phrase)
    return bool(found & frozenset({"munition", "weapon"})) and not (found & {"armed", "actor", "aircraft"} or phrase.inner or phrase.nation)


def by_whom_or_what(slot: str, phrase: Phrase) -> str:
    """Whether a phrase behind a word of doing is who did it, or what it was done with: "by the fire of machine guns"."""
    found = senses(phrase)
    doer = bool(found & {"actor", "aircraft"}) or "weapon" not in found
    who = doer and (slot == "by" or bool(found & {"actor", "armed", "person"}))
    return "by" if who else "with"
