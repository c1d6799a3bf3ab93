"""Whom a speaker calls on in a clause that goes on from his own, and who speaks up anew."""

import pytest
from invented import claims, words

CALLED_ON = [
    ("استنكر رئيس الحكومة الهجوم وطالب مجلس الأقاليم الدولي بالتحرك.", "رئيس الحكومة", "مجلس الأقاليم الدولي"),
    ("أدانت الخارجية النخيلية القصف ودعت الساحل إلى وقف القتال.", "الخارجية النخيلية", "الساحل"),
    ("قال الوزير النخيلي إن الجيش انسحب من سدرة وطالب مجلس الأقاليم الدولي بالتحرك.", "الوزير النخيلي", "مجلس الأقاليم الدولي"),
    # behind a comma, where what is asked for is the party's own
    ("أعلنت الخارجية النخيلية تأييدها للخطة، ودعت الواحات إلى سحب قواتها فورا.", "الخارجية النخيلية", "الواحات"),
    # behind his name, which has no several of its own
    ("دعا المتحدث باسم الوزارة أحمد سالم المنظمات الدولية إلى حماية المدنيين.", "المتحدث باسم الوزارة أحمد سالم", "المنظمات الدولية"),
    # somebody else speaks: behind a comma, with a verb that does not agree, behind an act of force
    ("أدانت النخيل الهجوم، ودعت الواحات إلى ضبط النفس.", "الواحات", None),
    ("أدان الوزير النخيلي الغارة وطالبت الواحات بوقف إطلاق النار.", "الواحات", None),
    ("قصفت القوات النخيلية سدرة ودعت الواحات إلى وقف القتال.", "الواحات", None),
]


@pytest.mark.parametrize(("text", "actor", "target"), CALLED_ON)
def test_whom_a_speaker_calls_on(text: str, actor: str, target: str | None):
    document, found = claims(text, "demand")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(actor, target)]


def test_what_is_asked_for_may_stand_in_quotation_marks():
    document, found = claims('استنكر المجلس الرئاسي القصف وطالب مجلس الأقاليم الدولي بـ"تسمية الأمور بأسمائها".', "demand")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [
        ("المجلس الرئاسي", "مجلس الأقاليم الدولي")
    ]
