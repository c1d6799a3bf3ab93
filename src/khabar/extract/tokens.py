"""A document's words with all the codebook knows of them: readings, names, cues, dates and numbers in place."""

from collections.abc import Sequence

from msgspec import Struct

from khabar.codebook.lexicon import CueHit, Lexicon, Reading
from khabar.codebook.types import Name, Trigger
from khabar.extract.date_anchors import DateMention
from khabar.extract.dates import find_dates
from khabar.extract.numbers import NumberMention, find_numbers
from khabar.extract.relevance import SHORT, count_of_conflict
from khabar.model import Document
from khabar.text import Word, fold, sentences, words
from khabar.text.clitics import Peeled, begins_joined
from khabar.text.inflect import name_key, without_for

TOTAL = "total"
NEED_REACH = 3  # words to each side in which a name's condition is looked for; the codebook's own format says three


class NameHit(Struct, frozen=True, gc=False):
    """Names that begin at a word, the longest match: all candidates, and how the first word was taken apart."""

    names: tuple[Name, ...]
    length: int
    peeled: Peeled


class PhraseHit(Struct, frozen=True, gc=False):
    """A fixed sequence of words that announces an event."""

    triggers: tuple[Trigger, ...]
    length: int
    peeled: Peeled


class Page(Struct, frozen=True, gc=False):
    """A document taken apart. Lists run parallel to ``words``; what covers several words stands at its first."""

    document: Document
    words: list[Word]
    readings: list[Reading]
    names: dict[int, NameHit]
    cues: dict[int, CueHit]
    phrases: dict[int, PhraseHit]
    dates: dict[int, DateMention]
    numbers: dict[int, NumberMention]
    sentences: list[tuple[int, int]]


def read_page(document: Document, lexicon: Lexicon) -> Page | None:
    """Take a document apart into words and find everything that the codebook names; None where no word tells of an event."""
    found = words(fold(document.text))
    read, text = lexicon.read, document.text
    readings = [lexicon.read_joined(word.form) if begins_joined(word, text) else read(word.form) for word in found]
    if not any(reading.telling for reading in readings) or (len(found) > SHORT and not count_of_conflict(readings, lexicon)):
        return None
    dates = {mention.first: mention for mention in find_dates(found, lexicon.codebook.date_words)}
    dated = {at for mention in dates.values() for at in range(mention.first, mention.last)}
    numbers = {m.first: m for m in find_numbers(found, lexicon.codebook.number_words) if m.first not in dated}
    names: dict[int, NameHit] = {}
    cues: dict[int, CueHit] = {}
    phrases: dict[int, PhraseHit] = {}
    taken = 0
    for at, reading in enumerate(readings):
        if at in dated:
            continue
        if reading.starts and at >= taken and (hit := _name_at(found, readings, at)):
            names[at] = hit
            taken = at + hit.length
        inside = at < taken and at not in names  # a name's later words tell nothing of their own
        if reading.cues and not inside and (cue := _cue_at(found, at, reading)):
            cues[at] = cue
        if reading.phrases and (phrase := _phrase_at(found, at, reading)):
            phrases[at] = phrase
    return Page(document, found, readings, names, cues, phrases, dates, numbers, sentences(found))


def _name_at(found: Sequence[Word], readings: Sequence[Reading], at: int) -> NameHit | None:
    best: list[Name] = []
    length, peeled = 0, None
    second = name_key(found[at + 1].form) if at + 1 < len(found) else ""
    for start, table in readings[at].starts:
        for name in (*table.longer.get(second, ()), *table.alone):
            if len(name.words) < max(length, 1):
                break
            if _fits(found, readings, at, name, start):
                if len(name.words) > length:
                    best, length, peeled = [], len(name.words), start
                if start == peeled:
                    best.append(name)
    return NameHit(tuple(best), length, peeled) if peeled is not None else None


def _fits(found: Sequence[Word], readings: Sequence[Reading], at: int, name: Name, peeled: Peeled) -> bool:
    size = len(name.words)
    if size == 1:
        whole = peeled.article or name_key(peeled.stem) != peeled.stem
        if name.article is not None and name.article != whole:
            return False
    elif at + size > len(found) or any(name_key(found[at + n].form) != name.words[n] for n in range(1, size)):
        return False
    if not (name.needs or name.not_before or name.not_after):
        return True
    before = {name_key(readings[n].peeled.stem) for n in range(max(0, at - NEED_REACH), at)}
    after = {name_key(readings[n].peeled.stem) for n in range(at + size, min(len(found), at + size + NEED_REACH))}
    if name.needs and not (before | after).intersection(name.needs):
        return False
    next_word = name_key(readings[at + size].peeled.stem) if at + size < len(found) else ""
    last_word = name_key(readings[at - 1].peeled.stem) if at else ""
    return next_word not in name.not_before and last_word not in name.not_after


def _cue_at(found: Sequence[Word], at: int, reading: Reading) -> CueHit | None:
    """The longest cue at a word; those of totals span words that order clauses ("since | the start") and do not stand in their way."""
    second = found[at + 1].form if at + 1 < len(found) else ""
    for hit in reading.cues:
        if hit.cue.kind == TOTAL:
            continue
        if hit.length == 1:
            return hit
        words = hit.cue.words
        if words[1] == second and (hit.length == 2 or _goes_on(found, at, words)):
            return hit
    return None


def _goes_on(found: Sequence[Word], at: int, words: tuple[str, ...]) -> bool:
    return at + len(words) <= len(found) and all(found[at + n].form == words[n] for n in range(2, len(words)))


def _phrase_at(found: Sequence[Word], at: int, reading: Reading) -> PhraseHit | None:
    hits: list[Trigger] = []
    length, start = 0, None
    for trigger, peeled in reading.phrases:
        size = len(trigger.words)
        if size < length or at + size > len(found):
            continue
        if all(_same_word(found[at + n].form, trigger.words[n]) for n in range(1, size)):
            if size > length:
                hits, length, start = [], size, peeled
            if peeled == start:
                hits.append(trigger)
    return PhraseHit(tuple(hits), length, start) if start is not None else None


def _same_word(form: str, wanted: str) -> bool:
    bare, target = name_key(form), name_key(wanted)
    return bare == target or name_key(without_for(form)) == target
