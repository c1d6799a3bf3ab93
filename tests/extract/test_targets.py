"""To whom or what it was done: where the target begins and ends, and what belongs to another word of the clause."""

import pytest

from tests.invented import claims, words

EDGES = [
    # what a blow reached is its target, wherever that stands
    ("استهدفت غارة ساحلية سيارة على طريق مرجانة.", "strike", "سيارة"),
    # a participle takes the phrase behind it along
    ("أعلنت كتائب الفجر استهداف مقر الشرطة المجاور لمطار مرجانة الدولي بطائرتين مسيرتين.", "strike", "مقر الشرطة"),
    # whose a site is belongs to the site, through a chain and in a list
    ("وقع انفجار في مستودع للذخيرة لكتائب الفجر في سدرة.", "bombing", "مستودع للذخيرة لكتائب الفجر"),
    ("قصفت القوات النخيلية مواقع وتجمعات لجبهة السهل في سدرة.", "strike", "مواقع وتجمعات لجبهة السهل"),
    ("انفجرت عبوة لاصقة بشاحنة متوقفة أمام محل لبيع الخضار في سدرة.", "bombing", "شاحنة متوقفة"),
    # what was thrown at somebody is told in a clause about the munition
    ("أصيب مدنيان بقذيفة أطلقتها جبهة السهل على حي سكني في سدرة.", "strike", "حي سكني"),
    # a clause about the doer without a relative pronoun does not end the sentence
    ("استهدف انتحاري يقود سيارة مفخخة قافلة للقوات النخيلية في سدرة.", "bombing", "قافلة للقوات النخيلية"),
    ("تعرضت سفينة شحن ترفع علم الواحات لهجوم صاروخي في خليج العنبر.", "strike", "سفينة شحن"),
    # a side of a town is told with the town
    ("قصفت المدفعية الأحياء الشرقية لمدينة سدرة.", "strike", "الأحياء الشرقية لمدينة سدرة"),
    # a condemned blow is told whole
    ("أدانت الخارجية الساحلية الضربات النخيلية على مواقع لجبهة السهل.", "condemnation", "الضربات النخيلية على مواقع لجبهة السهل"),
]


@pytest.mark.parametrize(("text", "kind", "target"), EDGES)
def test_the_target_is_told_whole_and_with_nothing_of_another_word(text: str, kind: str, target: str) -> None:
    document, found = claims(text, kind)
    assert [words(document, claim.target) for claim in found] == [target]


def test_who_fired_a_munition_stands_in_the_clause_about_it() -> None:
    document, found = claims("أصيب مدنيان بقذيفة أطلقتها جبهة السهل على حي سكني في سدرة.", "strike")
    assert [words(document, claim.actor) for claim in found] == ["جبهة السهل"]


def test_a_family_is_not_captured() -> None:
    _, found = claims("أصيب عدد من أفراد أسرته بجروح.", "abduction")
    assert found == []


def test_a_site_next_to_the_target_tells_where_it_is() -> None:
    document, found = claims("استهدفت مسيرة مقر الشرطة المجاور لمطار مرجانة الدولي.", "strike")
    assert [words(document, claim.place) for claim in found] == ["مطار مرجانة الدولي"]


def test_what_a_house_is_exposed_to_is_no_part_of_it() -> None:
    document, found = claims("تعرض منزل لقذيفتين في سدرة.", "strike")
    assert [(words(document, claim.target), words(document, claim.weapon)) for claim in found] == [("منزل", "قذيفتين")]
