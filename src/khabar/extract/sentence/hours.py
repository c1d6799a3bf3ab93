"""The hour behind a noun of time: in digits, and in words that no number of people or things stands in."""

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.page.tokens import Page
from khabar.text.inflect import AND

TEN = 10
CLOCK = 4  # words of a time of day with the dash behind it
MINUTES = 2  # digits of its minutes
DASHES = frozenset("-–—|")
HOUR = frozenset({"time"})


def hour_end(page: Page, lexicon: Lexicon, phrase: Phrase, last: int) -> int | None:
    """The word behind the hour that a definite noun of time leads ("the hour of 4:30", "the eleventh hour and ten minutes"); or None."""
    at, words = phrase.last, page.words
    if phrase.classes != HOUR or not phrase.definite or at >= last:
        return None
    if words[at].kind == "number":
        minutes = at + 2 < last and words[at + 1].form == ":" and words[at + 2].kind == "number"
        return at + (3 if minutes else 1)
    spelled = lexicon.codebook.number_words.words
    tenth = spelled.get(words[at].form)
    if tenth is not None and tenth.value == TEN and not tenth.lead.text and phrase.last - phrase.first > 1:
        at += 1  # "the eleventh" is told in two words
    end = at
    while end < last and end not in page.dates and words[end].form in spelled and words[end].form.startswith(AND):
        end += 1
    if at < end < last and page.readings[end].classes == HOUR and not page.readings[end].peeled.article:
        at = end + 1
    return at if at > phrase.last else None


def behind_clock(page: Page, at: int, last: int) -> int:
    """The word behind the time of day that an item of a live blog opens with, and the dash behind that ("02:10 - the army: ...")."""
    words = page.words[at : min(last, at + CLOCK)]
    if [word.kind for word in words[:3]] != ["number", "mark", "number"] or words[1].form != ":":
        return at
    if words[0].end != words[1].start or words[1].end != words[2].start or words[2].end - words[2].start != MINUTES:
        return at
    return at + len(words) if words[-1].form in DASHES else at + 3
