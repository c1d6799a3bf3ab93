"""What the clause of an event noun says of it: that it took place and what came of it, or only what it means."""

from itertools import takewhile

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.carriers import undergoing
from khabar.extract.acts.relative_verbs import relative_verb
from khabar.extract.acts.roles import Fill
from khabar.extract.acts.uttered import is_disclosed, speaks
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.carried_past import TELLING
from khabar.extract.sentence.chunks import STOPS, Chunk
from khabar.extract.sentence.earlier import DOER
from khabar.extract.sentence.scene import Scene, own_acts
from khabar.extract.sentence.tenses import is_present
from khabar.text.marks import HARD_MARKS, QUOTES

SINCE, SUFFER = "since", "suffer"  # the second what a verb is to the fight that its subject had losses in
_OF_SPEECH = frozenset({"to", "from", "with"})  # where what a verbal act is about stands behind its noun
IS_NOT, PART = "is-not", "part"  # the second the value of "most of them", "one of them"
RESUMED = frozenset({"in", "on", "from"})  # where a pronoun behind a verb stands for the noun ahead
OWN = frozenset({"of", "on", "against", "object", "by", "with", "to"})
OR_REACH = 4  # chunks behind an act within which the other stands that it is told beside with "or"
RISING = "rising"  # the value of "the number of ... rose"
TOLL_REACH = 6  # words before an event within which those stand
TOLL_AHEAD, LOSS_AHEAD = 14, 4  # chunks from an event to the clause that tells its toll, and from its verb to the dead
RESULT = "result"
OF_WAR = 1000  # dead that no single attack leaves: they are of a war
AHEAD = 8  # chunks after an event noun in which the verb of its own relative clause stands
_MEDIA = frozenset({"medium", "network"})
LOW_LINE = "_"
_SITES = frozenset({"place", "site", "structure"})


def is_definite(scene: Scene, at: int) -> bool:
    """Whether an article or a pronoun is written on an event noun: what it names is known."""
    reading = scene.row[at].reading
    return reading is not None and (reading.peeled.article or bool(reading.peeled.pronoun))


def is_kind_of_act(scene: Scene, at: int, fill: Fill) -> bool:
    """Whether a verbal noun in a list of acts has neither doer nor victim of its own: "killing, looting and abduction" is a kind of act."""
    chunk = scene.row[at]
    if chunk.kind != "event" or not chunk.joined or fill.trigger.kind != "verb" or chunk.last - chunk.first > 1 or is_definite(scene, at):
        return False
    listed = at > 0 and scene.row[at - 1].kind in ("event", "noun")
    return listed and fill.nation is None and OWN.isdisjoint(scene.complements[at].slots)


def tells_loss(chunk: Chunk, lexicon: Lexicon, kinds: frozenset[str]) -> bool:
    """Whether a chunk tells of people lost in one of these ways: killed, injured, missing."""
    if chunk.reading is None:
        return False
    verbs = {form.verb for form in chunk.reading.verbs} if chunk.kind == "verb" else set()
    stem = chunk.reading.peeled.stem if chunk.phrase is not None else ""
    losses = (loss for loss in lexicon.codebook.losses if loss.kind in kinds)
    return any(verbs & loss.verbs or stem in loss.nouns or stem in loss.persons for loss in losses)


def takes_place(scene: Scene, at: int) -> bool:
    """Whether the verb of a main clause says that an event noun, named as new, took place or befell its subject."""
    verb, slot = scene.governors.get(at, (None, ""))
    whose = scene.complements[at].first("of")
    owner = scene.row[whose].phrase if whose is not None else None
    if verb is None or is_definite(scene, at) or (owner is not None and owner.definite) or scene.row[at - 1].kind == "background":
        return False
    if scene.row[verb - 1].kind == "that" or any(chunk.kind == "relative" for chunk in scene.row[max(0, verb - 2) : verb]):
        return False  # a verb right behind "that" is only wished or feared
    roles, happened = scene.row[verb].governs, "object" if scene.complements[verb].passive else "subject"
    return ("happen" in roles and slot == happened and not scene.row[at].slot) or ("undergo" in roles and slot in ("to", "object"))


def is_placed(scene: Scene, at: int) -> bool:
    """Whether a known place stands with an event as where it was; what the time is only counted from is known itself."""
    if at and scene.row[at - 1].value == SINCE:
        return False
    told = relative_verb(scene, at) if not is_definite(scene, at) else None  # "after a blast that is ascribed to them in the town"
    heads = (at,) if told is None else (at, told)
    near = [scene.row[n].phrase for head in heads for slot in ("in", "near") for n in scene.complements[head].slots.get(slot, ())]
    return any(phrase is not None and bool(phrase.concepts or phrase.inner) for phrase in near)


def tells_after(scene: Scene, at: int) -> bool:
    """Whether the verb after an event noun, in its clause, tells what came of it."""
    for n in range(at + 1, len(scene.row)):
        chunk = scene.row[n]
        if chunk.kind == "verb":
            return bool(own_acts(chunk.triggers)) or bool(scene.row[n].governs & TELLING)
        if chunk.kind in STOPS or (chunk.kind == "mark" and chunk.value not in QUOTES):
            return False
    return False


def is_judged(scene: Scene, at: int) -> bool:
    """Whether the clause of an event noun only says what it is or means: "the shelling of hospitals is a crime"."""
    for n in range(at + 1, min(len(scene.row), at + AHEAD)):
        chunk = scene.row[n]
        if chunk.kind == "verb":
            return "judge" in scene.row[n].governs
        if (chunk.kind == "pronoun" and not chunk.slot and chunk.value != PART) or (chunk.kind == "negation" and chunk.value == IS_NOT):
            return True
        if chunk.kind in STOPS or chunk.kind == "relative" or (chunk.kind == "mark" and chunk.value not in QUOTES):
            return False
    return False


def has_day(scene: Scene, at: int) -> bool:
    """Whether the day of an event stands in its own clause behind what it is told with; "yesterday's raids" only names them."""
    for n in range(at + 1, len(scene.row)):
        chunk = scene.row[n]
        if chunk.kind == "date":
            return n > at + 1
        if chunk.kind in STOPS or chunk.kind in ("verb", "event") or (chunk.kind == "mark" and n not in scene.hidden):
            return False
    return False


def has_own_evidence(scene: Scene, at: int) -> bool:
    """Whether a noun of undergoing tells an event, or an indefinite event noun has a relative clause that tells it as new."""
    if undergoing(scene, at) is not None:
        return True
    if "judge" in scene.row[scene.governors.get(at, (at, ""))[0]].governs:
        return False  # "is held to be the worst massacre that Europe has seen"
    for n in range(at + 1, min(len(scene.row), at + AHEAD)):
        chunk = scene.row[n]
        if chunk.kind == "verb":
            tells = bool(chunk.governs & (TELLING | {SUFFER})) and "judge" not in chunk.governs  # "is held to be" is spelled as "promises"
            return not is_definite(scene, at) and tells and not chunk.joined
        if chunk.kind in STOPS or chunk.kind in ("relative", "background") or (chunk.kind == "mark" and chunk.value not in QUOTES):
            return False
    return False


def has_toll(scene: Scene, at: int) -> bool:
    """Whether the toll of one attack at a site is told to have come to a number.

    "The dead of the raid on the town rose to twelve", "the number of those killed by the blast that hit it rose to".
    """
    chunk = scene.row[at]
    if chunk.slot not in ("", "of") or (chunk.reading is not None and chunk.reading.several):
        return False
    about = _clause_about(scene, at)
    risen = next((n for n in range(at + 1, len(scene.row)) if _rises(scene, scene.row[n].first) and scene.row[n].kind == "verb"), None)
    told = [scene.complements[n].slots for n in (at, about) if n is not None]
    placed = any(slot in slots for slots in told for slot in ("on", "in", "near")) or (about is not None and "object" in told[-1])
    placed = placed or any(_is_site(scene, n) for n in told[0].get("of", ()))
    first = max(scene.page.sentences[scene.sentence][0], chunk.first - TOLL_REACH)
    rises = risen is not None or any(_rises(scene, n) for n in range(first, chunk.first))
    return placed and rises and _comes_to_number(scene, at)


def _comes_to_number(scene: Scene, at: int) -> bool:
    """Whether a number of people stands under "to" in the clause of a toll: "rose to ten", "the dead of the blast rose, of whom .., to"."""
    ahead = (scene.row[n] for n in range(max(0, at - TOLL_REACH), at))
    behind = (chunk for chunk in scene.row[at + 1 :])
    for chunk in (*ahead, *takewhile(lambda chunk: not (chunk.kind == "mark" and chunk.value in HARD_MARKS), behind)):
        phrase = chunk.phrase
        if chunk.slot == "to" and phrase is not None and phrase.counted and (phrase.low or 0) < OF_WAR:
            return True
    return False


def _is_site(scene: Scene, n: int) -> bool:
    """Whether a phrase names a known place or a building: "the bombing of the market of the town"."""
    phrase = scene.row[n].phrase
    return phrase is not None and not senses(phrase).isdisjoint(_SITES) and bool(phrase.concepts or phrase.inner)


def _rises(scene: Scene, word: int) -> bool:
    """Whether a word says that a toll rose."""
    cues = scene.page.readings[word].cues
    return cues is not None and any(hit.cue.value == RISING for hit in cues.totals)


def _clause_about(scene: Scene, at: int) -> int | None:
    """The verb of the relative clause behind an event: "the blast by a car that hit"."""
    for n in range(at + 1, min(len(scene.row), at + AHEAD)):
        if scene.row[n].kind == "relative":
            return next((verb for verb in range(n + 1, min(len(scene.row), n + 3)) if scene.row[verb].kind == "verb"), None)
        if scene.row[n].kind in STOPS or scene.row[n].kind in ("verb", "event", "mark"):
            return None
    return None


def tells_its_toll(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether a clause behind an event noun, with no other act between, tells how many died of it ("which led to the death of ten")."""
    for n in range(at + 1, min(len(scene.row) - 1, at + TOLL_AHEAD)):
        chunk = scene.row[n]
        if (
            (chunk.kind == "mark" and chunk.value in HARD_MARKS)
            or (chunk.kind == "event" and own_acts(chunk.triggers))
            or chunk.kind == "that"
        ):
            return False
        clause = chunk.kind == "relative" and scene.row[n + 1].kind == "verb" and RESULT in scene.row[n + 1].governs
        if clause or chunk.kind == RESULT:
            behind = scene.row[n + 1 + clause : n + 1 + clause + LOSS_AHEAD]
            dead = any(tells_loss(one, lexicon, frozenset({"killed"})) for one in behind)
            return dead and any(one.phrase is not None and one.phrase.counted and (one.phrase.low or 0) > 1 for one in behind)
    return False


def describes(scene: Scene, at: int) -> bool:
    """Whether a verb of the present right behind a noun says what it is like: "areas that rebels hold", "posts in which they gather"."""
    chunk, before = scene.row[at], scene.row[at - 1] if at else None
    if before is None or before.kind != "noun" or before.phrase is None or chunk.joined or chunk.reading is None:
        return False
    behind = scene.row[at + 1] if at + 1 < len(scene.row) else None
    if is_present(chunk) and behind is not None and behind.kind == "pronoun" and behind.slot in RESUMED:
        return True
    subject = scene.complements[at].first("subject")
    ahead = subject is not None and subject < at - 1  # "a battalion of 500 men will be deployed"
    return is_present(chunk) and not before.phrase.definite and before.last == chunk.first and before.slot != "" and not ahead


def is_object(scene: Scene, at: int) -> bool:
    """Whether a noun is the object of a verb."""
    return any(scene.row[verb].kind == "verb" and at in found.slots.get("object", ()) for verb, found in scene.complements.items())


def enters_its_time(scene: Scene, at: int) -> bool:
    """Whether an event noun only tells how long acts have gone on ("as the shelling enters its second week")."""
    for chunk in scene.row[at + 1 :] if scene.row[at].kind == "event" else ():
        if chunk.kind in STOPS or chunk.kind in ("verb", "mark"):
            return False
        phrase = chunk.phrase
        if phrase is not None and "time" in phrase.classes and not chunk.slot and scene.page.readings[phrase.head].peeled.pronoun:
            return True
    return False


def is_parted(scene: Scene, at: int, verb: int) -> bool:
    """Whether what stands right ahead of an event is no head of it: the subject of its verb, or the statement in which it is announced.

    Nor is the medium by which it is: "announced on its page on the network the taking of the town".
    """
    slots, reading, before = scene.complements[verb].slots, scene.row[verb].reading, scene.row[at - 1]
    told = reading is not None and reading.saying and any(at - 1 in fillers for slot, fillers in slots.items() if slot != "object")
    medium = before.phrase is not None and not before.phrase.classes.isdisjoint(_MEDIA)
    said = told and (medium or (before.slot == "in" and not is_definite(scene, at)))
    return at - 1 in slots.get("subject", ()) or said


def is_alternative(scene: Scene, at: int) -> bool:
    """Whether an act that nothing governs is named as one of two: "the bombing of a café or a blast among people"."""
    if scene.row[at].kind != "event" or scene.row[at].slot or at in scene.governors:
        return False
    for n in range(at + 1, min(len(scene.row), at + OR_REACH)):
        if scene.row[n].kind == "event":
            hit = scene.page.cues.get(scene.row[n].first - 1)
            return hit is not None and hit.cue.value == "or" and bool(scene.row[n].triggers)
        if scene.row[n].kind != "noun":
            return False
    return False


def is_of_perpetrator(scene: Scene, at: int) -> bool:
    """Whether an event only tells whose perpetrator stands right ahead: "killed was the perpetrator of an attack on a church"."""
    before = scene.row[at - 1].phrase if at else None
    bare = before is not None and not before.definite and before.head == before.last - 1 and before.last == scene.row[at].first
    return bare and before is not None and DOER in before.classes and not scene.row[at].joined


def is_of_responsible(scene: Scene, at: int) -> bool:
    """Whether an act with no clause of its own is what an official right ahead is responsible for: "a leader responsible for attacks"."""
    before = scene.row[at - 1].phrase if at and scene.row[at].kind == "event" and scene.row[at].slot == "from" else None
    if before is None or "person.official" not in before.classes or has_own_evidence(scene, at) or is_disclosed(scene, at):
        return False
    behind = next((chunk.kind for chunk in scene.row[at + 1 :] if chunk.kind in ("relative", "verb", "mark")), "")
    return behind != "relative"


def is_untrue(scene: Scene, at: int) -> bool:
    """Whether there is "no truth to" an event."""
    cues = (scene.page.cues.get(n) for n in range(scene.row[at - 1].first, scene.row[at].first))
    return any(hit is not None and hit.cue.kind == "denied" for hit in cues)


def is_equated(scene: Scene, at: int) -> bool:
    """Whether a verbal noun is what something abstract is said to be: "the only way is the liberation of the town"."""
    ahead = next((chunk for chunk in reversed(scene.row[: at - 1]) if chunk.phrase is not None and not chunk.slot), None)
    act = any(trigger.kind == "verb" for trigger in scene.row[at].triggers)
    return act and not scene.row[at - 1].joined and ahead is not None and ahead.kind == "noun"


def is_slogan(scene: Scene, at: int) -> bool:
    """Whether a word is joined to its neighbours by a low line: it is of a tag, which tells nothing."""
    return any(chunk.kind == "mark" and chunk.value == LOW_LINE for chunk in (*scene.row[max(0, at - 1) : at], *scene.row[at + 1 : at + 2]))


def says_more(scene: Scene, at: int) -> bool:
    """Whether something is told of an event: a bare "the clashes" only names those told before."""
    return bool(scene.complements[at].slots) or any(chunk.kind == "relative" for chunk in scene.row[at + 1 : at + 2])


def is_of_speech(scene: Scene, at: int, verb: int, slot: str) -> bool:
    """Whether an event is what a verbal act is about that the verb ahead carries: "expressed its condemnation of the raid"."""
    carried = (n for name in ("object", "from") for n in scene.complements[verb].slots.get(name, ()) if verb < n < at)
    return slot in _OF_SPEECH and any(scene.row[n].kind == "event" and speaks(scene, n) for n in carried)
