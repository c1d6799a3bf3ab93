"""Whom an act of words or of a crowd is against: who did what is condemned (ruling 33), who gave cause for a protest, who is threatened."""

from msgspec import structs

from khabar.extract.acts.aims import FIGHT
from khabar.extract.acts.parties import is_party
from khabar.extract.acts.roles import Fill
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.chunks import STOPS
from khabar.extract.sentence.scene import Scene
from khabar.extract.speaking.pronouns import owner
from khabar.text.marks import HARD_MARKS

CONDEMNED, PROTEST, THREAT = "condemnation", "protest", "threat"
_ANSWER = "answer"  # the value of "in protest against", "in condemnation of"


def lay_blame(scene: Scene, chosen: dict[int, Fill]) -> None:
    """Give condemnations whom they blame for the act that they condemn, and protests whom they are against, where that is named."""
    for at, fill in list(chosen.items()):
        frame = fill.trigger.frame
        if frame == CONDEMNED and (acts := fill.roles.get("target", ())):
            blamed = _doer(scene, acts[0], chosen) or _accused(scene, at, chosen)
        elif frame == PROTEST and "target" not in fill.roles:
            blamed = _cause(scene, at, chosen)
        elif frame == THREAT and fill.trigger.kind != "phrase" and "target" not in fill.roles:
            blamed = _threatened(scene, at, chosen)
            _leave_fight(scene, at, chosen)
        else:
            continue
        if isinstance(blamed, int):
            chosen[at] = structs.replace(fill, foe=blamed)
        elif blamed and blamed != fill.roles.get("actor"):
            chosen[at] = structs.replace(fill, roles={**fill.roles, "target": blamed})


def _accused(scene: Scene, at: int, chosen: dict[int, Fill]) -> tuple[int, ...]:
    """Whom the next verb blames for what is condemned here: "deplored the raid and accused the neighbours", "and held them responsible"."""
    told = chosen[at].roles.get("target", ())
    verbs = [n for n, chunk in enumerate(scene.row) if n > at and chunk.kind == "verb"]
    joined = verbs and verbs[0] in chosen and scene.row[verbs[0]].joined
    after = chosen[verbs[0]] if joined and chosen[verbs[0]].trigger.frame == CONDEMNED else None
    if after is None or scene.row[told[0]].kind != "event" or after.roles.get("actor") != chosen[at].roles.get("actor"):
        return ()
    blamed = after.roles.get("target", ())
    return blamed if _is_side(scene, blamed) else ()


def _leave_fight(scene: Scene, threat: int, chosen: dict[int, Fill]) -> None:
    """Leave a fight that is only threatened with, in no place: "vowed to fight the invaders"."""
    for n in [n for n, fill in chosen.items() if fill.trigger.frame == FIGHT and scene.governors.get(n, (n, ""))[0] == threat]:
        places = [scene.row[k].phrase for k in scene.complements[n].slots.get("in", ())]
        if all(phrase is not None and "verbal" in senses(phrase) for phrase in places):
            del chosen[n]  # "vowed in a rally", which is no ground that is fought over


def _doer(scene: Scene, n: int, chosen: dict[int, Fill]) -> tuple[int, ...] | int:
    """Who did an act: the chunks that name them, else the word of the nationality that does."""
    chunk, act = scene.row[n], chosen.get(n)
    if chunk.kind != "event" or chunk.phrase is None:
        return ()
    if act is not None and _is_side(scene, doer := act.roles.get("actor", ())):
        return doer
    slots = scene.complements[n].slots
    of = slots.get("of", ())
    if of and scene.row[of[0]].kind == "event":
        return _doer(scene, of[0], chosen)
    if _is_side(scene, by := slots.get("by", ())):
        return by
    if is_party(scene, source := slots.get("from", ())):
        return source
    return chunk.phrase.nation_at if chunk.phrase.nation_at is not None else ()


def _cause(scene: Scene, at: int, chosen: dict[int, Fill]) -> tuple[int, ...] | int:
    """Who gave cause for a protest, behind "in protest against": a party, the doer of an act, or whom its pronoun stands for."""
    for n in range(at + 1, len(scene.row) - 1):
        chunk = scene.row[n]
        if chunk.kind == "background" and chunk.value == _ANSWER:
            return _party(scene, n + 1, chosen)
        if (chunk.kind in STOPS and chunk.kind != "background") or chunk.kind == "verb" or chunk.value in HARD_MARKS:
            return ()
    return ()


def _party(scene: Scene, n: int, chosen: dict[int, Fill]) -> tuple[int, ...] | int:
    """The party that a cause of protest is, or is of: of a pronoun, the body before whose door people stand or the party named last."""
    chunk = scene.row[n]
    if chunk.kind == "event":
        return _doer(scene, n, chosen)
    pronoun = chunk.reading.peeled.pronoun if chunk.reading is not None else ""
    if not pronoun:
        return (n,) if _is_side(scene, (n,)) else ()
    door = next((m for m in range(n - 1, -1, -1) if scene.row[m].slot == "near" and _is_of_body(scene, m)), None)
    held = owner(scene, n, pronoun, agent=True) if door is None else door
    return (held,) if held is not None and (door is not None or is_party(scene, (held,))) else ()


def _is_of_body(scene: Scene, n: int) -> bool:
    """Whether a phrase names the seat of a body."""
    phrase = scene.row[n].phrase
    return phrase is not None and bool(phrase.inner) and not senses(phrase).isdisjoint(("site", "structure"))


def _threatened(scene: Scene, at: int, chosen: dict[int, Fill]) -> tuple[int, ...]:
    """Whom a threat is against: the party that the threatened act would befall, else the one whose act the threat depends on."""
    for act in scene.complements[at].slots.get("with", ()):
        slots = scene.complements[act].slots if scene.row[act].kind == "event" else {}
        told = next((slots[slot] for slot in ("object", "of", "on") if slot in slots), ())
        victims = chosen[act].roles.get("target", ()) if act in chosen else told
        if _is_side(scene, victims):
            return victims[:1]
    for n in range(at + 1, len(scene.row)):
        chunk = scene.row[n]
        if chunk.value in HARD_MARKS or (chunk.kind in STOPS and chunk.value != "if"):
            return ()
        if chunk.kind == "verb" and any(ahead.value == "if" for ahead in scene.row[at:n]):
            doer = scene.complements[n].slots.get("subject", ())[:1]
            return doer if _is_side(scene, doer) else ()
    return ()


def _is_side(scene: Scene, fillers: tuple[int, ...]) -> bool:
    """Whether a phrase names those who can act, a state among them."""
    phrase = scene.row[fillers[0]].phrase if fillers else None
    return is_party(scene, fillers) or (phrase is not None and "state" in senses(phrase))
