"""The reasons for which two claims are taken to be of one event, as steps of a waterfall: each bar begins where the one before ends."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from khabar.model import Judgement, Standing

WIDTH = 200
"""Units of the drawing from the lowest sum to the highest."""


class Step(Struct, frozen=True):
    """One reason: the feature, what was found, the values it was found in, its bits, the sum so far, and its bar."""

    feature: str
    said: str
    values: str
    bits: float
    total: float
    start: float
    width: float


class Waterfall(Struct, frozen=True):
    """A claim beside the nearest other: the steps, where zero lies, how the claim stands to all of the event, and what persons judged of
    it and others of the event.
    """

    claim: str
    other: str
    verdict: str
    steps: tuple[Step, ...]
    zero: float
    mean: float | None
    by_person: tuple[Judgement, ...] = ()


def waterfall(standing: Standing, said_as: Callable[[str], str], values_as: Callable[[str], str]) -> Waterfall | None:
    """The drawing for a claim; None for one that is alone. The functions give the words of a reason, and the values it was found in, in the
    language of the page.
    """
    judgement = standing.nearest
    if judgement is None:
        return None
    reasons = sorted(judgement.reasons, key=lambda reason: reason.feature != "prior")
    sums = [0.0]
    for reason in reasons:
        sums.append(sums[-1] + reason.weight)
    low, high = min(sums), max(sums)
    scale = WIDTH / ((high - low) or 1)
    steps = []
    for reason, before, after in zip(reasons, sums, sums[1:], strict=False):
        said, _, values = reason.text.partition(" (")
        left, right = sorted((before, after))
        place = round((left - low) * scale, 1), max(round((right - left) * scale, 1), 1.0)
        steps.append(Step(reason.feature, said_as(said), values_as(values.removesuffix(")")), reason.weight, after, *place))
    verdict, zero = judgement.verdict.value, round(-low * scale, 1)
    other = _other(judgement, standing.claim)
    return Waterfall(standing.claim, other, verdict, tuple(steps), zero, standing.mean, standing.by_person)


def _other(judgement: Judgement, claim: str) -> str:
    return judgement.right if judgement.left == claim else judgement.left
