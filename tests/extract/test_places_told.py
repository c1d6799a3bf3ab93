"""Where an event was: the place told for it, by name and by country, among all that its text tells of places."""

import pytest
from invented import claims, words

# text, type of the event, its place, the country
TOLD = [
    # what lies in a direction ends the name before it
    ("قتل ستة جنود في كمين قرب قرية زنبقيا شمال مرجانة.", "armed_attack", "قرية زنبقيا", "XA"),
    ("سيطر الجيش النخيلي على قرية تلنيكوي غربي سدرة.", "capture", "قرية تلنيكوي", "XA"),
    ("قصفت جبهة السهل حي الصحفيين غرب مرجانة.", "strike", "حي الصحفيين", "XA"),
    ("قتل جنود في كمين على قرية شمال شرقي سدرة.", "armed_attack", "قرية شمال شرقي سدرة", "XA"),
    # the outskirts of an unknown town tell more than the side of a known one; a mountain more than a province
    ("قصف الطيران النخيلي أطراف بلدة كنصفيرة جنوب سدرة.", "strike", "أطراف بلدة كنصفيرة", "XA"),
    ("انفجر لغم بعربة عسكرية في جبل الصوان جنوب سدرة.", "bombing", "جبل الصوان", "XA"),
    # a quarter is called after people, a camp is not
    ("انفجرت سيارة مفخخة في حي المعلمين بمدينة سدرة.", "bombing", "حي المعلمين", "XA"),
    ("قتل ثلاثة أشخاص بقصف على مخيم النازحين في سدرة.", "strike", "سدرة", "XA"),
    # the road is no name, and gives way to one
    ("قتل جندي بانفجار عبوة ناسفة بجوار الطريق بحي الرمان.", "bombing", "حي الرمان", "XA"),
    # "occurred" behind a definite act, "of high explosive" behind a bomb
    ("ذكرت مصادر أن الانفجار وقع داخل مسجد في بلدة سدرة.", "bombing", "بلدة سدرة", "XA"),
    ("فجر مسلحون عبوة شديدة الانفجار بآلية للجيش النخيلي عند مفرق العنب.", "bombing", "مفرق العنب", None),
    # behind "believed to be" the clause goes on
    ("قتل شخص في هجوم شنه من يشتبه بأنهم رجال من جبهة السهل في منطقة طرنفوش.", "armed_attack", "منطقة طرنفوش", None),
    ("هاجم مسلحون يعتقد أنهم من جبهة السهل قرية في محافظة الهضبة.", "armed_attack", "محافظة الهضبة", "XA"),
    ("قبض الجيش النخيلي على سبعة شبان بمنطقة طرنفوش يشتبه في أنهم من جبهة السهل.", "arrest", "منطقة طرنفوش", None),
    # who fled to a town left another; who entered one did there what he did next
    ("فر المسلحون نحو بلدة سدرة في محافظة السهل.", "withdrawal", None, "XA"),
    ("دخلت دورية نخيلية إلى بلدة سدرة واعتقلت ثلاثة رعاة.", "arrest", "بلدة سدرة", "XA"),
    ("اقتحمت القوات النخيلية بلدة سدرة جنوب مرجانة واعتقلت ثلاثة شبان.", "arrest", "بلدة سدرة", "XA"),
    # what came of an act was where it was; "where" is in the place ahead of it; joined acts of one doer share the place behind them
    ("أصيب شاب في مخيم الياسمين خلال مواجهات مع القوات النخيلية.", "clash", "مخيم الياسمين", "XA"),
    ("قتل ثلاثة أشخاص في سدرة جراء قصف نخيلي.", "strike", "سدرة", "XA"),
    ("قصف الجيش النخيلي مواقع للمسلحين ردا على هجوم في سدرة.", "strike", None, "XA"),
    ("وصلت القوات النخيلية إلى بلدة سدرة حيث قصفت مواقع المسلحين.", "strike", "بلدة سدرة", "XA"),
    ("دمر الجيش النخيلي عشرات المنازل وفجر مسجدا وسط سدرة.", "destruction", "سدرة", "XA"),
    ("دمر الجيش النخيلي عشرات المنازل وهاجم مسلحون قاعدة في سدرة.", "destruction", None, "XA"),
    # the name of a town stands behind the noun that tells what it is
    ("قصفت القوات الساحلية العاصمة مرجانة.", "strike", "العاصمة مرجانة", "XA"),
    ("قتل شرطيان بانفجار في المدينة الساحلية رأس المرجان.", "bombing", "المدينة الساحلية رأس المرجان", "XB"),
    # the adjective of a place tells its country, that of a base its owner
    ("فتح مسلح النار في مدينة كريستفورد الواحاتية.", "armed_attack", "مدينة كريستفورد الواحاتية", "XC"),
    ("قصفت طائرات مجهولة قاعدة زنبقيا الواحاتية في النخيل.", "strike", "قاعدة زنبقيا الواحاتية", "XA"),
]


@pytest.mark.parametrize(("text", "kind", "place", "country"), TOLD)
def test_the_place_told_for_an_event(text, kind, place, country):
    document, found = claims(text, kind)
    assert [(words(document, claim.place), claim.country) for claim in found] == [(place, country)]


# text of two sentences, type of the second's event, its place
AFTERWARDS = [
    # a definite noun, alone or with the adjective of a state, returns to what was named
    ("قصفت جبهة السهل قاعدة النخلة. وقال ضابط إن ثلاثة جنود خطفوا قرب القاعدة.", "abduction", "قاعدة النخلة"),
    ("زار الوزير قاعدة النخلة وقاعدة المرجان. وهاجم مسلحون دورية قرب القاعدة النخيلية.", "armed_attack", "قاعدة النخلة"),
    ("اقتحم الجيش النخيلي مستشفى سدرة. وخطف مسلحون ثلاثة أطباء أمام المستشفى.", "abduction", "مستشفى سدرة"),
    ("هاجم مسلحون بلدة حدودية. وخطف مسلحون ثلاثة أطباء في البلدة.", "abduction", None),
    ("هاجم مسلحون مخفرا في سدرة، فرد الحراس، وقتل اثنان منهم خلال تبادل لإطلاق النار.", "clash", "سدرة"),
    # fighting follows on one ground; people are held, and another day's act is done, elsewhere
    ("سيطر الجيش النخيلي على بلدة سدرة. وقتل خمسة من جبهة السهل في اشتباكات مع الجيش.", "clash", "بلدة سدرة"),
    ("قتل ثلاثة أشخاص في تفجير بمسجد في سدرة. واعتقلت الشرطة رجلا كان على صلة بالمهاجم.", "arrest", None),
    ("قصفت جبهة السهل اليوم بلدة سدرة. وفي الشهر الماضي قتل خمسة جنود في اشتباكات مع الجبهة.", "clash", None),
]


@pytest.mark.parametrize(("text", "kind", "place"), AFTERWARDS)
def test_the_place_that_an_earlier_sentence_tells(text, kind, place):
    document, found = claims(text, kind)
    assert [words(document, claim.place) for claim in found] == [place]


def test_the_text_below_names_the_site_in_the_town_of_the_headline():
    text = "غارة نخيلية تستهدف منزلين في سدرة\n\nقتل شخص وأصيب آخرون جراء استهداف القوات النخيلية منزلين في شارع الزنبق في سدرة."
    document, found = claims(text, "strike")
    assert [words(document, claim.place) for claim in found] == ["شارع الزنبق"]


def test_one_preposition_or_the_other_goes_on_a_list_of_places():
    document, found = claims("اندلعت اشتباكات بمدينة سدرة وفي بلدة عين الصفصاف.", "clash")
    assert [words(document, claim.place) for claim in found] == ["مدينة سدرة", "بلدة عين الصفصاف"]
