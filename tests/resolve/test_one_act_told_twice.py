"""One act that several tell: officials and then the governor, a headline and "at least", a place that is only named again."""

import pytest
from invented import claims, words

TWICE = [
    # of many with no name one speaks then
    (
        "قتل 14 جنديا أمس في غارة نخيلية على حاجز للجيش في بلدة سدرة، كما أعلنت السلطات المحلية. "
        "وقال أحمد كريم حاكم المنطقة إن مروحيتين نخيليتين هاجمتا حاجزا للجيش في سدرة أمس وقتل 14 جنديا.",
        ["أحمد كريم حاكم المنطقة"],
    ),
    # sources are nobody's colleagues; two officials are two
    (
        "قالت مصادر محلية إن سبعة جنود قتلوا أمس عندما اقتحم مسلحون نقطة تفتيش في سدرة. "
        "وقال المحافظ أحمد كريم إن مسلحين اقتحموا نقطة التفتيش في سدرة وقتلوا سبعة جنود.",
        ["مصادر محلية", "المحافظ أحمد كريم"],
    ),
    (
        "قال الحاكم سامي كريم إن سبعة جنود قتلوا أمس عندما اقتحم مسلحون نقطة تفتيش في سدرة. "
        "وقال المحافظ أحمد كريم إن مسلحين اقتحموا نقطة التفتيش في سدرة وقتلوا سبعة جنود.",
        ["الحاكم سامي كريم", "المحافظ أحمد كريم"],
    ),
    # planes of one state under two names
    (
        "قصفت ثلاث طائرات حربية ساحلية أمس عدة مواقع لجبهة السهل في سدرة. "
        "وقال وزير الدفاع الساحلي إن الطائرات الحربية الساحلية قصفت أمس مخزنين لجبهة السهل في سدرة.",
        ["وزير الدفاع الساحلي"],
    ),
]


@pytest.mark.parametrize(("text", "sources"), TWICE)
def test_by_whose_account_one_act_is(text, sources):
    document, found = claims(text)
    assert [words(document, claim.attribution.source) for claim in found] == sources


HEADED = [
    ("جبهة السهل تقتل 12 شخصا\n\nقالت الشرطة إن 12 شخصا على الأقل قتلوا أمس عندما هاجم انتحاريان سوقا في سدرة.", ["bombing"]),
    ("جبهة السهل تقتل 12 شخصا\n\nقالت الشرطة إن 15 شخصا قتلوا أمس عندما هاجم انتحاريان سوقا في سدرة.", ["armed_attack", "bombing"]),
    # "the attack" is the one told right before
    (
        "مسلحون يهاجمون دورية في مرجانة\n\nهاجم انتحاريان سوقا في سدرة أمس. وأسفر الهجوم عن مقتل خمسة. وهاجم مسلحون دورية في مرجانة أمس.",
        ["armed_attack", "bombing"],
    ),
]


@pytest.mark.parametrize(("text", "kinds"), HEADED)
def test_a_headline_and_its_text(text, kinds):
    _, found = claims(text)
    assert sorted(claim.type for claim in found) == kinds
