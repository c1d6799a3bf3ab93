"""To whom or what it was done: where the target begins and ends, and what belongs to another word of the clause."""

import pytest
from invented import claims, words

EDGES = [
    # what a blow reached is its target, wherever that stands
    ("استهدفت غارة ساحلية سيارة على طريق مرجانة.", "strike", "سيارة"),
    # a participle takes the phrase behind it along
    ("أعلنت كتائب الفجر استهداف مقر الشرطة المجاور لمطار مرجانة الدولي بطائرتين مسيرتين.", "strike", "مقر الشرطة"),
    # whose a site is belongs to the site, through a chain and in a list
    ("وقع انفجار في مستودع للذخيرة لكتائب الفجر في سدرة.", "bombing", "مستودع للذخيرة لكتائب الفجر"),
    ("قصفت القوات النخيلية مواقع وتجمعات لجبهة السهل في سدرة.", "strike", "مواقع وتجمعات لجبهة السهل"),
    ("انفجرت عبوة لاصقة بشاحنة متوقفة أمام محل لبيع الخضار في سدرة.", "bombing", "شاحنة متوقفة"),
    # what was thrown at somebody is told in a clause about the munition
    ("أصيب مدنيان بقذيفة أطلقتها جبهة السهل على حي سكني في سدرة.", "strike", "حي سكني"),
    # a clause about the doer without a relative pronoun does not end the sentence
    ("استهدف انتحاري يقود سيارة مفخخة قافلة للقوات النخيلية في سدرة.", "bombing", "قافلة للقوات النخيلية"),
    ("تعرضت سفينة شحن ترفع علم الواحات لهجوم صاروخي في خليج العنبر.", "strike", "سفينة شحن"),
    # a side of a town is told with the town
    ("قصفت المدفعية الأحياء الشرقية لمدينة سدرة.", "strike", "الأحياء الشرقية لمدينة سدرة"),
    # a condemned blow is told whole
    ("أدانت الخارجية الساحلية الضربات النخيلية على مواقع لجبهة السهل.", "condemnation", "النخيلية"),
]


@pytest.mark.parametrize(("text", "kind", "target"), EDGES)
def test_the_target_is_told_whole_and_with_nothing_of_another_word(text: str, kind: str, target: str) -> None:
    document, found = claims(text, kind)
    assert [words(document, claim.target) for claim in found] == [target]


AGGRESSIONS = [
    ("قصفت القوات الساحلية بالمدفعية الثقيلة محيط سدرة.", "artillery", "محيط سدرة"),
    ("استشهد ثلاثة أشخاص في عدوان ساحلي على سدرة.", "unspecified", "سدرة"),
    ("استشهد ثلاثة أشخاص في عدوان ساحلي استهدف محيط سدرة.", "unspecified", "محيط سدرة"),
    ("نفذ الجيش الساحلي عدوانا جويا على سدرة.", "airstrike", "سدرة"),
    ("استهدف قصف مدفعي أطراف سدرة.", "artillery", "أطراف سدرة"),
    ("طال القصف محيط مدينة سدرة.", "unspecified", "محيط مدينة سدرة"),
    ("استهدفت غارة ساحلية شرق سدرة منزلا.", "airstrike", "منزلا"),
]


@pytest.mark.parametrize(("text", "mode", "target"), AGGRESSIONS)
def test_an_aggression_is_an_attack_and_the_surroundings_of_a_town_its_target(text: str, mode: str, target: str) -> None:
    document, found = claims(text, "strike")
    assert [(claim.mode, words(document, claim.target)) for claim in found] == [(mode, target)]


def test_who_fired_a_munition_stands_in_the_clause_about_it() -> None:
    document, found = claims("أصيب مدنيان بقذيفة أطلقتها جبهة السهل على حي سكني في سدرة.", "strike")
    assert [words(document, claim.actor) for claim in found] == ["جبهة السهل"]


def test_a_family_is_not_captured() -> None:
    _, found = claims("أصيب عدد من أفراد أسرته بجروح.", "abduction")
    assert found == []


def test_a_site_next_to_the_target_tells_where_it_is() -> None:
    document, found = claims("استهدفت مسيرة مقر الشرطة المجاور لمطار مرجانة الدولي.", "strike")
    assert [words(document, claim.place) for claim in found] == ["مطار مرجانة الدولي"]


def test_what_a_house_is_exposed_to_is_no_part_of_it() -> None:
    document, found = claims("تعرض منزل لقذيفتين في سدرة.", "strike")
    assert [(words(document, claim.target), words(document, claim.weapon)) for claim in found] == [("منزل", "قذيفتين")]


CLASHES = [
    # who attacked is the other side of a fight that repelled them, told as one event at the place attacked
    ("تصدت القوات النخيلية لهجوم شنته جبهة السهل على بلدة سدرة.", "القوات النخيلية", "جبهة السهل"),
    ("صد الجيش النخيلي هجوما ساحليا قرب سدرة.", "الجيش النخيلي", "ساحليا"),
    ("أفشلت القوات النخيلية محاولة تسلل لكتائب الفجر في سدرة.", "القوات النخيلية", "كتائب الفجر"),
    # rebels who fell in a fight with an army fell to it
    ("قتل خمسة مسلحين في اشتباكات مع القوات النخيلية في سدرة.", "القوات النخيلية", "خمسة مسلحين"),
    ("قتل 12 من مسلحي جبهة السهل في معارك مع القوات النخيلية في سدرة.", "القوات النخيلية", "12 من مسلحي جبهة السهل"),
    # a soldier who fell fought on the other side, which the clause does not name
    ("قتل جنديان في اشتباكات مع مسلحين في سدرة.", None, "مسلحين"),
    # "between them and between the others"
    ("هاجم مقاتلو كتائب الفجر بلدة سدرة ودارت اشتباكات بينهم وبين القوات النخيلية.", "مقاتلو كتائب الفجر", "القوات النخيلية"),
    # what two sides exchange is no attack of its own
    ("تبادلت القوات النخيلية والساحلية إطلاق النار في واحة الغزال.", "القوات النخيلية", "الساحلية"),
]


@pytest.mark.parametrize(("text", "actor", "target"), CLASHES)
def test_both_sides_of_a_clash_are_told(text: str, actor: str | None, target: str) -> None:
    document, found = claims(text, "clash")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(actor, target)]


@pytest.mark.parametrize("text", [CLASHES[0][0], CLASHES[1][0], CLASHES[7][0]])
@pytest.mark.parametrize("kind", ["armed_attack", "strike", "interception"])
def test_a_repelled_attack_is_told_once(text: str, kind: str) -> None:
    assert claims(text, kind)[1] == []


def test_what_flies_is_a_strike_though_it_was_repelled() -> None:
    document, found = claims("صد الجنود هجوما بصاروخ باليستي على بلدة سدرة.", "strike")
    assert [words(document, claim.target) for claim in found] == ["بلدة سدرة"]


def test_blows_are_not_what_was_left() -> None:
    document, found = claims("فر عشرات المسلحين من بلدة سدرة تحت ضربات القوات النخيلية.", "withdrawal")
    assert [words(document, claim.target) for claim in found] == ["بلدة سدرة"]


def test_others_of_a_party_are_told_with_it() -> None:
    document, found = claims("قتل شرطي وأصيب 11 آخرون من القوات النخيلية في كمين.", "armed_attack")
    assert [claim.injured.low for claim in found if claim.injured is not None] == [11]
    document, found = claims("أصيب 11 آخرون من القوات النخيلية في كمين في سدرة.", "armed_attack")
    assert [words(document, claim.target) for claim in found] == ["11 آخرون من القوات النخيلية"]


FURTHER = [
    # a device is the means, and what it was set off at the target, whoever set it off
    ("أعلنت كتائب الفجر تفجير عبوة ناسفة بآلية عسكرية ساحلية في سدرة.", "bombing", "آلية عسكرية ساحلية"),
    ("أصيب رجل بانفجار قنبلة يدوية ألقاها مسلحون على منزله في سدرة.", "bombing", "منزله"),
    # what stands near a blast was not its target
    ("انفجرت سيارة مفخخة قرب مطار مرجانة الدولي فقتل خمسة أشخاص.", "bombing", "خمسة أشخاص"),
    # the sites that acts reach are no adjectives of them
    ("أعلنت القوات النخيلية استهداف مخزن للمتفجرات في سدرة.", "strike", "مخزن للمتفجرات"),
    # whom forces are moved to fight
    ("نشرت الواحات مقاتلات في قاعدة المرجان لمحاربة جبهة السهل.", "mobilization", "جبهة السهل"),
    ("نشرت الواحات مقاتلات في قاعدة المرجان للتصدي لجبهة السهل.", "mobilization", "جبهة السهل"),
    # where they go is no target, and neither is where those who leave go
    ("تحركت قوات كبيرة مدججة بالسلاح نحو سدرة.", "mobilization", None),
    ("انسحبت جبهة السهل باتجاه الجبال.", "withdrawal", None),
    # an exposed patrol behind "that it" is told as such
    ("أوضح المتحدث الأمني بأنه تعرضت أمس دورية مساندة لمقذوف عسكري في سدرة.", "strike", "دورية مساندة"),
    # a clause about the captives does not name their captors
    ("أعلنت الحكومة أن مقاتلين دربهم الجيش النخيلي اختطفوا على أيدي جبهة السهل.", "abduction", "مقاتلين"),
]


@pytest.mark.parametrize(("text", "kind", "target"), FURTHER)
def test_means_places_and_aims_are_kept_apart_from_targets(text: str, kind: str, target: str | None) -> None:
    document, found = claims(text, kind)
    assert [words(document, claim.target) for claim in found] == [target]


def test_which_fighters_were_trained_is_no_aid_of_its_own() -> None:
    _, found = claims("أعلنت الحكومة أن مقاتلين دربهم الجيش النخيلي اختطفوا على أيدي جبهة السهل.", "aid")
    assert found == []


def test_a_truce_is_not_signed_by_its_purpose() -> None:
    document, found = claims("وقعت النخيل وجبهة السهل اتفاقا لوقف إطلاق النار في سدرة.", "agreement")
    assert all(words(document, claim.actor) != "لوقف" for claim in found)


def test_a_link_with_the_words_of_the_headline_tells_nothing_more() -> None:
    told = "طائرات نقل عسكرية ساحلية تصل سدرة"
    body = "أرسلت وزارة الدفاع الساحلية أمس طائرات نقل عسكرية إلى سدرة.\nوقالت القوات النخيلية إن الهدوء عاد."
    text = f"{told}\n\n{body}\nرابط الخبر: {told}"
    document, found = claims(text, "mobilization")
    assert all(span.end < document.text.index("رابط") for claim in found for span in claim.evidence)


LONGER = [
    # a launcher that is struck is no means, and an act after its adjective takes no genitive
    ("دمرت غارة ساحلية منصة إطلاق صواريخ في سدرة.", "strike", "ساحلية", "منصة إطلاق صواريخ"),
    # what a site is for belongs to the site
    ("استهدفت القوات النخيلية معسكر تدريب لكتائب الفجر في سدرة.", "strike", "القوات النخيلية", "معسكر تدريب لكتائب الفجر"),
    # the subject stands ahead of a clause about it without a relative pronoun
    ("قال سكان إن مسلحين يستقلون دراجات نارية هاجموا قرية قرب سدرة.", "armed_attack", "مسلحين", "قرية"),
    # a title behind the name of a state is no adjective of it
    ("استهدفت النخيل القيادي في جبهة السهل سامي العقيق بغارة.", "strike", "النخيل", "القيادي في جبهة السهل سامي العقيق"),
    ("أدان الساحل تفجير منزل رئيس الوزراء.", "condemnation", "الساحل", "تفجير منزل رئيس الوزراء"),
    # a thing in the genitive was acted on, and its owner was not
    ("أعلنت القوات النخيلية تدمير زورقين تابعين لكتائب الفجر.", "destruction", "القوات النخيلية", "زورقين تابعين لكتائب الفجر"),
    # what is joined to the first target did nothing either
    ("وتم تدمير منصات إطلاق القذائف ومصادر النيران.", "strike", None, "منصات إطلاق القذائف"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target"), LONGER)
def test_doer_and_target_are_not_mixed_up(text: str, kind: str, actor: str, target: str) -> None:
    document, found = claims(text, kind)
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(actor, target)]


def test_what_a_headline_took_is_the_town_that_the_text_names():
    text = "الجيش النخيلي ينتزع بلدة مهمة من جبهة السهل\n\nسيطر الجيش النخيلي على مدينة طرنفوش شمال سدرة. وقال الجيش إن الهدوء عاد."
    document, found = claims(text, "capture")
    assert [words(document, claim.target) for claim in found] == ["مدينة طرنفوش"]


def test_buildings_are_retaken():
    document, found = claims("استعادت القوات النخيلية مستشفى سدرة من جبهة السهل.", "capture")
    assert [words(document, claim.target) for claim in found] == ["مستشفى سدرة"]


def test_a_battle_of_liberation_has_not_taken_the_town() -> None:
    assert claims("تحدثت مصادر عسكرية عن بدء معركة تحرير سدرة.", "capture")[1] == []


WHOM = [
    # a man who speaks is not struck by what "it" tells, nor is a report by the munition that the pronoun stands for
    ("أوضح الناطق العسكري في وزارة الدفاع العقيد سامي العقيق، بأنه تعرضت أمس دورية مساندة لمقذوف عسكري.", "strike", "دورية مساندة"),
    ("ذكر تقرير إخباري أن صاروخا أطلقه مسلحون من سدرة انفجر في مرجانة.", "strike", "مرجانة"),
    # a participle that tells what came of it, or what else was said, is no target
    ("سقط عدد من الصواريخ الباليستية في قاعدة النخلة متسببا بأضرار طفيفة.", "strike", "قاعدة النخلة"),
    ("قال مسؤول إن القوات الساحلية استولت على معسكر الصوان، واصفا ما جرى بأنه انقلاب.", "capture", "معسكر الصوان"),
    # an attack that was repelled is no party to the fight
    ("صد الجيش النخيلي هجوما على سدرة.", "clash", None),
    ("صد الجيش النخيلي هجوما لجبهة السهل على سدرة.", "clash", "جبهة السهل"),
    # the hour of an official statement is nobody
    ("صرح المتحدث أنه عند الساعة الحادية عشرة من مساء أمس تعرضت دورية أمن لإطلاق نار في سدرة.", "armed_attack", "دورية أمن"),
    ("صرح المتحدث أنه عند الساعة الثالثة وخمسين دقيقة من صباح أمس تعرضت دورية أمن لإطلاق نار في سدرة.", "armed_attack", "دورية أمن"),
    # forces on the move, told by the noun of moving, with whose they are
    ("استهدفت مدفعية الجيش تعزيزات لجبهة السهل كانت في طريقها إلى سدرة.", "strike", "تعزيزات لجبهة السهل"),
    ("قصفت المدفعية النخيلية تحركات جبهة السهل قرب سدرة.", "strike", "تحركات جبهة السهل"),
    # a ship tells what befell her, by a noun of undergoing too
    ('أفادت السفينة "مرجان" بتعرضها لإصابة بمسيرة انتحارية في خليج العنبر.', "strike", 'السفينة "مرجان"'),
    ("أبلغت السفينة عن نجاتها من هجوم بطائرة مسيرة في خليج العنبر.", "strike", "السفينة"),
    # planes that are counted can be downed, though the force is named by them
    ("أسقط سلاح الجو النخيلي خمس مقاتلات ساحلية.", "interception", "خمس مقاتلات ساحلية"),
    # who carries out an ambush "to" somebody does it to them
    ("نفذت كتائب الفجر كمينا لقوة ساحلية في سدرة.", "armed_attack", "قوة ساحلية"),
    # a device goes off in a town or beside it, not at it
    ("وقع انفجار شرق سدرة قتل فيه سبعة أشخاص.", "bombing", "سبعة أشخاص"),
    ("انفجرت سيارة مفخخة في مدينة سدرة.", "bombing", None),
    # a name goes on behind "the father of", an agency's adjective is no part of the man it arrested
    ("استشهد الشاب عمر خالد أبو ليل برصاص القوات الساحلية قرب سدرة.", "armed_attack", "الشاب عمر خالد أبو ليل"),
    ("اعتقلت الشرطة النخيلية القيادي في جبهة السهل سامي العقيق في سدرة.", "arrest", "القيادي في جبهة السهل سامي العقيق"),
    # what a device goes off in, and who passes when it does
    ("مقتل 3 نخيليين بانفجار داخل منزل في سدرة", "bombing", "منزل"),
    ("أعلنت كتائب الفجر تفجير عبوة في دبابة ساحلية شرق سدرة.", "bombing", "دبابة ساحلية"),
    ("انفجر لغم أثناء مرور حافلة مدنية في سدرة.", "bombing", "حافلة مدنية"),
    ("انفجرت عبوة ناسفة لدى مرور دورية للجيش في مرجانة، مما أسفر عن مقتل جنديين.", "bombing", "دورية للجيش"),
    ("فجرت كتائب الفجر عبوة ناسفة بقوة ساحلية راجلة في سدرة.", "bombing", "قوة ساحلية راجلة"),
    # the age of the dead parts no clause, what an arrest is for is not arrested
    ("استشهد الطفل يزن الكفارنة (10 أعوام) برصاص القوات الساحلية في سدرة.", "armed_attack", "الطفل يزن الكفارنة"),
    ("نجحت الشرطة النخيلية في ضبط 25 شخصا من الهاربين لتنفيذ أحكام بالحبس في سدرة.", "arrest", "25 شخصا من الهاربين"),
    # an office goes with its body and the name of its holder; a name that "called" gives stands alone
    ("اغتال الساحل رئيس المكتب السياسي لجبهة السهل سامي العقيق في مرجانة.", "armed_attack", "رئيس المكتب السياسي لجبهة السهل سامي العقيق"),
    ("إن غارة جوية قتلت المسؤول المالي لجبهة السهل المدعو أبو صالح في سدرة.", "strike", "أبو صالح"),
    # raids told on behind a comma
    ("شن الطيران الساحلي غارات على مدينة سدرة، استهدفت مطار المدينة.", "strike", "مطار المدينة"),
    # a side of a town behind the day of the act
    ("قصف الجيش الساحلي فجر اليوم محيط مطار مرجانة الدولي بعدة صواريخ.", "strike", "محيط مطار مرجانة الدولي"),
    ("قصف الجيش الساحلي اليوم الخميس شرق مدينة سدرة.", "strike", "شرق مدينة سدرة"),
    # how it was done is no object
    ("قصف الطيران الساحلي بقوة مواقع جبهة السهل.", "strike", "مواقع جبهة السهل"),
    ("وقصفت القوات الساحلية بانتظام مناطق زراعية قرب سدرة.", "strike", "مناطق زراعية"),
]


@pytest.mark.parametrize(("text", "kind", "target"), WHOM)
def test_who_was_meant(text: str, kind: str, target: str | None) -> None:
    document, found = claims(text, kind)
    assert [words(document, claim.target) for claim in found] == [target]


def test_raids_on_a_province_are_on_the_towns_that_they_hit() -> None:
    document, found = claims("شن الطيران الساحلي غارات على محافظة مرجانة، استهدفت بلدات سدرة وعين الصفصاف وخربة اللوز.", "strike")
    assert [words(document, claim.target) for claim in found] == ["سدرة", "عين الصفصاف", "خربة اللوز"]


GENITIVES = [
    # who goes, comes or leaves is the genitive, whoever tells of it; what is moved or expelled is no target
    ("أعلن المرصد انسحاب القوات الساحلية من بلدة سدرة.", "withdrawal", "القوات الساحلية", "بلدة سدرة"),
    ("أعلنت القوات النخيلية طرد عناصر جبهة السهل من بلدة سدرة.", "capture", "القوات النخيلية", "بلدة سدرة"),
    ("أفادت مصادر بانضمام المئات من أبناء المدينة إلى كتائب الفجر في مدينة سدرة.", "mobilization", "المئات من أبناء المدينة", None),
    # the army that shells "of" it, told with what it shells
    ("قتل ستة مدنيين جراء قصف مدفعي للقوات الساحلية على سوق الرمان في سدرة.", "strike", "للقوات الساحلية", "سوق الرمان"),
    # tanks that were destroyed throw nothing
    ("تصدت القوات النخيلية لهجوم ساحلي قرب سدرة ودمرت ثلاث دبابات.", "clash", "القوات النخيلية", "ساحلي"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target"), GENITIVES)
def test_whose_genitive_an_act_has(text: str, kind: str, actor: str, target: str | None) -> None:
    document, found = claims(text, kind)
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(actor, target)]


EDGES = [
    # a people's name in the plural describes those ahead of it; who is taken is no taker, and where they rebel no target
    ("خطف مسلحون أكراد ثلاثة عمال في سدرة.", "abduction", "مسلحون أكراد", "ثلاثة عمال"),
    ("أعلنت جبهة السهل أسر نحو 50 من المتمردين على السلطات في سدرة.", "abduction", "جبهة السهل", "نحو 50 من المتمردين"),
    # what was made safe, what was foiled, what a bomb was set off at
    ("أبطلت القوات النخيلية مفعول سيارة مفخخة في سدرة.", "interception", "القوات النخيلية", "مفعول سيارة مفخخة"),
    ("أحبط الجيش النخيلي محاولة زرع عبوات ناسفة في سدرة.", "interception", "الجيش النخيلي", "محاولة زرع عبوات ناسفة"),
    ("فجر انتحاري سيارة مفخخة على تجمع للجنود في مرجانة.", "bombing", "انتحاري", "تجمع للجنود"),
    # where a shell came from was not hit; what a town is compared with was not taken
    ("سقطت قذيفة من داخل الأراضي الساحلية على منزل في سدرة.", "strike", None, "منزل"),
    ("باتت معظم أحياء سدرة، ثاني أكبر المدن بعد مرجانة، تحت سيطرة جبهة السهل.", "capture", "جبهة السهل", "معظم أحياء سدرة"),
    # an adverb is nobody; the second of two who bear one title has his name behind him
    ("سيجتمع مجلس الأقاليم الدولي الثلاثاء المقبل استثنائيا بطلب من النخيل.", "consultation", "مجلس الأقاليم الدولي", None),
    ("جرى اتصال هاتفي بين الرئيسين النخيلي والساحلي سامي الفنار.", "consultation", "الرئيسين النخيلي", "الساحلي سامي الفنار"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target"), EDGES)
def test_whom_and_where_the_name_ends(text: str, kind: str, actor: str | None, target: str | None) -> None:
    document, found = claims(text, kind)
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(actor, target)]


TO_TOWNS = [
    ("ضربة صاروخية لمرجانة أمس.", None, "مرجانة"),
    ("قصف صاروخي للجيش النخيلي على مرجانة أمس.", "للجيش النخيلي", "مرجانة"),
]


@pytest.mark.parametrize(("text", "actor", "target"), TO_TOWNS)
def test_what_is_done_to_a_town_strikes_it(text: str, actor: str | None, target: str) -> None:
    document, found = claims(text, "strike")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(actor, target)]
