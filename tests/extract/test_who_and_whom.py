"""Who did it and to whom: passives behind their subject, light nouns, asides, units by their numbers, officials who only tell."""

import pytest
from invented import claims, words


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    document, found = claims(text)
    return [(claim.type, words(document, claim.actor), words(document, claim.target)) for claim in found]


UNDERGONE = [
    ("قال شهود إن أربعة مهندسين يعملون في البناء خطفوا في سدرة.", [("abduction", None, "أربعة مهندسين")]),
    ("أفاد سكان بأن المدرسة قصفت صباح الاثنين في سدرة.", [("strike", None, "المدرسة")]),
    ("كان القيادي قد استهدف بغارة ساحلية في سدرة الشهر الماضي.", [("strike", "ساحلية", "القيادي")]),
    # with an object of its own the verb is active
    ("أكد متحدث أن المسلحين خطفوا ثلاثة مهندسين في سدرة.", [("abduction", "المسلحين", "ثلاثة مهندسين")]),
    # a bare relative clause about an indefinite subject ends before the verb
    ("ذكرت مصادر أن خمسين شرطيا نخيليا تساندهم طائرات نفذوا مداهمات لعشرة مواقع في سدرة.",
     [("armed_attack", "خمسين شرطيا نخيليا", "عشرة مواقع")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNDERGONE)
def test_a_subject_ahead_that_only_suffers(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert told(text) == expected


DOERS = [
    # "and the army answered", in the letters of "it appeared"
    ("ورد الجيش النخيلي بقصف مواقع في مرجانة.", [("strike", "الجيش النخيلي", "مواقع")]),
    ("وورد في بيان للجيش النخيلي أن مسلحين هاجموا حاجزا في سدرة.", [("armed_attack", "مسلحين", "حاجزا")]),
    # inquiries that go on into a blast were led into nothing
    ("تواصلت التحقيقات في التفجير الذي استهدف دورية نخيلية قرب سدرة.", [("bombing", None, "دورية نخيلية")]),
    # people in the case of subjects are who did it, and never whom, though their object is not found or told
    ("اغتال مسلحون مجهولون بعد الصلاة أمس خالد الصفصاف قرب سدرة.", [("armed_attack", "مسلحون مجهولون", None)]),
    # a munition in the case of objects is no part of the drone ahead of it
    ("قالت المخابرات النخيلية إن مقاتلا قتل بعدما أطلقت طائرة بدون طيار صاروخا على منزل في سدرة.", [("strike", None, "منزل")]),
    # whom somebody threatens to target does not do it; what an announcement tells is done by whose act it is
    (
        "هددت جبهة السهل باستهداف القيادة السياسية لحزب السنابل.",
        [("threat", "جبهة السهل", "حزب السنابل"), ("strike", "جبهة السهل", "حزب السنابل")],
    ),
    ("أعلنت الوزارة استهداف القوات النخيلية لمواقع قرب سدرة.", [("strike", "القوات النخيلية", "مواقع")]),
    # several people are no quality of the doing that they did
    ("أدى قيام مجهولين أمس بتفجير عبوة ناسفة إلى مقتل شرطيين في سدرة.", [("bombing", "مجهولين", "شرطيين")]),
    # "from which": what follows the verb does it
    ("كانت البلدة نقطة يشن منها التنظيم هجماته على سدرة.", [("strike", "التنظيم", "سدرة")]),
    # what a bomber wears does not part him from what he did
    ("فجر انتحاري يرتدي برقعا نفسه وقتل 14 شخصا في سدرة.", [("bombing", "انتحاري", "14 شخصا")]),
    # who brought them to court after holding them held them
    ("أحالت الشرطة النخيلية أمس 14 عنصرا على النيابة بعد القبض عليهم في سدرة.", [("arrest", "الشرطة النخيلية", "14 عنصرا")]),
    # an official tells what forces did, a commander what his own did
    ("أعلن وزير الداخلية القبض على خلية في سدرة.", [("arrest", None, "خلية")]),
]


@pytest.mark.parametrize(("text", "expected"), DOERS)
def test_who_did_it(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert told(text) == expected


def test_an_act_behind_an_aside_is_not_the_asides() -> None:
    text = "وبدأت كتائب الفجر -التي سيطرت قبل شهرين على مرجانة- هجوما على بلدة سدرة."
    assert told(text) == [("capture", "كتائب الفجر", "مرجانة"), ("strike", "كتائب الفجر", "بلدة سدرة")]


TARGETS = [
    # behind a date a light verb still has its event noun, and guns have what they shell under "to"
    ("استمر أمس قصف المدفعية العنيف لتجمعات المسلحين في سدرة.", [("strike", None, "تجمعات المسلحين")]),
    # units are called by numbers, with their arm
    ("قصفت كتائب الفجر في الفوج 46 تجمعات المسلحين في سدرة.", [("strike", "كتائب الفجر", "تجمعات المسلحين")]),
    ("سيطر المسلحون على مقر اللواء 22 مدرع في سدرة.", [("capture", "المسلحون", "مقر اللواء 22 مدرع")]),
    ("قصف اللواء 35 قوات جبهة السهل في سدرة.", [("strike", "اللواء 35", "قوات جبهة السهل")]),
    # "and one of" begins as "one" does
    ("أوقفت الشرطة النخيلية ناشطا وأحد المصلين في سدرة.", [("arrest", "الشرطة النخيلية", "ناشطا وأحد المصلين")]),
    # whose arrest a pronoun tells
    ("سلمت كتائب الفجر 20 جنديا إلى الصليب الأحمر بعد اعتقالهم في سدرة.", [("abduction", "كتائب الفجر", "20 جنديا")]),
]


@pytest.mark.parametrize(("text", "expected"), TARGETS)
def test_to_whom(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert told(text) == expected


def test_one_of_two_acts_is_none() -> None:
    assert told("أما تفجير مقهى أو الانفجار بين الناس بسيارة مفخخة فلا يقبله عاقل.") == []


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("استهدف الطيران النخيلي بثلاث غارات معسكر الصفصاف غرب سدرة.", "الطيران النخيلي", "معسكر الصفصاف"),
        ("استهدفت طائرات التحالف الإقليمي بعدة غارات مواقع جبهة السهل في سدرة.", "طائرات التحالف الإقليمي", "مواقع جبهة السهل"),
    ],
)
def test_the_site_behind_the_raids_by_which_it_was_hit(text, actor, target):
    document, found = claims(text, "strike")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(actor, target)]


@pytest.mark.parametrize(
    "text",
    [
        "قتل العقيد نادر الصفصاف، قائد اللواء الثاني، في تفجير في سدرة.",
        "قتل القيادي في الجبهة سالم السدري، مسؤول العمليات في السهل، في غارة على سدرة.",
    ],
)
def test_what_the_dead_man_was_is_nobody_whom_he_killed(text):
    _, [claim] = claims(text)
    assert claim.actor is None
    assert (claim.killed.low, claim.killed.high) == (1, 1)
