"""Acts told together and then one by one: "two blasts, the first of which hit the post and the second the market"."""

from collections.abc import Sequence

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.page.tokens import Page
from khabar.extract.sentence.chunks import Chunk
from khabar.model import DateExpression
from khabar.model.values import PeriodPoint
from khabar.text.marks import COMMAS

_REACH = 5  # chunks ahead of a time within which the act stands whose rank it bounds
_PARTY = frozenset({"force"})  # what "the latter" may be


def told_one_by_one(page: Page, row: list[Chunk], lexicon: Lexicon) -> list[Chunk]:
    """The chunks of a sentence with what each act hit listed behind the verb of the first; "the first", "the second" say nothing more."""
    ordinals = lexicon.codebook.number_words.contexts.counted_off
    latter = lexicon.codebook.number_words.contexts.latter
    for n in [n for n, chunk in enumerate(row) if n and chunk.kind == "noun" and chunk.last - chunk.first == 1]:
        form, phrase = page.words[row[n].first].form, row[n].phrase
        if form in latter and row[n - 1].kind in ("verb", "that", "descriptor") and phrase is not None:
            row[n] = structs.replace(row[n], phrase=structs.replace(phrase, classes=_PARTY, definite=True))
        elif form not in ordinals:
            continue
        elif row[n - 1].kind == "verb" and not row[n].joined and _are_several(row, n):
            row[n] = structs.replace(row[n], kind="adverb", phrase=None)
        elif row[n].joined and _goes_on(row, n):
            row[n] = structs.replace(row[n], kind="adverb", phrase=None, joined=False)
            row[n + 1] = structs.replace(row[n + 1], joined=True)
            if row[n - 1].value in COMMAS:
                row[n - 1] = structs.replace(row[n - 1], kind="adverb", value="")
    return row


def without_ranks(page: Page, row: list[Chunk], lexicon: Lexicon) -> list[Chunk]:
    """The chunks of a sentence, where a time that only bounds a row of acts dates none of them.

    "The second attack on the base in two days", "for the third time since May", "the worst since 2014".
    """
    ranks = lexicon.codebook.number_words.contexts.ranks
    for n in [n for n, chunk in enumerate(row) if n and chunk.kind == "date" and _is_bound(page.dates[chunk.first].expression)]:
        since = row[n - 1].kind == "background"
        at = n - 1 - since
        while at > 0 and row[at].kind == "noun" and row[at].slot and n - at < _REACH and not _is_ranked(page, row, at, ranks):
            at -= 1
        if at >= 0 and _is_ranked(page, row, at, ranks):
            for passed in range(n - since, n + 1):
                row[passed] = structs.replace(row[passed], kind="adverb", value="")
    return row


def _is_bound(date: DateExpression) -> bool:
    """Whether a date may bound a row of acts: since when, or within how long ("in two days", "this month")."""
    return date.relation == "since" or (isinstance(date.point, PeriodPoint) and date.point.relative in ("last", "current"))


def _is_ranked(page: Page, row: Sequence[Chunk], at: int, ranks: frozenset[str]) -> bool:
    """Whether a chunk tells the rank of an act: the act with it, the time that it was, the rank alone. Units bear numbers, too."""
    chunk = row[at]
    alone = page.words[chunk.first].form in ranks and chunk.kind == "noun"
    times = chunk.kind in ("event", "adverb") or alone or (chunk.phrase is not None and "time" in chunk.phrase.classes)
    return times and any(page.words[k].form in ranks for k in range(chunk.first, chunk.last))


def _are_several(row: Sequence[Chunk], n: int) -> bool:
    """Whether several acts are told ahead of a verb that tells what one of them hit, which stands right behind."""
    acts = [chunk for chunk in row[: n - 1] if chunk.kind == "event" and chunk.reading is not None]
    several = bool(acts) and acts[-1].reading is not None and any(noun.number != "singular" for noun in acts[-1].reading.nouns)
    struck = n + 1 < len(row) and row[n + 1].kind == "noun" and not (row[n + 1].slot or row[n + 1].joined)
    return several and struck


def _goes_on(row: Sequence[Chunk], n: int) -> bool:
    """Whether another of the acts is told right behind the first, by what it hit alone."""
    first = next((k for k in range(n - 1, 0, -1) if row[k].kind == "verb"), None)
    counted = first is not None and row[first + 1].kind == "adverb" and row[first + 1].last - row[first + 1].first == 1
    struck = n + 1 < len(row) and row[n + 1].kind == "noun" and not (row[n + 1].slot or row[n + 1].joined)
    return counted and struck
