"""Whether a phrase is the genitive of the event noun right ahead of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.agreement import describes, is_accusative_only, keeps_its_nun, names_event
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.page.tokens import Page
from khabar.text.marks import QUOTES

if TYPE_CHECKING:
    from khabar.extract.sentence.chunks import Chunk

OF_ACTS = frozenset({"event"})  # "operation", "incident": no act by themselves


def by_leader(chunks: "Sequence[Chunk]") -> str:
    """How "led by" stands: behind a force or what flies for it as no more than whose command it is under, else as by whom it was done."""
    phrase = chunks[-1].phrase if chunks and chunks[-1].kind == "noun" else None
    return "led" if phrase is not None and senses(phrase) & {"armed", "aircraft"} else "by"


def is_genitive(chunks: "Sequence[Chunk]", page: Page, lexicon: Lexicon, at: int) -> bool:
    """Whether the phrase to come at a word follows an event noun with nothing between."""
    before = chunks[-1] if chunks else None
    if before is not None and before.kind == "mark" and before.value in QUOTES and len(chunks) > 1:
        before = chunks[-2]
    if before is None or before.phrase is None or at - before.last > 1:
        return False
    if _is_of_noun(before, page, at):
        return True
    if before.kind != "event" and not _awaits_act(before.phrase, before.last, page, at):
        return False
    if is_quoted_adjective(chunks, page, lexicon, at):
        return False
    reading = page.readings[before.phrase.head]
    accusative = not before.phrase.definite and is_accusative_only(page.readings[at])
    if accusative or _is_counted_subject(chunks, page, at) or keeps_its_nun(reading) or _is_described(before, page, lexicon, at):
        return False
    return not (reading.peeled.article or reading.peeled.pronoun or page.readings[at].peeled.conjunction)


def _awaits_act(phrase: Phrase, last: int, page: Page, at: int) -> bool:
    """Whether an act right behind "operations", "a campaign" with no article is their genitive: "operations of clearing the town"."""
    alone = phrase.classes == {"event"} and not phrase.definite and phrase.last - phrase.first == 1
    return alone and last == at and names_event(page.readings[at]) and not page.readings[at].peeled.article


def _is_of_noun(noun: "Chunk", page: Page, at: int) -> bool:
    """Whether an act at a word is the genitive of a noun that says only that something was done ("in an operation of")."""
    phrase, reading = noun.phrase, page.readings[at]
    if noun.kind != "noun" or not noun.slot or noun.slot == "of" or phrase is None or phrase.last - phrase.first > 1 or at != noun.last:
        return False
    bare = not (phrase.definite or page.readings[phrase.head].peeled.pronoun or reading.peeled.conjunction or reading.peeled.preposition)
    return bare and phrase.classes == OF_ACTS and names_event(reading)


def is_quoted_adjective(chunks: "Sequence[Chunk]", page: Page, lexicon: Lexicon, at: int) -> bool:
    """Whether a word in quotation marks is what an indefinite act is called: 'a "terrorist" attack'."""
    quoted = len(chunks) > 1 and chunks[-1].kind == "mark" and chunks[-1].value in QUOTES and chunks[-2].kind == "event"
    act, reading = chunks[-2].phrase if quoted else None, page.readings[at]
    if act is None or act.definite or reading.peeled.article or reading.peeled.preposition or not reading.adjective:
        return False
    closed = at + 1 < len(page.words) and page.words[at + 1].form in QUOTES
    return closed and describes(page, act.head, at, lexicon.is_adjective, definite=False)


def _is_counted_subject(chunks: "Sequence[Chunk]", page: Page, at: int) -> bool:
    """Whether a counted act right behind a verb did to the thing that follows what the verb tells: "there hit four raids posts"."""
    act = chunks[-1].phrase
    counted = act is not None and act.counted and not act.definite and len(chunks) > 1 and chunks[-2].kind == "verb"
    return counted and not names_event(page.readings[at])


def _is_described(event: "Chunk", page: Page, lexicon: Lexicon, at: int) -> bool:
    """Whether an event noun has its adjective, after which no genitive comes."""
    phrase = event.phrase
    if phrase is None or phrase.last - phrase.head < 2:
        return False
    last = page.readings[phrase.last - 1]
    if phrase.head in page.phrases:
        return bool(last.peeled.preposition)  # "shooting with bullets"
    if last.adjective and not last.nouns and not phrase.definite:
        return True
    return (last.adjective or last.nation is not None) and not page.readings[at].peeled.article and not _names_party(page, lexicon, at)


def _names_party(page: Page, lexicon: Lexicon, at: int) -> bool:
    """Whether a name begins at a word that is none of a weapon."""
    name = page.names.get(at)
    return name is not None and any(lexicon.concepts[n.concept].group != "weapon" for n in name.names)


def is_closed(page: Page, phrase: Phrase) -> bool:
    """Whether an adjective or a name ends a phrase, which has no genitive: "announced during a press conference the taking of the town"."""
    last = phrase.last - 1
    reading = page.readings[last]
    named = any(at in page.names and at + page.names[at].length > last for at in range(phrase.head, last + 1))
    return last > phrase.head and (named or reading.peeled.article or (not phrase.inner and reading.adjective))
