"""How the clause of an event tells it: as the news of one act, or as one who describes, explains and argues would.

No rule sets an event aside by these; they go to the weights of its confidence.
"""

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.roles import Fill
from khabar.extract.acts.thrown import STOPPED
from khabar.extract.events.telling import mention_rule
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.earlier import clause_of_earlier
from khabar.extract.sentence.scene import Scene
from khabar.extract.sentence.tenses import is_present
from khabar.text.marks import COMMAS

ALSO = "also"  # the value of the word that opens a further act
ANOTHER = "another"  # than the one before: "a second hospital", "two other drones", "a similar raid"
FLIGHTS = {"drone": "stops-drone", "missile": "stops-missile", "rocket": "stops-missile"}  # by what an act of stopping stopped
THERE = "there"  # where the place told last is: "reinforcements reached A. There fights broke out"
HAPPEN = "happen"
OPENING = 2  # chunks from the head of a sentence within which its main act stands


def manner_of(scene: Scene, at: int, fill: Fill, lexicon: Lexicon) -> frozenset[str]:
    """What is to be seen of it in the clause: a verb of the present, an event noun that is only a topic, an act that opens its sentence."""
    told = at if fill.merged is None else fill.merged
    carrier, slot = scene.governors.get(at, (at, ""))
    opens = carrier if slot == "object" and "carry" in scene.row[carrier].governs else told
    found = {
        "present": any(is_present(scene.row[n]) for n in {at, told, carrier}),
        "opens": at < OPENING,
        "topic": mention_rule(scene, at, lexicon) == "topic",
        ALSO: _is_further(scene, min(told, opens)),
        ANOTHER: any(_is_another(scene, n, lexicon) for n in (at, *fill.roles.get("target", ())[:1])),  # "posts and other targets" are all
    }
    found[ANOTHER] = found[ANOTHER] or _came_before(scene, at, fill)
    found[THERE] = any(_is_told_there(scene, n) for n in {told, carrier} if scene.row[n].kind == "verb")
    flights = _flights(scene, fill) if fill.trigger.frame == STOPPED else set()
    return frozenset(name for name, holds in found.items() if holds) | (flights if len(flights) == 1 else set())


def _is_told_there(scene: Scene, verb: int) -> bool:
    """Whether "there" stands right ahead of a verb, or behind it and what it governs, or somebody leaves "it"."""
    row, n = scene.row, verb + 1
    while n < len(row) and row[n].kind in ("noun", "date", "event") and row[n].slot in ("", "of", "with"):
        n += 1
    ahead = verb - 1 - (verb > 1 and (row[verb - 1].kind == "date" or row[verb - 1].value in COMMAS))
    left = any(trigger.roles.get("from") == "target" for trigger in row[verb].triggers)  # "withdrew from it"
    told = left and any(row[k].kind == "pronoun" for k in scene.complements[verb].slots.get("from", ()))
    return told or any(0 <= k < len(row) and (row[k].kind, row[k].value) == ("adverb", THERE) for k in (ahead, n))


def _is_another(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a phrase is told as another of its kind; "others" alone are of those just told."""
    phrase, words = scene.row[n].phrase, lexicon.codebook.loss_words
    told = range(phrase.head + 1, phrase.last) if phrase is not None else ()
    return any(scene.page.readings[at].peeled.stem in words.another | words.two_others for at in told)


def _came_before(scene: Scene, at: int, fill: Fill) -> bool:
    """Whether an act is what a known one of its kind came after: "the attack came hours after the death of two in a shooting"."""
    clause = clause_of_earlier(scene, at)
    verb = next((n for n in range(clause - 1, -1, -1) if scene.row[n].kind == "verb"), None) if clause is not None else None
    known = scene.complements[verb].first("subject") if verb is not None and HAPPEN in scene.row[verb].governs else None
    act = scene.row[known] if known is not None else None
    if act is None or act.kind != "event" or act.phrase is None or not act.phrase.definite:
        return False
    return fill.trigger.frame in {trigger.frame for trigger in act.triggers}


def _flights(scene: Scene, fill: Fill) -> set[str]:
    """What kind of munition was stopped, a drone or a missile."""
    phrases = [phrase for n in fill.roles.get("target", ()) if (phrase := scene.row[n].phrase) is not None]
    return {FLIGHTS[name] for phrase in phrases for name in sorted(senses(phrase)) if name in FLIGHTS}


def _is_further(scene: Scene, at: int) -> bool:
    """Whether the clause of an act opens with "also": it tells another act than the one before."""
    for chunk in reversed(scene.row[:at]):
        if chunk.kind == "break" and chunk.value == ALSO:
            return True
        if chunk.kind in ("verb", "mark", "break", "that"):
            return False
    return False
