"""What whole reports of many outlets tell in their stride: who is asked, who left, what went on, where it was."""

import pytest
from invented import claims, words

Told = list[tuple[str | None, str | None]]

ASKED = [
    ("استنكرت الحكومة النخيلية القصف وطالبت مجلس الأقاليم الدولي بالتحقيق فيه.", [("الحكومة النخيلية", "مجلس الأقاليم الدولي")]),
    ("أدان الوزير الهجوم، ودعا مجلس الأقاليم الدولي إلى التحرك.", [("الوزير", "مجلس الأقاليم الدولي")]),
    ("ندد حزب السنابل بالقصف وناشد المجتمع الدولي التدخل لوقفه.", [("حزب السنابل", "المجتمع الدولي")]),
    ("قال المتحدث إن القصف أوقع خمسة قتلى، وطالب مجلس الأقاليم الدولي بالتحرك.", [("المتحدث", "مجلس الأقاليم الدولي")]),
    # an official, or a state behind a state, may speak himself, and so may who stands behind what nobody said
    ("رفض المجلس الاقتراح، وطالب رئيس الحكومة بوقف القصف.", [("رئيس الحكومة", None)]),
    ("أدانت النخيل الهجوم، ودعت الواحات إلى وقف القصف.", [("الواحات", None)]),
    ("قصف الجيش النخيلي سدرة، وطالب مجلس الأقاليم الدولي بوقف القصف.", [("مجلس الأقاليم الدولي", None)]),
]


@pytest.mark.parametrize(("text", "expected"), ASKED)
def test_the_one_body_behind_a_joined_demand_is_asked_by_who_spoke(text: str, expected: Told) -> None:
    document, found = claims(text, "demand")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == expected


LEFT = [
    ("سيطر الجيش النخيلي على مرجانة ونرجسة بعد انسحاب جبهة السهل منهما.", ["مرجانة", "نرجسة"]),
    ("استعاد الجيش النخيلي بلدتي مرجانة ونرجسة، وقد انسحب المسلحون منهما ليلا.", ["مرجانة", "نرجسة"]),
    ("سيطر الجيش النخيلي على بلدة مرجانة بعد انسحاب جبهة السهل منها.", ["مرجانة"]),
]


@pytest.mark.parametrize(("text", "places"), LEFT)
def test_the_two_of_a_pronoun_are_both_places_told_ahead(text: str, places: list[str]) -> None:
    document, found = claims(text, "withdrawal")
    assert [(words(document, claim.place) or "").removeprefix("بلدتي ").removeprefix("بلدة ") for claim in found] == places


WENT_ON = [
    ("قال سكان إن القصف المدفعي على حي الرمان لم يتوقف طوال الليل.", "strike", "occurred"),
    ("ولم تتوقف الاشتباكات بين الجيش النخيلي وجبهة السهل في سدرة أمس.", "clash", "occurred"),
    ("قال الجيش النخيلي إن القصف على حي الرمان لم يحدث.", "strike", "denied"),
]


@pytest.mark.parametrize(("text", "kind", "status"), WENT_ON)
def test_what_did_not_cease_went_on(text: str, kind: str, status: str) -> None:
    _, found = claims(text, kind)
    assert [claim.status for claim in found] == [status]


FOUGHT_AROUND = [
    ("توغلت القوات النخيلية في حي الرمان وسط اشتباكات عنيفة مع مقاتلي جبهة السهل.", [("القوات النخيلية", "مقاتلي جبهة السهل")]),
    ("توغلت القوات النخيلية في حي الرمان وسط الاشتباكات المستمرة مع جبهة السهل.", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUGHT_AROUND)
def test_a_fight_amid_which_forces_move_is_theirs(text: str, expected: Told) -> None:
    document, found = claims(text, "clash")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == expected


LIES = [
    ("شن الطيران غارات على مواقع المسلحين في وادي الريحان، الواقع شرق سدرة.", "وادي الريحان"),
    ("شن الطيران غارات على مواقع المسلحين في منطقة تقع شرق سدرة.", "شرق سدرة"),
]


@pytest.mark.parametrize(("text", "place"), LIES)
def test_on_which_side_of_a_town_a_named_place_lies_is_not_where_it_was(text: str, place: str) -> None:
    document, found = claims(text, "strike")
    assert [words(document, claim.place) for claim in found] == [place]


def test_who_hastened_to_an_act_did_it() -> None:
    document, found = claims("وبادرت القوات النخيلية في الحال إلى تدمير منصة إطلاق الصواريخ في سدرة.", "strike")
    assert [(words(document, claim.actor), words(document, claim.place)) for claim in found] == [("القوات النخيلية", "سدرة")]


def test_a_headline_is_told_by_the_act_below_that_has_most_of_it() -> None:
    text = "الطيران النخيلي يدك مواقع جبهة السهل في نرجسة\n\nودمرت القوات الجوية أمس مخزنا للسلاح.\n\n"
    text += "وقال مصدر عسكري إن الطيران النخيلي شن غارات على مواقع في نرجسة، قتل فيها 14 مسلحا."
    _, found = claims(text, "strike")
    assert [claim.killed.low for claim in found if claim.killed is not None and claim.evidence[0].start == 0] == [14]


STOPPED = [
    ("اعترضت الدفاعات النخيلية صاروخا ودمرته فوق سدرة.", [("interception", "صاروخا")]),
    ("رصدت الدفاعات النخيلية طائرة مسيرة أطلقت من الواحات وأسقطتها فوق سدرة.", [("interception", "طائرة مسيرة")]),
    ("أطلقت القوات النخيلية صاروخا على المنزل في سدرة ودمرته.", [("strike", "المنزل")]),
]


@pytest.mark.parametrize(("text", "expected"), STOPPED)
def test_what_was_sent_and_then_destroyed_was_stopped(text: str, expected: Told) -> None:
    document, found = claims(text)
    assert [(claim.type, words(document, claim.target)) for claim in found] == expected


def test_what_an_attack_came_after_is_an_attack_of_its_own() -> None:
    text = "هاجم مسلحون أمس بلدة مرجانة وأحرقوا منازل.\nوجاء الهجوم بعد ساعات من مقتل شقيقين في عملية إطلاق نار استهدفت سيارتهما."
    document, found = claims(text, "armed_attack")
    assert [(words(document, claim.target), claim.killed) for claim in found[:1]] == [("بلدة مرجانة", None)]
    assert len(found) == 2


def test_the_battles_of_a_side_are_fought_by_no_side() -> None:
    _, found = claims("أعلن الجيش النخيلي مقتل ضابط في معارك الشمال أمس.", "clash")
    assert [claim.actor for claim in found] == [None]


def test_a_shelling_of_one_place_has_no_target_of_an_air_raid_on_another() -> None:
    text = "أصابت غارة جوية نخيلية منزلا في نرجسة أمس.\n\nوقال سكان إن القصف المدفعي على حي الرمان استمر."
    document, found = claims(text, "strike")
    assert [words(document, claim.target) for claim in found if claim.mode == "artillery"] == ["حي الرمان"]


def test_where_people_are_from_is_not_the_area_of_what_follows() -> None:
    text = 'هاجم مسلحون بلدة مرجانة فجرا.\nوقتل شقيقان من قرية "عين النور" بالرصاص.\nودفع الجيش النخيلي بثلاث كتائب إلى المنطقة.'
    document, found = claims(text, "mobilization")
    assert [words(document, claim.place) for claim in found] == ["بلدة مرجانة"]


REPELLED = [
    ("أعلن الجيش النخيلي صد هجوم شنته جبهة السهل على معسكر الصوان.", [("الجيش النخيلي", "جبهة السهل")]),
    ("أعلن الجيش النخيلي تصديه لهجوم نفذته كتائب الفجر على قاعدة في سدرة.", [("الجيش النخيلي", "كتائب الفجر")]),
]


@pytest.mark.parametrize(("text", "expected"), REPELLED)
def test_who_launched_what_was_repelled_is_the_foe(text: str, expected: Told) -> None:
    document, found = claims(text)
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == expected
    assert {claim.type for claim in found} == {"clash"}


def test_the_neutralising_of_men_in_an_air_raid_is_the_raid() -> None:
    document, found = claims("أعلن الجيش النخيلي تحييد خمسة مسلحين في غارة جوية شمالي سدرة.")
    assert [(claim.type, words(document, claim.actor), words(document, claim.target)) for claim in found] == [
        ("strike", "الجيش النخيلي", "خمسة مسلحين")
    ]


def test_its_planes_are_not_those_of_the_country_where_it_acts() -> None:
    document, found = claims("شنت القوات النخيلية عملية جوية في الساحل والواحات ودمرت مقاتلاتها مخزنا للسلاح في قصر الماء.", "strike")
    assert {words(document, claim.actor) for claim in found} == {"القوات النخيلية"}


def test_livestock_is_looted() -> None:
    document, found = claims("استولى مسلحون على 300 رأس من الإبل في سدرة.", "destruction")
    assert [words(document, claim.actor) for claim in found] == ["مسلحون"]
