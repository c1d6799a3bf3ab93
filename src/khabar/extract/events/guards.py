"""The guards of triggers: what must, and what must not, stand around a word for it to announce an event."""

from collections.abc import Iterator

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import FIELD, WORD
from khabar.extract.acts.roles import Fill
from khabar.extract.events.harmed import is_lost_in
from khabar.extract.events.stretches import part_of
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.page.domains import has_field
from khabar.extract.page.tokens import words_of
from khabar.extract.sentence.belonging import with_owners
from khabar.extract.sentence.chunks import STOPS, Chunk
from khabar.extract.sentence.scene import Scene
from khabar.model.event_types import ONE_SIDED
from khabar.text.marks import QUOTES

ARMED_KINDS = frozenset({"armed_group", "military", "militia", "coalition", "police"})
PLAY = "sport"  # the field whose words outweigh a named army: its clubs bear such names
PLAY_SHARE = 40  # different words for which one word of sport, beside an armed party, is the name of a stadium and no match
GROUNDS = frozenset({"structure", "area", "site"})
CIVIL = "civil"  # the field whose words make a team or a service unarmed
HANDLING = frozenset({"interception", "arrest", "aid", "destruction"})
OFFICIAL, FIGHTER = "person.official", "person.armed"
JUDGE = "judge"  # what a verb does that says what something is
_DURING = "during"
_RESULT = "result"  # a guard that asks for a clause behind the act that tells what came of it, and the kind of what opens one
LOST = "lost"  # a guard that asks for people killed or hurt in the act
ROLE_MARK = ":"  # a guard "actor:armed" asks for the sense in that role alone


def accepts(scene: Scene, at: int, fill: Fill, lexicon: Lexicon) -> str | None:
    """None where the trigger's guards let the fill through; else the guard that keeps it out."""
    trigger = fill.trigger
    if trigger.unless:
        blocked = _blocked(scene, at, fill, lexicon)
        if blocked:
            return f"{trigger.line} unless {blocked}"
    if trigger.needs and not _needed(scene, at, fill, lexicon):
        return f"{trigger.line} needs {', '.join(trigger.needs)}"
    return None


def _blocked(scene: Scene, at: int, fill: Fill, lexicon: Lexicon) -> str | None:
    phrase = scene.row[at].phrase
    own = _adjective_senses(scene, phrase.first, phrase.last, lexicon) if phrase is not None else set()
    part = part_of(scene, at)
    first, last = scene.row[part[0]].first, scene.row[part[-1]].last
    words = scene.words if len(part) == len(scene.row) else words_of(scene.page, first, last)
    for guard in fill.trigger.unless:
        kind, _, rest = guard.partition(ROLE_MARK)
        if guard.startswith(FIELD):
            field = guard.removeprefix(FIELD)
            found = scene.fields.get(field, 0)
            if found and (not _armed_sentence(scene) or (field == PLAY and _is_match(scene, found))):
                return guard
        elif kind == "word":
            if rest in words:
                return guard
        elif rest:
            if rest in _role_senses(scene, fill, kind, lexicon):
                return guard
        elif guard in own or any(guard in _senses(scene, scene.row[n]) and not _hits_nobody(scene, n, at, lexicon) for n in part):
            return guard
    return None


def _is_match(scene: Scene, found: int) -> bool:
    """Whether words of sport make what an armed party does a match: more of them than name a stadium, where forces may be, too."""
    if found <= len(scene.words) // PLAY_SHARE:
        return False
    grounds = [chunk for chunk in scene.row if _is_grounds(chunk)]
    if not grounds:
        return True
    return any(has_field(scene.page, chunk.first, chunk.last, PLAY) for chunk in scene.row if not _is_grounds(chunk))


def _is_grounds(chunk: Chunk) -> bool:
    """Whether a phrase names a building or a stretch of ground."""
    return chunk.phrase is not None and not GROUNDS.isdisjoint(senses(chunk.phrase))


def _hits_nobody(scene: Scene, n: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a chunk names arms that throw nothing here: armour, what was lost, what another takes, or comes on ("killed two and seized
    arms", "and laid hands on arms"), or what went off before ("attacked the prison after the blast of a car bomb").
    """
    phrase = scene.row[n].phrase
    if (phrase is not None and "armour" in phrase.classes) or _is_lost(scene, n, lexicon) or _is_listed(scene, n, at):
        return True
    heads = scene.heads.get(n, [])
    if at not in heads and any(scene.row[head].kind == "event" and scene.row[head - 1].kind == "background" for head in heads if head):
        return True
    acts = (act for act, found in scene.complements.items() if act != at and n in (found.slots.get("object") or found.slots.get("of", ())))
    if any(scene.row[act].triggers and all(trigger.frame in HANDLING for trigger in scene.row[act].triggers) for act in acts):
        return True
    others = (scene.row[head] for head in heads if head != at and n in scene.complements[head].slots.get("on", ()))
    return any(verb.kind == "verb" and ONE_SIDED.isdisjoint(trigger.frame for trigger in verb.triggers) for verb in others)


def _is_listed(scene: Scene, n: int, at: int) -> bool:
    """Whether a phrase is joined to what a verb was done to: "destroyed five hideouts and three mines"."""
    struck = scene.complements[at].slots.get("object", ()) if scene.row[at].kind == "verb" else ()
    chunk = scene.row[n]
    return chunk.joined and not chunk.slot and n - 1 in struck and chunk.first == scene.row[n - 1].last


def _is_lost(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a phrase tells what there were losses in: "inflicted heavy losses in lives and arms"."""
    while n and scene.row[n].joined:
        n -= 1
    ahead = scene.row[n - 1].phrase if n and scene.row[n].slot == "in" else None
    return ahead is not None and scene.page.readings[ahead.head].peeled.stem in lexicon.codebook.loss_words.harm_nouns


def _armed_sentence(scene: Scene) -> bool:
    """Whether a sentence names an armed party: words of another field in it then prove little; a "body", a "system" is none of itself."""
    found = [_senses(scene, chunk) for chunk in scene.row]
    return any(not ARMED_KINDS.isdisjoint(names) or ("force" in names and "organisation" not in names) for names in found)


def _senses(scene: Scene, chunk: Chunk) -> frozenset[str]:
    """The senses of a phrase; a civil team is not armed."""
    phrase = chunk.phrase
    if phrase is None:
        return frozenset()
    found = senses(phrase) | ({"event"} if chunk.kind == "event" else set())  # a fixed phrase tells one, too
    if "armed" in found and not phrase.concepts and has_field(scene.page, phrase.first, phrase.last, CIVIL):
        return found - {"armed", "force"}
    return found


def _party(concept: str, lexicon: Lexicon) -> set[str]:
    """The senses of an adjective that names a party: of a nation, or of an armed group."""
    return {"state", "actor"} if lexicon.concepts[concept].kind == "state" else {"armed", "actor"}


def _role_senses(scene: Scene, fill: Fill, role: str, lexicon: Lexicon) -> set[str]:
    """The senses of what fills one role; a nationality adjective that names the actor is a state's armed side."""
    found: set[str] = set()
    for n in fill.roles.get(role, ()):
        phrase = scene.row[n].phrase
        found |= _senses(scene, scene.row[n])
        if phrase is not None and FIGHTER in scene.page.readings[phrase.head].classes:
            found.add(FIGHTER)  # "the fighters of the group", by whose name the whole is known
        if phrase is not None and phrase.nation:
            found |= _party(phrase.nation, lexicon)
        if phrase is not None and _is_one_man(scene, phrase):
            found.add("one")
        if phrase is not None and phrase.concepts and _bears_office(scene, phrase):
            found.add(OFFICIAL)
        if phrase is not None and (phrase.counted or _is_pair(scene, phrase)):
            found.add("counted")
    if role == "actor" and fill.nation is not None:
        found |= {"state", "actor", "armed"}
    return found


def _is_pair(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase is a dual without the article: "two gunmen" in one word."""
    reading = scene.page.readings[phrase.head]
    return not (phrase.definite or reading.peeled.article) and any(noun.number == "dual" for noun in reading.nouns)


def _bears_office(scene: Scene, phrase: Phrase) -> bool:
    """Whether the name of a person has his office ahead: "the president A. B."."""
    return "person" in senses(phrase) and any(OFFICIAL in scene.page.readings[n].classes for n in range(phrase.first, phrase.last))


def _is_one_man(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase names a single person."""
    numbers = {noun.number for noun in scene.page.readings[phrase.head].nouns}
    return "person" in senses(phrase) and numbers == {"singular"} and phrase.low in (None, 1)


def _needed(scene: Scene, at: int, fill: Fill, lexicon: Lexicon) -> bool:
    trigger = fill.trigger
    if any(_asked_of_role(scene, fill, need, lexicon) for need in trigger.needs):
        return True
    indices = {at}
    for fillers in (*fill.roles.values(), *scene.complements[at].slots.values()):
        indices.update(fillers)
    found: set[str] = {"state", "actor", "armed"} if fill.nation is not None else set()
    words: set[str] = set()
    for n in with_owners(scene.row, indices):
        phrase = scene.row[n].phrase
        if phrase is None:
            continue
        found |= _senses(scene, scene.row[n]) if n != at else set()
        found |= _party(phrase.nation, lexicon) if phrase.nation else set()
        if n == at or "aircraft" not in phrase.classes:
            found |= _adjective_senses(scene, phrase.first, phrase.last, lexicon)
        words |= words_of(scene.page, phrase.first, phrase.last)
    words |= _words_behind(scene, at) | _governing(scene, at)
    if _RESULT in trigger.needs and any(scene.row[n].kind == _RESULT for n in part_of(scene, at) if n > at):
        return True
    if LOST in trigger.needs and is_lost_in(scene, at, lexicon):
        return True
    if "armed" in trigger.needs and scene.row[at].kind == "event" and _armed_sentence(scene):
        return True
    return any(need in found or need.removeprefix(WORD) in words for need in trigger.needs)


def _words_behind(scene: Scene, at: int) -> frozenset[str]:
    """The words that follow in the clause of a trigger, with the words of cause or purpose that close it ("in protest at").

    What is told of something behind "that" is of the clause of the verb that judges it: "described the raid as being a crime".
    """
    end, judges = scene.row[at].last, JUDGE in scene.row[at].governs
    for n, chunk in enumerate(scene.row[at + 1 :], at + 1):
        closing = chunk.kind in STOPS and chunk.value not in ("answer", "cause") and not (judges and chunk.kind == "that")
        ends = chunk.kind == "mark" and chunk.value not in QUOTES and n not in scene.hidden
        if closing or ends or chunk.kind == "relative" or (chunk.kind == "verb" and not judges):
            break
        end = chunk.last
        if chunk.kind in STOPS and chunk.kind != "that":
            break
    return words_of(scene.page, scene.row[at].last, end)


def _governing(scene: Scene, at: int) -> set[str]:
    """The verb that an event noun stands under, and the words of dying or being hurt that it does ("the death of ten in an attack")."""
    verb = scene.governors.get(at, (None, ""))[0]
    heads = [chunk.reading for n in (verb, *_harms(scene, at)) if n is not None and (chunk := scene.row[n]).reading is not None]
    return {form.verb for head in heads for form in head.verbs} | {noun.noun for head in heads if head.loss for noun in head.nouns}


def _harms(scene: Scene, at: int) -> Iterator[int]:
    """The words of dying or being hurt that an event stands under, with "in" or a word of cause ("were killed in the course of").

    Of "the attack", which was told before, they tell the toll alone, unless they were hurt in its course ("during the fighting").
    """
    if (reading := scene.row[at].reading) is None:
        return
    is_told = reading.peeled.article
    if not is_told:
        yield from (n for n, found in scene.complements.items() if at in found.slots.get("in", ()) and _harms_people(scene.row[n]))
    if at and scene.row[at - 1].kind == "background" and scene.row[at - 1].value in ((_DURING,) if is_told else ("cause", _DURING)):
        acts = (n for n in range(at - 2, -1, -1) if scene.row[n].kind not in ("noun", "date", "adverb", "preposition", "number"))
        if (head := next(acts, None)) is not None and _harms_people(scene.row[head]):
            yield head


def _harms_people(chunk: Chunk) -> bool:
    return chunk.reading is not None and (chunk.reading.loses if chunk.kind == "verb" else bool(chunk.reading.loss))


def _asked_of_role(scene: Scene, fill: Fill, need: str, lexicon: Lexicon) -> bool:
    role, _, sense = need.partition(ROLE_MARK)
    return bool(sense) and role != "word" and sense in _role_senses(scene, fill, role, lexicon)


def _adjective_senses(scene: Scene, first: int, last: int, lexicon: Lexicon) -> set[str]:
    """Senses that adjectives and inner words give a phrase: rocket fire is fire with munitions, an armed attack is armed."""
    found: set[str] = set()
    for at in range(first, last):
        found.update(lexicon.adjective_senses.get(scene.page.readings[at].peeled.stem, ()))
    return found
