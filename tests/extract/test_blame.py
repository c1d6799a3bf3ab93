"""Whom an act of words or of a crowd is against: who is condemned for an act, protested against, threatened; who refuses."""

import pytest
from invented import claims, words

CONDEMNED = [
    # who did the condemned act is blamed; where nobody is told, the act stands
    ("دانت الخارجية النخيلية الهجوم الذي شنته جبهة السهل على بلدة سدرة.", "جبهة السهل"),
    ("نددت الحكومة النخيلية بقصف القوات الساحلية مخيم الياسمين.", "القوات الساحلية"),
    ("دانت الخارجية النخيلية بشدة استمرار الاعتداءات من قبل كتائب الفجر على المدنيين.", "كتائب الفجر"),
    ("استنكرت الواحات القصف الساحلي على سدرة.", "الساحلي"),
    ("دانت الخارجية النخيلية الهجوم على مستشفى سدرة.", "الهجوم على مستشفى سدرة"),
]


@pytest.mark.parametrize(("text", "target"), CONDEMNED)
def test_who_did_the_condemned_act_is_blamed(text: str, target: str) -> None:
    document, found = claims(text, "condemnation")
    assert [words(document, claim.target) for claim in found] == [target]


AGAINST = [
    ("خرجت مسيرة في مرجانة تنديدا بالعدوان الساحلي على سدرة.", "الساحلي"),
    ("تظاهر مئات الطلاب في مرجانة احتجاجا على اعتقال الشرطة النخيلية ناشطين.", "الشرطة النخيلية"),
    ("تظاهر المئات في مرجانة أمام مقر مجلس الأقاليم الدولي احتجاجا على سياسته.", "مقر مجلس الأقاليم الدولي"),
    # a state of things is no party, and those who demand are no object
    ("تظاهر مئات الطلاب في مرجانة احتجاجا على غلاء الأسعار.", None),
    ("تظاهر أمس المئات في مرجانة مطالبين بزيادة الأجور.", None),
]


@pytest.mark.parametrize(("text", "target"), AGAINST)
def test_a_protest_is_against_who_gave_cause(text: str, target: str | None) -> None:
    document, found = claims(text, "protest")
    assert [words(document, claim.target) for claim in found] == [target]


THREATENED = [
    ("هدد الساحل بضرب النخيل.", "النخيل"),
    ("هدد الساحل برد قوي إذا هاجمت جبهة السهل قواته.", "جبهة السهل"),
    ("تعهدت جبهة السهل بالرد على اغتيال القيادي.", None),
]


@pytest.mark.parametrize(("text", "target"), THREATENED)
def test_who_is_threatened(text: str, target: str | None) -> None:
    document, found = claims(text, "threat")
    assert [words(document, claim.target) for claim in found] == [target]


def test_who_vows_to_answer_a_killing_did_not_do_it() -> None:
    _, found = claims("تعهدت جبهة السهل بالرد على اغتيال القيادي في سدرة.", "armed_attack")
    assert all(claim.actor is None for claim in found)


def test_who_promises_support_threatens_nobody() -> None:
    _, found = claims("تعهدت عشر دول بدعم اتفاق السلام في مرجانة.", "threat")
    assert not found


def test_an_ambassador_called_home_cuts_ties() -> None:
    document, found = claims("استدعت الواحات سفيرها في مرجانة للتشاور.")
    assert [(claim.type, words(document, claim.actor)) for claim in found] == [("sanction", "الواحات")]


WHO = [
    # banners and slogans speak for those who bear or chant them, told or not
    ("رفع المتظاهرون في مرجانة لافتات تندد بالغارات الساحلية.", "المتظاهرون", "الساحلية"),
    ("ردد المحتجون شعارات تدين القصف على سدرة.", "المحتجون", "القصف على سدرة"),
    ("وكتبت على الجدران عبارات تندد بالحكومة النخيلية.", None, "الحكومة النخيلية"),
    # whom the accusing is of, where what of is told
    ("وحول اتهام جبهة السهل باحتفاظها بسيارة مفخخة في المرآب، أوضح رئيسها أن السيارة وجدت في أرض خالية.", None, "جبهة السهل"),
]


@pytest.mark.parametrize(("text", "actor", "target"), WHO)
def test_who_condemns_whom(text: str, actor: str | None, target: str) -> None:
    document, found = claims(text, "condemnation")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(actor, target)]


CHARGED = [
    # held responsible, or blamed, for an act that is told with it (ruling 20)
    ("حملت الحكومة النخيلية جبهة السهل مسؤولية هجوم على فندق في سدرة.", "strike", "جبهة السهل", "الحكومة النخيلية"),
    ("حمّل الجيش النخيلي كتائب الفجر المسؤولية عن قصف سوق في سدرة.", "strike", "كتائب الفجر", "الجيش النخيلي"),
    ("ألقت الواحات باللوم على الساحل في هجوم بطائرات مسيرة على مستودع للوقود قرب نرجسة.", "strike", "الساحل", "الواحات"),
    ("وجهت السلطات أصابع الاتهام إلى سرايا الوادي في تفجير استهدف مركزا للشرطة في مرجانة.", "bombing", "سرايا الوادي", "السلطات"),
    # put down to somebody
    ("نسبت السلطات الهجوم على القاعدة العسكرية في نرجسة إلى كتائب الفجر.", "armed_attack", "كتائب الفجر", "السلطات"),
    ("عزت الشرطة تفجير السيارة المفخخة في سدرة إلى جبهة السهل.", "bombing", "جبهة السهل", "الشرطة"),
    # charged in a clause, with being behind it, with carrying it out
    ("اتهمت الحكومة النخيلية جبهة السهل بأنها قصفت مستشفى في سدرة.", "strike", "جبهة السهل", "الحكومة النخيلية"),
    ("اتهم الساحل جبهة السهل بالوقوف وراء الهجوم الصاروخي الذي استهدف محطة كهرباء في سدرة.", "strike", "جبهة السهل", "الساحل"),
    ("اتهم الساحل جبهة السهل بالوقوف خلف قصف مستشفى في سدرة.", "strike", "جبهة السهل", "الساحل"),
    ("اتهم ناشطون جبهة السهل بتنفيذ هجوم بسيارة مفخخة في سدرة.", "bombing", "جبهة السهل", "ناشطون"),
    ("حمل الساحل جبهة السهل مسؤولية الهجوم الذي استهدف قنصليته في مرجانة.", "strike", "جبهة السهل", "الساحل"),
    # claimed as one's own, by the noun of an act
    ("تبنت جبهة السهل عملية تفجير سيارة مفخخة شمال سدرة.", "bombing", "جبهة السهل", "جبهة السهل"),
    ("وقالت السلطات إن جبهة السهل تقف وراء تفجير سوق في سدرة.", "bombing", "جبهة السهل", "السلطات"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "source"), CHARGED)
def test_an_act_laid_to_somebody_is_told_of_him(text: str, kind: str, actor: str, source: str) -> None:
    document, found = claims(text, kind)
    assert [(words(document, claim.actor), words(document, claim.attribution.source)) for claim in found] == [(actor, source)]


def test_a_bare_act_that_somebody_answers_for_is_none_of_its_own() -> None:
    _, found = claims("ألقى المتحدث باللوم في الهجوم على جبهة السهل.", "armed_attack")
    assert not found


def test_what_an_attack_will_be_met_with_is_a_threat_of_who_says_so() -> None:
    document, found = claims("قتل جندي أمس في سدرة. وقال قائد جبهة السهل إن أي هجوم على مرجانة سيقابل برد ساحق.", "threat")
    assert [words(document, claim.actor) for claim in found] == ["قائد جبهة السهل"]


def test_who_condemns_stands_ahead_of_the_colon_and_no_share_condemns() -> None:
    document, found = claims("قصفت طائرات مواقع في سدرة. وأدانت الخارجية الساحلية: «أي هجمات مسلحة في النخيل».", "condemnation")
    assert [words(document, claim.actor) for claim in found] == ["الخارجية الساحلية"]
    _, found = claims("قصفت طائرات مواقع في سدرة. وسجل العام الماضي أعلى نسبة وفاة للمدنيين في النخيل.", "condemnation")
    assert not found


def test_in_spite_of_what_is_no_object() -> None:
    _, found = claims("تبادل النخيل والساحل الاتهامات بقصف مناطق سكانية على الرغم من وقف إطلاق النار.", "condemnation")
    assert [claim.target for claim in found] == [None]
