"""Where an event was, told in the clauses around its own: about the site, its dead, who was there, or in an account that goes on."""

import pytest
from invented import claims, words

# text, type of the event, its place
AROUND = [
    # a clause about an indefinite site tells where the site is; the verb that could tell an act of its own tells none there
    ("هاجم مسلحون فندقا يضم مكاتب للأمم المتحدة في سدرة.", "armed_attack", "سدرة"),
    ("انفجرت عبوة بحافلة تقل مجندين خرجوا إلى إجازتهم على طريق مرجانة.", "bombing", "طريق مرجانة"),
    ("أحبطت قوة حراسة هجوما نفذه انتحاري كان يستعد لدخول مبنى في سدرة.", "interception", "سدرة"),
    # the dead whom a joined verb tells fell where the act was; who is killed elsewhere next is another matter
    ("فجر انتحاري نفسه وقتل 14 شخصا في سدرة.", "bombing", "سدرة"),
    ("فجر انتحاري سيارة في سدرة، وقتل مسلحون ضابطا في مرجانة.", "bombing", "سدرة"),
    # what somebody was doing who was killed tells where
    ("قتل قيادي في غارة بينما كان يتنقل قرب بلدة سدرة.", "strike", "بلدة سدرة"),
    # what is joined by a pronoun to its target has one place with it
    ("قتل رجل إثر استهداف مسلحين لمنزل وإحراقه في سدرة.", "armed_attack", "سدرة"),
    # the side of a land by its adjective, people who fight across a border, a quarter called after the police
    ("بدأ الجيش الساحلي مناورات في الغرب النخيلي.", "mobilization", "الغرب النخيلي"),
    ("قتل جندي في اشتباكات مع مهربين عبر الحدود مع الساحل.", "clash", "الحدود مع الساحل"),
    ("انفجرت سيارة ملغومة في سوق في حي الشرطة بالعاصمة مرجانة.", "bombing", "حي الشرطة"),
    # a name that no list knows is more exact than the side of a town
    ("اندلعت اشتباكات بين الجيش النخيلي ومسلحين في طرنفوشكا جنوب غرب سدرة.", "clash", "طرنفوشكا"),
    # what tells where a named place lies is no place of the act, and makes a name of an unknown word; of a place with no name it is
    ("أعلنت الغرفة أسر عشرة مسلحين قرب الطلحية، التي تقع على بعد 45 كيلومترا جنوب غرب سدرة.", "abduction", "الطلحية"),
    ("قتل خمسة جنود في معارك في الطلحية، التي تبعد نحو 20 كيلومترا شمال سدرة.", "clash", "الطلحية"),
    ("قتل خمسة جنود في هجوم على بلدة تقع شمال سدرة.", "strike", "شمال سدرة"),
    # what somebody was doing who was hit tells where, more exactly than the town that heads the sentence
    ("وفي مرجانة، قال مصدر أمني إن مجندا قتل برصاص قناص أثناء خدمته على حاجز بحي الرمان.", "armed_attack", "حي الرمان"),
    # a building told by the village that it stands in
    ("دمر القصف مدرسة قرية الدويرة في محافظة السهل.", "strike", "قرية الدويرة"),
    # the harm that another speaker tells in a joined clause is not where the act ahead was
    ("هاجم مسلحون حاجزا في مرجانة، وأفاد مصدر طبي بمقتل ستة جراء سقوط صاروخ على مبنى سكني في بلدة سدرة.", "strike", "بلدة سدرة"),
    ("شهدت مرجانة توترا، وقتل ستة في سدرة جراء سقوط صاروخ على مبنى سكني.", "strike", "سدرة"),
    # a road told by two towns alone
    ("استهدفت غارة سيارة على طريق سدرة نرجسة.", "strike", "طريق سدرة نرجسة"),
    ("هاجم مسلحون حافلة على أوتوستراد مرجانة - سدرة.", "armed_attack", "أوتوستراد مرجانة - سدرة"),
    ("هاجم مسلحون حافلة على طريق سدرة وقتل ضابط في نرجسة.", "armed_attack", "طريق سدرة"),
    # a public road, a quarter with a plural in its name; a dirt road has none
    ("أغارت مسيرة على دراجة نارية على طريق عام البياضية.", "strike", "طريق عام البياضية"),
    ("أغارت مسيرة على دراجة نارية على طريق ترابي قرب الحدود.", "strike", None),
    ("سيطر الجيش النخيلي على حي مساكن الطلحية.", "capture", "حي مساكن الطلحية"),
    # near a base in a quarter: in the quarter
    ("شهدت سدرة مواجهات بين الجيش وجبهة السهل قرب معسكر الصوان في حي البستان.", "clash", "حي البستان"),
    # "our land" and "outside the law" are no places
    ("قتل مسلحون جنديين في هجوم على أرضنا.", "armed_attack", None),
    ("نفذت جبهة السهل إعدام ثلاثة أسرى خارج نطاق القانون.", "armed_attack", None),
]


@pytest.mark.parametrize(("text", "kind", "place"), AROUND)
def test_the_place_that_a_clause_around_an_act_tells(text: str, kind: str, place: str | None) -> None:
    document, found = claims(text, kind)
    assert [words(document, claim.place) for claim in found] == [place]


def test_two_targets_under_one_preposition_have_the_places_behind_them() -> None:
    text = "شن الطيران النخيلي غارات على مواقع للقوات في سدرة (الغزالة) ونرجسة، وعلى معاقل جبهة السهل في مرجانة وواحة الغزال."
    document, found = claims(text, "strike")
    told = [(words(document, claim.target), words(document, claim.place)) for claim in found]
    assert told == [
        ("مواقع للقوات", "سدرة"),
        ("مواقع للقوات", "نرجسة"),
        ("معاقل جبهة السهل", "مرجانة"),
        ("معاقل جبهة السهل", "واحة الغزال"),
    ]


def test_a_base_is_where_a_fight_was_and_no_side_of_it() -> None:
    document, found = claims("تجددت الاشتباكات بين الجيش وجبهة السهل في محيط معسكر الصوان وقاعدة النخلة الجوية وسط مرجانة.", "clash")
    assert [words(document, claim.place) for claim in found] == ["معسكر الصوان", "قاعدة النخلة الجوية"]


def test_parts_of_a_town_by_their_side_are_no_names_of_a_list() -> None:
    document, found = claims("قصفت المدفعية الأحياء الشرقية لمدينة سدرة ومحيط مستشفى الأمل.", "strike")
    assert [words(document, claim.place) for claim in found] == ["الأحياء الشرقية لمدينة سدرة", "محيط مستشفى الأمل"]
    document, found = claims("قصف الجيش البلدات الشرقية لسدرة.", "strike")
    assert [words(document, claim.place) for claim in found] == ["البلدات الشرقية لسدرة"]


# two sentences, the type of what the second tells, its place
GOING_ON = [
    # who was taken in a fight was taken there, in the account that tells both; another's account is of elsewhere
    ("قال الجيش النخيلي إن معارك اندلعت في سدرة. وأضاف أنه أسر ستة مسلحين.", "abduction", "سدرة"),
    ("اندلعت معارك في سدرة. وقال مصدر طبي في مرجانة إن ثلاثة ممرضين خطفوا.", "abduction", None),
    # "the city" is the one named inside a phrase before, and not that of a dateline
    ("مرجانة (رويترز) - قصف الجيش مسلحين في ضواحي مدينة سدرة. وانفجرت سيارة مفخخة في سوق في المدينة.", "bombing", "سدرة"),
    # "the coastal town" is the town told before
    ("وصلت دورية إلى بلدة مينا البحر. وقصف مسلحون سوقا في البلدة الساحلية.", "strike", "بلدة مينا البحر"),
]


@pytest.mark.parametrize(("text", "kind", "place"), GOING_ON)
def test_the_place_of_an_account_that_goes_on(text: str, kind: str, place: str | None) -> None:
    document, found = claims(text, kind)
    assert [words(document, claim.place) for claim in found] == [place]
