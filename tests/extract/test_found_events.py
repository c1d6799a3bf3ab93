"""Events that daily sentences tell: each is found, and with the type that it has."""

import pytest
from invented import claims, words


def told(text: str) -> list[str]:
    return sorted(claim.type for claim in claims(text)[1])


SENTENCES = [
    # the people taken after a raid are an event of their own, not its loss
    ("اقتحمت القوات النخيلية حي الرمان واعتقلت شابين.", ["armed_attack", "arrest"]),
    ("هاجم مسلحون بلدة سدرة وخطفوا أربعة عمال.", ["abduction", "armed_attack"]),
    # who is arrested may be armed; who arrests may be no authority
    ("اعتقلت القوات النخيلية ثلاثة مسلحين في سدرة.", ["arrest"]),
    ("احتجزت جبهة السهل موظفين في سدرة.", ["abduction"]),
    # an attack that was met is the fight, and fire that was exchanged too
    ("صدت القوات النخيلية هجوما لجبهة السهل على بلدة سدرة.", ["clash"]),
    ("تبادل الجيش النخيلي إطلاق النار مع مسلحين في سدرة.", ["clash"]),
    # bullets tell of a shooting, whatever the verb for dying
    ("استشهد شاب برصاص القوات الساحلية في سدرة.", ["armed_attack"]),
    ("أصيب ثلاثة شبان بالرصاص الحي في سدرة.", ["armed_attack"]),
    # a verb of shaking carries its blast, with an adjective between and without
    ("هز انفجار ضخم مدينة سدرة.", ["bombing"]),
    ("هز هجوم انتحاري بلدة سدرة.", ["bombing"]),
    ("هزت عروض المسرح مدينة سدرة.", []),
    # a site behind a munition is what it struck
    ("استهدف هجوم بطائرة مسيرة مطار مرجانة.", ["strike"]),
    # what stands under the verb of a relative clause is told of its event
    ("تزامنت الاشتباكات مع غارات نفذها الطيران النخيلي على مواقع جبهة السهل قرب سدرة.", ["strike"]),
    # "took place" behind an event noun is a clause of it; so is a circumstance that opens the clause of a loss
    ("قضى أربعة مدنيين في انفجار وقع داخل منزل في سدرة.", ["bombing"]),
    ("وفي انفجار آخر في سدرة قتل سبعة أشخاص.", ["bombing"]),
    # behind a relative pronoun stands a verb, though its letters are those of "killers"
    ("شيع السكان الشاب الذي قتله الجنود النخيليون أمس في سدرة.", ["armed_attack"]),
    # an accusative has no genitive behind it: "that a gunman (killed) two"
    ("قالت الشرطة النخيلية إن مسلحا قتل شخصين في سدرة.", ["armed_attack"]),
    # "at a late hour" is no clause of its own
    ("هاجم مسلحون في وقت متأخر من ليل الاثنين، نقطة تفتيش في سدرة.", ["armed_attack"]),
    # an accusation whose place is told tells the act too (ruling 20)
    ("اتهم الجيش النخيلي جبهة السهل بقصف مستشفى سدرة.", ["condemnation", "strike"]),
    ("اتهم الجيش النخيلي جبهة السهل بالقصف.", ["condemnation"]),
    # a verb with a pronoun behind an indefinite thing is told of it, though it is spelled like its noun
    ("انتشل السكان القتلى من تحت أنقاض منزل قصفه الجيش النخيلي في سدرة.", ["strike"]),
    # what an act is said to be is no news of it
    ("استهداف المستشفيات في سدرة يعد جريمة حرب.", []),
    # storms strike, and that is no strike of workers
    ("عاصفة قوية تضرب شمال النخيل.", []),
    # what is warned of has not happened; what will be has its verb
    ("حذرت الأمم المتحدة من هجوم وشيك على مدينة سدرة.", []),
    ("قال الرئيس النخيلي إن الجيش سيشن عملية برية في وادي الريحان.", ["armed_attack"]),
    # fighting that broke out needs no side named; a battle of words is none
    ("اندلعت معارك في محيط مطار مرجانة.", ["clash"]),
    ("يخوض المثقفون معركة ضد الوزارة في مرجانة.", []),
    # a paper and a party attack in words
    ("شنت الصحيفة هجوما على وزير المالية أمس.", []),
    # a crowd is known by what it is for
    ("تجمع مئات الأشخاص في سدرة تضامنا مع المعتقلين.", ["protest"]),
    ("تجمع مئات الأشخاص في سدرة للتسوق.", []),
]


@pytest.mark.parametrize(("text", "types"), SENTENCES)
def test_an_event_is_found_with_its_type(text: str, types: list[str]) -> None:
    assert told(text) == types


def test_what_is_done_has_a_target_and_no_doer() -> None:
    document, (claim,) = claims("جرى استهداف رتل عسكري للجيش النخيلي بصاروخ في سدرة.")
    assert claim.actor is None
    assert words(document, claim.target) == "رتل عسكري للجيش النخيلي"


def test_one_who_survives_an_attempt_is_its_target() -> None:
    document, (claim,) = claims("نجا وزير الدفاع من محاولة اغتيال بسيارة مفخخة في سدرة.")
    assert (claim.type, words(document, claim.target)) == ("bombing", "وزير الدفاع")


def test_what_an_operation_is_for_tells_where_it_is() -> None:
    document, (claim,) = claims("شن الجيش النخيلي عملية عسكرية لتحرير مدينة سدرة.")
    assert (claim.type, words(document, claim.target), words(document, claim.place)) == ("armed_attack", None, "مدينة سدرة")


def test_raids_to_shell_posts_strike_the_posts() -> None:
    document, (claim,) = claims("نفذت مقاتلات نخيلية غارات لقصف مواقع للمتمردين في سدرة.")
    assert (claim.type, words(document, claim.target)) == ("strike", "مواقع للمتمردين")


def test_the_occupation_owns_what_it_moves() -> None:
    document, (claim,) = claims("هدمت جرافات الاحتلال منزلا في سدرة.")
    assert (claim.type, words(document, claim.actor)) == ("destruction", "جرافات الاحتلال")


BESIDES = [
    # what is told besides has its own means: they say nothing of the act before
    ("قال ناشطون إن قناصا قتل طفلة في سدرة، فيما قصفت جبهة السهل بالمدفعية حيا سكنيا في مرجانة.", ["armed_attack", "strike"]),
    ("قضى رجل جراء انفجار لغم في سدرة، كما اغتال مسلحون ضابطا بإطلاق النار عليه في مرجانة.", ["bombing", "armed_attack"]),
    # so have those who speak
    ("قال المكتب الإعلامي لمحافظة السهل إن الجيش النخيلي قصف سدرة.", ["strike"]),
    # within one act they do
    ("قتلت جبهة السهل طفلة في سدرة بقذائف الهاون.", ["strike"]),
    # a remark between the doer and what was hit
    ("أطلقت جبهة السهل بالتزامن مع ذلك ستة صواريخ على سدرة.", ["strike"]),
    ("قصفت جبهة السهل بشكل مباشر مستشفى في سدرة.", ["strike"]),
]


@pytest.mark.parametrize(("text", "types"), BESIDES)
def test_acts_told_side_by_side_are_each_of_their_own_means(text: str, types: list[str]) -> None:
    _, found = claims(text)
    assert [claim.type for claim in found] == types
    assert all(claim.target is not None for claim in found)


def test_a_force_told_by_its_noun_alone_is_the_one_named_by_that_noun() -> None:
    text = "أطلقت ميليشيات الوادي صاروخا على سدرة. وشن طيران النخيل غارات على مرجانة. وقصفت الميليشيات نرجسة بالمدفعية."
    document, found = claims(text, "strike")
    assert words(document, found[-1].actor) == "ميليشيات الوادي"
