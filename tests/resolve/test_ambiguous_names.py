"""Names that are two things: the context decides, and each is tested both ways."""

import datetime as dt

import pytest

from khabar import pipeline
from khabar.codebook import load
from khabar.model import Document

PUBLISHED = dt.date(2024, 3, 14)

PLACES = [
    ("قصفت مسيّرة مجهولة قاعدة العمر في ريف دير الزور أمس.", "omar"),
    ("قصفت مسيّرة مجهولة قاعدة حرير شمال العراق أمس.", "harir"),
    ("شنت طائرات حربية غارة على مدينة الميادين شرقي سوريا أمس.", "mayadin"),
    ("شنت طائرات حربية غارة على مدينة القائم غربي العراق أمس.", "qaim"),
    ("قصفت مسيّرة مجهولة قاعدة عين الأسد غربي العراق أمس.", "asad"),
]

NO_PLACES = [
    ("قتل مسلحون أمس رجلا يبلغ من العمر ستين عاما في مدينة الموصل.", "omar"),
    ("هاجم مسلحون أمس متجرا لبيع أقمشة من حرير في مدينة الموصل.", "harir"),
    ("نقلت قناة الميادين عن مصدر أمني أن مسلحين هاجموا أمس نقطة للجيش في مدينة الموصل.", "mayadin"),
    ("قال القائم بأعمال السفير إن مسلحين هاجموا أمس نقطة للجيش في مدينة الموصل.", "qaim"),
    ("قال الرئيس السوري بشار الأسد إن مسلحين هاجموا أمس نقطة للجيش في مدينة الموصل.", "asad"),
]


@pytest.fixture(scope="module")
def codebook():
    return load().unweighed()


def places(text, codebook):
    claims = pipeline.code(Document("d", text, published=PUBLISHED), codebook).claims
    return [claim.place.concept or "" for claim in claims if claim.place is not None]


@pytest.mark.parametrize(("text", "name"), PLACES)
def test_the_name_is_a_place_where_the_text_treats_it_as_one(text, name, codebook):
    assert any(name in place for place in places(text, codebook))


@pytest.mark.parametrize(("text", "name"), NO_PLACES)
def test_the_name_is_no_place_where_it_is_an_age_a_cloth_an_outlet_or_a_person(text, name, codebook):
    found = places(text, codebook)
    assert found
    assert not any(name in place for place in found)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قصف الحوثيون مدينة البيضاء بالمدفعية أمس.", "ye-bayda"),
        ("سيطر مسلحون على مدينة البيضاء شرق ليبيا أمس.", "ly-bayda-ly"),
    ],
)
def test_a_town_of_two_countries_is_of_the_one_that_is_spoken_of_or_whose_group_is_named(text, place, codebook):
    assert places(text, codebook) == [place]


def test_a_newspaper_between_quotation_marks_is_no_region(codebook):
    assert "middle-east" not in places("قال قائد لـ«الشرق الأوسط» إن مسلحين هاجموا أمس نقطة للجيش في مدينة الموصل.", codebook)
