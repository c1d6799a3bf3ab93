"""What the clause ahead of "because of" or "after" tells as harmed, and where: "a fire broke out in A after a raid"."""

from msgspec import Struct

from khabar.codebook.kinds import HARM_KINDS
from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.prepositions import SITES
from khabar.extract.events.predicates import tells_loss
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.placing.ranks import is_place
from khabar.extract.placing.told import PLACING
from khabar.extract.sentence.chunks import STOPS, Chunk
from khabar.extract.sentence.scene import Scene
from khabar.text.clitics import peel
from khabar.text.inflect import AND
from khabar.text.marks import HARD_MARKS

CAUSES = frozenset({"cause", "before", "ahead-of"})
_HITS = frozenset({"strike", "destruction", "bombing"})
_LOST = HARM_KINDS | {"missing"}
_WHERE = frozenset({"in", "on", "near"})
IN_ACT = frozenset({"in", "with"})  # where an act stands behind those who were lost in it, or what was destroyed
NEED_REACH = 8  # words from a verb to the word that makes it one of loss: "ten (people, whose ..) met their death"


class Harmed(Struct, frozen=True):
    """The thing that was harmed, if one is told, and the phrases of place of its clause."""

    thing: int | None
    places: tuple[int, ...]


def harmed_ahead(scene: Scene, at: int, lexicon: Lexicon) -> Harmed | None:
    """What was harmed by the event at ``at``; None where no harm or loss is told ahead of a word of cause right before it."""
    if (thing := _hit_in(scene, at)) is not None:
        return Harmed(thing, ())
    cause = at - 1 - (at > 1 and scene.row[at - 1].kind == "date")
    if cause < 1 or scene.row[cause].kind != "background" or scene.row[cause].value not in CAUSES:
        return None
    clause = _clause_ahead(scene, cause)
    harms = [n for n in clause if _is_harm(scene, scene.row[n], lexicon)]
    if not harms and not any(tells_loss(scene.row[n], lexicon, HARM_KINDS) for n in clause):
        return None
    thing = next((found for n in harms if (found := _thing(scene, n)) is not None), None)
    places = tuple(n for n in clause if scene.row[n].slot in PLACING and n != thing and is_place(scene.row[n], scene, lexicon))
    return Harmed(thing, () if _has_own_place(scene, at, lexicon) else places)


def _has_own_place(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether the clause of an event names a place behind it: "were killed in A after a blast in B"."""
    for n in range(at + 1, len(scene.row)):
        chunk = scene.row[n]
        if chunk.kind in STOPS or chunk.kind in ("verb", "relative", "mark"):
            return False
        if chunk.kind == "noun" and chunk.slot in PLACING and is_place(chunk, scene, lexicon):
            return True
    return False


def is_lost_in(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether people were lost in the act at ``at``, as its clause tells ahead of it: "seven dead and wounded in a blast"."""
    caused = at > 0 and scene.row[at - 1].kind == "background" and scene.row[at - 1].value in CAUSES
    if scene.row[at].slot not in IN_ACT and not caused:
        return False
    for n in range(at - 1 - caused, -1, -1):
        chunk = scene.row[n]
        if tells_harm(scene, n, lexicon):
            return True
        if chunk.kind in STOPS or chunk.kind in ("verb", "relative") or (chunk.kind == "mark" and chunk.value in HARD_MARKS):
            return False
    return False


def tells_harm(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a chunk tells of people killed, hurt or missing."""
    return tells_loss(scene.row[n], lexicon, _LOST) or _loses_life(scene, n, lexicon)


def is_of_victims(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether an act is told by whom it made its victims, right behind that word: "ten went as victims of a raid", "fell victim to it"."""
    before = scene.row[at - 1].phrase if at and scene.row[at].slot in ("", "of", "to") and not scene.row[at].joined else None
    bare = before is not None and not before.definite and before.last - before.first == 1 and before.last == scene.row[at].first
    if not bare or before is None or "person.casualty" not in before.classes:
        return False
    return any(tells_harm(scene, n, lexicon) for n in _clause_ahead(scene, at - 1))


def _loses_life(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a verb, also where its sentence begins, tells a loss by a word behind it: "lost their lives", "took the souls of ten"."""
    chunk, words = scene.row[n], scene.page.words
    if chunk.kind == "auxiliary":
        verbs = {words[chunk.first].form.removeprefix(AND)}
    elif chunk.kind == "verb" and chunk.reading is not None:
        verbs = {form.verb for form in chunk.reading.verbs}
    else:
        return False
    end = min(scene.page.sentences[scene.sentence][1], chunk.first + NEED_REACH)
    behind = {split.stem for at in range(chunk.last, end) for split in peel(words[at].form)}
    return any(verbs & loss.sometimes and loss.needs & behind for loss in lexicon.codebook.losses if loss.kind in HARM_KINDS)


def _hit_in(scene: Scene, at: int) -> int | None:
    """What is told as hit or destroyed "in" the act at ``at``, which tells nothing itself: "the seat of the channel was hit in a raid"."""
    verb, slot = scene.governors.get(at, (at, ""))
    if "on" in scene.complements[at].slots or "on" in scene.complements.get(verb, scene.complements[at]).slots:
        return None  # "in a shelling on the town"
    hit = scene.row[verb].kind == "verb" and slot in IN_ACT and any(trigger.frame in _HITS for trigger in scene.row[verb].triggers)
    told = scene.complements[verb].slots.get("object", ()) if hit and "subject" not in scene.complements[verb].slots else ()
    return next((n for n in told if (phrase := scene.row[n].phrase) is not None and senses(phrase) & SITES), None)


def _clause_ahead(scene: Scene, end: int) -> range:
    """The chunks of the clause that ends before ``end``."""
    for n in range(end - 1, -1, -1):
        chunk = scene.row[n]
        if chunk.kind in STOPS or chunk.kind == "relative" or (chunk.kind == "mark" and chunk.value in HARD_MARKS):
            return range(n + 1, end)
        if chunk.kind == "verb" and chunk.joined and chunk.reading is not None and chunk.reading.saying:
            return range(n, end)  # "hit the post in A, and a doctor told of six killed because of"
    return range(end)


def _is_harm(scene: Scene, chunk: Chunk, lexicon: Lexicon) -> bool:
    """Whether a chunk tells of damage."""
    words = lexicon.codebook.loss_words
    if chunk.kind == "verb" and chunk.reading is not None:
        return any(form.verb in words.harm_verbs for form in chunk.reading.verbs)
    return chunk.phrase is not None and scene.page.readings[chunk.phrase.head].peeled.stem in words.harm_nouns


def _thing(scene: Scene, harm: int) -> int | None:
    """What a verb of damage is told of, its subject or object; of a noun of damage, what stands under "to" or "in" beside its verb."""
    slots = ("subject", "object")
    if scene.row[harm].kind == "verb":
        fillers = scene.complements[harm].slots
    else:
        slots = ("with", "in")
        fillers = next((found.slots for found in scene.complements.values() if any(harm in one for one in found.slots.values())), {})
    near = (fillers[slot][0] for slot in slots if slot in fillers)
    return next((n for n in near if (phrase := scene.row[n].phrase) is not None and senses(phrase) & SITES), None)


def is_told_whole(scene: Scene, at: int) -> bool:
    """Whether an act is told as news: with its doer and what it was done to, with how many it befell, or of something new somewhere.

    "Pointed to the arrest of five", "to the army's shelling posts", "to the blast of a car bomb in the market".
    """
    found = scene.complements.get(at)
    befell = found.first("of") if found is not None else None
    phrase = scene.row[befell].phrase if befell is not None else None
    if found is None or phrase is None:
        return False
    new = not (phrase.definite or phrase.event) and not found.slots.keys().isdisjoint(_WHERE)
    return "object" in found.slots or phrase.counted or new
