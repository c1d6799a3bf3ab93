"""A place that the sentence of an act tells in another clause: the act's own, where the document tells none."""

from itertools import pairwise

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.roles import Fill
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.placing.naming import BY_KIND, OF_COUNTRY, place_role
from khabar.extract.placing.ranks import is_told_site, told_rank
from khabar.extract.sentence.scene import Scene, own_acts, tells_act
from khabar.model import Role

SITE_TYPES = frozenset({"strike", "clash", "capture", "bombing", "armed_attack", "withdrawal"})
WIDE = BY_KIND["country"] + OF_COUNTRY  # exactness of a side of a country
_PASSED = frozenset({"on", "near", "from", "to"})
_SEATED = frozenset({"person", "person.official", "person.source", "actor", "organisation", "medium"})  # who may only have a seat there


def told_elsewhere(scene: Scene, at: int, fill: Fill, lexicon: Lexicon) -> Role | None:
    """The one place that a sentence tells outside the clause of an act, and not as the seat of a speaker or where words were said."""
    used = {n for fillers in fill.roles.values() for n in fillers}
    said = next((n for n in range(at, -1, -1) if scene.row[n].kind == "that"), 0)
    grounds = (n for n in range(said, len(scene.row)) if n not in used and _is_ground(scene, n))
    told = [n for n in grounds if told_rank(scene, n, fill, lexicon, placed=scene.row[n].slot == "to") > WIDE]
    if not _is_one(told):
        told = [n for n in told if not any(own_acts(scene.row[head].triggers) for head in _heads(scene, n))]
    if not told or not _is_one(told):
        return None
    phrase = scene.row[max(told, key=lambda n: told_rank(scene, n, fill, lexicon, placed=True))].phrase
    return place_role(scene.page, phrase) if phrase is not None else None


def own_site(scene: Scene, fill: Fill, kind: str) -> Role | None:
    """The one site that an act was done to: where it was, if the document tells no other place."""
    targets = fill.roles.get("target", ())
    phrase = scene.row[targets[0]].phrase if targets and kind in SITE_TYPES and is_told_site(scene, targets[0]) else None
    return place_role(scene.page, phrase) if phrase is not None else None


def _is_ground(scene: Scene, n: int) -> bool:
    """Whether a phrase tells where something went on that is no act of its own: nobody's seat, and no place of what was said."""
    before = scene.row[n - 1] if n else None
    seat = before is not None and before.kind == "noun" and before.phrase is not None and bool(senses(before.phrase) & _SEATED)
    if seat or n in scene.hidden or (scene.row[n].slot in _PASSED and not _is_calm_again(scene, n)):
        return False
    if not scene.row[n].slot and (phrase := scene.row[n].phrase) is not None and "state" in senses(phrase):
        return False  # a capital that acts for its state
    saying = ((reading := scene.row[head].reading) is not None and reading.saying for head in _heads(scene, n))
    return not any(saying) and not any(tells_act(scene, head) for head in _heads(scene, n))


def _is_calm_again(scene: Scene, n: int) -> bool:
    """Whether something that happens, and nobody, has come to a place: "calm returned to the town after fights"."""
    for verb in _heads(scene, n):
        if scene.row[n].slot == "to" and "happen" in scene.row[verb].governs and scene.row[verb].kind == "verb":
            slots = scene.complements[verb].slots
            came = [scene.row[k] for slot in ("subject", "object") for k in slots.get(slot, ())]
            return bool(came) and all(chunk.kind == "event" and not chunk.triggers for chunk in came)
    return False


def _heads(scene: Scene, n: int) -> list[int]:
    """The verbs and events that a phrase may stand under."""
    return scene.heads.get(n, [])


def _is_one(told: list[int]) -> bool:
    """Whether phrases stand right behind one another, as those of one place do."""
    return all(right == left + 1 for left, right in pairwise(told))
