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
