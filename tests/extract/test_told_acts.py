"""Acts that a sentence tells beside its main one, or by a verb that only says that they took place: none is lost, none is made up."""

import pytest
from invented import claims, words

TOLD = [
    # who lost men or arms in a fight, or in a raid, was in it
    ("تكبد الجيش النخيلي خسائر فادحة في معارك مع جبهة السهل قرب سدرة.", "clash", "الجيش النخيلي", "جبهة السهل"),
    ("خسرت جبهة السهل مدرعات في كمين نصبه الجيش النخيلي قرب سدرة.", "armed_attack", "الجيش النخيلي", None),
    # a device or a gunman and the one whom it killed are subject and object, and no phrase
    ("قتلت عبوة جنديين قرب سدرة.", "bombing", None, "جنديين"),
    ("قتل مسلح امرأة في سدرة.", "armed_attack", "مسلح", "امرأة"),
    # a line of a chronicle tells what happened on its day, two years ago
    ("- 8 فبراير 2022: هجوم مسلح على فندق المرجان في سدرة", "armed_attack", None, "فندق المرجان"),
    # whom it struck and then killed tells one act
    ("أطلق مسلحون النار على ضابط في سدرة وأردوه قتيلا.", "armed_attack", "مسلحون", "ضابط"),
    # what a number counts may stand in quotation marks
    ('حيد الجيش النخيلي 20 "إرهابيا" في سدرة.', "armed_attack", "الجيش النخيلي", '20 "إرهابيا'),
    # who is allied to the doer stands between him and the verb; those who attack are a force; counted villages are what was taken
    ("أكد أن جبهة السهل والفصائل المتحالفة معها اقتحمت سدرة.", "armed_attack", "جبهة السهل والفصائل", "سدرة"),
    ("القوات المهاجمة أحرقت مخيما للنازحين في سدرة.", "destruction", "القوات المهاجمة", "مخيما للنازحين"),
    ("استعاد الجيش النخيلي قريتين من جبهة السهل في وادي الريحان.", "capture", "الجيش النخيلي", "قريتين"),
    # a body of observers does nothing of what it tells
    ("أفاد المرصد السوري بنشر قوات في سدرة.", "mobilization", None, None),
    # outlaws are told by two words behind them
    ("هاجمت مجموعات خارجة عن القانون حاجزا في سدرة.", "armed_attack", "مجموعات خارجة عن القانون", "حاجزا"),
    # a verb that is spelled as a thing opens its sentence ahead of its subject
    ("سلم 30 مسلحا أسلحتهم للجيش النخيلي في سدرة.", "withdrawal", "30 مسلحا", "سدرة"),
    ("غنم المقاتلون ثلاث مدرعات في سدرة.", "destruction", "المقاتلون", "ثلاث مدرعات"),
    # "destroys" in a headline is spelled as the name of a town
    ("القوات النخيلية تدمر ثلاثة مقار في سدرة", "destruction", "القوات النخيلية", "ثلاثة مقار"),
    # an attack is told by its dead, also where these stand by a noun, and by whom it "targeted"; a pronoun of people is no attack
    ("أعلن الجيش النخيلي مقتل ثلاثة جنود في هجوم بسدرة.", "armed_attack", None, "ثلاثة جنود"),
    ("قتل ثلاثة جنود في هجوم استهدفهم قرب سدرة.", "armed_attack", None, "ثلاثة جنود"),
    ("قتل ضابط نخيلي في انفجار استهدفه قرب سدرة.", "bombing", None, "ضابط نخيلي"),
    ("قتل ثلاثة جنود في هجوم نفذه مسلحون قرب سدرة.", "armed_attack", "مسلحون", "ثلاثة جنود"),
    # a light verb that says of a new event that it took place tells it, though only one side is told
    ("تم اعتقال ناشطين.", "arrest", None, "ناشطين"),
    ("تعرضت دورية نخيلية لهجوم من جبهة السهل.", "armed_attack", "جبهة السهل", "دورية نخيلية"),
    ("اشتباكات عنيفة اندلعت بين الجيش النخيلي وجبهة السهل.", "clash", "الجيش النخيلي", "جبهة السهل"),
    ("وكانت مواجهات نشبت بين الأهالي ومسلحين قرب سدرة.", "clash", "الأهالي", "مسلحين"),
    # behind "after" a new act is told by whom it is ascribed to, and where; a known one by the clause that tells who did it where
    ("انهارت المحادثات بعد تفجير نسبت المسؤولية عنه إلى جبهة السهل في بلدة سدرة.", "bombing", "جبهة السهل", None),
    ("كشفت التحقيقات التي تجريها الشرطة في التفجير الذي نفذته جبهة السهل في سدرة، تورط حراس.", "bombing", "جبهة السهل", None),
    ("ويأتي القصف الساحلي بعد وقت قصير من نجاح القوات النخيلية في تحرير سدرة.", "capture", "القوات النخيلية", "سدرة"),
    # of a known act behind "after" a parenthesis parts neither its day nor who it is ascribed to, and its words say nothing of the main act
    ("استهدف الجيش النخيلي المواقع إثر الهجوم الانتحاري في سدرة (شمال) قبل أسبوع.", "strike", "الجيش النخيلي", "المواقع"),
    ("واستهدف الجيش النخيلي مواقع الجبهة إثر الهجوم الانتحاري في سدرة (شمال) قبل أسبوع.", "bombing", None, None),
    # its toll tells an act that stands under another noun
    ("وأعربت البعثة عن قلقها إزاء تجدد الاشتباكات في سدرة، ما أدى إلى مقتل أكثر من 60 شخصا.", "clash", None, None),
    # attacks told by no more than the dead that they "led to"
    ("وجاء القرار في أعقاب هجمات أدت إلى مقتل خمسة عمال في سدرة.", "armed_attack", None, "خمسة عمال"),
    # a stadium makes no match of what forces do around it
    ("انسحبت القوات النخيلية من منطقة الملعب الأولمبي في سدرة.", "withdrawal", "القوات النخيلية", "منطقة الملعب الأولمبي"),
    # who falls into an ambush is its target
    ("وقع رتل للجيش النخيلي في كمين نصبه مقاتلو كتائب الفجر قرب سدرة.", "armed_attack", "مقاتلو كتائب الفجر", "رتل للجيش النخيلي"),
    # the pronoun stands for who could have done it, and a final hamza stands on its carrier before it
    ("خطف التنظيم ستين مدنيا بعد استيلائه على بلدة سدرة.", "capture", "التنظيم", "بلدة سدرة"),
    ("انتشر مقاتلو جبهة السهل في المدينة بعد استيلائهم على مقر الشرطة.", "capture", "مقاتلو جبهة السهل", "مقر الشرطة"),
    # whoever stormed a site also did to it what it followed
    ("اقتحمت القوات النخيلية مستشفى سدرة بعد محاصرته بالدبابات.", "capture", "القوات النخيلية", "مستشفى سدرة"),
    ("اقتحمت القوات النخيلية مستشفى سدرة بعد قصفه.", "strike", "القوات النخيلية", "مستشفى سدرة"),
    # what was told before is an act of its own where its place is told
    ("عثر على جثث خمسة عمال بعد خطفهم في سدرة.", "abduction", None, "خمسة عمال"),
    # a verb that lacks its object has it ahead of it
    ("وقال المحافظ إن عشرة رهائن احتجزوا داخل المصرف.", "abduction", None, "عشرة رهائن"),
    ("مقر حزب السنابل أحرق بالكامل.", "destruction", None, "مقر حزب السنابل"),
    # of two particles the one right behind the verb says what it tells
    ("تقدمت القوات الساحلية نحو سدرة في محافظة الهضبة.", "mobilization", "القوات الساحلية", None),
    ("أعلن الساحل سحب قواته من سدرة إلى الضفة الشرقية للنهر.", "withdrawal", "الساحل", "سدرة"),
    # forces that are sent move, whoever sends them; "unusual" denies nothing
    ("وقال شهود إن كتيبة من 500 جندي نخيلي ستنشر في سدرة.", "mobilization", "كتيبة", None),
    ("أعلنت وزارة الدفاع النخيلية أن كتيبة من 500 جندي ستنشر في سدرة.", "mobilization", "وزارة الدفاع النخيلية", None),
    ("أفاد شهود عن تحركات عسكرية واسعة شهدتها مدينة سدرة.", "mobilization", None, None),
    # civilians told as armed are so; a bulldozer throws nothing; stoning is how, and not whom
    ("قتل رعاة مسلحون 15 مزارعا في هجوم على قرية في سدرة.", "armed_attack", "رعاة مسلحون", "قرية"),
    ("دمرت الجرافات النخيلية منزلين في سدرة.", "destruction", "الجرافات النخيلية", "منزلين"),
    ("أعدمت كتائب الفجر رجما بالحجارة رجلين في سدرة.", "armed_attack", "كتائب الفجر", "رجلين"),
    # a pronoun under a preposition stands for what is told before the act, also where it closes the sentence
    ("انتشر الجيش النخيلي في سدرة بعد انسحاب القوات الساحلية منها.", "withdrawal", "القوات الساحلية", "سدرة"),
    ("أصيب أربعة عمال بعد اعتداء المسلحين عليهم في سدرة.", "armed_attack", "المسلحين", "أربعة عمال"),
    # of what a force is made up it is no target
    ("توغلت قوة ساحلية مؤلفة من خمس آليات في سدرة.", "armed_attack", "قوة ساحلية مؤلفة من خمس آليات", "سدرة"),
]

NOT_TOLD = [
    # what somebody who was killed did only tells who he was
    ("قتلت طائرة مسيرة القيادي أبو خالد، المسؤول عن هجمات على مقر الشرطة، في سدرة.", "armed_attack"),
    ("قتلت الشرطة النخيلية قائدا في جبهة السهل مسؤولا عن هجمات على فندق في سدرة.", "strike"),
    ("قتلت ضربة مساء الأربعاء في مرجانة قائدا مسؤولا عن هجمات على القوات الساحلية.", "armed_attack"),
    ("قتل منفذ هجوم على فندق في سدرة.", "strike"),
    # one that is known is only returned to; one that is wished for did not take place
    ("وتم الاعتقال لاحقا.", "arrest"),
    ("واقترح أن تجري عملية تفجير.", "bombing"),
    # the time that is counted from an act tells no act
    ("تغيرت المدينة منذ خطف عاملين في سدرة.", "abduction"),
    # a state ahead of a verb without an object did it, and whoever acts on himself is no victim
    ("تركيا تستعيد قريبا.", "capture"),
    ("المجاهد نحر نفسه في سدرة.", "armed_attack"),
    # what posts are like, what stands beside them as struck, what an operation is for
    ("قصف الجيش النخيلي مواقع جبلية في سدرة يتمركز فيها مسلحون.", "mobilization"),
    ("استهدفت القوات النخيلية مواقع وتحركات كتائب الفجر في سدرة.", "mobilization"),
    ("هبطت طائرات نخيلية في سدرة في إطار مواجهة جبهة السهل.", "clash"),
    # a team of archaeologists is no force
    ("وصلت فرق أثرية إلى مدينة سدرة.", "mobilization"),
    # what came of a strike is no act of its own
    ("قصف الطيران النخيلي مخازن في سدرة ما أدى إلى تدميرها.", "destruction"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target"), TOLD)
def test_told(text, kind, actor, target):
    document, found = claims(text, kind)
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(actor, target)]


@pytest.mark.parametrize(("text", "kind"), NOT_TOLD)
def test_not_told(text, kind):
    assert claims(text, kind)[1] == []


def test_what_had_happened_before_dates_nothing_else():
    text = "مقتل ثلاثة عمال بانفجار داخل منزل في سدرة\n\nوقال شهود إن الحادث نجم عن صاروخ كان أطلق على المدينة صيف العام الماضي."
    _, (blast,) = claims(text, "bombing")
    assert blast.date is None


def test_who_survived_an_attempt_is_not_dead():
    _, (blast,) = claims("نجا وزير الدفاع النخيلي من محاولة لاغتياله بعبوة ناسفة في سدرة.", "bombing")
    assert blast.killed is None


def test_who_is_shot_at_did_what_the_clause_about_him_tells():
    document, found = claims("أطلقت الشرطة النخيلية النار على فلسطيني حاول طعن جندي.", "armed_attack")
    told = [(words(document, claim.actor), words(document, claim.target)) for claim in found]
    assert told == [("الشرطة النخيلية", "فلسطيني"), ("فلسطيني", "جندي")]


def test_a_border_with_a_state_is_the_place_and_not_that_state():
    document, (drill,) = claims("بدأ الجيش الإسرائيلي مناورة عسكرية واسعة على الحدود مع لبنان.", "mobilization")
    assert words(document, drill.place) == "الحدود مع لبنان"
    assert drill.country != "LB"


ATTACKS = [
    # told by the noun of those whom it killed, and by a verb that says whom it hit
    ("أعلن مسؤول مقتل ثلاثة جنود نخيليين في هجوم في سدرة.", [("armed_attack", "ثلاثة جنود نخيليين")]),
    ("أعلن مسؤول مقتل ثلاثة جنود وإصابة خمسة في هجوم في سدرة.", [("armed_attack", "ثلاثة جنود")]),
    ("قتل ثلاثة جنود في هجوم استهدفهم في سدرة.", [("armed_attack", "ثلاثة جنود")]),
    ("قتل ثلاثة جنود في تفجير استهدفهم في سدرة.", [("bombing", "ثلاثة جنود")]),
    # what was done to the attack itself
    ("قتل ثلاثة جنود في هجوم نفذه مسلحون في سدرة.", [("armed_attack", "ثلاثة جنود")]),
    ("أكد مسؤول مقتل ثلاثة أشخاص في هجوم إلكتروني.", []),
]


@pytest.mark.parametrize(("text", "acts"), ATTACKS)
def test_an_attack_is_told_by_whom_it_killed(text, acts):
    document, found = claims(text)
    assert [(claim.type, words(document, claim.target)) for claim in found] == acts


def test_the_dead_of_the_attack_told_before_are_no_attack_of_their_own():
    text = (
        "قتل 15 شخصا عندما فجر انتحاري نفسه في سوق في سدرة، بحسب مسؤولين. وأعلن حاكم الولاية عامر الصخري أن انتحاريا فجر سترته الناسفة"
        " داخل السوق. وتابع الصخري: تشير معلوماتنا إلى مقتل 15 شخصا على الأقل في الهجوم من بينهم نساء."
    )
    _, found = claims(text)
    assert [(claim.type, claim.killed and claim.killed.low) for claim in found] == [("bombing", 15)]
