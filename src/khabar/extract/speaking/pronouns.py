"""Whom a pronoun stands for: the noun ahead that agrees with it, what the act before was done to, what was seen doing something."""

from collections.abc import Iterator

from khabar.codebook.lexicon import Reading
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.scene import Scene
from khabar.text.inflect import BOTH, SHE, pronoun_agrees

_ARMS = frozenset({"weapon", "munition"})  # what may also stand in an act before: "laid charges and set them off"
OWNERS = frozenset({"actor", "person", "site", "structure", "place", "vehicle", "unknown", "area", "facility"})
DUAL = 2  # more than these are a plural, whatever form the counted noun has
_SHOT = frozenset({"person", "armed", "vehicle"})


def owner(scene: Scene, at: int, pronoun: str, *, agent: bool = False) -> int | None:
    """The noun that a pronoun written on the chunk at ``at`` stands for: the nearest before it that agrees."""
    for n in owners(scene, at, pronoun):
        phrase = scene.row[n].phrase
        if not agent or (phrase is not None and senses(phrase) & {"actor", "person"}):
            return n
    return None


def undergoer(scene: Scene, at: int, pronoun: str, *, men: bool = False) -> int | None:
    """Who or what a pronoun on a verb or behind it stands for: the object of the verb before, if that agrees, else the nearest noun.

    ``men``: the nearest that names people or what they ride, if one does, as of those who are shot at.
    """
    ahead = next((n for n in range(at - 1, -1, -1) if scene.row[n].kind == "verb"), None)
    last = _seen_doing(scene, ahead) if ahead is not None else None
    arms = _ARMS if scene.row[at].kind == "verb" and scene.row[at].joined else frozenset[str]()
    told = last is not None and last < at and scene.row[last].kind == "noun" and agrees(scene, last, pronoun, arms)
    if told or not men:
        return last if told else owner(scene, at, pronoun)
    phrases = ((n, phrase) for n in owners(scene, at, pronoun) if (phrase := scene.row[n].phrase) is not None)
    return next((n for n, phrase in phrases if senses(phrase) & _SHOT), owner(scene, at, pronoun))


def _seen_doing(scene: Scene, verb: int) -> int | None:
    """The object of a verb, else its subject where that is what another acts on: "they saw a force advance on the town and hit it"."""
    own = scene.complements[verb].first("object")
    doer = scene.complements[verb].first("subject") if own is None else None
    seen = doer is not None and any(doer == scene.complements[n].first("object") for n in scene.heads.get(doer, ()) if n < doer)
    return doer if seen else own


def listed_with(scene: Scene, n: int) -> tuple[int, ...]:
    """All of a list of those whom an act befell that a noun stands in, for whom "them" stands."""
    lists = (fillers for found in scene.complements.values() for fillers in found.slots.values() if n in fillers)
    return next((fillers for fillers in lists if all(scene.row[m].kind == "noun" for m in fillers)), (n,))


def owners(scene: Scene, at: int, pronoun: str, among: frozenset[str] = frozenset()) -> Iterator[int]:
    """The nouns before a chunk that a pronoun can stand for, the nearest first; ``among`` are further senses that it may have."""
    for n in range(at - 1, -1, -1):
        if scene.row[n].kind == "noun" and scene.row[n].phrase is not None and agrees(scene, n, pronoun, among):
            yield n


def _is_dual(reading: Reading) -> bool:
    return any(noun.number == "dual" for noun in reading.nouns)


def agrees(scene: Scene, n: int, pronoun: str, among: frozenset[str] = frozenset()) -> bool:
    """Whether a pronoun can stand for the noun of a chunk."""
    phrase = scene.row[n].phrase
    assert phrase is not None
    found = senses(phrase)
    if not found & (OWNERS | among):
        return False
    reading = scene.page.readings[phrase.head]
    numbers = {noun.number for noun in reading.nouns}
    people = bool(found & {"person"})
    if found & {"state", "town"} and pronoun == SHE:
        return True  # states and towns are feminine, whatever their names end in
    if pronoun == BOTH and not (scene.row[n].joined or phrase.low == DUAL):
        return any(_is_dual(one) for one in scene.page.readings[phrase.first : phrase.last])
    several = pronoun == BOTH or "plural" in numbers or (phrase.low or 0) > DUAL
    return pronoun_agrees(reading.peeled.stem, plural=several, pronoun=pronoun, people=people)
