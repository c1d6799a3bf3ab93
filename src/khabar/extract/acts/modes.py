"""By which mode of its type an event was done: told by the weapon, by an adjective, by who did it, else by the trigger."""

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.means import make_of
from khabar.extract.acts.roles import Fill
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.scene import Scene
from khabar.text.inflect import WITH

GENERAL = frozenset({"unspecified", "other"})
SUBJECT_REACH = 3  # chunks between a verb and the event that is its subject: a genitive, a relative pronoun, an auxiliary
AIR, DRONE, SUICIDE = "airstrike", "drone", "suicide"
NARROWER = frozenset({(AIR, DRONE)})  # the means decides also for what is called a raid
DROPPED = frozenset({"missile", "rocket", "artillery", "airstrike"})  # what an aircraft throws is an air strike (ruling 13)
VEHICLE_BOMB, WORN = "vehicle_bomb", "wear"
DRIVEN = 3  # chunks behind a vehicle in which the verb of its driver stands
GUIDED = "missile"  # what a state's rocket is called (ruling 13)


def mode_of(scene: Scene, at: int, fill: Fill, weapons: tuple[int, ...], lexicon: Lexicon) -> tuple[str | None, str]:
    """The mode and the codebook line that told it."""
    own, frame = fill.trigger.mode, fill.trigger.frame
    if own is None:
        return None, ""
    told: dict[str, str] = {}
    for n in weapons:
        told.update(mode_of_weapon(scene, n, frame, lexicon))
    if own not in GENERAL:
        return _narrower(scene, at, fill, told, lexicon)
    if (by_doer := _by_doer(scene, at, fill, weapons, told, lexicon) or _by_driver(scene, at, fill, weapons, lexicon)) is not None:
        return by_doer
    if not told:
        told = dict(list(_by_words(scene, _around(scene, at, fill), frame, lexicon).items())[:1])
    arms = _of_actor(scene, at, fill, lexicon) if not told else {}
    told = told or arms or _by_particle(scene, fill, lexicon)
    if not told:
        return own, fill.trigger.line
    modes = {mode.id for mode in lexicon.codebook.types[frame].modes}
    if len(told) > 1 and (len(weapons) > 1 or arms) and "mixed" in modes:
        return "mixed", ", ".join(told.values())
    mode, line = next(iter(told.items()))
    return (GUIDED if mode == "rocket" and _is_state(scene, at, fill, weapons) and line.startswith("words/") else mode), line


def _narrower(scene: Scene, at: int, fill: Fill, told: dict[str, str], lexicon: Lexicon) -> tuple[str | None, str]:
    """The mode that the words for an act tell, or a narrower one that its means or its doers do; planes and drones together are planes."""
    own = fill.trigger.mode
    for n in _doers(scene, at, fill) if own == AIR else ():
        told.update(mode_of_weapon(scene, n, fill.trigger.frame, lexicon))
    if own == AIR and AIR in told:
        return own, fill.trigger.line
    return next(((mode, line) for mode, line in told.items() if (own, mode) in NARROWER), (own, fill.trigger.line))


def _by_doer(
    scene: Scene, at: int, fill: Fill, weapons: tuple[int, ...], told: dict[str, str], lexicon: Lexicon
) -> tuple[str | None, str] | None:
    """The mode that who did it outweighs any means with: a bomber, whatever he drives (ruling 10), and planes, whatever they throw."""
    doers = _by_words(scene, [n for n in _doers(scene, at, fill) if n not in weapons], fill.trigger.frame, lexicon)
    if SUICIDE in doers:
        return SUICIDE, doers[SUICIDE]
    craft = _from_the_air(scene, at, fill, lexicon) if told.keys() <= DROPPED else None
    return None if craft is None else (craft, "actor")


def _by_driver(scene: Scene, at: int, fill: Fill, weapons: tuple[int, ...], lexicon: Lexicon) -> tuple[str, str] | None:
    """The mode of a bomb that somebody drives, or that goes off in an attack so called: it is his who dies in it (ruling 10)."""
    bombs = [phrase for n in weapons if (phrase := scene.row[n].phrase) is not None and VEHICLE_BOMB in senses(phrase)]
    if fill.trigger.frame != "bombing" or not bombs:
        return None
    if SUICIDE in (named := _by_words(scene, _around(scene, at, fill), fill.trigger.frame, lexicon)):
        return SUICIDE, named[SUICIDE]
    return (SUICIDE, "driver") if any(_is_driven(scene, n) for n in weapons) else None


def _is_driven(scene: Scene, n: int) -> bool:
    """Whether the clause behind a vehicle tells who drove it: "a car driven by a bomber", "that a fighter drove"."""
    for chunk in scene.row[n + 1 : n + 1 + DRIVEN]:
        if chunk.kind == "verb":
            return WORN in chunk.governs and chunk.reading is not None and chunk.reading.peeled.pronoun != ""
        if chunk.kind not in ("relative", "auxiliary"):
            return False
    return False


def mode_of_weapon(scene: Scene, n: int, frame: str, lexicon: Lexicon) -> dict[str, str]:
    """The mode of a type that one named weapon tells, with its line: of its make, of its concept, else of its words."""
    phrase, make = scene.row[n].phrase, make_of(scene, n)
    modes = {mode.id for mode in lexicon.codebook.types[frame].modes}
    for named in (make, phrase):
        for concept_id in (*named.inner, *named.concepts) if named is not None else ():
            concept = lexicon.concepts[concept_id]
            if concept.group == "weapon" and concept.mode in modes:
                return {str(concept.mode): concept.line}
    if DRONE in modes and phrase is not None and "drone" in senses(phrase):
        return {DRONE: "weapon"}
    return dict(list(_by_words(scene, [n], frame, lexicon).items())[:1])


def _around(scene: Scene, at: int, fill: Fill) -> list[int]:
    """The event's own chunk, the event it merged with, and an event of its kind right ahead of it ("raids of the alliance hit")."""
    found = [at] if fill.merged is None else [at, fill.merged]
    for n in range(at - 1, max(-1, at - 1 - SUBJECT_REACH), -1):
        chunk = scene.row[n]
        if chunk.kind == "event" and any(trigger.frame == fill.trigger.frame for trigger in chunk.triggers):
            return [*found, n]
        if chunk.kind not in ("noun", "relative", "auxiliary", "date"):
            break
    return found


def _by_words(scene: Scene, chunks: list[int], frame: str, lexicon: Lexicon) -> dict[str, str]:
    """Modes that the adjectives and nouns of some chunks tell."""
    told: dict[str, str] = {}
    for n in chunks:
        phrase = scene.row[n].phrase
        stems = (
            {scene.page.readings[w].peeled.stem for w in range(phrase.first, phrase.last)}
            if phrase
            else {scene.page.readings[scene.row[n].first].peeled.stem}
        )
        for mode in lexicon.codebook.mode_words:
            if mode.type == frame and stems & mode.words:
                told.setdefault(mode.mode, mode.line)
    return told


def _of_actor(scene: Scene, at: int, fill: Fill, lexicon: Lexicon) -> dict[str, str]:
    """The mode by those who did it: planes, artillery, warships, a bomber; by all of them, where several arms did it together."""
    if fill.trigger.frame not in ("strike", "bombing"):
        return {}
    doers = _doers(scene, at, fill)
    told = _by_words(scene, doers, fill.trigger.frame, lexicon)
    return told if _are_arms(scene, doers) else dict(list(told.items())[:1])


def _are_arms(scene: Scene, doers: list[int]) -> bool:
    """Whether several did it together, of whom not all are planes: "the air force and the artillery"."""
    kinds = [senses(phrase) for n in doers if (phrase := scene.row[n].phrase) is not None]
    return len(kinds) > 1 and not all("aircraft" in kind for kind in kinds) and not all("drone" in kind for kind in kinds)


def _by_particle(scene: Scene, fill: Fill, lexicon: Lexicon) -> dict[str, str]:
    """The mode by the means that is said for "by": "killed by the bullets of the army"."""
    doers = (scene.row[n] for n in fill.roles.get("actor", ()) if scene.row[n].slot == "by" and scene.row[n].first)
    stems = {scene.page.words[doer.first - 1].form.removeprefix(WITH) for doer in doers}
    means = (mode for mode in lexicon.codebook.mode_words if mode.type == fill.trigger.frame and stems & mode.words)
    return next(({mode.mode: mode.line} for mode in means), {})


def _doers(scene: Scene, at: int, fill: Fill) -> list[int]:
    carried = scene.complements[scene.governors[at][0]] if at in scene.governors and scene.row[at].kind == "event" else None
    carrier = carried.slots.get("subject", ()) if carried is not None and at in carried.slots.get("object", ()) else ()
    return list(dict.fromkeys((*fill.roles.get("actor", ()), *scene.complements[at].slots.get("subject", ()), *carrier)))


def _from_the_air(scene: Scene, at: int, fill: Fill, lexicon: Lexicon) -> str | None:
    """The mode of a strike that planes or drones did, whatever they threw."""
    if fill.trigger.frame != "strike" or _are_arms(scene, _doers(scene, at, fill)):
        return None
    planes = [*_doers(scene, at, fill), *(n for slot in ("of", "by", "from") for n in scene.complements[at].slots.get(slot, ()))]
    for n in planes:
        phrase = scene.row[n].phrase
        kinds = senses(phrase) if phrase is not None else frozenset()
        if phrase is not None and "actor" in kinds:  # a force known by its planes
            kinds = kinds.union(*(noun.classes for noun in scene.page.readings[phrase.head].nouns))
        if "drone" in kinds or ("aircraft" in kinds and "drone" in _by_words(scene, [n], fill.trigger.frame, lexicon)):
            return "drone"  # also with its nationality between: "an American unmanned plane"
        if "aircraft" in kinds:
            return AIR
    return None


def _is_state(scene: Scene, at: int, fill: Fill, weapons: tuple[int, ...]) -> bool:
    """Whether a state's forces did it."""
    named = [phrase for n in (at, *weapons) if (phrase := scene.row[n].phrase) is not None]
    if fill.nation is not None or any(phrase.nation is not None for phrase in named):
        return True
    phrases = [phrase for n in fill.roles.get("actor", ()) if (phrase := scene.row[n].phrase) is not None]
    return any(
        senses(phrase) & {"military", "state", "government"} and not senses(phrase) & {"armed_group", "militia"} for phrase in phrases
    )
