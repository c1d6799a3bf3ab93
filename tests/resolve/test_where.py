"""Which place lends its location to a phrase that bears its name, and which does not."""

import pytest
from invented import claims, words


@pytest.mark.parametrize(
    ("text", "place", "around"),
    [
        # a street in a town bears the name of another; the market of a town lies in it
        ("انفجرت سيارة مفخخة في شارع مينا البحر وسط سدرة.", None, "sidra"),
        ("انفجرت سيارة مفخخة في سوق سدرة شمالي النخيل.", "sidra", None),
        # a village bears the name of a land
        ("قتل ثلاثة جنود في هجوم على قرية الواحات قرب سدرة.", None, "sidra"),
        ("قتل ثلاثة جنود في هجوم على بلدة سدرة في النخيل.", "sidra", None),
        # a quarter bears the name of a town abroad, an area that of a land
        ("انفجرت سيارة مفخخة في حي مينا البحر شمال سدرة.", None, "sidra"),
        ("انفجرت سيارة مفخخة في حي مينا البحر في سدرة.", None, "sidra"),
        # a quarter bears the name of the one that is known, in another town
        ("انفجرت سيارة مفخخة في حي البستان في نرجسة.", None, "narjisa"),
        ("انفجرت سيارة مفخخة في حي البستان وسط نرجسة.", None, "narjisa"),
        ("انفجرت سيارة مفخخة في حي البستان بمدينة نرجسة.", None, "narjisa"),
        ("انفجرت سيارة مفخخة في حي البستان بسدرة.", "bustan-quarter", None),
    ],
)
def test_a_name_lends_its_place_only_where_the_text_allows(text, place, around):
    _, [claim] = claims(text)
    assert (claim.location.place, claim.location.around) == (place, around)
    assert claim.country == "XA"


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("حاربوا في الساحل", None),
        ("عادوا من مينا البحر", None),
        ("بعضهم حارب في الساحل", None),
        ("كانوا يقيمون في سدرة", "سدرة"),
        ("في سدرة", "سدرة"),
    ],
)
def test_where_people_had_lived_or_fought_is_not_where_they_were_held(told, place):
    document, [claim] = claims(f"ألقت الشرطة النخيلية القبض على خمسة رجال {told}.")
    assert words(document, claim.place) == place


def test_a_target_that_is_the_place_is_no_other_place():
    document, [claim] = claims("قصف الجيش النخيلي حي البستان بمدينة نرجسة.")
    assert words(document, claim.target) == "حي البستان"
    assert (claim.target.concept, claim.place.concept) == (None, None)


def test_the_police_hold_people_at_home():
    _, [claim] = claims("اعتقلت الشرطة النخيلية عشرين مسلحا من الساحل.")
    assert claim.country == "XA"
    _, [claim] = claims("اعتقلت القوات النخيلية عشرين مسلحا من الساحل.")
    assert claim.country == "XB"


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("قصف الطيران النخيلي مواقع للمسلحين شمالي النخيل.", 5),
        ("قصف الطيران النخيلي مواقع للمسلحين في النخيل.", 6),
        ("قصف الطيران النخيلي مواقع للمسلحين شمالي سدرة.", 2),
        ("انفجر لغم بدورية نخيلية عند الحدود مع الساحل.", 5),
    ],
)
def test_a_side_of_a_country_or_of_a_town_has_an_exactness_of_its_own(text, precision):
    _, [claim] = claims(text)
    assert claim.location.precision == precision


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # the provinces of two towns are not the towns; a province need not be called after the towns in it
        ("اندلعت اشتباكات في ولايتي نرجسة والهضبة.", ["narjisa-province", "hadba"]),
        ("قصف الطيران النخيلي محافظات الهضبة ونرجسة ومدينة سدرة.", ["hadba", "narjisa-province", "sidra"]),
        ("اندلعت اشتباكات في مدينتي نرجسة وسدرة.", ["narjisa", "sidra"]),
        ("اندلعت اشتباكات في محافظتي سدرة ومرجانة.", ["sidra", "marjana"]),
    ],
)
def test_a_list_of_provinces_names_provinces(text, places):
    _, found = claims(text)
    assert [claim.location.place for claim in found] == places
