"""With what: the weapon that stands around an event, how many there were, and the mode they tell."""

from collections.abc import Iterator

from khabar.codebook.lexicon import Lexicon
from khabar.extract.clauses import HARD_MARKS, STOPS
from khabar.extract.phrases import Phrase
from khabar.extract.roles import Fill
from khabar.extract.scene import Scene
from khabar.extract.senses import senses
from khabar.model import Quantity

MEANS = frozenset({"munition", "weapon", "vehicle", "aircraft"})
BARE = frozenset({"munition", "weapon"})  # kinds that are the means wherever they stand in the clause of a blast or a fall
THROWN = frozenset({"strike", "bombing"})
GENERAL = frozenset({"unspecified", "other"})
MOVED = "mobilization"


def weapons_of(scene: Scene, at: int, fill: Fill, lexicon: Lexicon) -> tuple[int, ...]:
    """The chunks that tell the means: the first, and those joined to it."""
    for n in _options(scene, at, fill):
        phrase = scene.row[n].phrase
        if phrase is not None and scene.row[n].kind == "noun" and _is_means(scene, n, fill):
            return (n, *_joined(scene, n, fill))
    return ()


def _options(scene: Scene, at: int, fill: Fill) -> Iterator[int]:
    """Chunks where the means may stand, the likeliest first."""
    found = scene.complements[at].slots
    carriers = [n for n in (scene.governors[at][0] if at in scene.governors else None, fill.merged) if n is not None]
    yield from fill.roles.get("weapon", ())
    yield from found.get("with", ())
    for carrier in carriers:
        yield from scene.complements[carrier].slots.get("with", ())
    yield from _with_behind(scene, at)
    for carrier in carriers:
        yield from _with_behind(scene, carrier)
    if fill.trigger.frame in THROWN:
        yield from (n for slot in ("of", "object", "subject", "to") for n in found.get(slot, ()) if _is_bare(scene, n))
    if fill.trigger.frame == MOVED:
        yield from (n for slot in ("of", "object", "subject") for n in found.get(slot, ()))


def _is_bare(scene: Scene, n: int) -> bool:
    phrase = scene.row[n].phrase
    return phrase is not None and bool(senses(phrase) & BARE)


def _with_behind(scene: Scene, at: int) -> Iterator[int]:
    """Phrases under "with, by means of" behind an event in its clause, past the first one."""
    for n in range(at + 1, len(scene.row)):
        chunk = scene.row[n]
        if chunk.kind in STOPS or chunk.kind in ("verb", "relative") or (chunk.kind == "mark" and chunk.value in HARD_MARKS):
            return
        if chunk.slot == "with":
            yield n


def _is_means(scene: Scene, n: int, fill: Fill) -> bool:
    phrase = scene.row[n].phrase
    assert phrase is not None
    found = senses(phrase)
    if not found & MEANS or "actor" in found or n in fill.roles.get("actor", ()):
        return False
    if n in fill.roles.get("target", ()) and not found & BARE:
        return False
    return fill.trigger.frame == MOVED or not found & {"vehicle"} or bool(found & BARE) or scene.row[n].slot == "with"


def _joined(scene: Scene, first: int, fill: Fill) -> Iterator[int]:
    """Weapons joined to a weapon by "and", with nothing between."""
    for n in range(first + 1, len(scene.row)):
        chunk = scene.row[n]
        if not (chunk.joined and chunk.kind == "noun" and chunk.phrase is not None and senses(chunk.phrase) & MEANS and _is_means(scene, n, fill)):
            return
        yield n


def weapon_count(phrase: Phrase, scene: Scene, lexicon: Lexicon) -> Quantity | None:
    """How many: the number told, a dual, or one for a singular countable thing."""
    if phrase.counted:
        return Quantity(phrase.low, phrase.high)
    reading = scene.page.readings[phrase.head]
    if any(not lexicon.concepts[concept_id].countable for concept_id in phrase.concepts):
        return None
    numbers = {noun.number for noun in reading.nouns}
    if "dual" in numbers and "plural" not in numbers:
        return Quantity(2, 2)
    if "singular" in numbers and "plural" not in numbers and not reading.peeled.article:
        return Quantity(1, 1)
    return None


def mode_of(scene: Scene, at: int, fill: Fill, weapons: tuple[int, ...], lexicon: Lexicon) -> tuple[str | None, str]:
    """The mode and the codebook line that told it: the weapon's, an adjective's, the actor's, else the trigger's own."""
    own = fill.trigger.mode
    if own is None:
        return None, ""
    if own not in GENERAL:
        return own, fill.trigger.line
    modes = {mode.id for mode in lexicon.codebook.types[fill.trigger.frame].modes}
    told = _by_weapon(scene, weapons, modes, lexicon)
    words = _by_words(scene, at, fill, weapons, lexicon)
    if not told:
        told = words
    if not told and fill.trigger.frame == "strike" and _by_aircraft(scene, fill, lexicon):
        told = {"airstrike": "actor"}
    if len(told) > 1 and "mixed" in modes and len(weapons) > 1:
        return "mixed", ", ".join(told.values())
    return next(iter(told.items())) if told else (own, fill.trigger.line)


def _by_weapon(scene: Scene, weapons: tuple[int, ...], modes: set[str], lexicon: Lexicon) -> dict[str, str]:
    """Modes that the named weapons imply, within the event's type."""
    told: dict[str, str] = {}
    for n in weapons:
        phrase = scene.row[n].phrase
        for concept_id in (*phrase.concepts, *phrase.inner) if phrase else ():
            concept = lexicon.concepts[concept_id]
            if concept.mode in modes:
                told.setdefault(str(concept.mode), concept.line)
    return told


def _by_words(scene: Scene, at: int, fill: Fill, weapons: tuple[int, ...], lexicon: Lexicon) -> dict[str, str]:
    """Modes that adjectives and nouns beside the event or in the weapon tell."""
    told: dict[str, str] = {}
    for n in (*weapons, at, fill.merged):
        phrase = scene.row[n].phrase if n is not None else None
        stems = {scene.page.readings[w].peeled.stem for w in range(phrase.first, phrase.last)} if phrase else set()
        for mode in lexicon.codebook.mode_words:
            if mode.type == fill.trigger.frame and stems & mode.words:
                told.setdefault(mode.mode, mode.line)
    return told


def _by_aircraft(scene: Scene, fill: Fill, lexicon: Lexicon) -> bool:
    words = frozenset(word for mode in lexicon.codebook.mode_words if mode.mode == "airstrike" for word in mode.words)
    for n in fill.roles.get("actor", ()):
        phrase = scene.row[n].phrase
        if phrase is not None and ("aircraft" in senses(phrase) or any(scene.page.readings[w].peeled.stem in words for w in range(phrase.first, phrase.last))):
            return True
    return False
