"""Against whom: what an act in the genitive befell, lists of what was hit, and phrases beside an act that nobody suffered it in."""

import pytest
from invented import claims, words

SUFFERED = [
    # alone behind "the targeting of", "the fighting of" stands who was hit; with another told, who did it
    ("وتواصل استهداف جبهة السهل في سدرة.", "strike", None, "جبهة السهل"),
    ("قتل ثلاثة جنود بعد استهداف جبهة السهل لمركز الشرطة في سدرة.", "strike", "جبهة السهل", "مركز الشرطة"),
    ("قتل مدني جراء استهداف طائرات الجيش النخيلي بعد منتصف الليل منازل في سدرة.", "strike", "طائرات الجيش النخيلي", "منازل"),
    ("قتل عشرة جنود خلال قتال جبهة السهل في سدرة.", "clash", None, "جبهة السهل"),
    # raids in the genitive of an act did it
    ("أعلن البيان قصف أربع غارات لمواقع جبهة السهل قرب سدرة.", "strike", None, "مواقع جبهة السهل"),
    # "five of them" are raids, and no target; the next verb tells it
    ("شن التحالف الإقليمي غارات تركزت خمس منها قرب سدرة وقصفت معسكرا للمسلحين.", "strike", "التحالف الإقليمي", "معسكرا للمسلحين"),
    # arms and forces go on with the stores and posts that were hit
    ("قصف الطيران النخيلي مخازن أسلحة ودبابات في سدرة.", "strike", "الطيران النخيلي", "مخازن أسلحة ودبابات"),
    ("قصف الطيران النخيلي مواقع جبهة السهل والقوات الموالية لها في سدرة.", "strike", "الطيران النخيلي", "مواقع جبهة السهل والقوات"),
    ("قصف الطيران النخيلي معسكر الهضبة والقوات الساحلية تتقدم نحو سدرة.", "strike", "الطيران النخيلي", "معسكر الهضبة"),
    # "two others" only count those before them
    ("قتل قيادي كبير مع مسلحين اثنين آخرين في غارة نخيلية استهدفته في سدرة.", "strike", "نخيلية", "قيادي كبير"),
    # nobody shot at himself
    ("أقدم شاب على قتل ثلاثة أشخاص وإصابة رابع بإطلاق النار عليه في سدرة.", "armed_attack", "شاب", "ثلاثة أشخاص"),
    # a fight and a move are against parties
    ("قتل العشرات في اشتباكات بين قبيلتين مع تنامي الفوضى في سدرة.", "clash", "قبيلتين", None),
    ("أوضحت المصادر أن مواجهات عنيفة تشهدها مدينة سدرة مع جبهة السهل.", "clash", None, "جبهة السهل"),
    ("أرسل الجيش النخيلي تعزيزات على طول الحدود مع الساحل.", "mobilization", "الجيش النخيلي", None),
    # what was carried out was the act that stands under "operations of"
    ("نفذ الجيش النخيلي عمليات قصف على مواقع المسلحين في سدرة.", "strike", "الجيش النخيلي", "مواقع المسلحين"),
    # what blows up does nothing
    ("قتل خمسة مسلحين جراء انفجار أحد الأطقم التابعة لهم بمديرية سدرة.", "bombing", None, "أحد الأطقم"),
    # "them" are all who were listed; who kills himself is nobody's target
    ("أقدم شاب على قتل شقيقيه وابن عمه بعدما أطلق النار عليهم في سدرة.", "armed_attack", "شاب", "شقيقيه وابن عمه"),
    ("قتل شخصان جراء إطلاق النار في سدرة قبل أن يقتل المسلح نفسه بمسدس.", "armed_attack", None, "شخصان"),
    # what fighting is done for is no party to it
    ("دخلت القوات النخيلية في حرب شوارع مع جبهة السهل لتطهير سدرة.", "clash", "القوات النخيلية", "جبهة السهل"),
    # a name in brackets that the word ahead needs; a title, where he held it, and his name
    ("اندلعت اشتباكات بين سكان سدرة ومسلحي (جبهة السهل) في مقبرة الوادي.", "clash", "سكان سدرة", "مسلحي (جبهة السهل)"),
    ("أقرت الجبهة بمقتل زعيمها في الساحل أبو الغيث في غارة نخيلية.", "strike", "نخيلية", "زعيمها في الساحل أبو الغيث"),
    ("اغتال مسلحون مدير أمن محافظة الهضبة أمس.", "armed_attack", "مسلحون", "مدير أمن محافظة الهضبة"),
    # a body by its name takes people, however far behind they stand; who announces is no doer of the fight against him
    ("اعتقلت جبهة السهل التي قمعت في 2009 الحركات التي تدعو إلى العمل ووصلت إلى سدرة، عشرات من الناشطين.", "abduction", "جبهة السهل", None),
    # who "was targeted by a raid" was hit by it
    ("وكان الوزير قد استهدف بضربة جوية في سدرة.", "strike", None, "الوزير"),
    # "killed them", "two of them", "some of them" are those told ahead, whom the verb before befell
    ("خطفت جبهة السهل صحافيين في سدرة ثم قتلتهم.", "armed_attack", "جبهة السهل", "صحافيين"),
    ("خطفت جبهة السهل عشرين سائحا في سدرة ثم قتلت اثنين منهم.", "armed_attack", "جبهة السهل", "عشرين سائحا"),
    ("حاصرت القوات النخيلية المسلحين في سدرة وقتلت سبعة منهم وانسحبت.", "armed_attack", "القوات النخيلية", "المسلحين"),
    ("احتج الطلاب في سدرة واعتقلت الشرطة النخيلية عددا منهم.", "arrest", "الشرطة النخيلية", "الطلاب"),
    ("اقتحم المسلحون القرية وخطفوا طفلا منهم في سدرة.", "abduction", "المسلحون", "طفلا"),
    # those who meet are hit, and hit by their meeting
    ("وقع هجوم انتحاري في سدرة الخميس الماضي استهدف اجتماعا لشيوخ العشائر.", "bombing", None, "اجتماعا لشيوخ العشائر"),
    ("قتل خمسة في هجوم على اجتماع لشيوخ العشائر في سدرة.", "armed_attack", None, "اجتماع لشيوخ العشائر"),
    # "who" behind a comma is the nearest whom the verb agrees with; who is accused of an act did not suffer it
    ("أكد الجيش الإفراج عن المهندس الساحلي، الذي خطف قبل شهرين في سدرة.", "abduction", None, "المهندس الساحلي"),
    ("قتل ثمانية في هجوم اتهمت جبهة السهل بتنفيذه في سدرة أمس.", "armed_attack", "جبهة السهل", "ثمانية"),
    # a number counts the accusative behind it, which has no adjective without that ending: what follows was hit
    ("هاجم خمسون مسلحا مركز الشرطة في سدرة.", "armed_attack", "خمسون مسلحا", "مركز الشرطة"),
    ("اعتقلت الشرطة خمسين مسلحا عربيا في سدرة.", "arrest", "الشرطة", "خمسين مسلحا عربيا"),
    # peoples are adjectives where the case fits, and are hit where it does not
    ("خطف المسلحون ثلاثة من المهندسين الألمان في سدرة.", "abduction", "المسلحون", "ثلاثة من المهندسين الألمان"),
    ("هاجم المسلحون السوريين في سدرة.", "armed_attack", "المسلحون", "السوريين"),
    ("اعتقلت الشرطة المسلحين السوريين في سدرة.", "arrest", "الشرطة", "المسلحين السوريين"),
    # the fiercest of many acts is the act, and no side of it
    ("وقعت أعنف المواجهات بين الشرطة والمتظاهرين في سدرة.", "clash", "الشرطة", "المتظاهرين"),
]
READ = [
    # "and to" is a governor behind an act, a point of control no measure, "live" the quarter, "would gather" a built-up area
    ('أعلن الوزير مقتل "والي السهل" بغارة أمس قرب سدرة.', "strike", "والي السهل"),
    ("انفجرت قنبلة بالقرب من نقطة تفتيش تابعة للشرطة في سدرة فقتل جندي.", "bombing", "جندي"),
    ("هز انفجار حي الرمان في سدرة أمس وأدى إلى مقتل خمسة.", "bombing", "حي الرمان"),
    ("سقط خمسة قتلى إثر قصف جبهة السهل لتجمع سكني في سدرة.", "strike", "تجمع سكني"),
    # fighters of a land are its own
    ("قتل مقاتلو شمال نرجسة في غارة نخيلية على سدرة.", "strike", "سدرة"),
    # where a man was killed is none of him; two of a force are spelled as one in the accusative
    ("مقتل جندي شمال سدرة في انفجار عبوة ناسفة.", "bombing", "جندي"),
    ("أصيب رجلا شرطة في انفجار عبوة ناسفة في سدرة.", "bombing", "رجلا شرطة"),
    # an age, a calibre and a party are not what was blown up or hit
    ("فجرت فتاة في العاشرة من عمرها نفسها في سدرة مما أدى إلى مقتل تسعة أشخاص.", "bombing", "تسعة أشخاص"),
    ("انفجار خمس سيارات لناشطين في جبهة السهل بسدرة أمس.", "bombing", "خمس سيارات لناشطين"),
    ("استهدفت كتائب الفجر موقع الهضبة في سدرة بقذيفتي هاون 82 ملم.", "strike", "موقع الهضبة"),
    # "abroad" and "pointing to" stand for no one
    ("قصف الجيش التابع للحكومة النخيلية المعترف بها دوليا سفينة قرب سدرة.", "strike", "سفينة"),
    ("أضاف أن الشرطة النخيلية اعتقلت أمس جميع المنفذين مشيرا إلى وجود آخرين.", "arrest", "جميع المنفذين"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target"), SUFFERED)
def test_whom_an_act_befell(text, kind, actor, target):
    document, found = claims(text, kind)
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(actor, target)]


@pytest.mark.parametrize(("text", "kind", "target"), READ)
def test_words_that_are_spelled_as_others(text, kind, target):
    document, found = claims(text, kind)
    assert [words(document, claim.target) for claim in found] == [target]


def test_two_men_of_a_force_are_two():
    _, found = claims("أصيب رجلا شرطة في انفجار عبوة ناسفة في سدرة.", "bombing")
    assert [(claim.injured.low, claim.injured.high) for claim in found if claim.injured is not None] == [(2, 2)]


def test_two_things_taken_in_one_sentence_are_two():
    document, found = claims("سيطرت كتائب الفجر على أربع دبابات للجيش، وحاصرت معسكرا شمالي سدرة.", "capture")
    assert [words(document, claim.target) for claim in found] == ["أربع دبابات للجيش", "معسكرا"]


def test_reinforcements_are_brought_and_bring_nobody():
    document, found = claims("يقوم مقاتلو جبهة السهل باستقدام تعزيزات عسكرية من مرجانة إلى سدرة.", "mobilization")
    assert [words(document, claim.actor) for claim in found] == ["مقاتلو جبهة السهل"]


def test_a_vow_to_fight_is_against_somebody():
    document, found = claims("تعهدت جبهة السهل بقتال الجيش النخيلي.")
    assert [(claim.type, words(document, claim.target)) for claim in found] == [("threat", "الجيش النخيلي")]


def test_a_name_returns_to_a_man_and_not_to_his_body():
    document, found = claims(
        "شيع النظام جثمان اللواء سامر الوردي. وأفاد المرصد بأن الوردي قتل جراء استهدافه من قبل جبهة السهل في سدرة.", "strike"
    )
    assert [words(document, claim.target) for claim in found] == ["الوردي"]


def test_a_meeting_that_was_hit_is_no_talk_of_its_own():
    assert claims("قتل خمسة في هجوم على اجتماع لشيوخ العشائر في سدرة.", "consultation")[1] == []
    assert len(claims("عقد الرئيس النخيلي سالم الريحاني اجتماعا مع الرئيس الساحلي في سدرة.", "consultation")[1]) == 1


def test_what_is_told_of_a_group_behind_a_comma_in_the_present_describes_it():
    assert claims("اتهم الجيش النخيلي جبهة السهل، التي تقاتل كتائب الفجر في سدرة، بالإرهاب.", "clash")[1] == []
