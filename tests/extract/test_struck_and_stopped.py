"""What daily reports tell of strikes: harm told first, ground that saw shelling, by whom, with what, and how many were stopped."""

import pytest
from invented import claims, coded, words

TOLD = [
    # the harm first, then its cause: what burnt was hit, where it burnt
    ("اندلع حريق في مستودع للوقود في بلدة رأس المرجان إثر هجوم بطائرة مسيرة.", "drone", None, "مستودع للوقود", "بلدة رأس المرجان"),
    ("تضررت سفينة شحن قرب مرجانة جراء هجوم صاروخي.", "rocket", None, "سفينة شحن", "مرجانة"),
    ("قتل ثلاثة أشخاص في سدرة جراء قصف مدفعي.", "artillery", None, "ثلاثة أشخاص", "سدرة"),
    # the ground that saw or underwent it
    ("شهدت مدينة سدرة قصفا مدفعيا من القوات الساحلية.", "artillery", "القوات الساحلية", "مدينة سدرة", "مدينة سدرة"),
    ("تعرضت أطراف مدينة سدرة لقصف مدفعي.", "artillery", None, "أطراف مدينة سدرة", "أطراف مدينة سدرة"),
    ("تعرض مخيم الزيتون للنازحين لقصف مدفعي.", "artillery", None, "مخيم الزيتون", "مخيم الزيتون"),
    # by whom: under "from", or as whose it was where the target is told too
    ("تعرضت مدينة سدرة لقصف عنيف من جبهة السهل.", "unspecified", "جبهة السهل", "مدينة سدرة", "مدينة سدرة"),
    ("قتل خمسة مدنيين بقصف لجبهة السهل على سوق في سدرة.", "unspecified", "جبهة السهل", "سوق", "سدرة"),
    # what was hit by a missile; what a drone throws leaves it a drone's strike
    ("أصيبت سفينة تجارية بصاروخ قرب مرجانة.", "rocket", None, "سفينة تجارية", "مرجانة"),
    ("استهدفت مسيرة ساحلية بصاروخ دراجة نارية في سدرة.", "drone", "مسيرة ساحلية", "دراجة نارية", "سدرة"),
]


@pytest.mark.parametrize(("text", "mode", "actor", "target", "place"), TOLD)
def test_strikes_of_the_day(text, mode, actor, target, place):
    document, found = claims(text, "strike")
    told = [(c.mode, words(document, c.actor), words(document, c.target), words(document, c.place)) for c in found]
    assert told == [(mode, actor, target, place)]


def test_a_country_that_saw_raids_is_only_where_they_were():
    _, found = claims("شهدت النخيل غارات عنيفة أمس.", "strike")
    assert [claim.target for claim in found] == [None]


def test_where_shells_came_from_is_nobody():
    _, found = claims("قصف من الأراضي الساحلية على بلدة رأس المرجان.", "strike")
    assert [claim.actor for claim in found] == [None]


STOPPED = [
    ("أسقطت القوات النخيلية 24 من أصل 31 مسيرة أطلقتها جبهة السهل.", "24 من أصل 31 مسيرة"),
    ("أسقطت القوات النخيلية 18 مسيرة من أصل 20 أطلقتها جبهة السهل.", "18 مسيرة"),
    ("أطلقت جبهة السهل 20 صاروخا على سدرة واعترضت القوات النخيلية 15 منها.", "20 صاروخا"),
    ("أطلقت جبهة السهل 30 صاروخا على سدرة تم اعتراض معظمها.", "30 صاروخا"),
]


@pytest.mark.parametrize(("text", "target"), STOPPED)
def test_a_part_of_what_was_fired_is_stopped(text, target):
    document, found = claims(text, "interception")
    assert [words(document, claim.target) for claim in found] == [target]


def test_the_whole_behind_a_part_counts_nothing():
    _, found = coded("قتل 12 من أصل 40 رهينة في سدرة.")
    assert {tally.count.low for tally in found.tallies} == {12}


def test_who_was_killed_by_a_device_did_not_set_it_off():
    document, found = claims("قتل جنديان في انفجار عبوة ناسفة بدورية للجيش النخيلي قرب سدرة.", "bombing")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(None, "دورية للجيش النخيلي")]


def test_a_bomber_makes_it_a_suicide_bombing():
    _, found = claims("استهدف انتحاري يقود سيارة مفخخة حاجزا أمنيا في سدرة.", "bombing")
    assert [claim.mode for claim in found] == ["suicide"]


def test_the_act_that_was_done_is_the_subject():
    document, found = claims("قال قائد الشرطة إنه جرى ضبط ثلاثة عناصر من جبهة السهل في سدرة.", "arrest")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(None, "ثلاثة عناصر من جبهة السهل")]


def test_what_is_hit_in_pictures_is_no_strike():
    _, found = claims("قال ضابط في مرجانة إن صور دبابات تصاب بصواريخ لا داعي لها.", "strike")
    assert not found


STOPPED_OR_LAUNCHED = [
    # where what was stopped came from is told of it
    ("أعلن الجيش النخيلي اعتراض صاروخ أطلق من الساحل.", ["interception"]),
    ("الجيش النخيلي: اعتراض صاروخ أطلق من الساحل قبل اختراقه الأجواء", ["interception"]),
    # at whom it was fired is another act (ruling 27), and so is what it did
    ("أسقط الدفاع الجوي صاروخا أطلق على سدرة.", ["interception", "strike"]),
    # another thing stopped, a drone and a missile are two
    ("أسقط الجيش النخيلي صاروخا صباح الأربعاء. وأسقط مسيرتين أخريين في سدرة صباح الأربعاء.", ["interception", "interception"]),
    ("اعترض الجيش النخيلي صاروخا باليستيا فجر اليوم. واعترض الجيش النخيلي مسيرة فجر اليوم.", ["interception", "interception"]),
    # an attack that the defences met is no strike beside that
    ("أعلنت وزارة الدفاع النخيلية أن دفاعاتها اعترضت الهجوم الصاروخي على سدرة ولم ينتج عنه أي إصابات.", ["interception"]),
    # "after that" parts no verb from its means
    ("وأضافت أن السفينة أصيبت بعد ذلك بثلاثة مقذوفات قرب رأس المرجان.", ["strike"]),
    # one told twice is one
    ("اعترض الجيش النخيلي صاروخا باليستيا فجر اليوم. وقال إن الجيش النخيلي اعترض الصاروخ فجر اليوم.", ["interception"]),
]


@pytest.mark.parametrize(("text", "kinds"), STOPPED_OR_LAUNCHED)
def test_what_was_stopped_in_flight(text, kinds):
    _, found = claims(text)
    assert sorted(claim.type for claim in found) == kinds


LAID = [
    # who laid the device, in a clause about it or ahead of what it did; the side of the road that it lies on was not hit
    ("قتل جنديان بانفجار عبوة ناسفة تم زرعها بواسطة مسلحين على طريق سدرة.", "مسلحين", "جنديان"),
    ("قتل جنديان بانفجار عبوة ناسفة زرعت على طريق سدرة من قبل مسلحين.", "مسلحين", "جنديان"),
    ("قتل جنديان في انفجار عبوة ناسفة زرعت من قبل مسلحين على جانب الطريق قرب سدرة.", "مسلحين", "جنديان"),
    ("قتل جنديان بانفجار عبوة ناسفة زرعها مسلحون على طريق سدرة.", "مسلحون", "جنديان"),
    ("زرع مسلحون عبوة ناسفة انفجرت لدى مرور دورية للجيش النخيلي.", "مسلحون", "دورية للجيش النخيلي"),
    ("أوضح المتحدث أن مسلحين زرعوا العبوة الناسفة في مركبة للجيش النخيلي، ما أسفر عن مقتل ضابط.", "مسلحين", "مركبة للجيش النخيلي"),
    # beside whom it was laid says nothing of who laid it
    ("قتل جنديان بانفجار عبوة ناسفة زرعت بجانب الطريق.", None, "جنديان"),
]


@pytest.mark.parametrize(("text", "actor", "target"), LAID)
def test_who_laid_a_device_and_whom_it_hit(text, actor, target):
    document, found = claims(text, "bombing")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(actor, target)]


@pytest.mark.parametrize("text", ["قذائف هاون تسقط على بلدة رأس المرجان.", "تسقط قذائف هاون على بلدة رأس المرجان."])
def test_what_falls_on_a_town_was_not_stopped(text: str) -> None:
    """What "falls" and what "is shot down" are spelled alike."""
    document, (claim,) = claims(text)
    assert (claim.type, words(document, claim.target)) == ("strike", "بلدة رأس المرجان")


def test_what_defences_shoot_down_over_the_outskirts_was_stopped() -> None:
    _, found = claims("تسقط الدفاعات الجوية النخيلية طائرات مسيرة على أطراف سدرة.")
    assert [claim.type for claim in found] == ["interception"]


def test_a_vehicle_told_as_destroyed_by_a_blast_is_its_target():
    document, found = claims("سيارة للجيش النخيلي تدمرت بالكامل جراء انفجار لغم في بلدة سدرة.", "bombing")
    assert [words(document, claim.target) for claim in found] == ["سيارة للجيش النخيلي"]


RESISTED = [
    # whom several resist stands under "to", and is not what they belong to
    ("تصدى المقاتلون للقوات النخيلية في سدرة.", "المقاتلون"),
    ("تصدى الجنود للمتمردين قرب نرجسة وقتلوا ثلاثة منهم.", "الجنود"),
]


@pytest.mark.parametrize(("text", "actor"), RESISTED)
def test_whoever_resists_a_force_clashes_with_it(text, actor):
    document, found = claims(text, "clash")
    assert [words(document, claim.actor) for claim in found] == [actor]
