"""Reads confidence.yaml: the weights by which the plain features of a claim tell how often such claims are right."""

from pathlib import Path

from khabar.codebook.fields import mapping, number
from khabar.codebook.strict_yaml import CodebookError, allow, load
from khabar.codebook.types import Confidence

FEATURES = frozenset(
    {
        *("verb", "event", "phrase"),
        *("no_role", "one_role", "two_roles", "three_roles", "four_roles"),
        *("not_occurred", "wider", "source", "several"),
    }
)
"""What is looked at: the kind of trigger, how many of actor, target, place and date are told, status, group, source, evidence."""
_FAR = 20.0


def read_confidence(path: Path, root: Path) -> Confidence:
    """The bias and the weight of each feature, in log odds. Raises ``CodebookError``."""
    data = load(path, root)
    allow(data, frozenset({"bias", "weights"}))
    bias = number(data, "bias", -_FAR, _FAR)
    weights = mapping(data, "weights")
    allow(weights, required=FEATURES)
    found = {name: number(weights, name, -_FAR, _FAR) for name in weights}
    if bias is None or None in found.values():
        raise CodebookError(f"{data.where('bias')}: bias and weights must be numbers")
    return Confidence(bias, {name: weight for name, weight in found.items() if weight is not None})
