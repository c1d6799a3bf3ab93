"""The sentences that news agencies write every day: who, whom and with what result, each read as a person reads it."""

import pytest
from invented import claims, tallies, words

from khabar.model import Quantity


def count(quantity: Quantity | None) -> int | None:
    return quantity.low if quantity is not None else None


ONE_CLAIM = [
    # planes that raid "on" something are no object; drones are whose they belong to
    ("أغارت طائرات التحالف على مخازن أسلحة في سدرة.", "strike", "طائرات التحالف", "مخازن أسلحة", None, None),
    ("أسقطت طائرة حربية في سدرة.", "interception", None, "طائرة حربية", None, None),
    ("استهدف الطيران المسير التابع للجيش النخيلي منشأة في سدرة.", "strike", "للجيش النخيلي", "منشأة", None, None),
    # whose fighters the spokesman of a force tells of; what an official tells in the first person he did
    ("قال الناطق باسم جبهة السهل إن مقاتليها استهدفوا دبابة في سدرة.", "strike", "جبهة السهل", "دبابة", None, None),
    ("محافظ سدرة: اعتقلنا خبراء أجانب", "arrest", "محافظ سدرة", "خبراء أجانب", None, None),
    # anybody may blow himself up, wherever he is told to be; who killed in a blast set it off
    ("فجرت امرأة نفسها في سوق بمرجانة.", "bombing", "امرأة", "سوق", None, None),
    ("ذكرت وسائل إعلام أن فتى في مدينة سدرة فجر نفسه بقنبلة يدوية.", "bombing", "فتى", None, None, None),
    ("قتلت القوات النخيلية مدنيا في مداهمة لمخيم في سدرة.", "armed_attack", "القوات النخيلية", "مخيم", 1, None),
    # a suspect is a person
    ("ضبطت السلطات النخيلية 12 مشتبها في مرجانة.", "arrest", "السلطات النخيلية", "12 مشتبها", None, None),
    # people are no adjective of the force or body ahead of them, nor of people in another case
    ("طاردت الشرطة المسلحين في سدرة.", "armed_attack", "الشرطة", "المسلحين", None, None),
    ("حاصرت قوات الأمن المتمردين في سدرة.", "capture", "قوات الأمن", "سدرة", None, None),
    ("قصفت طائرات الجيش النخيلي المسلحين في سدرة.", "strike", "طائرات الجيش النخيلي", "المسلحين", None, None),
    ("خطف المسلحون الصحفيين الأربعة من فندقهم في مرجانة.", "abduction", "المسلحون", "الصحفيين الأربعة", None, None),
    ("هاجم المسلحون المتشددون بلدة سدرة.", "armed_attack", "المسلحون المتشددون", "بلدة سدرة", None, None),
    ("قصف الجيش مركزين عسكريين في سدرة.", "strike", "الجيش", "مركزين عسكريين", None, None),
    # what is condemned "sharply" is an act that is spelled as a verb
    ("أدانت وزارة الخارجية النخيلية بشدة قصف جبهة السهل مدرسة.", "condemnation", "وزارة الخارجية النخيلية", "جبهة السهل", None, None),
    # a force bears the name of its duty; "houses several" are the houses, "targets in Nakhil tied to" are targets
    ("داهمت شرطة مكافحة الإرهاب منازل عدة في سدرة.", "armed_attack", "شرطة مكافحة الإرهاب", "منازل عدة", None, None),
    ("قصفت الطائرات النخيلية أهدافا في سدرة مرتبطة بالتنظيم.", "strike", "الطائرات النخيلية", "أهدافا", None, None),
    # who fell in a fight "with" forces was the other side
    ("قتلت ناشطة في تبادل إطلاق نار مع الشرطة في سدرة.", "clash", "ناشطة", "الشرطة", 1, None),
    # a quotation that opens on a verb is no name; what is quoted is told of the noun ahead of it
    ("وذكر أن قوات جبهة السهل: «قصفت بلدة سدرة».", "strike", "قوات جبهة السهل", "بلدة سدرة", None, None),
    # aid workers and "the perpetrators of" are told whole; an imam is spelled as "in front of", "accused" as "accusing"
    ("خطف مسلحون عمال إغاثة في سدرة.", "abduction", "مسلحون", "عمال إغاثة", None, None),
    ("قتل إمام مسجد برصاص مجهولين في سدرة.", "armed_attack", "مجهولين", "إمام مسجد", 1, None),
    ("أعدمت جبهة السهل متهمين بالتجسس في سدرة.", "armed_attack", "جبهة السهل", "متهمين", None, None),
    # a party told ahead of a comma is still the subject
    ("وأضاف: «السلطات الأمنية النخيلية، تمكنت من إحباط هجوم في مرجانة».", "interception", "السلطات الأمنية النخيلية", "هجوم", None, None),
    # what was destroyed in a raid that killed is its result
    ("قتل خمسة أشخاص في غارة على سدرة وقد دمرت منازل عدة.", "strike", None, "سدرة", 5, None),
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


TOLD_AHEAD = [
    # the verb agrees with another than the subject of the clause that it times
    ("أيد الرئيس المتمردين عندما هاجموا بلدة سدرة.", "armed_attack", "المتمردين"),
    ("طاردت الشرطة المسلحين بعدما خطفوا ثلاثة مهندسين.", "abduction", "المسلحين"),
    ("انتقد المرصد المسلحين وقال إنهم أحرقوا مدرسة في سدرة.", "destruction", "المسلحين"),
    # a sentence goes on from the one before it
    ("اقتحم مسلحون بلدة سدرة فجرا. وقد أحرقوا عشرات المنازل.", "destruction", "مسلحون"),
    ("أعلن الجيش النخيلي استعادة بلدة سدرة. وشن هجوما على مواقع جبهة السهل.", "strike", "الجيش النخيلي"),
    ("خسر الجيش النخيلي القاعدة بعد أن هاجمها المتمردون. وأحرقوا مستشفى البلدة.", "destruction", "المتمردون"),
]


@pytest.mark.parametrize(("text", "kind", "actor"), TOLD_AHEAD)
def test_who_acts_is_told_in_a_clause_or_sentence_ahead(text: str, kind: str, actor: str) -> None:
    document, (claim,) = claims(text, kind)
    assert words(document, claim.actor) == actor


def test_what_the_sentence_ahead_tells_of_one_is_not_the_work_of_many() -> None:
    _, (claim,) = claims("استقبل الرئيس النخيلي وزير الدفاع. وأحرقوا عشرات المنازل في سدرة.", "destruction")
    assert claim.actor is None


def test_what_follows_an_act_that_somebody_ascribes_to_others_is_not_his_account() -> None:
    text = "قتل جنديان في هجوم نسبته السلطات إلى جبهة السهل وسط توترات في البلاد وإطلاق عملية عسكرية ضد متشددين في سدرة."
    _, found = claims(text, "armed_attack")
    assert all(claim.attribution.source is None for claim in found)


def test_people_told_again_as_taken_are_no_tally_of_their_own() -> None:
    text = 'خطفت جبهة السهل أربعة حراس على الأقل في سدرة. وأكد رئيس البلدية "رأينا اختطاف أربعة حراس" دون إيضاحات.'
    assert not tallies(text)
    assert [claim.type for claim in claims(text)[1]] == ["abduction"]


NUMBERS_BEHIND = [
    ("أعلن الجيش النخيلي قتل مسلحين ثلاثة قرب سدرة.", "مسلحين ثلاثة", (3, 3)),
    ("قتل مسلحون من جبهة السهل جنديين اثنين في مرجانة.", "جنديين اثنين", (2, 2)),
    ("قتل مسلحون من جبهة السهل جنديين وثلاثة مدنيين في مرجانة.", "جنديين", (5, 5)),  # a number of its own counts what follows
]


@pytest.mark.parametrize(("text", "target", "killed"), NUMBERS_BEHIND)
def test_a_number_behind_the_people_it_counts_is_theirs(text: str, target: str, killed: tuple[int, int]) -> None:
    document, (claim,) = claims(text, "armed_attack")
    assert words(document, claim.target).startswith(target)
    assert claim.killed is not None and (claim.killed.low, claim.killed.high) == killed


def test_whose_man_was_killed_did_not_kill_him() -> None:
    document, (claim,) = claims("أعلنت الصحيفة اغتيال قيادي من جبهة السهل قرب سدرة.", "armed_attack")
    assert (claim.actor, words(document, claim.target)) == (None, "قيادي")


def test_an_act_may_be_told_with_from_behind_what_it_hit() -> None:
    document, (claim,) = claims("تعرضت سدرة لقصف من الجيش النخيلي.", "strike")
    assert words(document, claim.actor) == "الجيش النخيلي"


SAME_TIME = [
    ("نعت جبهة السهل قائدها الذي اغتالته طائرة مسيرة نخيلية الأربعاء في سدرة، حين استهدفت سيارته بصاروخين.", "نخيلية"),
    ("طوقت القوات النخيلية سدرة حين قصفت مواقع جبهة السهل.", "القوات النخيلية"),
]


@pytest.mark.parametrize(("text", "actor"), SAME_TIME)
def test_what_was_done_when_tells_more_of_the_act_right_ahead(text: str, actor: str) -> None:
    document, (claim,) = claims(text, "strike")
    assert words(document, claim.actor) == actor


def test_a_man_behind_a_drone_is_whom_it_killed() -> None:
    document, (claim,) = claims("اغتالت طائرة مسيرة نخيلية قياديا في جبهة السهل قرب سدرة.", "strike")
    assert (words(document, claim.actor), words(document, claim.target)) == ("نخيلية", "قياديا في جبهة السهل")
    assert words(document, claim.weapon) == "طائرة مسيرة نخيلية"
