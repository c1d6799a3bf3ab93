"""Words as they are looked for: in one spelling, with whatever is written on to them."""

import re
from itertools import product

import msgspec

from khabar.text.alternations import alternated
from khabar.text.fold import fold
from khabar.text.hamza import respelled

_WORD = re.compile(r"[^\W_]+")
_ASKED = re.compile(r'"([^"]*)"|(\S+)')
_WITH_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)(\\w{3,})")
_CONJUNCTIONS = ("", "و", "ف")
_BEFORE = ("", "ب", "ل", "ك", "س", "ال", "بال", "كال", "لل")
"""What is written on to a noun or a verb: prepositions and the article, of which "for" takes the alef away, and the mark of the future."""


class Asked(msgspec.Struct, frozen=True):
    """One thing that is asked for: a word or a phrase, as the spellings that each of its words may have."""

    words: tuple[tuple[str, ...], ...]


def searched(text: str) -> list[str]:
    """The words of a text in one spelling, in order: what is laid down to be searched."""
    return _WORD.findall(fold(text).text)


def asked(query: str) -> tuple[Asked, ...]:
    """What a query asks for: each word, and each phrase between quotation marks; all of it has to be there.

    Quotation marks of every kind count as such; a mark that is not closed is none.
    """
    plain = re.sub("[“”„«»″]", '"', query)
    found = []
    for phrase, word in _ASKED.findall(plain):
        written = _written(phrase or word)
        if written:
            found.append(Asked((spellings(written[0]), *map(_inner, written[1:]))))
    return tuple(found)


def spellings(word: str) -> tuple[str, ...]:
    """The folded forms in which a word, as somebody writes it, may stand: however its hamza is written, as other outlets write it, with
    conjunctions, prepositions, the article, or without the article that it has.
    """
    forms = alternated(respelled(word))
    before = list(product(_CONJUNCTIONS, _BEFORE))
    written = [conjunction + particle + bare for bare in map(_bare, forms) for conjunction, particle in before]
    return tuple(dict.fromkeys((*forms, *written)))


def _written(text: str) -> list[str]:
    """The words of a text as they stand in it."""
    folded = fold(text)
    spans = (folded.span(*match.span()) for match in _WORD.finditer(folded.text))
    return [text[start:end] for start, end in spans]


def _bare(form: str) -> str:
    """A word without its article and what stands before that; without an article nothing is surely written on."""
    found = _WITH_ARTICLE.fullmatch(form)
    return found[1] if found else form


def _inner(word: str) -> tuple[str, ...]:
    """The forms of a word within a phrase: it may stand with or without its article and an "and"."""
    forms = alternated(respelled(word))
    written = [before + bare for bare in map(_bare, forms) for before in ("", "ال", "و", "وال")]
    return tuple(dict.fromkeys((*forms, *written)))


def places(text: str, query: tuple[Asked, ...]) -> list[tuple[int, int]]:
    """Where in a text what is asked for stands, by code points of the text as it is, in order."""
    folded = fold(text)
    words = list(_WORD.finditer(folded.text))
    found = []
    for one in query:
        rows = zip(*(words[n:] for n in range(len(one.words))), strict=False)
        wanted = [frozenset(forms) for forms in one.words]
        hits = (row for row in rows if all(word.group() in forms for word, forms in zip(row, wanted, strict=True)))
        found += [folded.span(row[0].start(), row[-1].end()) for row in hits]
    return sorted(found)
