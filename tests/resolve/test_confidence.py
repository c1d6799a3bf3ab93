"""The chance that a claim is right: plain features, weights from the codebook, the same in every run."""

import datetime as dt

import pytest
from msgspec import structs

from khabar.codebook import CodebookError, load
from khabar.codebook.confidence import FEATURES, read_confidence
from khabar.codebook.types import Confidence
from khabar.model import Attribution, Claim, DateRange, Filler, Span, Trace
from khabar.resolve.confidence import chance, confidence, features

SPAN = Span(0, 4)
PLAIN = Claim(id="c1", key="k", type="strike", mode=None, status="occurred", evidence=(SPAN,), trace=Trace("strike/verb-verb"))
DAY = dt.date(2024, 3, 14)


@pytest.fixture(scope="module")
def codebook():
    return load(world=True)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {"verb", "no_role"}),
        ({"trace": Trace("strike/verb-event")}, {"event", "no_role"}),
        ({"trace": Trace("strike/noun-event")}, {"event", "no_role"}),
        ({"trace": Trace("strike/phrase-verb")}, {"phrase", "no_role"}),
        ({"actor": Filler(SPAN), "date": DateRange(DAY, DAY, "date in full", 1)}, {"verb", "two_roles"}),
        ({"type": "threat", "status": "planned"}, {"verb", "no_role", "wider", "not_occurred"}),
        ({"attribution": Attribution(Filler(SPAN))}, {"verb", "no_role", "source"}),
        ({"evidence": (SPAN, Span(9, 12))}, {"verb", "no_role", "several"}),
    ],
)
def test_features(codebook, changes, expected):
    found = features(structs.replace(PLAIN, **changes), codebook.types)
    assert found == expected
    assert found <= FEATURES


def test_a_chance_lies_between_nought_and_one(codebook):
    weights = Confidence(0.0, dict.fromkeys(FEATURES, 1.0))
    assert chance(frozenset(), weights) == 0.5
    assert 0.5 < chance(frozenset({"verb"}), weights) < chance(frozenset({"verb", "source"}), weights) < 1
    assert 0 < confidence(PLAIN, codebook.types, codebook.confidence) < 1


def test_every_feature_has_its_weight(codebook):
    assert codebook.confidence.weights.keys() == FEATURES


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("bias: 0.1\nweights: {verb: 0.1}\n", "2: the key 'event' is missing"),
        ("bias: high\nweights: {}\n", "1: bias must be a number"),
        ("bias: 0.1\nweights: []\n", "2: weights must be a mapping"),
    ],
)
def test_weights_are_read_strictly(tmp_path, text, message):
    (tmp_path / "confidence.yaml").write_text(text)
    with pytest.raises(CodebookError, match=rf"^confidence\.yaml:{message}"):
        read_confidence(tmp_path / "confidence.yaml", tmp_path)
