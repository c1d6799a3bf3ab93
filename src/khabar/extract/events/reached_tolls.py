"""Acts told only by what their toll came to: "the number of the dead of the blast that hit the market has reached 20"."""

from khabar.codebook.lexicon import Lexicon
from khabar.extract.events.predicates import OF_WAR, has_toll
from khabar.extract.noun_phrases.senses import THINGS, senses
from khabar.extract.sentence.scene import Scene
from khabar.text.marks import HARD_MARKS

REACH = "reach"  # what a verb does that tells what a number came to
_OF_TOLL = frozenset({"", "of", "in"})
_WHERE = frozenset({"on", "in", "near"})
_SITES = frozenset({"structure", "site", "facility", "military_site", "town", "area"})
_ABOUT = 4  # chunks from an act to the verb of its relative clause


def has_its_toll(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether the toll of one attack at a site is told to have risen to a number, or to have reached it."""
    return has_toll(scene, at) or _has_reached_toll(scene, at, lexicon)


def _has_reached_toll(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether the toll of one attack at a site, told right ahead of it, is said to have come to a number."""
    chunk = scene.row[at]
    several = chunk.reading is not None and chunk.reading.several
    if several or chunk.joined or chunk.slot not in _OF_TOLL or not _is_toll(scene, at - 1, lexicon) or not _is_placed(scene, at):
        return False
    return any(_comes_to_number(scene, n) for n in _verbs_around(scene, at))


def _is_toll(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a chunk is a number of people or a toll."""
    phrase = scene.row[n].phrase if n >= 0 else None
    if phrase is None:
        return False
    return scene.page.readings[phrase.head].peeled.stem in lexicon.codebook.loss_words.number_of


def _verbs_around(scene: Scene, at: int) -> list[int]:
    """The verb ahead of the toll of an act, and those behind the act in its clause."""
    ahead = [at - 2] if at > 1 else []
    behind = []
    for n in range(at + 1, len(scene.row)):
        chunk = scene.row[n]
        if chunk.kind in ("that", "break", "result") or (chunk.kind == "mark" and chunk.value in HARD_MARKS):
            break
        behind.append(n)
    return [n for n in (*ahead, *behind) if scene.row[n].kind == "verb" and REACH in scene.row[n].governs]


def _comes_to_number(scene: Scene, verb: int) -> bool:
    """Whether a verb of reaching has a number of people as what was reached, too small for that of a war."""
    slots = scene.complements[verb].slots
    for n in (*slots.get("object", ()), *slots.get("to", ())):
        phrase = scene.row[n].phrase
        counted = phrase is not None and (phrase.counted or phrase.first in scene.page.numbers)
        if phrase is not None and counted and not senses(phrase) & THINGS and (phrase.low or 0) < OF_WAR:
            return True
    return False


def _is_placed(scene: Scene, at: int) -> bool:
    """Whether an act tells where it was, or what it hit, itself or in its relative clause."""
    slots = scene.complements[at].slots
    if not _WHERE.isdisjoint(slots):
        return True
    if any((phrase := scene.row[n].phrase) is not None and senses(phrase) & _SITES for n in slots.get("of", ())):
        return True
    clause = range(at + 1, min(at + _ABOUT, len(scene.row)))
    about = next((n for n in clause if scene.row[n].kind == "verb" and scene.row[n - 1].kind == "relative"), None)
    return about is not None and not {"object", *_WHERE}.isdisjoint(scene.complements[about].slots)
