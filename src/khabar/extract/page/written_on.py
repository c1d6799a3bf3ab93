"""What is written on to the first word of a phrase: the conjunction and the preposition, of its number or its name."""

from khabar.codebook.lexicon import Reading
from khabar.extract.page.tokens import Page
from khabar.text.clitics import hamza
from khabar.text.inflect import AND, FEW, WITH


def is_joined(page: Page, at: int, reading: Reading) -> bool:
    """Whether a conjunction is written on to the first word of a phrase."""
    name = page.names.get(at)
    number = page.numbers.get(at)
    if name is not None:
        return name.peeled.conjunction != ""
    if number is None:
        return reading.peeled.conjunction != ""
    if number.start > page.words[at].start:
        return page.words[at].form[:1] == AND
    one = hamza(page.words[at], page.document.text) == ""  # begins with the letter of the conjunction itself
    return reading.peeled.conjunction != "" and not one


def written_on(page: Page, at: int, reading: Reading, *, named: bool) -> str:
    """The preposition written on to the first word of a phrase: on the number or the quantity word, where one stands first.

    ``named``: the word is read as a name, whose own first letter may be that of a preposition.
    """
    number = page.numbers.get(at)
    if number is not None:
        lead = page.words[at].form[: max(0, number.start - page.words[at].start)]
        if lead:
            return lead[-1:]
        word = page.words[at]
        joined = not reading.known and word.kind == "word" and word.form.startswith(WITH) and word.form not in FEW
        return WITH if joined else reading.peeled.preposition
    cue = page.cues.get(at)
    if cue is not None and cue.cue.kind == "quantity":
        return cue.peeled.preposition
    name = page.names.get(at)
    return name.peeled.preposition if name is not None and (named or name.length > 1 or not reading.known) else reading.peeled.preposition
