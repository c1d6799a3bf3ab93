"""What is told and was not done, or is no act beside the one that did: what was tried, foiled, expected; what those hit were doing."""

import pytest
from invented import claims, words

ATTEMPTS = [
    # what another act was an attempt at, or followed; where somebody was killed in it, it was the act
    ("قصفت جبهة السهل سدرة أمس في محاولة جديدة لانتزاع السيطرة على المدينة.", ["strike"]),
    ("اندلعت اشتباكات في سدرة أمس عقب محاولة مسلحين الهجوم على مواقع الجيش النخيلي.", ["clash"]),
    ("قتل حارس خلال محاولة مسلحين اقتحام السجن في سدرة.", ["armed_attack"]),
    ("أصيب شرطيان في محاولة اغتيال في سدرة.", ["armed_attack"]),
    # what a force foiled did not take place
    ("صد الجيش النخيلي محاولة جبهة السهل التقدم نحو سدرة.", ["clash"]),
    ("أحبط الجيش النخيلي محاولة جبهة السهل السيطرة على سدرة.", ["interception"]),
    ("استقبلت النخيل اللاجئين في مرجانة.", []),
]


@pytest.mark.parametrize(("text", "kinds"), ATTEMPTS)
def test_what_is_only_tried(text, kinds):
    _, found = claims(text)
    assert sorted(claim.type for claim in found) == kinds


COURSES = [
    # what those who were hit were doing; where nothing else is told, the raid cost the lives
    ("قتل ضابط في انفجار عبوة ناسفة أثناء تمشيط قوات الجيش النخيلي لإحدى مناطق سدرة.", ["bombing"]),
    ("قتل ثلاثة مدنيين خلال اقتحام الجيش النخيلي بلدة سدرة.", ["armed_attack"]),
    ("اشتبك الجيش النخيلي مع مسلحين في سدرة خلال مداهمة لمصنع أسلحة.", ["armed_attack", "clash"]),
    ("اقتحم الجيش النخيلي بلدة سدرة أمس بعد انفجار عبوة ناسفة بدورية.", ["armed_attack", "bombing"]),
]


@pytest.mark.parametrize(("text", "kinds"), COURSES)
def test_what_those_who_were_hit_did(text, kinds):
    _, found = claims(text)
    assert sorted(claim.type for claim in found) == kinds


def test_what_is_expected_did_not_happen():
    _, found = claims("وقالت مصادر إن المعارك عنيفة، متوقعة إحكام الجيش النخيلي سيطرته على مدينة سدرة خلال الساعات المقبلة.")
    assert [(claim.type, claim.status) for claim in found if claim.type == "capture"] == [("capture", "hypothetical")]


@pytest.mark.parametrize(
    ("told", "target"),
    [
        ("هجوما للسيطرة على سدرة", "سدرة"),
        ("هجوما لاستعادة السيطرة على سدرة", "سدرة"),
        ("هجوما بهدف السيطرة على سدرة", "سدرة"),
        ("هجوما من أجل استعادة سدرة", None),
        ("هجوما لطرد جبهة السهل من سدرة", "جبهة السهل"),
        ("هجوما بهدف طرد جبهة السهل من سدرة", "جبهة السهل"),
    ],
)
def test_an_attack_to_take_a_town_is_on_it_and_has_not_taken_it(told, target):
    document, (claim,) = claims(f"شنت القوات النخيلية {told}.")
    assert claim.type in ("armed_attack", "strike")
    assert (words(document, claim.place), words(document, claim.target)) == ("سدرة", target)


def test_a_town_that_is_told_to_be_taken_is_taken():
    _, found = claims("شنت القوات النخيلية هجوما على سدرة وتمكنت من السيطرة عليها.")
    assert "capture" in [claim.type for claim in found]


def test_an_operation_in_the_air_is_a_strike_and_no_other_attack_beside_it():
    _, found = claims("أطلق الساحل عملية عسكرية جوية ضد جبهة السهل في سدرة.")
    assert [(claim.type, claim.mode) for claim in found] == [("strike", "airstrike")]
