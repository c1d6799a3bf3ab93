"""Who says what a sentence tells from its first verb on, or by a participle behind a comma; whom it is said to."""

import pytest
from invented import claims, words

MINISTRY, MINISTER = "وزارة الخارجية النخيلية", "وزير الدفاع النخيلي كمال السدري"
STRUCK = "إن القصف في سدرة أوقع قتلى"


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        (f"قالت {MINISTRY} {STRUCK}. وأدانت الهجوم بشدة.", "condemnation", MINISTRY, "الهجوم"),
        (f"قالت {MINISTRY} {STRUCK}. واتهمت مجموعات مسلحة بقتل مدنيين في مرجانة.", "condemnation", MINISTRY, "مجموعات مسلحة"),
        (f"قالت {MINISTRY} {STRUCK}. واتهمت مجموعات مسلحة بقتل مدنيين محتجزين.", "condemnation", MINISTRY, "مجموعات مسلحة"),
        (f"قال {MINISTER} {STRUCK}. وحث سلطات الساحل على وقف القصف.", "demand", MINISTER, "سلطات الساحل"),
        (f"قال {MINISTER} {STRUCK}. كما دعا الفصائل إلى وقف القصف.", "demand", MINISTER, "الفصائل"),
        (f"قال {MINISTER} {STRUCK}. وتوعد القوات الساحلية برد قاس.", "threat", MINISTER, "القوات الساحلية"),
        # a participle that accuses
        (f"قال {MINISTER} {STRUCK}، متهما الساحل بدعم المسلحين.", "condemnation", MINISTER, "الساحل"),
        (f"قالت {MINISTRY} {STRUCK}، متهمة جبهة السهل بارتكاب المجزرة.", "condemnation", MINISTRY, "جبهة السهل"),
        (f"قال {MINISTER} {STRUCK}، محملا الساحل المسؤولية الكاملة.", "condemnation", MINISTER, "الساحل"),
        # a veto is its user's
        (f"قال {MINISTER} {STRUCK}. واستخدم الساحل حق الفيتو ضد مشروع القرار.", "rejection", "الساحل", "مشروع القرار"),
    ],
)
def test_who_spoke_goes_on(text, kind, actor, target):
    document, found = claims(text, kind)
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(actor, target)]


def test_no_speaker_goes_on_whom_the_verb_does_not_agree_with():
    assert claims(f"قال {MINISTER} {STRUCK}. وأدانت الهجوم بشدة.", "condemnation")[1][0].actor is None


def test_nobody_goes_on_with_a_passive():
    found = claims(f"قال {MINISTER} {STRUCK}. وأدين الهجوم بشدة.", "condemnation")[1]
    assert [claim.actor for claim in found] == [None]


def test_who_is_condemned_does_not_condemn():
    document, found = claims(f"قالت جبهة السهل {STRUCK}. وأدانت جبهة السهل الهجوم.", "condemnation")
    assert [words(document, claim.actor) for claim in found] == ["جبهة السهل"]


def test_people_accused_of_something_accuse_nobody():
    assert claims(f"قال {MINISTER} {STRUCK}. واعتقلت الشرطة النخيلية خمسة مسلحين، متهمين بالهجوم على سدرة.", "condemnation")[1] == []


BLAMED = [
    "حملت الحكومة النخيلية جبهة السهل المسؤولية عنه.",
    "حمل وزير الدفاع النخيلي كمال السدري جبهة السهل مسؤوليته.",
    "اتهمت الحكومة النخيلية جبهة السهل بتنفيذه.",
    "حمل وزير الدفاع النخيلي كمال السدري جبهة السهل المسؤولية.",
]


@pytest.mark.parametrize("blame", BLAMED)
def test_who_is_blamed_for_an_act_did_it_and_not_who_blames(blame):
    document, found = claims(f"قتل خمسة جنود في هجوم على بلدة سدرة. و{blame}", "strike")
    assert {words(document, claim.actor) for claim in found} == {"جبهة السهل"}


def test_the_accused_of_a_bare_clause_is_told_of_its_act():
    text = "قتل خمسة جنود في هجوم على بلدة سدرة اتهمت الحكومة النخيلية جبهة السهل بالوقوف وراءه."
    document, found = claims(text, "strike")
    assert [words(document, claim.actor) for claim in found] == ["جبهة السهل"]


@pytest.mark.parametrize(
    "text",
    [
        "قصفت طائرة بلدة سدرة. هجمات يتهم الجيش النخيلي جبهة السهل بشنها.",  # of several, the one told is not said to be one
        "قصفت طائرة بلدة سدرة. وحمل الجيش النخيلي جبهة السهل المسؤولية عن خرق الهدنة.",  # of something else
    ],
)
def test_blame_for_something_else_tells_no_doer(text):
    document, found = claims(text, "strike")
    assert "جبهة السهل" not in {words(document, claim.actor) for claim in found if claim.place is not None}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قتل خمسة أشخاص جراء القصف الجوي والمدفعي النخيلي على بلدة سدرة.", "النخيلي"),
        ("استهدف القصف الصاروخي والمدفعي الساحلي مواقع في بلدة سدرة.", "الساحلي"),
        ("ورد مسلحون من جبهة السهل، بحسب سكان، بإطلاق عشر قذائف هاون على مسجد في مدينة سدرة.", "مسلحون من جبهة السهل"),
        ("وقام الجيش النخيلي، وفقا لشهود، بقصف بلدة سدرة.", "الجيش النخيلي"),
    ],
)
def test_who_did_it_behind_a_second_adjective_or_an_account_between(text, actor):
    document, found = claims(text, "strike")
    assert [words(document, claim.actor) for claim in found] == [actor]


SAID = [
    # behind a comma at the end; behind "as for" with "so" on the verb; by a correspondent who cites another
    ("خطف مسلحون ثلاثة تجار قرب سدرة، قال الجيش النخيلي.", "abduction", "الجيش النخيلي"),
    ("أما وزارة الدفاع النخيلية فقالت إن مسلحين خطفوا ثلاثة تجار قرب سدرة.", "abduction", "وزارة الدفاع النخيلية"),
    ("أما الجيش النخيلي فأعلن اندلاع اشتباكات بين جبهة السهل وسرايا الوادي.", "clash", "الجيش النخيلي"),
    ("أفاد مراسل المرساة، نقلا عن مصادر أمنية، بأن مسلحين خطفوا ثلاثة تجار قرب سدرة.", "abduction", "مصادر أمنية"),
    # what somebody points to as news
    ("قال مصدر أمني إن الوضع متوتر، مشيرا إلى اعتقال أربعة أشخاص في سدرة.", "arrest", "مصدر أمني"),
    ("قال مصدر أمني إن الوضع متوتر. ولفت إلى انفجار سيارة مفخخة في سوق سدرة.", "bombing", "مصدر أمني"),
]


@pytest.mark.parametrize(("text", "kind", "source"), SAID)
def test_who_says_it(text, kind, source):
    document, found = claims(text, kind)
    assert [words(document, claim.attribution.source) for claim in found] == [source]


def test_a_force_that_tells_its_acts_tells_what_was_done_besides():
    text = "أعلن الجيش النخيلي أنه قتل 17 مسلحا في سدرة. كما تم تفكيك 21 عبوة ناسفة."
    document, found = claims(text, "interception")
    assert [words(document, claim.attribution.source) for claim in found] == ["الجيش النخيلي"]
