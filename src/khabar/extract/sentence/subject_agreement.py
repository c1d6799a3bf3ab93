"""Whether a noun can be the subject of a verb: what both are written as says so."""

from khabar.codebook.types import VerbForm
from khabar.extract.noun_phrases.agreement import is_accusative_only
from khabar.extract.sentence.attributive import agrees
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.circumstances import senses_of
from khabar.extract.sentence.disagreeing import SEVERAL


def can_be_subject(row: list[Chunk], n: int, at: int) -> bool:
    """Whether a noun ahead of a verb agrees with it and is not written as an object."""
    reading = row[n].reading
    return not (reading is not None and is_accusative_only(reading)) and agrees_with(row, n, row[at])


def agrees_with(row: list[Chunk], n: int, verb: Chunk) -> bool:
    """Whether a verb, of this sentence or another, agrees with a noun; states are feminine, whatever their names end in."""
    noun, phrase, forms = row[n].reading, row[n].phrase, forms_of(verb)
    if "state" in senses_of(row[n]) and any(form.person == "3fs" for form in forms):
        return True
    nouns = noun.nouns if noun is not None and phrase is not None and not phrase.counted else ()
    one = bool(nouns) and all(form.number == "singular" for form in nouns)
    return not (one and tells_several(verb)) and agrees(row[n], verb)


def forms_of(verb: Chunk) -> tuple[VerbForm, ...]:
    """The forms of a verb."""
    return verb.reading.verbs if verb.reading is not None else ()


def tells_several(verb: Chunk) -> bool:
    """Whether a verb is of several people."""
    return all(form.person in SEVERAL for form in forms_of(verb))
