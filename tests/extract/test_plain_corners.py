"""Plain sentences in corners of the grammar, found by trying patterns over actors and places: type, who, to whom, where."""

import pytest
from invented import claims, words

Told = list[tuple[str, str | None, str | None, str | None]]


def told(text: str) -> Told:
    document, found = claims(text)
    return [(claim.type, words(document, claim.actor), words(document, claim.target), words(document, claim.place)) for claim in found]


ASKED_FOR = [
    # a noun that the verb's fixed phrase asks for is no verb of the same letters
    ("أحكم الجيش النخيلي قبضته على مدينة سدرة.", [("capture", "الجيش النخيلي", "مدينة سدرة", "مدينة سدرة")]),
    ("أحكم الجيش النخيلي أمس قبضته على مدينة سدرة.", [("capture", "الجيش النخيلي", "مدينة سدرة", "مدينة سدرة")]),
    ("أعلن الجيش النخيلي أن دورية له قبضت على ثلاثة مسلحين في سدرة.", [("arrest", "دورية", "ثلاثة مسلحين", "سدرة")]),
    ("شدد الجيش النخيلي حصاره على مدينة سدرة.", [("capture", "الجيش النخيلي", "مدينة سدرة", "مدينة سدرة")]),
]


@pytest.mark.parametrize(("text", "expected"), ASKED_FOR)
def test_a_noun_that_a_fixed_phrase_asks_for(text: str, expected: Told) -> None:
    assert told(text) == expected


OBJECTS_OF_BODIES = [
    # people in the plural are no adjective of a movement, though its name is that of its people elsewhere
    ("طردت جبهة السهل المسلحين من مدينة سدرة.", [("capture", "جبهة السهل", "مدينة سدرة", "مدينة سدرة")]),
    ("قتلت كتائب الفجر المدنيين في سدرة.", [("armed_attack", "كتائب الفجر", "المدنيين", "سدرة")]),
    ("هاجم مقاتلو جبهة السهل المسلحون مدينة سدرة.", [("armed_attack", "مقاتلو جبهة السهل المسلحون", "مدينة سدرة", "مدينة سدرة")]),
]


@pytest.mark.parametrize(("text", "expected"), OBJECTS_OF_BODIES)
def test_people_behind_the_name_of_a_body_are_its_object(text: str, expected: Told) -> None:
    assert told(text) == expected


LEFT_AND_TAKEN = [
    # what fighters leave is no place that they are of; people "of a town" who leave a base are
    ("انسحب مسلحون من مدينة سدرة.", [("withdrawal", "مسلحون", "مدينة سدرة", "مدينة سدرة")]),
    ("فر مسلحون من بلدة عين الصفصاف.", [("withdrawal", "مسلحون", "بلدة عين الصفصاف", "بلدة عين الصفصاف")]),
    ("طرد الجيش النخيلي مسلحين من مدينة سدرة.", [("capture", "الجيش النخيلي", "مدينة سدرة", "مدينة سدرة")]),
    ("انسحب مسلحون من الجبهة من مدينة سدرة.", [("withdrawal", "مسلحون من الجبهة", "مدينة سدرة", "مدينة سدرة")]),
    # who is forced to leave leaves; who is forced to wait does not
    ("اضطر الجيش النخيلي إلى الانسحاب من مدينة سدرة.", [("withdrawal", "الجيش النخيلي", "مدينة سدرة", "مدينة سدرة")]),
    ("اضطر الجيش النخيلي إلى الانتظار في مدينة سدرة.", []),
    # "advanced" of a man, in the letters of "presents" of a woman, has a subject that goes on
    ("تقدم الجيش النخيلي وسيطر على مدينة سدرة.", [("capture", "الجيش النخيلي", "مدينة سدرة", "مدينة سدرة")]),
    ("تقدم مسلحون وسيطروا على مدينة سدرة.", [("capture", "مسلحون", "مدينة سدرة", "مدينة سدرة")]),
]


@pytest.mark.parametrize(("text", "expected"), LEFT_AND_TAKEN)
def test_ground_left_and_taken(text: str, expected: Told) -> None:
    assert told(text) == expected


SIDES_AND_VILLAGES = [
    # the side of a town behind the doer of a verbal noun is what was acted on; of an attack it is the place
    ("أصيب ثلاثة أشخاص جراء استهداف الجيش النخيلي محيط مدينة سدرة بالمدفعية.",
     [("strike", "الجيش النخيلي", "محيط مدينة سدرة", "محيط مدينة سدرة")]),
    ("قتل ثلاثة جنود في هجوم جبهة السهل شمال مدينة سدرة.", [("armed_attack", "جبهة السهل", "ثلاثة جنود", "شمال مدينة سدرة")]),
    # of a killing it is the place, too
    ("اغتيال ضابط شرق مدينة سدرة على يد مسلحين مجهولين.", [("armed_attack", "مسلحين مجهولين", "ضابط", "شرق مدينة سدرة")]),
    # a village that no list has and that is called after a mother ends before the act that it saw
    ("شهدت قرية أم رمتة اشتباكات بين الجيش النخيلي وجبهة السهل.", [("clash", "الجيش النخيلي", "جبهة السهل", "قرية أم رمتة")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SIDES_AND_VILLAGES)
def test_sides_of_towns_and_unknown_villages(text: str, expected: Told) -> None:
    assert told(text) == expected


MOTHERS = [
    # "in Umm ..." is a name, though its first word is spelled as "or"
    ("اندلعت اشتباكات بين الجيش النخيلي وجبهة السهل في أم رمتة.", [("clash", "الجيش النخيلي", "جبهة السهل", "أم رمتة")]),
    ("اندلعت اشتباكات بين الجيش النخيلي ومسلحين شمالي أم رمتة.", [("clash", "الجيش النخيلي", "مسلحين", "شمالي أم رمتة")]),
    ("اندلعت اشتباكات بين الجيش النخيلي ومسلحين في قرية أم رمتة.", [("clash", "الجيش النخيلي", "مسلحين", "قرية أم رمتة")]),
    # "to the north of" tells where
    ("اندلعت اشتباكات بين الجيش النخيلي ومسلحين إلى الشمال من سدرة.", [("clash", "الجيش النخيلي", "مسلحين", "سدرة")]),
]


@pytest.mark.parametrize(("text", "expected"), MOTHERS)
def test_places_that_no_list_has(text: str, expected: Told) -> None:
    assert told(text) == expected


HEADLINES = [
    # an act that opens a headline is a noun where "on" or "to" stands behind its doer
    ("قصف الجيش النخيلي على مدينة سدرة أوقع ثلاثة قتلى.", [("strike", "الجيش النخيلي", "مدينة سدرة", "مدينة سدرة")]),
    ("قصف الجيش النخيلي لسوق شعبي في سدرة يخلف خمسة قتلى", [("strike", "الجيش النخيلي", "سوق شعبي", "سدرة")]),
    # with its object behind the doer it is the verb
    ("قصف الجيش النخيلي مدينة سدرة على مدى يومين.", [("strike", "الجيش النخيلي", "مدينة سدرة", "مدينة سدرة")]),
    ("قصف الجيش النخيلي لليوم الثاني مدينة سدرة.", [("strike", "الجيش النخيلي", "مدينة سدرة", "مدينة سدرة")]),
]


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_acts_that_open_a_headline(text: str, expected: Told) -> None:
    assert told(text) == expected


UNNAMED = [
    ("أعلن مسؤول محلي طلب عدم الكشف عن هويته مقتل خمسة مدنيين في قصف مدفعي على سوق في سدرة.", "مسؤول محلي", 5),
    ("كشف مسؤول محلي فضل عدم ذكر اسمه عن مقتل خمسة مدنيين في قصف مدفعي على سوق في سدرة.", "مسؤول محلي", 5),
    ("قال مسؤول محلي، طلب عدم نشر اسمه، إن قصفا مدفعيا استهدف سوقا في سدرة.", "مسؤول محلي", None),
    # a denial of deaths is none of his terms
    ("قال مسؤول محلي فضل عدم ذكر اسمه إن قصفا مدفعيا استهدف سوقا في سدرة دون سقوط قتلى.", "مسؤول محلي", 0),
]


@pytest.mark.parametrize(("text", "source", "killed"), UNNAMED)
def test_speakers_who_ask_not_to_be_named(text: str, source: str, killed: int | None) -> None:
    document, found = claims(text, "strike")
    assert [(words(document, claim.attribution.source), words(document, claim.target)[:3]) for claim in found] == [(source, "سوق")]
    assert [claim.killed.low if claim.killed else None for claim in found] == [killed]


JOINED = [
    # "then" goes on with the subject ahead; with one of its own it does not
    ("اقتحم مسلحون قرية أم رمتة ثم أحرقوا منازل المدنيين.",
     [("armed_attack", "مسلحون", "قرية أم رمتة", "قرية أم رمتة"), ("destruction", "مسلحون", "منازل المدنيين", "قرية أم رمتة")]),
    ("هاجم مسلحون مدينة سدرة ثم قصف الجيش النخيلي مواقعهم.",
     [("armed_attack", "مسلحون", "مدينة سدرة", "مدينة سدرة"), ("strike", "الجيش النخيلي", "مواقعهم", "مدينة سدرة")]),
    # what planes drop, or gunmen down, is no word of theirs
    ("ألقت مروحيات براميل متفجرة على مدينة سدرة.", [("strike", "مروحيات", "مدينة سدرة", "مدينة سدرة")]),
    ("أسقط مسلحون مروحية عسكرية قرب سدرة.", [("interception", "مسلحون", "مروحية عسكرية", "سدرة")]),
    # how people were executed is no second execution
    ("أعدمت جبهة السهل ثلاثة أشخاص رميا بالرصاص في سدرة.", [("armed_attack", "جبهة السهل", "ثلاثة أشخاص", "سدرة")]),
    # where forces stand is no move of theirs, in a first sentence either
    ("قصف الجيش النخيلي مدينة سدرة حيث تتمركز جبهة السهل.", [("strike", "الجيش النخيلي", "مدينة سدرة", "مدينة سدرة")]),
    ("تمركزت قوات من الجيش النخيلي في مدينة سدرة.", [("mobilization", "قوات من الجيش النخيلي", None, "مدينة سدرة")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_joined_clauses_and_objects(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text", ["أقام وفد القوات النخيلية في فنادق فئة 5 نجوم وقصفت سدرة.", "شنت القوات النخيلية حملة عددها 5 غارات على سدرة أمس."]
)
def test_a_measure_that_an_act_ends_is_read(text):
    assert "strike" in [claim.type for claim in claims(text)[1]]
