"""What a line of news is headed with before it begins: bullets, an hour, "urgent |". Who speaks stands behind them."""

import unicodedata
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from khabar.codebook.lexicon import Lexicon
from khabar.text import Word

LABEL = "label"
_HASH = "#"
_BULLETS = frozenset("*•·▪◾◼●○■□►▶◀◄→←|")
_BULLET_KINDS = frozenset({"Pd", "So"})  # dashes; signs such as coloured dots
_PARTING = frozenset("|:-–—.!")
_BAR = "|"
_HOUR = 3  # words of an hour: its number, a colon, its minutes
_ZONE = 4  # words that may tell whose hour it is, ahead of a bar


def items_of(before: Sequence[tuple[int, int]], after: Sequence[tuple[int, int]], datelines: AbstractSet[int]) -> frozenset[int]:
    """The sentences that are items of news of their own: a bullet or a label was taken from them, or a further dateline heads them."""
    listed = [n for n, ((first, _), (begin, _)) in enumerate(zip(before, after, strict=True)) if begin > first]
    headed = [n for n, (first, _) in enumerate(after) if first in datelines]
    return frozenset((*listed, *headed[1:]))


def without_openings(ranges: Sequence[tuple[int, int]], found: Sequence[Word], lexicon: Lexicon) -> list[tuple[int, int]]:
    """The sentences without the bullets and labels that they open with; one that holds nothing else stays as it is."""
    return [(begin if (begin := _begin(found, first, last, lexicon)) < last else first, last) for first, last in ranges]


def _begin(found: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> int:
    at = first
    while at < last:
        behind = _past_bullet(found, at) or _past_hour(found, at, last) or _past_label(found, at, last, lexicon)
        if not behind:
            break
        at = behind
    return at if at > first else first


def _past_bullet(found: Sequence[Word], at: int) -> int:
    """The word behind a bullet, 0 where none stands; a dash that touches the word behind it may open a quotation and is one too."""
    word = found[at]
    if word.kind != "mark" or not (word.form in _BULLETS or unicodedata.category(word.form) in _BULLET_KINDS):
        return 0
    return at + 1


def _past_hour(found: Sequence[Word], at: int, last: int) -> int:
    """The word behind an hour that an entry of a live report is headed with ("14:05 | ..."), 0 where none stands."""
    end = at + _HOUR
    if end >= last or found[at + 1].form != ":" or found[end - 1].end - found[at].start > len("00:00"):
        return 0
    if not all(found[n].form.isdigit() for n in (at, end - 1)):
        return 0
    end = next((n for n in range(end, min(end + _ZONE, last)) if found[n].form == _BAR), end)
    while end < last and found[end].form in _PARTING:
        end += 1
    return end


def _past_label(found: Sequence[Word], at: int, last: int, lexicon: Lexicon) -> int:
    """The word behind a label and the marks that part it from the news, 0 where none stands.

    Without such marks only a label behind a hash is one: "urgent" may be an adjective.
    """
    hashed = found[at].form == _HASH
    begin = at + hashed
    if begin >= last:
        return 0
    for saying in lexicon.formulas.get(found[begin].form, ()):
        end = begin + len(saying.words)
        if saying.kind != LABEL or tuple(word.form for word in found[begin:end]) != saying.words:
            continue
        behind = end
        while behind < last and found[behind].form in _PARTING:
            behind += 1
        if behind > end or hashed:
            return behind
    return 0
