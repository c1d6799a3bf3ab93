"""Whether a verb acts on what stands behind it without a preposition."""

from collections.abc import Sequence

from khabar.codebook.lexicon import Lexicon, Reading
from khabar.codebook.types import Trigger
from khabar.extract.noun_phrases.agreement import is_accusative_only, is_person
from khabar.extract.noun_phrases.senses import is_agent, senses
from khabar.extract.sentence.chunks import Chunk
from khabar.model.event_types import PEOPLE_TAKEN
from khabar.text.endings import BOUND_NOMINATIVE, NOMINATIVE, OBLIQUE_NISBA, OBLIQUE_PLURAL, keeps_nun
from khabar.text.inflect import borne_pronoun

_OBJECT_SLOTS = ("on", "to", "against", "from", "with", "in", "about", "companion")
_STRUCK = frozenset({"site", "structure", "military_site", "area", "vehicle", "place"})
_STRUCK_SLOTS = ("on", "against")


def strikes_directly(chunk: Chunk, slots: dict[str, tuple[int, ...]], lexicon: Lexicon) -> bool:
    """Whether a verb tells a physical act whose target is its direct object."""
    direct = bool(chunk.triggers) and all(_takes_direct_object(trigger, slots) for trigger in chunk.triggers)
    return direct and _is_physical(chunk.triggers, lexicon)


def struck_behind_acts(
    row: Sequence[Chunk], at: int, bare: list[list[int]], slots: dict[str, tuple[int, ...]], lexicon: Lexicon
) -> list[list[int]]:
    """The site right behind the raids by which somebody hit it, and no genitive of them: "the planes hit with three raids a camp"."""
    by, of = slots.get("with", ()), slots.get("of", ())
    if len(bare) != 1 or not by or not of or of[0] != by[0] + 1 or row[by[0]].kind != "event" or bare[0][0] > by[0]:
        return []
    doer, act, site = row[bare[0][0]].phrase, row[by[0]].phrase, row[of[0]].phrase
    if doer is None or act is None or site is None or act.definite or not (act.counted or act.first < act.head):
        return []
    struck = not senses(site).isdisjoint(_STRUCK) and not is_agent(site) and strikes_directly(row[at], slots, lexicon)
    return [list(slots.pop("of"))] if struck and (is_agent(doer) or "aircraft" in senses(doer)) else []


def needs_object(row: Sequence[Chunk], bare: list[int], slots: dict[str, tuple[int, ...]]) -> bool:
    """Whether the only noun after a verb is its subject: an agent with the object under a preposition, aircraft that act on somebody."""
    phrase = row[bare[0]].phrase
    if phrase is None:
        return False
    return not slots.keys().isdisjoint(_OBJECT_SLOTS if is_agent(phrase) else _STRUCK_SLOTS if "aircraft" in senses(phrase) else ())


def _is_physical(triggers: tuple[Trigger, ...], lexicon: Lexicon) -> bool:
    """Whether a verb tells a physical act, whose passive is common; who speaks or judges is seldom its object."""
    return any(trigger.frame in lexicon.physical for trigger in triggers)


def _takes_direct_object(trigger: Trigger, slots: dict[str, tuple[int, ...]]) -> bool:
    """Whether a trigger's target is its direct object rather than a phrase under a preposition."""
    indirect = any(trigger.roles.get(slot) == "target" for slot in ("from", "in", "to", "companion"))
    indirect = indirect or any(trigger.roles.get(slot) == "target" for slot in ("with", "between", "about") if slot in slots)
    return trigger.particle is None and trigger.roles.get("object") == "target" and not indirect


def is_nominative(reading: Reading | None) -> bool:
    """Whether a word is a sound plural or a dual of people in the case of subjects, which no verb has as its object."""
    if reading is None or not reading.nouns or not is_person(reading):
        return False
    stem = reading.peeled.stem
    ends = stem.endswith(NOMINATIVE) and all(keeps_nun(stem, noun.noun, noun.number) for noun in reading.nouns)
    return ends or (stem.endswith(BOUND_NOMINATIVE) and all(noun.number == "plural" for noun in reading.nouns))


def tells_how_held(row: Sequence[Chunk], at: int, n: int) -> bool:
    """Whether a word behind a verb of taking people tells what they became and nobody who did it: "whom they hold hostage"."""
    phrase = row[n].phrase
    takes = any(trigger.frame in PEOPLE_TAKEN for trigger in row[at].triggers)
    return takes and phrase is not None and phrase.last - phrase.first == 1 and not phrase.definite and "person.detained" in phrase.classes


def pronoun_apart(row: Sequence[Chunk], at: int) -> str:
    """The pronoun of a verb's object that stands as a word of its own right behind it: "accusing | them", or nothing."""
    behind = row[at + 1] if at + 1 < len(row) else None
    if behind is None or behind.kind != "pronoun" or behind.slot or behind.reading is None:
        return ""
    return borne_pronoun(behind.reading.peeled.stem)


def is_oblique(reading: Reading) -> bool:
    """Whether a word is a dual or a sound plural in the case of objects and genitives ("two lorries", "gunmen"), and no subject."""
    stem = reading.peeled.stem
    ended = stem.endswith(OBLIQUE_PLURAL) and bool(reading.nouns)
    return ended and all(keeps_nun(stem, noun.noun, noun.number) for noun in reading.nouns)


def told_as_object(row: Sequence[Chunk], at: int, bare: list[list[int]], lexicon: Lexicon) -> bool:
    """Whether the first noun behind a verb can only be what it acts on."""
    alone = len(bare) == 1
    return bool(bare) and (is_accusative(row, bare[0][0], alone=alone) or (alone and _are_acted_on(row, at, bare[0][0], lexicon)))


def is_accusative(row: Sequence[Chunk], n: int, *, alone: bool = False) -> bool:
    """Whether a noun behind a verb is written as an accusative, and so is no subject; a counted one is the number's.

    So is a dual or a sound plural in the case of objects that stands ``alone``; ahead of another noun many write it for the subject.
    """
    reading, phrase = row[n].reading, row[n].phrase
    if reading is None or phrase is None:
        return False
    return (not phrase.counted and is_accusative_only(reading)) or (alone and phrase.first == phrase.head and is_oblique(reading))


def _are_acted_on(row: Sequence[Chunk], at: int, n: int, lexicon: Lexicon) -> bool:
    """Whether the one noun behind a verb that can have an object is a definite plural in the case of objects: "calls on the rebels to"."""
    reading, verb = row[n].reading, row[at].reading
    if reading is None or verb is None or not reading.peeled.article or not reading.peeled.stem.endswith(OBLIQUE_PLURAL):
        return False
    many = bool(reading.nouns) and all(noun.number == "plural" for noun in reading.nouns)
    several = many or reading.peeled.stem.endswith(OBLIQUE_NISBA)
    return several and any(form.voice == "active" and form.verb in lexicon.transitive for form in verb.verbs)
