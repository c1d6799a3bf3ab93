"""What reports tell in the background: tolls since a war began, parts of a group, ground regained, what an act would need."""

import pytest
from invented import claims, words


def sides(text, kind):
    """The actors and targets of the claims of a type."""
    document, found = claims(text, kind)
    return [(words(document, claim.actor), words(document, claim.target)) for claim in found]


UNTOLD = [
    # a toll since a war began is no act of whoever was told of last
    "قال شاهد إنه رأى جثة في مبنى محترق في سدرة. وقتل أكثر من 6500 شخص منذ اندلاع الصراع في السهل.",
    # what an act would need, what something is built against
    "استعادة سدرة تتطلب حشد آلاف الجنود.",
    "وقال الخبير إن السيطرة على مرجانة ستحتاج إلى شهور.",
    "قررت الوزارة بناء حاجز للحيلولة دون تسلل مسلحين إلى السهل.",
]


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_no_act(text):
    assert [claim.type for claim in claims(text)[1] if claim.type in ("armed_attack", "capture")] == []


SOME = [
    ("هاجمت مجموعة منهم سيارات الإسعاف قرب سدرة.", "armed_attack", ("مجموعة", "سيارات الإسعاف")),
    ("واقتحم عدد منهم مقر المحافظة في سدرة أمس.", "armed_attack", (None, "مقر المحافظة")),
    ("وهاجم بعضهم مركزا للشرطة في سدرة.", "armed_attack", (None, "مركزا للشرطة")),
    # who is among those counted is none of what acts
    ("أعدمت جبهة السهل 20 رجلا معظمهم طلاب في سدرة.", "armed_attack", ("جبهة السهل", "20 رجلا")),
]


@pytest.mark.parametrize(("text", "kind", "told"), SOME)
def test_some_of_them_act_on_what_stands_behind(text, kind, told):
    assert sides(text, kind) == [told]


REGAINED = [
    ("وبعد استعادة القوات النخيلية السيطرة على سدرة عاد النازحون.", "القوات النخيلية"),
    ("وأعلنت الوزارة استعادة كتائب الفجر السيطرة على سدرة.", "كتائب الفجر"),
    ("وأعلن عن إحكام القوات النخيلية سيطرتها على سدرة.", "القوات النخيلية"),
]


@pytest.mark.parametrize(("text", "doer"), REGAINED)
def test_who_regains_control_stands_ahead_of_it(text, doer):
    assert sides(text, "capture") == [(doer, "سدرة")]


def test_a_body_named_inside_another_phrase_is_returned_to():
    text = "تحدثت مصادر عن إحراز جبهة السهل تقدما في سدرة. وقالت إن مقاتلي الجبهة هاجموا الحاجز."
    assert sides(text, "armed_attack") == [("جبهة السهل", "الحاجز")]


def test_an_operation_told_by_an_adjective_has_no_adjective_as_its_target():
    assert sides("تعرض الفندق لعملية تفجير إرهابية في سدرة نفذتها جبهة السهل.", "bombing")[0][1] != "إرهابية"


ANSWERED = [
    "وقصف الجيش النخيلي مواقع جبهة السهل في سدرة انتقاما لمقتل جندي برصاص الجبهة أمس.",
    "وقصف الجيش النخيلي مواقع جبهة السهل في سدرة ثأرا لمقتل ثلاثة من جنوده.",
]


@pytest.mark.parametrize("text", ANSWERED)
def test_what_an_act_avenges_is_none_of_its_toll(text):
    document, found = claims(text, "strike")
    assert [(words(document, claim.target), claim.killed) for claim in found] == [("مواقع جبهة السهل", None)]


PLANS = [
    ("وقال إن الخطة كانت تقضي باستهداف موكب الرئيس بعبوات ناسفة قرب سدرة.", ["planned"]),
    ("وسيؤدي مقتله إلى الحد من العمليات التي تنفذها جبهة السهل في مرجانة.", []),
    ("وسيؤدي ذلك إلى الحد من الهجمات المسلحة التي تنفذها جبهة السهل في مرجانة.", []),
]


@pytest.mark.parametrize(("text", "statuses"), PLANS)
def test_what_a_plan_asks_for_and_what_wards_off(text, statuses):
    assert [claim.status for claim in claims(text)[1] if claim.type in ("bombing", "armed_attack")] == statuses


DOERS = [
    # who fired is the side right ahead of "who"
    ("ووقعت صدامات بين الأهالي وجنود النخيل الذين أطلقوا الرصاص داخل المنزل في سدرة وأصابوا فتى بالرصاص.", "armed_attack", "جنود النخيل"),
    # what was done to a plot and to its men was done by no one told of before
    ("تبنت جبهة السهل العملية، كما تم إحباط مخطط آخر في سدرة وضبط ثلاثة مسلحين.", "arrest", None),
    # by way of what somebody managed to do it
    ("تمكنت الشرطة النخيلية من خلال حملات مكثفة من ضبط 14 مسلحا في سدرة.", "arrest", "الشرطة النخيلية"),
    # what came under fire did not do what the clause before tells
    ("استهدفت كتائب الفجر مراكز عسكرية في سدرة، في حين تعرضت مدينة نرجسة لغارات من قبل الطيران النخيلي.", "strike", "الطيران النخيلي"),
]


@pytest.mark.parametrize(("text", "kind", "doer"), DOERS)
def test_whose_acts(text, kind, doer):
    document, found = claims(text, kind)
    assert words(document, found[-1].actor) == doer


def test_what_came_under_fire_behind_another_clause():
    text = "استهدفت كتائب الفجر مراكز عسكرية في سدرة، في حين تعرضت مدينة نرجسة لغارات من قبل الطيران النخيلي."
    assert sides(text, "strike")[-1] == ("الطيران النخيلي", "مدينة نرجسة")


REPELLED = [
    "تمكنت القوات النخيلية من صد هجوم شنته جبهة السهل على سدرة.",
    "أعلنت القوات النخيلية صد هجوم شنته جبهة السهل على سدرة.",
    "تمكنت القوات النخيلية من صد هجوم لجبهة السهل على سدرة.",
    "صدت القوات النخيلية هجوما شنته جبهة السهل على سدرة.",
]


@pytest.mark.parametrize("text", REPELLED)
def test_who_launched_what_was_repelled_is_the_foe(text):
    assert sides(text, "clash") == [("القوات النخيلية", "جبهة السهل")]


BEHEADED = [
    ("وقالت إن زعيم جبهة السهل قطع رأس إحدى النساء في سدرة.", ("زعيم جبهة السهل", "إحدى النساء")),
    ("أقدمت جبهة السهل على قطع رؤوس ثلاثة جنود في سدرة.", ("جبهة السهل", "ثلاثة جنود")),
    ("وقطع مسلحو جبهة السهل رؤوس صيادين قرب سدرة.", ("مسلحو جبهة السهل", None)),
]


@pytest.mark.parametrize(("text", "told"), BEHEADED)
def test_who_beheads_whom(text, told):
    _, found = claims(text, "armed_attack")
    assert [claim.mode for claim in found] == ["execution"]
    assert sides(text, "armed_attack") == [told]
