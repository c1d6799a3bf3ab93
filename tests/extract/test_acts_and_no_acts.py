"""What an act is told by, and what only looks like one: subjects behind relative clauses, street protests, beasts, hackers, counts."""

import pytest
from invented import claims, words

SENTENCES = [
    # attacks of no place and no day, told only as what came before; a raid that has either
    ("أوقفت الشرطة النخيلية عشرة أشخاص أمس في أعقاب هجمات عنيفة استهدفت مدنيين وعناصر من الشرطة النخيلية.", ["arrest"]),
    ("أوقفت الشرطة النخيلية عشرة أشخاص أمس بعد هجوم على دورية في سدرة قتل فيه ثلاثة جنود.", ["armed_attack", "arrest"]),
    # known acts that will go on, and many that go on while something else holds; acts that went on on a day
    ("قال الوزير إن الغارات الساحلية على مواقع جبهة السهل في سدرة ستتواصل بعد قصف مرجانة أمس بالمدفعية.", ["strike"]),
    ("قال الوزير إن الغارات الساحلية على مواقع جبهة السهل في سدرة تواصلت أمس.", ["strike"]),
    ("طالب الرئيس النخيلي أمس جبهة السهل بوقف القتال مع استمرار متمرديها في شن هجمات دامية على قوات الأمن النخيلية.", ["demand"]),
    # what went off in a depot that was hit; a blast of its own
    ("قصف الطيران الساحلي مخزنا للسلاح في سدرة ما تسبب في انفجار كبير.", ["strike"]),
    ("قصف الجيش النخيلي سدرة، وأدى انفجار عبوة ناسفة في مرجانة إلى مقتل ثلاثة.", ["bombing", "strike"]),
    ("سيطر الجيش النخيلي على سدرة وقتل عشرة مسلحين.", ["armed_attack", "capture"]),
    # a tag tells nothing; who comes to where something happened is not sent to fight
    ("طالبهم حزب السنابل بالكتابة عبر وسم #الساحل_تستهدف_أمن_النخيل بعد غارة ساحلية على سدرة.", ["demand", "strike"]),
    ("انفجرت عبوة ناسفة في سدرة أمس. ووصلت قوات الأمن إلى مكان الحادث.", ["bombing"]),
    ("انفجرت عبوة ناسفة في سدرة أمس. ووصلت تعزيزات للجيش النخيلي إلى سدرة.", ["bombing", "mobilization"]),
    # what those who were hit were doing; others do something else meanwhile
    ("هاجم مسلحون دورية في سدرة بينما كانت تنفذ عملية تمشيط.", ["armed_attack"]),
    ("قصفت القوات النخيلية مرجانة، فيما كانت قوات أخرى تنفذ عملية تمشيط في سدرة.", ["armed_attack", "strike"]),
    # a relative clause that tells who killed him, and where (ruling 27); not one that tells only who he is
    ("نعى حزب السنابل القيادي الذي اغتالته مسيرة ساحلية في بلدة سدرة.", ["strike", "support"]),
    ("نعى حزب السنابل القيادي الذي اغتالته مسيرة ساحلية.", ["support"]),
    # gunmen who stop a car intercept nothing
    ("قتل قائد كتيبة برصاص مسلحين مجهولين اعترضوا سيارته في سدرة.", ["armed_attack"]),
    # the noun that opens a clause goes on behind the clause about it
    ("قالت الشرطة إن السفارة الساحلية، التي تقع في سدرة، تعرضت لهجوم بالصواريخ.", ["strike"]),
    # "most of them" tells of the dead and judges nothing
    ("مقتل 13 شخصا معظمهم من حراس الميناء في هجوم انتحاري في سدرة.", ["bombing"]),
    ("خطفت جبهة السهل 23 من المهندسين وغالبيتهم من النساء.", ["abduction"]),
    # what protesters do in the street is their protest
    ("أحرق متظاهرون إطارات السيارات في سدرة أمس.", ["protest"]),
    ("أقدم محتجون على قطع الطريق الدولية في سدرة.", ["protest"]),
    ("أحرق العمال إطارات قديمة في سدرة أمس.", []),
    # attacks that are only counted are no act of their own, unless a site or a day is told
    ("تعرضت القوات النخيلية إلى 12 هجوما في الساحل خلال الأسبوع الماضي.", []),
    ("استهدفت القوات النخيلية في الساحل عشرات المرات.", []),
    ("تعرض مطار مرجانة لثلاث هجمات صاروخية هذا الأسبوع.", ["strike"]),
    ("شن الطيران النخيلي 15 غارة على بلدة سدرة أمس.", ["strike"]),
    # how long acts have gone on is no act
    ("دخلت غارات الطيران الساحلي على جبهة السهل شهرها الثاني.", []),
    ("شن الطيران الساحلي غارات على جبهة السهل في شهرها الأول.", ["strike"]),
    # who smuggles arms does not flee, though both are spelled alike; who escapes from a prison leaves no ground
    ("قال الجيش النخيلي إن القتلى مسلحون يهربون أسلحة من سدرة.", []),
    ("هرب مسلحون من جبهة السهل من سدرة.", ["withdrawal"]),
    # an attack of an official with his office ahead is one of words, also behind what he is called
    ("شن الرئيس النخيلي سالم الريحاني (أبو سالم) أعنف هجوم له على جبهة السهل في سدرة.", []),
    # a question without its mark, also within a sentence; shots that were "in the air" behind the noun
    ("وهل حان الوقت لتعريف الاستيطان بأنه عدوان على سدرة وأهلها.", []),
    ("وسأل النائب هل قصفت القوات النخيلية سدرة أمس.", []),
    ("وأكد عدم وقوع إصابات في سدرة رغم إطلاق النار الذي كان في الهواء.", []),
    # to aim at blowing something up is not to hit it
    ("أكد المدعي أن خلية مسلحة كانت تستهدف تفجير مقر البرلمان النخيلي في سدرة.", []),
    # what is brought under control is no ground; people who fell in a blast are no munitions that fell
    ("سيطرت القوات النخيلية على الأوضاع في سدرة.", []),
    ("سقط عشرات السكان بين قتيل وجريح بانفجار سيارة مفخخة وسط مدينة سدرة.", ["bombing"]),
    # arms that are seized hit nobody; what is combated or stopped is no act, and colours no verb behind it
    ("قتلت الشرطة النخيلية 47 مسلحا وضبطت كميات كبيرة من الأسلحة في سدرة.", ["armed_attack"]),
    ("قال مسؤولون معنيون بمكافحة الإرهاب إن الجيش النخيلي قصف سدرة.", ["strike"]),
    ("رفضت جبهة السهل اتفاق وقف إطلاق النار واحتجزت 68 رهينة في سدرة.", ["abduction", "rejection"]),
    # how things stand, outside a headline, is no act; "seized" is
    ("الهدوء يعود إلى مرجانة.\nوتسيطر جبهة السهل على بلدة سدرة.", []),
    ("الهدوء يعود إلى مرجانة.\nوتنتشر قوات نخيلية في سدرة منذ سنوات.", []),
    ("الهدوء يعود إلى مرجانة.\nوسيطرت جبهة السهل على بلدة سدرة أمس.", ["capture"]),
    ("الهدوء يعود إلى مرجانة.\nوسيطرت جبهة السهل على سدرة قبل أن تتقدم وتسيطر على خربة اللوز.", ["capture", "capture"]),
    ("قصف الجيش سدرة أمس. وتسيطر جبهة السهل على مرجانة.", ["strike"]),
    ("وقال شهود إن جبهة السهل تسيطر على مدينة سدرة.", ["capture"]),
    ("إن سيطرة جبهة السهل على سدرة ليست أمرا هينا.", []),
    # what somebody stands for, in a clause that says who he is; in the past he did it
    ("قصف الجيش النخيلي مواقع لجبهة السهل التي تهدد الساحل.", ["strike"]),
    ("التقى وزير الدفاع النخيلي قادة الواحات التي تدعم جبهة السهل.", ["consultation"]),
    ("رحب النخيل بالقرار الذي أدانته الواحات.", ["condemnation", "support"]),
    ("احتل مئات الطلاب الذين يحتجون على المناهج جزءا من مبنى الوزارة أمس.", ["protest"]),
    # nobody threatens with words who endangers
    ("قال المحافظ إن المتسللين يهددون أمن الساحل واستقراره.", []),
    ("استولى مسلحون على شاحنة تحت تهديد السلاح في سدرة.", []),
    # over and over, more and more, or only if
    ("وتقوم القوات النخيلية كل عام بحملة اعتقالات ضد الناشطين.", []),
    ("ودائما ما تشن القوات الساحلية غارات على جبهة السهل.", []),
    ("تضاعفت الهجمات على القوات النخيلية في سدرة.", []),
    ("ازدادت عمليات الخطف في النخيل بعد الضربات الجوية على مواقع جبهة السهل.", []),
    ("قال المحافظ إن الكارثة ستقع إذا سيطرت جبهة السهل على سدرة.", []),
    # regularly: a habit in the present, one night in the past; a headline tells what is new
    ("تقصف المدفعية الساحلية بانتظام قرى في خربة اللوز.", []),
    ("وتداهم القوات النخيلية يوميا منازل الناشطين في سدرة.", []),
    ("قصفت المدفعية الساحلية باستمرار خربة اللوز مساء أمس.", ["strike"]),
    ("المدفعية الساحلية تقصف باستمرار خربة اللوز منذ الفجر.", ["strike"]),
    ("سقوط عشرات القتلى والجرحى يوميا في سدرة.", []),
    # "also" opens another act, where it was done to something else
    ("قصفت الطائرات الساحلية مستودعا للذخيرة في سدرة أمس.\nكما استهدفت الطائرات الساحلية مبنى البلدية في سدرة.", ["strike", "strike"]),
    ("قصفت الطائرات الساحلية مستودع الذخيرة في سدرة أمس.\nكما استهدفت الطائرات الساحلية مستودع الذخيرة في سدرة.", ["strike"]),
    # whom somebody fights says who he is, whatever day is told behind it
    ("أعلن الجيش النخيلي الذي يقاتل جبهة السهل هدنة من مساء أمس.", []),
    ("تسعى الواحات التي ترفض جبهة السهل وتقاتلها في الجنوب إلى أهداف أخرى.", []),
    ("قال شهود إن الطائرات التي قصفت سدرة أمس كانت ساحلية.", ["strike"]),
    # what land is like, and what has become of a town
    ("فر السكان إلى مناطق تحت سيطرة جبهة السهل.", []),
    ("باتت مدينة سدرة تحت سيطرة جبهة السهل.", ["capture"]),
    # what is asked for, and what one has to do
    ("طلب القائد من جنوده إطلاق النار على المتظاهرين في سدرة.", ["demand"]),
    ("قال الوزير: علينا أن نضرب مواقع جبهة السهل في الساحل.", []),
    # to chase a boat, to land aid
    ("طاردت دورية لخفر السواحل قاربا قبالة سدرة.", []),
    ("طارد الجيش النخيلي مسلحين في سدرة.", ["armed_attack"]),
    ("وصلت طائرة شحن عسكرية إلى مطار مرجانة.", []),
    # to fight is what one travels for
    ("سافر عشرات الشبان إلى الساحل للقتال مع جبهة السهل.", []),
    ("أرسل الساحل قوات لقتال جبهة السهل.", ["mobilization"]),
    ("أدى الخلاف لاشتباكات بين القوات النخيلية وجبهة السهل في سدرة.", ["clash"]),
    # raids that go on are no raid
    ("تظاهر العشرات في مرجانة تنديدا بالغارات التي يشنها الساحل على جبهة السهل.", ["protest"]),
    ("قال ناشطون إن الغارات التي يشنها الساحل على سدرة أوقعت ثلاثة قتلى.", ["strike"]),
    ("تدعم الواحات النخيل في معركته ضد جبهة السهل.", ["support"]),
    # only possible; not what is vowed when elections are held
    ("حذر الجيش النخيلي من هجوم محتمل على سدرة.", []),
    ("تعهد النخيل بإجراء الانتخابات في موعدها.", []),
    ("تعهدت جبهة السهل بقتال الساحل.", ["threat"]),
    # sanctions that are lifted are not imposed; what was not agreed, and nobody denies, is no agreement
    ("ينص الاتفاق على رفع العقوبات التي تفرضها الواحات على النخيل.", []),
    ("لم تتعاون الواحات مع النخيل في التحقيق.", []),
    # what a writer does himself, and what lies a lifetime back
    ("زرت مرجانة مع صديقي. ودعوت القوات النخيلية إلى الغداء.", []),
    ("فرضت الواحات حظرا على الساحل عام 1974.", []),
    # beasts, bugs, hackers and questions attack; fireworks blow up; rockets carry satellites
    ("هاجم قرش سباحا قبالة سواحل الساحل أمس.", []),
    ("هاجم الفيروس الجهاز العصبي.", []),
    ("هاجم قراصنة إلكترونيون موقع وزارة الدفاع النخيلية أمس.", []),
    ("قصف النائب الحكومة بالأسئلة في مرجانة أمس.", []),
    ("انفجر مستودع للألعاب النارية في سدرة أمس.", []),
    ("أطلق الساحل صاروخا يحمل قمرا صناعيا من قاعدة المرجان أمس.", []),
]


@pytest.mark.parametrize(("text", "types"), SENTENCES)
def test_acts_told(text: str, types: list[str]) -> None:
    assert sorted(claim.type for claim in claims(text)[1]) == types


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("القاعدة التي تضم قوات نخيلية تعرضت لهجوم بطائرة مسيرة في سدرة.", "القاعدة"),
        ("قال ناشطون إن بلدة سدرة التي يسيطر عليها المتمردون، تعرضت لقصف عنيف.", "بلدة سدرة"),
    ],
)
def test_the_noun_that_opens_a_clause_is_its_subject(text: str, target: str) -> None:
    document, found = claims(text, "strike")
    assert [words(document, claim.target) for claim in found] == [target]


def test_who_blew_himself_up_stands_ahead() -> None:
    document, (claim,) = claims("قالت مصادر إن «انتحاريا يقود شاحنة فجر نفسه وسط سوق في سدرة».")
    assert (claim.type, words(document, claim.actor)) == ("bombing", "انتحاريا")


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("قصف الجيش النخيلي بلدة سدرة أمس.", {"opens"}),
        ("وقال شهود إن الجيش النخيلي يقصف بلدة سدرة.", {"present"}),
        ("وقال شهود إن الجيش النخيلي قصف بلدة سدرة.", set()),
        ("وقال شهود إن الطائرات شنت الغارات على بلدة سدرة.", {"returning"}),
    ],
)
def test_how_an_act_is_told_is_kept_with_it(text: str, manner: set[str]) -> None:
    (claim,) = claims(text)[1]
    assert claim.trace.manner == manner


GETAWAYS = [
    # who attacks and gets away has left no ground
    ("اغتال مسلحون ضابطا نخيليا في حي البستان ولاذوا بالفرار.", ["armed_attack"]),
    # what they are told to have left is ground
    ("هاجم مسلحون حاجزا للجيش النخيلي ثم انسحبوا من سدرة.", ["armed_attack", "withdrawal"]),
    ("لاذ مقاتلو جبهة السهل بالفرار من سدرة.", ["withdrawal"]),
]


@pytest.mark.parametrize(("text", "kinds"), GETAWAYS)
def test_how_attackers_get_away_is_part_of_their_attack(text, kinds):
    _, found = claims(text)
    assert sorted(claim.type for claim in found) == kinds
