"""Nouns ahead of a verb that it does not agree with, and so is not told of."""

from collections.abc import Sequence

from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.chunks import Chunk
from khabar.text.inflect import is_feminine

SEVERAL = frozenset({"3mp", "3fp"})


def disagrees(row: Sequence[Chunk], n: int, at: int) -> bool:
    """Whether a thing of feminine ending stands ahead of a masculine verb, whose subject it cannot be."""
    noun, phrase, verb = row[n].reading, row[n].phrase, row[at].reading
    if noun is None or phrase is None or verb is None or row[n].kind != "noun" or any(form.person != "3ms" for form in verb.verbs):
        return False
    return bool(noun.nouns) and is_feminine(noun.peeled.stem) and not senses(phrase) & {"person", "actor", "unknown"}


def is_one_of_several(row: Sequence[Chunk], n: int, at: int) -> bool:
    """Whether one man stands ahead of a verb of several, of whom he is none: "he asked for the trial of soldiers who killed"."""
    noun, phrase, verb = row[n].reading, row[n].phrase, row[at].reading
    if noun is None or phrase is None or verb is None or row[n].joined or phrase.counted or row[n].kind != "noun":
        return False
    several = bool(verb.verbs) and all(form.person in SEVERAL for form in verb.verbs)
    one = bool(noun.nouns) and all(form.number == "singular" for form in noun.nouns) and not noun.several
    return several and one and "person" in senses(phrase) and not senses(phrase) & {"force", "community", "organisation"}


def disagrees_outright(row: Sequence[Chunk], n: int, at: int) -> bool:
    """Whether a feminine verb whose own noun follows stands behind a masculine act: "in another attack rockets fell".

    Not so where a pronoun returns to the act: "in an attack that the rebels were accused of carrying out".
    """
    event, verb, behind = row[n].reading, row[at].reading, row[at + 1] if at + 1 < len(row) else None
    if event is None or verb is None or behind is None or behind.kind != "noun" or behind.slot:
        return False
    returned = at + 2 < len(row) and (third := row[at + 2].reading) is not None and third.peeled.pronoun
    if returned:
        return False
    one = bool(event.nouns) and all(noun.number == "singular" for noun in event.nouns) and not is_feminine(event.peeled.stem)
    return one and {form.person for form in verb.verbs} == {"3fs"}
