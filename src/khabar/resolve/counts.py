"""Whether the numbers that a document tells can be of the same."""

from collections.abc import Iterable

from khabar.model import Claim, Quantity

MEANS = "weapon_count"
NUMBERS = ("killed", "injured", MEANS)


def numbers_agree(left: Claim, right: Claim, names: Iterable[str]) -> bool:
    """Whether the numbers of two claims can be of one event; how many of other means there were says nothing ("a drone", "two rockets")."""
    for name in names:
        a, b = getattr(left, name), getattr(right, name)
        if a is None or b is None or (name == MEANS and _are_others(left, right)):
            continue
        if not counts_agree(a, b):
            return False
    return True


def _are_others(left: Claim, right: Claim) -> bool:
    """Whether the means of two claims are known as other things."""
    arms = [claim.weapon.concept for claim in (left, right) if claim.weapon is not None]
    return len(arms) > 1 and None not in arms and arms[0] != arms[1]


def counts_agree(left: Quantity, right: Quantity) -> bool:
    """Whether two counts can be of the same: their ranges meet, give or take the one of "more than"."""
    low, high = max(left.low or 0, right.low or 0), min(_top(left), _top(right))
    vague = any(count.low != count.high for count in (left, right))  # "dozens", "at least five"
    return low - high <= 1 if vague else left == right


def _top(count: Quantity) -> float:
    return float("inf") if count.high is None else count.high
