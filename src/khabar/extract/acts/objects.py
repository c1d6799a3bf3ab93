"""What an act is done to: whether it is of the kind that a trigger asks for, and where it stands ahead of a passive verb."""

from khabar.codebook.lexicon import Lexicon, Reading
from khabar.codebook.types import WORD, Trigger
from khabar.extract.acts.aims import are_forces
from khabar.extract.acts.unlisted import is_unlisted_ground
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.behind import acts_on_himself
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.clauses import Complements
from khabar.extract.sentence.genitive import OF_ACTS
from khabar.extract.sentence.scene import Scene
from khabar.model.event_types import CORE, ONE_SIDED, PEOPLE_TAKEN
from khabar.text.endings import is_human_plural
from khabar.text.inflect import SHE, SPEAKERS

_TIME = frozenset({"time"})
GROUNDS = frozenset({"place", "site", "structure"})
_TOLD_OF = {"arrest": frozenset({"person", "unknown"})}
_TAKEN = frozenset({"person", "weapon", "vehicle", "money", "structure"})
SUFFERS = frozenset({"person", "structure", "site", "vehicle", "area"})
PREDICATE_REACH = 8  # chunks ahead of a predicate in which its subject stands


def voiced(scene: Scene, at: int, trigger: Trigger, lexicon: Lexicon) -> Complements:
    """The complements of a verb, read as a passive where nothing but its subject, ahead of it, can be the object: "tanks were moved"."""
    found, reading = scene.complements[at], scene.row[at].reading
    subject = found.slots.get("subject", ())
    lacks = trigger.particle is None and not found.pronoun and "object" not in found.slots
    if trigger.frame in CORE and lacks and subject and _is_struck_by_act(scene, at, subject):
        return Complements({**{slot: one for slot, one in found.slots.items() if slot != "subject"}, "object": subject}, passive=True)
    if trigger.frame not in CORE or not lacks or not subject or subject[-1] > at:
        return found
    phrase = scene.row[subject[0]].phrase
    if phrase is None or "state" in senses(phrase) or _has_elsewhere(scene, at):
        return found
    if any(other.roles.get("subject") == "weapon" for other in scene.row[at].triggers) and "munition" in senses(phrase):
        return found  # "shells fall on the town", spelled as "are brought down"
    suffers = is_object(scene, subject, trigger) if trigger.objects else _only_suffers(phrase, trigger, lexicon)
    if not suffers and not _is_struck_by(scene, phrase, found):
        return found
    if reading is None or all(form.voice == "active" for form in reading.verbs):
        return found
    slots = {slot: fillers for slot, fillers in found.slots.items() if slot != "subject"}
    return Complements({**slots, "object": subject}, passive=True)


def is_other_verb(scene: Scene, at: int, slots: dict[str, tuple[int, ...]], trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether a verb has an object that its trigger's verb cannot have, and another verb so spelled can: who "smuggle" arms do not flee."""
    reading, objects = scene.row[at].reading, slots.get("object", ())
    phrase = scene.row[objects[0]].phrase if objects and "subject" in slots else None
    if reading is None or phrase is None or trigger.words[0] in lexicon.transitive or senses(phrase).isdisjoint(_TAKEN):
        return False
    return any(form.verb != trigger.words[0] and form.verb in lexicon.transitive for form in reading.verbs)


def _is_struck_by_act(scene: Scene, at: int, subject: tuple[int, ...]) -> bool:
    """Whether a verb of striking tells by what act its subject, nobody armed, was struck: "the leader was hit by a raid"."""
    phrase, reading = scene.row[subject[0]].phrase, scene.row[at].reading
    acts = [scene.row[n] for n in scene.complements[at].slots.get("with", ()) if scene.row[n].kind == "event"]
    if phrase is None or reading is None or "strike" not in scene.row[at].governs or scene.row[subject[0]].kind == "event":
        return False
    if not any(trigger.frame in CORE for act in acts for trigger in act.triggers) or all(form.voice == "active" for form in reading.verbs):
        return False
    return senses(phrase).isdisjoint(("armed", "aircraft", "state", "munition"))


def _only_suffers(phrase: Phrase, trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether the subject of a verb that has no object cannot have done it: "four Italians were seized", "the cars were destroyed"."""
    if trigger.kind != "verb" or trigger.words[0] not in lexicon.transitive or trigger.roles.get("object", "target") != "target":
        return False
    found = senses(phrase)
    if trigger.frame in PEOPLE_TAKEN:
        return bool(found & {"person"} or phrase.nation is not None) and not found & {"person.armed", "force"}
    return bool(found & SUFFERS) and not found & {"armed", "aircraft", "munition", "weapon"}


def _is_struck_by(scene: Scene, phrase: Phrase, found: Complements) -> bool:
    """Whether a blow of others stands under "by" behind a person who hit nobody himself: "the leader was targeted by an American raid"."""
    blows = (scene.row[n] for n in found.slots.get("with", ()) if scene.row[n].kind == "event")
    struck = any(blow.phrase is not None and any(trigger.frame == "strike" for trigger in blow.triggers) for blow in blows)
    return struck and not senses(phrase) & {"armed", "aircraft", "munition", "weapon", "actor"}


def _has_elsewhere(scene: Scene, at: int) -> bool:
    """Whether a verb goes on from another clause, whose subject it has, or acts on its own doer ("killed himself")."""
    behind = scene.row[at + 1] if at + 1 < len(scene.row) else None
    return scene.row[at].joined or scene.row[at - 1].kind == "break" or (behind is not None and behind.value == "self")


def is_object(scene: Scene, fillers: tuple[int, ...], trigger: Trigger) -> bool:
    """Whether a complement's head is of a class, or is a word, that the trigger asks for."""
    if any(_is_of(scene, scene.row[n], trigger.objects) or _are_so_many_people(scene, n, trigger) for n in fillers):
        return True
    return "place" in trigger.objects and trigger.particle is None and any(is_unlisted_ground(scene, n) for n in fillers)


def _are_so_many_people(scene: Scene, n: int, trigger: Trigger) -> bool:
    """Whether a bare number behind a verb of killing or taking people counts them: "killed two of them", "killed ten"."""
    phrase = scene.row[n].phrase
    if phrase is None or not phrase.counted or phrase.classes or scene.row[n].kind != "noun" or "person" not in trigger.objects:
        return False
    after = scene.row[n + 1] if n + 1 < len(scene.row) else None
    of_things = after is not None and after.kind == "pronoun" and scene.page.words[after.first].form.endswith(SHE)
    if is_human_plural(scene.page.readings[phrase.head].peeled.stem) or scene.row[n - 1].kind == "mark":
        return False  # "two were killed", "thirteen were killed, three of them in an ambush"
    heads = [head for head in scene.heads.get(n, ()) if (reading := scene.row[head].reading) is not None and reading.loses]
    killed = any(not _goes_on_from_act(scene, head) for head in heads)
    return (trigger.frame in PEOPLE_TAKEN or killed) and not of_things


def _goes_on_from_act(scene: Scene, at: int) -> bool:
    """Whether whom a verb killed is what came of the act ahead of its subject: "attacked the bus and killed five"."""
    subject = scene.complements[at].slots.get("subject")
    ahead = (n for n in range(at - 1, -1, -1) if scene.row[n].kind == "verb" and scene.complements[n].slots.get("subject") == subject)
    verb = next(ahead, None) if subject else None
    return verb is not None and any(trigger.frame in ONE_SIDED for trigger in scene.row[verb].triggers)


def is_by_acts(scene: Scene, slots: dict[str, tuple[int, ...]], trigger: Trigger) -> bool:
    """Whether acts of the same kind stand in the genitive of an act ahead of what they hit: "the shelling by four raids of the posts"."""
    act = scene.row[slots["of"][0]] if trigger.kind == "verb" and trigger.frame == "strike" and "of" in slots else None
    if act is None or act.kind != "event" or slots.keys().isdisjoint(("to", "object")):
        return False
    return any(other.frame == trigger.frame for other in act.triggers)


def hit_besides(scene: Scene, at: int) -> tuple[int, ...]:
    """What an act hit by a second verb, behind the relative clause that says whose it is: "the raids that A launched did not hit B"."""
    verb, slot = scene.governors.get(at, (at, ""))
    if slot != "object" or verb < at:
        return ()
    hits = (found.slots.get("object", ()) for n, found in scene.complements.items() if n > verb and _hits(scene, n, at))
    return next(hits, ())


def _hits(scene: Scene, verb: int, act: int) -> bool:
    """Whether a verb says what an act, its subject, struck."""
    return act in scene.complements[verb].slots.get("subject", ()) and "strike" in scene.row[verb].governs


def is_kind_of_deed(scene: Scene, fillers: tuple[int, ...]) -> bool:
    """Whether an object says only that something was done, and the act in its genitive says what: "carried out operations of arrest"."""
    n = fillers[0] if len(fillers) == 1 else len(scene.row)
    act = scene.row[n + 1] if n + 1 < len(scene.row) else None
    deed = scene.row[n].phrase if act is not None else None
    if act is None or deed is None or (scene.row[n].kind, act.kind, act.slot) != ("noun", "event", "of") or deed.classes != OF_ACTS:
        return False
    return any(trigger.frame in CORE for trigger in act.triggers)


def is_mere_number(scene: Scene, n: int) -> bool:
    """Whether a phrase is digits alone: how many, of those told elsewhere; or a number of the acts themselves: "five of them"."""
    phrase, after = scene.row[n].phrase, scene.row[n + 1] if n + 1 < len(scene.row) else None
    if phrase is None or phrase.last - phrase.first > 1:
        return False
    behind = after is not None and after.kind in ("apposition", "pronoun") and after.last - after.first == 1
    of_acts = behind and after is not None and scene.page.words[after.first].form.endswith(SHE)
    return scene.page.words[phrase.head].kind == "number" or (of_acts and phrase.counted and not phrase.classes)


def is_no_thing(scene: Scene, n: int) -> bool:
    """Whether a phrase names nothing that an act could be done to: a bare number, or how long ("a truce for four days")."""
    phrase, reading = scene.row[n].phrase, scene.row[n].reading
    several = reading is not None and any(noun.number == "plural" for noun in reading.nouns)
    return is_mere_number(scene, n) or (phrase is not None and phrase.classes == _TIME and (several or phrase.counted))


def repelled(scene: Scene, slots: dict[str, tuple[int, ...]], trigger: Trigger) -> tuple[int, ...]:
    """The attack in the genitive of an act of repelling, whatever stands under "on": "the repelling of an attack on the town"."""
    attack = slots.get("of", ()) if trigger.frame == "clash" else ()
    return attack if trigger.objects and is_object(scene, attack, trigger) else ()


def _is_of(scene: Scene, chunk: Chunk, wanted: tuple[str, ...]) -> bool:
    phrase = chunk.phrase
    if phrase is None:
        return False
    nouns = scene.page.readings[phrase.head].nouns if phrase.counted and "weapon" in wanted else ()
    planes = any("aircraft" in noun.classes for noun in nouns)  # "downed five fighters of A", though a force is named by its planes
    if planes or not senses(phrase).isdisjoint(wanted):
        return True
    words = (*scene.page.readings[phrase.head].words, scene.page.words[phrase.head].form)  # "its ambassador" as it is written, too
    return any(one.removeprefix(WORD) in words for one in wanted)


def with_others(scene: Scene, at: int, roles: dict[str, tuple[int, ...]], lexicon: Lexicon) -> None:
    """The one told ahead as killed or hurt, where a verb joined to his is told of "others" alone: "a man was killed and others hurt"."""
    target = roles.get("target", ())
    taken = any(trigger.frame in PEOPLE_TAKEN for trigger in scene.row[at].triggers)  # "a man was killed and 16 others held": he was not
    phrase = scene.row[target[0]].phrase if len(target) == 1 and scene.row[at].joined and not taken else None
    if phrase is None or not _is_others(scene.page.readings[phrase.head], lexicon):
        return
    ahead = next((n for n in range(at - 1, -1, -1) if scene.row[n].kind == "verb"), None)
    reading = scene.row[ahead].reading if ahead is not None else None
    if ahead is None or reading is None or not reading.loses:
        return
    slots = scene.complements[ahead].slots
    told = slots.get("object") or slots.get("subject") or ()
    if told and (first := scene.row[told[0]].phrase) is not None and (senses(first) & {"person", "armed"} or first.nation is not None):
        roles["target"] = told


def _is_others(reading: Reading, lexicon: Lexicon) -> bool:
    """Whether a word is "another", "others"."""
    words = lexicon.codebook.loss_words
    if reading.peeled.stem in words.another | words.two_others:
        return True
    return reading.adjective and not (reading.nouns or reading.peeled.article)


def is_of_act(scene: Scene, fillers: tuple[int, ...], acts: list[int]) -> bool:
    """Whether what stands as the object behind a verb is that of an act among its complements ("condemned the shelling by A of B")."""
    return any(scene.complements[act].slots.get("object") == fillers for act in acts)


def is_blow(scene: Scene, event: int, trigger: Trigger) -> bool:
    """Whether an act of violence stands where a physical act has its target: neither a body nor a thing, it is told beside it.

    Forces on the move are a thing to hit: "shelled reinforcements of the army".
    """
    if trigger.frame not in CORE or trigger.frame == "interception" or are_forces(scene.row[event]):
        return False
    return any(t.frame in CORE for t in scene.row[event].triggers)


def told_of(scene: Scene, at: int, trigger: Trigger, roles: dict[str, tuple[int, ...]]) -> None:
    """What a fixed phrase is told of, the nearest of its kind ahead: "the town is under the control of", "two men were under arrest"."""
    if trigger.kind != "phrase" or trigger.roles.get("subject") != "target":
        return
    kinds = _TOLD_OF.get(trigger.frame, GROUNDS)
    for n in range(at - 1, max(-1, at - PREDICATE_REACH), -1):
        chunk = scene.row[n]
        if n in scene.hidden or n == scene.governors.get(at, (None,))[0]:
            continue
        if n and scene.row[n - 1].kind == "background":
            continue  # "the second city after the capital"
        if chunk.phrase is not None and chunk.slot in ("", "of", "from") and senses(chunk.phrase) & kinds:
            roles.setdefault("target", (n,))
            return
        if chunk.kind not in ("auxiliary", "adverb", "date", "background", "noun", "mark", "pronoun"):
            return


def kills_himself(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb of killing is told of its own subject: "before the gunman killed himself"."""
    subject = scene.complements[at].slots.get("subject", (at,))
    return acts_on_himself(scene.row, max(at, subject[-1])) and is_loss_verb(scene, at, lexicon)


def is_loss_verb(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb tells what befalls people, who are its object and in the passive, where it is so spelled, its subject."""
    reading = scene.row[at].reading
    forms = [form for form in reading.verbs if form.person not in SPEAKERS] if reading else []
    verbs = {form.verb for form in forms if form.verb not in lexicon.transitive or any(other.voice == "passive" for other in forms)}
    return any(verbs & loss.verbs for loss in lexicon.codebook.losses if loss.kind in ("killed", "injured", "detained"))


def behind_manner(scene: Scene, at: int, trigger: Trigger, roles: dict[str, tuple[int, ...]]) -> None:
    """Whom the verb ahead befell, where how it was done stands before or behind them: "executed by shooting four men"."""
    verb, slot = scene.governors.get(at, (at, ""))
    behind = scene.row[at + 1] if at + 1 < len(scene.row) else None
    if trigger.kind != "phrase":
        return
    if slot == "object" and behind is not None and behind.kind == "noun" and not (behind.slot or behind.joined):
        if any(other.frame == trigger.frame for other in scene.row[verb].triggers):
            roles.setdefault("target", (at + 1,))
        return
    ahead = at - 1
    while ahead > 0 and scene.row[ahead].kind == "noun" and not scene.row[ahead].slot:
        ahead -= 1
    found = scene.complements[ahead].slots if ahead in scene.complements else {}
    told = any(other.frame == trigger.frame and other.kind == "verb" for other in scene.row[ahead].triggers)
    if told and at not in scene.governors and scene.row[ahead].kind == "verb" and not scene.row[at].slot and found.get("object"):
        roles["target"] = found["object"]
        if "subject" in found:
            roles["actor"] = found["subject"]
