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
    # who escapes or is exposed to an attack is whom it was aimed at, also where a clause tells whose it was
    ("نجا شيخ عشيرة من محاولة اغتيال نفذها مسلحون في سدرة.", "armed_attack", "مسلحون", "شيخ عشيرة"),
    # what is used to shell, or in an attack, is the means of its user's act
    ("استخدمت القوات النخيلية طائرات مسيرة لقصف ثكنة في سدرة.", "strike", "القوات النخيلية", "ثكنة"),
    ("استخدم الجيش النخيلي صواريخ كروز في هجوم على ثكنة في سدرة.", "strike", "الجيش النخيلي", "ثكنة"),
    # raids that somebody carries out are told where they went on
    ("تواصلت الغارات الجوية التي يشنها الطيران النخيلي على ثكنة في سدرة أمس.", "strike", "الطيران النخيلي", "ثكنة"),
    # by the terms of a deal, or with hit and run, an act is what it is
    ("انسحب مقاتلو جبهة السهل من سدرة أمس بموجب اتفاق مع الحكومة النخيلية.", "withdrawal", "مقاتلو جبهة السهل", "سدرة"),
    ("تدور معارك كر وفر بين القوات النخيلية وجبهة السهل في سدرة.", "clash", "القوات النخيلية", "جبهة السهل"),
    # forces strengthen their posts, and call up men, wherever that is
    ("عززت القوات النخيلية مواقعها في سدرة بآليات ومدرعات.", "mobilization", "القوات النخيلية", None),
    ("أعلن الساحل التعبئة العامة.", "mobilization", "الساحل", None),
    # whose it was, behind a verb that tells whom it hit and behind a comma
    ("عملية خطف طالت عشرات الطلاب في سدرة أمس نفذها مسلحون.", "abduction", "مسلحون", "عشرات الطلاب"),
    ("أسفر هجوم على ثكنة في سدرة، نفذته جبهة السهل، عن مقتل 12 جنديا.", "strike", "جبهة السهل", "ثكنة"),
    # people in the nominative stand behind a verb
    ("شن مسلحون موالون لجبهة السهل هجوما على ثكنة في سدرة.", "armed_attack", "مسلحون موالون لجبهة السهل", "ثكنة"),
    # who wears a uniform wears it
    ("اغتال مسلحون يرتدون زيا عسكريا ضابطا في سدرة.", "armed_attack", "مسلحون", "ضابطا"),
    # people who give relief, held, are given none
    ("تعرض عشرة من عمال الإغاثة للاختطاف في سدرة.", "aid", None, None),
    # a clause between commas behind who opens the sentence
    ("مسلحون، كانوا يستقلون شاحنات صغيرة، هاجموا ثكنة في سدرة.", "armed_attack", "مسلحون", "ثكنة"),
    # air defences destroy in flight
    ("قال ناطق إن الدفاعات الجوية دمرت 17 مسيرة ساحلية فوق سدرة.", "interception", "الدفاعات الجوية", "17 مسيرة ساحلية"),
    # one-way drones fly in a strike
    ("نفذت جبهة السهل هجوما بمسيرات انتحارية على قاعدة النخلة الجوية.", "strike", "جبهة السهل", "قاعدة النخلة الجوية"),
    # a preposition written on "any" goes on to the noun behind it
    ("أكدت جبهة السهل رفضها القاطع لأي اتفاق مع الحكومة النخيلية.", "rejection", "جبهة السهل", "اتفاق"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target"), WHO_AND_WHOM)
def test_who_and_whom(text: str, kind: str, actor: str | None, target: str | None) -> None:
    document, found = claims(text, kind)
    told = [(actor, target)] if actor or target else []
    assert [(words(document, one.actor), words(document, one.target)) for one in found] == told
