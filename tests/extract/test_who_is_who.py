"""Who is who: full names, bodies named bare, clauses between the verb and its object, pronouns and short returns."""

import pytest
from invented import claims, words

TOLD = [
    # a noun with the article is no part of a name that has it bare
    ("اتهمت الحكومة النخيل بقصف القرية في سدرة.", "condemnation", "الحكومة", "النخيل"),
    ("اتهم الجيش الساحل بقصف القرية في سدرة.", "condemnation", "الجيش", "الساحل"),
    ("اتهم الجيش النخيلي جبهة السهل بقصف القرية في سدرة.", "condemnation", "الجيش النخيلي", "جبهة السهل"),
    # a clause between commas about the subject leaves the verb its object, bare or under its preposition
    ("وهاجم مقاتلو الجبهة، الذين وصلوا على دراجات نارية، مركزا للشرطة في سدرة.", "armed_attack", "مقاتلو الجبهة", "مركزا للشرطة"),
    ("واتهم الوزير، خلال مؤتمر صحافي في مرجانة، جبهة السهل بقصف السوق.", "condemnation", "الوزير", "جبهة السهل"),
    ("وطالب الوزير، في بيان صدر مساء أمس، جبهة السهل بالإفراج عن الجنود.", "demand", "الوزير", "جبهة السهل"),
    ("سيطرت القوات النخيلية، التي تدعمها الواحات، على سدرة.", "capture", "القوات النخيلية", "سدرة"),
    ("وقصف الجيش النخيلي سدرة، التي سيطر عليها المسلحون أمس، بصواريخ غراد.", "strike", "الجيش النخيلي", "سدرة"),
    # the full name of somebody is one phrase, and none of the noun ahead of it
    ("اغتال مسلحون محمد حسن في سدرة.", "armed_attack", "مسلحون", "محمد حسن"),
    ("اعتقلت الشرطة علي سالم في سدرة.", "arrest", "الشرطة", "علي سالم"),
    ("قتل النخيل أحمد الشيزري في غارة على سدرة.", "strike", "النخيل", "أحمد الشيزري"),
    ("هاجم مسلحون منزل محمد حسن في سدرة.", "armed_attack", "مسلحون", "منزل محمد حسن"),
    ("دعا فيرزاد شزلي جبهة السهل إلى مغادرة سدرة.", "demand", "فيرزاد شزلي", "جبهة السهل"),
    ("اتهم فيرزاد شزلي الجيش بارتكاب مجزرة في سدرة.", "condemnation", "فيرزاد شزلي", "الجيش"),
    ("دعا القائد سالم الريحاني النخيليين إلى مغادرة سدرة.", "demand", "القائد سالم الريحاني", "النخيليين"),
    ("قتل المسلحون النخيليون خمسة جنود في سدرة.", "armed_attack", "المسلحون النخيليون", "خمسة جنود"),
    ("دان مكتب الرئيس محمد حسن جبهة السهل.", "condemnation", "مكتب الرئيس محمد حسن", "جبهة السهل"),
    # who is blamed for what was condemned; whom a verb of blame holds responsible, and what is one's own responsibility
    ("دانت الحكومة النخيلية الهجوم وحملت جبهة السهل المسؤولية.", "condemnation", "الحكومة النخيلية", "جبهة السهل"),
    ("ألقت الحكومة النخيلية باللوم على جبهة السهل في الهجوم.", "condemnation", "الحكومة النخيلية", "جبهة السهل"),
    ("أدان المتحدث الهجوم واتهم الساحل بدعم المسلحين.", "condemnation", "المتحدث", "الساحل"),
    # an operation's force made the arrests that it led to
    ("نفذت قوة من الجيش عملية أمنية في سدرة أسفرت عن اعتقال ثلاثة مطلوبين.", "arrest", "قوة من الجيش", "ثلاثة مطلوبين"),
    # the latter is the party named last that agrees
    ("هاجم المسلحون القوات النخيلية، وتمكنت الأخيرة من قتل عشرة منهم في سدرة.", "armed_attack", "القوات النخيلية", "عشرة"),
    # what several men saw they struck; of a fight the pronoun is who fights
    ("رصد المقاتلون قوة نخيلية تتقدم نحو القرية فاستهدفوها بالصواريخ.", "strike", "المقاتلون", "قوة نخيلية"),
    ("تقدمت قوة مشاة نحو القرية فاشتبك معها المقاتلون.", "clash", "المقاتلون", "قوة مشاة"),
    # an unknown adjective of an act did nothing; by an air force things are destroyed from the air
    ("تعرض مقر الحزب لهجوم مريع في سدرة.", "strike", None, "مقر الحزب"),
    ("دمر سلاح الجو النخيلي مخازن أسلحة في سدرة.", "strike", "سلاح الجو النخيلي", "مخازن أسلحة"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target"), TOLD)
def test_who_to_whom(text, kind, actor, target):
    document, found = claims(text, kind)
    assert (actor, target) in [(words(document, claim.actor), words(document, claim.target)) for claim in found]


def test_own_responsibility_accuses_nobody():
    _, found = claims("انفجرت عبوة ناسفة في سدرة. وأعلنت جبهة السهل، في بيان لها، مسؤوليتها عن التفجير.", "condemnation")
    assert found == []


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("هز المدينة تفجيران، استهدف أولهما مقر الشرطة في سدرة والثاني سوقا في نرجسة.", [("مقر الشرطة", "سدرة"), ("سوقا", "نرجسة")]),
        ("شن الطيران النخيلي غارتين استهدفت الأولى منزلا في سدرة والثانية مدرسة في نرجسة.", [("منزلا", "سدرة"), ("مدرسة", "نرجسة")]),
        ("استهدفت غارة الطابق الثاني من مبنى في سدرة.", [("الطابق الثاني", "سدرة")]),
    ],
)
def test_acts_told_one_by_one(text, hit):
    document, found = claims(text)
    assert [(words(document, claim.target), words(document, claim.place)) for claim in found] == hit


def test_a_short_return_finds_a_body_named_inside():
    document, found = claims("قتل زعيم جبهة السهل في غارة نخيلية على سدرة. وهددت الجبهة بشن هجمات على مرجانة.", "threat")
    assert [words(document, claim.actor) for claim in found] == ["جبهة السهل"]


def test_the_named_dead_are_counted():
    _, (claim,) = claims("قتل محمد حسن في غارة على سدرة.", "strike")
    assert (claim.killed.low, claim.killed.high) == (1, 1)
