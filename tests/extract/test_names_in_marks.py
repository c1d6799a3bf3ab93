"""Names that marks of quotation or a broken line run through, and names that are shortened once they have been told in full."""

import pytest
from invented import claims, words

QUOTED = [
    'أعلنت "جبهة السهل" في الواحات، الأربعاء، قصف مطار مرجانة بالصواريخ.',
    'قصفت "جبهة السهل" في الواحات مطار مرجانة بالصواريخ.',
    "قالت «جبهة السهل» في الواحات إنها قصفت مطار مرجانة بالصواريخ.",
    'جبهة "السهل" في الواحات تقصف مطار مرجانة بالصواريخ.',
]


@pytest.mark.parametrize("text", QUOTED)
def test_a_name_goes_on_behind_the_quotation_marks_in_it(text):
    _, [claim] = claims(text, "strike")
    assert claim.actor is not None
    assert claim.actor.concept == "sahl-front-wahat"


def test_a_quotation_that_closes_inside_a_name_hides_no_speaker():
    _, [claim] = claims(QUOTED[0], "strike")
    assert claim.attribution.source is not None
    assert claim.attribution.source.concept == "sahl-front-wahat"


def test_a_mark_that_closes_a_quotation_opened_in_a_name_belongs_to_it():
    document, [claim] = claims('قصفت جبهة "السهل" مطار مرجانة.', "strike")
    assert words(document, claim.actor) == 'جبهة "السهل"'


def test_a_line_broken_inside_a_name_ends_no_sentence():
    text = "قال الجيش النخيلي في بيانه:\nقصفنا مواقع جبهة السهل في عين\n\nالصفصاف وواحة الغزال أمس الأربعاء."
    _, found = claims(text, "strike")
    assert {claim.place.concept for claim in found if claim.place} >= {"ain-safsaf"}
    assert all(claim.date is not None for claim in found)


def test_lines_with_no_name_across_their_break_stay_apart():
    document, found = claims("قصف الجيش النخيلي سدرة\nمرجانة: قتل أربعة مدنيين في انفجار لغم.")
    assert [words(document, claim.target) for claim in found if claim.type == "strike"] == ["سدرة"]


def test_a_short_name_means_the_longer_one_of_its_document():
    text = "أعلنت جبهة السهل في الواحات قصف مرجانة. وقالت جبهة السهل إنها قصفت سدرة بالصواريخ."
    _, found = claims(text, "strike")
    assert {claim.actor.concept for claim in found if claim.actor} == {"sahl-front-wahat"}


def test_a_name_told_in_no_longer_form_means_what_it_means_by_itself():
    _, [claim] = claims("قصفت جبهة السهل سدرة بالصواريخ.", "strike")
    assert claim.actor is not None
    assert claim.actor.concept == "sahl-front"


def test_a_name_that_needs_a_word_beside_it_needs_none_alone_in_a_quotation():
    document, [claim] = claims("دارت اشتباكات بين جبهة السهل و«الصخور» في سدرة أمس.", "clash")
    assert claim.target is not None
    assert (words(document, claim.target), claim.target.concept) == ("الصخور", "wadi-companies")


@pytest.mark.parametrize(
    "text", ["دارت اشتباكات بين جبهة السهل والصخور في سدرة أمس.", "دارت اشتباكات بين جبهة السهل و«الصخور المضيئة» في سدرة أمس."]
)
def test_such_a_name_means_nobody_without_marks_or_with_another_word_inside_them(text):
    _, [claim] = claims(text, "clash")
    assert claim.target is None or claim.target.concept is None


def test_two_words_that_are_one_name_vouch_for_another_beside_them():
    _, [claim] = claims("دارت اشتباكات بين جبهة السهل والصخور في الوادي الأعلى أمس.", "clash")
    assert claim.target is not None
    assert claim.target.concept == "wadi-companies"


def test_one_word_of_the_two_vouches_for_nothing():
    _, [claim] = claims("دارت اشتباكات بين جبهة السهل والصخور في الوادي الأسفل أمس.", "clash")
    assert claim.target is None or claim.target.concept is None
