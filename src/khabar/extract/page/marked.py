"""What a word is where the vowels written on it say so."""

from msgspec import structs

from khabar.codebook.lexicon import Reading
from khabar.extract.page.tokens import Page
from khabar.text.clitics import marks_passive_past


def as_marked(page: Page, at: int) -> Reading:
    """The reading of a verb without its active forms, where it is one of the past with the vowel of the passive ("was killed")."""
    reading = page.readings[at]
    passive = tuple(form for form in reading.verbs if form.voice == "passive")
    past = all(form.tense == "past" for form in reading.verbs)
    if not (past and passive) or len(passive) == len(reading.verbs) or not marks_passive_past(page.words[at], page.document.text):
        return reading
    return structs.replace(reading, verbs=passive)
