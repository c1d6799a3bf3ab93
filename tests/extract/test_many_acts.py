"""Acts that are told together and are no one act: of the time since something, of weeks, as stepped up, as what is known of a place."""

import pytest
from invented import claims, words

SENTENCES = [
    # many acts since something changed are counted; an act since dawn, or the siege since then, is told
    ("وتشهد محافظة الساحل العديد من الهجمات ضد القوات النخيلية منذ سقوط المحافظ.", []),
    ("قتل مئات الجنود في هجمات لجبهة السهل في سدرة منذ عزل الحاكم في يوليو 2021.", []),
    ("قتل 15 شخصا في غارات على سدرة منذ صباح اليوم.", ["strike"]),
    ("قتل ثلاثة جنود في هجوم على نقطة تفتيش في سدرة منذ اندلاع القتال.", ["strike"]),
    # attacks of a week, of no place; at a place they are its acts, and a fight is one
    ("وشهد الأسبوع الماضي مجموعة هجمات ضد القوات النخيلية نسبت إلى جبهة السهل.", []),
    ("نفذت جبهة السهل هجمات على حواجز الجيش النخيلي في سدرة الأسبوع الماضي.", ["strike"]),
    # what somebody does more of, whatever the day; at a place it is done there
    ("ومنذ الاثنين ضاعفت جبهة السهل هجماتها على القوات النخيلية.", []),
    ("وكثف الجيش النخيلي غاراته على بلدة سدرة أمس.", ["strike"]),
    # what comes every year
    ("ويكثف مسلحون في النخيل هجومهم السنوي على الجيش.", []),
    # some of the many are not known; what is answered to is only named
    ("شنت المقاتلات الساحلية عددا من الغارات على سدرة أمس.", ["strike"]),
    ("قال الوزير إن الضربات رد على سلسلة من الهجمات على الجيش النخيلي.", []),
    # known raids that only say which houses are meant, unless the clause dates them
    ("وعاد السكان إلى المنازل التي استهدفتها الغارات الساحلية.", []),
    ("وأصيب خمسة في المنزل الذي استهدفته الغارة الساحلية فجر اليوم.", ["strike"]),
    # a protest of another year that only dates what is told
    ("قصف الجيش سدرة أمس. وعين الحاكم إثر احتجاجات على سلفه في يوليو 2021.", ["strike"]),
    ("احتج مئات في مرجانة أمس على قرارات الحاكم.", ["protest"]),
]


@pytest.mark.parametrize(("text", "kinds"), SENTENCES)
def test_many_acts_are_no_act(text, kinds):
    _, found = claims(text)
    assert sorted(claim.type for claim in found) == kinds


TALK = [
    # what is only described is condemned where it is called a crime
    ("ووصفت جبهة السهل انسحابها من سدرة بأنه تكتيكي.", []),
    ("ووصف وزير الدفاع النخيلي الاتفاق مع جبهة السهل بأنه تاريخي.", []),
    ('ووصف وزير الدفاع النخيلي الهجوم بأنه "عمل إرهابي".', ["condemnation"]),
    ("ووصف وزير الدفاع النخيلي القصف بالعمل الوحشي.", ["condemnation"]),
    # a danger is no threat in words
    ("وتواجه النخيل تهديدا متزايدا من المتطرفين.", []),
    ("وجهت جبهة السهل تهديدا للنخيل.", ["threat"]),
    # nobody's visit, which only says when
    ("وأقام قاتل الحارس في سدرة خلال زيارته للنخيل العام الماضي.", []),
    ("زار وزير الدفاع النخيلي الواحات أمس.", ["consultation"]),
]


@pytest.mark.parametrize(("text", "kinds"), TALK)
def test_talk_is_no_act(text, kinds):
    _, found = claims(text)
    assert sorted(claim.type for claim in found) == kinds


def test_what_is_expected_did_not_happen():
    _, found = claims("وقالت مصادر إن المعارك عنيفة، متوقعة إحكام الجيش النخيلي سيطرته على مدينة سدرة خلال الساعات المقبلة.")
    assert [(claim.type, claim.status) for claim in found if claim.type == "capture"] == [("capture", "hypothetical")]


OF_WAR = [
    # killed over months, at no place: a sum; at a place, or of one man, an act
    ("أفاد المرصد بأن طائرات التحالف الإقليمي قتلت 342 من مسلحي جبهة السهل خلال 10 أشهر.", []),
    ("قتل الجيش النخيلي قائد جبهة السهل الأسبوع الماضي.", ["armed_attack"]),
    ("قتل مسلحون خمسة جنود في سدرة الأسبوع الماضي.", ["armed_attack"]),
    ("قالت مصادر أمنية إن الشرطة في النخيل احتجزت نحو 20 متطرفا في الأيام الأخيرة.", ["arrest"]),
    ("قال الحاكم إن الجيش النخيلي قتل سبعة مسلحين في الأيام الأخيرة.", ["armed_attack"]),
    # more dead than any raids have that are news
    ("قتل 2927 على الأقل جراء غارات التحالف الإقليمي على مقار جبهة السهل في سدرة ومرجانة.", []),
    ("قتل 27 على الأقل جراء غارات التحالف الإقليمي على مقار جبهة السهل في سدرة ومرجانة.", ["strike", "strike"]),
    ("قتل مسلحون 1200 مدني في بلدة سدرة أمس.", ["armed_attack"]),
]


@pytest.mark.parametrize(("text", "kinds"), OF_WAR)
def test_what_is_told_of_a_war_is_counted(text, kinds):
    _, found = claims(text)
    assert sorted(claim.type for claim in found) == kinds


WIDE_WORDS = [
    # a car bomb that hits is a bomb that goes off, and so are bombers who attack; drones are no bombers
    ("استهدفت سيارة ملغومة حاجزا للجيش النخيلي في سدرة.", "bombing", "vehicle"),
    ("هاجم انتحاريان سوقا مزدحمة في سدرة.", "bombing", "suicide"),
    ("هاجمت جبهة السهل قاعدة سدرة بطائرات مسيرة انتحارية.", "strike", "drone"),
    ("هاجم مسلحون حاجزا للجيش النخيلي في سدرة.", "armed_attack", "raid"),
    # an ambush by its other name; a hideout that is hit is one
    ("قتل ثلاثة جنود في مكمن استهدف أمس قافلة عسكرية قرب سدرة.", "armed_attack", "ambush"),
    ("قصفت الطائرات الساحلية مكامن جبهة السهل قرب سدرة.", "strike", "airstrike"),
    # raids of the police in many provinces that were aimed at people
    ("نفذت الشرطة النخيلية مداهمات في 13 محافظة استهدفت عناصر جبهة السهل.", "armed_attack", "raid"),
]


@pytest.mark.parametrize(("text", "kind", "mode"), WIDE_WORDS)
def test_what_a_wide_word_is_here(text, kind, mode):
    _, found = claims(text)
    assert [(claim.type, claim.mode) for claim in found] == [(kind, mode)]


TOLD_ON = [
    # a verb that goes on without a doer tells whom the blast hit; one with a doer, or a passive one, another act
    ("وقع تفجير في سدرة مساء أمس. واستهدف دورية للشرطة وأدى إلى إصابة شرطي.", [("bombing", "دورية للشرطة")]),
    (
        "وقال مدير الشرطة إن عملا وقع في سدرة تمثل في تفجير قنبلة أمس. حيث استهدف دورية للشرطة.",
        [("bombing", "دورية للشرطة")],
    ),
    ("وقع تفجير في سدرة مساء أمس. واستهدف الجيش النخيلي مواقع جبهة السهل بالصواريخ.", [("bombing", None), ("strike", "مواقع جبهة السهل")]),
    ("شن الجيش الساحلي غارة على سدرة أمس. واستهدف مخزنا في مرجانة.", [("strike", "سدرة"), ("strike", "مخزنا")]),
]


@pytest.mark.parametrize(("text", "acts"), TOLD_ON)
def test_an_act_is_told_on(text, acts):
    document, found = claims(text)
    assert [(claim.type, words(document, claim.target)) for claim in found] == acts


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
