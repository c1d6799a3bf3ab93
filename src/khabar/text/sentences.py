"""Sentences of a text, as ranges over its words."""

from collections.abc import Sequence

from khabar.text.words import Word

_ENDS = frozenset(".!?؟…")
_CLOSERS = frozenset("»”″’›)]}\ufd3e")
_STRAIGHT = '"'
_OPENERS = frozenset("([")
_DOTS = frozenset(".…")
_SHORT = 6
"""Words and marks to each side of a dot within which brackets hold a name cut short."""

LONGEST = 700
"""Words: the longest sentence of 5,000 articles of the press has 661. What reading costs grows with the square of a sentence."""


def sentences(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Give the ranges (end excluded) of the sentences; together they cover all the words.

    A sentence ends at a line end, at . ! ? ؟ … and at three dots or more. No end are two dots (in headlines a colon), the dot of an
    initial or in short brackets, of a number at the head of a list item, of an address or abbreviation, and dots in brackets of
    their own, where a quotation leaves words out. Quotes and brackets that close after the end, and the line end itself, belong to
    the sentence. What goes on without an end is cut after ``LONGEST`` words.
    """
    result = []
    first = at = 0
    count = len(words)
    quoted = False
    while at < count:
        form, kind = words[at].form, words[at].kind
        at += 1
        if kind != "mark":
            if at - first >= LONGEST:
                result.append((first, at))
                first, quoted = at, False
            continue
        if form == _STRAIGHT:
            quoted = not quoted
        elif form == "\n" or (form in _ENDS and _is_end(words, first, at - 1)):
            at, quoted = _closing(words, at, quoted) if form != "\n" else (at, False)
            while at < count and words[at].form == "\n":
                at, quoted = at + 1, False
            if first or any(word.form != "\n" for word in words[first:at]):
                result.append((first, at))
                first = at
    if first < count:
        result.append((first, count))
    return result


def _is_end(words: Sequence[Word], first: int, at: int) -> bool:
    """Tell whether the mark at `at`, in a sentence that began at `first`, ends it."""
    if words[at].form != ".":
        return words[at].form not in _DOTS or not _is_gap(words, at)
    dots = dots_around(words, at)
    if dots > 1:
        return dots > 2 and not _is_gap(words, at)
    if at == first:
        return True
    before = words[at - 1]
    glued = before.end == words[at].start
    if before.kind == "number":
        return at - 1 > first
    if before.kind != "word" or not glued:
        return True
    if _is_bracketed(words, at):
        return False
    if len(before.form) == 1:
        return at - 2 >= first and words[at - 2].kind == "number"  # 2014 م. ends, ج. does not
    return not _is_within_name(before.form, words[at], words[at + 1] if at + 1 < len(words) else None)


def _is_gap(words: Sequence[Word], at: int) -> bool:
    """Tell whether nothing but dots stands in the brackets around the dot at `at`: a quotation leaves words out there."""
    first = at
    while first and words[first].form in _DOTS:
        first -= 1
    return at > first and words[first].form in _OPENERS and words[first].end == words[first + 1].start


def _is_bracketed(words: Sequence[Word], at: int) -> bool:
    """Tell whether the dot at `at` stands between brackets with few words, as in a name that is cut short: "(So. B)"."""
    ahead = next((word.form for word in reversed(words[max(0, at - _SHORT) : at]) if word.form in "()"), "")
    behind = next((word.form for word in words[at + 1 : at + 1 + _SHORT] if word.form in "()"), "")
    return ahead == "(" and behind == ")" and words[at + 1].form != ")"


def _is_within_name(before: str, dot: Word, after: Word | None) -> bool:
    """Tell whether a dot stands without spaces within an address, a file name or an abbreviation of spelt letters (بي.بي.سي)."""
    if after is None or after.kind != "word" or after.start != dot.end:
        return False
    if after.form.isascii():
        return before.isascii() or after.form.islower()
    return len(before) <= 2 and len(after.form) <= 2  # two letters spell the name of one


def dots_around(words: Sequence[Word], at: int) -> int:
    """Count the dots that touch the dot at `at`, itself included; looks two to each side, which tells one, two and more apart."""
    first = last = at
    while first and at - first < 2 and words[first - 1].form == "." and words[first - 1].end == words[first].start:
        first -= 1
    while last + 1 < len(words) and last - at < 2 and words[last + 1].form == "." and words[last].end == words[last + 1].start:
        last += 1
    return last - first + 1


def _closing(words: Sequence[Word], at: int, quoted: bool) -> tuple[int, bool]:
    """Pass over the marks that belong to a sentence which has just ended before `at`."""
    while at < len(words):
        form = words[at].form
        if form == _STRAIGHT and quoted:
            quoted = False
        elif form not in _ENDS and form not in _CLOSERS and not (form == "'" and words[at - 1].end == words[at].start):
            break
        at += 1
    return at, quoted
