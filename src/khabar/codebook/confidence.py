"""Reads confidence.yaml: the weights by which plain features of a claim tell how often such claims are right."""

from pathlib import Path

from khabar.codebook.fields import mapping, number
from khabar.codebook.strict_yaml import CodebookError, allow, load
from khabar.codebook.types import Confidence

TONE_KINDS = ("abstract", "casualty", "civil", "conflict", "crime", "field", "fighter", "fighters", "force", "ground", "telling")
"""Kinds of word whose density is looked at, in the document and about the evidence."""
_FAR = 20.0


def read_confidence(path: Path, root: Path) -> Confidence:
    """The bias, the least chance that is told, and the weight of each feature in log odds. Raises ``CodebookError``."""
    data = load(path, root)
    allow(data, frozenset({"bias", "least", "weights"}))
    bias, least = number(data, "bias", -_FAR, _FAR), number(data, "least", 0.0, 1.0)
    weights = mapping(data, "weights")
    found = {name: number(weights, name, -_FAR, _FAR) for name in weights}
    if bias is None or least is None or None in found.values():
        raise CodebookError(f"{data.where('bias')}: bias, least and weights must be numbers")
    return Confidence(bias, least, {name: weight for name, weight in found.items() if weight is not None})
