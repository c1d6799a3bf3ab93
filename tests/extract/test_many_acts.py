"""Acts that are told together and are no one act: of the time since something, of weeks, as stepped up, as what is known of a place."""

import pytest
from invented import claims

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
