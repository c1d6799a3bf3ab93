"""Splink gives the same pairs the same match weights by the same weights file."""

import pytest

from khabar import codebook
from khabar.link.pairs.features import ACROSS, LEVELS, WITHIN, Vector

BOOK = codebook.load(world=True)


@pytest.mark.slow
@pytest.mark.parametrize("within", [True, False])
def test_splink_adds_up_to_the_same(within):
    pytest.importorskip("splink", reason="Splink and DuckDB are in the extra `data`")
    import splink_weights

    telling = BOOK.linking.within if within else BOOK.linking.across
    features = WITHIN if within else ACROSS
    longest = max(len(LEVELS[name]) for name in features)
    vectors = [Vector(within, {name: LEVELS[name][at % len(LEVELS[name])] for name in features}) for at in range(longest)]
    theirs = splink_weights.splink_weights(vectors, telling)
    assert theirs == pytest.approx(splink_weights.own_weights(vectors, telling), abs=splink_weights.TOLERANCE)
    assert len({round(weight, 6) for weight in theirs}) == longest
