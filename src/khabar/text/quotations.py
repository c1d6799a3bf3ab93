"""Quotations of a text, nested and unclosed ones included, as ranges over its words."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from khabar.text.words import Word

_OPENERS = {"«": "«", "“": '"', "„": '"', "‟": '"', "‘": "'", "‚": "'", "‹": "'"}
_CLOSERS = {"»": "«", "”": '"', "″": '"', "’": "'", "›": "'"}
_EITHER = {'"': '"', "″": '"', "＂": '"', "'": "'", "′": "'"}
_FAMILIES = _OPENERS | _CLOSERS | _EITHER
_BEFORE_OPENING = frozenset(("و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "فال", "كال", "لل", "ول", "وب", "ولل", "وبال", "(", "[", ":"))
_AFTER_OPENING = frozenset((*_OPENERS, *_EITHER, "(", "[", "#", "@"))
Touch = Literal["apart", "leading", "touching"]


class Quotation(msgspec.Struct, frozen=True, gc=False):
    """A quotation.

    `first` is the index of the opening mark, `last` the index after the closing mark, or, where nothing closes it, the
    index of its paragraph's end or of the end of the quotation around it. `depth` is 0 for one that stands in no other.
    """

    first: int
    last: int
    depth: int
    closed: bool


def quotations(words: Sequence[Word]) -> list[Quotation]:
    """Give the quotations in order of their opening marks. Each ends within its paragraph; a stray closing mark is none.

    Straight marks do not tell opening from closing, and curved marks and guillemets are often typed the wrong way round;
    the spaces around decide. Where that leaves marks without a partner, they may be read as simply taking turns.
    """
    result: list[Quotation] = []
    first = 0
    marked = False
    for at, word in enumerate(words):
        if word.kind != "mark":
            continue
        if word.form == "\n":
            if marked:
                result += _paragraph(words, first, at)
            first, marked = at + 1, False
        elif word.form in _FAMILIES:
            marked = True
    if marked:
        result += _paragraph(words, first, len(words))
    return result


def _paragraph(words: Sequence[Word], first: int, last: int) -> list[Quotation]:
    """Read the marks as their shapes and spaces say, or, if fewer marks are left over that way, as taking turns."""
    nested, left_over = _read(words, first, last, nest=True)
    if left_over:
        flat, still_over = _read(words, first, last, nest=False)
        return flat if still_over < left_over else nested
    return nested


def _read(words: Sequence[Word], first: int, last: int, nest: bool) -> tuple[list[Quotation], int]:
    """Give the quotations of a paragraph, and how many of its marks have no partner."""
    found: list[Quotation] = []
    opened: list[tuple[str, int]] = []
    levels: dict[str, list[int]] = {'"': [], "«": [], "'": []}
    strays = 0
    for at in range(first, last):
        family = _FAMILIES.get(words[at].form) if words[at].kind == "mark" else None
        if family is None:
            continue
        before, after = _touches(words, at, first, last)
        if _opens(words[at].form, before, after, bool(levels[family]), nest):
            levels[family].append(len(opened))
            opened.append((family, at))
        elif not levels[family] and not (family := _closed_by_other(words[at].form, opened, before)):
            strays += _FAMILIES[words[at].form] != "'"
        elif not (family == "'" and before == after == "touching"):
            depth = levels[family][-1]
            found.append(Quotation(opened[depth][1], at + 1, depth, True))
            found += [Quotation(opened[level][1], at, level, False) for level in range(depth + 1, len(opened))]
            for other, _ in reversed(opened[depth:]):
                levels[other].pop()
            del opened[depth:]
    found += [Quotation(begin, last, level, False) for level, (_, begin) in enumerate(opened)]
    strays += sum(not quotation.closed for quotation in found)
    return sorted(found, key=lambda quotation: quotation.first), strays


def _closed_by_other(form: str, opened: Sequence[tuple[str, int]], before: Touch) -> str:
    """The family of the quotation that a closing mark of another one ends, as where two people typed them; '' where it ends none."""
    closes = form in _CLOSERS and _CLOSERS[form] != "'" and before == "touching" and bool(opened) and opened[-1][0] != "'"
    return opened[-1][0] if closes else ""


def _touches(words: Sequence[Word], at: int, first: int, last: int) -> tuple[Touch, Touch]:
    """Tell how the mark at `at` stands to what is before it and after it.

    "touching" is next to it without a space; "leading" is so too, but with something that leads up to an opening mark or
    follows one; "apart" is anything else, a comma after the mark too.
    """
    before: Touch = "apart"
    if at > first and words[at - 1].end == words[at].start:
        before = "leading" if words[at - 1].form in _BEFORE_OPENING else "touching"
    after: Touch = "apart"
    if at + 1 < last and words[at].end == words[at + 1].start:
        following = words[at + 1]
        after = "touching" if following.kind != "mark" else "leading" if following.form in _AFTER_OPENING else "apart"
    return before, after


def _opens(form: str, before: Touch, after: Touch, open_before: bool, nest: bool) -> bool:
    """Tell whether a quotation mark opens; `open_before` says that one of its family is open, `nest` that it may open within."""
    leaning = after != "apart" and before != "touching"
    closing = before == "touching" and after == "apart"
    if open_before:
        return nest and not closing and (form in _OPENERS or (form in _EITHER and leaning))
    if form in _CLOSERS or _FAMILIES[form] == "'":
        return leaning or form in _OPENERS
    return form in _OPENERS or not (nest and closing)
