"""With what an act was done: the words of the means, how many, the mode they tell, and whose they are."""

import pytest
from invented import claims, words

from khabar.model import Quantity


def test_what_a_site_was_besieged_with_did_not_shell_it() -> None:
    document, found = claims("اقتحمت القوات النخيلية المستشفى بعد قصفه ومحاصرته بالدبابات.", "strike")
    assert [words(document, claim.weapon) for claim in found] == [None]


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("استهدفت غارات التحالف الإقليمي قاعدة النخلة، كما دمرت منصات إطلاق صواريخ.", None),
        ("استهدفت القوات الساحلية قاعدة النخلة وأصابتها صواريخ باليستية.", "صواريخ باليستية"),
    ],
)
def test_what_raids_destroyed_is_not_what_they_did_it_with(text, weapon):
    document, found = claims(text, "strike")
    assert [words(document, claim.weapon) for claim in found] == [weapon]


def test_what_a_site_is_for_did_not_hit_it() -> None:
    document, found = claims("دمرت الغارات نقطة تفتيش وموقعا لإطلاق قذائف الهاون قرب سدرة.", "strike")
    assert [words(document, claim.weapon) for claim in found] == [None]


TOLD = [
    # who attacks with planes attacks from the air
    ("أعلن الجيش الساحلي أنه هاجم بأكثر من 50 طائرة مقاتلة معسكر الصوان.", "strike", "airstrike", "طائرة مقاتلة", "معسكر الصوان"),
    # one particle tells where and with what; a volley of them is the munitions
    ("هاجمت جبهة السهل ميناء العنبر بمحافظة السهل بطائرتين مسيرتين.", "strike", "drone", "طائرتين مسيرتين", "ميناء العنبر"),
    ("أطلقت جبهة السهل دفعة كبيرة من الصواريخ على سدرة.", "strike", "rocket", "دفعة كبيرة من الصواريخ", "سدرة"),
    # the means decides the mode: of an attack with a car bomb, of a raid by a drone, of what planes drop
    ("استشهد شاب في غارة بطائرة مسيرة ساحلية استهدفت دراجة نارية في سدرة.", "strike", "drone", "طائرة مسيرة ساحلية", "دراجة نارية"),
    ("قصفت طائرات حربية ساحلية بالصواريخ بلدة سدرة.", "strike", "airstrike", "الصواريخ", "بلدة سدرة"),
    ("قصفت زوارق البحرية النخيلية بنيران رشاشاتها شاطئ سدرة.", "strike", "naval", "رشاشاتها", "شاطئ سدرة"),
    ("سقط صاروخ ساحلي على منزل في سدرة.", "strike", "missile", "صاروخ ساحلي", "منزل"),
    ("أعلنت جبهة السهل تنفيذ عملية عسكرية ضد هدف حساس في رأس المرجان بصاروخ مجنح.", "strike", "missile", "صاروخ مجنح", "هدف حساس"),
    # what a missile struck is no part of its name
    ("دمرت كتائب الفجر بصاروخ كورنيت دبابة نخيلية في سدرة.", "strike", "rocket", "صاروخ كورنيت", "دبابة نخيلية"),
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
    # at a vehicle, which is no vehicle loaded with them; what a drone fires leaves it a drone's
    ("استهدفت مسيرة دراجة نارية بصاروخين في سدرة.", "strike", "drone", "صاروخين", "دراجة نارية"),
    ("قصف مقاتلو الجبهة عربة عسكرية بصاروخ في سدرة.", "strike", "rocket", "صاروخ", "عربة عسكرية"),
    ("استهدف القصف عربة محملة بالصواريخ في سدرة.", "strike", "unspecified", None, "عربة محملة"),
    # dropped by a drone; the defences that met an attack are not what it was made with
    ("ألقت طائرة مسيرة قنبلة على مجموعة من المدنيين في سدرة.", "strike", "drone", "قنبلة", "مجموعة من المدنيين"),
    ("تصدت الدفاعات الجوية لعدوان ساحلي استهدف مواقع في سدرة.", "strike", "unspecified", None, "مواقع"),
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


TOLD_APART = [
    # what the attack that was told was carried out with, what caused the blast
    ("قتل أربعة أشخاص في هجوم على مبنى في سدرة. وقال شهود إن الهجوم نفذ بطائرة مسيرة.", "strike", "drone", "طائرة مسيرة"),
    ("قصف الجيش النخيلي بلدة سدرة. وأوضح البيان أن القصف جرى بواسطة عدد كبير من القذائف الصاروخية.", "strike", "rocket",
     "عدد كبير من القذائف الصاروخية"),
    ("قتل أربعة أشخاص في انفجار في سوق وسط سدرة. وقالت الشرطة إن الانفجار ناجم عن سيارة مفخخة.", "bombing", "vehicle", "سيارة مفخخة"),
    # what was used in it, what those who did it used, wore and drove
    ("قتل أربعة أشخاص في هجوم على مبنى في سدرة. واستخدمت في الهجوم طائرات مسيرة وصواريخ كروز.", "strike", "mixed",
     "طائرات مسيرة وصواريخ كروز"),
    ("شنت القوات الساحلية هجوما واسعا على سدرة استخدمت فيه صواريخ كروز.", "strike", "missile", "صواريخ كروز"),
    ("اغتال مسلحون قاضيا في سدرة. وأفاد شهود بأن المسلحين استخدموا مسدسات كاتمة للصوت.", "armed_attack", "assassination",
     "مسدسات كاتمة للصوت"),
    ("نفذ انتحاري يرتدي حزاما ناسفا هجوما على مسجد في سدرة.", "bombing", "suicide", "حزاما ناسفا"),
    ("استهدف تفجير انتحاري مسجدا في سدرة. وقالت الشرطة إن المهاجم دخل المسجد متمنطقا حزاما ناسفا.", "bombing", "suicide", "حزاما ناسفا"),
    ("هاجم مسلحون يحملون أسلحة آلية وقنابل يدوية فندقا في سدرة.", "armed_attack", "raid", "أسلحة آلية وقنابل يدوية"),
    ("وقع انفجار في سوق بسدرة أسفر عن مقتل سبعة أشخاص، وتبين لاحقا أنه ناجم عن دراجة نارية مفخخة.", "bombing", "vehicle",
     "دراجة نارية مفخخة"),
    # not what others used, what was not used, and what was found
    ("هاجم محتجون مقر البلدية في سدرة. واستخدمت الشرطة الغاز المسيل للدموع لتفريقهم.", "armed_attack", "raid", None),
    ("قتل ثلاثة جنود في هجوم على نقطة تفتيش في سدرة. ولم يستخدم المهاجمون سيارة مفخخة.", "strike", "unspecified", None),
    ("استهدف تفجير انتحاري مسجدا في سدرة. وعثرت الشرطة على حزام ناسف لم ينفجر.", "bombing", "suicide", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "mode", "weapon"), TOLD_APART)
def test_the_means_told_in_a_clause_of_its_own(text: str, kind: str, mode: str, weapon: str | None) -> None:
    document, found = claims(text, kind)
    assert [(claim.mode, words(document, claim.weapon)) for claim in found] == [(mode, weapon)]


def test_the_means_told_of_several_sites_is_of_each() -> None:
    document, found = claims("طال الاستهداف قاعدتي النخلة ورأس المرجان. وقالت المصادر إن الاستهدافات تمت بصواريخ غراد.", "strike")
    assert [words(document, claim.weapon) for claim in found] == ["صواريخ غراد"] * 2


THROWN_BY_HAND = [
    ("ألقى مستوطنون زجاجات حارقة على منزل في سدرة.", "armed_attack", "زجاجات حارقة"),
    ("أطلقت الشرطة قنابل الغاز المسيل للدموع والرصاص المطاطي على المتظاهرين في سدرة.", "armed_attack",
     "قنابل الغاز المسيل للدموع والرصاص المطاطي"),
    ("أطلق مسلحون النار على سيارة شرطة في سدرة.", "armed_attack", None),
    ("قتل شخصان في هجوم بقنبلة يدوية على حانة في سدرة.", "bombing", "قنبلة يدوية"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "weapon"), THROWN_BY_HAND)
def test_what_is_thrown_or_fired_at_people(text: str, kind: str, weapon: str | None) -> None:
    document, found = claims(text, kind)
    assert [words(document, claim.weapon) for claim in found] == [weapon]


MANY = [
    ("أطلقت جبهة السهل وابلا من الصواريخ على سدرة.", "وابلا من الصواريخ", None),
    ("أطلقت جبهة السهل عشرات من الصواريخ على سدرة.", "الصواريخ", (20, 99)),
    ("أطلق الجيش النخيلي صاروخا مضادا للدروع على موقع في سدرة.", "صاروخا مضادا للدروع", (1, 1)),
    ("أطلقت جبهة السهل صاروخين مضادين للسفن على سفينة شحن قبالة سدرة.", "صاروخين مضادين للسفن", (2, 2)),
]


@pytest.mark.parametrize(("text", "weapon", "count"), MANY)
def test_how_many_were_fired(text: str, weapon: str, count: tuple[int, int] | None) -> None:
    document, found = claims(text, "strike")
    told = [claim.weapon_count and (claim.weapon_count.low, claim.weapon_count.high) for claim in found]
    assert ([words(document, claim.weapon) for claim in found], told) == ([weapon], [count])


DOWNED = [
    ("أسقطت الدفاعات النخيلية 24 من أصل 31 مسيرة أطلقتها الساحل ليلا.", "24 من أصل 31 مسيرة"),
    ("اعترضت سفينة حربية ساحلية مسيرتين وصاروخا مضادا للسفن قبالة سدرة.", "مسيرتين وصاروخا مضادا للسفن"),
]


@pytest.mark.parametrize(("text", "target"), DOWNED)
def test_what_was_downed(text: str, target: str) -> None:
    document, found = claims(text, "interception")
    assert [words(document, claim.target) for claim in found] == [target]


def test_old_munitions_go_off_as_what_a_war_left() -> None:
    document, found = claims("قتل طفلان بانفجار قذيفة قديمة في سدرة.")
    assert [(claim.type, claim.mode, words(document, claim.weapon)) for claim in found] == [("bombing", "unspecified", "قذيفة قديمة")]


def test_what_is_answered_was_done_by_others() -> None:
    document, found = claims("ردت جبهة السهل على الغارات بقصف قاعدة النخلة الجوية بالصواريخ.", "strike")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [("جبهة السهل", "قاعدة النخلة الجوية")]


HIT_WITH = [
    # what was hit with a missile, by whom
    ("أصيبت سفينة تجارية بصاروخ قبالة سدرة.", "rocket", None, "سفينة تجارية", "صاروخ"),
    ("أصابت جبهة السهل دبابة نخيلية بقذيفة هاون في سدرة.", "artillery", "جبهة السهل", "دبابة نخيلية", "قذيفة هاون"),
    # what a drone or a plane throws makes its strike; a motorcycle is no firework, and whose a plane is, is no target
    ("أطلقت مسيرة ساحلية صاروخا على دراجة نارية في سدرة.", "drone", "مسيرة ساحلية", "دراجة نارية", "صاروخا"),
    ("ألقت مروحية تابعة للجيش النخيلي برميلين متفجرين على بلدة سدرة.", "airstrike", "مروحية تابعة للجيش النخيلي", "بلدة سدرة",
     "برميلين متفجرين"),
    ("قصفت طائرة ساحلية مسيرة سيارة في سدرة.", "drone", "طائرة ساحلية مسيرة", "سيارة", None),
    ("شنت الطائرات الساحلية حزاما ناريا على مخيم الياسمين بقنابل ثقيلة.", "airstrike", "الطائرات الساحلية", "مخيم الياسمين", "قنابل ثقيلة"),
    # a model in quotes belongs to its make, and a gathering is no verb
    ('قصفت طائرات حربية من طراز "إف-16" مواقع في سدرة.', "airstrike", 'طائرات حربية من طراز "إف-16"', "مواقع", None),
    ("استهدفت جبهة السهل تجمعا لجنود ساحليين في سدرة بقذائف المدفعية.", "artillery", "جبهة السهل", "تجمعا لجنود ساحليين", "قذائف المدفعية"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mode", "actor", "target", "weapon"), HIT_WITH)
def test_who_hit_what_with_what(text: str, mode: str, actor: str | None, target: str, weapon: str | None) -> None:
    document, found = claims(text, "strike")
    told = [(claim.mode, *(words(document, role) for role in (claim.actor, claim.target, claim.weapon))) for claim in found]
    assert told == [(mode, actor, target, weapon)]


BY_HAND = [
    ("ألقى مستوطنون الحجارة على مركبات المواطنين قرب سدرة.", "مستوطنون", "الحجارة"),
    ("رشق مستوطنون مركبات المواطنين بالحجارة قرب سدرة.", "مستوطنون", "الحجارة"),
    ("اعتدى مستوطنون بالعصي والحجارة على مزارعين في سدرة.", "مستوطنون", "العصي والحجارة"),
    ("أصيب شرطيان في هجوم بسكين في محطة قطار في سدرة.", None, "سكين"),
]


@pytest.mark.parametrize(("text", "actor", "weapon"), BY_HAND)
def test_stones_and_knives_make_an_attack_and_no_strike(text: str, actor: str | None, weapon: str) -> None:
    document, found = claims(text)
    told = [(claim.type, words(document, claim.actor), words(document, claim.weapon)) for claim in found]
    assert told == [("armed_attack", actor, weapon)]


def test_planes_that_arrive_are_moved() -> None:
    document, found = claims("وصلت ست طائرات مقاتلة إلى قاعدة النخلة الجوية.", "mobilization")
    assert [(words(document, claim.weapon), claim.weapon_count.low) for claim in found] == [("طائرات مقاتلة", 6)]


def test_what_gunmen_ride_on_is_not_what_they_attack() -> None:
    document, found = claims("هاجم مسلحون على متن دراجات نارية قرية قرب سدرة وقتلوا 20 مدنيا.", "armed_attack")
    assert [(words(document, claim.actor), words(document, claim.target), claim.weapon) for claim in found] == [("مسلحون", "قرية", None)]


def test_a_planted_device_went_off_at_what_its_clause_names() -> None:
    document, found = claims("انفجرت عبوة ناسفة زرعها مسلحون بآلية للجيش النخيلي في سدرة.", "bombing")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [("مسلحون", "آلية للجيش النخيلي")]


def test_a_barrel_of_explosives_is_no_measure():
    document, (claim,) = claims("ألقت طائرات الجيش النخيلي 28 برميلا متفجرا على سدرة.", "strike")
    assert (words(document, claim.weapon), claim.weapon_count) == ("برميلا متفجرا", Quantity(28, 28))


def test_a_drone_laden_with_explosives_is_a_drone():
    _, (claim,) = claims("تعرضت قاعدة النخلة الجوية لهجوم بطائرة مسيرة مفخخة.")
    assert (claim.type, claim.mode) == ("strike", "drone")


def test_bullets_that_stand_for_by_tell_the_shooting():
    document, (claim,) = claims("قتل ثلاثة مدنيين برصاص الجيش النخيلي في سدرة.")
    assert (claim.mode, words(document, claim.actor)) == ("shooting", "الجيش النخيلي")


def test_what_is_joined_behind_a_make_is_no_means_of_stopping():
    _, [claim] = claims("أسقطت الدفاعات الجوية النخيلية 12 مسيرة من نوع شاهد و3 صواريخ كروز.", "interception")
    assert claim.weapon is None


def test_a_charge_underneath_a_car_is_the_whole_means():
    document, [claim] = claims("قتل ضابط نخيلي بانفجار عبوة لاصقة أسفل سيارته في سدرة.", "bombing")
    assert (words(document, claim.weapon), words(document, claim.target)) == ("عبوة لاصقة", "ضابط نخيلي")


def test_fights_have_their_arms():
    document, [claim] = claims("اندلعت اشتباكات بالأسلحة الثقيلة بين الجيش النخيلي ومسلحين في سدرة.", "clash")
    assert words(document, claim.weapon) == "الأسلحة الثقيلة"


BOMBERS = [
    # whatever a bomber drives, it is a suicide bombing; what he goes to is what he means to hit
    ("فجر انتحاري سيارته المفخخة عند حاجز للجيش النخيلي.", "suicide", "سيارته المفخخة", "حاجز للجيش النخيلي"),
    ("فجرت انتحارية نفسها قرب مقر الشرطة في سدرة.", "suicide", None, "مقر الشرطة"),
    # a device that was merely set off is none
    ("انفجرت عبوة ناسفة قرب مقر الشرطة في سدرة.", "ied", "عبوة ناسفة", None),
]


@pytest.mark.parametrize(("text", "mode", "weapon", "target"), BOMBERS)
def test_what_bombers_set_off_and_at_what(text, mode, weapon, target):
    document, found = claims(text, "bombing")
    assert [(claim.mode, words(document, claim.weapon), words(document, claim.target)) for claim in found] == [(mode, weapon, target)]


def test_whoever_targets_with_explosive_belts_bombs():
    document, (claim,) = claims("استهدفت جبهة السهل بالأحزمة الناسفة مسجدا في سدرة.")
    assert (claim.type, claim.mode, words(document, claim.weapon)) == ("bombing", "suicide", "الأحزمة الناسفة")


def test_with_systems_is_no_manner_where_they_are_arms() -> None:
    document, [claim] = claims("تعهدت الواحات بتزويد الجيش النخيلي بأنظمة دفاع جوي.", "aid")
    assert (words(document, claim.actor), words(document, claim.target)) == ("الواحات", "الجيش النخيلي")
    assert words(document, claim.weapon) == "أنظمة دفاع جوي"
