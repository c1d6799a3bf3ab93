"""How many were killed and hurt, in the shapes that numbers take."""

import pytest
from invented import claims, tallies

KILLED_AND_INJURED = [
    # people told as part of a group, ahead of their verb
    ("قالت الشرطة إن 174 من المدنيين قتلوا وأصيب 453 آخرون بجروح في قصف على سدرة.", (174, 174), (453, 453)),
    # a number with its means behind it counts no means
    ("قتل شابان وأصيب 4 برصاص الجيش في قصف على سدرة.", (2, 2), (4, 4)),
    # "between" of two words
    ("قتل ما بين خمسة وسبعة مسلحين في غارة على سدرة.", (5, 7), None),
    # how badly they are hurt belongs to nobody else
    ("قتل ثلاثة أشخاص وأصيب سبعة آخرون بجروح خطيرة في انفجار سيارة مفخخة في سدرة.", (3, 3), (7, 7)),
    # two told by a dual verb, which is spelled like a noun; one of a force ahead of its verb; a third
    ("قالت الشرطة إن جنديين قتلا في قصف على سدرة.", (2, 2), None),
    ("قالت الشرطة إن رجلا وامرأة قتلا في قصف على سدرة.", (2, 2), None),
    ("قالت الحكومة إن عنصرا من قوات الأمن قُتل وأصيب 18 آخرون في قصف على سدرة.", (1, 1), (18, 18)),
    ("قتل جنديان وأصيب ثالث في غارة على سدرة.", (2, 2), (1, 1)),
    # two men of arms before a genitive, where their dual looks like "my" or like an object; "a man at dawn" is one
    ("قتل رجلا شرطة وأصيب ضابطا أمن في غارة على سدرة.", (2, 2), (2, 2)),
    ("أدت غارة على سدرة إلى مقتل رجلي أمن وإصابة ضابطي صف.", (2, 2), (2, 2)),
    ("قتلت غارة على سدرة رجلا فجر الاثنين.", (1, 1), None),
    ("أصابت غارة على سدرة ضابطا كبيرا.", None, (1, 1)),
    # nobody
    ("قال مسؤول إن أي جندي لم يصب في الهجوم بطائرة مسيرة على سدرة.", (0, 0), (0, 0)),
    ("لم يقتل أحد في غارة على سدرة.", (0, 0), None),
    ("لم يصب أحد في غارة على سدرة.", (0, 0), (0, 0)),
    # dead and injured in one number count for neither (ruling 2)
    ("قتل وأصيب العشرات في غارات على سدرة.", None, None),
    ("قتل وجرح نحو مئة شخص في غارات على سدرة.", None, None),
]


def bounds(quantity):
    return None if quantity is None else (quantity.low, quantity.high)


@pytest.mark.parametrize(("text", "killed", "injured"), KILLED_AND_INJURED)
def test_killed_and_injured(text, killed, injured):
    found = [claim for kind in ("strike", "bombing") for claim in claims(text, kind)[1]]
    assert [(bounds(claim.killed), bounds(claim.injured)) for claim in found] == [(killed, injured)]


def counted(text):
    return [(tally.what, bounds(tally.count)) for tally in tallies(text)]


def test_a_number_of_acts_over_a_time_is_no_act():
    text = "قال المتحدث إن القوات النخيلية تعرضت لـ41 هجوما على الأقل منذ 17 أكتوبر، وإن 46 عسكريا أصيبوا."
    assert claims(text)[1] == []
    assert sorted(counted(text)) == [("attacks", (41, None)), ("injured", (46, 46))]


def test_a_number_of_raids_of_a_day_is_an_act():
    _, found = claims("شنت الطائرات الساحلية عشر غارات على سدرة أمس.", "strike")
    assert len(found) == 1


def test_of_all_who_were_killed_those_of_one_attack_are_not_the_toll():
    text = "ومنذ اندلاع الحرب في 15 يناير، قتل 13 جنديا ثلاثة منهم في كمين استهدف الثلاثاء قافلة عسكرية."
    assert ("killed", (13, 13)) in counted(text)


def test_the_dead_of_what_is_denied_are_no_tally():
    assert counted("ونفت جبهة السهل أي صلة لها باغتيال القائد العسكري في سدرة.") == []


def test_part_of_a_force_is_not_its_strength():
    assert ("troops", (2, 2)) not in counted("أطلق اثنان من الجنود النار على سيارة في سدرة وقتلا سائقها.")


def test_those_among_the_dead_of_an_attack_are_no_tally_of_their_own_but_those_among_a_toll_are():
    assert counted("قتل 20 شخصا بينهم سبعة أطفال في قصف على سدرة.") == []
    assert counted("قتل 2000 شخص بينهم سبعون طفلا في النخيل منذ بدء الحرب.") == [("killed", (2000, 2000)), ("killed", (70, 70))]


SERIES = [
    # many over a week in a whole country, or dozens of no day, are a count
    ("تعرضت القوات النخيلية إلى 12 هجوما بالصواريخ في النخيل خلال الأسبوع الماضي.", 0, [12]),
    ("استهدفت جبهة السهل القواعد النخيلية عشرات المرات بالصواريخ.", 0, [20]),
    # at one site, or in one day, they are an act too
    ("تعرضت قاعدة النخلة الجوية لثلاث هجمات خلال الأسبوع الماضي.", 1, [3]),
    ("شن الطيران الساحلي 12 غارة على النخيل اليوم.", 1, [12]),
]


@pytest.mark.parametrize(("text", "acts", "counts"), SERIES)
def test_a_series_that_is_only_counted_is_no_act(text: str, acts: int, counts: list[int]) -> None:
    assert (len(claims(text, "strike")[1]), [tally.count.low for tally in tallies(text)]) == (acts, counts)


def test_soldiers_among_the_wounded_and_those_held_are_no_strength():
    assert counted("أسفر تفجير في سدرة عن إصابة 20 شخصا، بينهم 12 جنديا.") == []
    assert counted("قصفت طائرات نخيلية سدرة. ونفذت الشرطة عمليات اعتقال بحق 41 عنصرا من جبهة السهل.") == []
    assert ("troops", (200, 200)) in counted("قصفت طائرات نخيلية سدرة. وينتشر في سدرة 3000 جندي بينهم 200 مقاتل.")


def test_the_dead_of_accidents_and_of_nature_are_no_tally():
    shelled = "قصفت طائرات نخيلية سدرة وقتل جنديان. "
    assert counted(shelled + "وقتل 19 شخصا في حادث الاصطدام الذي وقع في مرجانة.") == []
    assert counted(shelled + "وأودى زلزال بحياة 370 شخصا في مرجانة العام الماضي.") == []
    assert ("killed", (19, 19)) in counted(shelled + "وقتل 19 شخصا في مرجانة الأسبوع الماضي.")


def test_a_count_of_a_headline_told_again_is_one():
    text = "التحالف الإقليمي ينفذ 41 غارة في النخيل والساحل\n\nنفذت طائرات التحالف الإقليمي اليوم 41 غارة في الساحل والنخيل."
    assert counted(text).count(("strikes", (41, 41))) == 1


NOT_COUNTED = [
    # hundreds of the time since something are a count and no act's dead, also where one noun tells what they died of
    ("قتل أكثر من 600 شخص في إطلاق نار في محافظة السهل منذ تنصيب الرئيس في 29 مارس.", [("killed", (601, None))]),
    # one person killed is no count; of two the first is
    ("هاجم مسلحون سدرة أمس. وسيؤدي مقتله إلى الحد من عمليات جبهة السهل.", []),
    # bodies that somebody saw of the attack are its dead; those that were found are counted
    ("فجر انتحاري نفسه في سدرة أمس. وقال شاهد إنه أحصى ست جثث في المكان.", []),
    ("هاجم مسلحون سدرة أمس. وعثرت الشرطة على ست جثث في مرجانة.", [("killed", (6, 6))]),
    # "the two attacks" were told; two are counted
    ("هاجم مسلحون سدرة ومرجانة أمس. وأدان الوزير الهجومين على الجيش النخيلي.", []),
]


@pytest.mark.parametrize(("text", "tallied"), NOT_COUNTED)
def test_what_is_told_of_again_is_no_tally(text, tallied):
    assert counted(text) == tallied


def test_who_is_shot_dead_during_protests_is_no_victim_of_the_crowd():
    _, found = claims("قتل متظاهران بالرصاص خلال مظاهرة في سدرة أمس.")
    assert {claim.type: claim.killed and claim.killed.low for claim in found} == {"armed_attack": 2, "protest": None}


@pytest.mark.parametrize(
    "text",
    [
        "ارتفع عدد قتلى الغارات الساحلية على سدرة إلى 732 قتيلا.",
        "أعلنت الشرطة أن عدد ضحايا الغارات على سدرة بلغ 732 قتيلا.",
        "قالت الشرطة إن حصيلة الحرب على سدرة بلغت 732 قتيلا.",
    ],
)
def test_the_dead_of_what_falls_on_a_town_are_counted_there(text):
    [told] = [one for one in tallies(text) if one.what == "killed"]
    assert told.location.place == "sidra"


@pytest.mark.parametrize(
    "text",
    [
        "تعرضت القوات النخيلية لـ13 هجوما في النخيل والساحل منذ 3 آذار.",
        "تعرضت القوات النخيلية في النخيل والساحل لـ13 هجوما منذ 3 آذار.",
        "قالت الشرطة إن قوات لحزب السنابل في النخيل والساحل استُهدفت 13 مرة منذ 3 آذار.",
    ],
)
def test_what_is_counted_over_two_countries_is_of_no_one_of_them(text):
    [told] = [one for one in tallies(text) if one.what == "attacks"]
    span = told.place.span
    assert (text[span.start : span.end], told.place.concept, told.country) == ("النخيل والساحل", None, None)
    assert told.of is None or told.of.concept not in ("sahil", "sahil-country")


def test_what_was_done_in_two_countries_is_one_act_in_both():
    document, found = claims("شن التحالف الإقليمي 13 غارة في النخيل والساحل أمس.", "strike")
    [told] = found
    assert (document.quote(told.place.span), told.place.concept, told.country) == ("النخيل والساحل", None, None)
    assert (told.location.place, told.location.precision) == (None, 6)
