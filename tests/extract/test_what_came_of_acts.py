"""What an act came to is no act of its own: damage of raids, ground that was only tried for, whom a shelling "of" a force befell."""

import pytest
from invented import claims, words

ONE_ACT = [
    # what planes and guns destroyed is what they struck
    ("شنت قوات التحالف غارات على مواقع الحرس في سدرة ودمرت آليات.", "strike", "قوات التحالف", "مواقع الحرس"),
    ("قصفت القوات النخيلية مواقع للمسلحين في سدرة وتمكنت من تدمير ثلاث آليات.", "strike", "القوات النخيلية", "مواقع للمسلحين"),
    ("دمرت خمس سيارات في انفجار عبوات ناسفة في سدرة.", "bombing", None, "خمس سيارات"),
    ("دمر مستودع في قصف للقوات النخيلية على سدرة.", "strike", "للقوات النخيلية", "سدرة"),
    # vehicles that fell in a fight, or when an attack was stopped, are its result
    ("اشتبك الجيش النخيلي مع المسلحين في سدرة ودمر ثلاث آليات لهم.", "clash", "الجيش النخيلي", "المسلحين"),
    ("أحبطت القوات النخيلية هجوما على سدرة، كما تمكنت من تدمير 16 آلية للمسلحين.", "interception", "القوات النخيلية", "هجوما على سدرة"),
    # how somebody was executed may stand before who it was
    ("أعدمت جبهة السهل رميا بالرصاص أربعة شبان في سدرة.", "armed_attack", "جبهة السهل", "أربعة شبان"),
    # people who came to harm in a shelling "of" a force were shelled by it
    ("قتل خمسة مدنيين في قصف للقوات النخيلية في سدرة.", "strike", "للقوات النخيلية", "خمسة مدنيين"),
    ("قتل عشرون مسلحا بقصف لطيران التحالف في سدرة.", "strike", "طيران التحالف", "عشرون مسلحا"),
    ("قتل مدنيان في قصف لمنزل في سدرة.", "strike", None, "منزل"),
    # what is tried to be taken is attacked
    ("تحاول القوات النخيلية استعادة قاعدة سدرة.", "armed_attack", "القوات النخيلية", "قاعدة سدرة"),
    ("قتل عشرة جنود في محاولة للسيطرة على مطار سدرة.", "armed_attack", None, "مطار سدرة"),
    ("سيطر الجيش على بلدة سدرة بعد محاولات عدة.", "capture", "الجيش", "بلدة سدرة"),
    # in an attack in a town that killed people, people were attacked
    ("قتل ثلاثة من الشرطة في هجوم في جنوب شرق النخيل.", "armed_attack", None, "ثلاثة من الشرطة"),
    ("قتل جنديان في هجوم على قاعدة للجيش في سدرة.", "strike", None, "قاعدة للجيش"),
    # who sets off himself, one or many times
    ("شنت جبهة السهل أولى هجماتها الانتحارية في سدرة.", "bombing", "جبهة السهل", None),
    # one of those who were held is none of the force that held them
    ("ألقت قوات الأمن القبض على 13 مسلحا في سدرة فيما لاذ أحدهم بالفرار.", "arrest", "قوات الأمن", "13 مسلحا"),
    # whoever was killed arrested nobody
    ("أعلنت وزارة الداخلية أن متطرفا قتل واعتقل 16 شخصا في سدرة.", "arrest", None, "16 شخصا"),
    ("أعلنت الشرطة أن مسلحا قتل شرطيا واعتقل رهائن في سدرة.", "abduction", "مسلحا", "رهائن"),
    # a state's forces who lead off the man they arrested arrest him once
    ("اعتقلت القوات النخيلية شابا في سدرة واقتادته إلى مركز للتحقيق.", "arrest", "القوات النخيلية", "شابا"),
]


@pytest.mark.parametrize(("sentence", "kind", "actor", "target"), ONE_ACT, ids=[row[0] for row in ONE_ACT])
def test_an_act_is_told_with_what_came_of_it(sentence, kind, actor, target):
    document, found = claims(sentence)
    claim = next(claim for claim in found if claim.type == kind)
    assert [(one.type, words(document, one.actor), words(document, one.target)) for one in found if one.type == kind] == [
        (kind, actor, target)
    ]
    others = {one.type for one in found} - {"armed_attack"} if kind == "abduction" else {one.type for one in found}
    assert others == {claim.type}


@pytest.mark.parametrize(
    "sentence",
    [
        "بدأت الشرطة حملة أمنية تستهدف جماعات متشددة في مرجانة.",
        "بدأ الرئيس حربا على الإرهاب تستهدف جبهة السهل.",
        "اقتادت الشرطة المتهمين إلى المحكمة في سدرة.",
        "دخلت الشرطة النخيلية المدينة القديمة في سدرة لتفريق محتجين.",
        "قتل طفل في هجوم كلاب ضالة في سدرة.",
    ],
)
def test_campaigns_and_transports_strike_and_abduct_nobody(sentence):
    assert claims(sentence)[1] == []


def test_what_became_one_is_joined_with_its_repeats():
    _, found = claims(
        "اعتقلت القوات النخيلية نحو عشرين شابا، وتركزت الاعتقالات في البلدة القديمة بسدرة.\n\n"
        "واعتقلت القوات نحو عشرين شابا في سدرة أفرجت عن معظمهم.\n\nوقالت الشرطة إن القوات النخيلية اعتقلت نحو عشرين شابا في سدرة."
    )
    assert [claim.type for claim in found] == ["arrest"]


def test_a_body_and_its_head_tell_one_act():
    _, found = claims(
        "قتل 18 شخصا في قصف بصاروخ على حي الرمان، بحسب وزارة الصحة النخيلية.\n\n"
        "وقال مسؤول في الوزارة: سقط الصاروخ على حي الرمان ما تسبب في مقتل 18 شخصا."
    )
    assert [claim.type for claim in found] == ["strike"]


MISSED = [
    "أطلقت جبهة السهل صاروخا على سدرة سقط في منطقة مفتوحة من دون وقوع إصابات.",
    "سقطت قذيفتان أطلقتا من الهضبة في أرض خالية قرب سدرة، ولم يبلغ عن إصابات.",
    "أطلقت جبهة السهل صاروخين على سفينة في بحر المرجان سقطا في المياه.",
    "أطلقت جبهة السهل صاروخا على قاعدة النخلة الجوية من دون أن يصيب هدفه.",
    "أخطأت غارة نخيلية هدفها في سدرة وأصابت أرضا زراعية.",
]


@pytest.mark.parametrize("text", MISSED)
def test_what_fell_where_nothing_is_missed(text):
    _, [claim] = claims(text, "strike")
    assert claim.outcome == "missed"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("سقط صاروخ على منزل في سدرة وأصابه إصابة مباشرة.", "hit"),
        ("أطلقت جبهة السهل صاروخا على سدرة دون أن يصيب أحدا.", "none"),
        ("لم يخطئ الصاروخ هدفه وأصاب منزلا في سدرة.", "hit"),
    ],
)
def test_what_hit_or_hurt_nobody_did_not_miss(text, outcome):
    _, found = claims(text, "strike")
    assert {claim.outcome for claim in found} <= {outcome, None}
