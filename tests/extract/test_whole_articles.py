"""What headline, lead and body tell together, and the daily sentences that whole articles are made of."""

from datetime import date

import pytest
from invented import claims, words

from khabar.model import Quantity

CORE = ("strike", "bombing", "armed_attack", "clash", "capture", "interception")


def physical(text):
    document, found = claims(text)
    return document, [claim for claim in found if claim.type in CORE]


def test_the_attack_is_the_bombing_told_before():
    text = (
        "تفجير انتحاري يقتل 31 شخصا في سدرة\n\n"
        "قتل 31 شخصا على الأقل أمس في تفجير انتحاري في سدرة.\n"
        "واستهدف الهجوم مكتبة البلدية في سدرة.\n"
        "وذكرت وزارة الصحة النخيلية أن الهجوم أوقع 31 قتيلا ونحو مئة جريح.\n"
        "ولم تتبن أي جهة الهجوم في سدرة."
    )
    _, (claim,) = physical(text)
    assert (claim.type, claim.mode, claim.killed.low, claim.injured, claim.actor) == ("bombing", "suicide", 31, Quantity(100, 100), None)


def test_an_attack_elsewhere_is_another_one():
    text = "قتل ثلاثة في تفجير انتحاري في سدرة أمس.\nوأسفر الهجوم الذي وقع في مرجانة اليوم عن مقتل جندي."
    _, found = physical(text)
    assert [(claim.type, claim.killed) for claim in found] == [("bombing", Quantity(3, 3)), ("armed_attack", Quantity(1, 1))]


def test_a_gap_in_a_quotation_ends_no_sentence():
    text = 'قال المرصد إنه "قتل 12 شخصا (...) وأصيب ستة" في غارات على سدرة.'
    _, (claim,) = physical(text)
    assert (claim.type, claim.mode, claim.killed, claim.injured) == ("strike", "airstrike", Quantity(12, 12), Quantity(6, 6))


READ = [
    # two who are told in the dual; the dead did not do it, though the device was set off at a car
    ("قالت الشرطة إن جنديين قتلا بتفجير عبوة ناسفة على عجلة في سدرة.", "bombing", None, "عجلة", "سدرة", 2),
    ("أوضح مصدر أن ثلاثة جنود قتلوا بتفجير عبوة ناسفة على عجلة في سدرة.", "bombing", None, "عجلة", "سدرة", 3),
    # a device goes off in a town, and hits those who died
    ("قتل خمسة مدنيين في انفجار عبوة ناسفة في سدرة.", "bombing", None, "خمسة مدنيين", "سدرة", 5),
    # a clause between commas parts nothing
    ("قتل سبعة بانفجار شاحنة مفخخة، يقودها انتحاري، استهدف مدرسة للشرطة في سدرة.", "bombing", None, "مدرسة للشرطة", "سدرة", 7),
    # who was exposed to an attack was attacked
    ("قتل سائق إثر تعرض شاحنته لإطلاق نار من قبل مسلحين في سدرة.", "armed_attack", "مسلحين", "شاحنته", "سدرة", 1),
    ("استشهد شرطي إثر تعرضه لإطلاق نار من قبل مسلحين في سدرة.", "armed_attack", "مسلحين", "شرطي", "سدرة", 1),
    ("أعلنت البعثة تعرض دورية لها لهجوم في سدرة.", "armed_attack", None, "دورية", "سدرة", None),
    # the first, the heaviest, the third of its kind is the act itself
    ("شن سلاح الجو النخيلي أولى غاراته على سدرة.", "strike", "سلاح الجو النخيلي", "سدرة", "سدرة", None),
    ("شنت جبهة السهل أعنف هجوم لها على سدرة.", "strike", "جبهة السهل", "سدرة", "سدرة", None),
    # the hour of the day is neither who did it nor whom it hit
    ("عند الساعة 04:00 فجرا قصفت الطائرات مطار مرجانة الدولي.", "strike", "الطائرات", "مطار مرجانة الدولي", "مطار مرجانة الدولي", None),
    ("قبيل الساعة 4,30 قام الجيش النخيلي بقصف مواقع للمسلحين في سدرة.", "strike", "الجيش النخيلي", "مواقع للمسلحين", "سدرة", None),
    ("انفجرت سيارة مفخخة في الساعة الثالثة عصرا أمام مسجد في سدرة.", "bombing", None, None, "سدرة", None),
    ("قصفت الطائرات ليلا مطار مرجانة الدولي.", "strike", "الطائرات", "مطار مرجانة الدولي", "مطار مرجانة الدولي", None),
    # shelling "from" a party is its doing; a cause stands where its dead fell
    ("تعرضت البلدة لقصف من جبهة السهل.", "strike", "جبهة السهل", "البلدة", None, None),
    ("قتل امرأة وثلاثة أطفال في سدرة جراء قصف بصاروخ.", "strike", None, "امرأة وثلاثة أطفال", "سدرة", 4),
    # ground under somebody's control is no ground taken
    ("قصف الجيش النخيلي الأحياء الواقعة تحت سيطرة جبهة السهل في سدرة.", "strike", "الجيش النخيلي", "الأحياء", "سدرة", None),
    # a verb of saying, its speaker and a quotation: what is quoted begins with its verb
    ("وقال مصدر أمني “فرضت جبهة السهل سيطرتها على معسكر سدرة”.", "capture", "جبهة السهل", "معسكر سدرة", "معسكر سدرة", None),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target", "place", "killed"), READ)
def test_daily_sentences(text, kind, actor, target, place, killed):
    document, found = claims(text)
    (claim,) = [claim for claim in found if claim.type in (*CORE, "abduction")]
    told = (claim.type, words(document, claim.actor), words(document, claim.target), words(document, claim.place))
    assert told == (kind, actor, target, place)
    assert (claim.killed.low if claim.killed else None) == killed


def test_nobody_hurt_is_no_act_denied():
    _, (claim,) = physical("سقطت أربع قذائف في بيوت سكنية في سدرة ولم يصب أحد بأذى.")
    assert (claim.status, claim.killed, claim.injured) == ("occurred", Quantity(0, 0), Quantity(0, 0))


def test_the_morrow_of_an_attack_dates_it_a_day_before():
    _, found = physical("قصف الجيش النخيلي اليوم الخميس مواقع في سدرة غداة مقتل جنديين بانفجار لغم في مرجانة.")
    assert [(claim.type, claim.date.start) for claim in found] == [("strike", date(2024, 3, 14)), ("bombing", date(2024, 3, 13))]


@pytest.mark.parametrize(
    "text",
    [
        "ولم تتبن أي جهة مسؤوليتها عن الهجوم في سدرة.",
        "ولم تعلن أي مجموعة مسؤوليتها عن التفجير في سدرة.",
    ],
)
def test_nobody_claims_it(text):
    assert physical(text)[1] == []


def test_a_superlative_of_history_is_no_act():
    text = "تحيي النخيل اليوم ذكرى مجزرة سدرة التي تعد أكبر مذبحة عرفتها البلاد بعد الحرب."
    assert physical(text)[1] == []


def test_a_cognate_accusative_is_no_second_act():
    assert len(physical("قصف الجيش النخيلي البلدتين قصفا عنيفا.")[1]) == 1


def test_who_is_left_out_of_a_clause_about_the_act_did_it():
    text = "يواصل الجيش النخيلي قصفه لمدينة سدرة بعد عملية توغل نفذها في مرجانة أمس."
    document, (raid,) = claims(text, "armed_attack")
    assert words(document, raid.actor) == "الجيش النخيلي"


def test_a_model_in_quotes_goes_with_its_make():
    document, (strike,) = claims('أطلق مسلحون صاروخا من نوع "زلزال-3" على سدرة.', "strike")
    assert words(document, strike.weapon) == 'صاروخا من نوع "زلزال-3"'


OTHER_ACCOUNTS = [
    # another speaker's toll of "the attack" is a second account of the same act, with its kind and its site
    (
        "قال مدير المستشفى إن سبعة قتلوا في غارة على سوق سدرة. وقال نائب محافظ السهل إن الهجوم أسفر عن مقتل 16 شخصا.",
        [("strike", "سوق سدرة", "مدير المستشفى"), ("strike", "سوق سدرة", "نائب محافظ السهل")],
    ),
    (
        "قتل سبعة في غارة على سدرة. وقال نائب محافظ السهل إن الهجوم أسفر عن مقتل 16 شخصا.",
        [("strike", "سدرة", None), ("strike", "سدرة", "نائب محافظ السهل")],
    ),
    # who gives the number of an act that nobody else told is its one source (ruling 28)
    (
        "قتل سبعة في غارة على سدرة. وقال نائب محافظ السهل إن الهجوم أسفر عن مقتل سبعة وإصابة 33.",
        [("strike", "سدرة", "نائب محافظ السهل")],
    ),
]


@pytest.mark.parametrize(("text", "told"), OTHER_ACCOUNTS)
def test_another_toll_is_another_account(text, told):
    document, found = claims(text)
    assert [(claim.type, words(document, claim.target), words(document, claim.attribution.source)) for claim in found] == told
