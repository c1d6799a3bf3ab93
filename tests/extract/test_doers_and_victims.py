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


@pytest.mark.parametrize(("text", "expected"), [*GUNMEN, *CRAFT])
def test_doers_and_victims(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert told(text) == expected
