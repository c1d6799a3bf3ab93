"""Who did it to whom: objects right behind gunmen, fire of "its guns", tanks and boats that act for those whose they are."""

import pytest
from invented import claims, words


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    document, found = claims(text)
    return [(claim.type, words(document, claim.actor), words(document, claim.target)) for claim in found]


GUNMEN = [
    # whom gunmen killed is no adjective of theirs, though it could be by its letters
    ("قتل مسلحون مجهولون شرطيين في سدرة مساء الاثنين.", [("armed_attack", "مسلحون مجهولون", "شرطيين")]),
    ("اغتال مسلحون ملثمون عسكريين قرب مرجانة.", [("armed_attack", "مسلحون ملثمون", "عسكريين")]),
    # but such an adjective is his, in whatever case
    ("هاجم مسلحون متطرفون حاجزا في سدرة.", [("armed_attack", "مسلحون متطرفون", "حاجزا")]),
]

CRAFT = [
    # "of its guns" is a genitive, which its pronoun only makes look like an accusative
    ("فتحت زوارق الجيش النخيلي نيران رشاشاتها على مراكب الصيادين قرب سدرة.", [("armed_attack", "زوارق الجيش النخيلي", "مراكب الصيادين")]),
    ("أطلقت القوات النخيلية نيران أسلحتها صوب قوارب الصيادين في خليج العنبر.", [("armed_attack", "القوات النخيلية", "قوارب الصيادين")]),
    ("فتح الجنود نيران أسلحتهم باتجاه حافلة في سدرة.", [("armed_attack", "الجنود", "حافلة")]),
    # tanks that fire shells are no munition themselves
    ("قصفت دبابات ساحلية منازل المواطنين في سدرة بعدة قذائف.", [("strike", "دبابات ساحلية", "منازل المواطنين")]),
    ("أطلقت دبابات الجيش قذائف على منازل المواطنين في سدرة.", [("strike", "دبابات الجيش", "منازل المواطنين")]),
    ("قصفت آليات ساحلية منازل المواطنين في سدرة.", [("strike", "آليات ساحلية", "منازل المواطنين")]),
]

TOLD_APART = [
    # what carried it out is told behind the attack, which hit a post
    ("الهجوم نفذه مسلحون مجهولون واستهدف حاجزا في سدرة.", [("strike", "مسلحون مجهولون", "حاجزا")]),
    ("قتل أربعة جنود في هجوم على حاجز قرب سدرة، وقال شهود إن الهجوم نفذه مسلحون.", [("armed_attack", "مسلحون", "حاجز")]),
    # an operation of no kind, in a known place, and who carried it out
    ("قال المتحدث إن العملية التي استهدفت دورية في سدرة نفذتها جبهة السهل.", [("strike", "جبهة السهل", "دورية")]),
    ("وقع الهجوم، الذي نفذه مسلحون، عند حاجز في سدرة وأدى إلى مقتل جنديين.", [("armed_attack", "مسلحون", "جنديين")]),
    # behind an act: in a clause without a verb, behind a comma
    ("انفجرت عبوة ناسفة بدورية في سدرة. ورجح مصدر أن تكون جبهة السهل وراء التفجير.", [("bombing", "جبهة السهل", "دورية")]),
    ("اغتيل تاجر في سدرة، ويعتقد أن جبهة السهل تقف وراء العملية.", [("armed_attack", "جبهة السهل", "تاجر")]),
    # not so where somebody denies it
    ("انفجرت عبوة ناسفة بدورية في سدرة. ونفى مصدر أن تكون جبهة السهل وراء التفجير.", [("bombing", None, "دورية")]),
]

BEFALLEN = [
    # whom somebody targeted or executed is no adjective of the act
    ("أعلنت جبهة السهل استهداف صحفي ساحلي في سدرة.", [("strike", "جبهة السهل", "صحفي ساحلي")]),
    ("أعلنت جبهة السهل إعدام عسكري ساحلي في سدرة.", [("armed_attack", "جبهة السهل", "عسكري ساحلي")]),
    ("وقع استهداف عسكري ساحلي لمواقع جبهة السهل في سدرة.", [("strike", "ساحلي", "مواقع جبهة السهل")]),
]

DESCRIBED = [
    # how old a man is stands beside what he did, or what was done to him
    ("قالت الشرطة النخيلية إن مسلحا عمره 58 عاما أطلق النار على الطلاب في سدرة.", [("armed_attack", "مسلحا", "الطلاب")]),
    ("قتل رجل عمره 30 عاما برصاص مسلحين في سدرة.", [("armed_attack", "مسلحين", "رجل")]),
    # two verbs in the present share who did it, and whom
    ("مسلح يقتل ويصيب خمسة جنود في سدرة", [("armed_attack", "مسلح", "خمسة جنود")]),
    # what somebody is held as did not hold him
    ("أفرجت جبهة السهل عن ضابط كانت تحتجزه رهينة في سدرة.", [("abduction", "جبهة السهل", "ضابط")]),
    # what an act is like was not hit by it
    ("شنت جبهة السهل هجمات على سدرة على غرار المجزرة الأخيرة.", [("strike", "جبهة السهل", "سدرة")]),
    ("هاجم مقاتلو جبهة السهل طقما عسكريا في سدرة.", [("armed_attack", "مقاتلو جبهة السهل", "طقما عسكريا")]),
]

HIS = [
    # who was killed by those who came to his house is whom it befell
    ("لقي شيخ مصرعه على أيدي مسلحين اقتحموا منزله في سدرة.", [("armed_attack", "مسلحين", "شيخ")]),
    ("قتل أربعة أشخاص بعدما هاجم مسلحون منزلهم في سدرة.", [("armed_attack", "مسلحون", "أربعة أشخاص")]),
    ("هاجم مسلحون منزل القاضي في سدرة.", [("armed_attack", "مسلحون", "منزل القاضي")]),
    # the fire of gunmen is theirs, and no make of weapon
    ("قتل جنديان بنيران مسلحين في سدرة.", [("armed_attack", "مسلحين", "جنديان")]),
]

THOUGHT = [
    # whose planes they are thought to be stands beside what they hit
    ("استهدفت طائرة مسيرة يعتقد أنها ساحلية سيارة قرب سدرة.", [("strike", None, "سيارة")]),
    ("استهدفت طائرات مسيرة يعتقد أنها تابعة لجبهة السهل مخزنا في سدرة.", [("strike", None, "مخزنا")]),
    # how it was done is no part of whom it befell
    ("قال شهود إن عناصر جبهة السهل أعدموا ميدانيا ضابطين في سدرة.", [("armed_attack", "عناصر جبهة السهل", "ضابطين")]),
]

MEANS = [
    # the outskirts behind two means are what was shelled
    ("قصفت كتائب الفجر بالمدفعية وراجمات الصواريخ أطراف سدرة.", [("strike", "كتائب الفجر", "أطراف سدرة")]),
]

SIDES = [
    ("تجدد القصف المتبادل بين الجيش النخيلي وجبهة السهل في سدرة.", [("clash", "الجيش النخيلي", "جبهة السهل")]),
    # who helps the one side does not part it from the other
    (
        "اندلعت اشتباكات بين الجيش النخيلي تسانده الطائرات من جهة، وجبهة السهل من جهة أخرى في سدرة.",
        [("clash", "الجيش النخيلي", "جبهة السهل")],
    ),
]

FALLEN = [
    # people who fall by gunfire are no ground that is taken
    ("سقط ثلاثة شهداء برصاص القوات الساحلية في سدرة.", [("armed_attack", "القوات الساحلية", "ثلاثة شهداء")]),
    ("سقط جنديان بنيران قناصة في سدرة.", [("armed_attack", "قناصة", "جنديان")]),
    ("سقطت سدرة بيد جبهة السهل.", [("capture", "جبهة السهل", "سدرة")]),
]


@pytest.mark.parametrize(
    ("text", "expected"), [*GUNMEN, *CRAFT, *TOLD_APART, *BEFALLEN, *HIS, *THOUGHT, *MEANS, *SIDES, *DESCRIBED, *FALLEN]
)
def test_doers_and_victims(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert told(text) == expected
