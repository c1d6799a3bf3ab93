"""Acts told by a pronoun for ground, by a toll that rose, under who died of them, and on the page of whoever announces them."""

import pytest
from invented import claims, words


def taken(text):
    document, found = claims(text, "capture")
    return [(words(document, claim.actor), words(document, claim.target)) for claim in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("سيطرت جبهة السهل على مدينة سدرة قبل أن يستعيدها الجيش النخيلي.", [("جبهة السهل", "مدينة سدرة"), ("الجيش النخيلي", "مدينة سدرة")]),
        ("احتلت جبهة السهل سدرة ثم حررها الجيش النخيلي.", [("جبهة السهل", "سدرة"), ("الجيش النخيلي", "سدرة")]),
        ("استعاد الجيش النخيلي سدرة التي احتلتها جبهة السهل قبل شهرين.", [("الجيش النخيلي", "سدرة"), ("جبهة السهل", "سدرة")]),
        # one side takes it once, in whatever words
        ("حاصر الجيش النخيلي سدرة ثم احتلها.", [("الجيش النخيلي", "سدرة")]),
    ],
)
def test_ground_is_taken_and_taken_again(text, told):
    assert taken(text) == told


def test_what_is_set_off_is_the_charge_and_not_the_hall():
    _, found = claims("زرع مقاتلو جبهة السهل عبوات داخل قاعة الاجتماعات في سدرة وفجروها.", "bombing")
    assert [claim.target for claim in found] in ([], [None])


@pytest.mark.parametrize(
    ("text", "kind", "killed"),
    [
        ("مصرع خمسة أشخاص بانفجار في سدرة.", "bombing", 5),
        ("20 قتيلا في انفجار بسدرة.", "bombing", 20),
        ("لقي خمسة أشخاص مصرعهم بانفجار في سدرة.", "bombing", 5),
        ("فقد عشرة أشخاص حياتهم في هجوم على حافلة قرب سدرة.", "armed_attack", 10),
        ("أزهقت أرواح عشرة أشخاص في تفجير وسط سدرة.", "bombing", 10),
        ("ارتفع إلى 81 عدد قتلى الهجوم الانتحاري الذي وقع السبت في سدرة.", "bombing", 81),
    ],
)
def test_an_act_is_told_by_who_died_of_it(text, kind, killed):
    _, found = claims(text, kind)
    assert [claim.killed.low for claim in found if claim.killed is not None] == [killed]


@pytest.mark.parametrize("text", ["مصرع خمسة عمال في انفجار بمصنع في سدرة.", "فقد الجيش صبره في هجوم على سدرة.", "انفجار الغضب في سدرة."])
def test_no_blast_without_loss_and_no_loss_without_lives(text):
    assert [kind for kind in ("bombing", "strike", "armed_attack") if claims(text, kind)[1]] == []


@pytest.mark.parametrize(
    "text",
    [
        "أعلن نادر الصفصاف على حسابه في فيسبوك تحرير مدينة سدرة.",
        "الرئيس النخيلي يعلن على فيسبوك تحرير مدينة سدرة.",
        "أعلن نادر الصفصاف خلال مؤتمر صحافي السيطرة على مدينة سدرة.",
    ],
)
def test_where_an_act_is_announced_is_no_head_of_it(text):
    assert [target for _, target in taken(text)] == ["مدينة سدرة"]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("كررت الحكومة الساحلية إدانة الهجوم على سدرة.", []),
        ("جددت الحكومة الساحلية رفضها قصف سدرة.", []),
        ("تناوبت أربع طائرات ساحلية على قصف سدرة أمس.", ["أربع طائرات ساحلية"]),
        ("شرع الجيش النخيلي في قصف سدرة.", ["الجيش النخيلي"]),
    ],
)
def test_what_is_condemned_is_no_deed_of_who_condemns_and_what_is_set_about_is(text, doers):
    document, found = claims(text, "strike")
    assert [words(document, claim.actor) for claim in found] == doers


@pytest.mark.parametrize(
    "text",
    [
        "احترقت ثلاثة منازل بقصف على سدرة.",
        "تضررت مدرسة بقصف على سدرة.",
        "دمرت ثلاثة منازل بقصف على سدرة.",
        "استهداف تجمع لآليات الجيش النخيلي قرب كمين سدرة بقذائف هاون.",
    ],
)
def test_a_shelling_is_told_by_what_it_destroyed_and_beside_what_stands_near(text):
    assert [len(claims(text, kind)[1]) for kind in ("strike", "destruction")] == [1, 0]


@pytest.mark.parametrize(
    ("text", "kind", "doers"),
    [
        ("أقدم مسلحون يستقلون دراجات نارية، الليلة قبل الماضية، على خطف صحافي في سدرة.", "abduction", ["مسلحون"]),
        ("قام مسلحون كانوا يرتدون زي الشرطة بخطف صحافي في سدرة.", "abduction", ["مسلحون"]),
        ("شن مسلحون ينتمون إلى جبهة السهل هجوما على حاجز في سدرة.", "armed_attack", ["مسلحون"]),
        ("تعرضت دورية كانت تمر في المنطقة لهجوم مسلح في سدرة.", "armed_attack", [None]),
        # what the clause itself tells stays its own
        ("قام مسلحون ينفذون عمليات خطف بزيارة سدرة.", "abduction", []),
    ],
)
def test_an_act_behind_a_clause_about_who_did_it_is_of_the_verb_ahead(text, kind, doers):
    document, found = claims(text, kind)
    assert [words(document, claim.actor) for claim in found] == doers
