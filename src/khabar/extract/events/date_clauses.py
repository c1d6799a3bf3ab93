"""In whose clause a date stands: of a relative clause, of a state that an act only names, of what a stance is taken on."""

from khabar.extract.acts.denials import part_in
from khabar.extract.events.date_chunks import expression_at, is_lasting
from khabar.extract.events.predicates import is_definite
from khabar.extract.sentence.chunks import STOPS, Chunk, opens_time
from khabar.extract.sentence.earlier import is_past
from khabar.extract.sentence.scene import Scene
from khabar.model.event_types import CORE
from khabar.text.marks import COMMAS, HARD_MARKS, SEMICOLONS

CLAUSE_ENDS = COMMAS | SEMICOLONS | {".", "\n"}
CAPTURE = "capture"
_MEMORY = "memory"


def relative_of(scene: Scene, at: int) -> int | None:
    """The relative pronoun in whose clause a chunk stands: with no comma or clause word between.

    The clause has one verb of its own: a second one, not joined to it, goes on with the sentence.
    """
    verbs: list[int] = []
    for n in range(at, -1, -1):
        chunk = scene.row[n]
        if chunk.kind == "relative":
            return n if not any(not scene.row[verb].joined for verb in verbs[:-1]) else None
        if chunk.kind == "verb" and not _describes(scene, n):
            verbs.append(n)
        if chunk.kind in STOPS and not opens_time(scene.row, n):
            return None
        if chunk.kind == "mark" and n not in scene.hidden and chunk.value in CLAUSE_ENDS:
            return None
    return None


def _describes(scene: Scene, verb: int) -> bool:
    """Whether a verb opens a clause about the indefinite noun right before it ("an attack killed in which were three")."""
    before = scene.row[verb - 1].phrase if verb else None
    return before is not None and not before.definite and not before.concepts


def is_stance(scene: Scene, at: int) -> bool:
    """Whether an act is a position that somebody takes, and nothing that is done."""
    return all(trigger.frame not in CORE for trigger in scene.row[at].triggers)


def is_of_other_clause(scene: Scene, at: int, date: int) -> bool:
    """Whether a date is of the act that a stance is taken on: "shelled on Monday, which the city denounced", "and the city asked"."""
    relative = relative_of(scene, at)
    if relative is not None and relative != relative_of(scene, date):
        return True
    verb = next((n for n in range(date - 1, -1, -1) if scene.row[n].kind in ("verb", *STOPS) or is_hard(scene.row[n])), None)
    if verb is not None and _speaks_on(scene, at, verb):
        return False
    goes_on = scene.row[at].joined or ((who := _subject(scene, at)) is not None and who < at)
    ahead = (scene.row[verb],) if verb is not None and goes_on else ()
    return any(trigger.frame in CORE for chunk in (*ahead, *scene.row[date + 1 : at]) for trigger in chunk.triggers)


def _speaks_on(scene: Scene, at: int, verb: int) -> bool:
    """Whether who takes a stance said another thing by the verb ahead: "announced on Monday that the army shelled the town, vowing"."""
    who = _subject(scene, at)
    return who is not None and who == _subject(scene, verb) and is_stance(scene, verb)


def _subject(scene: Scene, verb: int) -> int | None:
    return scene.complements[verb].first("subject") if verb in scene.complements else None


def is_remembered(scene: Scene, at: int) -> bool:
    """Whether an act is only what an anniversary is kept of: "marked on Sunday the anniversary of the massacre of"."""
    n = at - 1
    while n >= 0 and scene.row[n].kind in ("noun", "event") and scene.row[n + 1].slot in ("", "of", "to") and not scene.row[n + 1].joined:
        chunk = scene.row[n]
        if any(_MEMORY in scene.page.readings[word].classes for word in range(chunk.first, chunk.last)):
            return True
        n -= 1
    return False


def is_of_state(scene: Scene, at: int, date: int) -> bool:
    """Whether a time is that since which something is held or so that an act only names: "shelled the town besieged since May"."""
    if date < at or expression_at(scene, date).relation != "since":
        return False
    last = date - 1 if scene.row[date - 1].kind != "background" else date - 2
    if last > at and _is_held(scene, last):
        return True
    return is_lasting(expression_at(scene, date)) and any(chunk.kind in ("descriptor", "auxiliary") for chunk in scene.row[at + 1 : date])


def _is_held(scene: Scene, n: int) -> bool:
    """Whether a chunk is, or ends with, the participle of what is held or besieged."""
    chunk = scene.row[n]
    frames = {trigger.frame for trigger in chunk.triggers or scene.page.readings[chunk.last - 1].noun_triggers}
    return chunk.phrase is not None and frames == {CAPTURE}


def is_hard(chunk: Chunk) -> bool:
    """Whether a chunk is a mark that ends a sentence or opens what is told in it."""
    return chunk.kind == "mark" and chunk.value in HARD_MARKS


def is_of_act_ahead(scene: Scene, at: int, n: int) -> bool:
    """Whether a date is of what was done before somebody vowed more: "launched its attack in April and vowed to carry out others"."""
    ahead = any(chunk.kind == "verb" for chunk in scene.row[:n])
    return ahead and any(chunk.kind == "verb" and chunk.joined and is_past(chunk) for chunk in scene.row[n + 1 : at])


def is_of_footage(scene: Scene, date: int) -> bool:
    """Whether a date is when footage came out: "a clip that was posted on Monday shows gunmen executing" (ruling 54)."""
    for n in range(date - 1, -1, -1):
        if scene.row[n].kind == "mark" and n not in scene.hidden:
            return False
        if (phrase := scene.row[n].phrase) is not None and "footage" in phrase.classes:
            return any("publish" in chunk.governs for chunk in scene.row[n + 1 : date])
    return False


def came_out(scene: Scene, at: int, date: int) -> bool:
    """Whether a date is when the statement came out that claims a known act ("claimed the raid in a statement posted on Monday")."""
    verb = next((chunk for chunk in reversed(scene.row[at:date]) if chunk.kind == "verb"), None)
    carrier = scene.row[scene.governors.get(at, (at, ""))[0]]
    claims = carrier.kind == "verb" and "carry" in carrier.governs and all(trigger.frame not in CORE for trigger in carrier.triggers)
    known = part_in(scene, at) is not None or (claims and bool(carrier.triggers) and is_definite(scene, at))
    return known and verb is not None and "publish" in verb.governs
