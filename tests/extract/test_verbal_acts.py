"""Verbal acts told by nouns, accusers and refusers; crowds; people arrested who are only counted."""

import pytest
from invented import claims, words

TOLD = [
    # a verb gives voice to the noun, which has its doer's pronoun; what it is about is no act of his
    ("أعربت الحكومة الساحلية عن إدانتها للهجوم على مدينة سدرة.", "condemnation", "الحكومة الساحلية", "للهجوم على مدينة سدرة"),
    ("أعلنت الحكومة النخيلية رفضها نشر قوات أجنبية.", "rejection", "الحكومة النخيلية", "نشر قوات أجنبية"),
    ("جدد الرئيس النخيلي دعوته للمتمردين إلى التفاوض.", "demand", "الرئيس النخيلي", None),
    ("رفضت جبهة السهل الإفراج عن الأسرى.", "rejection", "جبهة السهل", "الإفراج"),
    ("قتل خمسة جنود أمس. وأعربت الحكومة الساحلية عن ترحيبها باتفاق الهدنة مع جبهة السهل.", "support", "الحكومة الساحلية", "اتفاق الهدنة"),
    ("شدد مبعوث الجيش النخيلي على رفض الحوار المباشر مع المتمردين.", "rejection", "مبعوث الجيش النخيلي", "الحوار المباشر"),
    ("وعبر الوفد النخيلي عن رفضه المبادرة الساحلية.", "rejection", "الوفد النخيلي", "المبادرة الساحلية"),
    # a word that sets a clause against another stands within it
    ("ودعا الرئيس الساحلي من جهته النخيل إلى ضبط النفس.", "demand", "الرئيس الساحلي", "النخيل"),
    ("رفضت جبهة السهل بدورها المبادرة الساحلية.", "rejection", "جبهة السهل", "المبادرة الساحلية"),
    ("قصف الجيش النخيلي في الوقت نفسه بلدة سدرة.", "strike", "الجيش النخيلي", "بلدة سدرة"),
    ("وتقدمت جبهة السهل في الوقت نفسه قصف الجيش النخيلي بلدة سدرة.", "strike", "الجيش النخيلي", "بلدة سدرة"),
    # what somebody convened or held is told by its verb
    ("عقد مجلس الأقاليم الدولي جلسة طارئة بشأن سدرة.", "consultation", "مجلس الأقاليم الدولي", None),
    ("وقال وزير الخارجية النخيلي خلال لقائه المبعوث الساحلي إن الحل قريب.", "consultation", "وزير الخارجية النخيلي", "المبعوث الساحلي"),
    # the one body behind a joined verb of accusing is the accused
    ("زار وزير الدفاع النخيلي كمال السدري مرجانة واتهم الساحل بقصف القرى.", "condemnation", "وزير الدفاع النخيلي كمال السدري", "الساحل"),
    # who marches and calls out is no object
    ("شارك الآلاف في مظاهرة حاشدة في مرجانة.", "protest", "الآلاف", None),
    ("هتف المتظاهرون «لا للحرب» في مرجانة.", "protest", "المتظاهرون", None),
    # whom one demands to act against is not of whom it is demanded
    ("طالب المتظاهرون بتدخل عسكري ضد جبهة السهل.", "demand", "المتظاهرون", None),
    # a noun of speech with what it is about; the name of who holds an office does not make a verb of the noun behind it
    ("جددت جبهة السهل إدانتها لقصف القوات الساحلية مخيم الياسمين.", "condemnation", "جبهة السهل", "القوات الساحلية"),
    ("شجب الرئيس النخيلي سالم الريحاني قصف كتائب الفجر سدرة.", "condemnation", "الرئيس النخيلي سالم الريحاني", "كتائب الفجر"),
    # whose statement it is; who speaks of his country speaks for it
    ("أصدر وزير الدفاع النخيلي كمال السدري بيانا يدين فيه القصف الساحلي.", "condemnation", "وزير الدفاع النخيلي كمال السدري", "الساحلي"),
    ("قتل جندي أمس. وحذر الرئيس النخيلي من أن بلاده سترد على القصف.", "threat", "الرئيس النخيلي", None),
    # what was reached, and between whom
    ("أعلنت جبهة السهل التوصل إلى اتفاق مع الواحات على الهدنة.", "agreement", "جبهة السهل", "الواحات"),
    ("تم التوصل إلى اتفاق لوقف القتال بين القوات النخيلية وسرايا الوادي.", "agreement", "القوات النخيلية", "سرايا الوادي"),
    # how long is not with whom
    ("توصلت جبهة السهل والواحات إلى هدنة لأربعة أيام.", "agreement", "جبهة السهل", "الواحات"),
    # people told by an adjective alone, and a number of them
    ("أوقفت الشرطة النخيلية خمسة ساحليين في سدرة.", "arrest", "الشرطة النخيلية", "خمسة ساحليين"),
    ("أسفرت المواجهات عن اعتقال نحو مئة شخص.", "arrest", None, "نحو مئة شخص"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target"), TOLD)
def test_a_verbal_act_or_an_arrest_is_told(text, kind, actor, target):
    document, found = claims(text, kind)
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(actor, target)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("أعربت الحكومة الساحلية عن إدانتها للهجوم على مدينة سدرة.", "strike"),
        ("أعلنت الحكومة النخيلية رفضها لنشر قوات أجنبية في سدرة.", "mobilization"),
        ("رفض ضابط في الجيش النخيلي الكشف عن اسمه.", "rejection"),
        ("أعلنت الحكومة الساحلية رفضها تعرض قرى سدرة للقصف.", "rejection"),
    ],
)
def test_what_is_spoken_of_is_not_done(text, kind):
    assert claims(text, kind)[1] == []
