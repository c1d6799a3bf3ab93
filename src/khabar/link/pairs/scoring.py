"""How strongly two claims speak for one event: the weight of each level, after Fellegi and Sunter (1969), and why."""

from __future__ import annotations

import math
from collections.abc import Mapping

from khabar.codebook import Codebook
from khabar.codebook.linking import Linking, Telling
from khabar.codebook.strict_yaml import CodebookError
from khabar.link.accounts import Account
from khabar.link.pairs.compared import Compared, Comparing
from khabar.link.pairs.features import ACROSS, LEVELS, WITHIN, excluded, vector
from khabar.link.pairs.levels import sides_of
from khabar.link.pairs.numbers import far_numbers
from khabar.link.pairs.quick import Quick
from khabar.link.pairs.reasons import reason_text
from khabar.model import Judgement, Origin, Reason, Verdict

NEVER = -20.0
"""The score in bits of a pair whose types cannot be of one event: below what any sum of weights reaches."""
DOUBTFUL = -3.0
"""The most bits of a pair across documents of which a number is many times the other: two bits below the bound, so that alone it is not
joined, and others that are near to both can still bring it in."""
_UNSURE = 2.0
"""A model's verdict within so many bits of the bound is shown as unsure: there the chance of one event is between 1 and 4 in 5."""
_STEPS = 1 << 20
"""A power of two, so that a few thousand scores of some 50 bits add up without rounding in the 53 binary digits of a float."""

Bits = Mapping[str, Mapping[str, float]]


class Scorer:
    """Compares claims by one codebook's weights; holds what is looked up for every pair."""

    def __init__(self, codebook: Codebook, origins: Mapping[str, Origin] | None = None) -> None:
        self.linking = codebook.linking
        self.common = codebook.linking.common_words
        self.comparing = Comparing(codebook, origins)
        self.within, self.across = _compiled(self.linking.within, WITHIN), _compiled(self.linking.across, ACROSS)
        self.starts = _log_odds(self.linking.within.prior), _log_odds(self.linking.across.prior)
        self.quick = Quick(self.across, self.starts[1], self.common, (NEVER, DOUBTFUL))

    def compared(self, account: Account) -> Compared:
        """The form in which an account is compared."""
        return self.comparing.compared(account)

    def bits(self, left: Compared, right: Compared, least: float = -math.inf) -> float:
        """The log odds, in bits, that both are of one event: the prior and the weight of each feature's level.

        Where the pair cannot come above ``least``, any number that is not above it.
        """
        if left.doc != right.doc:
            return self.quick.bits(left, right, least)
        pair = vector(left, right, self.common)
        if pair is None or excluded(left, right) is not None:
            return NEVER
        return self.starts[0] + sum(self.within[feature][level] for feature, level in pair.levels.items())

    def judge(self, left: Account, right: Account) -> Judgement:
        """The judgement of the model about two claims, with a reason for every feature that weighs anything, the heaviest first."""
        if right.ref < left.ref:
            left, right = right, left
        a, b = self.compared(left), self.compared(right)
        judge = f"model:{self.linking.version}"
        barred = excluded(a, b)
        pair = vector(a, b, self.common)
        if barred is not None or pair is None:
            feature, level = barred or ("kind", "other type")
            reason = Reason(feature, reason_text(feature, level, left, right), NEVER)
            return Judgement(left.ref, right.ref, Verdict.DIFFERENT, judge, (reason,), NEVER, left.key, right.key)
        weights, start = (self.within, self.starts[0]) if pair.within else (self.across, self.starts[1])
        weighed = [(name, level, round(weights[name][level], 2)) for name, level in pair.levels.items()]
        crossed = sides_of(a, b)[1]
        reasons = [Reason(name, reason_text(name, level, left, right, crossed=crossed), bits) for name, level, bits in weighed if bits]
        reasons.sort(key=lambda reason: -abs(reason.weight))
        prior = Reason("prior", "how seldom two claims that are compared are of one event", round(start, 2))
        score = self.bits(a, b)
        if not pair.within and score == DOUBTFUL and far_numbers(a, b):
            cut = DOUBTFUL - start - sum(bits for _, _, bits in weighed)
            reasons.append(Reason("numbers", reason_text("numbers", "far", left, right), round(cut, 2)))
        verdict = Verdict.SAME if score > self.linking.join else Verdict.DIFFERENT
        if abs(score - self.linking.join) < _UNSURE:
            verdict = Verdict.UNSURE
        return Judgement(left.ref, right.ref, verdict, judge, (*reasons, prior), round(score, 2), left.key, right.key)


def exact(bits: float) -> float:
    """Bits in steps of a millionth: sums of such scores are the same in whatever order they are added, and scores that tie do tie."""
    return round(bits * _STEPS) / _STEPS


def _log_odds(chance: float) -> float:
    return exact(math.log2(chance / (1 - chance)))


def _compiled(telling: Telling, features: tuple[str, ...]) -> dict[str, dict[str, float]]:
    """The weight of every level in bits. Raises ``CodebookError`` where a feature or a level is missing, or is none."""
    _same_names("features", set(telling.features), set(features))
    for name in features:
        _same_names(f"levels of {name}", set(telling.features[name]), set(LEVELS[name]))
    return {name: {level: exact(math.log2(one.m / one.u)) for level, one in telling.features[name].items()} for name in features}


def _same_names(what: str, found: set[str], wanted: set[str]) -> None:
    if found != wanted:
        missing, extra = ", ".join(sorted(wanted - found)) or "none", ", ".join(sorted(found - wanted)) or "none"
        raise CodebookError(f"linking.yaml:1: the {what} are not those of the program: missing {missing}; unknown {extra}")


def check(linking: Linking) -> None:
    """Raises ``CodebookError`` where the weights are not of the features that the program has."""
    _compiled(linking.within, WITHIN)
    _compiled(linking.across, ACROSS)
