"""Reports of an act that somebody denies: the act is denied, by whoever denies it, in sentences of the invented country."""

import pytest
from invented import claims, words

DENIED = [
    ("نفى الجيش النخيلي ما تردد عن قصف طيرانه مدينة سدرة.", "strike", "الجيش النخيلي"),
    ("نفى الجيش النخيلي صحة الأنباء التي تحدثت عن سقوط مدينة سدرة بيد المسلحين.", "capture", "الجيش النخيلي"),
    ("نفت جبهة السهل تقارير تحدثت عن مقتل قائدها في غارة على سدرة.", "strike", "جبهة السهل"),
    ("قال متحدث باسم الجيش إنه لا صحة للأنباء المتداولة حول انسحاب القوات النخيلية من سدرة.", "withdrawal", "متحدث باسم الجيش"),
    ("صرح مصدر عسكري بأن لا صحة لما بثته قنوات عن إسقاط إحدى طائراتنا الحربية قرب سدرة.", "interception", "مصدر عسكري"),
]


@pytest.mark.parametrize(("text", "kind", "source"), DENIED)
def test_an_act_that_others_report_is_denied(text, kind, source):
    document, found = claims(text, kind)
    assert [(claim.status, words(document, claim.attribution.source)) for claim in found] == [("denied", source)]


def test_reports_that_nobody_denies_are_no_denial():
    _, found = claims("تحدثت تقارير عن قصف الجيش النخيلي مدينة سدرة، ونفى الوزير استقالته.", "strike")
    assert [claim.status for claim in found] == ["occurred"]


ANSWERED = [
    # what a denial leaves out of the act is that of the one told right before, whoever is named for its doer
    ("قصفت القوات الساحلية الاثنين مدينة سدرة بعشرات الصواريخ.\nونفت وزارة الدفاع الساحلية قصف المدينة.", ("مدينة سدرة", "2024-03-11")),
    (
        "سقطت صواريخ الاثنين على ميناء بلدة سدرة.\nونفى متحدث أن تكون القوات الساحلية قصفت الميناء.",
        ("ميناء بلدة سدرة", "2024-03-11"),
    ),
    # not of one at another place
    ("قصفت القوات الساحلية الاثنين مدينة سدرة.\nونفت وزارة الدفاع الساحلية قصف مرجانة.", ("مرجانة", None)),
]


@pytest.mark.parametrize(("text", "told"), ANSWERED)
def test_a_denial_is_of_the_act_told_right_before(text, told):
    document, found = claims(text, "strike")
    [denied] = [claim for claim in found if claim.status == "denied"]
    assert (words(document, denied.place), denied.date and denied.date.start.isoformat()) == told
