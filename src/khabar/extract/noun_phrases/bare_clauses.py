"""Verbs spelled like nouns that open a bare clause about the noun before: "a raid (that) they launched"."""

from khabar.codebook.lexicon import Lexicon
from khabar.extract.page.tokens import Page
from khabar.text.inflect import FOR

BELONG = "belong"  # what a verb is to whose its subject is
_CRAFT, _ONE_THING = frozenset({"vehicle", "aircraft"}), "3fs"
_TIED = frozenset({"carry", "launch", "ascribe"})  # what a verb with a pronoun does to the noun ahead of it
_ATTACKED = frozenset(
    {"structure", "military_site", "vehicle", "area.town", "area.local", "person.civil", "person.military", "person.armed", "force"}
)


def _is_statement(page: Page, lexicon: Lexicon, at: int) -> bool:
    """Whether a word is a noun for a thing said or written."""
    return any(saying.kind == "statement" for word in page.readings[at].words for saying in lexicon.formulas.get(word, ()))


def opens_relative(page: Page, lexicon: Lexicon, at: int) -> bool:
    """Whether a word that may be a noun is a verb told of the noun before it: "a raid (which) they launched", "ascribed to"."""
    reading = page.readings[at]
    if _is_of_craft(page, at):
        return True
    if reading.peeled.pronoun:
        told = any(form.verb in lexicon.says for form in reading.verbs)
        return not reading.governs.isdisjoint(_TIED) or (told and _is_statement(page, lexicon, at - 1))
    if "ascribe" not in reading.governs:
        return False
    cue = page.cues.get(at + 1)
    return cue is not None and cue.cue.kind == "preposition" and cue.cue.value == "to"


def tells_of_issue(page: Page, lexicon: Lexicon, at: int) -> bool:
    """Whether a word tells where or when the statement before it came out: "in a statement (that) was published on the net"."""
    reading, n = page.readings[at], at - 1
    if "publish" not in reading.governs or reading.peeled.conjunction or at + 1 >= len(page.words):
        return False
    cue = page.cues.get(at + 1)
    if at + 1 not in page.dates and (cue is None or cue.cue.kind != "preposition"):
        return False
    while n > 0 and ((page.readings[n].adjective and not page.readings[n].nouns) or _is_of_somebody(page, n)):
        n -= 1
    said = page.readings[n].peeled
    return not (said.article or said.pronoun) and _is_statement(page, lexicon, n)


def _is_of_somebody(page: Page, at: int) -> bool:
    """Whether a word is "of theirs", "of his" behind a noun."""
    cue = page.cues.get(at)
    return cue is not None and cue.cue.kind == "pronoun"


def _is_of_craft(page: Page, at: int) -> bool:
    """Whether a word stands behind "a truck", "a ship" with no noun of its own, and is what one does: "a ship (that) carries arms"."""
    reading, n = page.readings[at], at - 1
    if "verbal" not in reading.classes or all(form.person != _ONE_THING or form.tense != "present" for form in reading.verbs):
        return False
    while n > 0 and (page.readings[n].adjective or page.readings[n].nation) and not page.readings[n].nouns:
        n -= 1
    noun = page.readings[n]
    return not (noun.classes.isdisjoint(_CRAFT) or noun.peeled.article or noun.peeled.pronoun)


def tells_of(page: Page, at: int) -> bool:
    """Whether a verb spelled like its noun is told of the indefinite thing before: "a house (that) they shelled", "(that) belongs to"."""
    thing, reading = page.readings[at - 1], page.readings[at]
    if BELONG in reading.governs and not reading.peeled.article:
        return at + 1 < len(page.words) and page.readings[at + 1].peeled.preposition == FOR
    if not (reading.peeled.pronoun and reading.noun_triggers and reading.verb_triggers) or thing.peeled.article or thing.peeled.pronoun:
        return False
    return not thing.classes.isdisjoint(_ATTACKED) and any(form.tense == "past" for form in reading.verbs)
