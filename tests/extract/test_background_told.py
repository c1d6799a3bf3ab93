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
