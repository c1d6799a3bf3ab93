"""What the parts of a whole document have from one another: the heading of a list, a denial behind a lead."""

from datetime import date

import pytest
from invented import claims, tallies, words

TODAY, YESTERDAY = date(2024, 3, 14), date(2024, 3, 13)

HEADED = [
    ("أبرز تطورات الجبهات اليوم الخميس 14 مارس 2024", TODAY),
    ("النشرة الميدانية ليوم الأربعاء 13-3-2024", YESTERDAY),
    ("حصاد أمس (الأربعاء): معارك في سدرة", YESTERDAY),
    # a day behind an act is the act's own, one of another month heads no news, and some headings name none
    ("معارك في سدرة أمس", None),
    ("النشرة الميدانية ليوم الأربعاء 7-2-2024", None),
    ("أبرز تطورات الجبهات", None),
]


@pytest.mark.parametrize(("heading", "day"), HEADED)
def test_the_items_of_a_list_are_of_the_day_in_its_heading(heading, day):
    text = (
        f"{heading}\n\nمرجانة:\n- الجيش النخيلي يقصف مواقع جبهة السهل في حي الرمان.\n"
        "- مقتل ثلاثة مدنيين بانفجار لغم قرب نرجسة.\n- أصيب جنديان في هجوم على سدرة الأحد الماضي."
    )
    _, found = claims(text)
    told = [claim.date.start if claim.date else None for claim in found if claim.type != "clash"]
    assert told == [day, day, date(2024, 3, 10)]


LEAD = "قتل عشرون مدنيا في غارات جوية على سوق في مرجانة أمس.\n"
DENIALS = [
    "ونفى الجيش النخيلي مسؤوليته عن القصف.",
    "ونفى الجيش النخيلي مسؤوليته عن قصف السوق، وقال إن هذه الاتهامات كاذبة.",
    "ونفى الجيش النخيلي أن يكون قد قصف السوق.",
]


@pytest.mark.parametrize("denial", DENIALS)
def test_who_denies_an_act_did_not_tell_it(denial):
    document, (told, denied) = claims(LEAD + denial, "strike")
    assert (told.status, told.attribution.source) == ("occurred", None)
    assert (denied.status, words(document, denied.attribution.source)) == ("denied", "الجيش النخيلي")


TOTALS = [
    ("وارتفع عدد المدنيين الذين قتلوا منذ مطلع الشهر الجاري إلى 87 مدنيا.", 87),
    ("وبلغ عدد القتلى منذ بداية الحرب 312.", 312),
    ("وبلغ عدد القتلى 312 منذ بداية الحرب.", 312),
]


@pytest.mark.parametrize(("total", "count"), TOTALS)
def test_a_running_total_is_told_behind_its_clause(total, count):
    found = tallies(f"قصف الجيش النخيلي حي الرمان أمس.\n{total}")
    assert [(tally.what, tally.count.low) for tally in found] == [("killed", count)]


def test_who_inspects_the_wounded_is_not_missing():
    assert tallies("قصف الجيش النخيلي حي الرمان أمس.\nوتفقد وزير الصحة الجرحى في المستشفى.") == ()
    assert [tally.what for tally in tallies("قصف الجيش النخيلي حي الرمان أمس.\nوفقدت ثلاث سيدات في الحي.")] == ["missing"]


def test_the_documentation_of_a_monitor_is_its_account():
    document, _ = claims(text := "قصف الجيش النخيلي حي الرمان أمس.\nوقتل 87 مدنيا منذ مطلع الشهر الجاري، وفقا لتوثيقات مرصد السنابل.")
    (tally,) = tallies(text)
    assert words(document, tally.attribution.source) == "توثيقات مرصد السنابل"


SIDES = [
    ("أدان الوزير الهجوم على سدرة، داعيا جميع أطراف النزاع إلى حماية المدنيين.", "جميع أطراف النزاع"),
    ("أدان الوزير الهجوم على سدرة، وحث أطراف الأزمة على الحوار.", "أطراف الأزمة"),
]


@pytest.mark.parametrize(("text", "target"), SIDES)
def test_the_sides_of_a_conflict_are_no_outskirts(text, target):
    document, (claim,) = claims(text, "demand")
    assert words(document, claim.target) == target


def test_the_outskirts_of_a_town_stay_a_place():
    document, (claim,) = claims("قصف الجيش النخيلي أطراف بلدة مرجانة.", "strike")
    assert words(document, claim.place) == "أطراف بلدة مرجانة"


LISTS = [
    # a line of its own above the items of a list
    ("أخبار الجبهات\n\nمرجانة:\n- مقتل جندي بانفجار عبوة ناسفة.\nسدرة:\n- مقتل ثلاثة عناصر في هجوم على نقطة تفتيش.", ["مرجانة", "سدرة"]),
    ("أخبار الجبهات\n\n• مرجانة\n- مقتل جندي بانفجار عبوة ناسفة.\n- مقتل قائد في غارة في سدرة.", ["مرجانة", "سدرة"]),
    # ahead of each entry, be it behind a day
    ("2 مارس – حي الرمان: قتل خمسة في قصف مدفعي.\n4 مارس – سدرة: انفجرت عبوة ناسفة أدت إلى مقتل جندي.", ["حي الرمان", "سدرة"]),
    ("مرجانة: قتل خمسة في قصف مدفعي.\nسدرة: انفجرت عبوة ناسفة أدت إلى مقتل جندي.", ["مرجانة", "سدرة"]),
    # one town ahead of a colon is where a report was written; what follows a list is of none of its heads
    ("مرجانة: أعلن الجيش النخيلي مقتل جندي بانفجار عبوة ناسفة.", [None]),
    ("مرجانة:\n- مقتل جندي بانفجار عبوة ناسفة.\nوأعلن الجيش النخيلي إسقاط طائرة مسيرة لجبهة السهل.", ["مرجانة", None]),
]


@pytest.mark.parametrize(("text", "places"), LISTS)
def test_the_acts_of_a_list_are_where_its_heads_say(text, places):
    document, found = claims(text)
    assert [words(document, claim.place) for claim in found] == places


def test_an_entry_of_a_list_takes_no_doer_from_the_one_ahead():
    text = "2 مارس – مرجانة: قصف الجيش النخيلي مبنى.\n4 مارس – سدرة: مقتل عشرين مدنيا في قصف لم تعرف الجهة التي نفذته."
    _, (_, claim) = claims(text)
    assert claim.actor is None


POINTS = [
    ("1- استهداف معسكر لجبهة السهل في مرجانة.", "الجيش النخيلي"),
    ("- تنفيذ ضربة على معسكر لجبهة السهل في مرجانة.", "الجيش النخيلي"),
    ("- تدمير دبابة لجبهة السهل في مرجانة.", "الجيش النخيلي"),
    ("- سقوط قذائف على معسكر في مرجانة.", None),
    ("- قصف معسكرنا في مرجانة من قبل جبهة السهل.", "جبهة السهل"),
]


@pytest.mark.parametrize(("point", "actor"), POINTS)
def test_the_points_of_an_army_tell_what_it_did(point, actor):
    text = f"بيان صادر عن الجيش النخيلي\nتواصل قواتنا تقدمها وفق الآتي:\n{point}\n"
    document, (claim,) = claims(text)
    assert (words(document, claim.actor), words(document, claim.attribution.source)) == (actor, "الجيش النخيلي")


SEIZED = ["استولوا على أسلحة", "عثروا على متفجرات", "وضعوا أيديهم على صواريخ"]


@pytest.mark.parametrize("clause", SEIZED)
def test_arms_that_another_verb_comes_on_killed_nobody(clause):
    document, found = claims(f"قال حزب السنابل إن مقاتليه قتلوا 45 جنديا و{clause} في سدرة.", "armed_attack")
    assert [(words(document, claim.target), claim.killed.low) for claim in found] == [("45 جنديا", 45)]


def test_a_site_that_was_attacked_before_is_where_it_was():
    text = "قصفت الطائرات معسكرا لجبهة السهل في مرجانة أمس.\nوكان المعسكر قد تعرض لقصف مماثل الأحد الماضي."
    document, (_, claim) = claims(text, "strike")
    assert (words(document, claim.place), claim.date.start) == ("مرجانة", date(2024, 3, 10))


def test_a_similar_attack_dates_no_other():
    text = (
        "أقر الجيش النخيلي بسقوط صواريخ في محيط المعسكر في مرجانة.\nيذكر أن المعسكر نفسه تعرض لهجوم مماثل الأحد الماضي أدى إلى تضرر رادار."
    )
    _, found = claims(text, "strike")
    assert [claim.date and claim.date.start for claim in found] == [None, date(2024, 3, 10)]


def test_a_hashtag_within_a_sentence_names_as_its_words_do():
    document, (claim,) = claims("قصف الجيش النخيلي حيا في مدينة #مرجانة وقتل خمسة في #حي_الرمان.", "strike")
    assert words(document, claim.place) == "مدينة #مرجانة"
    document, (claim,) = claims("قصف الجيش النخيلي مبنى في #حي_الرمان.", "strike")
    assert words(document, claim.place) == "حي_الرمان"
