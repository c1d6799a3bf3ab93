"""Which claim of an earlier article stands in the passage that a claim's article copied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from khabar.link.accounts import Account, Told
from khabar.link.origins.copies import Copy
from khabar.link.origins.imprints import Places
from khabar.link.origins.overlap import Stretch
from khabar.text.likeness import name_words

LEAST_COVERED = 0.5
"""Part of the words of a claim's evidence that the copied stretches must hold. Read on the Saudi press: docs/decisions/0009."""

LEAST_OWN = 5
"""Telling words of the copied stretches that do not name the claim's own actor, target, place, means or source: reports of a campaign share
the names of those who fight and of the ground without one having copied the other. Of 99,772 made claims, whose sentences are little else
than names, it takes 41,604 twins with 9,675 of other events down to 27,382 with 322; of 3,473 claims of the Saudi press in copied passages
it loses 9."""


class Spoken(Struct, frozen=True, gc=False):
    """A claim with the words of its evidence and the words that fill its roles, as ranges over the words of its article's imprint."""

    account: Account
    words: tuple[range, ...]
    named: tuple[range, ...]


class Match(Struct, frozen=True, gc=False):
    """A claim in a copied passage: a claim of the earlier article in that passage, and whether it is the one that is repeated."""

    ref: str
    earlier: str
    is_twin: bool


class _Pair(Struct, frozen=True, gc=False):
    later: Account
    earlier: Account
    likeness: tuple[int, int, int]


def spoken(accounts: Sequence[Account], places: Places) -> tuple[Spoken, ...]:
    """Claims of one article with the words of their evidence."""
    return tuple(Spoken(account, _ranges(account.evidence, places), _ranges(_fillers(account), places)) for account in accounts)


def _fillers(account: Account) -> list[Told]:
    """What fills the roles of a claim, each stretch of words once."""
    fillers = (account.actor, account.target, account.place, account.weapon, account.source)
    return list({filler.span: filler for filler in fillers if filler is not None}.values())


def _ranges(told: Iterable[Told], places: Places) -> tuple[range, ...]:
    return tuple(places.words(one.span) for one in told)


def matches(later: Sequence[Spoken], copies: Sequence[Copy], spoken_of: Callable[[str], Sequence[Spoken]]) -> list[Match]:
    """For each claim whose evidence is copied, a claim in the same passage of the earliest article that has one there.

    ``copies`` are those of the claims' article, the earliest first. A claim repeats another (is its twin) where they are of one type;
    of several, each repeats the one most like it, and none is repeated twice.
    """
    pairs: dict[str, list[_Pair]] = {}
    for one in later:
        for copy in copies:
            found = _pairs(one, copy.stretches, spoken_of(copy.source)) if _is_covered(one, copy.stretches) else []
            if found:
                pairs.setdefault(copy.source, []).extend(found)
                break
    return [match for source in pairs for match in _paired(pairs[source])]


def _is_covered(one: Spoken, stretches: Sequence[Stretch]) -> bool:
    """Whether the stretches hold enough of the evidence of a claim, and enough words that are not the names it is about."""
    held = own = 0
    for stretch in stretches:
        inside = range(stretch.start, stretch.end)
        of_this = sum(_shared(part, inside) for part in one.words)
        if of_this:
            held += of_this
            own += stretch.telling - sum(_shared(part, inside) for part in one.named)
    return held > 0 and held >= LEAST_COVERED * sum(map(len, one.words)) and own >= LEAST_OWN


def _pairs(one: Spoken, stretches: Sequence[Stretch], others: Sequence[Spoken]) -> list[_Pair]:
    """The claim beside every claim of the earlier article whose evidence lies where its own evidence comes from."""
    whence = [moved for part in one.words for stretch in stretches if (moved := _moved(part, stretch))]
    found = []
    for other in others:
        held = sum(_shared(part, moved) for part in other.words for moved in whence)
        if held:
            found.append(_Pair(one.account, other.account, _likeness(one.account, other.account, held)))
    return found


def _moved(part: range, stretch: Stretch) -> range:
    """Where the part of some words that lies in a stretch stands in the earlier article, give or take what was put in or dropped."""
    start, end = max(part.start, stretch.start), min(part.stop, stretch.end)
    if start >= end:
        return range(0)
    return range(stretch.from_start + start - stretch.start, min(stretch.from_start + end - stretch.start, stretch.from_end))


def _likeness(one: Account, other: Account, held: int) -> tuple[int, int, int]:
    fields = ((one.actor, other.actor), (one.target, other.target), (one.place, other.place), (one.source, other.source))
    return int(one.type == other.type), sum(_alike(a, b) for a, b in fields), held


def _alike(one: Told | None, other: Told | None) -> bool:
    return one is not None and other is not None and bool(name_words(one.text) & name_words(other.text))


def _paired(pairs: Sequence[_Pair]) -> list[Match]:
    found: dict[str, Match] = {}
    repeated = set()
    best_first = sorted(pairs, key=lambda pair: ([-part for part in pair.likeness], pair.earlier.ref, pair.later.ref))
    for pair in best_first:
        same_type, _, _ = pair.likeness
        if same_type and pair.later.ref not in found and pair.earlier.ref not in repeated:
            found[pair.later.ref] = Match(pair.later.ref, pair.earlier.ref, is_twin=True)
            repeated.add(pair.earlier.ref)
    for pair in best_first:
        found.setdefault(pair.later.ref, Match(pair.later.ref, pair.earlier.ref, is_twin=False))
    return list(found.values())


def _shared(one: range, other: range) -> int:
    return max(0, min(one.stop, other.stop) - max(one.start, other.start))
