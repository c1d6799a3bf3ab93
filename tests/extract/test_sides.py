"""Whom an act was against, where its own clause leaves it out: the sides of a fight, and what another sentence tells."""

import pytest
from invented import claims, words

SIDES = [
    # "on the one side ... on the other" groups the parties of a fight
    (
        "اندلعت اشتباكات بين القوات النخيلية ومقاتلي القبائل من جهة، وجبهة السهل وسرايا الوادي من جهة أخرى، في محيط مدينة سدرة.",
        ("القوات النخيلية ومقاتلي القبائل", "جبهة السهل وسرايا الوادي"),
    ),
    ("تدور معارك بين الجيش النخيلي من جهة ومجموعات مسلحة متشددة من جهة ثانية في سدرة.", ("الجيش النخيلي", "مجموعات مسلحة متشددة")),
    # so does one comma among them
    ("اندلعت اشتباكات بين القوات النخيلية ومقاتلي القبائل، وسرايا الوادي في سدرة.", ("القوات النخيلية ومقاتلي القبائل", "سرايا الوادي")),
    # whom forces are loyal to are not joined by those they fight
    (
        "دارت معارك بين القوات الموالية لحكومة المرجاني وسرايا الوادي وحلفائها في سدرة.",
        ("القوات الموالية لحكومة المرجاني", "سرايا الوادي وحلفائها"),
    ),
    # the other side is told by another sentence, or by the headline
    (
        "هاجم الجيش النخيلي مقاتلي جبهة السهل في مرجانة. وقال شهود إن الجيش النخيلي خاض معارك عنيفة في سدرة.",
        ("الجيش النخيلي", "مقاتلي جبهة السهل"),
    ),
    ("هاجمت جبهة السهل قوات الساحل في مرجانة. ثم خاضت قوات الساحل معارك في سدرة.", ("قوات الساحل", "جبهة السهل")),
    # who attacks where the fight is
    ("اقتحمت القوات الساحلية بلدة سدرة. وقال مقاتلون محليون إنهم يخوضون اشتباكات في بلدة سدرة.", ("مقاتلون محليون", "القوات الساحلية")),
    # rebels who fell where an army fought, soldiers who fell where rebels did
    ("خاضت القوات النخيلية معارك في سدرة قتل فيها 20 من عناصر جبهة السهل.", ("القوات النخيلية", "20 من عناصر جبهة السهل")),
    ("خاض مقاتلو كتائب الفجر اشتباكات في سدرة قتل فيها 15 جنديا نخيليا.", ("مقاتلو كتائب الفجر", "15 جنديا نخيليا")),
    # one's own dead are no enemy
    ("خاضت القوات النخيلية معارك في سدرة قتل فيها ثلاثة من جنودها.", ("القوات النخيلية", None)),
]


@pytest.mark.parametrize(("text", "sides"), SIDES)
def test_the_two_sides_of_a_fight(text: str, sides: tuple[str, str | None]) -> None:
    document, found = claims(text, "clash")
    assert sides in [(words(document, claim.actor), words(document, claim.target)) for claim in found]


def test_each_of_a_series_of_raids_is_on_the_party_named_for_the_whole() -> None:
    document, found = claims(
        "شن التحالف الإقليمي 16 غارة ضد أهداف تابعة لجبهة السهل في النخيل السبت.\n"
        "وقال بيان إن غارات النخيل شملت خمس غارات قرب سدرة وثلاث قرب مرجانة.\n"
        "وجرت الضربات الأخرى قرب خربة اللوز وعين الصفصاف.",
        "strike",
    )
    told = {words(document, claim.place): (words(document, claim.actor), words(document, claim.target)) for claim in found}
    for place in ("سدرة", "مرجانة", "خربة اللوز", "عين الصفصاف"):
        assert told[place] == ("التحالف الإقليمي", "أهداف تابعة لجبهة السهل")


def test_raids_of_one_actor_are_not_on_whom_another_strikes() -> None:
    document, found = claims("نفذت القوات النخيلية غارات على كتائب الفجر.\nوأطلقت سرايا الوادي قذائف سقطت قرب مرجانة.", "strike")
    told = {words(document, claim.actor): words(document, claim.target) for claim in found}
    assert told == {"القوات النخيلية": "كتائب الفجر", "سرايا الوادي": None}


TOLD_AGAIN = [
    # one account tells what was hit, the other only the dead
    (
        "قتل 40 شخصا في انفجار سيارة مفخخة في سوق بمدينة سدرة.\n"
        "وأعلنت جبهة السهل في بيان مسؤوليتها عن هجوم بسيارة مفخخة أوقع 40 قتيلا في النخيل.",
        "bombing",
        {"سوق"},
    ),
    # nobody tells of anything but the dead
    ("قتل تسعة أشخاص في غارة ساحلية قرب سدرة.", "strike", {"تسعة أشخاص"}),
]


@pytest.mark.parametrize(("text", "kind", "targets"), TOLD_AGAIN)
def test_what_was_hit_goes_before_who_fell(text: str, kind: str, targets: set[str]) -> None:
    document, found = claims(text, kind)
    assert {words(document, claim.target) for claim in found} == targets


ENTERED = [
    ("توغلت القوات الساحلية في بلدة سدرة.", "بلدة سدرة"),
    ("تسلل مسلحون إلى بلدة سدرة.", "بلدة سدرة"),
    ("اقتحمت القوات الساحلية فجرا مخيم الياسمين شرق سدرة.", "مخيم الياسمين"),
    # the forces attacked there go before the ground; a province is none that anyone enters to attack it
    ("شنت القوات النخيلية عملية برية في بلدة سدرة قتل خلالها 12 من مسلحي جبهة السهل.", "12 من مسلحي جبهة السهل"),
    ("توغلت القوات الساحلية في جنوب النخيل.", None),
]


@pytest.mark.parametrize(("text", "target"), ENTERED)
def test_ground_that_forces_go_into_is_what_they_raid(text: str, target: str | None) -> None:
    document, found = claims(text, "armed_attack")
    assert [words(document, claim.target) for claim in found] == [target]


DOERS = [
    # "the forces", "the attackers" of a like act are those named before; forces that a state leads are not that state
    (
        "شن التحالف الإقليمي غارات على جبهة السهل.\nوقال مسؤول إن القوات التي تقودها الواحات شنت 16 غارة على خربة اللوز.",
        "strike",
        "التحالف الإقليمي",
    ),
    (
        "قتل جنديان في هجوم لكتائب الفجر على نقطة تفتيش في سدرة.\nوأوضح ضابط أن المسلحين أطلقوا النار على النقطة.",
        "armed_attack",
        "كتائب الفجر",
    ),
    # soldiers are no rebels
    ("هاجمت كتائب الفجر بلدة سدرة.\nوهاجمت القوات مقاتليها في مرجانة.", "armed_attack", "القوات"),
]


@pytest.mark.parametrize(("text", "kind", "actor"), DOERS)
def test_who_the_forces_are(text: str, kind: str, actor: str) -> None:
    document, found = claims(text, kind)
    assert words(document, found[-1].actor) == actor


SIDES = [
    # both sides are told for each town, and not on the border; ground is cleared of the other side
    ("تشهد سدرة وعين الصفصاف مواجهات عنيفة بين الجيش النخيلي وجبهة السهل.", [("الجيش النخيلي", "جبهة السهل")] * 2),
    ("تخوض القوات النخيلية معارك لاستعادة حي الرمان من جبهة السهل.", [("القوات النخيلية", "جبهة السهل")]),
    ("دارت معارك ضارية على مدار اليومين الماضيين بين الجيش النخيلي وجبهة السهل في سدرة.", [("الجيش النخيلي", "جبهة السهل")]),
    ("اندلعت اشتباكات على الحدود الشرقية في سدرة.", [(None, None)]),
]


@pytest.mark.parametrize(("text", "sides"), SIDES)
def test_both_sides_of_a_fight(text, sides):
    document, found = claims(text, "clash")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == sides


def test_the_two_sides_are_no_patrol_that_belongs_to_one_of_them():
    text = (
        "هاجمت جبهة السهل دورية عسكرية تابعة للقوات النخيلية شرق سدرة أمس. "
        "واندلعت اليوم اشتباكات عنيفة بين الطرفين في مرجانة أسفرت عن مقتل عشرة."
    )
    document, [claim] = claims(text, "clash")
    assert "دورية" not in (words(document, claim.actor) or "")
