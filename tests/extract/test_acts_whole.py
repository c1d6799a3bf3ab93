"""An act with its doer, whom it was done to and by what means, in one sentence: which words stand in which place."""

import pytest
from invented import claims, words

WHO_AND_WHOM = [
    # what stands between commas behind the subject tells who or what it is; the object goes on
    ("شنت جبهة السهل، المرتبطة بالتحالف الإقليمي، هجوما على ثكنة في سدرة.", "strike", "جبهة السهل", "ثكنة"),
    ("هاجم مسلحون، يعتقد أنهم من جبهة السهل، نقطة تفتيش في سدرة.", "armed_attack", "مسلحون", "نقطة تفتيش"),
    ("قتل مسلحون، لم تعرف هويتهم، ثلاثة جنود في سدرة.", "armed_attack", "مسلحون", "ثلاثة جنود"),
    ("هاجم عناصر من جبهة السهل، تسللوا من الوادي، نقطة تفتيش في سدرة.", "armed_attack", "عناصر من جبهة السهل", "نقطة تفتيش"),
    # the means behind a bare clause about what was struck is that of the verb ahead
    ("استهدفت كتائب الفجر ناقلة نفط ترفع علم الساحل قبالة سدرة بصاروخ باليستي.", "strike", "كتائب الفجر", "ناقلة نفط"),
    ("هاجمت كتائب الفجر حافلة كانت تقل جنودا في سدرة بطائرتين مسيرتين.", "strike", "كتائب الفجر", "حافلة"),
    # an act at the head of the sentence with a clause about it leaves the main verb behind the comma
    ("في هجوم شنته جبهة السهل على ثكنة في سدرة، قتل 12 جنديا.", "strike", "جبهة السهل", "ثكنة"),
    ("في هجوم استهدف مركزا للشرطة في سدرة، قتل 12 جنديا.", "strike", None, "مركزا للشرطة"),
    # gunmen of a group are not named by the colonel whom they killed; an office is, by its holder with his rank
    ("قتل مسلحون من جبهة السهل العقيد سالم حسن في سدرة.", "armed_attack", "مسلحون من جبهة السهل", "العقيد سالم حسن"),
    ("قتل قائد لواء الوادي العميد سالم حسن برصاص مسلحين في سدرة.", "armed_attack", "مسلحين", "قائد لواء الوادي العميد سالم حسن"),
    ("قتل مدير أمن المحافظة برصاص مسلحين في سدرة.", "armed_attack", "مسلحين", "مدير أمن المحافظة"),
    # one-way drones fly in a strike
    ("نفذت جبهة السهل هجوما بمسيرات انتحارية على قاعدة النخلة الجوية.", "strike", "جبهة السهل", "قاعدة النخلة الجوية"),
    # a preposition written on "any" goes on to the noun behind it
    ("أكدت جبهة السهل رفضها القاطع لأي اتفاق مع الحكومة النخيلية.", "rejection", "جبهة السهل", "اتفاق"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target"), WHO_AND_WHOM)
def test_who_and_whom(text: str, kind: str, actor: str | None, target: str | None) -> None:
    document, found = claims(text, kind)
    assert [(words(document, one.actor), words(document, one.target)) for one in found] == [(actor, target)]
