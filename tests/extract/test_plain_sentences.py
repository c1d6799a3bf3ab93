"""The sentences that news agencies write every day: who, whom and with what result, each read as a person reads it."""

import pytest
from invented import claims, tallies, words

from khabar.model import Quantity


def count(quantity: Quantity | None) -> int | None:
    return quantity.low if quantity is not None else None


ONE_CLAIM = [
    # who is warned is no part of the name of who warns
    ("حذر وزير الدفاع لويد أوستن إيران ووكلاءها من مهاجمة النخيل.", "threat", "وزير الدفاع لويد أوستن", "إيران ووكلاءها", None, None),
    # a number alone is nobody, and a country is where a device went off
    ("أعلنت الشرطة مقتل 63 مدنيا وإصابة 114 في غارات نخيلية.", "strike", "نخيلية", "63 مدنيا", 63, 114),
    ("قتل أربعة أشخاص في انفجار سيارة مفخخة في العراق.", "bombing", None, "أربعة أشخاص", 4, None),
    # eight were killed, not the five among them
    ("قالت الشرطة إن ثمانية مدنيين بينهم خمس نساء قتلوا في قصف على سدرة.", "strike", None, "سدرة", 8, None),
    ("قالت الشرطة إن ثمانية مدنيين، بينهم خمس نساء، قتلوا في قصف على سدرة.", "strike", None, "سدرة", 8, None),
    # who holds a place is no capture of it
    ("قصف الجيش النخيلي قرى يسيطر عليها مسلحون قرب سدرة.", "strike", "الجيش النخيلي", "قرى", None, None),
    ("قصف الجيش النخيلي قرى تخضع لسيطرة جبهة السهل.", "strike", "الجيش النخيلي", "قرى", None, None),
    # a weapon's name ends before what it struck; of whose make it is tells no actor
    ("قصفت طائرة مسيرة مطار مرجانة الدولي.", "strike", None, "مطار مرجانة الدولي", None, None),
    ("دمر صاروخ إيراني الصنع منزلا في سدرة.", "strike", None, "منزلا", None, None),
    # the drone hit the car, not the man who was killed
    ("قتل قائد في جبهة السهل بضربة بطائرة مسيرة استهدفت سيارته في سدرة.", "strike", None, "سيارته", 1, None),
    # what a speaker "carried out" it did itself
    ("أعلن الجيش النخيلي أنه نفذ ضربة استهدفت قياديا شمال سدرة.", "strike", "الجيش النخيلي", "قياديا", None, None),
    # "undertook" and "blew up" are spelled as "older" and "dawn"
    ("أقدم مسلحون على خطف مهندسين في مرجانة.", "abduction", "مسلحون", "مهندسين", None, None),
    ("فجر مجهولون عبوة ناسفة في رتل للجيش النخيلي.", "bombing", "مجهولون", "رتل للجيش النخيلي", None, None),
    ("فجر مهاجم سيارة مفخخة قرب مسجد.", "bombing", "مهاجم", "مسجد", None, None),
    # "a vehicle" is spelled as "to it"
    ("أطلق مسلح قذيفة على آلية للجيش النخيلي.", "strike", "مسلح", "آلية للجيش النخيلي", None, None),
    # the name of the capital is no second object; the holder's name behind his office neither
    ("اشتبكت قوات النخيل مع مجموعة مسلحة في منطقة الرمان بالعاصمة مرجانة.", "clash", "قوات النخيل", "مجموعة مسلحة", None, None),
    ("اتهمت أوكرانيا روسيا بالعدوان.", "condemnation", "أوكرانيا", "روسيا", None, None),
    (
        "دعا الأمين العام للأمم المتحدة أنطونيو غوتيريش جبهة السهل إلى وقف القتال.",
        "demand",
        "الأمين العام للأمم المتحدة أنطونيو غوتيريش",
        "جبهة السهل",
        None,
        None,
    ),
    # a joined verb of killing goes on telling the attack
    ("قصف الطيران النخيلي بلدة سدرة وقتل ثلاثة مدنيين.", "strike", "الطيران النخيلي", "بلدة سدرة", 3, None),
    ("هاجم مسلحون نقطة تفتيش للجيش، وقتلوا جنديين وأصابوا آخر.", "armed_attack", "مسلحون", "نقطة تفتيش للجيش", 2, 1),
    # "another" is one person, also behind a verbal noun; a loss goes where its list goes
    ("هاجم مسلحون نقطة تفتيش، ما أسفر عن مقتل جندي وإصابة آخر.", "armed_attack", "مسلحون", "نقطة تفتيش", 1, 1),
    ("هاجم مسلحون نقطة تفتيش، فقتل جندي وأصيب آخر.", "armed_attack", "مسلحون", "نقطة تفتيش", 1, 1),
    ("هاجم مسلحون نقطة تفتيش، ما أسفر عن مقتل أميركي وإصابة فرنسيان بجروح.", "armed_attack", "مسلحون", "نقطة تفتيش", 1, 2),
    # "and led to" is no valley, and the artillery no town's
    ("قصفت المدفعية بلدة سدرة وأدى القصف إلى إصابة شخص ومقتل آخر.", "strike", None, "بلدة سدرة", 1, 1),
    # a device goes off at a patrol, in a town
    ("انفجرت عبوة ناسفة بدورية للجيش النخيلي في سدرة، ما أدى إلى إصابة ثلاثة جنود.", "bombing", None, "دورية للجيش النخيلي", None, 3),
    # a drone struck a car; it is no drone of a car
    ("استهدفت مسيرة سيارة في سدرة وقتلت ثلاثة أشخاص.", "strike", None, "سيارة", 3, None),
    # what a thing is exposed to is not a part of it
    ("تعرضت سفينة تجارية لهجوم بصاروخ قبالة سواحل الساحل.", "strike", None, "سفينة تجارية", None, None),
    # a foiled attack did not take place
    ("أحبطت الأجهزة الأمنية هجوما انتحاريا في سدرة.", "interception", "الأجهزة الأمنية", "هجوما انتحاريا", None, None),
    # regained is the town, not the control
    ("استعادت القوات النخيلية السيطرة على حي الرمان في مرجانة.", "capture", "القوات النخيلية", "حي الرمان", None, None),
    # two who reach an agreement are its sides
    ("توصلت النخيل وجبهة السهل إلى اتفاق لوقف إطلاق النار.", "agreement", "النخيل", "جبهة السهل", None, None),
    # a title, its body and the name are one person
    ("اغتيل القيادي في جبهة السهل سامي العقيق بغارة نخيلية في سدرة.", "strike", "نخيلية", "القيادي في جبهة السهل سامي العقيق", 1, None),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target", "killed", "injured"), ONE_CLAIM)
def test_one_act_is_one_claim(text: str, kind: str, actor: str | None, target: str, killed: int | None, injured: int | None) -> None:
    document, found = claims(text)
    assert [claim.type for claim in found] == [kind]
    claim = found[0]
    assert (words(document, claim.actor), words(document, claim.target)) == (actor, target)
    assert (count(claim.killed), count(claim.injured)) == (killed, injured)


def test_what_an_attack_answers_is_another_act_by_others() -> None:
    text = "قصفت القوات النخيلية ثلاثة مواقع في الساحل، ردا على هجوم بطائرة مسيرة على قاعدة المرجان أسفر عن إصابة ثلاثة جنود."
    document, found = claims(text)
    told = [(words(document, claim.actor), words(document, claim.target), count(claim.injured)) for claim in found]
    assert told == [("القوات النخيلية", "ثلاثة مواقع", None), (None, "قاعدة المرجان", 3)]


def test_an_accusative_weapon_is_known() -> None:
    _, found = claims("أطلقت كتائب الفجر صاروخا باليستيا على مدينة سدرة.")
    assert [(claim.mode, claim.weapon.concept if claim.weapon else None) for claim in found] == [("missile", "ballistic-missile")]


def test_the_hundreds_who_mourn_are_not_the_dead() -> None:
    assert tallies("شيع المئات جثامين ضحايا القصف.") == ()


def test_things_are_not_killed() -> None:
    found = tallies("أعلن الجيش تدمير مستودعين يستخدمان لخزن الأسلحة وقتل من فيها.")
    assert not [tally for tally in found if count(tally.count) == 2]


def test_the_accused_is_no_place() -> None:
    _, found = claims("اتهمت النخيل الساحل بالوقوف وراء الهجوم على قاعدة المرجان.")
    assert [(claim.type, claim.place is None) for claim in found] == [("condemnation", True), ("strike", False)]
