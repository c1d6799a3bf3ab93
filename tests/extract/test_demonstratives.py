"""Demonstratives belong to the definite noun behind them; "the fall of those shells" returns to the shelling."""

import pytest
from invented import claims, words

from khabar.model import Quantity

POINTED = [
    ("أعلن الجيش النخيلي تدمير تلك المواقع في سدرة.", "المواقع"),
    ("اقتحم الجيش الساحلي أمس هذه القرية في ولاية سدرة.", "القرية"),
]


@pytest.mark.parametrize(("text", "target"), POINTED)
def test_what_a_demonstrative_points_at_is_the_target(text: str, target: str) -> None:
    document, found = claims(text)
    assert [words(document, claim.target) for claim in found] == [target]


NOBODY = Quantity(0, 0)


@pytest.mark.parametrize("those", ["تلك القذائف", "القذائف"])
def test_munitions_that_harmed_nobody_harmed_nobody_anywhere(those: str) -> None:
    text = f"سقطت ثماني قذائف على قريتي مرجانة وسدرة أمس. وأكد مصدر طبي أن سقوط {those} لم ينجم عنه سقوط أي ضحايا أو إصابات."
    document, found = claims(text, "strike")
    assert [(words(document, claim.place), claim.killed, claim.injured) for claim in found] == [
        ("مرجانة", NOBODY, NOBODY),
        ("سدرة", NOBODY, NOBODY),
    ]
