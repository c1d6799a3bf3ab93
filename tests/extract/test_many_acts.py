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
