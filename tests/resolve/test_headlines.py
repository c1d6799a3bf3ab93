"""A headline tells what the text below tells: one claim, also where the text has several sites, or the means that the headline lacks."""

import pytest
from invented import BOOK, TODAY, claims, words

from khabar import pipeline
from khabar.model import Document

LIST = """الطيران الساحلي يقصف مواقع جبهة السهل

شن الطيران الساحلي أمس غارات على مواقع لجبهة السهل في سدرة وعين الصفصاف ورأس المرجان."""

MEANS = """جبهة السهل تعلن مهاجمة قاعدة للجيش النخيلي

أعلنت جبهة السهل أمس استهداف قاعدة النخلة الجوية بطائرتين مسيرتين."""

LOSSES = """خمسة قتلى في قصف جبهة السهل

قصفت جبهة السهل أمس بالمدفعية سوقا في سدرة، كما قصفت مدرسة في مرجانة."""

OTHERS = """جبهة السهل تهاجم قاعدة للجيش النخيلي

قصفت القوات الساحلية أمس بالمدفعية بلدة رأس المرجان."""


def test_a_headline_over_several_sites_is_no_site_of_its_own():
    document, found = claims(LIST, "strike")
    assert [words(document, claim.place) for claim in found] == ["سدرة", "عين الصفصاف", "رأس المرجان"]
    assert found[0].evidence[0].start == 0


def test_the_means_that_the_text_tells_decide():
    document, found = claims(MEANS)
    assert [(claim.type, claim.mode, words(document, claim.target)) for claim in found] == [("strike", "drone", "قاعدة النخلة الجوية")]


def test_losses_of_the_headline_stand_on_the_first_site():
    _, found = claims(LOSSES, "strike")
    assert [claim.killed.low if claim.killed is not None else None for claim in found] == [5, None]


def test_an_attack_by_others_stays_apart():
    _, found = claims(OTHERS)
    assert sorted(claim.type for claim in found) == ["armed_attack", "strike"]


SHORTENED = [
    # who said it, by a shorter name
    "الصحة النخيلية: مقتل عشرة مدنيين بقصف مرجانة\n\nقال مصدر مسؤول في وزارة الصحة إن عشرة مدنيين قتلوا أمس بقصف على مرجانة.",
    # the next city for the town, where the dead are as many
    "مقتل 33 مدنيا بقصف في مرجانة\n\nقتل 33 مدنيا أمس بقصف مدفعي على بلدة رأس المرجان.",
    # what was hit for the quarter that it stands in
    "عشرة قتلى بتفجير مسجد الصفصاف\n\nوقع انفجار كبير أمس في مسجد الصفصاف بحي الرمان في مرجانة.",
    # an air strike for that of a drone
    "مقتل أربعة من جبهة السهل في ضربة جوية\n\nقال سكان إن طائرة مسيرة قصفت سيارة قرب سدرة وقتلت أربعة من جبهة السهل.",
]


@pytest.mark.parametrize("text", SHORTENED)
def test_a_headline_shortens_the_speaker_the_place_and_the_means(text):
    _, found = claims(text)
    assert [len(claim.evidence) for claim in found] == [2]


def test_the_text_below_tells_who_said_it_in_full():
    document, (claim,) = claims(SHORTENED[0])
    assert words(document, claim.attribution.source) == "مصدر مسؤول في وزارة الصحة"


def test_a_fight_elsewhere_is_none_of_the_headline():
    text = "معارك بين الجيش النخيلي وجبهة السهل في سدرة\n\nقال مصدر إن معارك اندلعت بين الجيش النخيلي وجبهة السهل في جبهة العكد بمرجانة."
    _, found = claims(text, "clash")
    assert len(found) == 2


@pytest.mark.parametrize(("title", "attacks"), [(MEANS.split("\n")[0], 1), (None, 2)])
def test_a_first_line_that_is_the_title_is_the_headline(title, attacks):
    document = Document("d", MEANS.replace("\n\n", "\n"), published=TODAY, title=title)
    assert len(pipeline.code(document, BOOK).claims) == attacks


HEADLINES = [
    # the second clause of a headline acts on ground of its own, which the text tells
    ("اشتباكات في مرجانة وجبهة السهل تعلن إسقاط طائرة حربية\n\nأعلنت جبهة السهل أنها أسقطت طائرة حربية في سدرة.", "interception", ["سدرة"]),
    # by a wider name for the place, and another for the means
    ("قصف على شمال النخيل\n\nأصابت قذائف هاون أطلقتها جبهة السهل سوقا في نرجسة.", "strike", ["نرجسة"]),
    # what only one of a list's places has in the text stands for that one alone
    ("غارات ساحلية على سدرة ومرجانة\n\nشن الطيران الساحلي غارات على سدرة أمس.", "strike", ["سدرة", "مرجانة"]),
    # the act of another side is another act
    ("الجيش النخيلي يقصف سدرة\n\nقصفت جبهة السهل مرجانة أمس.", "strike", ["سدرة", "مرجانة"]),
    # a headline in one sentence with the text is none
    ("قصف الجيش النخيلي سدرة. وقصف الجيش النخيلي مرجانة.", "strike", ["سدرة", "مرجانة"]),
]


@pytest.mark.parametrize(("text", "kind", "places"), HEADLINES)
def test_a_headline_tells_no_act_that_its_text_does_not(text: str, kind: str, places: list[str]) -> None:
    document, found = claims(text, kind)
    assert [words(document, claim.place) for claim in found] == places


ONE_OF_NOTE = [
    # a headline names but one of those who died with him; the case of a noun makes it no other
    "جبهة السهل تقتل نائبا في سدرة\n\nأعلنت جبهة السهل مسؤوليتها عن قتل نائب نخيلي مع حارسيه أمس في سدرة.",
    # its dead are those of two acts of the text together
    "مقتل 13 مدنيا و13 مسلحا في عمليات بسدرة\n\n"
    "قصف الطيران النخيلي أمس رتلا في عين الصفصاف وقتل 13 مسلحا. وقتل 13 مدنيا في انفجار عبوة ناسفة في سدرة.",
]


def test_whose_dead_a_headline_counts():
    _, found = claims(ONE_OF_NOTE[0])
    assert [claim.killed.low for claim in found if claim.killed is not None] == [3]
    _, found = claims(ONE_OF_NOTE[1])
    assert sorted(claim.type for claim in found) == ["bombing", "strike"]
    _, found = claims(ONE_OF_NOTE[1].replace("13 مسلحا في عمليات", "15 مسلحا في عمليات"))
    assert sorted(claim.type for claim in found) == ["armed_attack", "bombing", "strike"]


def test_a_toll_of_the_headline_is_told_of_the_act_that_cost_it():
    ambush = "وقتل خمسة من مقاتلي جبهة السهل في كمين للجيش النخيلي في مرجانة. "
    fights = "وتشهد مرجانة اشتباكات متقطعة بين الجيش النخيلي وجبهة السهل."
    _, found = claims(f"الجيش النخيلي يقتل 5 في اشتباكات بمرجانة\n\n{ambush}{fights}")
    assert sorted((claim.type, claim.killed and claim.killed.low) for claim in found) == [("armed_attack", 5), ("clash", None)]
    _, found = claims(f"الجيش النخيلي يقتل 6 في اشتباكات بمرجانة\n\n{ambush}{fights}")
    assert ("clash", 6) in [(claim.type, claim.killed and claim.killed.low) for claim in found]


def test_two_single_deaths_are_two_acts():
    text = "اغتال مسلحون نائبا في مرجانة. وقال شاهد إن مسلحين أطلقوا النار على السيارة فقتل السائق."
    assert [claim.mode for claim in claims(text, "armed_attack")[1]] == ["assassination", "shooting"]
