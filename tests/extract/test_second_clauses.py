"""Acts told by a second clause, behind a long subject, or by a word that plans and does: none is lost."""

import pytest
from invented import claims, words

TOLD = [
    # of two clauses in the present the joined name is the next one's doer, and not hit by the first
    ("الجيش النخيلي يقصف قاعدة النخلة وجبهة السهل تشتكي.", ["strike"], "قاعدة النخلة"),
    # a number alone counts people behind a verb of killing, of those taken before as well
    ("خطفت كتائب الفجر خمسة عمال في سدرة، ثم قتلت اثنين منهم.", ["abduction", "armed_attack"], "خمسة عمال"),
    ("قتل الجيش النخيلي ثلاثة في سدرة.", ["armed_attack"], "ثلاثة"),
    # what came of the act ahead is none of its own; nor are three of the thirteen
    ("هاجم مسلحون القرية وقتلوا خمسة.", ["armed_attack"], "القرية"),
    # where a thing stands is told between it and its verb, with a name joined to that of a building
    ("إن سيارة مفخخة متوقفة قرب مبنى وزارة البلديات والأشغال باتجاه سدرة انفجرت.", ["bombing"], None),
    # an act in which something fell has no part in the verb that does not agree with it
    ("وفي آخر هجوم سقطت صواريخ على سدرة فقتلت ثلاثة مسلحين.", ["strike"], "سدرة"),
    # killed by shots, as a verb says that it was done
    ("وتم قتل ثلاثة عمال بطلقات نارية في سدرة.", ["armed_attack"], "ثلاثة عمال"),
    # two acts joined right behind each other have one victim, a killing as well
    ("أعلنت جبهة السهل خطف وقتل ثلاثة جنود في سدرة.", ["abduction", "armed_attack"], "ثلاثة جنود"),
    # "by means of" a party is by it, by means of a thing with it
    ("قتل فتى بواسطة الجيش النخيلي في سدرة.", ["armed_attack"], "فتى"),
    ("هاجم مسلحون القرية بواسطة سيارة مفخخة في سدرة.", ["bombing"], "القرية"),
    # how old somebody is stands between, and tells nothing of the act
    ("اندلعت أعمال عنف على خلفية مقتل فتى يبلغ من العمر 16 عاما بأيدي رجال الشرطة في سدرة.", ["armed_attack"], "فتى"),
    ("قتل فتى يبلغ من العمر 16 عاما بقصف مدفعي في سدرة.", ["strike"], "فتى"),
    # "a girl who was held", but no "order of arrest"
    ("هذه فتاة نخيلية قبض عليها وهي ترتدي حزاما ناسفا في سدرة.", ["arrest"], "فتاة نخيلية"),
    # a dual verb spelled like its noun is told of the two right ahead
    ("أعلن الحاكم أنه تم العثور أمس على شرطيين قتلا برصاصة في الرأس في سدرة.", ["armed_attack"], "شرطيين"),
    # what is asked for, or "as one should", colours no verb in the past
    ("طالب النائب بملاحقة ثلاثة مسلحين قتلوا جنديين في سدرة الأحد.", ["armed_attack", "demand"], "جنديين"),
    ("وأضاف أن الشرطة النخيلية تعاملت معهم كما يجب واعتقلت ثلاثة منهم في سدرة.", ["arrest"], "ثلاثة"),
    # a bomber "targets" with what he wears
    ("قالت مصادر إن الانتحاري استهدف رجال الشرطة في سدرة.", ["bombing"], "رجال الشرطة"),
    # who fell "between dead and wounded" was not thrown at anybody
    ("سقط عشرات النخيليين بين قتيل وجريح بانفجار سيارة مفخخة وسط سدرة.", ["bombing"], "عشرات النخيليين"),
]


@pytest.mark.parametrize(("text", "types", "target"), TOLD)
def test_told(text, types, target):
    document, found = claims(text)
    assert sorted(claim.type for claim in found) == types
    assert target in [words(document, claim.target) for claim in found]


NOT_TOLD = [
    # what somebody aims at doing was not done
    "كانت الخلية تستهدف تفجير مقر البرلمان في سدرة.",
    "صدر أمر قبض عليه في سدرة.",
]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_not_told(text):
    assert [claim.type for claim in claims(text)[1] if claim.status == "occurred"] == []


STATUS = [
    ("الشبكة خططت ونفذت تفجيرا استهدف فندقا في سدرة.", "occurred"),
    ("خطط الرجل لعمليات تفجيرية نفذتها جبهة السهل ضد مقر الشرطة في سدرة.", "occurred"),
    ("خططت الشبكة لتفجير فندق في سدرة.", "planned"),
]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_what_was_planned_and_done_has_happened(text, status):
    _, (blast,) = claims(text, "bombing")
    assert blast.status == status


def test_one_man_is_not_several():
    _, (shots,) = claims("كما قال شاهد آخر إنه شاهد مسلحين من القبائل يطلقون النار على الطائرات الساحلية في سدرة.", "armed_attack")
    assert shots.actor is None


def test_a_dual_verb_tells_of_the_two_ahead():
    _, found = claims("وأضاف أن التفجيرين اللذين وقعا في سدرة أوقعا ثلاثة قتلى.", "bombing")
    assert [claim.killed and claim.killed.low for claim in found] == [3]


TWO_PLACES = [
    "استهدفت طائرة مسيرة سوقا في سدرة اليوم، وقتل تسعة مدنيين في مرجانة في تفجير انتحاري.",
    "هاجم مسلحون حاجزا للجيش في سدرة، وفي وقت سابق أعلن مسؤول أمني مقتل تسعة أشخاص في تفجير انتحاري استهدف مسجدا في مرجانة.",
    "استهدفت طائرة مسيرة سوقا في سدرة، وذلك بعد ساعات من تفجير انتحاري استهدف مسجدا في مرجانة أوقع تسعة قتلى.",
]


@pytest.mark.parametrize("text", TWO_PLACES)
def test_a_suicide_attack_elsewhere_says_nothing_of_the_means_of_the_act_told_first(text):
    _, found = claims(text)
    assert {(claim.type, claim.killed and claim.killed.low) for claim in found} - {("strike", None), ("armed_attack", None)} == {
        ("bombing", 9)
    }
    assert len(found) == 2
