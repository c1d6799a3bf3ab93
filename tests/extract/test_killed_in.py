"""Killings and the acts they were done in, and people whose names end where the object begins."""

import pytest
from invented import claims, words

KILLED_IN = [
    ("قتل الجيش النخيلي القيادي في جبهة السهل سعيد الغيثي بغارة نفذتها طائرات حربية على نرجسة.", "القيادي في جبهة السهل سعيد الغيثي"),
    ("أعلن ناطق أن الجيش النخيلي اغتال القيادي سعيد الغيثي في ضربة جوية طالت نرجسة.", "القيادي سعيد الغيثي"),
    ("قتل الجيش النخيلي خمسة مدنيين في غارة استهدفت منزلا في نرجسة.", "منزلا"),
    ("قتل الجيش النخيلي خمسة مدنيين بقصف بطائرة مسيرة استهدف سيارة في نرجسة.", "سيارة"),
]


@pytest.mark.parametrize(("text", "target"), KILLED_IN)
def test_a_killing_and_the_act_it_was_done_in_are_one(text: str, target: str) -> None:
    document, found = claims(text)
    told = [(claim.type, words(document, claim.actor), words(document, claim.target), words(document, claim.place)) for claim in found]
    assert told == [("strike", "الجيش النخيلي", target, "نرجسة")]


ELSEWHERE = [
    ("قتل مسلحون ثلاثة جنود في سدرة، وقتل خمسة مدنيين في غارة على نرجسة.", [("armed_attack", "سدرة", 3), ("strike", "نرجسة", 5)]),
    ("قتل ثلاثة جنود في سدرة، وقتل خمسة مدنيين في غارة على نرجسة.", [("strike", "نرجسة", 5)]),
    ("قتل مسلحون جنديا وقتل ثلاثة في هجوم على حاجز في سدرة.", [("armed_attack", "سدرة", 1)]),
]


@pytest.mark.parametrize(("text", "acts"), ELSEWHERE)
def test_who_died_elsewhere_did_not_die_in_the_act_that_follows(text: str, acts: list[tuple[str, str, int]]) -> None:
    document, found = claims(text)
    assert [(claim.type, words(document, claim.place), claim.killed.low if claim.killed else None) for claim in found] == acts


ACCUSED = [
    ("اتهم الرئيس غودلاك جوناثان الجماعة بتدبير تفجير سوق سدرة.", "الرئيس غودلاك جوناثان", "الجماعة"),
    ("طالب رئيس بلدية سدرة أولكسندر سينكيفيتش السكان بمغادرة البلدة بعد القصف.", "رئيس بلدية سدرة أولكسندر سينكيفيتش", "السكان"),
    ("دعا المبعوث هانس غروندبرغ الأطراف إلى وقف القتال في سدرة.", "المبعوث هانس غروندبرغ", "الأطراف"),
    ("دعا الرئيس جميع الأطراف إلى وقف القتال في سدرة.", "الرئيس", "جميع الأطراف"),
]


@pytest.mark.parametrize(("text", "actor", "target"), ACCUSED)
def test_a_name_ends_where_the_object_begins(text: str, actor: str, target: str) -> None:
    document, found = claims(text)
    verbal = [claim for claim in found if claim.type in ("condemnation", "demand")]
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in verbal] == [(actor, target)]


def test_outskirts_stay_a_place() -> None:
    document, found = claims("قصف الجيش النخيلي أطراف سدرة.")
    assert [words(document, claim.place) for claim in found] == ["أطراف سدرة"]


VICTIMS = [
    ("راح ضحية الهجوم على السوق في سدرة 30 قتيلا.", 30),
    ("راح 12 شخصا ضحية تفجير انتحاري في مرجانة.", 12),
    ("وراح ضحية الاشتباكات بين الجيش النخيلي وجبهة السهل قرب نرجسة ثمانية قتلى.", 8),
]


@pytest.mark.parametrize(("text", "killed"), VICTIMS)
def test_an_act_is_told_by_whom_it_made_its_victims(text, killed):
    _, found = claims(text)
    assert [claim.killed.low for claim in found] == [killed]


def test_the_victims_of_an_act_only_name_it():
    _, found = claims("زار الرئيس ضحايا الهجوم على السوق في سدرة.", "strike")
    assert not found
