"""Acts told in words that reports seldom use for them: districts named by the word for "toward", shots, captives, flags."""

import pytest
from invented import claims, words

TOLD = [
    # the word for a district is also "toward"
    ("نجح الجيش النخيلي في تحرير ناحية سدرة من جبهة السهل.", "capture", "ناحية سدرة"),
    ("قصف الجيش النخيلي ناحية عين الصفصاف.", "strike", "ناحية عين الصفصاف"),
    ("أصيب شاب بطلق ناري من مجهولين في سدرة.", "armed_attack", "شاب"),
    ("مزق انفجار سوقا شعبيا في مدينة سدرة.", "bombing", "سوقا شعبيا"),
]


@pytest.mark.parametrize(("text", "kind", "target"), TOLD)
def test_an_act_is_found(text, kind, target):
    document, found = claims(text, kind)
    assert [words(document, claim.target) for claim in found] == [target]


def test_toward_a_side_is_no_ground():
    document, found = claims("قصفت الطائرات النخيلية مواقع جبهة السهل ناحية الشرق.", "strike")
    assert [words(document, claim.target) for claim in found] == ["مواقع جبهة السهل"]


UNTOLD = [
    # what has been held for months or years, in the first sentence too
    "تسيطر جبهة السهل على مساحات واسعة من محافظة الهضبة منذ سنوات.",
    "وتسيطر جبهة السهل على مدينة سدرة منذ عام 2015.",
    # what is refused, asked for or ruled out before it
    "لن تعود العلاقات قبل انسحاب القوات النخيلية من سدرة.",
    "رفضت جبهة السهل نزع سلاحها قبل انسحاب الجيش النخيلي من سدرة.",
    "وقال الوزير إنه لا مفاوضات قبل انسحاب جبهة السهل من سدرة.",
    # what some live by
    "وتجوب الصحراء عصابات تمارس الخطف والنهب.",
    # a noun behind "that" with its hamza below
    "وقال الوزير إن قصف المدنيين جريمة حرب.",
    "انفجر الخلاف بين جبهة السهل وسرايا الوادي حول الرواتب في سدرة.",
    "وصل إلى مستشفيات سدرة عدد من مقاتلي جبهة السهل لتلقي العلاج.",
    "احتجز المستشفى جثة طفل في سدرة أربعين يوما.",
]


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_no_act(text):
    kinds = ("armed_attack", "capture", "strike", "bombing", "abduction", "arrest", "destruction", "mobilization", "withdrawal")
    assert [claim.type for claim in claims(text)[1] if claim.type in kinds] == []


def test_what_was_taken_days_ago_or_came_later_is_told():
    assert [claim.type for claim in claims("سيطرت جبهة السهل على سدرة منذ أيام.")[1]] == ["capture"]
    found = claims("وقعت اشتباكات في سدرة قبل انسحاب الجيش النخيلي منها.")[1]
    assert [claim.type for claim in found] == ["clash", "withdrawal"]


BESIDE = [
    # who is behind an act, with a verb or with none
    ("وقالت الشرطة إن جبهة السهل تقف وراء التفجير الذي وقع في سوق سدرة.", "bombing", "جبهة السهل"),
    ("ويعتقد أن جبهة السهل وراء الهجوم على قرية الغزال.", "strike", "جبهة السهل"),
    # what goes along with what is told, or on around it
    ("دارت اشتباكات قرب سدرة، ترافق ذلك مع قصف مدفعي على قرية الغزال.", "strike", None),
    ("اندلعت اشتباكات عنيفة في مرجانة، ترافقت مع قصف مدفعي على سدرة.", "strike", None),
    ("اندلعت مواجهات في مرجانة وسط قصف مدفعي على سدرة.", "strike", None),
]


@pytest.mark.parametrize(("text", "kind", "actor"), BESIDE)
def test_an_act_told_beside_another_or_of_who_is_behind_it(text, kind, actor):
    document, found = claims(text, kind)
    assert [words(document, claim.actor) if claim.actor else None for claim in found] == [actor]
