"""What stands behind an event noun: its genitive, what it was done to, and the phrases under prepositions."""

from collections.abc import Sequence

from khabar.extract.noun_phrases.senses import is_agent, senses
from khabar.extract.sentence.accusing import NOTHING
from khabar.extract.sentence.behind import side_behind
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.clauses import Complements
from khabar.extract.sentence.following import after
from khabar.model.event_types import POLITICAL_SPEECH


def event_complements(row: Sequence[Chunk], at: int, hidden: frozenset[int]) -> Complements:
    """Genitive and prepositional phrases of the event noun at ``at``."""
    slots = after(row, at, hidden, verb=False)
    result = {slot: tuple(found) for slot, found in slots.items() if not slot.startswith("bare")}
    bare = slots.get("bare0")
    if bare and "of" in result and row[bare[0]].kind == "noun" and _takes_object(row, result["of"][0], bare[0]):
        result["object"] = tuple(bare)
    pronoun = reading.peeled.pronoun if (reading := row[at].reading) else ""
    refused = at + 1 + (result.get("of") == (at + 1,))
    if _is_refused(row, at, refused) and (_takes_object(row, at + 1, refused) if refused > at + 1 else pronoun and "of" not in result):
        result["object"] = (refused,)  # "its refusal to deploy troops", "the state's refusal to"
    elif bare and "of" not in result and pronoun and row[bare[0]].kind == "noun":
        result["object"] = tuple(bare)
    if not bare and "of" in result and (side := _side_acted_on(row, result["of"])) is not None:
        result["object"] = (side,)
    return Complements(result, pronoun)


def _is_refused(row: Sequence[Chunk], at: int, act: int) -> bool:
    """Whether an act may be what a verbal act, told by a noun with its doer, is about."""
    speaks = any(trigger.frame in POLITICAL_SPEECH for trigger in row[at].triggers)
    return speaks and act < len(row) and row[act].kind == "event" and not (row[act].joined or row[act].slot)


def _side_acted_on(row: Sequence[Chunk], of: tuple[int, ...]) -> int | None:
    """The side of a place right behind the doer of a verbal noun: what was acted on ("the army's targeting the outskirts of the town")."""
    side, event, doer = side_behind(row, of, ()), row[of[0] - 1], row[of[0]].phrase
    if side is None or row[of[0]].slot != "of" or doer is None:
        return None
    strikes = any(trigger.frame == "strike" for trigger in event.triggers) and not (event.reading and event.reading.loses)
    return side if strikes and doer.definite and _takes_object(row, of[0], side) else None  # "the killing of an officer east of the town"


def _takes_object(row: Sequence[Chunk], of: int, bare: int) -> bool:
    """Whether a noun after the genitive is a second object: the genitive did it, and the noun is no title of the genitive."""
    doer, thing, reading = row[of].phrase, row[bare].phrase, row[bare].reading
    if doer is None or thing is None or doer.counted or (reading is not None and reading.adjective and not reading.nouns):
        return False
    if "time" in thing.classes:
        return False  # "the holding of the captain for four days"
    acts = senses(doer) & {"actor", "aircraft", "person", "state"}
    return bool(acts) and ("state" in senses(doer) or not senses(doer) & {"site", "structure", "place"})


def give_doers(row: Sequence[Chunk], complements: dict[int, Complements]) -> None:
    """An act that somebody is told to take up again is his: "the regaining by the army of (the) control of the town"."""
    for at, found in list(complements.items()):
        doers = found.slots.get("of", ())
        act = doers[-1] + 1 if doers else 0
        if row[at].kind != "event" or not doers or doers[0] != at + 1 or act not in complements or not _is_regained(row, at, act):
            continue
        slots = complements[act].slots
        if "of" not in slots and "on" in slots and is_agent(row[doers[0]].phrase or NOTHING):
            complements[act] = Complements({**slots, "of": doers}, complements[act].pronoun)


def _is_regained(row: Sequence[Chunk], at: int, act: int) -> bool:
    """Whether an act stands bare with its article where the one ahead, behind its doer, asks for its object."""
    told, reading = row[act], row[act].reading
    bare = told.kind == "event" and not (told.slot or told.joined) and reading is not None and reading.peeled.article
    frames = {trigger.frame for trigger in told.triggers}
    return bare and any(trigger.frame in frames for trigger in row[at].triggers)
