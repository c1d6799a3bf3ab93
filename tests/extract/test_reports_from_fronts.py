"""Constructions of statements and dispatches from fronts: attacks repelled, posts attacked, bombs found, what losses there were in."""

import pytest
from invented import claims, tallies, words


def told(text, kind, *fields):
    document, found = claims(text, kind)
    return [tuple(words(document, getattr(claim, field)) for field in fields) for claim in found]


def test_what_there_were_losses_in_is_no_means_of_the_attack():
    text = "تصدت القوات النخيلية لهجوم شنته جبهة السهل من المحورين الجنوبي والشرقي وكبدتها خسائر كبيرة في الأرواح والعتاد."
    assert told(text, "clash", "actor", "target") == [("القوات النخيلية", "جبهة السهل")]
    assert claims(text, "strike")[1] == []
    thrown = "شنت جبهة السهل هجوما بالصواريخ على سدرة."  # arms that were used are
    assert told(thrown, "strike", "weapon") == [("الصواريخ",)]


def test_a_province_under_the_preposition_of_means_leaves_a_repelled_attack_repelled():
    text = "تصدت القوات النخيلية، صباح الاثنين، لهجوم جديد شنته جبهة السهل على مدينة سدرة بمحافظة السهل من ثلاثة محاور."
    assert told(text, None, "actor", "target", "place") == [("القوات النخيلية", "جبهة السهل", "مدينة سدرة")]


POSTS = [
    ("قتل أربعة من رجال الشرطة في هجوم على كمين الصفا جنوب سدرة.", "كمين الصفا"),
    ("تعرض كمين للشرطة لإطلاق نار في سدرة.", "كمين للشرطة"),
    ("هاجم مسلحون كمينا للشرطة في سدرة وقتلوا ثلاثة مجندين.", "كمينا للشرطة"),
]


@pytest.mark.parametrize(("text", "target"), POSTS)
def test_an_ambush_that_is_attacked_is_a_post(text, target):
    document, found = claims(text)
    assert [words(document, claim.target) for claim in found] == [target]
    assert all(claim.mode != "ambush" for claim in found)


def test_an_ambush_that_was_laid_is_the_attack():
    text = "نصب مسلحون كمينا للشرطة في سدرة. وقتل جنديان في كمين قرب مرجانة."
    _, found = claims(text)
    assert [claim.mode for claim in found] == ["ambush", "ambush"]


UNDER = [
    ("انفجرت عبوة ناسفة أسفل سيارة ضابط في سدرة.", "سيارة ضابط"),
    ("انفجرت عبوة ناسفة زرعت أسفل سيارة ضابط سابق في سدرة.", "سيارة ضابط سابق"),
    ("انفجرت عبوة ناسفة زرعتها جبهة السهل تحت حافلة في سدرة.", "حافلة"),
]


@pytest.mark.parametrize(("text", "target"), UNDER)
def test_a_device_under_a_car_is_set_off_at_it(text, target):
    assert told(text, "bombing", "target", "place") == [(target, "سدرة")]


def test_fire_inside_a_building_is_aimed_at_it_where_nobody_is_told():
    assert told("فتح مسلحون النار داخل كنيسة في سدرة.", "armed_attack", "target") == [("كنيسة",)]
    assert told("أطلق مسلحون النار على المصلين داخل مسجد في سدرة.", "armed_attack", "target") == [("المصلين",)]


def test_whose_statement_it_is_belongs_to_no_act():
    text = "قتل ثلاثة جنود إثر كمين في سدرة، حسب بيان لوزارة الدفاع النخيلية."
    assert told(text, "armed_attack", "target", "place") != [("وزارة الدفاع النخيلية", "سدرة")]


def test_the_number_of_those_put_an_end_to_is_counted_once():
    text = "تمكنت القوات النخيلية من القضاء على سبعة مسلحين في سدرة."
    _, found = claims(text, "armed_attack")
    assert [(claim.killed.low, claim.killed.high) for claim in found] == [(7, 7)]
    assert [tally for tally in tallies(text) if tally.what == "killed"] == []


BELONGING = [
    "استهدفت طائرة مسيرة تتبع لجبهة السهل محطة كهرباء في سدرة.",
    "قال شهود إن طائرة مسيرة تتبع لجبهة السهل استهدفت محطة كهرباء في سدرة.",
]


@pytest.mark.parametrize("text", BELONGING)
def test_whose_a_drone_is_did_what_it_did(text):
    assert told(text, "strike", "actor", "target", "place") == [("جبهة السهل", "محطة كهرباء", "سدرة")]


def test_a_unit_is_told_with_the_force_that_has_it():
    text = "قتلت مفرزة للجيش النخيلي ثلاثة مسلحين في سدرة."
    assert told(text, "armed_attack", "actor") == [("مفرزة للجيش النخيلي",)]
    sold = "قتلت القوات النخيلية للمرة الأولى ثلاثة مسلحين في سدرة."  # a named force is whole
    assert told(sold, "armed_attack", "actor") == [("القوات النخيلية",)]


def test_an_exchange_of_fire_is_no_verb():
    _, found = claims("قال الجيش النخيلي إن تبادل إطلاق النار أسفر عن مقتل إرهابي واحد في سدرة.", "clash")
    assert [claim.killed.low for claim in found] == [1]
    assert told("تبادل الجيش النخيلي وجبهة السهل إطلاق النار في سدرة.", "clash", "actor", "target") == [("الجيش النخيلي", "جبهة السهل")]


def test_what_came_before_is_told_where_it_has_its_day():
    text = "أنهت القوات الحصار بعد اقتحام المسلحين فندقا في سدرة عقب تفجير سيارتين مفخختين عند مدخله مساء الجمعة."
    _, found = claims(text, "bombing")
    assert [(claim.weapon_count.low, str(claim.date.start)) for claim in found] == [(2, "2024-03-08")]
    assert claims("تحدث الحزب عن مقتل خمسة أشخاص في سدرة قبل غارات أمس.", "strike")[1] == []


def test_a_site_behind_the_town_of_another_is_struck_like_it():
    text = "قال إن ثلاثة انتحاريين فجروا أنفسهم في نادي الضباط بسدرة ومقر الشرطة."
    assert told(text, "bombing", "target")[0] == ("نادي الضباط",)


def test_a_statement_has_its_owner_with_his_name_and_no_communique_is_part_of_a_speaker():
    text = "تعرضت دورية للجيش النخيلي لهجوم في سدرة، وفق بيان للمتحدث العسكري العميد محمد الهادي على صفحته الرسمية."
    document, [claim] = claims(text, "armed_attack")
    assert words(document, claim.attribution.source) == "للمتحدث العسكري العميد محمد الهادي"
    other = "أعلنت وزارة الدفاع النخيلية في بلاغ لها أن مسلحين قتلوا جنديا في سدرة."
    document, [claim] = claims(other, "armed_attack")
    assert words(document, claim.attribution.source) == "وزارة الدفاع النخيلية"


THOUGHT = [
    "شن مسلحون يشتبه بأنهم جهاديون السبت هجوما كبيرا على بلدة سدرة، ما أوقع مئة قتيل.",
    "شن مسلحون يعتقد أنهم متشددون السبت هجوما كبيرا على بلدة سدرة، ما أوقع مئة قتيل.",
]


@pytest.mark.parametrize("text", THOUGHT)
def test_what_gunmen_are_thought_to_be_parts_nothing(text):
    document, [claim] = claims(text)
    assert (words(document, claim.actor), words(document, claim.place)) == ("مسلحون", "بلدة سدرة")
    assert (str(claim.date.start), claim.killed.low) == ("2024-03-09", 100)


def test_a_quoted_adjective_did_nothing_and_one_is_counted():
    document, [claim] = claims('قتل 53 جنديا ومدني واحد، الأربعاء، في هجوم "إرهابي" على موقع عسكري في سدرة.')
    assert (claim.actor, words(document, claim.target), claim.killed.low) == (None, "موقع عسكري", 54)
    text = 'قتل خمسة جنود في هجوم "كتائب الفجر" على موقع عسكري في سدرة.'  # a party may stand in quotation marks
    document, [claim] = claims(text)
    assert words(document, claim.actor) == "كتائب الفجر"


def test_what_men_ride_did_not_attack():
    text = "قال سكان إن مليشيات على ظهور الجمال وعربات اللاندكروزر هاجمت قرية عين الصفصاف ونهبت المواشي."
    assert told(text, "armed_attack", "actor", "target") == [("مليشيات", "قرية عين الصفصاف")]


def test_mines_in_a_list_of_what_was_destroyed_are_no_means():
    text = "دمرت القوات النخيلية خمسة مخابئ وثلاثة ألغام في سدرة."
    assert told(text, "destruction", "actor", "place") == [("القوات النخيلية", "سدرة")]


def test_gunmen_who_get_away_do_not_withdraw():
    assert claims("اغتال مسلحان شرطيا في سدرة ولاذا بالفرار.", "withdrawal")[1] == []
    assert told("لاذت القوات الساحلية بالفرار من سدرة.", "withdrawal", "actor") == [("القوات الساحلية",)]


def test_our_forces_are_no_others():
    text = "قال الجيش النخيلي بعد معارك مع كتائب الفجر إن قواتنا قصفت مواقع في سدرة."
    document, [claim] = claims(text, "strike")
    assert words(document, claim.actor) in ("قواتنا", "الجيش النخيلي")


def test_a_number_that_stands_again_in_brackets_is_one():
    text = "قتلت القوات النخيلية ثلاثة (03) مسلحين في سدرة."
    _, [claim] = claims(text, "armed_attack")
    assert claim.killed.low == claim.killed.high == 3
    other = "قتلت القوات النخيلية ثلاثة (الأسبوع الماضي 5) مسلحين في سدرة."  # another number is another
    assert [claim for claim in claims(other, "armed_attack")[1] if claim.killed is not None and claim.killed.low == 8] == []


def test_two_gunmen_in_one_word_are_two():
    _, found = claims("تم القضاء على إرهابيين اثنين في سدرة.", "armed_attack")
    assert [(claim.killed.low, claim.killed.high) for claim in found] == [(2, 2)]


def test_drones_that_tried_and_were_downed_struck_nothing():
    text = "أسقطت الدفاعات الجوية طائرتين مسيرتين حاولتا استهداف سد الزمرد فجر اليوم."
    assert [claim.type for claim in claims(text)[1]] == ["interception"]


def test_on_whose_request_an_act_was_done_is_no_demand():
    text = "نفذت القوات النخيلية غارات بطلب من الحكومة الساحلية على مواقع في سدرة."
    assert [claim.type for claim in claims(text)[1]] == ["strike"]
    assert told(text, "strike", "actor", "target") == [("القوات النخيلية", "مواقع")]


def test_an_unknown_town_behind_a_site_is_its_place():
    text = "سقطت قذائف على مقر إيواء نازحين بالفرناج السبت، فقتل سبعة بينهم طفل."
    assert told(text, "strike", "target", "place") == [("مقر إيواء نازحين", "الفرناج")]
    bombs = "قصف الطيران النخيلي مقرا للمسلحين بالصواريخ."
    assert told(bombs, "strike", "place") == [(None,)]


def test_a_force_that_goes_on_killed_those_behind_its_verb():
    text = "قال سكان إن عناصر جبهة السهل اقتحمت مخيم الياسمين وقتلت مئات المدنيين وأحرقت منازلهم."
    assert told(text, "destruction", "actor", "target") == [("عناصر جبهة السهل", "منازلهم")]
    told_apart = "هاجمت القوات النخيلية سدرة وقتل عشرة مدنيين."  # a masculine verb is passive
    assert claims(told_apart, "armed_attack")[1][0].killed.low == 10


def test_a_ground_attack_on_a_site_is_no_strike():
    text = "شنت القوات النخيلية هجوما بريا على معسكر الصوان."
    assert [(claim.type, claim.mode) for claim in claims(text)[1]] == [("armed_attack", "raid")]


def test_what_follows_then_is_done_by_the_same():
    text = "اعتقلت القوات النخيلية مختار القرية ثم أعدمته مع ابنه في سدرة."
    assert told(text, "armed_attack", "actor", "place") == [("القوات النخيلية", "سدرة")]
    turned = "قصفت الطائرات النخيلية الموقع ثم اندلعت اشتباكات بين كتائب الفجر والجيش الساحلي في سدرة."  # another subject of its own
    assert told(turned, "clash", "actor", "target") == [("كتائب الفجر", "الجيش الساحلي")]


def test_a_locality_is_a_place_and_local_is_an_adjective():
    text = "قتل 11 شخصا في هجوم شنه مسلحون على محلية السنط بمحافظة السهل."
    assert told(text, "armed_attack", "place") == [("محلية السنط",)]
    document, [claim] = claims("قالت مصادر محلية إن مسلحين قتلوا جنديا في سدرة.", "armed_attack")
    assert words(document, claim.attribution.source) == "مصادر محلية"
