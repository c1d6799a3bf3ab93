"""Who did an act, where a clause of its own tells it: claims, blame, "we", carriers of acts that no frame knows."""

import pytest
from invented import claims, words

DONE_BY = [
    # claimed, in the same sentence and with a pronoun
    ("قتل ثلاثة جنود بانفجار عبوة ناسفة في سدرة، وتبنت جبهة السهل الهجوم.", "bombing", "جبهة السهل"),
    ("قتل ثلاثة جنود في هجوم على معسكر قرب سدرة، وأعلنت جبهة السهل مسؤوليتها عن الهجوم.", "strike", "جبهة السهل"),
    ("قتل حارسان في هجوم على نقطة تفتيش في سدرة تبناه تنظيم الدولة.", "strike", "تنظيم الدولة"),
    # blamed on somebody
    ("قصفت طائرات مسيرة محطة كهرباء قرب سدرة. واتهم الجيش النخيلي جبهة السهل بالوقوف وراء الهجوم.", "strike", "جبهة السهل"),
    ("قتل سبعة في هجوم على قرية قرب سدرة. واتهمت الشرطة كتائب الفجر بتنفيذ الهجوم.", "strike", "كتائب الفجر"),
    ("قتل جنديان بانفجار عبوة ناسفة في سدرة. وحملت السلطات جبهة السهل مسؤولية الهجوم.", "bombing", "جبهة السهل"),
    ("وقع انفجار قرب القصر الرئاسي في مرجانة. وقال مسؤولون إن جبهة السهل تقف وراء الهجوم.", "bombing", "جبهة السهل"),
    # carried out by somebody, whatever stands first
    ("وقع انفجار في سدرة أمس. وقال المتحدث إن الهجوم نفذه انتحاري.", "bombing", "انتحاري"),
    ("قتل عشرة جنود في تفجير في سدرة أمس. ونفذ الهجوم انتحاري يقود سيارة مفخخة.", "bombing", "انتحاري"),
    ("قتل عشرة جنود في تفجير في سدرة أمس. وقال إن مسلحين مجهولين ارتكبوا الجريمة.", "bombing", "مسلحين مجهولين"),
    ("قتل عشرة جنود في تفجير في سدرة أمس. ويقف متشددون وراء الهجوم.", "bombing", "متشددون"),
    ("قتل عشرة في هجوم اتهمت جبهة السهل بتنفيذه في سدرة أمس.", "armed_attack", "جبهة السهل"),
    # ascribed to somebody
    ("وقع انفجار قرب مسجد في سدرة نسب إلى جبهة السهل وأدى إلى مقتل ستة مصلين.", "bombing", "جبهة السهل"),
    ("قتل تسعة في تفجير استهدف حافلة في سدرة نسبته السلطات إلى جبهة السهل.", "bombing", "جبهة السهل"),
    ("قتل عاملان في هجوم مسلح في سدرة. ونسبت الشرطة الهجوم إلى كتائب الفجر.", "armed_attack", "كتائب الفجر"),
    ("استهدفت غارات نسبت إلى الساحل مطار مرجانة الدولي.", "strike", "الساحل"),
    ("قتل شخصان في غارة يرجح أن الطيران الساحلي شنها على منزل في سدرة.", "strike", "الطيران الساحلي"),
    # the first person is whoever speaks, or whose spokesman does
    ("كتائب الفجر: قصفنا سدرة برشقة صاروخية.", "strike", "كتائب الفجر"),
    ("قال المتحدث باسم الجيش النخيلي نادر الصفصاف: استهدفنا سفينة في خليج العنبر.", "strike", "الجيش النخيلي"),
    # who carried out an operation did what it did
    ("قال المتحدث العسكري إن القوات المسلحة نفذت عملية نوعية استهدفت سفينة في خليج العنبر بعدد من الصواريخ.", "strike", "القوات المسلحة"),
    ("تبنت جبهة السهل عملية استهدفت دورية للجيش النخيلي قرب سدرة.", "strike", "جبهة السهل"),
    ("قتل مسلح في عملية نخيلية استهدفت سيارته في سدرة بقذيفة.", "strike", "نخيلية"),
    # several who did it together, arms of one force among them
    (
        "أكد المتحدث أن القوات البحرية وسلاح الجو المسير والقوة الصاروخية نفذت عملية مشتركة استهدفت مطار مرجانة.",
        "strike",
        "القوات البحرية وسلاح الجو المسير والقوة الصاروخية",
    ),
    ("قال الجيش النخيلي إن الطائرات والمدفعية قصفت سدرة.", "strike", "الطائرات والمدفعية"),
    # an act told by its kind is his whom "to" names, and so is one that a verb goes on from
    ("أدى قصف مدفعي لقوات الساحل إلى مقتل خمسة مدنيين في سدرة.", "strike", "قوات الساحل"),
    ("قتل شاب في قصف لطائرات التحالف الإقليمي استهدف دراجة نارية في سدرة.", "strike", "طائرات التحالف الإقليمي"),
    # the force ahead of a headline's colon, before a word that may be a verb
    ("الجيش النخيلي: قصف تجمعات لجبهة السهل في سدرة.", "strike", "الجيش النخيلي"),
]


@pytest.mark.parametrize(("text", "kind", "actor"), DONE_BY)
def test_the_doer_told_apart_did_it(text, kind, actor):
    document, found = claims(text, kind)
    assert [words(document, claim.actor) for claim in found] == [actor]


DONE_BY_NOBODY_TOLD = [
    # nobody claimed it; those who died of a device did not set it off
    "قتل تسعة في تفجير انتحاري في سوق سدرة. ولم تعلن أي جهة مسؤوليتها عن التفجير.",
    "قتل جنديان بانفجار عبوة ناسفة بآليتهما على طريق سدرة.",
    # a witness who says "we" did nothing
    "قال شاهد عيان: رأينا سيارة مفخخة انفجرت قرب مسجد في سدرة.",
]


@pytest.mark.parametrize("text", DONE_BY_NOBODY_TOLD)
def test_nobody_did_it(text):
    document, found = claims(text, "bombing")
    assert [words(document, claim.actor) for claim in found] == [None]


def test_a_raid_by_those_who_are_hit_is_not_understood():
    text = "قصفت جبهة السهل سدرة بصواريخ. وشن ست غارات على مواقع جبهة السهل في واحة الغزال."
    _, found = claims(text, "strike")
    assert [claim.actor and claim.actor.concept for claim in found] == ["sahl-front", None]


GOES_ON = [
    # what "was done" behind the acts of a force is its work too, and what its operation led to
    ("أعلن الجيش النخيلي القبض على مسلحين في سدرة، وتم ضبط أسلحة ومتفجرات بحوزتهما.", "interception", "الجيش النخيلي"),
    ("أعلن الجيش النخيلي قتل ثمانية مسلحين. كما تم تفكيك خمس عبوات ناسفة.", "interception", "الجيش النخيلي"),
    ("تقدمت القوات النخيلية نحو مركز المدينة بعد أن تمت السيطرة على المطار.", "capture", "القوات النخيلية"),
    ("نفذت الشرطة النخيلية عملية أمنية في سدرة أسفرت عن اعتقال خمسة مطلوبين.", "arrest", "الشرطة النخيلية"),
    ("اشتبك الجيش النخيلي مع مسلحين في سدرة خلال مداهمة لمصنع أسلحة.", "armed_attack", "الجيش النخيلي"),
    # who does one act did what came before it
    ("فر المسلحون بعد أن خطفوا ثلاثة عمال من موقع بناء قرب سدرة.", "abduction", "المسلحون"),
    # who laid the device, told by the verb that carries the laying
    ("قتل خمسة جنود في انفجار عبوة ناسفة بناقلة جند قام مسلحون بزرعها على طريق سدرة.", "bombing", "مسلحون"),
    ("قتل جنديان بانفجار لغم قام مسلحون بزرعه في الطريق قرب سدرة.", "bombing", "مسلحون"),
    ("انفجرت عبوة ناسفة بدورية للجيش النخيلي كان مسلحون قد زرعوها قرب سدرة.", "bombing", "مسلحون"),
    # who attacked fights those who are told to be fought
    ("هاجم مسلحون مركزا للشرطة في سدرة، وقتل اثنان منهم خلال تبادل إطلاق النار مع عناصر الأمن.", "clash", "مسلحون"),
    # a device explodes after a suicide bomber; nobody's force did it
    ("فجر انتحاري نفسه في سدرة. وتم اعتقال ثلاثة أشخاص.", "arrest", None),
]


@pytest.mark.parametrize(("text", "kind", "actor"), GOES_ON)
def test_a_force_goes_on(text, kind, actor):
    document, found = claims(text, kind)
    assert [words(document, claim.actor) for claim in found] == [actor]


ARMS = [
    ("قال الجيش النخيلي إن الطائرات والمدفعية قصفت سدرة.", "mixed"),
    ("استهدفت القوة الصاروخية وسلاح الجو المسير مطار مرجانة بصواريخ باليستية.", "missile"),
    # planes of two kinds are planes
    ("قصفت الطائرات والمروحيات سدرة.", "airstrike"),
]


@pytest.mark.parametrize(("text", "mode"), ARMS)
def test_several_arms_of_a_force_strike_by_several_means(text, mode):
    _, found = claims(text, "strike")
    assert [claim.mode for claim in found] == [mode]


def test_who_planted_the_device_claims_nothing():
    text = "قتل أربعة جنود بانفجار عبوة ناسفة بمحافظة السهل. وقال متحدث إن مسلحين زرعوا العبوة الناسفة قرب نرجسة ما أسفر عن مقتل أربعة."
    document, found = claims(text, "bombing")
    assert {words(document, claim.attribution.source) for claim in found} == {"متحدث"}
