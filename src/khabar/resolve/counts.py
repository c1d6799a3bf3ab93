"""Whether two numbers that a document tells can be of the same."""

from khabar.model import Quantity


def counts_agree(left: Quantity, right: Quantity) -> bool:
    """Whether two counts can be of the same: their ranges meet, give or take the one of "more than"."""
    low, high = max(left.low or 0, right.low or 0), min(_top(left), _top(right))
    vague = any(count.low != count.high for count in (left, right))  # "dozens", "at least five"
    return low - high <= 1 if vague else left == right


def _top(count: Quantity) -> float:
    return float("inf") if count.high is None else count.high
