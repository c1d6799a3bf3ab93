"""Who did what a verb tells: set apart from it by a clause, told once for several acts, named by an earlier phrase, or the other side."""

import pytest
from invented import claims, words


def told(text, *kinds):
    """The claims of a text with their sides, of some types alone if any are given."""
    document, found = claims(text)
    sides = [(claim.type, words(document, claim.actor), words(document, claim.target)) for claim in found]
    return [claim for claim in sides if not kinds or claim[0] in kinds]


APART = [
    # a clause between commas, and one that says since when
    (
        "وكانت طائرات حربية ساحلية، أقلعت من قاعدة المرجان، قد شنت غارة على سدرة.",
        [("strike", "طائرات حربية ساحلية", "سدرة")],
    ),
    ("القوات النخيلية التي تشن منذ 17 شباط عملية عسكرية في الهضبة سيطرت على خربة اللوز.", [("capture", "القوات النخيلية", "خربة اللوز")]),
    # the time ahead of the object is none
    ("وأطلقت كتائب الفجر مساء ثلاثة صواريخ على سدرة.", [("strike", "كتائب الفجر", "سدرة")]),
    ("قصفت الطائرات النخيلية منذ ما قبل منتصف الليل قرية عين الصفصاف.", [("strike", "الطائرات النخيلية", "قرية عين الصفصاف")]),
    # "in its course"
    ("شنت الفصائل هجوما تمكنت خلاله من السيطرة على سدرة.", [("capture", "الفصائل", "سدرة")]),
    (
        "رصد مرصد النخيل للحقوق معارك في الهضبة عقب هجوم بدأته جبهة السهل وتمكنت خلاله من السيطرة على سدرة.",
        [("capture", "جبهة السهل", "سدرة")],
    ),
    # what backs others is done by who backs them
    ("ساندت طائرات التحالف الإقليمي القوات بغارات على مواقع المسلحين.", [("strike", "طائرات التحالف الإقليمي", "مواقع المسلحين")]),
    # tanks of an army are its
    ("واقتحمت دبابات للجيش النخيلي حي الرمان.", [("armed_attack", "دبابات للجيش النخيلي", "حي الرمان")]),
    # what belongs to a body is no side
    ("اغتيال قائد للجبهة في سدرة.", [("armed_attack", None, "قائد للجبهة")]),
    # a noun with a pronoun, whose verb has no object
    ('بسط مسلحو تنظيم "جبهة السهل" (الجبهة) سيطرتهم، أمس، على سدرة.', [("capture", 'مسلحو تنظيم "جبهة السهل"', "سدرة")]),
    # quoted names behind "of"
    ('هاجم مسلحون من "لواء الأشجار الباسقة" مخفر الرمل.', [("armed_attack", 'مسلحون من "لواء الأشجار الباسقة"', "مخفر الرمل")]),
    # shells that fall are brought down by nobody
    ("قذائف هاون تسقط على سدرة وتقتل طفلا.", [("strike", None, "سدرة")]),
]


@pytest.mark.parametrize(("text", "sides"), APART)
def test_the_doer_of_a_verb(text, sides):
    assert told(text, "strike", "capture", "armed_attack", "interception")[-len(sides) :] == sides


def test_a_verb_that_does_not_agree_is_not_told_of_who_opens_the_clause():
    text = "وقال سكان إن القذائف، سقطت على الحي، قتلت الطفل."
    assert ("strike", "سكان", "الحي") not in told(text)


QUOTED = [
    ("وقال متحدث باسم مقاتلي جبهة السهل إن عناصره هاجموا مخفر الرمل.", "مقاتلي جبهة السهل"),
    ("وقالت صفحة منسوبة لكتائب الفجر إن عناصرها هاجموا مخفر الرمل.", "كتائب الفجر"),
    ("نقلت صحيفة المرساة عن كتائب الفجر أن عناصرها هاجموا مخفر الرمل.", "كتائب الفجر"),
]


@pytest.mark.parametrize(("text", "actor"), QUOTED)
def test_whose_fighters_a_speaker_tells_of(text, actor):
    assert told(text, "armed_attack") == [("armed_attack", actor, "مخفر الرمل")]


@pytest.mark.parametrize("clock", ["02:10 ", "02:10 - ", ""])
def test_an_item_of_a_live_blog_has_its_speaker_behind_the_clock(clock):
    document, (claim,) = claims(f"{clock}الجيش النخيلي: قصفنا معسكر الصوان.", "strike")
    assert (words(document, claim.actor), words(document, claim.attribution.source)) == ("الجيش النخيلي", "الجيش النخيلي")


RETURNS = [
    ("واصل طيران التحالف الإقليمي قصف سدرة. وفي الهضبة شن الطيران غارة على معسكر الصوان.", "طيران التحالف الإقليمي"),
    ("قصفت طائرات التحالف الإقليمي سدرة. وفي الهضبة شن الطيران المروحي غارة على معسكر الصوان.", "الطيران المروحي"),
    # factions are no army told before
    ("قصفت القوات النخيلية سدرة. كذلك قصفت الفصائل معسكر الصوان.", "الفصائل"),
]


@pytest.mark.parametrize(("text", "actor"), RETURNS)
def test_planes_return_to_those_named_in_full(text, actor):
    assert told(text, "strike")[-1][1:] == (actor, "معسكر الصوان")


BLAME = [
    ("أكد الرئيس النخيلي أن بلاده ستنتصر. كما اتهم في كلمة متلفزة جبهة السهل بعرقلة المفاوضات.", ("الرئيس النخيلي", "جبهة السهل")),
    (
        "قال المتحدث باسم الجيش النخيلي إن اللجنة رفضت الاتفاق، واتهم ضباطا في الحكومة بالسعي لإفشاله.",
        ("المتحدث باسم الجيش النخيلي", "ضباطا في الحكومة"),
    ),
    ("واتهم المتحدث باسم الجيش النخيلي، في إيجاز صحفي، جبهة السهل بقصف سدرة.", ("المتحدث باسم الجيش النخيلي", "جبهة السهل")),
    ("قالت اللجنة إن الجيش انسحب، واتهمت الجبهة بعرقلة الاتفاق.", ("اللجنة", "الجبهة")),
]


@pytest.mark.parametrize(("text", "sides"), BLAME)
def test_who_accuses_whom(text, sides):
    assert [claim[1:] for claim in told(text, "condemnation")] == [sides]


STRUCK = [
    # the bomber's own lorry is his means, and a town under "with" is not what he struck over a site
    ("فجر انتحاري شاحنته على جسر الرمان.", ("bombing", "انتحاري", "جسر الرمان")),
    ("فجر انتحاري دراجته النارية في سوق شعبي بمدينة سدرة.", ("bombing", "انتحاري", "سوق شعبي")),
    # an army's own vehicles are what it blew up
    ("فجر الجيش النخيلي آلياته قبل الانسحاب من سدرة.", ("bombing", "الجيش النخيلي", "آلياته")),
    # how far the words of a target go
    (
        "قصفت القوات النخيلية مقرات تابعة لجبهة السهل والشرطة في سدرة ومرجانة.",
        ("strike", "القوات النخيلية", "مقرات تابعة لجبهة السهل والشرطة"),
    ),
    ("قصفت القوات النخيلية الجسر الرابط بين البلدة ومرجانة.", ("strike", "القوات النخيلية", "الجسر الرابط بين البلدة ومرجانة")),
    # the case of objects is no subject's
    ("أحرقت جماعة مسلحة مدرسة في سدرة، وأحرقت شاحنتين تحملان مواد غذائية.", ("destruction", "جماعة مسلحة", "شاحنتين")),
]


@pytest.mark.parametrize(("text", "sides"), STRUCK)
def test_what_was_struck(text, sides):
    assert sides in told(text)


def test_a_vowel_of_the_passive_leaves_the_doer_untold():
    assert ("abduction", None, "ستة عمال") in told("أحرقت جماعة مسلحة شاحنة في سدرة، كما خُطف ستة عمال.")


def test_the_ordinal_of_a_day_did_nothing():
    (claim,) = told("وكان يوم الجمعة الرابع والعشرون من الحرب بدأ بسلسلة غارات قطعت الطرق شمال مرجانة.", "strike")
    assert claim[1] is None


def test_who_is_left_out_twice_is_who_did_it_before():
    text = "استهدف مقاتلو جبهة السهل معسكر الصوان. كما هاجموا مخفر الرمل. وعند الساعة الثانية هاجموا مخفر النخلة."
    assert [actor for kind, actor, target in told(text) if target == "مخفر النخلة"] == ["مقاتلو جبهة السهل"]


def test_who_is_told_of_between_commas_acts_behind_them():
    for inserted in ("الذين كانوا على متن دراجات نارية", "وكانوا يستقلون ست عربات", "وهم من كتائب الفجر"):
        document, found = claims(f"أفاد مسؤول بأن المهاجمين، {inserted}، أطلقوا النار على السكان في سدرة ثم خطفوا ثلاث نساء.")
        assert {claim.type: words(document, claim.actor) for claim in found} == {"armed_attack": "المهاجمين", "abduction": "المهاجمين"}


def test_who_shot_down_some_of_those_told_of():
    document, found = claims("أطلقت الواحات صواريخ على سدرة وأسقطت الدفاعات الجوية اثنين منها.", "interception")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [("الدفاعات الجوية", "صواريخ")]


def test_the_attackers_are_the_gunmen_told_before():
    text = "نصب مسلحون مجهولون كمينا لدورية قرب سدرة الثلاثاء. وقالت المتحدثة إن المهاجمين نهبوا عربتين ولاذوا بالفرار."
    document, found = claims(text, "destruction")
    assert [words(document, claim.actor) for claim in found] == ["مسلحون مجهولون"]


def test_who_speaks_for_a_force_tells_of_its_acts_by_his_name_too():
    text = "قال المتحدث باسم جبهة السهل زيد السنبل إن الوضع هادئ. وأكد السنبل القبض على أربعة جنود في سدرة."
    document, found = claims(text, "abduction")
    assert [words(document, claim.actor) for claim in found] == ["جبهة السهل"]
    text = "قال المتحدث باسم الجيش زيد السنبل إن الوضع هادئ. وأعلن السنبل تدمير ثلاث آليات في سدرة."
    document, found = claims(text, "destruction")
    assert [words(document, claim.actor) for claim in found] == ["الجيش"]
    text = "قال وزير المالية زيد السنبل إن الوضع هادئ. وأكد السنبل القبض على أربعة جنود في سدرة."
    document, found = claims(text, "arrest")
    assert [words(document, claim.actor) for claim in found] == ["وزير المالية زيد السنبل"]


GO_ON = [
    # whoever did the main act did what stands behind "before that" without a doer, and behind "and two days after that"
    ("سيطرت جبهة السهل على سدرة الأسبوع الماضي، قبل أن تنسحب منها الأحد.", "withdrawal", ("جبهة السهل", "2024-03-10")),
    ("اقتحم ثلاثة مسلحين أمس مقر الشرطة في مرجانة قبل أن يفجروا أنفسهم.", "bombing", ("ثلاثة مسلحين", "2024-03-13")),
    ("في 3 مارس سيطرت جبهة السهل على سدرة، وبعد ذلك بيومين انسحبت منها.", "withdrawal", ("جبهة السهل", "2024-03-05")),
    # the day of what came after is not that of what was first
    ("سيطرت جبهة السهل على سدرة قبل أن تنسحب منها الأحد.", "capture", ("جبهة السهل", None)),
]


@pytest.mark.parametrize(("text", "kind", "told"), GO_ON)
def test_who_did_what_came_after(text, kind, told):
    document, [claim] = claims(text, kind)
    assert (words(document, claim.actor), claim.date and claim.date.start.isoformat()) == told
