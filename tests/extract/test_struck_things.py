"""What an act was done to: things rather than the ground they lie on, those who passed by, those first told."""

import pytest
from invented import claims, words

STRUCK = [
    # a device goes off at what passes, or at what it is told "with"; the road and the quarter are where
    ("انفجرت عبوة ناسفة زرعها مسلحون على جانب الطريق لدى مرور دورية للجيش النخيلي قرب سدرة.", "bombing", "دورية للجيش النخيلي"),
    ("انفجرت عبوة ناسفة على طريق المطار في سدرة لدى مرور موكب الوزير.", "bombing", "موكب الوزير"),
    ("انفجرت عبوة ناسفة بسيارة عسكرية تابعة للجيش النخيلي على طريق سدرة.", "bombing", "سيارة عسكرية تابعة للجيش النخيلي"),
    ("قضى مدنيان بانفجار لغم من مخلفات الحرب في بادية السهل.", "bombing", "مدنيان"),
    # what blows up a carriage is laid by those who fired it, and hits those who fell
    ("قتل ستة جنود إثر تفجير عربة بقذيفة أطلقها مقاتلون في سدرة.", "bombing", "ستة جنود"),
    # what is told as cover is not struck
    ("توغلت دبابات نخيلية في حي الرمان تحت غطاء ناري كثيف.", "armed_attack", "حي الرمان"),
    # what defends downs what flies, and not itself
    ("تعرضت قاعدة المرجان لهجوم بطائرات مسيرة، فيما تصدت المضادات الأرضية للهجوم وأسقطت ثلاثا منها.", "interception", "طائرات مسيرة"),
    # a thing in a town, rather than the town
    ("أغار الطيران النخيلي على مدينة سدرة واستهدف مبنى سكنيا فدمره بالكامل.", "strike", "مبنى سكنيا"),
    # others are others than the one first told
    ("قتل جندي وأصيب ثلاثة آخرون برصاص مسلحين في سدرة.", "armed_attack", "جندي"),
    # an attack that is repelled was its doers'
    ("أعلن الجيش النخيلي صد هجوم لجبهة السهل على مواقعه شمال سدرة.", "clash", "جبهة السهل"),
    ("أعلنت قيادة الجيش النخيلي صد 14 هجوما ساحليا على محور سدرة.", "clash", "ساحليا"),
    # an ambush is laid for somebody
    ("نصب مسلحون كمينا لموكب المحافظ قرب سدرة.", "armed_attack", "موكب المحافظ"),
    ("قتل أربعة من رجال الشرطة في كمين لدورية أمنية قرب سدرة.", "armed_attack", "دورية أمنية"),
    # the people that men are of is no second object
    ("قتل المسلحون الأكراد جنديا في سدرة.", "armed_attack", "جنديا"),
    ("قصف الانفصاليون الروس بلدة سدرة.", "strike", "بلدة سدرة"),
    # "it" and "him" are what the verb before was done to
    ("هاجمت زوارق مسلحة سفينة تجارية قبالة سواحل الساحل، وسيطرت عليها.", "capture", "سفينة تجارية"),
    ("قتل الجيش النخيلي شابا في سدرة بعد إطلاق النار عليه عند حاجز عسكري.", "armed_attack", "شابا"),
    # those who are arrested, and what for
    ("أدت المداهمة إلى اعتقال خمسة مطلوبين في سدرة.", "arrest", "خمسة مطلوبين"),
    ("احتجزت الشرطة النخيلية 12 شخصا للاشتباه بانتمائهم لجبهة السهل.", "arrest", "12 شخصا"),
    # "others" behind "between" are the other side
    ("اندلعت اشتباكات في مرجانة بين مجموعات مسلحة موالية للحكومة وأخرى تابعة لقائد معزول.", "clash", "أخرى تابعة لقائد معزول"),
    # what a town is says nothing of its own
    ("قصف الطيران النخيلي مدينة سدرة مركز محافظة السهل التي استردها المسلحون.", "strike", "مدينة سدرة"),
    # a clause about the raids stands between them and what they hit
    ("استهدفت غارات نسبت إلى الساحل مطار مرجانة الدولي.", "strike", "مطار مرجانة الدولي"),
]


@pytest.mark.parametrize(("text", "kind", "target"), STRUCK)
def test_what_was_struck(text, kind, target):
    document, found = claims(text, kind)
    assert [words(document, claim.target) for claim in found] == [target]


def test_the_taken_are_led_off_and_no_town():
    document, found = claims("اختطف مسلحون مديرا من منزله في حي الرمان بمرجانة واقتادوه إلى جهة مجهولة.", "abduction")
    assert [words(document, claim.target) for claim in found] == ["مديرا"]


def test_ships_are_led_off_as_stopped():
    _, found = claims("استولت البحرية النخيلية على ناقلة نفط في خليج العنبر واقتادتها إلى ميناء العنبر.")
    assert [claim.type for claim in found] == ["interception"]


def test_an_attempt_at_infiltration_that_is_foiled_is_one_clash():
    document, found = claims("أعلن الجيش النخيلي إحباط محاولة تسلل لجبهة السهل في عين الصفصاف.")
    assert [(claim.type, words(document, claim.target)) for claim in found] == [("clash", "جبهة السهل")]


def test_those_taken_from_two_towns_are_taken_twice():
    document, found = claims("خطف مسلحون ثلاثة أطفال من بلدة سدرة وامرأتين من مدينة مرجانة.", "abduction")
    sites = [(words(document, claim.target), words(document, claim.place)) for claim in found]
    assert sites == [("ثلاثة أطفال", "بلدة سدرة"), ("امرأتين", "مدينة مرجانة")]


LOST = [
    "قصف الطيران النخيلي مدينة سدرة، وأدى القصف إلى مقتل شخصين.",
    "شن الجيش النخيلي غارات على سدرة استهدفت المطار، وأسفرت الغارات عن مقتل شخصين.",
]


@pytest.mark.parametrize("text", LOST)
def test_the_dead_of_an_act_told_again_in_its_sentence(text):
    _, found = claims(text)
    assert [claim.killed and claim.killed.low for claim in found] == [2]


def test_a_whole_and_a_part_are_taken_apart():
    text = "خبر\n\nسيطر الجيش النخيلي على محافظة السهل. وكان الجيش النخيلي قد سيطر على بلدة سدرة."
    document, found = claims(text, "capture")
    assert [words(document, claim.target) for claim in found] == ["محافظة السهل", "بلدة سدرة"]


def test_what_a_shelling_hit_is_told_by_a_pronoun():
    document, found = claims("تعرضت مدينة سدرة لغارات جوية، كما طالها قصف مدفعي.", "strike")
    assert [(claim.mode, words(document, claim.target)) for claim in found] == [("airstrike", "مدينة سدرة"), ("artillery", "مدينة سدرة")]
