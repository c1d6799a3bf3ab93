"""What is told as a lasting state or as a description: no event happened there and then."""

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.roles import Fill
from khabar.extract.acts.status import is_future
from khabar.extract.events.asides import PUBLIC, is_present_act
from khabar.extract.events.date_chunks import expression_at
from khabar.extract.events.told_places import HAPPEN
from khabar.extract.sentence.chunks import STOPS
from khabar.extract.sentence.earlier import AHEAD_OF, BEFORE, clause_of_earlier
from khabar.extract.sentence.scene import Scene
from khabar.extract.sentence.tenses import is_present
from khabar.model.values import AgoPoint
from khabar.text.inflect import MY
from khabar.text.marks import HARD_MARKS

HOLD, GROW, WHERE, STILL = "hold", "grow", "where", "still"
GOING = frozenset({"carry", "happen"})  # what a verb is to acts that go on
BESIDE = 4  # chunks back to the noun of what goes on, behind it whose it is and what is launched
DEFINING = 2  # chunks back to the relative pronoun of a verb
LASTING = frozenset({"month", "year"})  # for so many of these somebody holds what he holds, and has not just taken it
NEVER = "never"  # the value of the negation of the future
OPEN = frozenset({"rejection", "demand"})  # what is refused or asked for "before" an act leaves it open whether that comes


def is_standing(scene: Scene, at: int, fill: Fill, lexicon: Lexicon) -> bool:
    """Whether a word tells how things are: "where rebels hold", "which threaten", "whom the army trained"."""
    if _is_held(scene, at, fill):
        return True
    chunk = scene.row[at]
    verb, slot = scene.governors.get(at, (at, ""))
    if slot == "subject" and GROW in scene.row[verb].governs:
        return True  # "attacks have multiplied"
    if _will_go_on(scene, at) or _goes_on_beside(scene, at) or _is_practised(scene, at) or _is_awaited(scene, at):
        return True
    if _is_measured_by(scene, at):
        return True
    told = at if fill.merged is None else fill.merged
    defining = any(ahead.kind == "relative" and ahead.value == "who" for ahead in scene.row[max(0, told - DEFINING) : told])
    if told > at:
        return defining and is_present_act(scene, told) and not _tells_on(scene, at, told)  # "the raids that the army carries out on"
    if fill.trigger.frame in lexicon.physical:
        where = at > 0 and scene.row[at - 1].value == WHERE  # in a first sentence, too
        still = _is_still(scene, at)
        lasting = _has_lasted(scene, at)
        holds = HOLD in chunk.governs and (where or scene.sentence > 0 or still or lasting) and is_present_act(scene, at)
        return holds and (still or lasting or not _is_headline(scene, at)) and not _is_narrated(scene, at)
    if chunk.kind == "event":
        return chunk.reading is not None and chunk.reading.peeled.pronoun == MY  # what a writer says of himself, or a name
    return defining and fill.trigger.frame != PUBLIC and is_present_act(scene, at)


def _is_still(scene: Scene, at: int) -> bool:
    """Whether a verb goes on as before: "the group still controls"."""
    for chunk in reversed(scene.row[:at]):
        if chunk.kind in STOPS or chunk.kind in ("mark", "verb"):
            return False
        if chunk.kind == "auxiliary":
            return chunk.value == STILL
    return False


def _has_lasted(scene: Scene, at: int) -> bool:
    """Whether something has been so for months or years: "the group has held the town since 2015"."""
    for n in range(at + 1, len(scene.row)):
        chunk = scene.row[n]
        if chunk.kind == "verb" or (chunk.kind == "mark" and chunk.value in HARD_MARKS):
            return False
        if chunk.kind == "date" and (told := expression_at(scene, n)).relation == "since":
            point = told.point
            return point.unit in LASTING if isinstance(point, AgoPoint) else getattr(point, "year", None) is not None
    return False


def _is_practised(scene: Scene, at: int) -> bool:
    """Whether a known kind of act is what some people live by: "bands that practise kidnapping and looting"."""
    reading = scene.row[at].reading
    verb, slot = scene.governors.get(at, (at, ""))
    known = reading is not None and reading.peeled.article and not scene.complements[at].slots
    return bool(known) and slot == "object" and verb < at and is_present(scene.row[verb]) and GOING & scene.row[verb].governs != set()


def _is_awaited(scene: Scene, at: int) -> bool:
    """Whether an act is only what something is refused, asked for or ruled out before: "no talks before the withdrawal of the army"."""
    clause = clause_of_earlier(scene, at)
    if clause is None or scene.row[clause].value != AHEAD_OF:
        return False
    for n in range(clause - 1, -1, -1):
        chunk = scene.row[n]
        if chunk.kind in STOPS or (chunk.kind == "mark" and chunk.value in HARD_MARKS):
            return False
        if chunk.kind == "negation":
            return True  # "no talks before"
        if chunk.kind == "verb":
            ruled_out = n > 0 and scene.row[n - 1].value == NEVER
            return ruled_out or is_future(scene, n) or any(trigger.frame in OPEN for trigger in chunk.triggers)
    return False


def _is_measured_by(scene: Scene, at: int) -> bool:
    """Whether acts are only what a trend is told from: "arrests have multiplied since the raids on the town"."""
    chunk, before = scene.row[at], scene.row[at - 1] if at else None
    if before is None or before.kind != "background" or chunk.reading is None or not chunk.reading.peeled.article:
        return False
    ahead = scene.row[: at - 1]
    grows = (n for n, one in enumerate(ahead) if one.reading is not None and GROW in one.governs | one.reading.light)
    return any(one.triggers for n in grows for one in ahead[n:])


def _will_go_on(scene: Scene, at: int) -> bool:
    """Whether known acts are only told to go on: "the operations against them will continue"."""
    verb, slot = scene.governors.get(at, (at, ""))
    reading = scene.row[at].reading
    if slot != "subject" or not scene.row[verb].governs >= GOING or not is_future(scene, verb):
        return False
    return reading is not None and reading.peeled.article


def _goes_on_beside(scene: Scene, at: int) -> bool:
    """Whether many acts are only what goes on while something else holds: "with the rebels continuing to launch attacks"."""
    reading = scene.row[at].reading
    if reading is None or not any(noun.number == "plural" for noun in reading.nouns) or reading.peeled.article:
        return False
    for chunk in reversed(scene.row[max(0, at - BESIDE) : at]):
        if chunk.kind in STOPS or chunk.kind in ("verb", "mark"):
            return False
        if chunk.slot == "companion":
            return chunk.kind == "event" and chunk.reading is not None and chunk.reading.light >= GOING
    return False


def is_own_fight(scene: Scene, at: int, fill: Fill) -> bool:
    """Whether a fight is named as the one somebody is in: "support in their fight against the group"."""
    reading = scene.row[at].reading
    return fill.trigger.frame == "clash" and reading is not None and bool(reading.peeled.pronoun)


def _is_held(scene: Scene, at: int, fill: Fill) -> bool:
    """Whether ground is only described by who holds it: "quarters lying under the control of", "shelled areas under the control of".

    So is what ground is freed from: "to liberate the town from the control of".
    """
    if fill.trigger.frame != "capture" or at == 0:
        return False
    if scene.row[at].kind == "event" and scene.row[at].slot == "from" and "target" not in fill.roles:
        return True
    if scene.row[at - 1].kind == "descriptor" or _is_attribute(scene, at, fill) or _was_held(scene, at, fill):
        return True
    ground = set(fill.roles.get("target", ())) if fill.trigger.kind == "phrase" else set()
    acts = (found.slots for verb, found in scene.complements.items() if scene.row[verb].kind == "verb" and scene.row[verb].triggers)
    return any(not ground.isdisjoint(fillers) for slots in acts for slot, fillers in slots.items() if slot != "subject")


def _was_held(scene: Scene, at: int, fill: Fill) -> bool:
    """Whether a relative clause tells in whose hands ground is, or was: "took the villages that were under the control of"."""
    ahead = at - 1 - (scene.row[at - 1].kind == "auxiliary" and scene.row[at - 1].value == "had")
    return fill.trigger.kind == "phrase" and ahead >= 0 and scene.row[ahead].kind == "relative"


def _is_attribute(scene: Scene, at: int, fill: Fill) -> bool:
    """Whether a fixed phrase stands right behind an unnamed indefinite noun, as what it is like."""
    chunk, before = scene.row[at], scene.row[at - 1]
    if fill.trigger.kind != "phrase" or before.phrase is None or before.last != chunk.first:
        return False
    return not (before.phrase.definite or before.phrase.concepts or before.phrase.inner or before.phrase.named)


def _tells_on(scene: Scene, at: int, told: int) -> bool:
    """Whether another verb than that of the relative clause says what an event did: "the raids that they carry out killed three".

    So does one that says it went on: "there went on yesterday the raids that they carry out".
    """
    others = [(scene.row[verb], found) for verb, found in scene.complements.items() if verb != told and scene.row[verb].kind == "verb"]
    went_on = (found for verb, found in others if HAPPEN in verb.governs and not is_present(verb))
    return any(at in found.slots.get("subject", ()) for _, found in others) or any(at in found.slots.get("object", ()) for found in went_on)


def _is_headline(scene: Scene, at: int) -> bool:
    """Whether the doer stands right ahead of a verb, as in a headline: in the present too it tells what has just happened."""
    subject = scene.complements[at].first("subject")
    between = scene.row[subject:at] if subject is not None and subject < at else ()
    return bool(between) and all(chunk.kind in ("noun", "mark") for chunk in between)


def _is_narrated(scene: Scene, at: int) -> bool:
    """Whether a verb goes on behind "before", in the clause of what came next: "before it advanced and seized"."""
    for chunk in reversed(scene.row[:at]):
        if chunk.kind == "mark":
            return False
        if chunk.kind == "background" and chunk.value in BEFORE:
            return True
    return False
