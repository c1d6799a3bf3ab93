"""Whether the preposition ahead of a phrase of place makes it the place of an act, and not its origin, its goal or its means."""

from khabar.extract.acts.aims import is_aim, is_taking_aimed_at, takes_ground
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.placing.named import AREAS, SETTLED
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import Scene
from khabar.text.inflect import FROM
from khabar.text.marks import COMMAS

LOCATIVE = frozenset({"in", "near"})
PLACING = LOCATIVE | {"with", "on"}
LEAVING = frozenset({"withdrawal", "abduction", "arrest", "capture"})  # acts whose "from" tells where they were done
SHOT = frozenset({"interception", "strike"})  # acts whose "from" tells where something was fired
GOING = frozenset({"mobilization"})  # acts whose "to" tells where they end
COMING_FROM = "coming"
COMING = frozenset({"mobilization", "capture"})  # frames of the verbs of going into a place
RAIDING = frozenset({"armed_attack", "capture", "strike"})  # frames of the verbs whose object is the ground they are done on
_FOUGHT = frozenset({"armed_attack", "bombing", "clash"})
_SPREADING = _FOUGHT | {"protest", "strike"}
_ACT = frozenset({"event"})
_MOVED = frozenset({"agreement", "aid", "capture", "mobilization", "protest", "withdrawal"})  # frames of verbs of coming and going
_SETTLED = frozenset({"town", "village", "quarter", "admin1", "admin2", "camp", "area.town", "area.local", "area.district", "area.site"})
PLACE_LIKE = frozenset({"area", "direction", "facility", "place", "military_site", "structure"})


def is_told_as_place(scene: Scene, n: int, kind: str) -> bool:
    """Whether the preposition ahead of a phrase makes it the place of an act of a kind."""
    chunk, phrase = scene.row[n], scene.row[n].phrase
    if phrase is None or (chunk.slot == "from" and kind in LEAVING):
        return phrase is not None and not _came_from(scene, n)
    if chunk.slot == "from":
        return _whole_of_area(scene, n) or _is_cleared(scene, n)
    if _is_overlooked(scene, n) or _holds_country(scene, n):
        return False
    if (_is_origin(scene, n) and kind not in LEAVING) or (kind in LEAVING and _lies_in(scene, n, "to")) or _is_fired_from(scene, n, kind):
        return False
    if chunk.slot in LOCATIVE or chunk.slot == "on" or "direction" in phrase.classes or is_end(scene, n) or _is_taken(scene, n):
        return True
    if _is_of_battle(scene, n) or _is_reached(scene, n) or is_fought_for(scene, n - 1):
        return True
    if chunk.slot == "to":
        return kind in GOING or ("area" in phrase.classes and _is_goal_of_act(scene, n)) or _has_spread_to(scene, n, kind)
    way = _is_way(scene, n) and not (kind == "clash" and "area.border" in phrase.classes)  # people fight across a border
    return (chunk.slot == "with" and is_placed(scene, n) and not way) or _named_after(scene, n)


def _came_from(scene: Scene, n: int) -> bool:
    """Whether a phrase under "from" tells where somebody came from before ("arrested a passenger coming from")."""
    if not n:
        return False
    ahead = scene.row[n - 1]
    moved = ahead.kind == "verb" and not ahead.joined and n > 1 and (who := scene.row[n - 2].phrase) is not None and not who.definite
    if moved and all(trigger.frame not in LEAVING for trigger in ahead.triggers):
        return n - 2 in scene.complements[n - 1].slots.get("subject", ())  # "held three (who) came from A"
    return (ahead.kind, ahead.value) == ("descriptor", COMING_FROM)


def _is_cleared(scene: Scene, n: int) -> bool:
    """Whether a phrase is the ground that an attack is to clear: "launched an attack to drive the gunmen out of the town"."""
    heads = (head for head in scene.heads.get(n, ()) if n in scene.complements[head].slots.get("from", ()))
    return any(is_taking_aimed_at(scene, head) for head in heads)


def _is_taken(scene: Scene, n: int) -> bool:
    """Whether a phrase is the ground that an attack is to take: "launched an attack for the sake of the recovery of the town"."""
    return (scene.row[n].slot, scene.row[n - 1].slot) == ("of", "purpose") and is_taking_aimed_at(scene, n - 1)


def _is_overlooked(scene: Scene, n: int) -> bool:
    """Whether a phrase only tells beside, or on which side of, what a named place lies ("mount A, which lies east of the town")."""
    chunk = scene.row[n]
    aside = chunk.slot in ("on", "near") or (chunk.phrase is not None and "direction" in senses(chunk.phrase))
    if n < 2 or not aside or (scene.row[n - 1].kind, scene.row[n - 1].value) != ("descriptor", "lying"):
        return False
    before = scene.row[n - 3 if n > 2 and scene.row[n - 2].value in COMMAS else n - 2]
    ahead = before.phrase if before.slot != "from" else None  # "close to (from) A, which lies": A does not tell where
    return ahead is not None and bool(senses(ahead) & PLACE_LIKE) and bool(ahead.concepts or ahead.inner or ahead.named)


def _holds_country(scene: Scene, n: int) -> bool:
    """Whether a phrase tells in which part of the world "the country" lies ("in this country, which lies in the west of Africa")."""
    described = n > 1 and (scene.row[n - 1].kind, scene.row[n - 1].value) == ("descriptor", "lying")
    ahead = scene.row[n - 2].phrase if described else None
    return ahead is not None and "area.country" in senses(ahead)


def _is_of_battle(scene: Scene, n: int) -> bool:
    """Whether a town or a quarter is the genitive of a fight or an attack ("was wounded in the battles of"): no town fights."""
    before, phrase = scene.row[n - 1] if n else scene.row[n], scene.row[n].phrase
    if scene.row[n].slot != "of" or before.kind != "event" or not any(trigger.frame in _FOUGHT for trigger in before.triggers):
        return False
    return phrase is not None and is_settled(phrase)


def is_fought_for(scene: Scene, n: int) -> bool:
    """Whether an act is the taking that a fight or an operation is called after, or is for ("killed in the battles of the retaking of")."""
    if n < 1 or scene.row[n].slot not in ("of", "to") or not takes_ground(scene.row[n]):
        return False
    if scene.row[n].slot == "to" and not is_aim(scene, n):
        return False
    before = scene.row[n - 1]
    fight = before.kind == "event" and any(trigger.frame in _FOUGHT for trigger in before.triggers)
    return fight or (before.kind == "noun" and before.phrase is not None and senses(before.phrase) == _ACT)


def is_settled(phrase: Phrase) -> bool:
    """Whether a phrase is of a town, a part of one or a province, and not of a capital that stands for its state."""
    return not senses(phrase).isdisjoint(_SETTLED) and "state" not in senses(phrase)


def is_crowd(chunk: Chunk) -> bool:
    """Whether a word for massing is a crowd that something befell: "amid a crowd of worshippers"."""
    return chunk.slot == "near" and chunk.phrase is not None and "force" in senses(chunk.phrase)


def is_moment(chunk: Chunk) -> bool:
    """Whether the verbal noun of a movement under "at" tells what somebody was doing: "was shot on his leaving the house"."""
    reading = chunk.reading
    if chunk.kind != "event" or chunk.slot != "in" or reading is None or not (reading.peeled.pronoun or "reach" in reading.light):
        return False
    return {trigger.frame for trigger in chunk.triggers} <= _MOVED


def _is_reached(scene: Scene, n: int) -> bool:
    """Whether somebody arrived at a place when an act was done: "hit a car on its arrival at the town"."""
    chunk, moved = scene.row[n], n - 1
    while moved > 0 and scene.row[moved].slot in ("of", "to") and scene.row[moved].kind == "noun":
        moved -= 1
    reading = scene.row[moved].reading if moved >= 0 else None
    return chunk.slot in ("to", "of", "") and is_moment(scene.row[moved]) and reading is not None and "reach" in reading.light


def _is_goal_of_act(scene: Scene, n: int) -> bool:
    """Whether an act stands right ahead of where it goes, or with only its doers between ("the creeping of gunmen into the village")."""
    n -= 1
    while n and scene.row[n].kind == "noun" and scene.row[n].slot in ("to", "of"):
        n -= 1
    return scene.row[n].triggers != ()


def _has_spread_to(scene: Scene, n: int, kind: str) -> bool:
    """Whether a town is what fights or raids, the subject of a verb, have come to ("the battles moved to A", "spread to")."""
    if kind not in _SPREADING or (phrase := scene.row[n].phrase) is None or not is_settled(phrase):
        return False
    for verb in scene.heads.get(n, ()):
        subject = scene.complements[verb].first("subject")
        if subject is not None and scene.row[verb].kind == "verb" and scene.row[subject].kind == "event":
            return any(trigger.frame == kind for trigger in scene.row[subject].triggers)
    return False


def _is_way(scene: Scene, n: int) -> bool:
    """Whether a word of its own ("through, by way of") and no particle stands ahead of a place: people pass it, and act elsewhere."""
    chunk, phrase = scene.row[n], scene.row[n].phrase
    before = scene.row[n - 1].last if n else chunk.first
    between = any(word.kind == "word" for word in scene.page.words[before : chunk.first])
    return between and phrase is not None and "border" not in phrase.classes


def is_end(scene: Scene, n: int) -> bool:
    """Whether a phrase is one of two places between which something was ("a bus between the two cities of A and B")."""
    for head, found in scene.complements.items():
        ends = found.slots.get("between", ())
        if n in ends:
            return bool(scene.row[head].triggers) and len(ends) > 1 and all(is_placed(scene, k) and not _is_country(scene, k) for k in ends)
    return False


def _is_own(scene: Scene, n: int) -> bool:
    """Whether a pronoun tells whose a place is: "from its posts"."""
    reading = scene.row[n].reading
    return reading is not None and bool(reading.peeled.pronoun)


def _is_country(scene: Scene, n: int) -> bool:
    phrase = scene.row[n].phrase
    return phrase is not None and "country" in phrase.classes


def _whole_of_area(scene: Scene, n: int) -> bool:
    """Whether a phrase under "from" is what an unnamed area right ahead of it is part of ("in various areas of the province").

    Ahead of a town, no preposition need stand before the part ("shelled the eastern quarters of the town, a large part of it").
    """
    phrase, before = scene.row[n].phrase, scene.row[n - 1].phrase if n and scene.row[n].first - scene.row[n - 1].last <= 1 else None
    if phrase is None or before is None or not before.classes & (AREAS | {"direction", "part"}):
        return False
    if scene.row[n - 1].slot in PLACING:
        return True
    head = scene.page.readings[before.head]
    parts = "part" in before.classes or (head.several and not head.peeled.pronoun)
    return parts and not (before.concepts or before.inner) and bool(senses(phrase) & {"place", "area"}) and not _is_country(scene, n)


def _named_after(scene: Scene, n: int) -> bool:
    """Whether a bare name stands right behind the noun it names ("the capital, the town" and a name), or behind "which is"."""
    if n == 0 or scene.row[n].slot or scene.row[n].joined:
        return False
    chunk, before = scene.row[n], scene.row[n - 1]
    if before.kind == "apposition":
        return _is_explained(scene, n)
    title = before.phrase
    return before.last == chunk.first and title is not None and before.slot in PLACING and title.definite and bool(senses(title) & AREAS)


def _is_explained(scene: Scene, n: int) -> bool:
    """Whether "which is" and a name tell which town is meant, where it lies between ("in the main city of the Delta, which is A")."""
    row, title = scene.row, n - 2
    while title > 0 and row[title].kind == "noun" and not row[title].joined and row[title].last == row[title + 1].first:
        phrase, head = row[title].phrase, row[title].reading
        if phrase is not None and head is not None and phrase.classes & SETTLED and row[title].slot in PLACING:
            return phrase.definite and not (phrase.concepts or phrase.inner or head.several)
        title -= 1
    return False


def _is_origin(scene: Scene, n: int) -> bool:
    """Whether the prepositions ahead of a phrase begin with "from" ("from inside the lands of")."""
    if n and (scene.row[n - 1].kind, scene.row[n - 1].value) == ("descriptor", "near"):
        return False  # "the base close to (from) the town"
    first, before = scene.row[n].first, scene.row[n - 1].last if n else scene.row[n].first
    return before < first and scene.page.readings[before].peeled.stem == FROM


def _is_fired_from(scene: Scene, n: int, kind: str) -> bool:
    """Whether a phrase tells where that lies from which something was fired ("fired rockets from its posts in the town")."""
    return kind in SHOT and _lies_in(scene, n, "from")


def _lies_in(scene: Scene, n: int, slot: str) -> bool:
    """Whether a phrase tells where the place right ahead of it lies, to which or from which people or things go."""
    row, within = scene.row, PLACING if slot == "to" else PLACING - {"on"}  # "from beyond the border on a house in the town"
    while n and row[n].slot in within and not row[n].joined and row[n].first - row[n - 1].last <= 1:
        n -= 1
        if row[n].slot == slot and is_placed(scene, n):
            return slot == "to" or _is_own(scene, n)  # no "second floor from a building in the town"
    return False


def is_entered(scene: Scene, n: int, at: int) -> bool:
    """Whether a phrase is where the doer of a joined act was by the verb ahead ("entered the town west of B and arrested")."""
    if n > at or not scene.row[at].joined or not is_placed(scene, n):
        return False
    doer = scene.complements[at].slots.get("subject") if at in scene.complements else None
    for verb, found in scene.complements.items():
        goes = n in found.slots.get("to", ()) and any(trigger.frame in COMING for trigger in scene.row[verb].triggers)
        raids = n in found.slots.get("object", ()) and any(trigger.frame in RAIDING for trigger in scene.row[verb].triggers)
        if verb < n and (goes or (raids and doer is not None and doer == found.slots.get("subject"))):
            return True
    return False


def is_placed(scene: Scene, n: int) -> bool:
    """Whether a phrase that the frame takes for the means is a place under the same preposition."""
    phrase = scene.row[n].phrase
    return phrase is not None and bool(senses(phrase) & PLACE_LIKE) and not senses(phrase) & {"munition", "vehicle", "weapon"}
