"""How many were killed or hurt, by nouns of one, pronouns and duals; the named dead are whom a blow was for."""

import pytest
from invented import claims, words

LOSSES = [
    # a singular whose letters are those of another plural is one person
    ("سقط صاروخ على بلدة سدرة مما أدى إلى إصابة مواطن.", None, 1),
    # "one" begins with the letter of "and"
    ("قضى خمسة مدنيين من عائلة واحدة في غارة ساحلية على سدرة.", 5, None),
    # a dual loses its nun before a pronoun; a pronoun is one
    ("قتل مزارع برصاص القوات الساحلية في سدرة وأصيب نجلاه.", 1, 2),
    ("أطلق مسلحون النار على القيادي سامي العقيق في سدرة ما أدى إلى مقتله.", 1, None),
    # whose life was taken, and of those joined to him
    ("أودى الهجوم بحياة قائد الشرطة وثلاثة جنود في سدرة.", 4, None),
    # a number of a body, on both sides
    ("أسفرت الاشتباكات عن مقتل 20 مسلحا وإصابة 30 آخرين، فيما قتل 6 من كتائب الفجر وجرح 22 في سدرة.", 26, 52),
]


@pytest.mark.parametrize(("text", "killed", "injured"), LOSSES)
def test_how_many(text: str, killed: int | None, injured: int | None) -> None:
    _, found = claims(text)
    assert [(claim.killed and claim.killed.low, claim.injured and claim.injured.low) for claim in found] == [(killed, injured)]


NAMED = [
    ("قتل القيادي في جبهة السهل سامي العقيق في غارة ساحلية على سدرة.", "القيادي في جبهة السهل سامي العقيق"),
    # a building stays the target, and so does the town where nobody is named
    ("قتل القيادي في جبهة السهل سامي العقيق في غارة ساحلية على مبنى في سدرة.", "مبنى"),
    ("قتل طفل في غارة ساحلية على سدرة.", "سدرة"),
]


@pytest.mark.parametrize(("text", "target"), NAMED)
def test_the_named_dead_are_the_target_rather_than_the_town(text: str, target: str) -> None:
    document, found = claims(text, "strike")
    assert [words(document, claim.target) for claim in found] == [target]


HELD = [
    "قصف الجيش النخيلي مناطق واقعة تحت سيطرة جبهة السهل.",
    "تقدم الجيش النخيلي نحو قطاع من سدرة ما زال يسيطر عليه المتمردون.",
]


@pytest.mark.parametrize("text", HELD)
def test_ground_that_is_only_held_is_not_taken(text: str) -> None:
    _, found = claims(text, "capture")
    assert not found


def test_ground_comes_under_control() -> None:
    document, found = claims("أصبحت بلدة سدرة تحت سيطرة جبهة السهل.", "capture")
    assert [words(document, claim.target) for claim in found] == ["بلدة سدرة"]


TOLD = [
    # "another" fell beside one who is told; most of those counted are no second object
    ("قتل مزارع وأصيب آخر بإطلاق نار قرب سدرة.", "armed_attack", "مزارع"),
    ("فجر انتحاري نفسه فقتل 32 شخصا معظمهم طلبة في سدرة.", "bombing", "32 شخصا"),
    # "dead" without a number tells nobody
    ("نفذت كتائب الفجر تفجيرين انتحاريين في سدرة وسط أنباء عن سقوط قتلى.", "bombing", None),
    # the cars that were set off hit the posts
    ("فجر مسلحون شاحنتين ملغومتين استهدفتا نقطتي تفتيش للجيش النخيلي في سدرة.", "bombing", "نقطتي تفتيش للجيش النخيلي"),
]


@pytest.mark.parametrize(("text", "kind", "target"), TOLD)
def test_who_suffered(text: str, kind: str, target: str | None) -> None:
    document, found = claims(text)
    assert [(claim.type, words(document, claim.target)) for claim in found] == [(kind, target)]


def test_the_other_side_stands_behind_those_who_back_the_first() -> None:
    document, found = claims("تدور معارك عنيفة في سدرة بين القوات النخيلية المسنودة بكتائب الفجر وجبهة السهل.", "clash")
    assert [words(document, claim.target) for claim in found] == ["جبهة السهل"]


def test_what_has_no_equal_is_not_denied() -> None:
    _, found = claims("ألقى الطيران الساحلي قنابل على سدرة، مما أوقع دمارا لم يسبق له مثيل وعددا كبيرا من القتلى.", "strike")
    assert [claim.killed for claim in found] == [None]


def test_who_took_it_follows_the_pronoun() -> None:
    document, found = claims("طردت القوات النخيلية كتائب الفجر من حي في سدرة كان سيطر عليه المتمردون.", "capture")
    assert "المتمردون" not in [words(document, claim.target) for claim in found]


def test_what_has_gone_on_since_a_fight_broke_out_tells_no_fight() -> None:
    _, found = claims("قالت وزارة الصحة إن ألف شخص سقطوا في سدرة منذ اندلاع المعارك بين كتائب الفجر وجبهة السهل.")
    assert not found


@pytest.mark.parametrize(
    "text",
    [
        "لقي ثلاثة أشخاص حتفهم في قصف على سوق في سدرة.",
        "لقي ثلاثة أشخاص من أسرة واحدة حتفهم في قصف على سوق في سدرة.",
        "لقي ثلاثة أشخاص من عائلة واحدة مصرعهم في قصف على سوق في سدرة.",
    ],
)
def test_who_met_their_death_in_shelling_are_its_dead(text):
    document, [claim] = claims(text, "strike")
    assert (claim.killed.low, words(document, claim.target)) == (3, "سوق")
