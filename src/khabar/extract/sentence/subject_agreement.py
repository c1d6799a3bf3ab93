"""Whether a noun can be the subject of a verb: what both are written as says so."""

from khabar.codebook.types import VerbForm
from khabar.extract.noun_phrases.agreement import is_accusative_only
from khabar.extract.sentence.attributive import agrees
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.circumstances import senses_of
from khabar.extract.sentence.disagreeing import SEVERAL
from khabar.text.inflect import is_feminine


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


def is_of_other_gender(row: list[Chunk], n: int, at: int) -> bool:
    """Whether a verb of one gender alone follows a body of the other: "the leader said that the council agreed, and (he) accused"."""
    noun, phrase = row[n].reading, row[n].phrase
    persons = {form.person for form in forms_of(row[at]) if form.voice == "active"}
    if noun is None or phrase is None or not noun.nouns or phrase.counted or "state" in senses_of(row[n]) or len(persons) != 1:
        return False
    one = all(form.number == "singular" for form in noun.nouns) and "person" not in senses_of(row[n])
    return one and persons == ({"3ms"} if is_feminine(noun.peeled.stem) else {"3fs"})
