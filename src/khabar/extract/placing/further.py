"""Clauses beyond the one that tells an act, in which its place may stand: what says more of it, went on with it, or came of it."""

from collections.abc import Iterator

from khabar.extract.acts.aims import is_taking_aimed_at
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.placing.lands import tells_where_named_lies
from khabar.extract.sentence.ahead import heads_item
from khabar.extract.sentence.chunks import STOPS, Chunk, opens_time
from khabar.extract.sentence.scene import Scene, is_result, tells_act
from khabar.extract.sentence.tenses import is_present
from khabar.model.event_types import PEOPLE_TAKEN
from khabar.text.marks import COMMAS, HARD_MARKS, QUOTES

GOING_ON = frozenset({"when", "during"})  # what opens a clause of what went on where and when an event happened
BULLET = 3  # marks from a colon to the first item of the list behind it: the end of the line, a dash
LIVE = "live"  # what a verb is to the people of whose life it tells
_STAGES = frozenset({"area.stage"})
_SITES = frozenset({"structure", "military_site", "site"})


def opens_item(scene: Scene) -> bool:
    """Whether a sentence is an item told from the place that heads it; a town does below the lead, or behind a line that a colon ends."""
    ahead = scene.page.words[: scene.page.sentences[scene.sentence][0]][-BULLET:]
    return heads_item(scene.row, below=scene.sentence > 1 or any(word.form == ":" for word in ahead))


def shares(row: list[Chunk], at: int, n: int) -> bool:
    """Whether an event noun on the way tells the same act: the object of the verb or its genitive, or an act joined right after another."""
    first = n - 1 if row[n].slot == "of" and row[n - 1].kind == "event" else n  # "foiled an attempt of creeping into"
    return (row[at].kind == "verb" and first - at <= 2) or (row[n].joined and n == at + 1)


def rest(scene: Scene, at: int) -> Iterator[int]:
    """Noun chunks further behind, in clauses that tell no act of their own ("whom they had planted beside the road").

    The act in the course of which another was done is none of its own ("was shot in an attack that took place in").
    """
    told = at
    for n in range(at + 1, len(scene.row)):
        chunk = scene.row[n]
        if _is_in_course(scene, at, n):
            told = n
            continue
        if (
            (tells_act(scene, n) and not (_describes(scene, told, n) or shares(scene.row, at, n) or _is_busy_with(scene, n)))
            or chunk.kind in ("that", "break", "result")
            or (chunk.kind == "background" and not opens_time(scene.row, n))
        ):
            return
        if (chunk.kind == "mark" and chunk.value in HARD_MARKS) or _is_of_life(scene, n):
            return
        if chunk.kind == "noun" and not tells_where_named_lies(scene, n):
            yield n


def _is_of_life(scene: Scene, n: int) -> bool:
    """Whether a verb tells another part of the life of those right ahead of it: "arrested three who had fought in"."""
    chunk, ahead = scene.row[n], scene.row[n - 1]
    if LIVE not in chunk.governs or chunk.joined or is_present(chunk):
        return False
    person = ahead.phrase is not None and "person" in senses(ahead.phrase)
    return person or ahead.kind == "relative" or (ahead.kind, ahead.value) == ("pronoun", "part")


def _is_in_course(scene: Scene, at: int, n: int) -> bool:
    """Whether an indefinite act stands under "in" among what a verb has behind it ("were killed by shots in an attack")."""
    chunk = scene.row[n]
    ours = scene.row[at].kind == "verb" and at in scene.complements and n in scene.complements[at].slots.get("in", ())
    return ours and chunk.kind == "event" and chunk.phrase is not None and not chunk.phrase.definite


def _describes(scene: Scene, at: int, n: int) -> bool:
    """Whether a verb tells more of an indefinite event ahead of it ("in an ambush that hit a convoy near ..."): nothing parts the two."""
    chunk, phrase = scene.row[n], scene.row[at].phrase
    if chunk.kind != "verb" or chunk.joined:
        return False
    if scene.row[at].kind == "verb":
        return _is_of_site(scene, n)
    if scene.row[at].kind != "event" or (phrase is not None and phrase.definite):
        return False
    return all(c.kind in ("noun", "date", "adverb", "relative") for c in scene.row[at + 1 : n])


def _is_busy_with(scene: Scene, n: int) -> bool:
    """Whether an act is what those who were hit had been doing: "shot at a patrol that had been carrying out a search in the town"."""
    row = scene.row
    if row[n].joined and row[n].kind == row[n - 1].kind == "event":
        n -= 1  # "a search and combing"
    verb = scene.governors[n][0] if n in scene.governors else n
    hit = verb - 2 - (verb > 2 and row[verb - 2].slot == "to")
    if hit < 0 or "carry" not in row[verb].governs or row[verb - 1].kind != "auxiliary" or row[verb - 1].joined:
        return False
    phrase, head = row[hit].phrase, row[hit].reading
    return phrase is not None and not (head is not None and head.peeled.article)


def _is_of_site(scene: Scene, verb: int) -> bool:
    """Whether a verb tells more of an indefinite site right ahead of it ("attacked a hotel that houses missions in the capital")."""
    site = scene.row[verb - 1].phrase
    subject = scene.complements[verb].slots.get("subject", ()) if verb in scene.complements else ()
    return verb - 1 in subject and site is not None and not site.definite and bool(senses(site) & _SITES)


def is_of_aim(scene: Scene, frame: str, n: int) -> bool:
    """Whether a phrase tells where that was to be for which people were held: "arrested three, accused of planning attacks in"."""
    at = n - 1
    while at > 0 and scene.row[at].slot == "of":
        at -= 1  # "the carrying out of attacks"
    act = scene.row[n - 1]
    return frame in PEOPLE_TAKEN and act.kind == "event" and scene.row[at].slot == "to" and bool(act.triggers)


def is_goal_of_placeless(scene: Scene, at: int, n: int) -> bool:
    """Whether an act on the way is the taking of the ground that an act is for which tells no other: "an attack to take the town"."""
    placed = at in scene.complements and not scene.complements[at].slots.keys().isdisjoint(("on", "in", "against"))
    return not placed and is_taking_aimed_at(scene, n)


def stopped(scene: Scene, at: int) -> Iterator[int]:
    """Noun chunks that tell where what was stopped was heading, or was meant to strike ("a missile fired towards the town")."""
    for n in range(at + 1, len(scene.row)):
        chunk = scene.row[n]
        if chunk.kind in ("that", "break", "result", "background") or (chunk.kind == "mark" and n not in scene.hidden) or chunk.joined:
            return
        if chunk.kind == "noun":
            yield n


def occasion(scene: Scene, at: int) -> Iterator[int]:
    """Noun chunks of the clause that tells what went on ("came when a patrol passed through the town", "in the course of a search in")."""
    row, own = scene.row, scene.governors.get(at, (at, ""))[0]
    n = at + 1
    while n < len(row) and not _ends_clause(scene, n):
        acts = row[n].kind == "verb" and tells_act(scene, n) and not _goes_on(scene, own, n)
        if n != own and (row[n].kind == "auxiliary" or acts):
            return  # "of a rocket that the army had fired in the course of"
        n += 1
    if n < len(row) and (row[n].value in GOING_ON or _is_while(scene, n)):
        end = next((k for k in range(n + 1, len(row)) if _ends_clause(scene, k)), len(row))
        yield from (k for k in range(n + 1, end) if row[k].kind == "noun")


def seen(scene: Scene, at: int) -> Iterator[int]:
    """The ground that saw something else in whose course or after which an act was told ("the city saw a wave of terror after blasts")."""
    row = scene.row
    for verb in range(at - 1, -1, -1):
        chunk = row[verb]
        if (chunk.kind == "event" and chunk.triggers) or chunk.value in HARD_MARKS or chunk.kind in ("that", "relative"):
            return
        if chunk.kind == "verb" and not (chunk.reading is not None and chunk.reading.loses):
            if "see" in chunk.governs and verb + 2 < at and row[verb + 1].kind == "noun" and not row[verb + 1].slot:
                yield verb + 1
            return


def staged(scene: Scene, at: int) -> int | None:
    """The ground that is told to be, or to have become, the scene of an act: "the town was on Monday a theatre of fights"."""
    row = scene.row
    if at < 2 or row[at].slot not in ("to", "of", "") or row[at].joined or (scene_of := row[at - 1].phrase) is None or scene_of.definite:
        return None
    if not scene.page.readings[scene_of.head].classes & _STAGES:
        return None
    for n in range(at - 2, -1, -1):
        if row[n].kind == "noun" and not row[n].slot:
            phrase = row[n].phrase
            return n if phrase is not None and bool(senses(phrase) & {"place", "area"}) else None
        if row[n].kind in STOPS or row[n].kind == "mark":
            return None
    return None


def _is_while(scene: Scene, n: int) -> bool:
    """Whether a clause tells what somebody was doing who is named before ("was killed in a raid while he was driving near the town")."""
    row = scene.row
    if row[n].value != "while" or n + 2 >= len(row) or row[n + 1].kind != "auxiliary" or row[n + 2].kind != "verb":
        return False
    return not tells_act(scene, n + 2) and "subject" not in scene.complements[n + 2].slots


def _goes_on(scene: Scene, verb: int, n: int) -> bool:
    """Whether a joined verb tells what the doer of another did too ("held ten and seized arms in the course of raids in")."""
    doers = [scene.complements[at].slots.get("subject") if at in scene.complements else None for at in (verb, n)]
    return scene.row[n].joined and doers[0] is not None and doers[0] == doers[1]


def _ends_clause(scene: Scene, n: int) -> bool:
    chunk = scene.row[n]
    return (chunk.kind in STOPS and not opens_time(scene.row, n)) or (chunk.kind == "mark" and chunk.value in HARD_MARKS)


def _is_toll(scene: Scene, n: int) -> bool:
    """Whether a joined verb tells the dead or the injured right behind an act ("blew himself up and killed ten in the town")."""
    chunk = scene.row[n]
    return chunk.kind == "verb" and chunk.joined and chunk.reading is not None and chunk.reading.loss


def opens_words(scene: Scene, n: int) -> bool:
    """Whether a quote mark opens a clause that somebody says: where he spoke ("said in the capital "they ...") is no place of it."""
    row = scene.row
    if row[n].kind != "mark" or row[n].value not in QUOTES:
        return False
    after = next((chunk for chunk in row[n + 1 :] if chunk.kind not in ("adverb", "date")), None)
    opens = sum(chunk.kind == "mark" and chunk.value in QUOTES for chunk in row[:n]) % 2 == 0
    said = any(chunk.kind == "verb" and chunk.reading is not None and chunk.reading.saying for chunk in row[:n])
    return opens and said and after is not None and after.kind in ("verb", "that")


def aftermath(scene: Scene, at: int) -> Iterator[int]:
    """Noun chunks of the clause that tells what came of an act ("shelled the province, which killed ten in the village of")."""
    row = scene.row
    begin = next((n for n in range(at + 1, len(row)) if is_result(scene, n) or _is_toll(scene, n)), len(row))
    if any(tells_act(scene, n) and not shares(row, at, n) and not _describes(scene, at, n) for n in range(at + 1, begin)):
        return
    for n in range(begin + 1, len(row)):
        lost = (reading := row[n].reading) is not None and reading.loss
        if (row[n].kind == "mark" and row[n].value not in COMMAS) or row[n].kind in STOPS or (tells_act(scene, n) and not lost):
            return
        if row[n].kind == "noun":
            yield n
