"""Acts under a verb of saying, in a row of acts, behind what was told of another: which are told, and what they take from beside."""

import pytest
from invented import claims, words

NEWS = [
    # an official right ahead of "about" is no one responsible for the act, where the verb takes it
    ("أعرب الوزير عن استنكاره للهجوم على قاعدة النخلة الجوية.", "condemnation", "الوزير"),
    ("عبر وزير الدفاع النخيلي عن إدانته للهجوم على قاعدة النخلة الجوية.", "condemnation", "وزير الدفاع النخيلي"),
    ("أعلن الوزير عن اعتقال خمسة مسلحين في سدرة.", "arrest", None),
    ("كشف الناطق العسكري عن إسقاط طائرة مسيرة في سدرة.", "interception", None),
    # what is pointed to is told with its doer and what it hit, or with how many
    ("وأشار المصدر إلى قصف القوات الساحلية مواقع لكتائب الفجر في سدرة.", "strike", "القوات الساحلية"),
    ("وأشار مصدر أمني إلى اعتقال خمسة مسلحين في سدرة.", "arrest", None),
    # the refusal of a state, and what it refuses
    ("أكد الوزير رفض النخيل الهجوم على سدرة.", "condemnation", "النخيل"),
    ("أعلنت جبهة السهل هدنة من جانب واحد لمدة ثلاثة أيام.", "agreement", "جبهة السهل"),
    ("لقي خمسة جنود مصرعهم على يد كتائب الفجر في سدرة.", "armed_attack", "كتائب الفجر"),
]


@pytest.mark.parametrize(("text", "kind", "actor"), NEWS)
def test_an_act_that_a_verb_tells_of_is_told(text, kind, actor):
    document, found = claims(text)
    assert [(claim.type, words(document, claim.actor)) for claim in found] == [(kind, actor)]


@pytest.mark.parametrize(
    "text",
    [
        "قال مسؤول عن الهجوم على سدرة إن المهاجمين فروا.",
        "أعلن مسؤول عن الهجوم على سدرة أن المهاجمين فروا.",
        "وأشار المصدر إلى الهجوم على سدرة.",
    ],
)
def test_an_act_that_is_only_spoken_of_is_not(text):
    assert claims(text)[1] == []


def test_whom_they_met_their_death_befell():
    document, [claim] = claims("لقي خمسة جنود مصرعهم برصاص مسلحين في سدرة.")
    assert words(document, claim.target) == "خمسة جنود"


RANKED = [
    "قصفت القوات الساحلية سدرة في ثاني هجوم خلال يومين.",
    "قصفت القوات الساحلية سدرة في غارة هي الثالثة خلال أسبوع.",
    "قصفت القوات الساحلية سدرة في أعنف هجوم على المدينة منذ عامين.",
    "قصفت القوات الساحلية سدرة للمرة الأولى منذ مايو الماضي.",
    "قصفت القوات الساحلية سدرة للمرة الثالثة خلال أسبوع.",
]


@pytest.mark.parametrize("text", RANKED)
def test_the_bound_of_a_row_of_acts_is_the_day_of_none(text):
    _, [claim] = claims(text)
    assert claim.date is None


@pytest.mark.parametrize(
    "text", ["قصفت القوات الساحلية مواقع اللواء الثالث في سدرة منذ السبت.", "قصفت القوات الساحلية سدرة أمس في ثاني هجوم خلال يومين."]
)
def test_a_unit_with_a_number_and_a_day_of_its_own_leave_the_day(text):
    _, [claim] = claims(text)
    assert claim.date is not None


def test_and_earlier_begins_what_has_a_subject_of_its_own():
    document, found = claims("هاجم مسلحون حاجزا في مرجانة، وفي وقت سابق انسحب الجيش الساحلي من مدينة سدرة.")
    told = [(claim.type, words(document, claim.actor)) for claim in found]
    assert told == [("armed_attack", "مسلحون"), ("withdrawal", "الجيش الساحلي")]
