"""How sure a claim is: the share of claims like it that were right against gold.

A logistic regression over a dozen plain features, fitted by ``tools/calibrate.py`` on the development set with documents left out;
the weights and how well they hold are in codebook/confidence.yaml.
"""

from collections.abc import Mapping
from math import exp

from khabar.codebook.types import Confidence, EventType
from khabar.model import Claim

_ROLES = ("no_role", "one_role", "two_roles", "three_roles", "four_roles")


def features(claim: Claim, types: Mapping[str, EventType]) -> frozenset[str]:
    """The features of a claim that hold, by the names of codebook/confidence.yaml."""
    trigger, _, words = claim.trace.rule.rpartition("/")[2].partition("-")
    kind = "phrase" if trigger == "phrase" else "verb" if words == "verb" else "event"
    told = sum(value is not None for value in (claim.actor, claim.target, claim.place, claim.date))
    found = {kind, _ROLES[told]}
    if claim.status != "occurred":
        found.add("not_occurred")
    if types[claim.type].group == "wider":
        found.add("wider")
    if claim.attribution.source is not None:
        found.add("source")
    if len(claim.evidence) > 1:
        found.add("several")
    return frozenset(found)


def confidence(claim: Claim, types: Mapping[str, EventType], weights: Confidence) -> float:
    """The chance that a claim is right, between 0 and 1."""
    return chance(features(claim, types), weights)


def chance(found: frozenset[str], weights: Confidence) -> float:
    """The chance that these features give; in the order of their names, so that it is the same in every run."""
    odds = weights.bias + sum(weights.weights[name] for name in sorted(found))
    return 1 / (1 + exp(-odds))
