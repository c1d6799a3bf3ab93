"""Where a phrase right behind a verb ends because the verb asks for what would else be read into it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from khabar.codebook.lexicon import Lexicon, Reading
from khabar.codebook.types import WORD
from khabar.extract.noun_phrases.agreement import tells_how
from khabar.extract.noun_phrases.phrases import Phrase, read_phrase
from khabar.extract.noun_phrases.senses import is_ground, senses
from khabar.extract.page.tokens import Page
from khabar.model.event_types import CORE
from khabar.text.endings import OBLIQUE_PLURAL
from khabar.text.inflect import FROM, WITH
from khabar.text.marks import QUOTES

_UNNAMED = frozenset({"unknown"})
_MEN = frozenset({"person.civil", "person.armed", "person.military", "person.perpetrator", "person.detained"})

if TYPE_CHECKING:
    from khabar.extract.sentence.chunks import Chunk


def awaited(chunk: "Chunk") -> set[str]:
    """The words that the fixed expressions of a verb ask for as their object."""
    triggers = chunk.triggers if chunk.kind == "verb" else ()
    return {word.removeprefix(WORD) for trigger in triggers for word in trigger.objects if word.startswith(WORD)}


def awaits_man(chunks: Sequence["Chunk"]) -> bool:
    """Whether who did or suffered something may follow: nothing stands ahead, or a verb or the noun of an act, quotation marks apart."""
    ahead = [chunk for chunk in chunks[-2:] if not (chunk.kind == "mark" and chunk.value in QUOTES)]
    return not ahead or ahead[-1].kind in ("verb", "that", "event")


def manner_end(chunks: Sequence["Chunk"], page: Page, at: int) -> int | None:
    """Where a word ends that says how what stands ahead is described, whatever noun follows: "the army recognised abroad (hit) a ship".

    So do wounds end ahead of those who suffered them: "were hit by grave wounds an officer and two soldiers".
    """
    reading = page.readings[at]
    if bool(chunks) and chunks[-1].kind in ("pronoun", "descriptor") and tells_how(reading):
        return at + 1
    if reading.peeled.preposition != WITH or "manner" not in reading.classes or reading.peeled.article:
        return None
    end = at + 1
    while end < len(page.readings) and page.readings[end].adjective and not page.readings[end].nouns:
        end += 1
    behind = page.readings[end] if end < len(page.readings) else None
    return end if behind is not None and any(name.startswith("person") for name in behind.classes) else None


def is_calibre(chunks: Sequence["Chunk"], page: Page, phrase: Phrase) -> bool:
    """Whether a phrase is only how wide or heavy the munitions right ahead of it are: "with shells of 82 mm"."""
    number, arms = page.numbers.get(phrase.first), chunks[-1].phrase if chunks else None
    behind = arms is not None and arms.last == phrase.first and "munition" in senses(arms)
    return behind and number is not None and number.kind == "measure" and phrase.classes <= _UNNAMED


def behind_verb(page: Page, lexicon: Lexicon, chunks: Sequence["Chunk"], phrase: Phrase) -> Phrase:
    """A phrase as it is read, cut where it stands behind a verb, or its noun, that asks for what follows its first words."""
    if not chunks or phrase.last - phrase.head < 2:
        return phrase
    if chunks[-1].kind == "verb":
        phrase = _up_to_people(page, lexicon, chunks[-1], _up_to_object(page, lexicon, chunks[-1], phrase))
    between = chunks[-1].kind == "noun" and not chunks[-1].slot and len(chunks) > 1
    return _up_to_ground(page, lexicon, chunks[-2 if between else -1], phrase)


def _up_to_object(page: Page, lexicon: Lexicon, verb: "Chunk", phrase: Phrase) -> Phrase:
    """A phrase ended where the noun begins that the verb's fixed expression asks for ("a sniper | fire")."""
    asked = awaited(verb)
    for at in range(phrase.head + 1, phrase.last):
        if page.readings[at].peeled.stem in asked:
            return read_phrase(page, lexicon, phrase.first, at)
    return phrase


def _up_to_people(page: Page, lexicon: Lexicon, verb: "Chunk", phrase: Phrase) -> Phrase:
    """A phrase of one man ended where those begin to whom the verb of an attack was done: "there stabbed a youth | two soldiers"."""
    harms = any(trigger.frame in CORE and trigger.roles.get("object", "target") == "target" for trigger in verb.triggers)
    if not harms or phrase.definite or phrase.first != phrase.head or not _is_one_man(page.readings[phrase.head]):
        return phrase
    for at in range(phrase.head + 1, phrase.last):
        if _are_people_met(page.readings[at]):
            return read_phrase(page, lexicon, phrase.first, at)
        if not (page.readings[at].adjective or page.readings[at].nation):
            break
    return phrase


def _are_people_met(reading: Reading) -> bool:
    """Whether a word is of two or more people as the object of a verb, and cannot describe one man."""
    several = all(noun.number in ("dual", "plural") for noun in reading.nouns) and reading.peeled.stem.endswith(OBLIQUE_PLURAL)
    named = any(name.startswith("person") for name in reading.classes) or reading.nation is not None
    return several and named and not reading.peeled.article


def _is_one_man(reading: Reading) -> bool:
    """Whether a noun is of one man, and not of one who leads or belongs to others."""
    one = bool(reading.nouns) and all(noun.number == "singular" for noun in reading.nouns)
    return one and not reading.classes.isdisjoint(_MEN) and "person.official" not in reading.classes


def _up_to_ground(page: Page, lexicon: Lexicon, verb: "Chunk", phrase: Phrase) -> Phrase:
    """A phrase ended before the ground that a verb of leaving asks for ("there withdrew gunmen | from the town"), unless two are told."""
    if not any(trigger.roles.get("from") == "target" for trigger in verb.triggers):
        return phrase
    if phrase.last < len(page.words) and page.words[phrase.last].form == FROM:
        return phrase  # "there withdrew gunmen of the town from the base"
    for at in range(phrase.head + 1, phrase.last - 1):
        if page.words[at].form == FROM:
            return read_phrase(page, lexicon, phrase.first, at) if is_ground(read_phrase(page, lexicon, at + 1, phrase.last)) else phrase
    return phrase
