"""A long article without a word of conflict is not read; mentions, figures of speech and history give no claims."""

import datetime as dt

import pytest

from khabar import pipeline
from khabar.codebook import Codebook, load
from khabar.model import Document

MARKET = "افتتح رئيس بلدية مرجانة سوقا جديدا للخضار، وقال إن السوق يخدم سكان الأحياء القريبة ويوفر فرص عمل للشباب. " * 5


@pytest.fixture(scope="module")
def world() -> Codebook:
    """The codebook with the invented country."""
    return load(world=True).unweighed()


def _claims(text: str, codebook: Codebook) -> list[tuple[str, str]]:
    document = Document("d", text, None, dt.date(2024, 3, 14))
    return [(claim.type, claim.status) for claim in pipeline.code(document, codebook).claims]


def test_civil_article_gives_nothing(world: Codebook) -> None:
    assert _claims(MARKET, world) == []


@pytest.mark.parametrize(
    "touch",
    [
        "وصل الطاقم الفني إلى مرجانة أمس.",
        "سيطر المستثمرون الساحليون على قطاع العقار في مرجانة أمس.",
        "هدمت الشركة المباني القديمة في سدرة.",
        "ألقت الشرطة القبض على تسعة أشخاص في سدرة بتهمة بيع هواتف مقلدة.",
        "خطفت المغنية قلوب الجمهور في مرجانة أمس. ووجهت الأزمة ضربة قاسية إلى سوق النفط.",
    ],
)
def test_acts_in_an_article_about_other_things(touch: str, world: Codebook) -> None:
    assert _claims(touch + " " + MARKET, world) == []


@pytest.mark.parametrize(
    ("touch", "kind"),
    [
        ("وقصف الجيش النخيلي بلدة سدرة أمس.", "strike"),
        ("وقتل 147 طالبا في هجوم على جامعة سدرة أمس.", "strike"),
        ("ووصل مقاتلون من جبهة السهل إلى سدرة أمس.", "mobilization"),
        ("وانفجرت سيارة مفخخة في سدرة أمس.", "bombing"),
    ],
)
def test_acts_of_the_armed_in_an_article_about_other_things(touch: str, kind: str, world: Codebook) -> None:
    assert (kind, "occurred") in _claims(MARKET + " " + touch, world)


def test_the_dead_of_a_car_bomb_are_enough_in_a_longer_report(world: Codebook) -> None:
    text = (
        "قالت رئيسة البلدية اليوم الخميس إن مئة شخص على الأقل قتلوا وأصيب ثلاثون آخرون في انفجار سيارتين ملغومتين أمس الأربعاء عند تقاطع "
        "مزدحم في سدرة. وأضافت للصحفيين أن العدد قد يرتفع في الساعات المقبلة. وكان انفجار شاحنة في المكان نفسه قد أودى بحياة أكثر من عشرين "
        "شخصا في أكتوبر تشرين الأول الماضي."
    )
    assert ("bombing", "occurred") in _claims(text, world)


def test_short_report_needs_no_more_than_its_act(world: Codebook) -> None:
    assert ("arrest", "occurred") in _claims("اعتقلت الشرطة تسعة أشخاص في سدرة أمس.", world)


@pytest.mark.parametrize(
    "text",
    [
        "استنكر الأهالي منذ زمن جريمة اغتيال الوزير الراحل.",
        "زار الوفد منزل الطبيب الذي قتل في هجوم.",
        "تغيرت المدينة منذ اغتيال الرئيس الراحل عام 1981.",
    ],
)
def test_mention_is_no_attack(text: str, world: Codebook) -> None:
    assert not {"armed_attack", "strike", "bombing"} & {kind for kind, _ in _claims(text, world)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("لم تقصف القوات النخيلية تل الزعتر الشرقي.", "denied"),
        ("لم تقصف القوات النخيلية سوى مدينة سدرة.", "occurred"),
        ("قصفت القوات النخيلية مدينة سدرة.", "occurred"),
    ],
)
def test_exception_takes_a_negation_back(text: str, status: str, world: Codebook) -> None:
    assert ("strike", status) in _claims(text, world)


MINISTRY = "وتعمل وزارة الصحة ووزارة التعليم في مكاتبها مع البلدية والدفاع المدني والموظفين. " * 3


def test_an_article_is_of_conflict_where_most_of_it_is(world: Codebook) -> None:
    proved = "قصفت القوات النخيلية سدرة الثلاثاء وقتل سبعة عمال. وقتل مسلحون خمسة جنود في مرجانة الثلاثاء. "
    told = "واستمرت الاشتباكات في نرجسة. " + MINISTRY
    assert ("clash", "occurred") in _claims(proved + told, world)
    assert ("clash", "occurred") in _claims("واستمرت الاشتباكات في نرجسة. " + MINISTRY, world)  # ministries tell of wars
    assert _claims("واستمرت الاشتباكات في نرجسة. " + MARKET, world) == []


TALKS = "وقال الوزير إن الوفود بحثت جدول الأعمال والصيغة النهائية وموعد الجلسة المقبلة، وإن الأجواء كانت إيجابية جدا. " * 4


@pytest.mark.parametrize(
    "touch", ["وقال إن الهدنة أولوية وإن الحرب طالت.", "وأضاف أن ملف الأسرى والنازحين مطروح.", "وتحدث عن وقف لإطلاق النار ورفع العقوبات."]
)
def test_a_long_report_that_names_war_or_truce_tells_its_political_acts(touch: str, world: Codebook) -> None:
    assert ("demand", "occurred") in _claims("دعت الواحات حكومة النخيل إلى استئناف المحادثات أمس. " + touch + " " + TALKS, world)
    assert _claims("دعت الواحات حكومة النخيل إلى استئناف المحادثات أمس. " + TALKS, world) == []


THEFT = "وتحقق النيابة في قضايا سرقة واحتيال وتزوير نسبت إلى اللص في السوق. "


def test_arrests_in_a_text_of_ordinary_crime_that_names_nobody_at_war_are_none(world: Codebook) -> None:
    held = "ألقت الشرطة القبض على أربعة رجال في سدرة أمس. "
    assert ("arrest", "occurred") in _claims(held, world)
    assert _claims(held + THEFT, world) == []
    assert ("arrest", "occurred") in _claims(held + THEFT + "وقال إن جبهة السهل تمول نفسها بذلك.", world)
