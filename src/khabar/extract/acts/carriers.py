"""Who did an event, by the verb that carries it, a relative clause about it or its weapon, or a light noun before it."""

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Trigger
from khabar.extract.acts.aims import is_ground_of, is_ordered
from khabar.extract.acts.befalling import befallen, told_before, who_underwent
from khabar.extract.acts.charges import charge_of
from khabar.extract.acts.ownership import led_by
from khabar.extract.acts.parties import can_do
from khabar.extract.acts.relative_verbs import relative_verb
from khabar.extract.acts.uttered import attained_by, is_spoken_of, is_uttered
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import is_agent, senses
from khabar.extract.sentence.clauses import before
from khabar.extract.sentence.scene import Scene, is_blamed, is_paired
from khabar.extract.speaking.pronouns import owner
from khabar.model.event_types import CORE
from khabar.text.endings import SOUND_PLURAL
from khabar.text.inflect import PRONOUN_OF

UNDERGOING_REACH = 4  # chunks from what is undergone back to the noun of undergoing: who underwent it stands between
AIMED = ("on", "against", "with", "between", "companion")
_ATTACKS = frozenset({"strike", "bombing", "armed_attack", "interception", "capture", "abduction", "arrest", "destruction"})
_OF_FORCES = frozenset({"strike", "interception", "capture", "arrest", "mobilization"})
_CIVILIAN = frozenset({"structure", "person", "person.civil", "place", "area"})
_MEN = frozenset({"armed", "person", "vehicle", "aircraft"})
_ANNOUNCED = frozenset({"object", "with", "from"})
_OFFICIALS = frozenset({"person.official", "office"})  # a president tells what forces did
_TELLERS = frozenset({"person.source", "medium", "agency"})
_BLAME = "condemnation"


def carriers(scene: Scene, at: int, lexicon: Lexicon) -> tuple[int | None, int | None, tuple[int, ...]]:
    """What the governing verb gives the event: the subject as its actor, the subject as its target, the object as its target."""
    tellers = (tell(scene, at) for tell in (doer_behind, _noun_carrier, _subject_of_phrase))
    by_relative = next((doer for doer in tellers if doer is not None), None)
    governor, noun = scene.governors.get(attained_by(scene, at)), undergoing(scene, at)
    sufferer = _undergoer(scene, noun) if noun is not None else who_underwent(scene, at) if by_relative is not None else None
    charge = charge_of(scene, at, lexicon) if by_relative is None else None
    if noun is not None or sufferer is not None or charge is not None:
        return charge.accused if charge is not None else by_relative, sufferer, ()  # "escaped an attempt at killing him (that) gunmen made"
    if governor is None or (by_relative is not None and governor[1] != "subject") or is_spoken_of(scene, at):
        return by_relative, None, ()
    verb, slot = governor
    chunk, found = scene.row[verb], scene.complements[verb]
    roles = chunk.governs
    subject = next((n for n in found.slots.get("subject", ())[:1] if scene.row[n].kind != "event"), None)
    if is_done(scene, at) and any(t.kind == "verb" and t.words[0] in lexicon.transitive for t in scene.row[at].triggers):
        return None, scene.complements[at].first("of"), ()
    if slot == "subject":
        doer = by_relative if by_relative is not None else _doer_ahead(scene, at, lexicon)
        return doer, None, _struck_by(scene, verb, at) if "strike" in roles else ()
    told_to = is_blamed(scene, at, lexicon) or is_ordered(scene, at)
    if told_to:
        return found.first("object"), None, ()
    if "undergo" in roles and slot in ("to", "object", "from", "of"):
        return None, subject if subject is not None else found.first("object"), ()
    if not _carries(scene, verb, at, slot, lexicon):
        return None, None, ()
    return subject, _led(scene, found.first("object")) if slot == "in" else None, ()


def _struck_by(scene: Scene, verb: int, at: int) -> tuple[int, ...]:
    """What a verb tells that an event, its subject, struck: its object, or the ground its pronoun stands for ("and a shelling hit it")."""
    found = scene.complements[verb]
    struck = found.slots.get("object", ())
    if struck:
        return struck if at not in struck else ()
    told = told_before(scene, befallen(scene, verb, found), found)
    return told if at not in told and is_ground_of(scene, told) else ()


def _led(scene: Scene, n: int | None) -> int | None:
    """Those who were led into something, "led a patrol into an ambush"; nobody where no people are ("inquiries into the blast went on")."""
    phrase = scene.row[n].phrase if n is not None else None
    return n if phrase is not None and senses(phrase) & _MEN else None


def _subject_of_phrase(scene: Scene, at: int) -> int | None:
    """Who stands ahead of a fixed phrase that begins with a verb ("a man blew himself up")."""
    chunk = scene.row[at]
    reading = scene.page.readings[chunk.first]
    if not reading.verbs or chunk.slot or not any(trigger.kind == "phrase" for trigger in chunk.triggers):
        return None
    subject, _ = before(scene.row, at, scene.hidden)
    phrase = scene.row[subject].phrase if subject is not None else None
    return subject if phrase is not None and senses(phrase) & {"armed", "actor", "person"} and is_agent(phrase) else None


def undergoing(scene: Scene, at: int) -> int | None:
    """The noun of undergoing whose complement an event is ("the patrol's exposure to an attack", "their escape from")."""
    for n in range(at - 1, max(-1, at - UNDERGOING_REACH), -1):
        chunk = scene.row[n]
        if chunk.kind == "event" and chunk.reading is not None and "undergo" in chunk.reading.light:
            return n if any(at in scene.complements[n].slots.get(slot, ()) for slot in ("to", "from")) else None
        if chunk.kind not in ("noun", "pronoun", "adverb", "date"):
            return None
    return None


def _undergoer(scene: Scene, noun: int) -> int | None:
    """Who underwent what a noun of undergoing tells: its genitive, or whom its pronoun stands for."""
    pronoun = scene.complements[noun].pronoun
    return owner(scene, noun, pronoun) if pronoun else scene.complements[noun].first("of")


def is_done(scene: Scene, at: int) -> bool:
    """Whether a verbal noun stands under a verb that makes it a passive ("the taking of the town was done")."""
    verb, slot = scene.governors.get(at, (None, ""))
    if verb is None or slot != "subject" or not (at in scene.complements[verb].slots.get(slot, ()) or scene.row[at].joined):
        return False  # what stands under the act is not what was done, what is joined to it is
    return "passive" in scene.row[verb].governs


def reached(scene: Scene, at: int) -> tuple[int, ...]:
    """The objects of the verbs that an event is the subject of ("raids that covered the town")."""
    own = (scene.complements[verb].slots for verb in _told_of(scene, at) if not _accuses(scene, verb))
    return tuple(n for slots in own for n in slots.get("object", ()))


def _told_of(scene: Scene, at: int) -> list[int]:
    """The verbs that an event is the subject of."""
    return [verb for verb, found in scene.complements.items() if at in found.slots.get("subject", ())]


def _accused(scene: Scene, verb: int) -> int | None:
    """Who was accused by a verb: the last of the bare nouns behind it, the first being the accuser."""
    first = scene.complements[verb].first("object")
    two = first is not None and first + 1 < len(scene.row) and (scene.row[first + 1].kind, scene.row[first + 1].slot) == ("noun", "")
    return first if first is None or not two or scene.row[first + 1].joined else first + 1


def _accuses(scene: Scene, verb: int) -> bool:
    """Whether a verb tells who was accused of what stands under "of": "an attack (that) a group was accused of carrying out"."""
    blames = any(trigger.frame == _BLAME for trigger in scene.row[verb].triggers)
    return blames and "with" in scene.complements[verb].slots


def doer_of(scene: Scene, at: int, lexicon: Lexicon) -> int | None:
    """Who did an act that a verb tells more of and no frame of its own: by the verb that carries it, else by the phrase behind it."""
    doer = _doer_ahead(scene, at, lexicon)
    if doer is not None or scene.row[at].kind != "event":
        return doer
    return next(iter(doers_of(scene, at, lexicon)), None)


def is_act(scene: Scene, n: int) -> bool:
    """Whether a chunk names something done, and nobody who could do it."""
    phrase = scene.row[n].phrase
    found = senses(phrase) if phrase is not None else frozenset()
    return scene.row[n].kind == "event" or ("event" in found and not found & {"armed", "actor", "aircraft"})


def _doer_ahead(scene: Scene, at: int, lexicon: Lexicon) -> int | None:
    """The subject of the verb that carries an event, where a second verb tells of it ("they launched a raid (that) killed")."""
    for n in range(at - 1, -1, -1):
        if scene.row[n].kind == "verb":
            found = scene.complements[n]
            slot = next((slot for slot, fillers in found.slots.items() if at in fillers), None)
            return found.first("subject") if slot is not None and _carries(scene, n, at, slot, lexicon) else None
    return None


def _carries(scene: Scene, verb: int, at: int, slot: str, lexicon: Lexicon) -> bool:
    """Whether the subject of a verb did the event in one of its slots."""
    found = scene.complements[verb]
    if (told := is_uttered(scene, at, verb, slot)) or "carry" not in scene.row[verb].governs or (found.passive and slot == "object"):
        return told
    if is_answered(scene, verb, slot) or _vows_answer(scene, verb, slot):
        return False
    return not _only_says(scene, verb, slot, at, lexicon)


def is_answered(scene: Scene, verb: int, slot: str) -> bool:
    """Whether what stands in a slot of a verb is what its subject answers, the act of others ("answered the raids with shelling")."""
    return slot == "on" and "answer" in scene.row[verb].governs


def _vows_answer(scene: Scene, verb: int, slot: str) -> bool:
    """Whether what stands in a slot of a verb is what its subject vows to answer ("vowed a response to the killing")."""
    answers = (scene.row[n].reading for n in scene.complements[verb].slots.get("with", ()) if scene.row[n].kind == "event")
    return slot == "on" and any(reading is not None and "answer" in reading.light for reading in answers)


def _only_says(scene: Scene, verb: int, slot: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb that may carry an event only tells of it: a medium or a source speaks, or another event is what it announces."""
    reading, found = scene.row[verb].reading, scene.complements[verb]
    if reading is None or not any(form.verb in lexicon.says for form in reading.verbs):
        return False
    if slot == "of" and found.first("object") == at - 1 and is_act(scene, at - 1):
        slot = "object"  # "claimed the operation of blowing up"
    between = (scene.row[n] for name, fillers in found.slots.items() if name != "subject" for n in fillers if verb < n < at)
    circumstance = slot != "object" and any(chunk.kind == "event" and chunk.triggers for chunk in between)
    subject = found.first("subject")
    speaker = scene.row[subject].phrase if subject is not None else None
    force = subject is not None and led_by(scene, subject, lexicon) is not None
    if slot not in (_ANNOUNCED | {"about"} if force else _ANNOUNCED) or circumstance:
        return True
    if speaker is None or force:
        return False
    of_others = CORE if "ngo" in senses(speaker) else _ATTACKS
    attacks = any(trigger.frame in of_others for trigger in scene.row[at].triggers)
    return bool(senses(speaker) & _TELLERS) or (attacks and (_is_civil(scene, speaker) or bool(senses(speaker) & _OFFICIALS)))


def _is_civil(scene: Scene, phrase: Phrase) -> bool:
    """Whether a body or an official has no force to attack with: relief workers, a ministry of health, a mayor, the United Nations."""
    found = senses(phrase)
    if found & {"ngo", "international"}:
        return True
    return "armed" not in found and any("civil" in reading.classes for reading in scene.page.readings[phrase.first : phrase.last])


def announcer(scene: Scene, at: int, trigger: Trigger, target: tuple[int, ...]) -> int | None:
    """The force ahead of the colon of a headline that opens with an act of forces ("the army: control of the hill"): it did that.

    Of civilians and their buildings it may as well tell what others did to them.
    """
    colon = next((n for n in range(at - 1, -1, -1) if scene.row[n].kind != "event" or not is_paired(scene.row, n)), None)
    if not colon or not target or scene.row[colon].value != ":" or trigger.frame not in _OF_FORCES or trigger.kind == "noun":
        return None
    speaker, struck = scene.row[0].phrase, scene.row[target[0]].phrase
    if speaker is None or any(chunk.phrase is None for chunk in scene.row[1:colon]) or _is_civil(scene, speaker):
        return None
    hit = senses(struck) if struck is not None else frozenset()
    of_others = trigger.frame == "strike" and hit & _CIVILIAN and "military_site" not in hit
    return 0 if can_do(scene, 0) and not of_others else None


def _noun_carrier(scene: Scene, at: int) -> int | None:
    """The actor of "the resuming by the air force of raids", "their success in taking": the genitive of a light noun before the event."""
    for n in range(at - 1, max(-1, at - 6), -1):
        chunk = scene.row[n]
        if chunk.kind in ("verb", "mark", "that", "break", "relative", "background"):
            return None
        if chunk.kind == "event" and chunk.reading is not None and "carry" in chunk.reading.light and not chunk.triggers:
            doer = scene.complements[n].first("of")
            phrase = scene.row[doer].phrase if doer is not None and doer != at else None
            people = doer is not None and scene.page.readings[scene.row[doer].first].peeled.stem.endswith(SOUND_PLURAL)
            return doer if phrase is not None and (is_agent(phrase) or people) else None
    return None


def doer_behind(scene: Scene, at: int) -> int | None:
    """The actor of "raids which the air force launched": the subject of a light verb in a relative clause after the event."""
    n = relative_verb(scene, at)
    if n is None:
        return next((_accused(scene, verb) for verb in _told_of(scene, at) if _accuses(scene, verb)), None)
    if "ascribe" in scene.row[n].governs:
        return scene.complements[n].first("to")
    subject = scene.complements[n].first("subject")
    own = scene.complements[at].slots if at in scene.complements else {}
    if subject is not None and any(subject in own.get(slot, ()) for slot in AIMED if slot != "between"):
        return None  # "battles with the rebels, who attempt an advance"
    return _understood(scene, n, at) if subject is None else subject if subject != at else None


def _understood(scene: Scene, verb: int, at: int) -> int | None:
    """Who did an act by a verb behind it that leaves its subject out ("the army goes on shelling after a raid which it carried out")."""
    reading = scene.row[verb].reading
    forms = [form for form in reading.verbs if form.voice == "active"] if reading is not None and reading.peeled.pronoun else []
    for person in dict.fromkeys(form.person for form in forms if form.person in PRONOUN_OF):
        doer = owner(scene, at, PRONOUN_OF[person], agent=True)
        if doer is not None and can_do(scene, doer):
            return doer
    return None


def carried_slots(scene: Scene, at: int) -> dict[str, tuple[int, ...]]:
    """What stands under the verb behind an event and is told of it: "a raid which gunmen launched on the post", "battles rage between"."""
    n = relative_verb(scene, at)
    own = [verb for verb, found in scene.complements.items() if verb > at and at in found.slots.get("subject", ())]
    told = [verb for verb in own if "happen" in scene.row[verb].governs] if n is None else [n]  # "broke out at dawn and went on between"
    verb, slot = scene.governors.get(at, (None, ""))
    if n is None and verb is not None and verb > at and slot == "object" and "see" in scene.row[verb].governs:
        told = [verb]
    slots = [scene.complements[verb].slots for verb in told]
    return {slot: found[slot] for found in slots[::-1] for slot in AIMED if slot in found}


def doers_of(scene: Scene, at: int, lexicon: Lexicon) -> tuple[int, ...]:
    """Who does an act that no frame tells, by the phrase behind it: "an attempt at infiltration by rebels"."""
    slots = scene.complements[at].slots
    act = slots.get("of", ())[:1]
    if act and scene.row[act[0]].kind == "event":
        return doers_of(scene, act[0], lexicon)
    return next((slots[slot][:1] for slot in ("of", "to") if slot in slots and can_do(scene, slots[slot][0])), ())
