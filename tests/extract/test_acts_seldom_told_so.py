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
