"""Clauses about what was named ahead, whose pronoun stands behind their verb with a particle."""

import pytest
from invented import claims, words

WELCOMED = [
    ("صوتت الجمعية العامة على مشروع قرار، وهو القرار الذي رحبت به جبهة السهل.", "جبهة السهل", "القرار"),
    ("وهي الخطوة التي رحبت بها الواحات في سدرة.", "الواحات", "الخطوة"),
]


@pytest.mark.parametrize(("text", "actor", "target"), WELCOMED)
def test_who_stands_behind_the_pronoun_does_it(text, actor, target):
    document, [claim] = claims(text, "support")
    assert (words(document, claim.actor), words(document, claim.target)) == (actor, target)


def test_what_an_attack_befell_is_no_doer():
    document, [claim] = claims("أسفر الهجوم الذي تعرضت له قاعدة النخلة الجوية أمس عن مقتل جندي.")
    assert (claim.actor, words(document, claim.target)) == (None, "قاعدة النخلة الجوية")


def test_who_speaks_in_the_name_of_another_stands_ahead_of_the_name():
    document, [claim] = claims("نقل ذلك الناطق باسمها سالم الرواحي، الذي تحدث عن رفض الهجمات التي تستهدف القواعد النخيلية.", "condemnation")
    assert words(document, claim.actor) == "الناطق باسمها سالم الرواحي"
