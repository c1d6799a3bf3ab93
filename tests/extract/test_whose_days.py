"""Whose day a date is: that of the act it stands with, or of the event that a clause explains."""

import pytest
from invented import claims

# text, type of the event, its day
OWN_DAYS = [
    # behind "where" the attack that the sentence dates is explained
    ("أدانت الحكومة النخيلية اليوم الهجوم الذي وقع الاثنين في سدرة، حيث فجرت انتحاريتان نفسيهما.", "bombing", "2024-03-11"),
    # a weekday behind a verb of the present that tells no act is still to come
    ("أعلن الجيش هدنة تبدأ منتصف ليلة السبت. وسيطرت جبهة السهل على جبل الصوان.", "capture", None),
    ("أعلنت الحكومة انتخابات تجرى الأحد، وقتل مسلحون ثلاثة جنود في سدرة.", "armed_attack", None),
    ("سيطرت جبهة السهل الأحد على جبل الصوان.", "capture", "2024-03-10"),
    # "when" explains the attack that the sentence dates, too; what has lasted since a day began on it
    ("أدانت النقابة المجزرة التي ارتكبها الجيش الاثنين، عندما قصفت طائراته مدرسة في سدرة.", "strike", "2024-03-11"),
    ("فر الآلاف من سدرة منذ الاثنين، حين هاجم مسلحون البلدة.", "armed_attack", "2024-03-11"),
    # a stance has not the day of what it is taken on, and is not taken within a term; its own day it has
    ("انفجرت الاثنين سيارة مفخخة في سدرة، بحسب الحاكم الذي اتهم جبهة السهل بتدبير التفجير.", "condemnation", None),
    ("قصفت طائرات الجيش الاثنين سدرة، ودعت الحكومة النخيلية الجيش إلى وقف القصف.", "demand", None),
    ("اتهمت الحكومة النخيلية الاثنين جبهة السهل بقصف سدرة.", "condemnation", "2024-03-11"),
    ("توصل الجيش وجبهة السهل الاثنين إلى اتفاق يقضي بانسحاب المسلحين من سدرة خلال 21 يوما.", "agreement", "2024-03-11"),
    # the time since which a place is held is not that of what is done there now
    ("قصف الجيش بلدة سدرة المحاصرة منذ أكثر من شهرين.", "strike", None),
    ("قصف الجيش بلدة سدرة الخاضعة لسيطرة جبهة السهل منذ يناير.", "strike", None),
    ("حررت جبهة السهل قرية كانت تحت سلطة الجيش منذ 2014، وقصفت الجبهة سدرة.", "strike", None),
    ("تقصف جبهة السهل بلدة سدرة منذ يناير.", "strike", "2024-01-01"),
    ("اعتقلت الشرطة رجلا يدعى طرنفوش يوم الأحد الماضي في سدرة.", "arrest", "2024-03-10"),
    # "so long before" leads no town; an ordinal of times is no day, and their month none of the act; an article ahead of digits
    ("انسحب المسلحون قبل يومين من مدينة سدرة باتجاه مرجانة.", "withdrawal", "2024-03-12"),
    ("انسحب المسلحون من سدرة قبل يومين من الانتخابات.", "withdrawal", None),
    ("قصفت القوات الساحلية، للمرة الثالثة الشهر الجاري، بلدة سدرة.", "strike", None),
    ("قصفت القوات الساحلية بلدة سدرة للمرة الثانية هذا الأسبوع.", "strike", None),
    ("قصفت القوات الساحلية بلدة سدرة في الثالث من الشهر الجاري.", "strike", "2024-03-03"),
    ("قصفت القوات الساحلية في الـ9 من الشهر الجاري بلدة سدرة.", "strike", "2024-03-09"),
    # a verb behind another has the day behind it, not the one ahead
    ("شيع أهالي سدرة الثلاثاء ثلاثة شبان قتلوا برصاص القوات الساحلية الاثنين في مرجانة.", "armed_attack", "2024-03-11"),
    # the day of a clause about an act goes before that on which its toll rose, or on which it was condemned (ruling 27)
    ("ارتفعت الثلاثاء حصيلة التفجير الذي وقع الاثنين في سدرة إلى 30 قتيلا.", "bombing", "2024-03-11"),
    ("دانت الحكومة النخيلية الثلاثاء التفجير الذي وقع الاثنين في سدرة.", "bombing", "2024-03-11"),
    # who renews its own raids carries them out on the day that the verb has; a known act is only claimed on it
    ("جددت الطائرات النخيلية الاثنين غاراتها على سدرة.", "strike", "2024-03-11"),
    ("تبنت جبهة السهل الاثنين الهجوم على حافلة في سدرة.", "armed_attack", None),
    # who vows at the end of what he says does so on the day on which he said it, and not on that of what he tells
    ("قال المتحدث باسم جبهة السهل أمس إن مقاتليها قصفوا الأحد سدرة، متوعدا القوات النخيلية بهجمات أخرى.", "threat", "2024-03-13"),
    ("قصفت جبهة السهل الأحد سدرة، متوعدة القوات النخيلية بهجمات أخرى.", "threat", None),
    # a stance has the day of what its speaker said before; nobody else's
    ("أعلن المتحدث باسم جبهة السهل أمس قصف سدرة. وتوعد المتحدث القوات النخيلية بهجمات أخرى.", "threat", "2024-03-13"),
    ("اتهمت الحكومة النخيلية أمس جبهة السهل بخرق الهدنة. وطالبت الحكومة النخيلية مجلس الأقاليم الدولي بالتدخل.", "demand", "2024-03-13"),
    ("اتهمت الحكومة النخيلية أمس جبهة السهل بخرق الهدنة. وطالبت الحكومة الساحلية مجلس الأقاليم الدولي بالتدخل.", "demand", None),
    ("قصفت القوات النخيلية سدرة في الفترة ما بين 3 مارس و5 مارس.", "strike", "2024-03-03"),
    # what comes after something has happened: the day that its noun owns is gone by, that of talks that begin is to come
    ("تأتي غارات الأحد على سدرة بعد هدوء دام أسبوعا.", "strike", "2024-03-10"),
    ("تنطلق مفاوضات الأحد في مرجانة.", "consultation", None),
    # at the time of what is told ahead; a "while" tells no time
    ("أعلن الرئيس النخيلي أواخر فبراير الماضي أن بلاده وافقت على خطة، في الوقت الذي بدأت فيه شن غارات على سدرة.", "strike", "2024-02-21"),
    ("أعلن الرئيس النخيلي أواخر فبراير الماضي أن بلاده وافقت على خطة، فيما بدأت شن غارات على سدرة.", "strike", None),
    # what began a long time ago began with the act that a "when" explains
    ("تصاعد التوتر في البلاد منذ أواخر الشهر الماضي، حين قصفت القوات الساحلية سدرة.", "strike", "2024-02-21"),
    # "days after that" leaves the day open, "minutes later" is on the same
    ("سيطر الجيش النخيلي على مرجانة الأحد، وبعد ذلك بأيام قصفت جبهة السهل سدرة.", "strike", None),
    ("سيطر الجيش النخيلي على مرجانة الأحد، وبعد دقائق قصفت جبهة السهل سدرة.", "strike", "2024-03-10"),
    # a day behind what somebody rides is not still to come
    ("أقدم مجهولان يستقلان دراجة نارية الثلاثاء على اغتيال قاض في سدرة.", "armed_attack", "2024-03-12"),
    # "also" goes on with what has been since today; one announcement holds what is done at several places
    ("تدور منذ اليوم الخميس معارك في مرجانة بين الجيش وجبهة السهل. كما قصفت طائرات الجيش سدرة.", "strike", "2024-03-14"),
]


def test_what_is_condemned_is_a_claim_of_its_own_only_if_its_day_and_place_are_told() -> None:
    assert not claims("دانت الحكومة النخيلية الثلاثاء التفجير الذي وقع في سدرة.", "bombing")[1]
    assert not claims("دانت الحكومة النخيلية الثلاثاء التفجير الذي وقع الاثنين.", "bombing")[1]


@pytest.mark.parametrize(("text", "kind", "day"), OWN_DAYS)
def test_whose_day_a_date_is(text: str, kind: str, day: str | None) -> None:
    _, found = claims(text, kind)
    assert [claim.date and claim.date.start.isoformat() for claim in found] == [day]


def test_what_is_recalled_has_not_the_day_of_the_news_nor_lends_its_own() -> None:
    text = "اعتقلت الشرطة مهندسين في مرجانة. وكانت الشرطة اعتقلت الاثنين مهندسين في سدرة."
    _, found = claims(text, "arrest")
    assert [claim.date and claim.date.start.isoformat() for claim in found] == [None, "2024-03-11"]


def days(text: str, kind: str) -> list[str | None]:
    return [claim.date and claim.date.start.isoformat() for claim in claims(text, kind)[1]]


INHERITED = [
    # a matter told in its parts keeps its day from place to place
    (
        "هز الاثنين تفجيران النخيل. ففي سدرة، قصف مسلحون مسجدا. وفي مرجانة، فجر انتحاري نفسه في سوق.",
        "bombing",
        ("2024-03-11", "2024-03-11"),
    ),
    # a "similar" act is another one
    ("قصف الجيش سدرة بالمدفعية. وكانت سدرة تعرضت الاثنين لقصف مماثل قتل فيه سبعة مدنيين.", "strike", (None, "2024-03-11")),
    # "also" goes on with the day, wherever that was (ruling 54); another speaker has days of his own
    ("انفجرت سيارة مفخخة الاثنين في مرجانة. كما قتل خمسة أشخاص في قصف طال سدرة.", "strike", "2024-03-11"),
    ("انفجرت سيارة مفخخة الاثنين في مرجانة. وقتل خمسة أشخاص في قصف طال سدرة.", "strike", None),
    # another kind of act at another place has a day of its own, at the same place it has that of the act before
    ("سيطرت جبهة السهل الاثنين على سدرة. وقصفت طائرات الجيش مرجانة.", "strike", None),
    ("سيطرت جبهة السهل الاثنين على سدرة. وقصفت طائرات الجيش سدرة.", "strike", "2024-03-11"),
    ("سيطرت جبهة السهل الاثنين على سدرة. وقصفت طائرات الجيش بلدة طرنفوش.", "strike", None),
    ("سيطرت جبهة السهل الاثنين على بلدة طرنفوش. وقصفت طائرات الجيش بلدة طرنفوش الحدودية.", "strike", "2024-03-11"),
    ("سيطرت جبهة السهل الاثنين على سدرة. وقصفت طائرات الجيش حي طرنفوش.", "strike", "2024-03-11"),
    # nor has an act of one kind at the next place through which a text goes, unless it tells the parts of one series
    ("قصفت طائرات الجيش الاثنين مرجانة. وفي سدرة، قصف مسلحون ثكنة للجيش.", "strike", (None, "2024-03-11")),
    ("قصفت طائرات الجيش الاثنين مناطق النخيل. ففي سدرة، قصفت مدرسة، وفي مرجانة قصفت جسرا.", "strike", "2024-03-11"),
    ("فجر انتحاري نفسه الاثنين في مرجانة. وفي سدرة، خطف مسلحون مهندسا.", "abduction", None),
    # one announcement dates what its speaker goes on to tell of another place (ruling 1)
    (
        "أعلن المتحدث باسم جبهة السهل أمس أن الجبهة قصفت مدينة سدرة. وأضاف المتحدث باسم جبهة السهل أن الجبهة قصفت مدينة مرجانة.",
        "strike",
        "2024-03-13",
    ),
    # nor an act at another place that another speaker tells
    (
        "سيطر الجيش على جبل الصوان السبت. وقالت جبهة السهل إن طائرات الجيش قصفت مرجانة الاثنين. وذكر الحاكم أن سدرة تعرضت لقصف مدفعي.",
        "strike",
        ("2024-03-11", None),
    ),
    # an act of the same state is no act of another side; a month that is recalled parts no account from the news
    ("أصيب جنديان الاثنين في غارة نخيلية على حاجز قرب سدرة. وقال حاكم المنطقة إن مروحيتين نخيليتين قصفتا حاجزا.", "strike", "2024-03-11"),
    # what has gone on since a weekday lends its day to no act of another kind
    ("تقصف جبهة السهل سدرة منذ الاثنين. واندلعت اشتباكات في سدرة بين الجيش والجبهة.", "clash", None),
    # people held since a day were taken on it
    ("تحتجز الشرطة النخيلية منذ يوم الأحد ثلاثة صحفيين في سدرة.", "arrest", "2024-03-10"),
    # "control of", with its article, is told by the verb of regaining it, and returns to no taking of the year before
    (
        "سيطرت جبهة السهل على سدرة في يناير الماضي. وأعلنت مصادر عسكرية أن القوات النخيلية استعادت السيطرة على مرجانة.",
        "capture",
        ("2024-01-01", None),
    ),
    # a day behind a relative clause of the present is not that clause's
    ("وذكرت القناة التي تديرها الحكومة يوم الاثنين أن طائرات الجيش قصفت سدرة.", "strike", "2024-03-11"),
    ("وقصفت طائرات القوات التي يقودها التحالف الإقليمي - اليوم الثلاثاء - مواقع في سدرة.", "strike", "2024-03-12"),
]


@pytest.mark.parametrize(("text", "kind", "day"), INHERITED)
def test_whose_day_is_understood(text: str, kind: str, day: str | tuple[str | None, ...] | None) -> None:
    assert set(days(text, kind)) == (set(day) if isinstance(day, tuple) else {day})
