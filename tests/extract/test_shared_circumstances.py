"""What a document tells once and means for several of its claims: the day of the lead, the sites of a list, one event told twice."""

import pytest
from invented import claims, words


def day(claim):
    return None if claim.date is None else (claim.date.start.day, claim.date.end.day)


LEAD = "قال مسؤولون إن القوات النخيلية اقتربت من مدينة سدرة اليوم الخميس.\n"
DAYS = [
    (LEAD + "وقال سكان إن القوات النخيلية قصفت مدينة سدرة.", (14, 14)),
    (LEAD + "من جهة أخرى، قصفت القوات الساحلية مدينة مرجانة.", None),
    ("قالت القوات الساحلية التي تقودها حكومة الساحل إن مقاتليها قصفوا مدينة سدرة أمس.", (13, 13)),
    ("قصفت القوات الساحلية مدينة سدرة، وخلال الساعات المقبلة تصل التعزيزات.", None),
]


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_the_day_of_the_lead_dates_fresh_events_up_to_another_matter(text, days):
    _, found = claims(text, "strike")
    assert [day(claim) for claim in found] == [days]


SITES = [
    ("قصفت القوات الساحلية مدينة سدرة في محافظة السهل، ومدينة مرجانة.", ["مدينة سدرة", "مدينة مرجانة"]),
    ("شنت القوات الساحلية غارات قرب سدرة وثلاثا قرب مرجانة أمس.", ["سدرة", "مرجانة"]),
    ("استهدفت الغارات الساحلية مناطق متفرقة أبرزها مدينة سدرة ومدينة مرجانة.", ["مدينة سدرة", "مدينة مرجانة"]),
    ("غارات القوات الساحلية على سدرة ومرجانة تقتل خمسة جنود.", ["سدرة", "مرجانة"]),
]


@pytest.mark.parametrize(("text", "places"), SITES)
def test_sites_listed_with_something_between_them(text, places):
    document, found = claims(text, "strike")
    assert [words(document, claim.place) for claim in found] == places


def test_what_is_taken_is_the_place_where_nothing_else_is_named():
    document, found = claims("انسحبت القوات الساحلية من مدينة سدرة أمس.", "withdrawal")
    assert [words(document, claim.target) for claim in found] == ["مدينة سدرة"]


def test_a_headline_and_the_text_below_are_one_claim_with_the_fuller_words():
    document, found = claims("قصف على سدرة\n\nأعلنت جبهة السهل أنها قصفت مدينة سدرة بالصواريخ أمس.", "strike")
    assert [(words(document, claim.target), words(document, claim.actor), day(claim)) for claim in found] == [
        ("مدينة سدرة", "جبهة السهل", (13, 13))
    ]
    assert words(document, found[0].attribution.source) == "جبهة السهل"
