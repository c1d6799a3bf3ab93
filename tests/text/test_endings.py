"""Which adjectives an Arabic noun can take by its gender and number."""

import pytest

from khabar.text.endings import clashes_in_gender
from khabar.text.fold import fold_word
from khabar.text.inflect import singular_gender

ADJECTIVES = frozenset(fold_word(word) for word in ("حربي", "حربية", "كبير", "كبيرة", "مصنع", "مصنعة"))


@pytest.mark.parametrize(
    ("noun", "number", "adjective", "clash"),
    [
        ("طائرات", "plural", "حربية", False),
        ("طائرات", "plural", "مصنع", True),
        ("هجوم", "singular", "كبير", False),
        ("هجوم", "singular", "كبيرة", True),
        ("غارة", "singular", "كبير", True),
        ("حرب", "singular", "كبيرة", False),
        ("دولتين", "dual", "كبير", False),
    ],
)
def test_gender(noun, number, adjective, clash):
    feminine = singular_gender(fold_word(adjective), ADJECTIVES.__contains__)
    assert clashes_in_gender(fold_word(noun), number, feminine=feminine) is clash


@pytest.mark.parametrize("other", ["حربيين", "كبار", "حربيات"])
def test_only_regular_singulars_have_a_gender(other):
    assert singular_gender(fold_word(other), ADJECTIVES.__contains__) is None
