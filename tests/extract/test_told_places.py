"""Where an act was, where a clause of its own tells it: returns to the act, names that no list knows, what lies in another country."""

import pytest
from invented import claims, words

# text, type of the act, its place
TOLD = [
    # "the attack", where it took place or was done
    (
        "قتل عشرة أشخاص أمس عندما فجر انتحاري نفسه في سوق بشمال النخيل. ويأتي الهجوم الذي وقع في منطقة طرنفوش قبل أيام من الانتخابات.",
        "bombing",
        "منطقة طرنفوش",
    ),
    (
        "قتل عشرة جنود أمس في غارة على حاجز للجيش في محافظة الهضبة. وبين قتلى الغارة التي نفذتها طائرة مجهولة في منطقة طرنفوش ضابط كبير.",
        "strike",
        "منطقة طرنفوش",
    ),
    ("تبادل مسلحون إطلاق النار في حفل زفاف أمس ما أدى إلى مقتل ستة. ولم يعرف على الفور سبب الهجوم في سدرة.", "clash", "سدرة"),
    # where fights have moved to, and "where" behind it; where those came from who were held is another place
    ("انتقلت المعارك إلى مدينة سدرة، حيث قتل عشرة من عناصر الجبهة أمس.", "clash", "مدينة سدرة"),
    ("اعتقلت الشرطة النخيلية ثلاثة مسلحين قدموا من مرجانة عند حاجز في سدرة أمس.", "arrest", "سدرة"),
    # "there" is where the town named last is, and not the province that it lies in; "there are" tells no place
    ("وصلت تعزيزات من الجيش إلى مدينة سدرة في محافظة السهل. وهناك اندلعت اشتباكات مع المسلحين.", "clash", "مدينة سدرة"),
    ("وصل قائد الشرطة إلى سدرة أمس وقتل هناك برصاص مسلحين.", "armed_attack", "سدرة"),
    ("هناك اشتباكات عنيفة في نرجسة بين الجيش والمسلحين.", "clash", "نرجسة"),
    # a town right ahead of "where", whatever it stands under
    ("طاولت الهجمات مدينة سدرة، حيث وقعت عملية انتحارية أسفرت عن سقوط 14 قتيلا أمس.", "bombing", "مدينة سدرة"),
    # of a report that tells of one town only, what is told further below is there too; not of one that tells of two
    (
        "هاجم مسلحون ثكنة في مدينة سدرة أمس. وقال مصدر إن العملية استغرقت ساعات. وأضاف أن مدرعات شاركت فيها. وأحرق المسلحون منزلين.",
        "destruction",
        "مدينة سدرة",
    ),
    (
        "هاجم مسلحون ثكنة في مدينة سدرة أمس وقصف الجيش نرجسة. وقال مصدر إن العملية استغرقت ساعات. وتستمر المفاوضات. وأحرق المسلحون منزلين.",
        "destruction",
        None,
    ),
    # "until" ahead of a verb of the past opens a clause
    ("لم تمض ساعات على إعلان الهدنة حتى قصفت مدفعية الجيش مدينة سدرة.", "strike", "مدينة سدرة"),
    # the town of a resident who speaks is "the town", and what a witness or a correspondent tells he saw where he is
    ("قال أحد سكان سدرة إن طائرات قصفت السوق الرئيسي في المدينة أمس.", "strike", "سدرة"),
    ("أفاد مراسلنا في سدرة بأن قذائف سقطت على أحياء سكنية أمس.", "strike", "سدرة"),
    ("قال شهود عيان في سدرة إن طائرات قصفت ثكنة أمس.", "strike", "سدرة"),
    # the land of a state, its coast and its air by its adjective
    ("قصفت طائرات مجهولة مخيما في الأراضي الساحلية أمس.", "strike", "الأراضي الساحلية"),
    ("هاجم مسلحون سفينة قبالة السواحل النخيلية أمس.", "armed_attack", "السواحل النخيلية"),
    # calm that has returned to a town after fights; a day that it lived through; a village called the Farm; whence people fled
    ("عاد الهدوء إلى سدرة بعد اشتباكات دارت أمس بين الجيش وعناصر الجبهة وأوقعت عشرة قتلى.", "clash", "سدرة"),
    ("عاشت سدرة أمس يوما داميا، إذ قتل 13 شخصا في تفجيرين استهدفا مطعما ومحطة للحافلات.", "bombing", "سدرة"),
    ("ألقت مروحيات براميل متفجرة على قرية المزرعة في محافظة السهل.", "strike", "قرية المزرعة"),
    ("نزح آلاف المدنيين من سدرة باتجاه مرجانة بعدما اقتحم المسلحون البلدة أمس.", "armed_attack", "سدرة"),
    # the stage of fights is the town that is or became it
    ("كانت مدينة سدرة أمس مسرحا لاشتباكات عنيفة بين الجيش والمسلحين.", "clash", "مدينة سدرة"),
    ("تحولت سدرة إلى ساحة معارك بين الجيش والمسلحين أمس.", "clash", "سدرة"),
    # of whose town an official is, or where he holds his post, is not where he was killed; a capital that backs measures is no place
    ("قتل مسلحون رئيس بلدية نرجسة بالرصاص في سدرة أمس.", "armed_attack", "سدرة"),
    ("قصف الجيش سدرة ما أدى إلى مقتل القيادي أبو عمر، وهو مسؤول التنظيم في نرجسة.", "strike", "سدرة"),
    # "the operation", which names no kind of act; "the raid was carried out"
    (
        "أعلنت الوزارة أمس أن قائدا قتل في غارة في محافظة الهضبة. وأوضحت أن العملية التي جرت في 2 مارس في خربة اللوز أدت إلى مقتل مرافقيه.",
        "strike",
        "خربة اللوز",
    ),
    ("قتل قائد كبير في غارة في محافظة السهل. وأوضح مسؤول أن الضربة نفذت أمس في سدرة.", "strike", "سدرة"),
    # those told as hit are told again as killed in a raid that took place somewhere
    (
        "قتل قائد كبير أمس في غارة ساحلية. وقال متحدث إن الغارة استهدفت أبو خليل الطرني وإنه قتل في ضربة وقعت في منطقة طرنفوش.",
        "strike",
        "منطقة طرنفوش",
    ),
    # whoever is of the place, "where the raid was"
    (
        "قتل عشرة جنود أمس في غارة على حاجز للجيش في محافظة الهضبة. وقال عامر الصخري حاكم منطقة طرنفوش حيث وقعت الغارة إنها مدانة.",
        "strike",
        "منطقة طرنفوش",
    ),
    # a name that no list knows, with the land that it lies in, behind a site, or between quote marks
    ("قتل عشرة أشخاص في تفجير استهدف محطة حافلات في طرنفيه بشمال النخيل.", "bombing", "طرنفيه"),
    ("فجر انتحاري نفسه داخل سوق في الطرن.", "bombing", "الطرن"),
    # a name of ordinary words, with how far off it lies in brackets; a road there has none
    ("انفجرت سيارة مفخخة قرب مقر الحزب في تل أسقف (30 كلم شمال سدرة).", "bombing", "تل أسقف"),
    ("انفجرت سيارة مفخخة على طريق زراعي (30 كلم شمال سدرة).", "bombing", "شمال سدرة"),
    # what people are accused of planning is to be elsewhere
    ("اعتقلت الشرطة النخيلية ثلاثة مسلحين بتهمة التخطيط لهجمات في الساحل.", "arrest", None),
    ("اعتقلت الشرطة النخيلية ثلاثة مسلحين للاشتباه بتخطيطهم لتنفيذ هجمات في الساحل.", "arrest", None),
    ("اعتقلت الشرطة النخيلية ثلاثة مسلحين خلال مداهمة في سدرة.", "arrest", "سدرة"),
    # waters, and not the town where what was taken there is at home
    ("إحدى السفينتين اللتين خطفهما مسلحون أمس في مياه خليج العنبر، مسجلة في سدرة.", "abduction", "مياه خليج العنبر"),
    # no name is written as an indefinite accusative; a camp that is called by a number
    ("قتل جنود نخيليون سدرةً بالرصاص.", "armed_attack", None),
    # "the town" is none that somebody only spoke in
    ("وقال المتحدث في تصريحات صحفية في مرجانة إن مسلحين هاجموا المدينة.", "armed_attack", None),
    ("وصل الجيش إلى سدرة. وقال المتحدث في مؤتمر صحفي في مرجانة إن مسلحين هاجموا المدينة.", "armed_attack", "سدرة"),
    # where those who were hit arrived, what they left, and not where they were heading; the marks around a name are no word
    ("استهدفت طائرة مسيرة سيارة للجبهة لدى وصولها إلى مدينة مرجانة.", "strike", "مدينة مرجانة"),
    ("فتح مسلحون النار على قافلة لدى وصول القافلة إلى مشارف نرجسة.", "armed_attack", "مشارف نرجسة"),
    ("اغتال مسلحون ضابطا لدى خروجه من منزله في حي الرمان.", "armed_attack", "حي الرمان"),
    ("هاجم مسلحون حافلة لدى توجهها إلى نرجسة وقتلوا خمسة.", "armed_attack", None),
    (
        "زرع مسلحون العبوة الناسفة في مركبة أثناء تمشيط الحد بين (الوردية) و(الفخارة) بمدينة نرجسة، ما أسفر عن مقتل ضابط.",
        "bombing",
        "مدينة نرجسة",
    ),
    # what those who were hit had been doing there, and not what they were about to do
    ("قتل تسعة جنود في إطلاق نار باتجاه مفرزة للجيش كانت تقوم بعملية بحث وتمشيط في محافظة السهل.", "armed_attack", "محافظة السهل"),
    ("قصف الطيران الساحلي معسكرا كانت تستعد فيه قوة للزحف نحو سدرة.", "strike", None),
    # where somebody spoke is no place of what he said, whether it is quoted or not; a quoted act stands in its clause
    ('قال وزير الدفاع في مؤتمر صحفي في مرجانة "قصفت الطائرات مواقع لجبهة السهل".', "strike", None),
    ('قتل خمسة جنود في مدينة سدرة في "هجوم نفذه مسلحون".', "armed_attack", "مدينة سدرة"),
    # the town of an attack that is told with its doer
    ("قتل عشرة في هجوم سدرة الدامي على تجمع لناشطين نسب إلى جبهة السهل.", "strike", "سدرة"),
    ("شنت فصائل سدرة هجوما على ثكنة للجيش.", "strike", None),
    ("قتل شخص في سقوط صاروخ للجيش الساحلي في «أرنفت».", "strike", "أرنفت"),
    # the taking that a fight or an operation is called after, or is for, and not the seat of the speaker
    ("قال قائد شرطة محافظة السهل إن عشرين مسلحا قتلوا في عمليات تطهير مدينة مرجانة.", "armed_attack", "مدينة مرجانة"),
    ("قتل خمسة جنود في معارك استعادة نرجسة من الجبهة.", "clash", "نرجسة"),
    ("أطلق الجيش أمس عملية لتحرير مرجانة.", "armed_attack", "مرجانة"),
    # the seat of a council, by the whole name of its province
    ("قال رئيس مجلس محافظة الهضبة إن خمسة جنود قتلوا في انفجار.", "bombing", "محافظة الهضبة"),
    # where somebody came from is not where he was held
    ("أوقفت الشرطة النخيلية أمس راكبا قادما من مرجانة.", "arrest", None),
    ("اعتقل الأمن شابا عائدا من الساحل في نرجسة.", "arrest", "نرجسة"),
    # a site that bears a town's name, which is stormed; a site that names no place heads a list that is announced
    ("دخلت قوات الأمن جامعة مرجانة في جنوب مدينة نرجسة واشتبكت مع مسلحين.", "armed_attack", "جامعة مرجانة"),
    ("استهدفت الغارات مواقع منها معسكر الدفاع.", "strike", "معسكر الدفاع"),
    # the palace and the camp that are called by a day
    ("استعادت القوات قصر 22 مايو الرئاسي في مدينة مرجانة من الجبهة.", "capture", "قصر 22 مايو الرئاسي"),
    # where the clashes, or the execution, took place: more exactly than the province or the town told before
    ("قتل خمسة مسلحين باشتباكات في محافظة الهضبة. وقال مسؤول إن الاشتباكات اندلعت في منطقة طرنفوش.", "clash", "منطقة طرنفوش"),
    (
        "أعدمت الجبهة خمسة مدنيين في مدينة مرجانة. وأضافت المصادر أن الإعدام تم في ساحة الطرنفوش وسط المدينة.",
        "armed_attack",
        "ساحة الطرنفوش",
    ),
    # an adjective that does not agree with the noun ahead is a name
    ("قتل خمسة في غارة استهدفت سيارة في وادي بعيدة شرق مدينة مرجانة.", "strike", "وادي بعيدة"),
    ("قتل خمسة في غارة استهدفت سيارة في قرية بعيدة شرق مدينة مرجانة.", "strike", "شرق مدينة مرجانة"),
    # no places: a part of the body, in what part of the world "this country" lies, "local" sources with the paper they spoke to
    ("أصيب جندي برصاصة في منطقة الكتف في مرجانة.", "armed_attack", "مرجانة"),
    ("هاجم مسلحون ثكنة في هذا البلد الواقع في غرب أفريقيا.", "armed_attack", None),
    ("هاجمت الجبهة ثكنة، كما أبلغت مصادر محلية «المرساة»، وقتلت جنديا.", "armed_attack", None),
    # whom battles are fought with is no ground, though his name is spelled as "the front"
    ("أدانت مرجانة الهجوم. وتخوض المجموعات معارك مع الجبهة.", "clash", None),
    # where those fell who fought with others from across the border
    ("قتل جندي قرب سدرة في صدام مسلح مع مقاتلين في الساحل.", "clash", "سدرة"),
]


@pytest.mark.parametrize(("text", "kind", "place"), TOLD)
def test_the_place_told_apart_is_that_of_the_act(text, kind, place):
    document, found = claims(text, kind)
    assert [words(document, claim.place) for claim in found] == [place]


NAMED = [
    # the compass ends a village's name; what overlooks a town is no part of it; a quarter by a noun known in the plural, a region by a site
    ("انفجرت قنبلة في قرية الطرن الغربي بمحافظة السهل.", "bombing", "قرية الطرن الغربي"),
    ("قتل سبعة مسلحين في معارك في جبل الصوان المطل على مدينة سدرة.", "clash", "جبل الصوان"),
    ("قصف الطيران النخيلي تلالا مطلة على سدرة.", "strike", "سدرة"),
    ("قصف الطيران النخيلي حي كلابة في مدينة سدرة.", "strike", "حي كلابة"),
    # a masculine is told of the act and not of the town
    ("قتل عشرة أشخاص في هجوم سدرة الانتحاري.", "bombing", "سدرة"),
    ("قتل عشرة أشخاص في هجوم انتحاري في سدرة القديمة.", "bombing", "سدرة القديمة"),
    ("سيطر الجيش النخيلي على منطقة مثلث العلم جنوبي سدرة.", "capture", "منطقة مثلث العلم"),
    ("قتل ثلاثة أشخاص في غارة على منطقة عمليات الحزب في محافظة الهضبة.", "strike", "محافظة الهضبة"),
]


@pytest.mark.parametrize(("text", "kind", "place"), NAMED)
def test_the_name_of_a_place_is_read_whole(text, kind, place):
    document, found = claims(text, kind)
    assert [words(document, claim.place) for claim in found] == [place]


@pytest.mark.parametrize("office", ["محافظ سدرة", "رئيس بلدية مدينة سدرة", "عميد بلدية مدينة سدرة"])
def test_the_town_returns_to_that_of_whoever_speaks(office):
    _, found = claims(f"قال {office} إن اشتباكات اندلعت بين القبيلتين في ضاحية من ضواحي المدينة.", "clash")
    assert [claim.location and claim.location.place for claim in found] == ["sidra"]


def test_the_area_returns_to_a_village_that_no_list_knows():
    text = "قالت شرطة سدرة إن انفجارا وقع في قرية طرنفوش. وأضافت أن مسلحين هاجموا دورية بالمنطقة."
    document, found = claims(text, "armed_attack")
    assert [words(document, claim.place) for claim in found] == ["قرية طرنفوش"]


BELOW = [
    # the one blast of the news is told below by another; not one of another kind on another day
    (
        "قتل جنديان مساء السبت في انفجار سيارة مفخخة في سدرة. ولم تتبن أي جهة الهجوم. وقال رعاة إن المطر عاد. "
        "وقالت القيادة العسكرية إن سيارة مفخخة انفجرت عند مرور قافلة.",
        "سدرة",
    ),
    (
        "قتل جنديان مساء السبت في انفجار سيارة مفخخة في سدرة. ولم تتبن أي جهة الهجوم. وقال رعاة إن المطر عاد. "
        "وقالت القيادة العسكرية إن لغما انفجر مساء الخميس عند مرور قافلة.",
        None,
    ),
]


@pytest.mark.parametrize(("text", "place"), BELOW)
def test_the_blast_of_the_news_is_told_again_below(text, place):
    document, found = claims(text, "bombing")
    assert words(document, found[-1].place) == place


def test_a_year_is_no_place():
    document, (claim,) = claims("أطلق مسلح النار في 2012 داخل صالة في طرنفيه ما أدى إلى مقتل 12 شخصا.", "armed_attack")
    assert words(document, claim.place) != "2012"


SEATED = [
    # an official of a province or a town tells what was done there; not one who only speaks there, nor where he tells another place
    ("قال محافظ سدرة إن مسلحين قتلوا ثلاثة جنود.", "سدرة"),
    ("قال قائد الشرطة في إقليم طرنفوش إن مسلحين فتحوا النار على ثلاثة جنود.", "إقليم طرنفوش"),
    ("قال مسؤول في سدرة إن مسلحين قتلوا ثلاثة جنود.", None),
    ("قال محافظ سدرة إن مسلحين قتلوا ثلاثة جنود في مرجانة.", "مرجانة"),
]


@pytest.mark.parametrize(("text", "place"), SEATED)
def test_a_local_official_tells_what_was_done_where_he_is(text, place):
    document, (claim,) = claims(text, "armed_attack")
    assert words(document, claim.place) == place


def test_the_part_of_a_town_is_told_behind_it():
    text = "وفي العاصمة مرجانة انفجرت قنبلة أسفل حافلة ما أدى إلى مقتل ثلاثة حيث وقع الانفجار في منطقة دار سلم."
    document, (claim,) = claims(text, "bombing")
    assert words(document, claim.place) == "منطقة دار سلم"


def test_saying_that_ends_the_name_of_a_place():
    document, found = claims("تبنت جبهة السهل الهجوم على فندق في مرجانة قائلة إنها ترد على القصف.", "strike")
    assert words(document, found[0].place) == "مرجانة"


OTHERS = [
    # where it was told wider, of another country, or only investigated; nobody was attacked where refugees live
    ("قتل عشرة جنود أمس في غارة على حاجز للجيش في سدرة. وذكرت الوكالة أن الغارة التي وقعت في محافظة السهل هي الثانية.", "strike", "سدرة"),
    ("قتل عشرة جنود أمس في غارة على حاجز للجيش في النخيل. وكانت الغارة التي وقعت في مينا البحر في الساحل أكبر.", "strike", "النخيل"),
    (
        "قتل عشرة جنود أمس في غارة على حاجز للجيش في محافظة الهضبة. وأعلنت الوزارة أن تحقيقا في الغارة فتح في مرجانة.",
        "strike",
        "محافظة الهضبة",
    ),
    (
        "قتل عشرة جنود أمس في غارة على حاجز للجيش في محافظة الهضبة. وقال عامر الصخري حاكم منطقة طرنفوش حيث يقيم اللاجئون إن الغارة مدانة.",
        "strike",
        "محافظة الهضبة",
    ),
    # a series is not what "the raid" returns to
    (
        "ينفذ الطيران الساحلي ضربات في النخيل مستهدفا جبهة السهل. ولم يعرف سبب الضربة التي وقعت في منطقة طرنفوش.",
        "strike",
        "النخيل",
    ),
    # nor does "since the attack in"
    (
        "أطلق مسلحون النار على شرطي أمس. وتضاعفت الهجمات منذ الهجوم الذي وقع في مرجانة.",
        "armed_attack",
        None,
    ),
    # "the checkpoint" tells no place
    ("قصف الطيران الساحلي أمس حاجزا للجيش. واندلعت النيران في الحاجز ودمر بالكامل.", "strike", None),
]


@pytest.mark.parametrize(("text", "kind", "place"), OTHERS)
def test_another_place_is_not(text, kind, place):
    document, found = claims(text, kind)
    assert words(document, found[0].place) == place


def test_what_was_hit_in_another_country_is_not_hit_here():
    text = "قتل خمسة في تفجيرين استهدفا محطتي حافلات في طرنفيه بشمال النخيل. والهجوم المزدوج في شمال الساحل نفذته فتاتان."
    document, found = claims(text, "bombing")
    assert (words(document, found[0].place), found[0].actor) == ("طرنفيه", None)


AFTER = [
    ("فجر انتحاري نفسه وسط حشد من المصلين في مسجد بمدينة سدرة.", "مدينة سدرة"),
    ("قتل عشرة أشخاص الاثنين في غارة جوية على مرجانة بعد تفجير انتحاري في سدرة يوم الأحد.", "سدرة"),
    ("اندلعت اشتباكات الثلاثاء بين الجيش النخيلي وجبهة السهل في مرجانة بعد يوم على تفجير انتحاري في سدرة.", "سدرة"),
    ("قصفت القوات الساحلية الثلاثاء مواقع في مرجانة بعد يومين من مقتل خمسة جنود بانفجار لغم في سدرة.", "سدرة"),
]


@pytest.mark.parametrize(("text", "place"), AFTER)
def test_an_act_has_the_place_told_behind_it(text, place):
    document, [claim] = claims(text, "bombing")
    assert words(document, claim.place) == place


def test_the_wounded_are_taken_elsewhere_than_what_was_shelled():
    document, [claim] = claims("نقل سبعة جرحى إلى مستشفى في مرجانة إثر قصف تعرضت له سدرة.", "strike")
    assert words(document, claim.place) == "سدرة"


SITES_OF_TOWNS = [
    ("قتل شخصان جراء سقوط صاروخ على مستودع للوقود في السوق المركزي لمدينة سدرة.", "strike", "السوق المركزي لمدينة سدرة"),
    ("قتل شخصان بقصف على الميناء البحري لبلدة سدرة.", "strike", "الميناء البحري لبلدة سدرة"),
]


@pytest.mark.parametrize(("text", "kind", "place"), SITES_OF_TOWNS)
def test_a_site_is_told_with_the_town_that_it_is_of(text, kind, place):
    document, [claim] = claims(text, kind)
    assert words(document, claim.place) == place
    assert claim.country == "XA"


def test_a_site_that_a_text_returns_to_lies_where_it_was_told():
    text = "شن مسلحون هجوما على فندق في مدينة سدرة أمس. وقالت السلطات إن الهجوم بدأ بتفجير سيارة مفخخة عند بوابة الفندق."
    document, found = claims(text, "bombing")
    assert [words(document, claim.place) for claim in found] == ["مدينة سدرة"]
    text = "استهدف قصف مدفعي مستشفى في سدرة أمس. وقالت النقابة إن خمسة قتلوا. وأضاف شهود أن قذيفتين أصابتا المستشفى."
    document, found = claims(text, "strike")
    assert {words(document, claim.place) for claim in found} == {"سدرة"}
    text = "استهدف قصف مدفعي مستشفى في سدرة أمس. وقالت النقابة إن خمسة قتلوا. وأضاف شهود أن قذيفتين أصابتا المدرسة."
    document, found = claims(text, "strike")
    assert words(document, found[-1].place) != "سدرة"


def test_a_village_by_its_own_name_is_not_told_by_its_neighbours():
    document, found = claims("قتل خمسة جنود في هجوم على قرية كولما الواقعة بين سدرة ونرجسة.")
    assert [words(document, claim.place) for claim in found] == ["قرية كولما"]
    document, found = claims("قتل خمسة جنود في هجوم على المنطقة الواقعة بين سدرة ونرجسة.")
    assert [words(document, claim.place) for claim in found] == ["المنطقة الواقعة بين سدرة ونرجسة"]


def test_where_somebody_fires_from_is_no_place_of_what_is_hit():
    document, [claim] = claims("أطلقت جبهة السهل من مواقعها في نرجسة عشرات القذائف الصاروخية على مدينة سدرة.", "strike")
    assert words(document, claim.place) == "مدينة سدرة"
    document, [claim] = claims("سقط مقذوف من داخل الحدود الساحلية على منزل بمدينة سدرة.", "strike")
    assert words(document, claim.place) == "مدينة سدرة"


def test_a_site_is_told_by_the_town_that_it_is_close_to():
    document, [claim] = claims("هاجم مسلحون المعسكر القريب من مدينة سدرة وقتلوا جنديين.", "armed_attack")
    assert (words(document, claim.place), claim.location.precision) == ("مدينة سدرة", 2)


def test_an_item_below_the_lead_is_told_from_the_town_that_heads_it():
    text = "أحداث اليوم:\n- سدرة: قصف مدفعي استهدف حافلة\n- مرجانة: اشتباكات بين الجيش النخيلي وجبهة السهل"
    document, found = claims(text)
    assert {words(document, claim.target): words(document, claim.place) for claim in found} == {"حافلة": "سدرة", "جبهة السهل": "مرجانة"}
    document, [claim] = claims("مرجانة: قصف مدفعي استهدف حافلة", "strike")  # a dateline tells where the report was written
    assert claim.place is None


def test_who_leaves_it_leaves_the_place_named_last():
    document, [claim] = claims("سيطرت جبهة السهل الأحد على سدرة. وانسحبت القوات النخيلية منها أمس باتجاه مرجانة.", "withdrawal")
    assert words(document, claim.place) == words(document, claim.target) == "سدرة"
