"""How far two reviewers agree who did not see each other: the share of equal answers, and Cohen's kappa (1960), which takes chance out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from khabar.ledger.reviewing.fields import FIELDS
from khabar.model import Decision, Review

VERDICT = "verdict"
"""The row of a table of agreement that is no field: what the reviewers made of the claim as a whole."""
READ = (Review.CONFIRMED, Review.CORRECTED)
Answer = str | None


class Agreement(Struct, frozen=True):
    """Of so many answers so many are equal; ``kappa`` is None where both gave one and the same answer to all, and chance explains all."""

    name: str
    count: int
    equal: int
    kappa: float | None

    @property
    def share(self) -> float | None:
        """Equal answers of all, 0 to 1; None where there are none."""
        return self.equal / self.count if self.count else None


def agreement(name: str, answers: Sequence[tuple[Answer, Answer]]) -> Agreement:
    """The agreement of pairs of answers; each distinct answer is a category of its own, and None is one, too."""
    count = len(answers)
    equal = sum(left == right for left, right in answers)
    if not count:
        return Agreement(name, 0, 0, None)
    lefts, rights = Counter(left for left, _ in answers), Counter(right for _, right in answers)
    expected = sum(lefts[answer] * rights[answer] for answer in lefts) / count**2
    return Agreement(name, count, equal, None if expected == 1 else (equal / count - expected) / (1 - expected))


def agreements(pairs: Iterable[tuple[Mapping[str, Answer], Decision, Decision]]) -> list[Agreement]:
    """Agreement on the claims as a whole, then on each field of those that both hold to be claims.

    A pair is a claim's fields as they were read, with what one reviewer and the other decided about it.
    """
    held = list(pairs)
    both = [(read, one, other) for read, one, other in held if one.review in READ and other.review in READ]
    found = [agreement(VERDICT, [(one.review.value, other.review.value) for _, one, other in held])]
    return found + [
        agreement(field, [(answer(read, one, field), answer(read, other, field)) for read, one, other in both]) for field in FIELDS
    ]


def answer(read: Mapping[str, Answer], decision: Decision, field: str) -> Answer:
    """What a reviewer holds a field to be: what they corrected it to, else what was read."""
    return next((one.value for one in decision.corrections if one.field == field), read.get(field))
