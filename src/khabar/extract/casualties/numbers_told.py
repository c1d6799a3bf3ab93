"""Losses told by their number: "the number of the wounded passed thirty", "the number of the dead rose to twelve"."""

from itertools import pairwise

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Loss
from khabar.extract.casualties.loss_mention import LossMention
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import THINGS, senses
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.clauses import Complements
from khabar.extract.sentence.scene import Scene, is_result
from khabar.model import Quantity
from khabar.text.marks import HARD_MARKS

PAIR = 2  # words: "the number of the dead"
REACH = "reach"  # what verbs govern that tell what a number came to
RAISED, REACHED = frozenset({"to"}), frozenset({"to", ""})  # how the new number stands behind them
NEAR = 3  # chunks from the number that is told of to what it came to, with no verb between: the act's own noun, "to thirty"


def counts_people(scene: Scene, chunk: Chunk, lexicon: Lexicon) -> bool:
    """Whether a chunk is the number of the dead or the wounded, and tells none itself."""
    phrase = chunk.phrase
    if phrase is None or phrase.counted or phrase.last - phrase.first < PAIR:
        return False
    stems = [scene.page.readings[n].peeled.stem for n in range(phrase.first, phrase.last)]
    words = lexicon.codebook.loss_words.number_of
    return any(one in words and other in lexicon.loss_persons for one, other in pairwise(stems))


def by_number(scene: Scene, at: int, loss: Loss, lexicon: Lexicon) -> LossMention | None:
    """The loss that the number of the dead or the wounded tells, where the sentence says what that came to."""
    chunk = scene.row[at]
    phrase = chunk.phrase
    if phrase is not None and (count := _behind_colon(scene, at)) is not None:
        listed = not loss.needs and scene.page.readings[phrase.head].peeled.stem in loss.persons
        return LossMention(loss.kind, at, at + 2, phrase.head, count, None, loss.line) if listed else None
    if phrase is None or not counts_people(scene, chunk, lexicon):
        return None
    if loss.needs or loss.persons.isdisjoint(scene.page.readings[n].peeled.stem for n in range(phrase.first, phrase.last)):
        return None
    told = _came_to(scene, at)
    number = scene.row[told].phrase if told is not None else None
    if told is None or number is None:
        return None
    return LossMention(loss.kind, at, told, phrase.head, Quantity(number.low, number.high), None, loss.line)


def _behind_colon(scene: Scene, at: int) -> Quantity | None:
    """The number behind a colon, as lists have it: "the dead: 31"."""
    row, told = scene.row, scene.row[at].phrase
    if at + 2 >= len(row) or row[at + 1].value != ":" or told is None or told.counted:
        return None
    number = row[at + 2].phrase
    return Quantity(number.low, number.high) if number is not None and row[at + 2].kind == "noun" and _is_number(number) else None


def _came_to(scene: Scene, at: int) -> int | None:
    """The chunk of what a number came to: the object of its verb, or what stands behind it, itself or under "to"."""
    act = scene.row[at + 1] if at + 1 < len(scene.row) else None  # whose act is taken for the subject: "the dead of the raid reached ten"
    topic = (at, at + 1) if act is not None and act.kind == "event" and not (act.slot or act.joined) else (at,)
    for verb, found in scene.complements.items():
        slots = REACHED if REACH in scene.row[verb].governs else RAISED
        behind = verb > at + 1 and not {at, *topic}.isdisjoint(found.slots.get("subject", ()))
        if scene.row[verb].kind == "verb" and (behind or at in found.slots.get("subject", ())):
            negated = verb and scene.row[verb - 1].kind == "negation"
            told = None if negated else _told_of(scene, at, found, slots)
            if told is None and not negated and scene.row[verb - 1].kind == "relative":
                continue  # "the dead of the raid that befell the town reached ten"
            return told
        if scene.row[verb].kind == "verb" and at in found.slots.get("object", ()):
            # "which raises the number of its dead since the war began to ten", "has reached the number of its dead since the war ten"
            told = behind_clause(scene, at, slots)
            if told is not None:
                return told
    for n in range(at + 1, len(scene.row)):
        chunk = scene.row[n]
        near = "" if n < at + NEAR else "to"  # "the rise of the number of the dead of the attack on the market in A to ten"
        if chunk.kind == "noun" and not chunk.joined and chunk.slot in (near, "to") and _is_number(chunk.phrase):
            return n
        if chunk.kind not in ("event", "noun") or chunk.joined:
            return None
    return None


def _told_of(scene: Scene, at: int, found: Complements, slots: frozenset[str]) -> int | None:
    """What the verb whose subject a number is says that it came to."""
    for slot in ("object", "to", "with"):
        told = next((n for n in found.slots.get(slot, ()) if n > at or slot == "to"), None)
        if told is not None and _is_number(scene.row[told].phrase):
            return told
    if scene.row[at].joined and at + 1 < len(scene.row) and scene.row[at + 1].kind == "noun" and _is_number(scene.row[at + 1].phrase):
        return at + 1  # "the number of the dead came to 30, and the number of the wounded nine"
    return behind_clause(scene, at, slots)


def behind_clause(scene: Scene, at: int, slots: frozenset[str] | None = None) -> int | None:
    """The number under "to" behind a relative clause or a time: "the toll of the attack that ... rose | to ten", "since May | to ten".

    Behind a verb of reaching it may have no particle: ``slots`` are those under which it may stand.
    """
    if slots is None:
        slots = REACHED if any(REACH in chunk.governs for chunk in scene.row[max(0, at - 1) : at]) else RAISED
    passed = False
    for n in range(at + 1, len(scene.row)):
        chunk = scene.row[n]
        passed = passed or chunk.kind in ("relative", "background", "date")
        if chunk.kind in ("that", "break", "result") or (chunk.kind == "mark" and chunk.value in HARD_MARKS):
            return None
        if passed and chunk.slot in slots and chunk.kind == "noun" and not chunk.joined and _is_number(chunk.phrase):
            governor = scene.governors.get(n)
            return n if governor is None or not is_result(scene, governor[0]) else None
    return None


def _is_number(phrase: Phrase | None) -> bool:
    """Whether a phrase counts people, or nothing that it names."""
    return phrase is not None and phrase.counted and not senses(phrase) & THINGS
