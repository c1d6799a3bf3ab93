"""Acts that look alike and are two, and what a clause behind "after" tells of another act."""

import pytest
from invented import claims, words

TWO_SITES = [
    "قصفت طائرات الجيش النخيلي صباح اليوم مقرا للميليشيا في سدرة.\nوتعرضت مدرسة لقصف مدفعي.",
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


LED = [
    ("تعرضت قاعدة النخلة الجوية لقصف من طائرات النخيل بقيادة سعيد الغيثي.", {"سعيد الغيثي"}),
    ("شن الجيش النخيلي بقيادة سعيد الغيثي غارات على سدرة.", {"سعيد الغيثي"}),
]


@pytest.mark.parametrize(("text", "leaders"), LED)
def test_whose_command_a_force_is_under_did_not_act_in_its_place(text: str, leaders: set[str]) -> None:
    document, found = claims(text)
    assert leaders.isdisjoint({words(document, claim.actor) for claim in found})
    assert [claim.type for claim in found] == ["strike"]


def test_who_led_an_act_did_it() -> None:
    document, found = claims("تعرضت سدرة لغارات بقيادة الجيش النخيلي.")
    assert [words(document, claim.actor) for claim in found] == ["الجيش النخيلي"]


HEADLINES = [
    "هجوم على مسجد الرمل في سدرة يوقع 30 قتيلا\n\nارتفع عدد ضحايا الهجوم على مسجد الرمل في سدرة إلى 30 قتيلا. "
    "وكان مسلحون قد أطلقوا الرصاص على المصلين في مسجد الرمل.",
]


@pytest.mark.parametrize("text", HEADLINES)
def test_an_attack_on_a_site_is_what_was_done_to_people_there(text: str) -> None:
    _, found = claims(text)
    assert [(claim.type, claim.mode, claim.killed and claim.killed.low) for claim in found] == [("armed_attack", "shooting", 30)]


AMBUSHES = [
    ("قتل جنديان في كمين نصبه مسلحون لدورية عسكرية في سدرة.", "دورية عسكرية"),
    ("قتل جنديان في كمين نصبه مقاتلو جبهة السهل لرتل عسكري قرب سدرة.", "رتل عسكري"),
    ("قتل جنديان في كمين نصبه مسلحون في سدرة.", "جنديان"),
]


@pytest.mark.parametrize(("text", "target"), AMBUSHES)
def test_an_ambush_that_was_laid_for_somebody_is_on_him(text: str, target: str) -> None:
    document, found = claims(text)
    assert [(claim.mode, words(document, claim.target)) for claim in found] == [("ambush", target)]
