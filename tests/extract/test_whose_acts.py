"""Whose an act is and by whose account: forces of a speaker, bodies without force, headlines, second accounts, alike spellings."""

import pytest
from invented import claims, words


def told(text):
    """Every claim of a text with its sides and its source."""
    document, found = claims(text)
    sides = ("actor", "target")
    return [(c.type, *(words(document, getattr(c, side)) for side in sides), words(document, c.attribution.source)) for c in found]


FORCES = [
    # "its forces" are the speaker's, not the site's on which he wrote
    ("قالت القيادة المركزية في منشور على منصة إكس إن قواتها دمرت ثلاث مسيرات.", "القيادة المركزية"),
    # a spokesman's and a commander's forces are those of the body
    ("قال الناطق باسم الجيش النخيلي سامي العقيق إن قواته قصفت معسكر الصوان.", "الجيش النخيلي"),
    ("أكد قائد الجيش العماد سامي العقيق أن وحداته قصفت معسكر الصوان.", "الجيش"),
    # planes thought to be somebody's are the subject all the same
    ("شنت طائرات حربية يعتقد أنها ساحلية غارات على معسكر الصوان.", "طائرات حربية"),
    ("هاجم مسلحون يشتبه بأنهم من جبهة السهل معسكر الصوان.", "مسلحون"),
    # who fired what was stopped did not stop it
    ("أعلن الجيش النخيلي اعتراض وتدمير صاروخين أطلقتهما جبهة السهل.", "الجيش النخيلي"),
    ("اعترضت ودمرت الدفاعات الجوية النخيلية صاروخا باليستيا فوق سدرة.", "الدفاعات الجوية النخيلية"),
    # a force ahead of the colon of a headline did what follows
    ("الجيش النخيلي: السيطرة على جبل الصوان", "الجيش النخيلي"),
    ("جبهة السهل: استهداف معسكر الصوان بالصواريخ", "جبهة السهل"),
    # who has no force tells of attacks and does none
    ("أعلنت وزارة الصحة النخيلية قصف مستشفى سدرة.", None),
    ("أكد مرصد النخيل للحقوق استهداف معسكر الصوان.", None),
    ("مجلس الأقاليم الدولي: استهداف معسكر الصوان بالصواريخ", None),
    ("وزارة الصحة النخيلية: استهداف مستشفى سدرة", None),
]


@pytest.mark.parametrize(("text", "actor"), FORCES)
def test_who_did_it(text, actor):
    assert told(text)[0][1] == actor


def test_an_attack_claimed_by_a_group_is_a_second_account_of_it():
    text = "قتل ستة أشخاص في تفجير استهدف حافلة في سدرة، حسبما أعلنت الشرطة النخيلية. وأعلنت جبهة السهل مسؤوليتها عن التفجير."
    first, second = told(text)
    assert first == ("bombing", None, "حافلة", "الشرطة النخيلية")
    assert second == ("bombing", "جبهة السهل", "حافلة", "جبهة السهل")
    police, group = claims(text)[1]
    assert (police.killed.low, group.killed) == (6, None)


def test_an_attack_that_nobody_claims_has_one_account():
    text = "قتل ستة أشخاص في تفجير استهدف حافلة في سدرة، حسبما أعلنت الشرطة النخيلية. ولم تعلن جهة بعد مسؤوليتها عن التفجير."
    assert told(text) == [("bombing", None, "حافلة", "الشرطة النخيلية")]


SOURCES = [
    # a governor is spelled as "and to", a town hall as "at him", a spokeswoman as "speaking"
    ("قال والي سدرة سامي العقيق إن قذيفة سقطت على سوق.", "والي سدرة سامي العقيق"),
    ("قال رئيس بلدية سدرة سامي العقيق إن صاروخا أصاب مبنى سكنيا.", "رئيس بلدية سدرة سامي العقيق"),
    ("قالت المتحدثة باسم الجيش النخيلي سلمى العقيق إن صاروخا أصاب مبنى سكنيا.", "المتحدثة باسم الجيش النخيلي سلمى العقيق"),
    # a commander is told from an order by his long alef, a name from a verb by its ending
    ("قال آمر كتيبة في سدرة إن قذيفة سقطت على سوق.", "آمر كتيبة في سدرة"),
    ("قال مدير المستشفى سامي صفية إن قذيفة سقطت على سوق.", "مدير المستشفى سامي صفية"),
    ("قال حاكم مقاطعة السهل سامي العقيق إن قذيفة سقطت على سوق.", "حاكم مقاطعة السهل سامي العقيق"),
    # an agency of other matters is no medium, and how one was reached is no part of him
    ("ذكر بيان لوكالة الاستخبارات أن صاروخا أصاب مبنى سكنيا.", "وكالة الاستخبارات"),
    ("قال سكان من القرية عبر الهاتف إن مسلحين أحرقوا عشرات المنازل.", "سكان من القرية"),
    # behind a formula the sentence still has its verb; the vowel tells "was killed"
    ("وفق مصادر أمنية تحدثت للوكالة، قتل عشرون مدنيا برصاص مسلحين في سدرة.", "مصادر أمنية"),
    ("وبحسب ما أعلن الجيش النخيلي، قُتل جندي في سدرة برصاص قناص.", "الجيش النخيلي"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_by_whose_account(text, source):
    assert told(text)[0][3] == source


TARGETS = [
    # what somebody is thought to be does not part a verb from its object
    ("استهدف مسلحون يعتقد أنهم من جبهة السهل حافلة في سدرة.", "حافلة"),
    # the noun behind "that" still lacks its verb
    ("قالت الشرطة النخيلية إن سفينة مملوكة لشركة ساحلية تعرضت لهجوم بطائرة مسيرة.", "سفينة مملوكة لشركة ساحلية"),
    ("أصيبت ناقلة نفط بصاروخ في خليج العنبر.", "ناقلة نفط"),
    # an unknown adjective belongs to its noun
    ("استهدفت وحدات من الجيش بالتعاون مع القوات الرديفة تجمعا للمسلحين في سدرة.", "تجمعا للمسلحين"),
    # two acts joined are done to one thing
    ("قصفت ودمرت طائرات الجيش النخيلي مستودعا في سدرة.", "مستودعا"),
]


@pytest.mark.parametrize(("text", "target"), TARGETS)
def test_to_whom(text, target):
    assert [side for _, _, side, _ in told(text)] == [target]


def test_two_acts_with_sides_of_their_own_share_none():
    text = "أعلن الجيش النخيلي مقتل أربعة مسلحين في كمين وأسر تسعة آخرين في سدرة."
    assert "تسعة آخرين" not in [actor for _, actor, _, _ in told(text)]


def test_what_one_will_be_able_to_do_is_no_act():
    assert told("ستتمكن النخيل من إرسال مقاتلات إلى قاعدة النخلة الجوية.") == []
    assert [kind for kind, *_ in told("تمكنت النخيل من إرسال مقاتلات إلى قاعدة النخلة الجوية.")] == ["mobilization"]


MORE_DOERS = [
    # an event under "the carrying out of" is announced as that is
    ("أعلنت جبهة السهل تنفيذ كمين محكم شرق سدرة.", "armed_attack", "جبهة السهل"),
    ("أكد مصدر أمني تنفيذ غارات على معسكر الصوان.", "strike", None),
    # whose country: the person's, whatever bodies are named between
    ("قال الرئيس الساحلي عادل البحري إن التحالف الإقليمي وافق وإن بلاده قصفت معسكر الصوان.", "strike", "الساحلي"),
    # those who hold people tell of their arrest; what "was done" was not done by whoever acted before
    ("قالت الشرطة النخيلية إنه تم اعتقال سبعة أشخاص في سدرة.", "arrest", "الشرطة النخيلية"),
    ("قبضت الشرطة النخيلية على مهرب في سدرة. وتم إلقاء القبض على سائق في مرجانة.", "arrest", None),
    # whose statement it is
    ("اتهم بيان للجيش النخيلي جبهة السهل بالكذب.", "condemnation", "للجيش النخيلي"),
]


@pytest.mark.parametrize(("text", "kind", "actor"), MORE_DOERS)
def test_doers_told_elsewhere(text, kind, actor):
    assert [doer for what, doer, _, _ in told(text) if what == kind][-1] == actor


def test_the_country_of_a_speaker_is_known_by_its_state():
    _, (claim,) = claims("قال الرئيس الساحلي عادل البحري إن التحالف الإقليمي وافق وإن بلاده قصفت معسكر الصوان.", "strike")
    assert claim.actor.concept == "sahil"


def test_what_somebody_is_accused_of():
    text = "اتهم ناشطون جبهة السهل بقتل خمسة مزارعين في قرية أم عضام ونهب منازلهم."
    assert ("armed_attack", "جبهة السهل", "خمسة مزارعين", "ناشطون") in told(text)
    assert ("destruction", "جبهة السهل", "منازلهم", "ناشطون") in told(text)
    assert [kind for kind, *_ in told("اتهم ناشطون جبهة السهل بقتل الأحلام.")] == ["condemnation"]


def test_a_participle_goes_on_with_one_of_its_own_gender():
    text = "قالت مصادر ميدانية إن المسلحين فروا، فيما اضطر آخرون إلى الاختباء، مضيفة أن الطيران النخيلي قصف منزلا في خربة اللوز."
    assert told(text)[-1] == ("strike", "الطيران النخيلي", "منزلا", "مصادر ميدانية")


def test_who_tells_of_what_fell_tells_of_the_strike():
    text = "استهدفت جبهة السهل مدينة سدرة بقذائف. ووفق مصدر أمني مطلع فإن تلك القذائف لم تخلف أي إصابات."
    assert told(text) == [("strike", "جبهة السهل", "مدينة سدرة", "مصدر أمني مطلع")]


FIRED_FROM = [
    ("سقطت قذائف على حي الصفصاف مصدرها مواقع جبهة السهل شمال مدينة سدرة.", "جبهة السهل"),
    ("سقطت قذائف هاون مصدرها مناطق سيطرة جبهة السهل على بلدة سدرة.", "جبهة السهل"),
    ("سقطت صواريخ أطلقت من مناطق سيطرة القوات النخيلية على بلدة سدرة.", "القوات النخيلية"),
    ("قتل مدني بقصف صاروخي مصدره مناطق انتشار القوات الساحلية على بلدة سدرة.", "القوات الساحلية"),
    ("قصف صاروخي من مناطق سيطرة جبهة السهل على بلدة سدرة.", "جبهة السهل"),
    # a land or a side of a border fires nothing
    ("سقطت صواريخ أطلقت من الساحل على بلدة سدرة.", None),
    ("سقطت خمسة صواريخ أطلقت من الجانب النخيلي على بلدة سدرة.", None),
    # what lies on somebody's ground is not fired from there
    ("قصفت طائرة بلدة سدرة في مناطق سيطرة جبهة السهل.", "طائرة"),
]


@pytest.mark.parametrize(("text", "actor"), FIRED_FROM)
def test_from_whose_ground_munitions_come_shelled(text, actor):
    document, found = claims(text, "strike")
    assert [words(document, claim.actor) for claim in found] == [actor]


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("قالت جبهة السهل في بيان: استهدف مقاتلونا تجمعا للعدو شرق سدرة بقذائف الهاون.", "strike", "جبهة السهل"),
        ("نفى متحدث باسم جبهة السهل أن يكون مقاتلوها قد هاجموا المطار في سدرة.", "armed_attack", "جبهة السهل"),
        ("قال قائد في كتائب الفجر إن رجاله سيطروا على معبر الصخرة.", "capture", "كتائب الفجر"),
    ],
)
def test_whose_fighters_did_it(text, kind, actor):
    document, found = claims(text, kind)
    assert [words(document, claim.actor) for claim in found] == [actor]
