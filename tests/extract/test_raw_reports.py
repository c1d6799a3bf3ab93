"""What the summaries of general newspapers tell: counted raids, asides about who did it, several fronts in one text, what is no one act."""

import pytest
from invented import claims, words

from khabar.model import Quantity

WHO_AND_WHOM = [
    # counted raids that hit a thing have no genitive; a number of them alone is nobody
    ("قصفت خمس غارات مراكز تجمع تابعة لجبهة السهل قرب سدرة.", "strike", None, "مراكز تجمع تابعة لجبهة السهل"),
    # who somebody is thought to be, told ahead of the verb
    ("أعلنت الشرطة النخيلية أن مسلحين يعتقد أنهم ينتمون إلى جبهة السهل خطفوا ثلاثة جنود قرب سدرة.", "abduction", "مسلحين", "ثلاثة جنود"),
    ("أعلنت الشرطة النخيلية أن مسلحين يشتبه بأنهم ينتمون إلى جبهة السهل المتطرفة، خطفوا مدرسين قرب سدرة.", "abduction", "مسلحين", "مدرسين"),
    # of what a wounded man died is told beside him
    ("استشهد الجندي متأثرا بإصابته بمقذوف في سدرة.", "strike", None, "الجندي"),
    # "a special force (launched) a military operation": the second noun is spelled as an adjective
    ("شنت قوة أمنية عملية عسكرية على قرى قرب سدرة.", "armed_attack", "قوة أمنية", "قرى"),
    # who took what is told of by a body that tells it
    ("أفاد مرصد النخيل للحقوق بسيطرة كتائب الفجر على بلدة سدرة أمس.", "capture", "كتائب الفجر", "بلدة سدرة"),
    # aircraft whose shelling it is, with what they hit under "to"; theirs under "to", with what they hit under "on"
    ("قتل تسعة جراء قصف الطيران المروحي بالبراميل المتفجرة لأحياء في مدينة سدرة.", "strike", "الطيران المروحي", "أحياء"),
    ("قتل خمسة بقصف لطيران التحالف الإقليمي على سوق في سدرة.", "strike", "طيران التحالف الإقليمي", "سوق"),
    # where a missile came from; whose missiles they are
    ("قتل ستة في سقوط صاروخ مصدره الجيش النخيلي على حي في سدرة.", "strike", "الجيش النخيلي", "حي"),
    ("صواريخ ساحلية استهدفت ميناء مرجانة أمس.", "strike", "ساحلية", "ميناء مرجانة"),
    # who backs somebody is told beside him
    ("نجحت القوات النخيلية، مدعومة بمقاتلين محليين، في السيطرة على بلدة سدرة.", "capture", "القوات النخيلية", "بلدة سدرة"),
    # what two blasts hit, in the dual
    ("قتل عشرة في تفجيرين لجبهة السهل استهدفا حاجزا للجيش في سدرة.", "bombing", "جبهة السهل", "حاجزا للجيش"),
    # two towns that a road joins are no sides of the fight on it
    ("تخوض القوات النخيلية اشتباكات مع جبهة السهل في جبل مطل على الطريق بين سدرة ومرجانة.", "clash", "القوات النخيلية", "جبهة السهل"),
    # headlines that open with the noun of an act which is spelled as a verb
    ("قصف للجيش النخيلي يستهدف أحياء في سدرة", "strike", "للجيش النخيلي", "أحياء"),
    ("قصف مدفعي نخيلي على بلدة سدرة", "strike", "نخيلي", "بلدة سدرة"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target"), WHO_AND_WHOM)
def test_who_did_it_and_to_whom(text, kind, actor, target):
    document, found = claims(text)
    assert [(claim.type, words(document, claim.actor), words(document, claim.target)) for claim in found] == [(kind, actor, target)]


def test_the_subject_of_a_clause_about_the_ground_does_not_go_on():
    document, found = claims("قصفت مقاتلات النخيل مناطق في الهضبة تتمركز فيها جبهة السهل، حيث شنت عشر غارات على سدرة.")
    assert {words(document, claim.actor) for claim in found} == {"مقاتلات النخيل"}


def test_raids_told_as_means_are_of_who_carried_them_out():
    text = "قصفت جبهة السهل بلدات في الهضبة، فيما قال مصدر إن النخيل استهدفت مسلحين بتسع ضربات جوية أصابت مخازن قرب سدرة."
    document, found = claims(text, "strike")
    assert [words(document, claim.actor) for claim in found if claim.mode == "airstrike"] == ["النخيل"]


def test_a_people_is_no_adjective_of_a_man_named_ahead_of_it():
    document, found = claims("اتهم الريحاني النخيليين بقصف مدينة سدرة.", "strike")
    assert [words(document, claim.actor) for claim in found] == ["النخيليين"]


def test_a_participle_of_saying_is_nobody():
    document, (claim,) = claims("قال قائد الشرطة إن خمسة أشخاص قتلوا في هجوم على سوق في سدرة، مشيرا إلى ثلاثة جرحى أيضا.")
    assert (words(document, claim.actor), words(document, claim.target)) == (None, "سوق")
    assert (claim.killed, claim.injured) == (Quantity(5, 5), Quantity(3, 3))


POINTED_TO = [
    ("أشار المصدر إلى مقتل عشرة مدنيين وإصابة 17 آخرين في انفجار سيارتين مفخختين في سدرة.", "bombing", 10),
    ("قال المتحدث إن القوات دمرت ثلاث عربات في مرجانة، لافتا إلى مقتل عشرة مسلحين في غارة على سدرة.", "strike", 10),
]


@pytest.mark.parametrize(("text", "kind", "killed"), POINTED_TO)
def test_losses_pointed_to_are_told(text, kind, killed):
    (claim,) = claims(text, kind)[1]
    assert claim.killed == Quantity(killed, killed)


NO_ONE_ACT = [
    "كثفت جبهة السهل هجماتها في النخيل ردا على تدخل القوات الساحلية.",
    "تعرضت النخيل لسلسلة من الهجمات نفذتها جبهة السهل خلال الأشهر الماضية.",
    "تعلن السلطات النخيلية بانتظام اعتقال عناصر من جبهة السهل.",
    "لفت المسؤول إلى أن تحرير سدرة من سيطرة جبهة السهل يعد من أولويات القوات.",
]


@pytest.mark.parametrize("text", NO_ONE_ACT)
def test_what_is_stepped_up_or_goes_on_for_months_is_no_one_act(text):
    assert claims(text)[1] == []


def test_what_is_stepped_up_at_a_place_on_a_day_is_told():
    document, (claim,) = claims("كثف الجيش النخيلي غاراته على بلدة سدرة أمس.")
    assert (claim.type, words(document, claim.target)) == ("strike", "بلدة سدرة")


def test_two_targets_at_a_province_and_at_an_unknown_site_are_two_acts():
    _, found = claims("قصف الجيش الساحلي مخازن في محافظة الهضبة. كما شن غارات على مواقع لجبهة السهل في معسكر الزيتونة.", "strike")
    assert len(found) == 2


def test_a_fight_is_one_in_whatever_order_its_sides_are_told():
    headline = "اشتباكات بين القوات النخيلية وجبهة السهل في سدرة"
    lead = "دارت اشتباكات عنيفة بين جبهة السهل من جهة والقوات النخيلية من جهة أخرى في سدرة أمس."
    assert len(claims(f"{headline}\n\n{lead}", "clash")[1]) == 1


def test_who_did_the_one_act_is_not_struck_in_it():
    text = "قذائف جبهة السهل تستهدف سدرة\n\nقصف الجيش النخيلي مواقع جبهة السهل في سدرة أمس بالمدفعية."
    assert len(claims(text, "strike")[1]) == 2
