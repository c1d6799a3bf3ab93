"""Demonstratives, names behind offices, "the fall of those shells", and what did not take place."""

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


def test_behind_a_comma_a_demonstrative_opens_a_clause() -> None:
    document, found = claims("دخل المسلحون سدرة أمس وقصفوا، هذا المعسكر كان خاليا.", "strike")
    assert "المعسكر" not in [words(document, claim.target) for claim in found]


TITLED = [
    ("جرح وزير الدفاع رامي العسال في تفجير سيارة مفخخة في سدرة.", "وزير الدفاع رامي العسال"),
    ("قتل قائد الشرطة العميد سالم الحربي في هجوم مسلح في سدرة.", "قائد الشرطة العميد سالم الحربي"),
]


@pytest.mark.parametrize(("text", "target"), TITLED)
def test_a_name_behind_an_office_is_its_holders(text: str, target: str) -> None:
    document, found = claims(text)
    assert [words(document, claim.target) for claim in found] == [target]


def test_what_did_not_take_place_is_denied() -> None:
    _, found = claims("قال المتحدث إن الهجوم الذي تبنته كتائب الفجر لم يقع في سدرة أمس.", "armed_attack")
    assert [claim.status for claim in found] == ["denied"]


def test_a_negated_clause_joined_on_denies_nothing() -> None:
    _, found = claims("قال مسؤول إن بلدة سدرة أصبحت تحت سيطرة جبهة السهل، ولم يعد حولها أي قوات.", "capture")
    assert [claim.status for claim in found] == ["occurred"]
