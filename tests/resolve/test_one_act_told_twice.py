"""One act that several tell: officials and then the governor, a headline and "at least", a place that is only named again."""

import pytest
from invented import claims, tallies, words

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


PARTED = [
    # the text turns to another matter: what follows is no more of what it told, though "the attack" is
    (
        "قال المتحدث إن القوات النخيلية استهدفت عربة جنوب سدرة أمس. ومن ناحية أخرى قتل ثلاثة جنود إثر سقوط قذيفة في سدرة.",
        ["unspecified", "artillery"],
    ),
    ("استهدفت القوات النخيلية عربة جنوب سدرة أمس. وقتل ثلاثة أشخاص إثر سقوط قذيفة في سدرة.", ["artillery"]),
    ("قصفت القوات النخيلية عربة جنوب سدرة أمس. ومن جهة أخرى قال المتحدث إن القصف في سدرة أدى إلى مقتل ثلاثة.", ["unspecified"]),
]


@pytest.mark.parametrize(("text", "modes"), PARTED)
def test_a_turn_of_the_text_parts_acts(text, modes):
    _, found = claims(text, "strike")
    assert [claim.mode for claim in found] == modes


FIGHTS = [
    # who fought is told by other names on one ground by one speaker: one fight (ruling 8), but not in a whole province
    (
        "قال الجيش النخيلي إن قوات الأمن اشتبكت مع مسلحي جبهة السهل في سدرة. وأضاف البيان أن الجيش يخوض معارك ضد بقايا المسلحين في سدرة.",
        1,
    ),
    ("دارت اشتباكات بين الجيش النخيلي وجبهة السهل في محافظة السهل. ودارت اشتباكات بين الشرطة ولصوص مسلحين في محافظة السهل.", 2),
]


@pytest.mark.parametrize(("text", "fights"), FIGHTS)
def test_one_fight_on_one_ground(text, fights):
    assert len(claims(text, "clash")[1]) == fights


def test_a_headline_leaves_the_word_province_out():
    text = (
        "مقتل خمسة جنود في غارة لطيران الساحل في نرجسة\n\n"
        "قتل خمسة جنود في غارة لطيران الساحل في ولاية نرجسة أمس. واستهدفت الغارة موقعا عسكريا."
    )
    document, found = claims(text)
    assert [words(document, claim.place) for claim in found] == ["ولاية نرجسة"]


def test_officials_below_a_headline_are_told_again_by_one():
    text = (
        "قتلى في هجوم انتحاري بسدرة\n\nقتل 15 شخصا أمس عندما فجر انتحاري نفسه في سوق في سدرة، حسبما أفاد مسؤولون. "
        "وأعلن حاكم المنطقة سامي كريم أن انتحاريا فجر سترته الناسفة داخل سوق في سدرة أمس."
    )
    document, found = claims(text)
    assert [words(document, claim.attribution.source) for claim in found] == ["حاكم المنطقة سامي كريم"]


def test_a_list_that_ends_in_others_is_no_further_target():
    text = "نفذ الطيران الساحلي 11 غارة على سدرة أمس واستهدفت وحدات ومركبات وأهدافا أخرى لجبهة السهل."
    assert len(claims(text, "strike")[1]) == 1


def test_whose_dead_only_a_headline_counts():
    text = "مقتل 3 من الشرطة في سدرة\n\nقتل ثلاثة من الشرطة ومدني أمس في هجوم مسلح على حاجز في سدرة."
    assert claims(text)[1] and tallies(text) == ()


def test_the_statement_of_a_body_is_its_account():
    text = (
        "أعلن الجيش النخيلي أن مسلحين هاجموا قافلة عسكرية في سدرة أمس وقتلوا ثلاثة جنود. "
        "وجاء في بيان الجيش أن ثلاثة جنود قتلوا في هجوم نفذه مسلحون في سدرة أمس."
    )
    assert len(claims(text, "armed_attack")[1]) == 1
    assert len(claims(text.replace("بيان الجيش", "بيان الشرطة"), "armed_attack")[1]) == 2


LONG_AGO = [
    # what is told with no day ahead of an act of months ago is another
    ("هاجم مسلحون فندقا في سدرة. وكان مسلحون هاجموا فندقا في سدرة في نوفمبر.", 2),
    # behind it, it goes back to that
    ("هاجم مسلحون فندقا في سدرة في نوفمبر. وهاجم المسلحون الفندق بالرشاشات.", 1),
    ("هاجم مسلحون فندقا في سدرة. وهاجم المسلحون الفندق يوم الثلاثاء.", 1),
]


@pytest.mark.parametrize(("text", "number"), LONG_AGO)
def test_news_and_an_act_of_long_ago(text, number):
    assert len(claims(text)[1]) == number


def test_of_the_last_hours_the_day_that_is_told_later_is_meant():
    text = (
        "استهدف مسلحون قاعدة سدرة خلال الساعات الـ16 الماضية بطائرة مسيرة. "
        "وقال بيان لجبهة السهل إن مقاتليها استهدفوا قاعدة سدرة يوم الخميس بطائرة مسيرة."
    )
    _, found = claims(text, "strike")
    assert [(claim.date.start.day, claim.date.end.day) for claim in found] == [(14, 14)]
