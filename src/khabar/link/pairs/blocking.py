"""Which claims are compared at all: those that share a key. The keys of a claim depend on its own values, never on what else is in the run.

Blocking as surveyed by Papadakis and others (2020). A block that is too large is parted by further values of its claims, and where
nothing parts it any more it is walked with a window (sorted neighbourhood, Hernandez and Stolfo 1995), so that a campaign at one base, or
a burst, costs no more than its claims.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, groupby

from khabar.link.pairs.compared import Compared, Party

MOST = 48
"""Claims of a block that are all compared with each other; a larger one is parted."""
WINDOW = 12
"""Neighbours on one side with which a claim is compared in a block that is too large."""
_DAYS = 11
"""The longest stretch of days of which each has keys of its own, a third of a month ("at the end of July"); what is longer is found by its
months. Of 3, 7 and 11 the F1 of gold pairs across documents is 0.73, 0.74 and 0.75 (left out 0.675, 0.682 and 0.682)."""
_MONTH = 30
_SKETCH = 3
"""Words of a claim by which its wording is found again."""
_FIGHTS = frozenset({"strike", "interception", "bombing", "armed_attack", "clash"})
"""Types under which one happening may be told share their keys; every other type has its own."""
_MEETINGS = frozenset({"consultation", "agreement"})
"""Types in which either side may be told as the one that acts, and often no place is told."""
_EXACT = 2  # of `Compared.dated`
_WORD_BITS = (1 << 64) - 1
_ODD, _ODDER = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F  # any odd numbers do: they spread days and values over 64 bits


def keys(claim: Compared) -> list[int]:
    """The keys of one claim, each once.

    Its document; its days with land, actor and target; its months with a named place or target; its months with its rarest words.
    """
    family = code("fight" if claim.type in _FIGHTS else claim.type) * _ODD
    sketch = _sketch(claim.words)
    daily = [code(f"{kind} {name}") for kind, name in _named(claim)]
    if claim.dated == _EXACT:
        daily += [code(f"word {word}") for word in sketch]
    monthly = [code(f"site {party.concept}") for party in (claim.place, claim.target) if party is not None and party.concept is not None]
    monthly += [code(f"words {first} {second}") for first, second in combinations(sketch, 2)]
    found = {code(f"document {claim.doc}")}
    for times, names in ((_days(claim), daily), (_months(claim), monthly)):
        for time in times:
            base = family + (time + 1) * _ODDER
            found.update([base + name & _WORD_BITS for name in names])
    return sorted(found)


@lru_cache(maxsize=1 << 18)
def code(name: str) -> int:
    """A number for a name, the same in every run; two names of a million share one with a chance of one in 40 million."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big")


def _named(claim: Compared) -> Iterator[tuple[str, str]]:
    if claim.cell is not None:
        yield "cell", claim.cell
    met = claim.type in _MEETINGS
    for kind, party in (("side" if met else "actor", claim.actor), ("side" if met else "target", claim.target)):
        if party is not None:
            for name in party.tops:
                yield kind, name


def _days(claim: Compared) -> Iterable[int]:
    if not claim.first or claim.last - claim.first >= _DAYS:
        return ()
    return range(claim.first, claim.last + 1)


def _months(claim: Compared) -> Iterable[int]:
    """Stretches of thirty days: of a dated claim those of its window, of an undated one that of publication and the one before."""
    if claim.dated:
        return {claim.first // _MONTH, claim.last // _MONTH}
    return {claim.last // _MONTH, claim.last // _MONTH - 1} if claim.last else {0}


def _sketch(words: Iterable[str]) -> Sequence[str]:
    """The words with the least codes: two claims with the same words have the same (Broder 1997)."""
    return sorted(sorted(words, key=code)[:_SKETCH])


def parted(block: Iterable[int], claims: Sequence[Compared]) -> Iterator[tuple[int, int]]:
    """The pairs of a large block that are compared, each once, by places in ``claims``, the smaller first.

    The claims are put in the order of what parts them: near neighbours are compared, and all claims of a part that is small enough.
    """
    ordered = sorted(block, key=lambda at: order_of(claims[at]))
    for place, other in pairs_in_order(len(ordered), lambda place, by: _PARTS[by](claims[ordered[place]])):
        one, two = ordered[place], ordered[other]
        yield (one, two) if one < two else (two, one)


def pairs_in_order(count: int, part: Callable[[int, int], object]) -> Iterator[tuple[int, int]]:
    """The pairs that are compared of so many claims in the order of what parts them, by their places in it.

    ``part`` gives what parts a claim from others, by its place and by how finely (0 to `DEPTH` - 1).
    """
    for place in range(count):
        yield from ((place, other) for other in range(place + 1, min(place + 1 + WINDOW, count)))
    for some in _small(range(count), part, 0):
        for place in some:
            yield from ((place, other) for other in range(place + 1 + WINDOW, some.stop))


def _small(places: range, part: Callable[[int, int], object], by: int) -> Iterator[range]:
    """The parts of a block that are small enough, of claims that follow each other in its order."""
    if len(places) <= MOST:
        yield places
    elif by < DEPTH:
        start = places.start
        for _, some in groupby(places, key=lambda place: part(place, by)):
            stop = start + sum(1 for _ in some)
            yield from _small(range(start, stop), part, by + 1)
            start = stop


def order_of(claim: Compared) -> tuple[str, ...]:
    """What a claim is put in order by within a block; the first `DEPTH` part it from others."""
    return (*(str(part(claim)) for part in _PARTS), *_sketch(claim.words), claim.ref)


def _concept(party: Party | None) -> str:
    return "" if party is None else party.concept or " ".join(sorted(party.words))


_PARTS = (
    lambda claim: (claim.first, claim.last),
    lambda claim: _concept(claim.place),
    lambda claim: _concept(claim.target),
    lambda claim: _concept(claim.actor),
    lambda claim: claim.numbers,
)
"""What parts a block that is too large, first the days."""


DEPTH = len(_PARTS)
