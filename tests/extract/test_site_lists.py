"""Lists of sites: names that no gazetteer knows, ordinary words that name quarters, marks and small words between them, announced names."""

import pytest
from invented import claims, words

STRUCK = [
    # names nobody knows, one of them with "and" written on to a short word, and quarters called by ordinary words
    ("قصفت المدفعية الساحلية أحياء الورد والصبار وقرفا في سدرة.", ["الورد", "الصبار", "قرفا"]),
    ("استهدفت القوات الساحلية بالمدفعية قرى شربونة وأبو سمير وتل عنبة.", ["شربونة", "أبو سمير", "تل عنبة"]),
    ("قصفت القوات الساحلية شارعي المقرنس والنصر في مرجانة.", ["المقرنس", "النصر"]),
    ("قصفت القوات الساحلية أحياء السلام الأعلى والقرنبيط ووادي القاضي.", ["السلام الأعلى", "القرنبيط", "وادي القاضي"]),
    ("قصفت القوات الساحلية شارعي الوحدة والسلام في مرجانة.", ["الوحدة", "السلام"]),
    ("قصفت القوات الساحلية مخيمي بلاطة وحصاد في محافظة السهل.", ["بلاطة", "حصاد"]),
    # names that no noun of towns heads, with "each of" ahead, hit by an act
    ("قصفت القوات الساحلية طرنفوش وشربونة وقرفا.", ["طرنفوش", "شربونة", "قرفا"]),
    ("شنت القوات الساحلية غارات على كل من طرنفوش وشربونة.", ["طرنفوش", "شربونة"]),
    ("طال قصف القوات الساحلية كلا من طرنفوش وشربونة وقرفا.", ["طرنفوش", "شربونة", "قرفا"]),
    ("استهدف قصف القوات الساحلية طرنفوش، شربونة، وقرفا جنوب مرجانة.", ["طرنفوش", "شربونة", "قرفا"]),
    ("استهدفت غارة للقوات الساحلية طرنفوش شمال مرجانة.", ["طرنفوش"]),
    # a first name that begins with the letter of "and"
    ("قصفت القوات الساحلية بلدات وردلين وشربونة وقرفا.", ["وردلين", "شربونة", "قرفا"]),
    # the town or the province of one site, and a site of the first one's kind behind it
    ("قصفت القوات الساحلية حي الصبار في مرجانة ومخيم الياسمين ومعسكر الصوان.", ["حي الصبار", "مخيم الياسمين", "معسكر الصوان"]),
    ("قصفت القوات الساحلية بلدتي شربونة وقرفا في محافظة السهل ومخيم الياسمين.", ["شربونة", "قرفا", "مخيم الياسمين"]),
    # the preposition repeated behind the town
    (
        "شنت القوات الساحلية غارات على أحياء الصبار والورد في مدينة مرجانة، وعلى بلدتي شربونة وقرفا.",
        ["الصبار", "الورد", "شربونة", "قرفا"],
    ),
    # the same behind what lies beside the first, which is no site of the list
    ("شنت القوات الساحلية غارات على قاعدة النخلة قرب العاصمة وعلى ميناء العنبر.", ["قاعدة النخلة", "ميناء العنبر"]),
    # "mother of" is spelled as "or", a name as an adjective; two names of a dual that "the quarter of the square" is written like
    ("قصفت القوات الساحلية قرى أم شربون وبني غازول وأم القرف.", ["أم شربون", "بني غازول", "أم القرف"]),
    ("قصفت القوات الساحلية مناطق شربونة والمخدرة في محافظة السهل.", ["شربونة", "المخدرة"]),
    ("قصفت القوات الساحلية حيي الميدان والرمان.", ["الميدان", "الرمان"]),
    # sites told by whose they are, a quarter named by a day
    ("قصفت القوات الساحلية مقر الحكومة ومبنى البنك المركزي ومطار مرجانة.", ["مقر الحكومة", "مبنى البنك المركزي", "مطار مرجانة"]),
    ("قصفت القوات الساحلية مطار مرجانة ومنطقة 7 يوليو.", ["مطار مرجانة", "منطقة 7 يوليو"]),
    # raids that are counted on places of which one is in no list
    ("نفذت الطائرات الساحلية 68 غارة طالت كلا من سدرة والهبيطة ومرجانة.", ["سدرة", "الهبيطة", "مرجانة"]),
    # brackets, a colon, commas, "then"
    ("شن الطيران الساحلي غارات على قرى: (شربونة، وقرفا) في محافظة السهل.", ["شربونة", "قرفا"]),
    ("استهدف الطيران الساحلي مناطق (الصبار) و(شربونة) و(قرفا).", ["الصبار", "شربونة", "قرفا"]),
    # the list ends where a clause begins, or with a return to what was named
    ("قصفت القوات الساحلية أحياء الصبار وشربونة والجيش يتقدم نحو سدرة.", ["الصبار", "شربونة"]),
    ("قصفت القوات الساحلية بلدات شربونة وقرفا وأصابت ثلاثة أشخاص.", ["شربونة", "قرفا"]),
    # names that explain what was told without them, with something between
    ("قصف الطيران الساحلي مناطق متفرقة من محافظة السهل، بينها سدرة وعين الصفصاف.", ["سدرة", "عين الصفصاف"]),
    ("قصف الطيران الساحلي مدنا عدة في محافظة السهل، بما في ذلك سدرة وعين الصفصاف.", ["سدرة", "عين الصفصاف"]),
    ("استهدفت الغارات الساحلية مناطق في محافظة السهل، بما فيها بلدة سدرة.", ["بلدة سدرة"]),
    ("استهدفت الغارات الساحلية ثلاثة مواقع، هي قاعدة النخلة ومعسكر الصوان ومطار مرجانة.", ["قاعدة النخلة", "معسكر الصوان", "مطار مرجانة"]),
    # the last of those announced, counted with an ordinal
    ("استهدف الطيران الساحلي مناطق سدرة وعين الصفصاف، والثالثة بلدة نرجسة.", ["سدرة", "عين الصفصاف", "بلدة نرجسة"]),
    ("قصف الطيران الساحلي محافظة السهل، لا سيما في سدرة ومحيط عين الصفصاف.", ["سدرة", "محيط عين الصفصاف"]),
    ("قصفت القوات الساحلية كلا من سدرة ومرجانة.", ["سدرة", "مرجانة"]),
    # raids that cover places, shells that fell on them, raids as the means
    ("قصفت القوات الساحلية أحياء سكنية في مرجانة بعشر قذائف، سقطت على أحياء الورد وقرفا.", ["الورد", "قرفا"]),
    ("قال سكان إن الغارات شملت أحياء الصبار والقرنبيط.", ["الصبار", "القرنبيط"]),
    ("شنت القوات الساحلية موجة غارات على سدرة ومرجانة.", ["سدرة", "مرجانة"]),
]


@pytest.mark.parametrize(("text", "places"), STRUCK)
def test_each_site_of_a_list_is_a_strike(text, places):
    document, found = claims(text, "strike")
    assert [words(document, claim.place) for claim in found] == places
    assert [words(document, claim.target) for claim in found] == places


def test_a_street_that_is_called_like_a_town_lies_where_the_other_does():
    _, (_, street) = claims("سقطت قذائف على شارعي الورد ومرجانة في مينا البحر بمملكة الساحل.", "strike")
    assert street.country == "XB"


PLACED = [
    # a camp called by a number
    ("capture", "سيطر الجيش النخيلي على مطار مرجانة ومعسكر 21 وسد الزمرد.", ["مطار مرجانة", "معسكر 21", "سد الزمرد"]),
    ("clash", "تجددت الاشتباكات في محاور سدرة ووادي الربيع والقرنبيط.", ["سدرة", "وادي الربيع", "القرنبيط"]),
    ("clash", "اندلعت اشتباكات بين القوات النخيلية وجبهة السهل في قريتي شربونة وقرفا.", ["شربونة", "قرفا"]),
    ("capture", "سيطرت جبهة السهل على عدد من القرى الخاضعة للجيش، منها شربونة والصبار ثم القرنبيط.", ["شربونة", "الصبار", "القرنبيط"]),
    ("strike", "قصف الطيران الساحلي مواقع جبهة السهل في قرى شربونة وقرفا، وعين الصفصاف في السهل.", ["شربونة", "قرفا", "عين الصفصاف"]),
]


@pytest.mark.parametrize(("kind", "text", "places"), PLACED)
def test_each_site_of_a_list_is_an_event(kind, text, places):
    document, found = claims(text, kind)
    assert [words(document, claim.place) for claim in found] == places


def test_an_interception_over_two_towns_is_one_at_the_first():
    document, found = claims("اعترضت القوات النخيلية صاروخين فوق مدينتي سدرة ومرجانة.", "interception")
    assert [words(document, claim.place) for claim in found] == ["سدرة"]


NO_NAMES = [
    "قصفت القوات الساحلية مناطق الحدود والحرب مستمرة.",
    "قصفت القوات الساحلية أحياء المدينة والريف.",
    "قصفت القوات الساحلية مواقع الجيش والشرطة.",
    "قصفت القوات الساحلية جبهتي الجنوب والشمال.",
]


@pytest.mark.parametrize("text", NO_NAMES)
def test_what_names_no_place_is_no_list(text):
    _, found = claims(text, "strike")
    assert len(found) == 1


def test_what_was_struck_with_raids_is_told_with_the_sites_of_the_raids():
    document, found = claims("استهدفت القوات الساحلية منازل المدنيين في مرجانة بقصف عنيف على أحياء الورد وقرفا ووادي القاضي.", "strike")
    assert [(words(document, claim.target), words(document, claim.place)) for claim in found] == [
        ("منازل المدنيين", "الورد"),
        ("منازل المدنيين", "قرفا"),
        ("منازل المدنيين", "وادي القاضي"),
    ]


def test_a_site_of_a_list_may_lie_in_another():
    document, found = claims("شن الطيران الساحلي غارات على مواقع جبهة السهل في وادي الريحان وخربة اللوز.", "strike")
    assert [words(document, claim.place) for claim in found] == ["وادي الريحان", "خربة اللوز"]


def test_who_launched_a_wave_of_raids_is_not_lost_to_a_clause_about_them():
    document, found = claims("نفذت القوات الساحلية حملة اقتحامات شملت سدرة ومرجانة.", "armed_attack")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [
        ("القوات الساحلية", "سدرة"),
        ("القوات الساحلية", "مرجانة"),
    ]


def test_what_was_destroyed_at_some_site_is_the_target_of_none():
    text = "قال الجيش الساحلي إنه شن غارات الأحد على أهداف لجبهة السهل. وأضاف أن الغارات تركزت حول سدرة ومرجانة والزعرور ودمرت شاحنات."
    document, found = claims(text, "strike")
    assert {words(document, claim.place) for claim in found} == {"سدرة", "مرجانة", "الزعرور"}
    assert {words(document, claim.target) for claim in found} == {"أهداف لجبهة السهل"}


ARMED = [
    ("استهدف مقاتلونا قاعدة النخلة بالقذائف المدفعية وبلدة سدرة بطائرة مسيرة.", [("قاعدة النخلة", "artillery"), ("بلدة سدرة", "drone")]),
    ("أعلنت الجبهة استهداف قاعدة النخلة في السهل بصواريخ، وسدرة بمسيرة.", [("قاعدة النخلة", "rocket"), ("سدرة", "drone")]),
    ("قصفت القوات الساحلية سدرة ومرجانة بالمدفعية.", [("سدرة", "artillery"), ("مرجانة", "artillery")]),
]


@pytest.mark.parametrize(("text", "strikes"), ARMED)
def test_targets_with_means_of_their_own_are_strikes_of_their_own(text, strikes):
    document, found = claims(text, "strike")
    assert [(words(document, claim.target), claim.mode) for claim in found] == strikes


def test_raids_in_a_country_are_not_the_attack_that_they_followed():
    document, found = claims("ضربات ساحلية في النخيل بعد هجوم على قاعدة في سدرة", "strike")
    assert [words(document, claim.place) for claim in found] == ["النخيل", "سدرة"]


def test_a_list_goes_on_behind_the_town_of_its_first_quarter():
    document, found = claims("استهدفت غارة أبنية في حي البستان بسدرة ومنطقة نرجسة.", "strike")
    assert [words(document, claim.place) for claim in found] == ["حي البستان", "منطقة نرجسة"]


def test_sites_of_a_group_in_several_towns_are_struck_and_not_the_towns():
    document, found = claims("شن التحالف الإقليمي غارات على مواقع المسلحين في سدرة ومرجانة.", "strike")
    assert {words(document, claim.target) for claim in found} == {"مواقع المسلحين"}
    assert [words(document, claim.place) for claim in found] == ["سدرة", "مرجانة"]


GONE_ON = [
    # under another preposition of place, behind the province of the sites before it, near what lies around one
    (
        "استهدفت الغارات مواقع الجبهة في سدرة ومرجانة في محافظة السهل، وقرب نرجسة وعين الصفصاف.",
        [("سدرة", 1), ("مرجانة", 1), ("نرجسة", 2), ("عين الصفصاف", 2)],
    ),
    ("شن الطيران الساحلي غارات على مواقع في سدرة وقرى حول نرجسة وعين الصفصاف.", [("سدرة", 1), ("نرجسة", 2), ("عين الصفصاف", 2)]),
    # a name that is an adjective elsewhere, between two that are known
    ("استهدفت الغارات مواقع الجبهة قرب سدرة والقديمة وعين الصفصاف.", [("سدرة", 2), ("القديمة", 2), ("عين الصفصاف", 2)]),
    # areas without a name are no site
    ("قصفت المدفعية الساحلية مدينة سدرة ومناطق في ريفها.", [("مدينة سدرة", 1)]),
]


@pytest.mark.parametrize(("text", "sites"), GONE_ON)
def test_a_list_goes_on_under_another_preposition_of_place(text, sites):
    document, found = claims(text, "strike")
    assert [(words(document, claim.place), claim.location and claim.location.precision) for claim in found] == sites


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        (
            "قصف الطيران الساحلي معسكر الشوك شرق سدرة ومطار مرجانة الدولي.",
            [("معسكر الشوك", "معسكر الشوك"), ("مطار مرجانة الدولي", "مطار مرجانة الدولي")],
        ),
        (
            "شن الطيران الساحلي غارات على قاعدة النخلة شمال سدرة ومحيط مطار مرجانة ومخازن ذخيرة في خربة اللوز.",
            [("قاعدة النخلة", "قاعدة النخلة"), ("محيط مطار مرجانة", "محيط مطار مرجانة"), ("مخازن ذخيرة", "خربة اللوز")],
        ),
        # what has no place of its own stays with the first
        ("قصف الطيران الساحلي معسكرا ومستودعات شرق سدرة.", [("معسكرا ومستودعات", "شرق سدرة")]),
        ("قصف الطيران الساحلي معسكر الشوك شرق سدرة ومستودعات.", [("معسكر الشوك شرق سدرة ومستودعات", "معسكر الشوك")]),
    ],
)
def test_a_known_site_behind_the_place_of_another_is_a_target_of_its_own(text, struck):
    document, found = claims(text, "strike")
    assert [(words(document, claim.target), words(document, claim.place)) for claim in found] == struck


@pytest.mark.parametrize(
    "text",
    [
        "قصفت القوات الساحلية بلدات شربونة والمجاورة لها.",  # "those adjacent to it" are no name
        "قصفت القوات الساحلية أحياء مرجانة الشرقية والغربية.",  # nor are the two sides of a town
        "ألقى مسلحون قنابل على مبنى البلدية ورشوا واجهته.",  # nor is the next verb, behind a site that has no name either
        "قصفت القوات الساحلية محيط المسجد والمدرسة.",
    ],
)
def test_what_is_joined_and_no_site_begins_no_event(text):
    _, found = claims(text)
    assert len(found) <= 1


def test_a_town_that_acts_were_done_in_and_a_site_are_no_list():
    document, found = claims("قصفت القوات الساحلية موقعا عسكريا في سدرة، والملعب الرياضي في مرجانة.", "strike")
    assert [(words(document, c.target), words(document, c.place)) for c in found] == [
        ("موقعا عسكريا", "سدرة"),
        ("الملعب الرياضي", "مرجانة"),
    ]
