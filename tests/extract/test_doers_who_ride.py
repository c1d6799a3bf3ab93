"""Doers told with what they ride or wear, guns told with their force, and what they hit behind that."""

import pytest
from invented import claims, words

RIDING = [
    ("أطلق مسلحون كانوا يستقلون سيارة رباعية الدفع النار على نقطة تفتيش في سدرة.", "مسلحون", "نقطة تفتيش"),
    ("أطلق مسلحان كانا على دراجة نارية النار على سيارة القاضي في مرجانة.", "مسلحان", "سيارة القاضي"),
    ("هاجم مسلحون يمتطون دراجات نارية يوم الأحد الماضي قرية في ضواحي سدرة.", "مسلحون", "قرية"),
    ("أغار مسلحون على دراجات نارية ليل الثلاثاء على قريتين قرب سدرة.", "مسلحون", "قريتين"),
    ("قتل مسلحون كانوا على متن شاحنة شرطيا في مرجانة.", "مسلحون", "شرطيا"),
]


@pytest.mark.parametrize(("text", "actor", "target"), RIDING)
def test_what_doers_ride_is_not_whom_they_met(text, actor, target):
    document, found = claims(text, "armed_attack")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(actor, target)]


def test_bikes_on_which_nothing_else_was_raided_are_the_target():
    document, found = claims("هاجم مسلحون على دراجات نارية في سدرة.", "armed_attack")
    assert [words(document, claim.actor) for claim in found] == ["مسلحون"]


@pytest.mark.parametrize("guns", ["مدفعية الجيش النخيلي", "مدفعية قوات النخيل"])
def test_guns_of_a_force_hit_the_outskirts_behind_them(guns):
    document, found = claims(f"استهدفت {guns} أطراف بلدة سدرة.", "strike")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(guns, "أطراف بلدة سدرة")]
