"""How sure a claim is: the chance that what was read is an event of its type, told by plain features of the claim and its document.

A logistic regression fitted by ``tools/calibrate.py`` on gold and on claims that readers judged; the weights, and how well they hold on
documents left out, are in codebook/confidence.yaml. What is more likely no event than the share given there is set aside.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import exp, log

from msgspec import Struct

from khabar.codebook.confidence import TONE_KINDS
from khabar.codebook.types import Confidence, EventType
from khabar.model import Claim, Document, Tone

LONG, VERY_LONG = 3000, 5000  # code points of an article
LEAD = 250  # code points behind the headline
FEW, VERY_FEW, MANY = 1.0, 0.5, 3.0  # claims in a thousand code points
SHORT_EVIDENCE, LONG_EVIDENCE = 90, 350
BESIDE = 2  # sentences on either side of the evidence: of none to four the Brier score over the folds is lowest
FEWEST = 30  # words of a stretch below which densities would leap
OLD = 45  # days before publication: no news any more
EXACT = 2  # UCDP's where_prec of a site or its surroundings


class Surroundings(Struct, frozen=True):
    """What the claims of one document are weighed by: the document, where its headline ends, what it speaks of, and all its claims."""

    document: Document
    title_end: int
    tones: Sequence[Tone]
    claims: Sequence[Claim]
    types: Mapping[str, EventType]


def features(around: Surroundings) -> list[dict[str, float]]:
    """The features of every claim of a document by the names of codebook/confidence.yaml; one that is nought is left out."""
    spoken = {f"document_{kind}": value for kind, value in _densities(around.tones).items()}
    return [_features(claim, around) | spoken | _of_wider(claim, around, spoken) for claim in around.claims]


def _features(claim: Claim, around: Surroundings) -> dict[str, float]:
    held = _of_claim(claim) | _of_document(claim, around)
    found = {name: 1.0 for name, holds in held.items() if holds}
    found[f"type_{claim.type}"] = 1.0
    found[f"rule_{claim.trace.rule.rpartition('/')[2].replace('-counted', '-verb').replace('-', '_')}"] = 1.0
    return found | {f"near_{kind}": value for kind, value in _densities(_about(claim, around.tones)).items()}


def _about(claim: Claim, tones: Sequence[Tone]) -> Sequence[Tone]:
    """The sentences of the evidence and a few on either side: what one item of a digest speaks of."""
    told = [n for n, tone in enumerate(tones) if any(span.overlaps(tone.span) for span in claim.evidence)]
    return [tone for n, tone in enumerate(tones) if any(abs(n - at) <= BESIDE for at in told)]


def _of_wider(claim: Claim, around: Surroundings, spoken: Mapping[str, float]) -> dict[str, float]:
    """What weighs otherwise for verbal acts: who acts, upon whom, and how much of conflict is spoken of."""
    if around.types[claim.type].group != "wider":
        return {}
    found = {"wider": 1.0, "wider_no_actor": float(claim.actor is None)}
    found |= {f"wider_known_{name}": 1.0 for name in ("actor", "target") if (role := getattr(claim, name)) and role.concept}
    return found | {"wider_document_conflict": spoken.get("document_conflict", 0.0)}


def _of_claim(claim: Claim) -> dict[str, bool]:
    length = sum(span.end - span.start for span in claim.evidence)
    return {
        **{f"no_{name}": getattr(claim, name) is None for name in ("actor", "target", "place", "date")},
        "known_actor": claim.actor is not None and claim.actor.concept is not None,
        "known_target": claim.target is not None and claim.target.concept is not None,
        "exact": claim.location is not None and claim.location.precision is not None and claim.location.precision <= EXACT,
        "days": claim.date is not None and claim.date.start != claim.date.end,
        "weapon": claim.weapon is not None,
        "numbers": claim.killed is not None or claim.injured is not None,
        "outcome": claim.outcome is not None,
        "source": claim.attribution.source is not None,
        "several": len(claim.evidence) > 1,
        "not_occurred": claim.status != "occurred",
        "short_evidence": length < SHORT_EVIDENCE,
        "long_evidence": length > LONG_EVIDENCE,
        **{f"told_{name}": True for name in claim.trace.manner},
    }


def _of_document(claim: Claim, around: Surroundings) -> dict[str, bool]:
    start = min(span.start for span in claim.evidence)
    length, published = len(around.document.text), around.document.published
    share = 1000 * len(around.claims) / max(length, 300)
    countries = Counter(other.country for other in around.claims if other.country is not None)
    return {
        "lead": start < around.title_end + LEAD,
        "headline": start < around.title_end,
        "long": length > LONG,
        "very_long": length > VERY_LONG,
        "alone": len(around.claims) == 1,
        "few_claims": share < FEW,
        "very_few_claims": share < VERY_FEW,
        "many_claims": share > MANY,
        "of_one_type": sum(other.type == claim.type for other in around.claims) > 1,
        "old": claim.date is not None and published is not None and (published - claim.date.start).days > OLD,
        "elsewhere": claim.country is not None and claim.country != countries.most_common(1)[0][0],
    }


def _densities(tones: Sequence[Tone]) -> dict[str, float]:
    """For each kind of word, the logarithm of one and its count in a hundred words; nought is left out."""
    words = max(sum(tone.words for tone in tones), FEWEST)
    counts = {kind: sum(tone.kinds.get(kind, 0) for tone in tones) for kind in TONE_KINDS}
    return {kind: log(1 + 100 * count / words) for kind, count in counts.items() if count}


def chance(found: Mapping[str, float], weights: Confidence) -> float:
    """The chance that these features give; summed in the order of their names, so that it is the same in every run."""
    odds = weights.bias + sum(weights.weights[name] * found[name] for name in sorted(found) if name in weights.weights)
    return 1 / (1 + exp(-odds))
