"""Round-ups of monitors and of agencies near a war: provinces ahead of each item, words of other letters, paragraphs with no headline."""

import pytest
from invented import TODAY, claims, words

from khabar import pipeline
from khabar.codebook import load
from khabar.model import Document

PARAGRAPHS = """قصفت طائرات حربية أطراف بلدة زنبقيا.

وألقى الطيران المروحي براميل متفجرة على أطراف بلدة كنصفيرة."""

TWO_GROUPS = """اندلعت اشتباكات بين جبهة السهل وكتائب الفجر قرب سدرة.
وسيطرت {who} على عين الصفصاف."""

ROUND_UP = """محافظة السهل: قصفت طائرات حربية سدرة.
محافظة الهضبة: فتحت القوات النخيلية نيران رشاشاتها على خربة اللوز."""

CAMPS = """
places:
  - {id: zafra, en: Zafra, kind: town, country: XB, lat: 12.0, lon: -29.0, ar: الظفرة, aliases: [مدينة الظفرة]}
  - {id: zafrat-najd, en: Zafrat Najd, kind: town, country: XA, lat: 10.0, lon: -30.0, ar: ظفرة النجد}
"""


def test_a_first_paragraph_that_ends_in_a_full_stop_is_no_headline():
    document, found = claims(PARAGRAPHS, "strike")
    assert [words(document, claim.place) for claim in found] == ["أطراف بلدة زنبقيا", "أطراف بلدة كنصفيرة"]


def test_the_same_without_a_full_stop_is_one():
    _, found = claims(PARAGRAPHS.replace("زنبقيا.", "زنبقيا"), "strike")
    assert len(found) == 1


def test_a_verb_spelled_as_a_small_word_opens_a_clause_behind_a_colon():
    document, found = claims(ROUND_UP)
    assert [(claim.type, words(document, claim.place)) for claim in found] == [("strike", "سدرة"), ("armed_attack", "خربة اللوز")]


@pytest.mark.parametrize(("text", "place"), [("مدينة ظفرة النجد", "zafrat-najd"), ("مدينة الظفرة", "zafra")])
def test_a_name_is_not_cut_by_one_that_begins_before_it(tmp_path, text, place):
    (tmp_path / "concepts").mkdir()
    (tmp_path / "concepts" / "mine.yaml").write_text(CAMPS, encoding="utf-8")
    document = Document("d", f"قصفت جبهة السهل {text} أمس.", published=TODAY)
    (claim,) = pipeline.code(document, load((tmp_path,), world=True)).claims
    assert claim.location is not None
    assert claim.location.place == place


def test_a_municipality_is_no_pronoun_under_a_preposition():
    document, (claim,) = claims("تبنت جبهة السهل اغتيال عضو في مجلس بلدية سدرة أمس.")
    assert (words(document, claim.actor), words(document, claim.target)) == ("جبهة السهل", "عضو في مجلس بلدية سدرة")


@pytest.mark.parametrize("place", ["محافظة السهل: ", "محافظة السهل - ", ""])
def test_who_tells_an_item_stands_behind_the_place_that_it_is_told_from(place):
    document, (claim,) = claims(f"{place}مرصد النخيل للحقوق:: قصفت طائرات حربية مناطق في سدرة.")
    assert words(document, claim.attribution.source) == "مرصد النخيل للحقوق"


def test_a_place_ahead_of_an_item_says_nothing():
    _, (claim,) = claims("محافظة السهل: قصفت طائرات حربية مناطق في سدرة.")
    assert claim.attribution.source is None


@pytest.mark.parametrize(("who", "actor"), [("المنظمة", "المنظمة"), ("الكتائب", "كتائب الفجر")])
def test_a_group_called_by_its_first_word_is_the_one_called_so(who, actor):
    document, found = claims(TWO_GROUPS.format(who=who), "capture")
    assert words(document, found[0].actor) == actor


@pytest.mark.parametrize(("dead", "count"), [("امرأة وطفليها", 3), ("رجل وولداه", 3), ("رجل وابنتاه", 3), ("رجل وابنه", 2)])
def test_two_told_by_a_dual_before_a_pronoun_are_two(dead, count):
    _, (claim,) = claims(f"أسفر قصف نخيلي على سدرة عن مقتل {dead}.")
    assert claim.killed is not None
    assert claim.killed.low == count


def test_a_third_who_was_hurt_is_one_and_no_third_act():
    document, (claim,) = claims("مقتل اثنين من المسلحين وإصابة ثالث بقصف لطائرة مسيرة في سدرة.")
    assert claim.injured is not None
    assert (claim.injured.low, claim.mode, words(document, claim.weapon)) == (1, "drone", "طائرة مسيرة")


def test_a_site_without_a_name_stands_in_a_list_of_named_ones():
    document, found = claims("سيطرت كتائب الفجر على مطار مرجانة والأكاديمية العسكرية ومدينة سدرة.")
    assert [words(document, claim.target) for claim in found] == ["مطار مرجانة", "الأكاديمية العسكرية", "مدينة سدرة"]


def test_one_at_the_end_of_a_list_is_no_site_of_its_own():
    _, found = claims("قصفت القوات النخيلية مدينة سدرة والسوق.")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("شنت طائرات غارات على سدرة، بالتزامن مع قصف مدفعي على مرجانة.", [("airstrike", "سدرة"), ("artillery", "مرجانة")]),
        ("شنت طائرات غارات على سدرة، بالتوازي مع استهداف مواقع في مرجانة.", [("airstrike", "سدرة"), ("airstrike", "مرجانة")]),
        ("شنت طائرات غارات على سدرة بالتزامن مع زيارة الوفد إلى مرجانة.", [("airstrike", "سدرة")]),
    ],
)
def test_an_act_told_at_the_same_time_as_another_is_told(text, told):
    document, found = claims(text, "strike")
    assert [(claim.mode, words(document, claim.place)) for claim in found] == told


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("دخلت وحدات من القوات النخيلية، رفقة مقاتلي كتائب الفجر، قريتي زنبقيا وتل فندر غرب سدرة.", ["زنبقيا", "تل فندر"]),
        ("أحكمت كتائب الفجر قبضتها على سدرة.", ["سدرة"]),
        ("دخلت الشرطة النخيلية قريتي زنبقيا وتل فندر.", []),
    ],
)
def test_ground_that_forces_entered_or_hold(text, targets):
    document, found = claims(text, "capture")
    assert [words(document, claim.target) for claim in found] == targets


def test_a_grip_is_no_arrest():
    _, found = claims("أحكم مسلحو جبهة السهل قبضتهم على سدرة مركز محافظة السهل.", "arrest")
    assert not found


def test_a_verb_behind_two_towns_is_no_second_town():
    document, found = claims("قصف الجيش النخيلي بلدتي سدرة وسيطر على مرجانة.")
    assert [(claim.type, words(document, claim.place)) for claim in found] == [("strike", "بلدتي سدرة"), ("capture", "مرجانة")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("محافظة السهل: قتل رجل برصاص مجهولين.", "محافظة السهل"),
        ("محافظة السهل - مرصد النخيل للحقوق:: قتل رجل برصاص مجهولين.", "محافظة السهل"),
        ("محافظة السهل: قتل رجل برصاص مجهولين في سدرة.", "سدرة"),
        ("مرجانة: قتل رجل برصاص مجهولين.", None),
    ],
)
def test_an_item_is_told_from_the_province_that_heads_it(text, place):
    document, (claim,) = claims(text)
    assert words(document, claim.place) == place


def test_a_statement_has_no_place_from_the_province_that_heads_it():
    _, found = claims("محافظة السهل: أدانت كتائب الفجر قصف القوات النخيلية مدينة سدرة.", "condemnation")
    assert [claim.place for claim in found] == [None]


@pytest.mark.parametrize(
    ("text", "place", "killed"),
    [
        ("وتأتي الضربات ردا على الهجوم بطائرة مسيرة الذي أودى بحياة ثلاثة جنود في قاعدة النخلة يوم 28 شباط.", "قاعدة النخلة", 3),
        ("وتأتي الضربات ردا على الضربة بطائرة مسيرة التي قتلت ثلاثة جنود في قاعدة النخلة يوم 28 شباط.", "قاعدة النخلة", 3),
    ],
)
def test_what_which_stands_for_is_definite(text, place, killed):
    document, (claim,) = claims(text, "strike")
    assert claim.killed is not None
    assert (claim.mode, words(document, claim.place), claim.killed.low) == ("drone", place, killed)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("انفجرت عبوة ناسفة مستهدفة رتلا للجيش النخيلي قرب سدرة.", "رتلا للجيش النخيلي"),
        ("انفجرت عبوة لاصقة موضوعة أسفل سيارة مدنية في سدرة.", "سيارة مدنية"),
        ("استهدفت كتائب الفجر بعدة قذائف تجمعات للقوات النخيلية في محيط سدرة.", "تجمعات للقوات النخيلية"),
    ],
)
def test_what_was_aimed_at_behind_a_participle_or_the_munitions(text, target):
    document, (claim,) = claims(text)
    assert words(document, claim.target) == target


@pytest.mark.parametrize(("held", "target"), [("متهمين اثنين", "متهمين اثنين"), ("متهمين بالإرهاب", "متهمين")])
def test_the_accused_who_were_held_say_nothing(held, target):
    document, found = claims(f"ألقت الشرطة النخيلية القبض على {held} في سدرة.", "arrest")
    assert [words(document, claim.target) for claim in found] == [target]


def test_two_bases_each_struck_with_its_own_means():
    document, found = claims("أعلنت كتائب الفجر استهداف قاعدة النخلة بطائرتين مسيرتين ومعسكر الصوان في الهضبة برشقة صاروخية.", "strike")
    assert [(claim.mode, words(document, claim.place)) for claim in found] == [("drone", "قاعدة النخلة"), ("rocket", "معسكر الصوان")]


def test_a_name_goes_on_behind_the_word_for_a_son():
    document, (claim,) = claims("قتل سبعة جنود بانفجار لغم في سيارتهم على أطراف قرية زنبقيا ابن طرنفوش.")
    assert claim.killed is not None
    assert (words(document, claim.place), claim.killed.low) == ("أطراف قرية زنبقيا ابن طرنفوش", 7)


def test_an_act_in_quotes_is_no_name_of_who_condemns_it():
    document, (claim,) = claims('وأدان مجلس الأقاليم الدولي "العدوان الساحلي" على النخيل.', "condemnation")
    assert words(document, claim.actor) == "مجلس الأقاليم الدولي"


@pytest.mark.parametrize("ground", ["أجزاء واسعة من مطار مرجانة", "مدينة سدرة"])
def test_ground_that_forces_of_ministries_entered(ground):
    document, found = claims(f"دخلت قوات من وزارتي الدفاع والداخلية {ground} أمس.", "capture")
    assert [words(document, claim.target) for claim in found] == [ground]


@pytest.mark.parametrize(
    ("who", "actor"), [("وحدات المدفعية والصواريخ", "وحدات المدفعية والصواريخ"), ("وحدات الجيش بالمدفعية والصواريخ", "وحدات الجيش")]
)
def test_units_of_two_arms_are_one_party(who, actor):
    document, (claim,) = claims(f"قصفت {who} مقرات المسلحين في سدرة.")
    assert (words(document, claim.actor), words(document, claim.target)) == (actor, "مقرات المسلحين")


def test_a_number_under_a_preposition_makes_no_ordinal():
    document, (claim,) = claims("هاجمت جبهة السهل مقر اللواء الثامن بعشر سيارات مفخخة.", "bombing")
    assert claim.weapon_count is not None
    assert (words(document, claim.target), claim.weapon_count.low) == ("مقر اللواء الثامن", 10)


def test_a_car_bomb_that_went_off_before_is_no_means_of_the_attack():
    document, found = claims("هاجم مسلحون من جبهة السهل سجن سدرة المركزي، بعد تفجير صهريج مفخخ عند بوابته.")
    assert [(claim.type, claim.mode) for claim in found] == [("armed_attack", "raid"), ("bombing", "vehicle")]
    assert words(document, found[0].target) == "سجن سدرة المركزي"


@pytest.mark.parametrize(("dead", "count"), [("فقدت ثلاث نساء حياتهن", 3), ("فقدت امرأة حياتها", 1)])
def test_who_lost_their_lives_are_dead_and_not_missing(dead, count):
    _, (claim,) = claims(f"{dead} في قصف على سدرة.")
    assert claim.killed is not None
    assert claim.killed.low == count


def test_who_was_lost_is_missing():
    _, found = claims("فقد ثلاثة صيادين في سدرة بعد قصف نخيلي على المدينة.")
    assert all(claim.killed is None for claim in found)


def test_the_control_that_ground_is_freed_from_is_no_capture():
    _, found = claims("يذكر أن القوات النخيلية انطلقت، يوم الاثنين الماضي، بعملية واسعة لتحرير سدرة من سيطرة جبهة السهل.", "capture")
    assert not found


def test_control_that_was_won_is_one():
    document, (claim,) = claims("أعلنت جبهة السهل السيطرة على سدرة.", "capture")
    assert words(document, claim.target) == "سدرة"
