"""Acts joined to one another: a verb that goes on, a further act announced, its own place and means, and who calls on whom."""

import pytest
from invented import claims, words

ANNOUNCED = "أعلنت كتائب الفجر قصف موقع عسكري بقذائف الهاون في سدرة، وقنص جندي نخيلي شرق نرجسة."


def test_a_further_act_has_its_own_whom_where_and_means():
    document, found = claims(ANNOUNCED)
    fields = [(c.actor, c.target, c.place, c.weapon) for c in found]
    told = [(c.type, *(words(document, field) for field in row)) for c, row in zip(found, fields, strict=True)]
    assert told == [
        ("strike", "كتائب الفجر", "موقع عسكري", "سدرة", "قذائف الهاون"),
        ("armed_attack", "كتائب الفجر", "جندي نخيلي", "شرق نرجسة", None),
    ]


def test_a_party_behind_the_joined_verb_does_another_act():
    document, found = claims("أعلنت كتائب الفجر قصف موقع عسكري في سدرة، وقصف الجيش النخيلي نرجسة.")
    assert [words(document, claim.actor) for claim in found] == ["كتائب الفجر", "الجيش النخيلي"]


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("ندد الوزير بالقصف، وطالب الحكومة الساحلية بفتح تحقيق.", "الوزير", "الحكومة الساحلية"),
        ("أدانت الخارجية النخيلية القصف، ودعت المجتمع الدولي إلى التدخل.", "الخارجية النخيلية", "المجتمع الدولي"),
        ("أدان الوزير القصف، ودعت الحكومة الساحلية إلى وقف القتال.", "الحكومة الساحلية", None),
    ],
)
def test_a_noun_of_another_gender_is_whom_the_joined_verb_calls_on(text, actor, target):
    document, (claim,) = claims(text, "demand")
    assert (words(document, claim.actor), words(document, claim.target)) == (actor, target)


def test_people_who_belong_to_a_body_are_counted_once():
    _, (claim,) = claims("قتل أربعة مراقبين تابعين لمجلس الأقاليم الدولي في غارة على سدرة.")
    assert claim.killed is not None and (claim.killed.low, claim.killed.high) == (4, 4)


CARRIED = [
    ("مسيرة نخيلية نفذت قرابة التاسعة صباحا غارة بصاروخ موجه على دراجة نارية في سدرة.", "strike", "drone", "دراجة نارية"),
    ("قصفت المدفعية النخيلية حوالي العاشرة والنصف ليلا مخازن أسلحة في سدرة.", "strike", "artillery", "مخازن أسلحة"),
    ("شن الطيران النخيلي منذ منتصف الليل وحتى ساعات الفجر غارات استهدفت سدرة.", "strike", "airstrike", "سدرة"),
]


@pytest.mark.parametrize(("text", "kind", "mode", "target"), CARRIED)
def test_an_hour_stands_in_no_clause(text, kind, mode, target):
    document, (claim,) = claims(text)
    assert (claim.type, claim.mode, words(document, claim.target)) == (kind, mode, target)


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


def test_who_speaks_threatens_those_who_will_pay():
    document, (claim,) = claims("الريحاني: الساحل سيدفع ثمنا باهظا")
    assert (claim.type, words(document, claim.actor), words(document, claim.target)) == ("threat", "الريحاني", "الساحل")


def test_a_force_also_announces_what_it_did():
    """A further announcement without a subject is of who spoke before; a name between commas is no object."""
    text = "أعلنت كتائب الفجر، الجناح العسكري لجبهة السهل، قصف سدرة أمس. كما أعلنت تفجير عبوة بآلية في نرجسة."
    document, found = claims(text)
    told = [(claim.type, words(document, claim.actor), words(document, claim.attribution.source)) for claim in found]
    assert told == [("strike", "كتائب الفجر", "كتائب الفجر"), ("bombing", "كتائب الفجر", "كتائب الفجر")]
