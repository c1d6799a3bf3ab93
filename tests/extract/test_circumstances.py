"""Where, when, with what and in which mode: sentences of the invented country and the circumstances they tell."""

import pytest
from invented import claims, words

PLACES = [
    ("strike", "قصفت القوات الساحلية منزلا بحي الزيتون شرقي مدينة سدرة أمس.", "حي الزيتون"),
    ("strike", "شنت القوات الساحلية غارات على مواقع في مناطق مختلفة من محافظة السهل.", "محافظة السهل"),
    ("clash", "اندلعت اشتباكات بين القوات النخيلية ومسلحين داخل أحد أسواق قضاء الزعرور غربي سدرة.", "قضاء الزعرور"),
    ("clash", "شهدت بلدة الزعرور اشتباكات بين القوات النخيلية ومسلحين أمس.", "بلدة الزعرور"),
    ("strike", "قصفت القوات الساحلية مواقع للمسلحين في مقاطعة الزعرور.", "مقاطعة الزعرور"),
    ("clash", "وفي مدينة سدرة، اندلعت اشتباكات بين القوات النخيلية ومسلحين.", "مدينة سدرة"),
    ("strike", "أطلقت جبهة السهل صواريخ من داخل الأراضي الساحلية على مدينة سدرة.", "مدينة سدرة"),
]


@pytest.mark.parametrize(("kind", "text", "place"), PLACES)
def test_the_most_exact_named_place_is_taken(kind, text, place):
    document, found = claims(text, kind)
    assert [words(document, claim.place) for claim in found] == [place]


def test_one_claim_for_each_site_of_a_list():
    document, found = claims("قصفت القوات الساحلية مدن سدرة ومرجانة وواحة الغزال أمس.", "strike")
    assert [words(document, claim.place) for claim in found] == ["سدرة", "مرجانة", "واحة الغزال"]


DATES = [
    ("قصفت القوات الساحلية مدينة سدرة أمس.", (13, 13)),
    ("أعلنت جبهة السهل أمس أن مقاتليها قصفوا مدينة سدرة.", (13, 13)),
    ("قصفت القوات الساحلية -منذ فجر اليوم- مدينة سدرة.", (14, 14)),
    ("قصفت القوات الساحلية مدينة سدرة بعدما اقتحم مسلحون القاعدة أمس.", None),
    ("قصفت القوات الساحلية مدينة سدرة التي زارها الرئيس أمس.", None),
]


@pytest.mark.parametrize(("text", "days"), DATES)
def test_a_date_dates_the_clauses_joined_to_it(text, days):
    _, found = claims(text, "strike")
    assert len(found) == 1
    told = found[0].date
    assert (None if told is None else (told.start.day, told.end.day)) == days


WHEN = [
    ("قصف الجيش النخيلي بعد ذلك تجمعا للمسلحين قرب سدرة.", "الجيش النخيلي", "تجمعا للمسلحين"),
    ("قصف الجيش النخيلي بعد منتصف الليل مقرا لجبهة السهل.", "الجيش النخيلي", "مقرا لجبهة السهل"),
    ("قصف الجيش النخيلي بعد أيام من الهدوء مقرا لجبهة السهل.", "الجيش النخيلي", "مقرا لجبهة السهل"),
    # "after that attack" leads an act, and none of its words is what was hit
    ("قصف الجيش النخيلي بعد ذلك الهجوم.", None, "الجيش النخيلي"),
]


@pytest.mark.parametrize(("text", "actor", "target"), WHEN)
def test_what_tells_when_parts_no_verb_from_whom_it_hit(text, actor, target):
    document, found = claims(text, "strike")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(actor, target)]


MEANS = [
    ("strike", "استهدفت جبهة السهل مدينة سدرة بصواريخ من طراز غراد أمس.", "صواريخ من طراز غراد", None, "rocket"),
    ("strike", "قصفت القوات الساحلية مدينة سدرة بثلاثة صواريخ أمس.", "صواريخ", 3, "missile"),
    ("bombing", "قتل خمسة جنود بانفجار عبوة ناسفة بمدرعة في سدرة أمس.", "عبوة ناسفة", 1, "ied"),
    ("strike", "قصف طيران التحالف الإقليمي مدينة سدرة أمس.", None, None, "airstrike"),
    ("strike", "قصفت جبهة السهل مدينة سدرة بصواريخ وطائرات مسيرة أمس.", "صواريخ وطائرات مسيرة", None, "mixed"),
]


@pytest.mark.parametrize(("kind", "text", "weapon", "count", "mode"), MEANS)
def test_the_means_and_the_mode_they_tell(kind, text, weapon, count, mode):
    document, found = claims(text, kind)
    assert len(found) == 1
    claim = found[0]
    assert (words(document, claim.weapon), claim.weapon_count and claim.weapon_count.low, claim.mode) == (weapon, count, mode)


def test_a_definite_noun_returns_to_the_place_named_before():
    text = "دخلت القوات النخيلية مدينة سدرة أمس.\nوقصفت القوات الساحلية مواقع في المدينة."
    document, found = claims(text, "strike")
    assert words(document, found[0].place) == "مدينة سدرة"


BESIDE = [
    ("قتل خمسة جنود في انفجار لغم على بعد 20 كيلومترا شرق مدينة سدرة.", "bombing", "شرق مدينة سدرة", 2),
    ("هاجم مسلحون قرية تقع على مسافة 45 كلم من مدينة سدرة.", "armed_attack", "مدينة سدرة", 2),
    ("استهدفت عبوة ناسفة دورية للجيش على الطريق الرابط بين سدرة ومرجانة.", "bombing", "الطريق الرابط بين سدرة ومرجانة", 1),
    ("استهدفت عبوة ناسفة دورية للجيش على الطريق الرابط بين بلدتي سدرة ومرجانة.", "bombing", "الطريق الرابط بين بلدتي سدرة ومرجانة", 1),
    ("استهدفت عبوة ناسفة دورية للجيش على طريق سدرة - مرجانة.", "bombing", "طريق سدرة - مرجانة", 1),
    ("قصفت القوات الساحلية مواقع شمال شرق مدينة سدرة.", "strike", "شمال شرق مدينة سدرة", 2),
    ("قصفت القوات الساحلية سوقا في قرية قرفا بمحافظة السهل.", "strike", "قرية قرفا", 4),
    # a name of ordinary words
    ("قصفت القوات الساحلية بلدة كفر عمة بمحافظة السهل.", "strike", "بلدة كفر عمة", 4),
    ("قصفت القوات الساحلية سوقا في محافظة سدرة.", "strike", "محافظة سدرة", 4),
]


@pytest.mark.parametrize(("text", "kind", "place", "precision"), BESIDE)
def test_a_place_told_by_others(text, kind, place, precision):
    document, found = claims(text, kind)
    assert [(words(document, claim.place), claim.location.precision) for claim in found] == [(place, precision)]
    assert found[0].location.latitude is not None


STREETS = [("شارع الثورة", "شارع الثورة"), ("وادي القاضي", "وادي القاضي"), ("ساحة المعركة", None), ("نقطة التفتيش", None)]


@pytest.mark.parametrize(("told", "place"), STREETS)
def test_ordinary_words_name_streets_and_valleys_but_no_battlefields(told, place):
    document, found = claims(f"قتل جنديان في غارة ساحلية على سيارة في {told}.", "strike")
    assert [words(document, claim.place) for claim in found] == [place]


def test_a_return_to_an_event_tells_where_exactly_it_was():
    text = "قتل أربعة مسلحين في اشتباكات مع القوات النخيلية في مدينة سدرة. وقال بيان إن الاشتباكات دارت في منطقة قرفا."
    document, found = claims(text, "clash")
    assert [words(document, claim.place) for claim in found] == ["منطقة قرفا"]
