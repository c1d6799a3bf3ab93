"""Days that count from another day than publication, and acts that happened before what their sentence tells."""

from datetime import date

import pytest
from invented import TODAY, claims, tallies


def days(text, kind):
    _, found = claims(text, kind)
    return [claim.date and (claim.date.start.isoformat(), claim.date.end.isoformat()) for claim in found]


ONE_DAY = [
    # the next day, the same day, two days after that: from the day told before
    ("قصف الجيش بلدة سدرة الأحد. وفي اليوم التالي اندلعت اشتباكات في مرجانة بين الجيش وجبهة السهل.", "clash", "2024-03-11"),
    ("قصف الجيش بلدة سدرة الاثنين. وفي الليلة نفسها هاجم مسلحون مدينة مرجانة.", "armed_attack", "2024-03-11"),
    ("هاجم مسلحون قاعدة للجيش الاثنين. وفي اليوم نفسه فجر انتحاري نفسه في سوق بمرجانة.", "bombing", "2024-03-11"),
    ("سيطر الجيش على سدرة السبت. وبعد ذلك بيومين قصفت جبهة السهل مواقع للجيش في مرجانة.", "strike", "2024-03-11"),
    ("سيطر الجيش على سدرة في 5 مارس. وبعد أسبوع واحد من ذلك قصفت جبهة السهل مرجانة.", "strike", "2024-03-12"),
    ("خطف مسلحون مهندسا في سدرة السبت، وبعد ساعات قليلة قصف الجيش مواقع للمسلحين في مرجانة.", "strike", "2024-03-09"),
    ("قتل عامل مساء الثلاثاء في هجوم شنه مسلحون على جسر كان قد تضرر بانفجار قنبلة قبل ذلك بيوم.", "bombing", "2024-03-11"),
    # so long before a night: from its first day
    ("سيطر الجيش على سدرة ليل 11 - 12 من الشهر الجاري. وكان مسلحون قد هاجموا مرجانة قبل ذلك بيومين.", "armed_attack", "2024-03-09"),
    # a part of the day alone: of the day told before, of the next one where that ended with the evening; not two who "blew up"
    ("قصف الجيش بلدة سدرة صباح الاثنين. وهاجم مسلحون مساء قاعدة للجيش.", "armed_attack", "2024-03-11"),
    ("قصف الجيش بلدة سدرة الاثنين. وعند الساعة 02:15 من بعد الظهر هاجم مسلحون قاعدة للجيش.", "armed_attack", "2024-03-11"),
    ("قصف الجيش بلدة سدرة مساء الاثنين، ثم هاجم مسلحون في تمام الثالثة فجرا قاعدة للجيش.", "armed_attack", "2024-03-12"),
    ("قصف الجيش بلدة سدرة ليلة أمس، ثم هاجم مسلحون فجرا قاعدة للجيش.", "armed_attack", "2024-03-14"),
    ("قصف الجيش بلدة سدرة اليوم. وهاجم مسلحون ليلا قاعدة للجيش.", "armed_attack", ("2024-03-13", "2024-03-14")),
    (
        "سيطر الجيش على سدرة أمس، وكان حاكمها عين في 29 فبراير."
        " وقال شهود عيان هناك لمراسل صحيفة محلية في المدينة إن مسلحين هاجموا فجرا قاعدة.",
        "armed_attack",
        "2024-03-13",
    ),
    # the night that leads to today; behind its middle it is today
    ("هاجم مسلحون الليلة البارحة ثكنة في سدرة.", "armed_attack", ("2024-03-13", "2024-03-14")),
    ("هاجم مسلحون بعد منتصف الليلة الماضية ثكنة في سدرة.", "armed_attack", "2024-03-14"),
    ("شنت طائرات الجيش منذ ما بعد منتصف الليل 68 غارة على سدرة.", "strike", "2024-03-14"),
    # a quarter that is named by a day, and an hour "of before noon"
    ("قصف الجيش منطقة 7 فبراير في سدرة فجر الأربعاء.", "strike", "2024-03-13"),
    ("قصف الجيش عند الساعة 11:00 من قبل ظهر يوم الاثنين بلدة سدرة.", "strike", "2024-03-11"),
    # so long after another act
    ("قصف الجيش سدرة الثلاثاء، بعد يومين من هجوم انتحاري استهدف نقطة تفتيش في مرجانة.", "bombing", "2024-03-10"),
    ("بعد أسبوع على تفجير سيارة مفخخة في مرجانة، قصف الجيش الأربعاء بلدة سدرة.", "bombing", "2024-03-06"),
    ("اعتقلت الشرطة مهندسا بعد يومين من الهجوم الذي استهدف مسجدا في مرجانة يوم السبت.", "arrest", "2024-03-11"),
    ("قتل 20 مصليا بتفجير مسجد في مرجانة في 4 مارس. واعتقل المنفذ بعد ثلاثة أيام من التفجير.", "arrest", "2024-03-07"),
    ("قصف الجيش بلدة سدرة بعد ساعات من تفجير سيارة مفخخة في مرجانة الاثنين.", "strike", "2024-03-11"),
    # the day of the account is that of what is fresh
    ("خطف مسلحون مهندسين بعد استيلائهم على بلدة سدرة، بحسب ما أفاد المرصد الاثنين.", "abduction", "2024-03-11"),
    ("قتل خمسة جنود بعد قصف على قاعدة سدرة، وفق ما ذكر مصدر أمني الاثنين.", "strike", "2024-03-11"),
    ("قتل عشرة في هجوم يعتقد أن منفذيه من جبهة السهل في سدرة، بحسب ما ذكر الأهالي الاثنين.", "armed_attack", "2024-03-11"),
    # "last night" and "today" in words said on a day that is named
    ("قالت الشرطة الأربعاء إن مسلحين خطفوا اليوم مهندسا في سدرة.", "abduction", "2024-03-13"),
    ("وقال قائد الجيش الاثنين: قصفنا اليوم بلدة سدرة.", "strike", "2024-03-11"),
    ("قال الجيش السبت إن مسلحين خطفوا مهندسا في سدرة قبل يومين.", "abduction", "2024-03-07"),
    # day and month in digits behind "on the day of"; the month left out
    ("قصف الجيش بلدة سدرة يوم 7/3.", "strike", "2024-03-07"),
    ("قصف الجيش بلدة سدرة في 7 الجاري.", "strike", "2024-03-07"),
    ("قصف الجيش بلدة سدرة في 27 الماضي.", "strike", "2024-02-27"),
    # shortly before noon is no other day
    ("قال مسؤولون إن انتحاريا فجر نفسه قبيل ظهر الاثنين في سوق بمرجانة.", "bombing", "2024-03-11"),
    ("قصف الطيران النخيلي بعيد فجر الأربعاء بلدة سدرة.", "strike", "2024-03-13"),
    # an act's own day goes before that of its announcement
    ("أعلن الجيش الأربعاء قصف مواقع لجبهة السهل قرب سدرة يوم الاثنين.", "strike", "2024-03-11"),
    ("أكد الجيش في بيان الأربعاء مقتل قائد في جبهة السهل بغارة على سدرة مساء الثلاثاء.", "strike", "2024-03-12"),
    # who owns up to an act that was not known before announces it
    ("تبنت جبهة السهل الأربعاء قتل شرطيين في سدرة.", "armed_attack", "2024-03-13"),
    # "on that day" and "at that time" are of the day told before; who held an office then was not killed then
    ("قصف الجيش بلدة سدرة السبت. وأسقطت الدفاعات الجوية طائرة مسيرة قرب مرجانة في ذلك اليوم.", "interception", "2024-03-09"),
    ("هاجم مسلحون سدرة الثلاثاء. وقبل يوم من ذلك، قصف الجيش مرجانة.", "strike", "2024-03-11"),
    ("نزح العشرات منذ فجر الثلاثاء. وقصف الجيش بعد منتصف الليل بلدة سدرة.", "strike", "2024-03-12"),
    # so long before the news, not before the day of what is recalled beside it
    (
        "هاجم مسلحون ثكنة في سدرة الأربعاء."
        + " وعبر سكان المنطقة عن خشيتهم من عودة القتال." * 8
        + " ويأتي الهجوم بعد أسبوعين من انفجار لغم في مرجانة، وبعد سنة من زلزال 7 مارس 2023.",
        "bombing",
        "2024-02-28",
    ),
    # a week of a month is no day of it
    ("قصف الجيش بلدة سدرة في الأسبوع الأول من مارس.", "strike", ("2024-03-01", "2024-03-07")),
    ("قصف الجيش بلدة سدرة في الأول من مارس.", "strike", "2024-03-01"),
    # the night, spelled either way
    ("هاجم مسلحون الليل الماضي ثكنة في سدرة.", "armed_attack", ("2024-03-13", "2024-03-14")),
    ("هاجم مسلحون الليل قبل الماضي ثكنة في سدرة.", "armed_attack", ("2024-03-12", "2024-03-13")),
    # a related matter stays on the day of the news
    ("قصف الجيش سدرة اليوم. وفي سياق متصل، خطف مسلحون مهندسا في سدرة.", "abduction", "2024-03-14"),
    # of a list of those killed since a day, the part that has a day of its own
    ("ومنذ اندلاع الحرب في 15 أبريل، قتل 13 جنديا ثلاثة منهم في كمين استهدف الثلاثاء قافلة عسكرية.", "armed_attack", "2024-03-12"),
    # many whom somebody has taken since a day were taken on all of them; few are held since that day
    ("اعتقلت الشرطة النخيلية منذ الاثنين تسعين شخصا في مرجانة.", "arrest", ("2024-03-11", "2024-03-14")),
    ("خطف مسلحون منذ الاثنين ثلاثة مهندسين في مرجانة.", "abduction", "2024-03-11"),
    # fights that went on until another day
    ("اندلعت اشتباكات السبت واستمرت حتى الاثنين في سدرة.", "clash", ("2024-03-09", "2024-03-11")),
    ("اندلعت مواجهات مساء السبت وتواصلت حتى وقت مبكر من أمس بين الجيش وجبهة السهل.", "clash", ("2024-03-09", "2024-03-13")),
    # how long an act has gone on that a verb of the present tells, and when one was done that a verb of the past does
    ("تدور منذ أسبوع معارك عنيفة في سدرة بين الجيش وجبهة السهل.", "clash", ("2024-03-07", "2024-03-14")),
    ("قصف الجيش بلدة سدرة منذ يومين.", "strike", "2024-03-12"),
]


@pytest.mark.parametrize(("text", "kind", "day"), ONE_DAY)
def test_the_day_of_an_act(text, kind, day):
    assert days(text, kind) == [day if isinstance(day, tuple) else (day, day)]


THURSDAY = "قصف الجيش النخيلي سدرة الخميس. وقال الجيش النخيلي إن ثلاثة جنود قتلوا الثلاثاء في كمين. "

# a text and its last act, after one that is dated by the month, by what has lasted, or by another speaker
AFTERWARDS = [
    ("هاجم مسلحون بلدة سدرة في يناير الماضي. وأحرقت آنذاك عشرات المنازل في البلدة.", "destruction", ("2024-01-01", "2024-01-31")),
    ("هاجم مسلحون بلدة سدرة في يناير الماضي. وقتل وزير الدفاع آنذاك في كمين قرب مرجانة.", "armed_attack", None),
    ("قصف الجيش النخيلي بلدة سدرة في يناير الماضي. وخطف مسلحون مهندسين في مرجانة.", "abduction", None),
    ("تقصف القوات النخيلية بلدة سدرة منذ يناير الماضي. وخطف مسلحون مهندسين في مرجانة.", "abduction", None),
    (THURSDAY + "وقالت جبهة السهل إنها أسقطت مروحية في مرجانة.", "interception", None),
    (THURSDAY + "وأضاف الجيش النخيلي أنه أسقط مسيرة في مرجانة.", "interception", ("2024-03-12", "2024-03-12")),
]


@pytest.mark.parametrize(("text", "kind", "days_told"), AFTERWARDS)
def test_the_day_that_an_act_told_next_takes_over(text, kind, days_told):
    assert days(text, kind)[-1] == days_told


def test_the_day_that_a_return_tells_is_that_of_an_attack_dated_by_its_announcement():
    text = "أعلن الجيش الأربعاء أن أربعة جنود قتلوا في كمين قرب سدرة. وذكر شهود أن الكمين وقع مساء الثلاثاء."
    assert days(text, "armed_attack") == [("2024-03-12", "2024-03-12")]


def test_a_related_matter_is_of_the_day_of_the_lead():
    text = "قصف الجيش بلدة سدرة الثلاثاء. وفي سياق متصل، انفجرت قنبلة في مرجانة."
    assert days(text, "bombing") == [("2024-03-12", "2024-03-12")]


NIGHTS = [
    "قصف الجيش بلدة سدرة خلال الليل.",
    "هاجمت مسيرات بلدة سدرة طوال الليل، بحسب الشرطة.",
    "قتل شخصان خلال ليل أمس في غارة على سدرة.",
]


@pytest.mark.parametrize("text", NIGHTS)
def test_the_night_with_no_day_is_the_one_before_publication(text):
    assert days(text, "strike") == [("2024-03-13", "2024-03-14")]


HARMED = [
    # what people were harmed by, or in the course of, has the day of the main line; what somebody answered does not
    ("قصف الجيش سدرة الثلاثاء. وقتل ثلاثة أشخاص في سدرة جراء انفجار قنبلة.", "bombing", "2024-03-12"),
    ("اقتحم الجيش سدرة الثلاثاء، وقتل اثنان من المسلحين خلال تبادل لإطلاق النار.", "clash", "2024-03-12"),
    ("قصف الجيش سدرة الثلاثاء. وهدد الوزير بالرد إثر تفجير سيارة مفخخة في مرجانة.", "bombing", None),
]


@pytest.mark.parametrize(("text", "kind", "day"), HARMED)
def test_the_day_of_what_did_the_harm(text, kind, day):
    assert days(text, kind) == [day and (day, day)]


UNDATED = [
    # a claim of responsibility dates no attack (ruling 1)
    ("وأعلنت جبهة السهل الأربعاء مسؤوليتها عن الهجوم على قاعدة سدرة.", "strike"),
    # the day is that of another clause: of the arrest, of what had happened before, of a day too vaguely far off
    ("بدأت الأحد محاكمة منفذي الهجوم على قاعدة سدرة الذي أوقع 22 قتيلا.", "strike"),
    ("هاجم مسلحون مخيما للنازحين في سدرة كان لاجئون قد وصلوا إليه الاثنين.", "armed_attack"),
    ("خطف مسلحون مهندسين بعد استيلائهم على بلدة سدرة، بحسب ما أفاد المرصد الاثنين.", "capture"),
    ("اعتبر الوزير في كلمة أمس استهداف قاعدة سدرة خطأ.", "strike"),
    ("قصف الجيش بلدة سدرة الثلاثاء، بعد أيام من هجوم انتحاري استهدف نقطة تفتيش في مرجانة.", "bombing"),
    ("أدان وزير الخارجية في بيان بعد لقائه نظيره في مرجانة أمس اختطاف مهندسين في سدرة.", "abduction"),
    # the text holds back when it was: recently, before the news, a state that lasts
    ("قصف الجيش سدرة أمس. وكانت جبهة السهل خطفت مهندسا في مرجانة.", "abduction"),
    ("قصف الجيش سدرة أمس. وخطفت جبهة السهل مؤخرا مهندسا في مرجانة.", "abduction"),
    ("قصف الجيش سدرة أمس. وفي بيان سابق قال المتحدث إن مسلحين خطفوا مهندسا في مرجانة.", "abduction"),
    ("قصف الجيش سدرة أمس. وباتت مرجانة تحت سيطرة جبهة السهل.", "capture"),
    # the day is that of a claim of responsibility, of the act condemned, of another's office; a rubric
    ("أعلنت جبهة السهل أمس مسؤوليتها عن تفجير في سوق بمرجانة. وأوقع التفجير في السوق عشرة قتلى.", "bombing"),
    ("استنكرت الحكومة الساحلية قصف بلدة سدرة أمس.", "condemnation"),
    ("اتهم السفير السابق في مرجانة (بين 1990 و1995) جبهة السهل بالخيانة.", "condemnation"),
    ("صورة اليوم.. قوات النخيل تعتقل صحفيا في مرجانة", "arrest"),
    # the day on which footage came out (ruling 54)
    ("أظهر مقطع مصور نشر الثلاثاء طائرات تقصف سدرة.", "strike"),
    # the day on which a claim came out that owns up to a known act
    ("تبنت جبهة السهل الهجوم على ثكنة سدرة في بيان نشر أمس.", "strike"),
    ("أعلنت جبهة السهل مسؤوليتها عن الهجوم على ثكنة سدرة في بيان نشر أمس.", "strike"),
    # the day of an anniversary is none of what is remembered; nor is that of a vow of what is planned
    ("شارك الرئيس أمس الثلاثاء في حفل لإحياء الذكرى العاشرة للهجمات التي وقعت في مرجانة وأسفرت عن مقتل 52 شخصا.", "armed_attack"),
    ("تعهد الرئيس النخيلي أمس بشن غارات جديدة على مواقع الجبهة في سدرة.", "strike"),
]


@pytest.mark.parametrize(("text", "kind"), UNDATED)
def test_the_day_of_another_clause_is_not_taken(text, kind):
    assert days(text, kind) == [None]


RECALLED = [
    # what a sentence in the pluperfect goes back to dates nothing behind it, and is of no day that the lead tells
    ("سيطر الجيش على سدرة اليوم. وكان مسلحون قد سيطروا عليها في يناير. وقصفت جبهة السهل سدرة.", "strike", "2024-03-14"),
    ("سيطر الجيش على سدرة الاثنين. وكانت جبهة السهل قد قصفت مرجانة.", "strike", None),
    # the day of an announced plan, and the days of a series, are of no single act (ruling 43)
    ("أعلن الجيش الاثنين أنه سيهاجم سدرة قريبا. وقالت الشرطة إن جبهة السهل قصفت مرجانة.", "strike", None),
]


@pytest.mark.parametrize(("text", "kind", "day"), RECALLED)
def test_a_day_does_not_pass_on_from_what_was_before_or_is_to_come(text, kind, day):
    assert days(text, kind) == [day and (day, day)]


def test_a_day_counts_from_none_where_none_was_told():
    assert days("وفي اليوم التالي قصف الجيش بلدة سدرة.", "strike") == [None]


def test_a_year_that_goes_on_ends_with_publication():
    assert days("خطف مسلحون مهندسا في سدرة في وقت سابق من العام الجاري.", "abduction") == [("2024-01-01", "2024-03-14")]


def test_a_toll_since_a_day_runs_to_publication():
    [tally] = tallies("قتل 40 مدنيا منذ اندلاع الحرب في 15 يناير.")
    assert (tally.date.start, tally.date.end) == (date(2024, 1, 15), TODAY)


def test_a_paper_that_prints_the_report_a_day_late_keeps_its_today():
    text = "قصف الجيش بلدة سدرة اليوم الأربعاء. وخطف مسلحون مهندسا في مرجانة فجر اليوم."
    assert days(text, "abduction") == [("2024-03-13", "2024-03-13")]


def test_who_owns_up_to_the_attack_that_is_known_does_not_date_it():
    assert days("تبنت جبهة السهل الأربعاء الهجوم على قاعدة النخلة الجوية.", "strike") == [None]


HELD_FOR = [
    "أوقفت الشرطة الأربعاء أربعة متورطين في هجوم على حافلة في سدرة.",
    "أوقفت الشرطة الأربعاء أربعة متورطين في مقتل جنديين في هجوم على حافلة في سدرة.",
]


@pytest.mark.parametrize("text", HELD_FOR)
def test_the_day_of_an_arrest_is_not_that_of_the_attack(text):
    assert days(text, "arrest") == [("2024-03-13", "2024-03-13")]
    assert set(days(text, "armed_attack") + days(text, "strike")) == {None}


def test_the_night_between_two_days_is_both():
    assert days("قصف الجيش بلدة سدرة في الليلة الفاصلة بين الاثنين والثلاثاء.", "strike") == [("2024-03-11", "2024-03-12")]


def test_the_day_of_one_side_is_not_that_of_what_another_tells_of_elsewhere():
    text = "قال الرئيس النخيلي إن القوات الساحلية قصفت قاعدة في سدرة مساء الأحد. وأعلنت جبهة السهل أنها استهدفت ثكنة في مرجانة."
    assert days(text, "strike") == [("2024-03-10", "2024-03-10"), None]


def test_a_series_that_lasts_gives_a_fresh_act_no_day():
    text = "قالت مصادر اليوم الخميس إن الجيش قتل شابا بالرصاص في سدرة. وهذا ثالث شاب يقتل برصاص الجيش منذ يوم الأحد."
    assert days(text, "armed_attack")[0] == ("2024-03-14", "2024-03-14")


def test_what_has_gone_on_since_yesterday_dates_no_act_of_another_kind() -> None:
    text = "قتلت قوات الأمن 12 مسلحا في العمليات المتواصلة منذ أمس. وقصفت المدفعية بلدة نرجسة."
    assert days(text, "armed_attack") == [("2024-03-13", "2024-03-14")]
    assert days(text, "strike") == [None]


def test_digits_and_an_adjective_that_are_no_date() -> None:
    assert days("قصف الجيش بلدة سدرة في الدورة 17 الحالية.", "strike") == [None]
    assert days("قصف الجيش بلدة سدرة وأصاب 5/7 من الحامية.", "strike") == [None]


def test_the_today_of_a_quotation_is_the_day_told_ahead_of_it() -> None:
    assert days('أعلنت الجبهة أمس أنها دخلت سدرة. وقال قائدها: "سيطرنا صباح اليوم على معسكر الصوان".', "capture")[-1] == (
        "2024-03-13",
        "2024-03-13",
    )
    text = 'أعلنت الجبهة أمس الأربعاء أنها دخلت سدرة. وقال قائدها: "أسرنا اليوم عشرة جنود".'
    assert days(text, "abduction") == [("2024-03-13", "2024-03-13")]
    assert days("قصف الجيش سدرة أمس. وقال قائد الجبهة إنها أسرت اليوم عشرة جنود.", "abduction") == [("2024-03-14", "2024-03-14")]
    told_of_two = 'قصف الجيش سدرة أمس وقصف نرجسة الثلاثاء. وقال قائد الجبهة: "أسرنا اليوم عشرة جنود".'
    assert days(told_of_two, "abduction") == [("2024-03-14", "2024-03-14")]


def test_a_day_between_commas_behind_an_announcement_gives_way_to_the_day_of_the_act() -> None:
    assert days("أعلنت وزارة الدفاع النخيلية، الخميس، تدمير خمس طائرات مسيرة قرب سدرة مساء أمس.", "interception") == [
        ("2024-03-13", "2024-03-13")
    ]
    assert days("أعلنت وزارة الدفاع النخيلية، الخميس، تدمير خمس طائرات مسيرة قرب سدرة.", "interception") == [("2024-03-14", "2024-03-14")]


def test_the_day_of_an_act_is_none_of_what_its_doer_then_vows() -> None:
    text = "أطلقت جبهة السهل في أواخر يناير هجوما على سدرة وتعهدت بشن هجمات جديدة على مرجانة."
    assert days(text, "strike") == [("2024-01-21", "2024-01-31"), None]


def test_the_day_of_the_operation_is_that_of_what_was_only_announced() -> None:
    text = "أعلنت الوزارة أمس أن قائدا قتل في غارة. وأوضحت أن العملية التي جرت في 2 مارس في خربة اللوز أدت إلى مقتل مرافقيه."
    assert days(text, "strike") == [("2024-03-02", "2024-03-02")]


def test_so_long_after_the_attack_that_was_told_counts_from_its_day() -> None:
    text = "هاجم مسلحون سجن سدرة السبت. وبعد يومين من الهجوم، قصف الجيش مواقع للجبهة في مرجانة."
    assert days(text, "strike") == [("2024-03-11", "2024-03-11")]


def test_the_day_before_yesterday_with_its_article() -> None:
    assert days("قتلت القوات النخيلية فجر الأول من أمس، شابا في سدرة.", "armed_attack") == [("2024-03-12", "2024-03-12")]
