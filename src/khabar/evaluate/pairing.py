"""Which predicted claim answers which gold claim: greedy, best pairs first, one to one."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from khabar.evaluate.sheets import Item, Words
from khabar.text.likeness import alike

_WEIGHTS = (("place", 2.0), ("actor", 1.0), ("target", 1.0), ("source", 1.0), ("weapon", 0.5))


class Paired(NamedTuple):
    """Pairs of required gold with predictions, gold that nothing answers, and predictions that answer nothing."""

    pairs: list[tuple[Item, Item]]
    missed: list[Item]
    extra: list[Item]

    def rows(self) -> list[tuple[Item | None, Item | None]]:
        """All three together as (gold, predicted)."""
        return [*self.pairs, *((gold, None) for gold in self.missed), *((None, predicted) for predicted in self.extra)]


def pair(golds: Sequence[Item], predicted: Sequence[Item], eligible: Callable[[Item, Item], bool]) -> Paired:
    """Pair greedily by agreement; required gold goes before optional gold at equal strength.

    An optional gold claim may take a prediction but counts neither way.
    """
    options = sorted(
        (
            (agreement(gold, guess), not gold.optional, -i, -j)
            for i, gold in enumerate(golds)
            for j, guess in enumerate(predicted)
            if eligible(gold, guess)
        ),
        reverse=True,
    )
    of_gold: dict[int, int] = {}
    of_predicted: set[int] = set()
    for _, _, i, j in options:
        if -i not in of_gold and -j not in of_predicted:
            of_gold[-i] = -j
            of_predicted.add(-j)
    return Paired(
        [(golds[i], predicted[j]) for i, j in of_gold.items() if not golds[i].optional],
        [gold for i, gold in enumerate(golds) if i not in of_gold and not gold.optional],
        [guess for j, guess in enumerate(predicted) if j not in of_predicted],
    )


def agreement(gold: Item, guess: Item) -> float:
    """How well two items agree: a weighted count of the fields that say the same."""
    score = 1.0
    for name, weight in _WEIGHTS:
        first, second = gold.slot(name), guess.slot(name)
        if first and second and same_name(first, second):
            score += weight
    score += 1.0 * (gold.date is not None and gold.date == guess.date)
    score += 0.5 * (gold.status == guess.status)
    return score + 0.25 * (gold.mode == guess.mode)


def same_claim(gold: Item, guess: Item) -> bool:
    """Whether two claims may be one: the same type, and evidence that overlaps."""
    return gold.type == guess.type and overlap(gold.evidence, guess.evidence)


def same_tally(gold: Item, guess: Item) -> bool:
    """Whether two tallies may be one: the same thing counted, the same count, and evidence that overlaps."""
    return gold.what == guess.what and gold.count == guess.count and overlap(gold.evidence, guess.evidence)


def overlap(first: Iterable[Words] | None, second: Iterable[Words] | None) -> bool:
    """Whether any two spans share a code point."""
    others = list(second or ())
    return any(a.start < b.end and b.start < a.end for a in first or () for b in others)


def same_name(first: Words, second: Words) -> bool:
    """Whether two fillers name the same by their words or canonical names."""
    return alike(first.names(), second.names())


def same_slot(gold: Words | None, guess: Words | None) -> bool:
    """Whether two roles say the same, both being empty included."""
    return guess is None if gold is None else guess is not None and same_name(gold, guess)
