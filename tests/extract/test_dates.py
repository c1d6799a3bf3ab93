"""Where dates stand in a text, and the words that look like dates and are none."""

import pytest

from khabar.codebook.date_words import load_date_words
from khabar.codebook.location import codebook_folder
from khabar.extract.dating.dates import find_dates
from khabar.model import values
from khabar.text import fold, words

DATE_WORDS = load_date_words(codebook_folder())


def found(text):
    return find_dates(words(fold(text)), DATE_WORDS)


NONE = [
    "أحد الجنود", "إحدى القذائف", "الأحد عشر", "يوم واحد", "ذات يوم", "الأمين العام الحالي", "الرأي العام الحالي",
    "الوقت الحالي", "الآن", "بعد أن", "من قبل الجيش", "قبل الهجوم", "اليوم التالي", "اليوم العالمي للسلام",
    "اليوم نفسه", "روسيا اليوم", "صحيفة اليوم", 'قناة "مرجانة اليوم"', "مارس الضغط", "الذي مارس القمع", "أب لطفلين",
    "رجب القائد", "شعبان علي", "مدينة 6 أكتوبر", "جسر السادس من أكتوبر", "ثورة 17 فبراير", "قوى 8 آذار",
    "ماي ومرافقوها", "أول هجوم", "القائد الأول", "غد أفضل", "الساعة 6", "6:30", "11.4", "3700 نازح", "خلال ساعة",
    "ليل نهار", "الليل", "كل ليلة", "بعد يومين", "قبل يومين من الهجوم", "العام", "السنة", "الأسبوع", "10 أيام",
    "الحرب الماضية", "2000 نازح", "3-4", "1/3", "الفصل الأول", "ربيع الشرق", "جيش النخيل", "الدورة الحالية",
    "شهر واحد", "خمسة أعوام", "الشهر", "صفر", "محرم شرعا",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_no_date(text):
    assert found(text) == []


SPANS = [
    ("قصفت قواته فجر يوم الجمعة 8 آذار 2024 مواقع", "فجر يوم الجمعة 8 آذار 2024"),
    ("وقال في بيان مساء أمس الأربعاء إن", "مساء أمس الأربعاء"),
    ("وأمس سقط صاروخ", "أمس"),
    ("هاجموا بلدة سدرة بعد ظهر اليوم الخميس", "بعد ظهر اليوم الخميس"),
    ("أعلنت القوات السبت (9 مارس/آذار 2024) سقوط", "السبت (9 مارس/آذار 2024)"),
    ("هجمات بين 17 شباط و24 منه على القاعدة", "بين 17 شباط و24 منه"),
    ("من الأحد إلى الثلاثاء", "من الأحد إلى الثلاثاء"),
    ("قتلوا أواخر فبراير الماضي في", "أواخر فبراير الماضي"),
    ("شنوا خلال الـ48 ساعة الماضية غارات", "الـ48 ساعة الماضية"),
    ("تواصل القصف لليوم السادس على التوالي في", "لليوم السادس على التوالي"),
    ("في النصف الثاني من عام 2023 قتل", "النصف الثاني من عام 2023"),
    ("3 رمضان 1445هـ الموافق 13 مارس 2024م قتل", "3 رمضان 1445هـ الموافق 13 مارس 2024م"),
    ("يومي الثلاثاء والأربعاء قصفوا", "يومي الثلاثاء والأربعاء"),
    ("الثلاثاء والأربعاء قصفوا", "الثلاثاء والأربعاء"),
    ("أمس وأول من أمس قصفوا", "أمس وأول من أمس"),
    ("مساء الثلاثاء وفجر الأربعاء قصفوا", "مساء الثلاثاء وفجر الأربعاء"),
    ("في الحادي عشر والثاني عشر من مارس قصفوا", "الحادي عشر والثاني عشر من مارس"),
    ("صباح الخميس الموافق للرابع عشر من آذار", "صباح الخميس الموافق للرابع عشر من آذار"),
    ("أُصِيبَ يَوْمَ الجُمُعَةِ جندي", "يَوْمَ الجُمُعَةِ"),
]


@pytest.mark.parametrize(("text", "wording"), SPANS)
def test_where_a_date_stands(text, wording):
    [mention] = found(text)
    assert text[mention.start : mention.end] == wording


PARTS = [
    ("فجر اليوم", "dawn"), ("صباح السبت", "morning"), ("ظهر أمس", "noon"), ("بعد ظهر الأحد", "afternoon"), ("مساء الخميس", "evening"),
    ("ليل أمس", "night"), ("ليلة السبت", "eve"), ("الجمعة مساء", "evening"), ("اليوم صباحا", "morning"),
    ("الليلة الماضية", "night"), ("أمس", None),
    ("عصر يوم الثلاثاء", "afternoon"), ("منتصف ليل الخميس", "night"), ("الأحد فجرا", "dawn"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "part"), PARTS)
def test_part_of_the_day(text, part):
    [mention] = found(text)
    assert mention.part_of_day == part


RELATIONS = [
    ("منذ السابع من أكتوبر", "since"), ("حتى الخميس", "until"), ("قبل الجمعة", "before"), ("بعد 7 مارس", "after"), ("في 7 مارس", "at"),
    ("منذ شهرين", "since"), ("ومنذ أمس", "since"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "relation"), RELATIONS)
def test_the_particle_in_front(text, relation):
    [mention] = found(text)
    assert mention.expression.relation == relation


def test_two_dates_that_do_not_follow_each_other_are_two():
    assert [mention.expression.until for mention in found("يومي 22 يناير و3 فبراير")] == [None, None]


def test_a_weekday_keeps_the_day_told_beside_it():
    [mention] = found("أمس السبت")
    assert mention.expression.point == values.WeekdayPoint(5, beside=-1)


def test_days_of_a_war_count_from_the_war_named_near():
    [mention] = found("في اليوم الـ22 من الحرب على غزة")
    assert [day.isoformat() for day in mention.expression.point.first_days] == ["2023-10-07"]
