"""What two articles truly have in common: the stretches of one that stand, nearly word for word, in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from khabar.link.origins.imprints import Imprint, hashes_of

LEAST_WORDS = 12
LEAST_DENSITY = 0.6
LEAST_TELLING = 2 / 3
WIDEST_GAP = 10
_GRAM = 4
_GRAM_BYTES = 2 * _GRAM
_MOST_PLACES = 8


class Stretch(Struct, frozen=True, gc=False):
    """Words of a later article (``start`` to ``end``, excluded) that stand in an earlier one (``from_start`` to ``from_end``).

    ``same`` of them are the same words in the same order; the rest was changed, dropped or put in. ``telling`` are those of the same words
    that are no titles, forms of respect or small words.
    """

    start: int
    end: int
    from_start: int
    from_end: int
    same: int
    telling: int


class _Run(Struct, frozen=True, gc=False):
    """Words that are the same without a break, in the later and the earlier article."""

    at: int
    there: int
    length: int


class Grams:
    """The runs of four words of an article and where they stand: made once for an article that is compared with several."""

    __slots__ = ("hashes", "places", "words")

    def __init__(self, later: Imprint) -> None:
        self.words = words = later.words
        self.hashes = hashes_of(later)
        self.places: dict[bytes, list[int]] = {}
        for at in range(0, len(words) - _GRAM_BYTES + 1, 2):
            self.places.setdefault(words[at : at + _GRAM_BYTES], []).append(at)


def common_stretches(later: Grams, earlier: Imprint, idle: frozenset[int] = frozenset(), least: int = LEAST_WORDS) -> tuple[Stretch, ...]:
    """The stretches in common with at least so many of the same words, in the order of the later article, none over another.

    ``idle`` are the hashes of words that prove no copying; two thirds of the least number must be other words.
    """
    chains = _chains(_runs(later, earlier.words))
    found = [_stretch(chain, later.hashes, idle) for chain in chains if sum([run.length for run in chain]) >= least]
    kept: list[Stretch] = []
    for stretch in sorted(found, key=lambda stretch: (-stretch.same, stretch.start, stretch.from_start)):
        if stretch.telling >= least * LEAST_TELLING and all(stretch.end <= other.start or other.end <= stretch.start for other in kept):
            kept.append(stretch)
    return tuple(sorted(kept, key=lambda stretch: stretch.start))


def _runs(later: Grams, earlier: bytes) -> Iterator[_Run]:
    """Every longest run of at least four words in common."""
    words, places = later.words, later.places
    known = [there for there in range(0, len(earlier) - _GRAM_BYTES + 1, 2) if earlier[there : there + _GRAM_BYTES] in places]
    for there in known:
        for at in places[earlier[there : there + _GRAM_BYTES]][:_MOST_PLACES]:
            if at and there and words[at - 2 : at] == earlier[there - 2 : there]:
                continue  # it began before
            length = _GRAM_BYTES
            while words[at + length : at + length + 2] == earlier[there + length : there + length + 2] != b"":
                length += 2
            yield _Run(at // 2, there // 2, length // 2)


def _chains(runs: Iterator[_Run]) -> list[list[_Run]]:
    """Runs that follow each other in both articles with few words between them, joined to the nearest."""
    chains: list[list[_Run]] = []
    for run in sorted(runs, key=lambda run: (run.at, -run.length, run.there)):
        near = [(gap, chain) for chain in chains[-_MOST_PLACES:] if (gap := _gap(chain[-1], run)) is not None]
        if near:
            _, chain = min(near, key=lambda pair: pair[0])
            chain.append(_without_overlap(run, chain[-1]))
        else:
            chains.append([run])
    return chains


def _gap(before: _Run, run: _Run) -> int | None:
    """The words between two runs in the article where they lie further apart; None where the two are no one passage."""
    here, there = run.at - before.at - before.length, run.there - before.there - before.length
    gap, overlap = max(here, there), -min(here, there, 0)
    if overlap >= run.length or gap > WIDEST_GAP or gap * LEAST_DENSITY > (before.length + run.length) * (1 - LEAST_DENSITY):
        return None
    return abs(gap) + overlap


def _without_overlap(run: _Run, before: _Run) -> _Run:
    """A run without the words that the one before it has already."""
    overlap = max(0, before.at + before.length - run.at, before.there + before.length - run.there)
    return _Run(run.at + overlap, run.there + overlap, run.length - overlap)


def _stretch(chain: Sequence[_Run], hashes: Sequence[int], idle: frozenset[int]) -> Stretch:
    first, last = chain[0], chain[-1]
    same = [word for run in chain for word in hashes[run.at : run.at + run.length]]
    telling = sum(word not in idle for word in same)
    return Stretch(first.at, last.at + last.length, first.there, last.there + last.length, len(same), telling)
