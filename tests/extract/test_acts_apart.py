"""Acts that look alike and are two, and what a clause behind "after" tells of another act."""

import pytest
from invented import claims, words

TWO_SITES = [
    "قصفت طائرات الجيش النخيلي صباح اليوم مقرا للميليشيا في سدرة.\nوتعرضت مدرسة لقصف أدى إلى خروجها عن الخدمة.",
    "قصفت طائرات الجيش النخيلي صباح اليوم مقرا للميليشيا في سدرة. وتعرضت مدرسة لقصف.",
]


@pytest.mark.parametrize("text", TWO_SITES)
def test_two_sites_that_share_only_a_place_understood_are_two_acts(text: str) -> None:
    document, found = claims(text)
    assert [words(document, claim.target) for claim in found] == ["مقرا للميليشيا", "مدرسة"]


def test_one_site_told_again_by_its_bare_noun_is_one_act() -> None:
    _, found = claims("قصفت طائرات الجيش النخيلي صباح اليوم مدرسة في سدرة. وأصاب القصف المدرسة.")
    assert len(found) == 1


def test_what_an_attack_came_after_does_not_tell_where_it_was() -> None:
    text = "قتل جنديان في هجوم على دورية. ويأتي الهجوم بعد ثلاثة أيام من اقتحام مقر الوزارة في سدرة."
    document, found = claims(text)
    assert words(document, found[0].target) == "دورية"
    assert found[0].place is None


def test_what_may_come_under_attack_did_not() -> None:
    assert claims("إذا تعرضت دولة صديقة لهجوم أدى إلى حرب فسيرد الجيش.")[1] == []
