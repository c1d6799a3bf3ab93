"""One man and those to whom he did something; who a spokesman speaks for and what he tells; executions and their count."""

import pytest
from invented import claims, words


def sides(text, kind):
    """The actors and targets of the claims of a type."""
    document, found = claims(text, kind)
    return [(words(document, claim.actor), words(document, claim.target)) for claim in found]


MET = [
    ("طعن شاب جنديين نخيليين في سدرة.", "armed_attack", ("شاب", "جنديين نخيليين")),
    ("قتل شاب ساحلي شرطيين في سدرة.", "armed_attack", ("شاب ساحلي", "شرطيين")),
    ("خطف مسلح مدنيين اثنين في مرجانة.", "abduction", ("مسلح", "مدنيين اثنين")),
    ("أقدم مسلحون على إعدام أربعة شبان ميدانيا في سدرة.", "armed_attack", ("مسلحون", "أربعة شبان")),
    ("نظم طلاب مظاهرة في سدرة.", "protest", ("طلاب", None)),
    ("اتصل الرئيس النخيلي بالرئيس الواحاتي.", "consultation", ("الرئيس النخيلي", "الرئيس الواحاتي")),
]


@pytest.mark.parametrize(("text", "kind", "told"), MET)
def test_whom_one_man_met_is_no_genitive_of_his(text, kind, told):
    assert sides(text, kind) == [told]


ANNOUNCED = [
    ("أعلن المتحدث العسكري باسم جبهة السهل استهداف سفينة ساحلية في سدرة.", "سفينة ساحلية"),
    ("أعلن المتحدث باسم كتائب الفجر قصف قاعدة النخيل في سدرة.", "قاعدة النخيل"),
]


@pytest.mark.parametrize(("text", "target"), ANNOUNCED)
def test_what_a_spokesman_announces_is_no_genitive_of_whom_he_speaks_for(text, target):
    document, found = claims(text)
    assert [words(document, claim.target) for claim in found] == [target]


KILLED = [
    ("ذبح مسلحون أربعة رعاة في وادي الريحان.", 4),
    ("أعلنت جبهة السهل إعدام ستة أسرى من الجيش النخيلي في سدرة.", 6),
]


@pytest.mark.parametrize(("text", "dead"), KILLED)
def test_the_executed_are_counted_once(text, dead):
    found = claims(text, "armed_attack")[1]
    assert [claim.killed.low for claim in found] == [dead]


def test_two_whom_one_state_backs_are_two_claims():
    assert sides("ساندت الواحات القوات النخيلية. وتدعم الواحات كتائب الفجر. ويقف الساحل إلى جانب سرايا الوادي.", "support") == [
        ("الواحات", "القوات النخيلية"),
        ("الواحات", "كتائب الفجر"),
        ("الساحل", "سرايا الوادي"),
    ]
