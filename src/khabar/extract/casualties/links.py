"""How closely a loss is tied to an event of its sentence: by result words, by words of cause, or by standing in one clause."""

from khabar.codebook.lexicon import Lexicon
from khabar.extract.casualties.numbers_told import counts_people
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.chunks import STOPS
from khabar.extract.sentence.earlier import BEFORE
from khabar.extract.sentence.scene import Scene, is_result
from khabar.extract.speaking.announcing import that_follows
from khabar.extract.speaking.saying_verbs import saying_of
from khabar.text.marks import COMMAS, HARD_MARKS

CAUSE_SLOTS = frozenset({"in", "with", "by", "during"})
WIDE = frozenset({"country", "region", "admin1", "direction", "area.province", "area.country", "state"})
CAUSES = frozenset({"before", "ahead-of", "answer", "cause", "during"})
# The costs below are set by judgement and were not swept; only FARTHEST was.
TOLD, UNTOLD = 0.5, 3.0  # cost of a tie that a word tells, and of mere neighbourhood
OWN_CLAUSE = 8.0  # a verb with a subject of its own between the two
OTHER_CLAUSE = 5.0  # "while", "as also"
EARLIER = 8.0  # what stands after "after" or "in reply to" came before the event ahead of it
SPEECH = 4.0  # "said that"
HARD_STOP = 9.0  # a semicolon or a line end
COMMA = 0.6
STEP = 0.1
FARTHEST = 9.0  # beyond this nothing ties them; swept 3-15 on gold by numbers F1: flat 5 to 9 (.627), .594 at 3, .622 at 11


def cost(scene: Scene, event: int, loss: int, lexicon: Lexicon) -> float:
    """What it takes to go from a loss to an event: 0 where one governs the other, more for every barrier between."""
    if event == loss or _governs(scene, event, loss):
        return 0.0
    low, high = sorted((event, loss))
    told = _result(scene, event, loss) if event < loss else _cause(scene, event, loss)
    aside = EARLIER if loss < event and _in_background(scene, loss, event) else 0.0
    aside += HARD_STOP if loss < event and was_elsewhere(scene, loss, event) else 0.0
    return (TOLD if told else UNTOLD) + aside + _barriers(scene, low, high, lexicon, event_first=event < loss) + STEP * (high - low)


def was_elsewhere(scene: Scene, loss: int, event: int) -> bool:
    """Whether a loss has a town of its own, and the event is of another that follows: "three died in A, ten were hurt in a raid on B"."""
    verbs = (n for n in range(loss + 1, event) if scene.row[n].kind == "verb" and scene.row[n].joined)
    further = next((n for n in verbs if (reading := scene.row[n].reading) is not None and reading.loses), None)
    if further is None or not any(_is_town(scene, n) for n in range(loss + 1, further)):
        return False
    for n in range(event + 1, len(scene.row)):
        chunk = scene.row[n]
        if chunk.kind in STOPS or (chunk.kind == "verb" and chunk.joined) or (chunk.kind == "mark" and chunk.value in HARD_MARKS):
            return False
        if _is_town(scene, n):
            return True
    return False


def _is_town(scene: Scene, n: int) -> bool:
    """Whether a phrase names, under a particle or as what was hit, a place that others can lie beside, and none that holds them."""
    phrase = scene.row[n].phrase
    if phrase is None or scene.row[n].kind != "noun" or not (phrase.concepts or phrase.inner or phrase.named):
        return False
    found = senses(phrase)
    return bool(found & {"place", "site"}) and found.isdisjoint(WIDE)


def _governs(scene: Scene, event: int, loss: int) -> bool:
    """Whether the event is the subject of the verb of loss: the raid killed three; the raids that left three dead."""
    if loss in scene.complements and scene.row[loss].kind == "verb" and event in scene.complements[loss].slots.get("subject", ()):
        return True
    governor = scene.governors.get(loss)
    return governor is not None and event in scene.complements[governor[0]].slots.get("subject", ())


def _in_background(scene: Scene, loss: int, event: int) -> bool:
    """Whether a loss stands in a fronted clause of time or cause that ends before the event: "after the attack it ..."."""
    return any(scene.row[n].kind == "mark" for n in range(loss + 1, event)) and in_background(scene, loss)


def in_background(scene: Scene, at: int) -> bool:
    """Whether a chunk stands after "after" or "because of", with no clause word between."""
    for n in range(at - 1, -1, -1):
        chunk = scene.row[n]
        if chunk.kind == "background":
            return chunk.value in BEFORE | {"answer", "cause"} and not _is_left(scene, at, n)
        if chunk.kind in ("that", "break", "result") or (chunk.kind == "mark" and chunk.value in HARD_MARKS):
            return False
    return False


def _is_left(scene: Scene, at: int, before: int) -> bool:
    """Whether what an act ahead of a word of time left stands behind it: "the war that has gone on since May left | in the falling of"."""
    while at > before and scene.row[at].slot == "of":
        at -= 1
    return scene.row[at].slot == "from" and any(is_result(scene, n) for n in range(before))


def _result(scene: Scene, event: int, loss: int) -> bool:
    """Whether a result word after the event, or the verb whose subject the event is, leads to the loss."""
    governor = scene.governors.get(event)
    if governor is not None and governor[1] in ("subject", "object") and is_result(scene, governor[0]):
        return True
    return any(is_result(scene, n) for n in range(event + 1, loss + 1))


def _cause(scene: Scene, event: int, loss: int) -> bool:
    """Whether a word of cause after the loss leads to the event: in, with, because of, during, when."""
    for n in range(loss + 1, event + 1):
        chunk = scene.row[n]
        if chunk.kind == "background" and chunk.value in CAUSES:
            return True
        if chunk.kind == "break" and chunk.value == "when":
            return True
        carrier = scene.row[n - 1] if chunk.slot == "of" else chunk  # "in an operation of bombing"
        if chunk.kind == "event" and carrier.slot in CAUSE_SLOTS:
            return True
        if chunk.slot in CAUSE_SLOTS and chunk.phrase is not None and senses(chunk.phrase) & {"munition", "weapon"}:
            return True
    return False


def _barriers(scene: Scene, low: int, high: int, lexicon: Lexicon, *, event_first: bool) -> float:
    sum_of = 0.0
    relative = False
    for n in range(low + 1, high):
        chunk = scene.row[n]
        if n in scene.hidden:
            continue
        if chunk.kind == "mark":
            sum_of += HARD_STOP if chunk.value in HARD_MARKS else COMMA if chunk.value in COMMAS else 0.0
            relative = relative and chunk.value not in HARD_MARKS | COMMAS
        elif chunk.kind == "relative":
            relative = True
        elif chunk.kind == "break" and chunk.value != "when":
            turns = not event_first and _turns_to_deed(scene, n)
            sum_of += HARD_STOP if turns else COMMA if _goes_on_counting(scene, n, lexicon) else OTHER_CLAUSE
        elif chunk.kind == "that":
            sum_of += SPEECH if scene.row[n - 1].kind != "that" else 0.0  # "adding that"
        elif chunk.kind == "background" and chunk.value != "during" and event_first and scene.row[n + 1].kind != "date":
            sum_of += EARLIER
        elif not relative and (_own_clause(scene, n, lexicon) if chunk.kind == "verb" else _own_subject(scene, n)):
            sum_of += OWN_CLAUSE
    return sum_of


def _goes_on_counting(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether "while" goes on with a further number of the dead or the injured: "..., while the number of the wounded came to ten"."""
    row = scene.row
    if row[n].value != "while" or n + 2 >= len(row) or row[n + 1].kind != "verb":
        return False
    return counts_people(scene, row[n + 2], lexicon)


def _turns_to_deed(scene: Scene, n: int) -> bool:
    """Whether "while" turns to what others did: "ten were killed, while forces fought in the town"; "while five were hurt" goes on."""
    after = scene.row[n + 1] if n + 1 < len(scene.row) else None
    if scene.row[n].value != "while" or after is None or after.kind != "verb" or after.reading is None:
        return False
    return not after.reading.loses


def _own_subject(scene: Scene, n: int) -> bool:
    """Whether a joined noun opens a clause: "and the army goes on shelling"."""
    chunk = scene.row[n]
    after = scene.row[n + 1] if n + 1 < len(scene.row) else None
    return chunk.joined and chunk.kind == "noun" and not chunk.slot and after is not None and after.kind in ("verb", "auxiliary")


def _own_clause(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a joined verb opens a clause with a subject of its own that tells neither a loss nor a result."""
    chunk = scene.row[n]
    reading = chunk.reading
    if not chunk.joined or reading is None or is_result(scene, n):
        return False
    if saying_of(chunk, lexicon) is not None and that_follows(scene.row, n + 1):
        return False  # "and he said that": the speech parts it by itself
    if any(form.verb in lexicon.loss_verbs for form in reading.verbs):
        return False
    subject = scene.complements[n].first("subject") if n in scene.complements else None
    return subject is None or subject > n
