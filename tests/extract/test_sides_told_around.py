"""Who did it and to whom, where other acts, times, relative clauses and marks stand around the words that tell."""

import pytest
from invented import claims, words

Sides = list[tuple[str, str | None, str | None]]


def sides(text: str, kind: str | None = None) -> Sides:
    document, found = claims(text, kind) if kind else claims(text)
    return [(claim.type, words(document, claim.actor), words(document, claim.target)) for claim in found]


APART = [
    # a killing with a doer of its own is no result of the attack that it followed or answers
    (
        "قتلت القوات النخيلية مسلحا في سدرة بعد هجوم على سياح.",
        [("armed_attack", "القوات النخيلية", "مسلحا")],
    ),
    (
        "قتلت القوات النخيلية 12 مسلحا ردا على هجوم شنته جبهة السهل في سدرة.",
        [("armed_attack", "القوات النخيلية", "12 مسلحا"), ("armed_attack", "جبهة السهل", None)],
    ),
    # the dead whom nobody is told to have killed are those of the attack
    ("قتل 12 جنديا في هجوم شنته جبهة السهل على قافلة في سدرة.", [("armed_attack", "جبهة السهل", "قافلة")]),
    # others who were held are not the one who was killed
    (
        "قتلت القوات النخيلية مسلحا واعتقلت 16 آخرين في سدرة.",
        [("armed_attack", "القوات النخيلية", "مسلحا"), ("arrest", "القوات النخيلية", "16 آخرين")],
    ),
]


@pytest.mark.parametrize(("text", "told"), APART)
def test_acts_of_one_sentence_keep_their_own_sides(text: str, told: Sides) -> None:
    assert sorted(sides(text), key=str) == sorted(told, key=str)


AROUND = [
    # how long somebody was held is nobody who was held
    ("تم توقيف قائد السفينة وثلاثة من مساعديه لأربعة أيام في سدرة.", "arrest", None, "قائد السفينة وثلاثة من مساعديه"),
    # behind a relative clause that has all it needs the object of the main verb stands, a date in dashes ahead of it or not
    ("قصف طيران التحالف الذي تقوده النخيل مواقع لجبهة السهل في سدرة.", "strike", "طيران التحالف", "مواقع لجبهة السهل"),
    ("قصف طيران التحالف الذي تقوده النخيل -اليوم الخميس- مواقع جبهة السهل في سدرة.", "strike", "طيران التحالف", "مواقع جبهة السهل"),
    # the name behind a title is no subject
    (
        "وكانت القوات الموالية للرئيس النخيلي سالم الريحاني سيطرت على بلدة سدرة.",
        "capture",
        "القوات الموالية للرئيس النخيلي سالم الريحاني",
        "بلدة سدرة",
    ),
    # a body named by what it does
    ("قالت الشرطة إن إدارة مكافحة الإرهاب ألقت القبض على ستة رجال في سدرة.", "arrest", "إدارة مكافحة الإرهاب", "ستة رجال"),
    ("قصفت كتائب الفجر وحدة الاتصالات الرئيسية في سدرة.", "strike", "كتائب الفجر", "وحدة الاتصالات الرئيسية"),
    # "and" ahead of a quote mark or of digits joins
    ('تبنت "جبهة السهل" و"كتائب الفجر" إطلاق عشرة صواريخ على مرجانة.', "strike", 'جبهة السهل" و"كتائب الفجر', "مرجانة"),
    ("قتل ضابط و3 جنود في انفجار عبوة ناسفة تم زرعها بواسطة عناصر مسلحة قرب سدرة.", "bombing", "عناصر مسلحة", "ضابط و3 جنود"),
    # what a shell was fired on was hit
    ("سقطت قذيفة أطلقها مسلحون على حاجز قرب سدرة.", "strike", "مسلحون", "حاجز"),
    # several who did one thing are not one who did the next, nor one man the several who went on
    ("السكان فروا وأحرق العديد من المنازل في سدرة.", "destruction", None, "العديد من المنازل"),
    ("هاجم مسلحون سدرة وأحرقوا العديد من المنازل.", "destruction", "مسلحون", "العديد من المنازل"),
    # all of them tells nothing of its own; "for refugees" tells what the camp is
    ("قال مصدر إن القذائف سقطت جميعها على مخفر الرمل.", "strike", None, "مخفر الرمل"),
    (
        "أطلق مجهولان النار السبت في مخيم الياسمين للاجئين الساحليين على قائد في جبهة السهل.",
        "armed_attack",
        "مجهولان",
        "قائد في جبهة السهل",
    ),
    # "and have now" goes on with the subject, not with who stands under a preposition right ahead
    (
        "قال شاهد إن القوات النخيلية انتشرت مدعومة بغارات من كتائب الفجر وباتت الآن تفرض سيطرة كاملة على مخفر الرمل.",
        "capture",
        "القوات النخيلية",
        "مخفر الرمل",
    ),
    # a notion joined to a town was not hit; the other side of a border was not either
    ("انفجار يهز سدرة وتضارب الروايات عن السبب", "bombing", None, "سدرة"),
    ("قال شهود إن انفجارا وقع على الجانب الآخر من الحدود في سدرة وأسفر عن مقتل 20 شخصا.", "bombing", None, "20 شخصا"),
    # who was shot at is no building that he stood at
    ("وكان الشرطي جالسا أمام متجر في سدرة حيث أطلق مسلحون النار عليه.", "armed_attack", "مسلحون", "الشرطي جالسا"),
    # a body did the act of its noun where that is told to have befallen others under "to", whoever denies it
    ("نفت القوات النخيلية خطف جبهة السهل في سدرة لمقاتلين من كتائب الفجر.", "abduction", "جبهة السهل", "مقاتلين من كتائب الفجر"),
    ("أعلنت القوات النخيلية قتل قيادي لجبهة السهل في سدرة.", "armed_attack", "القوات النخيلية", "قيادي لجبهة السهل"),
    # units go with the posts beside them; what is told as hit in a raid was its target, a man who was hurt in one on a town was not
    ("استهدفت الضربات وحدات تكتيكية ومواقع قتالية وسيارات في سدرة.", "strike", None, "وحدات تكتيكية ومواقع قتالية وسيارات"),
    ("أصيب مقر القناة في غارة جوية في سدرة.", "strike", None, "مقر القناة"),
    ("أصيب جندي في غارة جوية على سدرة.", "strike", None, "سدرة"),
    # a province is no body that people are in
    ("اعتقلت الشرطة 16 رجلا في المحافظة أمس.", "arrest", "الشرطة", "16 رجلا"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target"), AROUND)
def test_what_stands_around_takes_no_side(text: str, kind: str, actor: str | None, target: str | None) -> None:
    assert sides(text, kind) == [(kind, actor, target)]


def test_what_the_relative_verb_aims_itself_is_its_own() -> None:
    assert sides("استنكر الوزير الغارات التي يشنها الجيش النخيلي على سدرة.", "condemnation") == [
        ("condemnation", "الوزير", "الجيش النخيلي")
    ]


DOERS = [
    # by those who did it, and to whom they belong
    ("قتل 21 شخصا في هجوم يرجح أن منفذيه ينتمون لجبهة السهل في سدرة.", "armed_attack", "جبهة السهل"),
    ("قتل 21 شخصا في هجوم في سدرة. ويعتقد أن منفذي الهجوم ينتمون إلى جبهة السهل.", "armed_attack", "جبهة السهل"),
    ("قتل 21 شخصا في هجوم في سدرة. وقال شاهد إن الضحايا ينتمون إلى جبهة السهل.", "armed_attack", None),
    ("قتل 21 شخصا في هجوم في سدرة يعتقد أن جبهة السهل تقف وراءه.", "armed_attack", "جبهة السهل"),
    # by those who planted the device told before, which no other device is
    ("قتل جنديان في انفجار عبوة ناسفة في سدرة. وأوضح المتحدث أن عناصر إرهابية زرعت العبوة الناسفة قرب جسر.", "bombing", "عناصر إرهابية"),
    ("قتل جنديان في انفجار عبوة ناسفة في سدرة. وأوضح المتحدث أن عناصر إرهابية زرعت عبوة ناسفة قرب جسر.", "bombing", None),
    # by a passive of ascribing
    ("قتل ثلاثة من الشرطة في هجوم في سدرة تم نسبه إلى جبهة السهل.", "armed_attack", "جبهة السهل"),
    # an attack that another sentence ascribes is not the one told before it
    ("قتل شرطي بالرصاص في سدرة. ويأتي ذلك ردا على هجوم مرجانة الدامي على تجمع لناشطين نسب إلى جبهة السهل.", "armed_attack", None),
]


@pytest.mark.parametrize(("text", "kind", "actor"), DOERS)
def test_who_did_it_is_told_apart(text: str, kind: str, actor: str | None) -> None:
    assert {doer for _, doer, _ in sides(text, kind)} == {actor}


def test_the_two_sides_are_those_told_before() -> None:
    text = "أفاد مصدر من كتائب الفجر بمقتل 18 من جبهة السهل خلال الاشتباكات التي اندلعت بين الطرفين في سدرة."
    assert sides(text, "clash") == [("clash", "كتائب الفجر", "18 من جبهة السهل")]
    again = f"{text} وأوضح المصدر أن مواجهات اندلعت مساء أمس بين الطرفين في مرجانة."
    assert {side[1:] for side in sides(again, "clash")} == {("كتائب الفجر", "18 من جبهة السهل")}


FIGHTS = [
    # who fell are one side, the forces that they fought the other; of two told by their dead the first told is the target
    ("قتل 19 من عناصر جبهة السهل في اشتباكات مع القوات النخيلية في سدرة.", "القوات النخيلية", "19 من عناصر جبهة السهل"),
    (
        "قتل 15 من عناصر جبهة السهل، في حين قتل ستة من عناصر كتائب الفجر في اشتباكات في سدرة.",
        "ستة من عناصر كتائب الفجر",
        "15 من عناصر جبهة السهل",
    ),
    (
        "لقي 15 من عناصر جبهة السهل مصرعهم في اشتباكات في سدرة، مشيرا إلى سقوط ستة قتلى من كتائب الفجر.",
        "ستة قتلى من كتائب الفجر",
        "15 من عناصر جبهة السهل",
    ),
    # so it is where both are groups, but not where the dead are of those told to be fought with
    ("قتل ثمانية من عناصر جبهة السهل في مواجهات مع سرايا الوادي في سدرة.", "سرايا الوادي", "ثمانية من عناصر جبهة السهل"),
    ("قتل ثمانية من عناصر جبهة السهل في مواجهات مع جبهة السهل في سدرة.", None, "جبهة السهل"),
    # the sides that stand under a second verb, behind a day and a time
    ("اندلعت مواجهات عنيفة مساء أمس واستمرت حتى الفجر بين كتائب الفجر والجيش الساحلي في سدرة.", "كتائب الفجر", "الجيش الساحلي"),
    ("وقع تبادل كثيف لإطلاق النار بين الجيش النخيلي وكتائب الفجر في سدرة.", "الجيش النخيلي", "كتائب الفجر"),
    # the countries on either side of a border are none of a fight on it
    ("وقع صدام مسلح مع جبهة السهل في سدرة على الحدود بين البلدين.", None, "جبهة السهل"),
    ("وقع صدام مسلح في سدرة على الحدود بين الجيش النخيلي والجيش الساحلي.", "الجيش النخيلي", "الجيش الساحلي"),
    # who took ground behind a fight "with" others fought them; nobody did who fled, or who fell
    ("سيطر الجيش النخيلي على مخفر الرمل في سدرة عقب معارك مع جبهة السهل قتل فيها عشرة.", "الجيش النخيلي", "جبهة السهل"),
    ("تمكن الجيش النخيلي من السيطرة على سدرة عقب معارك دارت أمس مع جبهة السهل قتل فيها عشرة.", "الجيش النخيلي", "جبهة السهل"),
    ("نزح السكان من سدرة عقب معارك مع جبهة السهل قتل فيها عشرة.", None, "جبهة السهل"),
    # what the foe does in a clause about him is none of this fight
    ("تخوض كتائب الفجر مواجهة عنيفة مع مقاتلي جبهة السهل الذين يحاولون تحقيق تقدم في سدرة.", "كتائب الفجر", "مقاتلي جبهة السهل"),
    # people and soldiers of nobody named are no side of it by their dead alone
    ("قتل ستة مدنيين وجرح ثلاثة جنود في اشتباكات في سدرة.", None, None),
]


@pytest.mark.parametrize(("text", "actor", "target"), FIGHTS)
def test_the_dead_tell_the_sides_of_a_fight(text: str, actor: str | None, target: str | None) -> None:
    assert sides(text, "clash") == [("clash", actor, target)]


def test_operations_of_clearing_are_no_object_of_the_killing() -> None:
    told = sides("قتل العشرات من عناصر جبهة السهل في عمليات تطهير مدينة سدرة.", "armed_attack")
    assert told == [("armed_attack", None, "العشرات من عناصر جبهة السهل")]


def test_an_adjective_of_people_is_no_side_of_a_place() -> None:
    assert sides("قال شاهد إن المقاتلين الجنوبيين ووحدات الجيش هاجموا مخفر الرمل.")[0][1] == "المقاتلين الجنوبيين ووحدات الجيش"


def test_two_acts_of_one_sentence_by_two_doers_are_two() -> None:
    text = "أصيب جنديان في هجوم لجبهة السهل على الحدود مع الساحل، ورد الجيش النخيلي بمهاجمة أهداف للجبهة داخل الساحل."
    assert {actor for _, actor, _ in sides(text, "armed_attack")} == {"جبهة السهل", "الجيش النخيلي"}
