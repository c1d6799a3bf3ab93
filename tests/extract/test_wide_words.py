"""Words that tell many things: which act they tell here, and where they are only talk."""

import pytest
from invented import claims

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
