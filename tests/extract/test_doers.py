"""Who did it, and to whom: clauses about an attack, verbs and nouns spelled alike, and who tells of an act without having done it."""

import pytest
from invented import claims, words


def told(text):
    """Every claim of a text with its sides."""
    document, found = claims(text)
    return [(claim.type, words(document, claim.actor), words(document, claim.target)) for claim in found]


CLAUSES = [
    # whose the guns are fires them
    ("قصفت مدفعية الجيش مواقع المسلحين.", [("strike", "الجيش", "مواقع المسلحين")]),
    ("سقط مقذوف عسكري على بلدة سدرة.", [("strike", None, "بلدة سدرة")]),
    # what stands behind the verb of a relative clause belongs to the attack
    ("قتل خمسة جنود في هجوم نفذته جبهة السهل على معسكر للجيش قرب سدرة.", [("strike", "جبهة السهل", "معسكر للجيش")]),
    ("خفتت الأصوات منذ المذبحة التي ارتكبتها جبهة السهل بحق 150 شخصا في سدرة.", [("armed_attack", "جبهة السهل", "150 شخصا")]),
    ("إصابة ستة جنود في هجوم بصواريخ باليستية شنته كتائب الفجر على مدينة سدرة.", [("strike", "كتائب الفجر", "مدينة سدرة")]),
    ("تعرضت قاعدة النخلة الجوية لهجوم بطائرات مسيرة نسب إلى كتائب الفجر.", [("strike", "كتائب الفجر", "قاعدة النخلة الجوية")]),
    # an attack that a second verb tells of keeps the doer of the first
    ("شنت القوات النخيلية غارة جوية قتلت ثلاثة مسلحين في سدرة.", [("strike", "القوات النخيلية", "ثلاثة مسلحين")]),
    ("قتل ستة في هجوم بطائرة مسيرة استهدف قاعدة النخلة الجوية.", [("strike", None, "قاعدة النخلة الجوية")]),
    # of two nouns before a verb it is told of the one that it agrees with
    ("أصيب العشرات في تفجير شاحنة مفخخة استهدف سوقا في سدرة.", [("bombing", None, "سوقا")]),
    # who aired the blast did not set it off
    ("بثت جبهة السهل مشاهد من تفجير كتائب الفجر عبوة ناسفة بآلية عسكرية في سدرة.", [("bombing", "كتائب الفجر", "آلية عسكرية")]),
    # a clause about the subject does not part the verb from its object
    ("هاجمت مجموعة مسلحة يقودها زعيم محلي قرية في الهضبة.", [("armed_attack", "مجموعة مسلحة", "قرية")]),
    ("استهدفت طائرة مسيرة أطلقتها كتائب الفجر قاعدة النخلة الجوية.", [("strike", "كتائب الفجر", "قاعدة النخلة الجوية")]),
    # the minutes and the half behind the hour are no subject
    ("قال الجيش إن ضربة أحادية الجانب في مرجانة، عند التاسعة والنصف من مساء أمس، قتلت ثلاثة مسلحين.", [("strike", None, "ثلاثة مسلحين")]),
    ("وأضاف أنه عند الساعة الثامنة وخمس دقائق من مساء أمس تعرض مخفر الرمل لقذائف عسكرية.", [("strike", None, "مخفر الرمل")]),
]


@pytest.mark.parametrize(("text", "sides"), CLAUSES)
def test_clauses_about_an_attack_tell_its_sides(text, sides):
    assert told(text) == sides


ALIKE = [
    # "its taking" after the one who announces, "it took it" in a relative clause
    ("أعلن الجيش النخيلي استعادته قاعدة النخلة الجوية من جبهة السهل.", [("capture", "الجيش النخيلي", "قاعدة النخلة الجوية")]),
    ("قصف الطيران النخيلي البلدة التي استعادتها جبهة السهل.", [("strike", "الطيران النخيلي", "البلدة")]),
    ("تقدمت القوات الساحلية بعد سيطرتها على معبر الصخرة.", [("capture", "القوات الساحلية", "معبر الصخرة")]),
    # the hamza tells the verb from its noun
    ("غرقت سفينة أصابتها قذيفة قبالة سواحل الساحل.", [("strike", None, "سفينة")]),
    # dawn, and he blew up
    ("فجر انتحاري نفسه داخل مسجد في سدرة.", [("bombing", "انتحاري", "مسجد")]),
    ("فجر مقاتلو جبهة السهل جسرا قرب سدرة.", [("bombing", "مقاتلو جبهة السهل", "جسرا")]),
    ("قصفت الطائرات النخيلية فجر اليوم مواقع في سدرة.", [("strike", "الطائرات النخيلية", "مواقع")]),
    # the two sites of, not "my site"
    ("قصف الطيران الساحلي موقعي التل والجبل.", [("strike", "الطيران الساحلي", "التل"), ("strike", "الطيران الساحلي", "الجبل")]),
    # a tank is struck and is no means
    ("أعلنت كتائب الفجر استهداف دبابة نخيلية في سدرة.", [("strike", "كتائب الفجر", "دبابة نخيلية")]),
    # a state named right behind another is no adjective of it
    ("قصفت روسيا سوريا.", [("strike", "روسيا", "سوريا")]),
]


@pytest.mark.parametrize(("text", "sides"), ALIKE)
def test_words_spelled_alike_are_told_apart(text, sides):
    assert told(text) == sides


DESCRIBED = [
    # what a participle asks for belongs to the one it describes
    ("قصفت طائرات تابعة للتحالف الإقليمي مواقع في سدرة.", "طائرات تابعة للتحالف الإقليمي"),
    ("قال مسؤولون إن المقاتلين الموالين للرئيس سيطروا على معبر الصخرة.", "المقاتلين الموالين للرئيس"),
    # munitions named with an adjective have no genitive: what follows is what they struck
    ("هاجمت طائرات مسيرة القاعدة الجوية في سدرة.", None),
    # states are feminine; "its missiles" were theirs
    ("أعلنت النخيل أن طائراتها قصفت مواقع في سدرة.", "النخيل"),
    ("قالت النخيل إن صواريخها دمرت قاعدة المرجان.", "النخيل"),
    # two sides ahead of one verb; a plane, and what ends in the letter of a feminine noun is no verb with a pronoun
    ("قال المتحدث إن القوات النخيلية والقوات الساحلية قصفت مواقع في سدرة.", "القوات النخيلية والقوات الساحلية"),
    ("وكانت طائرة ساحلية قد ضربت عجلة للفصيل غربي سدرة.", "طائرة ساحلية"),
    # quoted in part, and a bomber in the accusative
    ('وقال مصدر إن جبهة السهل "قامت باقتحام مخيم الياسمين قرب مدينة سدرة في محافظة السهل".', "جبهة السهل"),
    ("قال مصدران إن انتحاريا فجر سيارة مفخخة عند نقطة تفتيش في سدرة.", "انتحاريا"),
]


@pytest.mark.parametrize(("text", "actor"), DESCRIBED)
def test_doers_with_what_belongs_to_them_and_no_more(text, actor):
    assert [doer for _, doer, _ in told(text)] == [actor]


def test_what_was_fired_is_what_was_downed_in_part():
    text = "أطلقت جبهة السهل 31 طائرة مسيرة على رأس المرجان وأسقطت الدفاعات الجوية 24 منها."
    assert told(text)[1:] == [("interception", "الدفاعات الجوية", "31 طائرة مسيرة")]


def test_unknown_men_are_named():
    assert told("قتل قاض على يد مجهولين في سدرة.") == [("armed_attack", "مجهولين", "قاض")]


def test_who_was_killed_north_of_a_town_killed_nobody():
    assert told("قتل جندي بالرصاص شمال سدرة.") == [("armed_attack", None, "جندي")]


def test_hostile_fire_names_nobody():
    assert told("قتل جندي بنيران معادية في سدرة.") == [("armed_attack", None, "جندي")]


def test_who_raided_did_not_fire_the_rockets_that_fell_afterwards():
    text = "أعلنت القوات الساحلية أن طائراتها قصفت مركز تدريب في سدرة.\nوبعد ساعات من الغارات، سقطت صواريخ على القاعدة الساحلية في مرجانة."
    assert [sides[:2] for sides in told(text)] == [("strike", "القوات الساحلية"), ("strike", None)]


OFFICES = [
    ("وكان الأمين العام لحزب السنابل قد هدد بضرب القواعد الساحلية.", "threat", "الأمين العام لحزب السنابل"),
    ("حمل المتحدث باسم قائد القوات النخيلية مملكة الساحل مسؤولية الهجوم.", "condemnation", "المتحدث باسم قائد القوات النخيلية"),
    ("أدانت الحكومة النخيلية ما وصفته بالهجوم الإرهابي.", "condemnation", "الحكومة النخيلية"),
]


@pytest.mark.parametrize(("text", "kind", "actor"), OFFICES)
def test_who_speaks_is_told_with_the_office(text, kind, actor):
    assert [doer for found, doer, _ in told(text) if found == kind] == [actor]


def test_what_was_fired_is_what_was_downed():
    text = "أطلقت كتائب الفجر صاروخا باليستيا باتجاه رأس المرجان واعترضته الدفاعات الجوية الساحلية."
    assert told(text)[1:] == [("interception", "الدفاعات الجوية الساحلية", "صاروخا باليستيا")]


SPOKESMEN = [
    # who says "that it" did it; who announces its own dead did not
    ("أعلنت كتائب الفجر أنها ردت باستهداف قاعدة النخلة الجوية.", "كتائب الفجر"),
    ("أعلنت مصادر في جبهة السهل أنها ردت باستهداف قاعدة النخلة الجوية.", "جبهة السهل"),
    ("أعلنت القوات النخيلية مقتل ستة جنود في هجوم على قاعدة النخلة الجوية.", None),
    ("أعلن الجيش النخيلي مقتل 20 مسلحا بقصف جوي استهدف أوكارهم في سدرة.", None),
    ("مقتل ثلاثة جنود بهجوم مسيرة على قاعدة النخلة الجوية.", None),
]


@pytest.mark.parametrize(("text", "actor"), SPOKESMEN)
def test_who_tells_of_an_attack_did_it_only_where_the_words_say_so(text, actor):
    assert [sides[:2] for sides in told(text)] == [("strike", actor)]


def test_the_subject_of_a_that_clause_does_not_stand_for_the_speaker():
    text = "وأضافت المصادر أن المقاتلين ووحدات الجيش الموالية للحكومة طردوا كتائب الفجر من مدينة سدرة."
    assert told(text) == [("capture", "المقاتلين ووحدات الجيش الموالية للحكومة", "مدينة سدرة")]


BLAMED = [
    ("اتهم رئيس حكومة الساحل القوات النخيلية بأنها قصفت مستشفى في رأس المرجان.", [("strike", "القوات النخيلية", "مستشفى")]),
    ("اتهمت حكومة الساحل جبهة السهل بأنها هاجمت مخفر الرمل.", [("armed_attack", "جبهة السهل", "مخفر الرمل")]),
    ("اتهمت حكومة الساحل القوات النخيلية بقصف مستشفى في رأس المرجان.", [("strike", "القوات النخيلية", "مستشفى")]),
    ("اتهمت حكومة الساحل القوات النخيلية بارتكاب مجازر.", []),
]


@pytest.mark.parametrize(("text", "acts"), BLAMED)
def test_what_someone_is_blamed_for_is_told_where_it_is_concrete(text, acts):
    assert [sides for sides in told(text) if sides[0] != "condemnation"] == acts


def test_who_claims_an_attack_in_its_sentence_did_it():
    text = "انفجرت سيارة مفخخة في سوق مزدحم بسدرة، وتبنت كتائب الفجر التفجير."
    assert told(text) == [("bombing", "كتائب الفجر", "سوق مزدحم")]


def test_who_claims_an_attack_as_its_own_did_it():
    text = "هاجمت طائرات مسيرة قاعدة النخلة الجوية مساء الاثنين.\nوتبنت كتائب الفجر الهجوم في بيان."
    assert told(text) == [("strike", "كتائب الفجر", "قاعدة النخلة الجوية")]


@pytest.mark.parametrize(
    ("behind", "doer"),
    [
        ("وفي مرجانة قتل سبعة في تفجير استهدف سوقا.", None),
        ("وقال شهود إن التفجير دمر واجهات المحال.", "انتحاري"),
    ],
)
def test_who_blew_himself_up_did_no_other_bombing(behind, doer):
    document, found = claims(f"فجر انتحاري نفسه في سوق سدرة. {behind}", "bombing")
    assert [words(document, claim.actor) for claim in found] == ["انتحاري", *([] if doer else [None])]


RETURNS = [
    ("وتبنت جبهة السهل الهجوم.", [("armed_attack", "جبهة السهل"), ("bombing", None)]),
    ("وتبنت جبهة السهل التفجير.", [("armed_attack", "مسلحون"), ("bombing", "جبهة السهل")]),
    ("واتهمت الشرطة جبهة السهل بالوقوف وراء الانفجار.", [("armed_attack", "مسلحون"), ("bombing", "جبهة السهل")]),
]


@pytest.mark.parametrize(("claimed", "sides"), RETURNS)
def test_the_attack_is_the_one_told_by_that_noun(claimed, sides):
    lead = "قتل أربعة جنود الأربعاء في هجوم شنه مسلحون على مركز للشرطة في سدرة. وقتل حارسان في انفجار عبوة في مرجانة."
    document, found = claims(f"{lead} {claimed}")
    assert (
        sorted({(claim.type, words(document, claim.actor)) for claim in found if claim.type in ("armed_attack", "bombing")}, key=str)
        == sides
    )
