"""The weights of linking from pairs whose answer is known: m and u of each level, after Fellegi and Sunter (1969)."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import structs

from khabar.codebook.linking import Chances, Linking, Telling
from khabar.link.pairs.features import ACROSS, LEVELS, WITHIN, Vector

VERSION = "2026-11-23"
PSEUDO = 0.5
"""Pairs added to those seen of a level and to those foreseen by chance: a level hardly ever seen weighs little. Of 0.5, 1 and 2 the figures
over the folds are best at 0.5."""
JOIN, APART, DOUBLING = -1.0, -4.0, 0.25
"""Bits. Of -2, -1, -0.5, 0 and 1 for JOIN the F1 of pairs over the folds is best at -1; APART makes no difference from -8 to -4. Of 0,
0.25, 0.375 and 0.5 for DOUBLING it is 0.747, 0.747, 0.728 and 0.718 there; over two sets of 40,000 made claims, in which much happens in
one town on one day, 0.907, 0.913, 0.914 and 0.916 (first set), 0.909, 0.914, 0.915 and 0.914 (second)."""


STRENGTH = 0.35
"""How much a judged pair of the raw corpus counts beside one of gold, in m alone. The F1 of gold pairs left out is 0.679 without
them, 0.718 at 0.25, 0.715 at 0.35, 0.716 at 0.5, 0.708 at 0.75 and 0.700 at 1; counted in u as well it is 0.710 at 0.25 and 0.700 at
0.5: pairs are drawn near the border, which other pairs mostly are not."""


class Labelled(NamedTuple):
    """One pair of claims: its levels, whether it is of one event (None where readers were unsure), and how much it counts."""

    left: str
    right: str
    vector: Vector
    same: bool | None
    weight: float = 1.0


_PARTY = (("different", "cousin", "kin", "same"),)
CHAINS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "actor": _PARTY,
    "target": _PARTY,
    "weapon": _PARTY,
    "date": (("assumed far", "assumed near", "assumed same"), ("next day", "within", "same")),
    "place": (("apart", "near", "within", "same"), ("apart", "wide", "same wide")),
    "numbers": (("differ", "overlap", "small equal", "equal"),),
    "wording": (("none", "little", "some", "much", "most", "copied"),),
}
"""Levels of which each tells at least as much for one event as the one before it."""


def estimate(pairs: Sequence[Labelled], held: Linking) -> Linking:
    """Weights of both sets of pairs, gold and judged, in the place of those ``held``."""
    sets = [[pair for pair in pairs if pair.vector.within is within and pair.same is not None] for within in (True, False)]
    within, across = _telling(sets[0], WITHIN), _telling(sets[1], ACROSS)
    return structs.replace(held, version=VERSION, join=JOIN, apart=APART, doubling=DOUBLING, within=within, across=across)


def _telling(pairs: Sequence[Labelled], features: Iterable[str]) -> Telling:
    gold = [pair for pair in pairs if pair.weight == 1]
    same, other = [pair for pair in pairs if pair.same], [pair for pair in gold if not pair.same]
    prior = (len(gold) - len(other) + 1) / (len(gold) + 2)
    return Telling(round(prior, 5), {name: _chances(name, same, other) for name in features})


def _chances(name: str, same: Sequence[Labelled], other: Sequence[Labelled]) -> dict[str, Chances]:
    m, u = _counted(name, same), _counted(name, other)
    every = LEVELS[name]
    chances = {level: (u[level] + 0.5) / (u.total() + 0.5 * len(every)) for level in every}
    seen = {level: chance * (m[level] + PSEUDO) / (m.total() * chance + PSEUDO) for level, chance in chances.items()}
    for chain in CHAINS.get(name, ()):
        seen.update(_rising(chain, seen, chances))
    whole = sum(seen.values())
    return {level: Chances(seen[level] / whole, chance) for level, chance in chances.items()}


def _rising(chain: Sequence[str], seen: Mapping[str, float], chances: Mapping[str, float]) -> dict[str, float]:
    """The shares of a chain of levels so that none weighs less than the one before it: those that do are pooled (Ayer and others 1955)."""
    pools: list[tuple[float, float, list[str]]] = []
    for level in chain:
        m, u, levels = seen[level], chances[level], [level]
        while pools and pools[-1][0] * u > m * pools[-1][1]:
            before = pools.pop()
            m, u, levels = before[0] + m, before[1] + u, before[2] + levels
        pools.append((m, u, levels))
    return {level: m * chances[level] / u for m, u, levels in pools for level in levels}


def _counted(name: str, pairs: Iterable[Labelled]) -> Counter[str]:
    found: Counter[str] = Counter()
    for pair in pairs:
        found[pair.vector.levels[name]] += pair.weight  # type: ignore[assignment]
    return found


def bits(found: Vector, linking: Linking) -> float:
    """The score of a pair by these weights."""
    telling = linking.within if found.within else linking.across
    chances = (telling.features[name][level] for name, level in found.levels.items())
    return math.log2(telling.prior / (1 - telling.prior)) + sum(math.log2(one.m / one.u) for one in chances)


def document_of(ref: str) -> str:
    """The document of a claim's reference."""
    return ref.rpartition("#")[0]
