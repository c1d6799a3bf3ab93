"""With what an act was done: the words of the means, how many, the mode they tell, and whose they are."""

import pytest
from invented import claims, words

TOLD = [
    # the means decides the mode: of an attack with a car bomb, of a raid by a drone, of what planes drop
    ("استشهد شاب في غارة بطائرة مسيرة ساحلية استهدفت دراجة نارية في سدرة.", "strike", "drone", "طائرة مسيرة ساحلية", "دراجة نارية"),
    ("قصفت طائرات حربية ساحلية بالصواريخ بلدة سدرة.", "strike", "airstrike", "الصواريخ", "بلدة سدرة"),
    ("قصفت زوارق البحرية النخيلية بنيران رشاشاتها شاطئ سدرة.", "strike", "naval", "رشاشاتها", "شاطئ سدرة"),
    ("سقط صاروخ ساحلي على منزل في سدرة.", "strike", "missile", "صاروخ ساحلي", "منزل"),
    ("أعلنت جبهة السهل تنفيذ عملية عسكرية ضد هدف حساس في رأس المرجان بصاروخ مجنح.", "strike", "missile", "صاروخ مجنح", "هدف حساس"),
    # what men carry makes a direct attack and no strike
    ("هاجمت مجموعة مسلحة بالأسلحة الرشاشة دورية للشرطة في مرجانة.", "armed_attack", "raid", "الأسلحة الرشاشة", "دورية للشرطة"),
    ("أطلق مسلحون النار من أسلحة رشاشة على دورية للشرطة في سدرة.", "armed_attack", "shooting", "أسلحة رشاشة", "دورية للشرطة"),
    ("قتل شرطي طعنا بسكين في مرجانة.", "armed_attack", "other", "سكين", "شرطي"),
    # told in a clause of its own
    ("قتل سبعة مدنيين بقذائف هاون سقطت على سوق شعبي في سدرة.", "strike", "artillery", "قذائف هاون", "سوق شعبي"),
    ("فجر انتحاري حزاما ناسفا كان يرتديه وسط حشد من المصلين، ما أسفر عن مقتل 20 شخصا.", "bombing", "suicide", "حزاما ناسفا", "20 شخصا"),
    ("أطلقت جبهة السهل خلال الليل 70 صاروخا على سدرة.", "strike", "rocket", "صاروخا", "سدرة"),
    ("انفجر صاروخ من مخلفات الجيش النخيلي في منزل بسدرة.", "bombing", "unspecified", "صاروخ من مخلفات الجيش النخيلي", "منزل"),
    # behind a clause about what was struck; the drone that did it, and did nothing by itself
    ("هاجم مقاتلو الجبهة قاعدة النخلة التي تضم قوات ساحلية في السهل بمسيرتين.", "strike", "drone", "مسيرتين", "قاعدة النخلة"),
    ("قتل قيادي في ضربة نفذتها طائرة مسيرة على مقر الجبهة في سدرة.", "strike", "drone", "طائرة مسيرة", "مقر الجبهة"),
    # no means: what is stored, loaded or seized
    ("قصفت القوات النخيلية مستودعا للذخائر في سدرة.", "strike", "unspecified", None, "مستودعا للذخائر"),
    ("استهدفت قوة عسكرية نخيلية مخزنا وعربة محملة بالأسلحة والذخائر في سدرة.", "strike", "unspecified", None, "مخزنا وعربة محملة"),
]


@pytest.mark.parametrize(("text", "kind", "mode", "weapon", "target"), TOLD)
def test_the_means_and_the_mode_it_tells(text: str, kind: str, mode: str, weapon: str | None, target: str) -> None:
    document, found = claims(text, kind)
    assert [(claim.mode, words(document, claim.weapon), words(document, claim.target)) for claim in found] == [(mode, weapon, target)]


OWNERS = [
    ("استهدفت مسيرة تابعة لسرايا الوادي محطة كهرباء في سدرة.", "سرايا الوادي", "مسيرة"),
    ("قتل قيادي في الجبهة بواسطة طائرة بدون طيار ساحلية في سدرة.", "ساحلية", "طائرة بدون طيار ساحلية"),
    ("سقطت قذيفة هاون أطلقتها جبهة السهل على سوق في سدرة.", "جبهة السهل", "قذيفة هاون"),
]


@pytest.mark.parametrize(("text", "actor", "weapon"), OWNERS)
def test_whose_weapon_it_is_did_it(text: str, actor: str, weapon: str) -> None:
    document, found = claims(text, "strike")
    assert [(words(document, claim.actor), words(document, claim.weapon)) for claim in found] == [(actor, weapon)]


BLOWN_UP = [
    ("فجر مسلحون مجهولون خط أنابيب الغاز في سدرة.", "مسلحون مجهولون", "خط أنابيب الغاز"),
    ("فجر انتحاري سيارة مفخخة كان يقودها قرب قافلة للجيش في سدرة.", "انتحاري", None),
]


@pytest.mark.parametrize(("text", "actor", "target"), BLOWN_UP)
def test_the_past_of_blowing_up_is_no_dawn(text: str, actor: str, target: str | None) -> None:
    document, found = claims(text, "bombing")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(actor, target)]


def test_dawn_is_no_bombing() -> None:
    _, found = claims("قصفت القوات الساحلية بلدة سدرة فجر اليوم الخميس. ووصل الوزير فجر أمس.", "bombing")
    assert found == []


CLAUSES = [
    ("نفذ انتحاريان يرتديان سترتين ناسفتين هجوما على مسجد في سدرة.", "bombing", "انتحاريان", "مسجد"),
    ("اقتحم مسلحون يحملون أسلحة رشاشة بلدة سدرة.", "armed_attack", "مسلحون", "بلدة سدرة"),
    ("استهدف قصف صاروخي قاعدة للقوات الساحلية في سدرة.", "strike", None, "قاعدة للقوات الساحلية"),
    ("تعرضت قرية في سدرة لقصف من داخل أراضي الساحل.", "strike", None, "قرية"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target"), CLAUSES)
def test_what_describes_a_noun_belongs_to_it(text: str, kind: str, actor: str | None, target: str) -> None:
    document, found = claims(text, kind)
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(actor, target)]
    assert {claim.country for claim in found} == {"XA"}
