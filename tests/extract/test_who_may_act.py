"""Who may have done an act at all, and whom "but it" and "between it and" stand for."""

import pytest
from invented import claims, words


def told(text):
    """Every claim of a text with its sides."""
    document, found = claims(text)
    return [(claim.type, words(document, claim.actor), words(document, claim.target)) for claim in found]


SIDES = [
    # an adjective in the accusative tells how, and is nobody
    ("وميدانيا أيضا، نجح خبراء المتفجرات في إبطال مفعول لغم قرب سدرة.", [("interception", "خبراء المتفجرات", "لغم")]),
    ("أعلنت الوزارة أن الجيش مدعوما بمسلحي القبائل سيطر على بلدة سدرة.", [("capture", "الجيش", "بلدة سدرة")]),
    ("وأضاف أن الهدوء عاد بعد أن قصفت الأخبار بلدة سدرة.", [("strike", None, "بلدة سدرة")]),
    # the name of a people is the adjective of several persons
    ("قتل مسلحون أكراد جنديين في سدرة.", [("armed_attack", "مسلحون أكراد", "جنديين")]),
    ("أبطل خبراء متفجرات أتراك مفعول عبوة ناسفة في سدرة.", [("interception", "خبراء متفجرات أتراك", "مفعول عبوة ناسفة")]),
    # a journalist is no adjective of those who took him
    ("اختطفت جبهة السهل الصحفي مروان العقيق من منزله في سدرة.", [("abduction", "جبهة السهل", "الصحفي مروان العقيق")]),
    # the whole that planes, vanguards and states are a part of
    ("قصفت طائرات من سلاح الجو النخيلي مواقع للمسلحين في سدرة.", [("strike", "طائرات من سلاح الجو النخيلي", "مواقع للمسلحين")]),
    ("أقلعت طائرات من الساحل وقصفت مواقع في سدرة.", [("strike", "طائرات", "مواقع")]),
    ("سيطرت طلائع من الجيش على مطار سدرة.", [("capture", "طلائع من الجيش", "مطار سدرة")]),
    # "but it", "because they": the subject before
    (
        "قالت الوزارة إن جبهة السهل انسحبت من سدرة لكنها قصفت قرى مجاورة.",
        [("withdrawal", "جبهة السهل", "سدرة"), ("strike", "جبهة السهل", "قرى مجاورة")],
    ),
    ("لا خطط لدى النخيل لإرسال قوات، ولكنها اتفقت مع الساحل على هدنة.", [("agreement", "النخيل", "الساحل")]),
    ("تراجع المقاتلون إلا أنهم سيطروا على مطار سدرة.", [("withdrawal", "المقاتلون", None), ("capture", "المقاتلون", "مطار سدرة")]),
    # a missile that was fired "but fell" is one act
    ("أعلن الجيش أن صاروخا أطلق على قاعدة النخلة الجوية لكنه سقط في البحر.", [("strike", None, "قاعدة النخلة الجوية")]),
    # what is joined was done by the same
    (
        "أصيب طفلان إثر اقتحام القوات النخيلية للمدرسة وإحراقها في سدرة.",
        [("armed_attack", "القوات النخيلية", "للمدرسة"), ("destruction", "القوات النخيلية", "للمدرسة")],
    ),
    # one side of a fight is the pronoun of "between it and"
    ("أعلنت جبهة السهل مقتل ثمانية جنود في اشتباكات جرت بينها وبين القوات النخيلية في سدرة.", [("clash", "جبهة السهل", "القوات النخيلية")]),
    # a counted or indefinite genitive, or one with its adjective, is what was done something to
    ("تمكنت القوات النخيلية من تفكيك خلايا إرهابية مرتبطة بجبهة السهل.", [("arrest", "القوات النخيلية", "خلايا إرهابية مرتبطة")]),
    ("أعلن الجيش النخيلي تدمير رتل لجبهة السهل في سدرة.", [("destruction", "الجيش النخيلي", "رتل لجبهة السهل")]),
    ("أعلنت وزارة الداخلية النخيلية إيقاف 12 شخصا إرهابيا في سدرة.", [("arrest", "وزارة الداخلية النخيلية", "12 شخصا إرهابيا")]),
    # who tells of an act in which others are told to act did not do it; a spokesman's army did what he announces
    ("أوضح المتحدث باسم الدفاع المدني أنه صباح اليوم باشرت فرق الإنقاذ بلاغا عن سقوط مقذوف على منزل في سدرة.", [("strike", None, "منزل")]),
    ("أعلن المتحدث باسم الجيش النخيلي إسقاط طائرتين مسيرتين فوق سدرة.", [("interception", "الجيش النخيلي", "طائرتين مسيرتين")]),
    ("قال اللواء سالم إنه جرى ضبط عشرة مسلحين في سدرة.", [("arrest", None, "عشرة مسلحين")]),
    # a verb in the singular goes on with no plural of people, nor with what was done
    ("تفقد السكان موقع الانفجار حيث دمرت متاجر في سدرة.", [("destruction", None, "متاجر")]),
    ("تم حجب مواقع إلكترونية، كما اعتقل العشرات في سدرة.", [("arrest", None, "العشرات")]),
    (
        "أدانت الوزارة الهجوم في سدرة، حيث فجرت انتحاريتان نفسيهما داخل سوق.",
        [("condemnation", "الوزارة", "الهجوم"), ("bombing", "انتحاريتان", "سوق")],
    ),
    # "the gunmen", "the attackers" are those named before
    (
        "نصب مقاتلو جبهة السهل كمينا لشاحنة في سدرة. وقال شاهد إن المسلحين خطفوا ثمانية من الركاب.",
        [("armed_attack", "مقاتلو جبهة السهل", "شاحنة"), ("abduction", "مقاتلو جبهة السهل", "ثمانية من الركاب")],
    ),
    # the force whose operation it was done in
    ("قتل سبعة مسلحين في عملية للجيش النخيلي في سدرة.", [("armed_attack", "للجيش النخيلي", "سبعة مسلحين")]),
    ("في حملة للشرطة النخيلية في سدرة، تم اعتقال خمسة أشخاص.", [("arrest", "للشرطة النخيلية", "خمسة أشخاص")]),
    ("اعتقل ثلاثة ناشطين في تظاهرة للمعارضة في سدرة.", [("arrest", None, "ثلاثة ناشطين")]),
    # those who trained the men did not take them
    ("المرصد: جبهة السهل تخطف ثمانية مقاتلين مدربين على أيدي خبراء أجانب.", [("abduction", "جبهة السهل", "ثمانية مقاتلين مدربين")]),
    # "the incident" is the blast told before
    ("أصيب عشرة جنود في انفجار عبوة ناسفة في سدرة، وتبنت جبهة السهل مسؤوليتها عن الحادث.", [("bombing", "جبهة السهل", "عشرة جنود")]),
    # the name of a man is no part of the name of the group that took him
    ("خطفت كتائب الفجر العقيلي من منزله في سدرة.", [("abduction", "كتائب الفجر", "العقيلي")]),
    # those whom a town is loyal to did not attack it
    ("بدأ الجيش هجوما على بلدة سدرة الموالية لجبهة السهل.", [("strike", "الجيش", "بلدة سدرة الموالية لجبهة السهل")]),
    # held by an armed group is taken, by whatever verb
    ("قال شهود إن تنظيم «جبهة السهل» قام باعتقال عشرة من السكان في سدرة.", [("abduction", "تنظيم «جبهة السهل»", "عشرة من السكان")]),
    ("اعتقلت القوات النخيلية عشرة من السكان في سدرة.", [("arrest", "القوات النخيلية", "عشرة من السكان")]),
]


@pytest.mark.parametrize(("text", "sides"), SIDES)
def test_the_doer_is_one_who_can_act(text, sides):
    assert told(text) == sides


CALLED = [
    ("أعلنت جماعة تطلق على نفسها اسم كتائب الزيتون مسؤوليتها عن هجوم صاروخي على سدرة.", "جماعة تطلق على نفسها اسم كتائب الزيتون"),
    ("قصف تنظيم يعرف باسم جند الزيتون بلدة عين الصفصاف.", "تنظيم يعرف باسم جند الزيتون"),
    # a monitor that saw a shelling goes on with none of its own
    ("رصد مرصد النخيل للحقوق قصفا نفذته القوات الساحلية على سدرة، حيث استهدفت بأكثر من 60 قذيفة مخازن في عين الصفصاف.", "القوات الساحلية"),
]


@pytest.mark.parametrize(("text", "actor"), CALLED)
def test_who_acts_is_told_by_what_he_calls_himself_and_not_by_who_saw_it(text, actor):
    document, found = claims(text, "strike")
    assert [words(document, claim.actor) for claim in found] == [actor] * len(found) != []


def test_the_make_of_a_weapon_without_a_particle_does_nothing():
    document, (claim,) = claims("أعلن الريحاني أن ست طائرات مسيرة نوع قاصف استهدفت مخازن أسلحة في سدرة.")
    assert (claim.actor, words(document, claim.weapon)) == (None, "طائرات مسيرة نوع قاصف")


def test_a_man_his_wife_and_their_four_children_killed_nobody():
    document, (claim,) = claims("قتل رجل وزوجته وأطفالهما الأربعة في غارة على سدرة.")
    assert (claim.actor, words(document, claim.target)) == (None, "سدرة")
    assert claim.killed is not None and claim.killed.low == 6
