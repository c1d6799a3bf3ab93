"""Pairs of claims about which the model is unsure, for people to look at: worked out for what a linking touched, kept beside the events."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.link import Linked
from khabar.link.clusters.touching import Surroundings
from khabar.link.spread import spread
from khabar.model import Judgement, Verdict

NEAREST = 2
"""Pairs that are kept of one claim, those nearest to the bound: of an event with ten accounts a person is not asked a hundred times."""
NARROW = 2.0
"""Bits around the bound within which a model's verdict is unsure, as `khabar.link.pairs.scoring` has it."""


def doubts(linked: Linked) -> Iterator[Judgement]:
    """The model's judgements of the touched claims about which it is unsure, those left out that a person judged."""
    around = Surroundings(linked.linker, {})
    refs = [ref for cluster in linked.clusters for ref in cluster]
    seen: set[tuple[int, int]] = set()

    def near(part: range) -> Iterator[tuple[int, int]]:
        return (one for at in part for one in _nearest(around, linked.linker.places[refs[at]]))

    for pair in spread(len(refs), near):
        if pair in seen:
            continue
        seen.add(pair)
        left, right = (linked.linker.claims[at].ref for at in pair)
        accounts = linked.shelf.accounts([left, right])
        judgement = linked.linker.scorer.judge(accounts[left], accounts[right])
        if judgement.verdict is Verdict.UNSURE:
            yield judgement


def _nearest(around: Surroundings, at: int) -> list[tuple[int, int]]:
    """The pairs of a claim that come nearest to the bound, by places in the order of their references."""
    linker, bound = around.linker, around.bound
    found = []
    for other in around.compared(at):
        left, right = sorted((at, other), key=lambda one: linker.claims[one].ref)
        if (min(at, other), max(at, other)) not in linker.settled:
            bits = linker.scorer.bits(linker.claims[left], linker.claims[right], bound - NARROW)
            if abs(bits - bound) < NARROW:
                found.append((abs(bits - bound), linker.claims[left].ref, linker.claims[right].ref, left, right))
    return [(left, right) for *_, left, right in sorted(found)[:NEAREST]]
