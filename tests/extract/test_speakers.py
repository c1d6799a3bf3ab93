"""Who speaks and how far: names, asides and quotations between a speaker and the speech, words that only look like saying."""

import pytest
from invented import BOOK, TODAY, claims, words

from khabar import pipeline
from khabar.model import Document

SPEAKERS = [
    # a name of common letters, or one that begins like "thus"
    ("وقال فالح الزيتون عضو مجلس سدرة إن مسلحين هاجموا المخفر.", "فالح الزيتون عضو مجلس سدرة"),
    ("وقال فيصل الجابر إن مسلحين هاجموا حاجزا في سدرة.", "فيصل الجابر"),
    ("لكن الزيتون أضاف أن مسلحين هاجموا حاجزا في سدرة.", "الزيتون"),
    # the side of a land that an office is for
    ("وقال قائد الشرطة في شمال سدرة، علي الزيتون، إن مسلحين هاجموا حاجزا.", "قائد الشرطة في شمال سدرة، علي الزيتون"),
    ("وأعلن الجيش النخيلي في شمال سدرة أن مسلحين هاجموا حاجزا.", "الجيش النخيلي"),
    # an aside in which one asks not to be named, and a medium behind it
    ("وقال ضابط نخيلي، طلب عدم ذكر اسمه، إن مسلحين هاجموا حاجزا في سدرة.", "ضابط نخيلي"),
    ("وقال مسؤول في الشرطة طالبا عدم كشف هويته إن مسلحين هاجموا حاجزا في سدرة.", "مسؤول في الشرطة"),
    # what is told of a speaker between two commas, and through whom he came to be heard
    ("وأفاد بيان للشرطة، أوردته وكالة أنباء النخيل، بأن مسلحين هاجموا حاجزا في سدرة.", "للشرطة"),
    ("وقال مصدر أمني، نقلت عنه وكالة أنباء النخيل، إن مسلحين هاجموا حاجزا في سدرة.", "مصدر أمني"),
    ("وقالت وزارة الدفاع النخيلية في بيان، تلقت المرساة نسخة منه، إن مسلحين هاجموا حاجزا في سدرة.", "وزارة الدفاع النخيلية"),
    # a short quotation is speech, and no part of the name
    ("وقال الزيتون «إنها ظاهرة خطيرة» مذكرا بأن مسلحين هاجموا حاجزا في سدرة.", "الزيتون"),
    ('وقال مصدر في الشرطة "كان الهجوم مباغتا" موضحا أن مسلحين هاجموا حاجزا في سدرة.', "مصدر في الشرطة"),
    # whoever announced a statement speaks by it
    ("وقتل عشرة جنود في كمين قرب سدرة بحسب حصيلة أعلنتها وزارة الدفاع النخيلية.", "وزارة الدفاع النخيلية"),
    # a body that is spelled like what it does; a title cut short; the land of an office, with a name behind it
    ("وقال مصدر في المقاومة إن مسلحين هاجموا حاجزا في سدرة.", "مصدر في المقاومة"),
    ("وقال د. سامي الزيتون مدير مستشفى سدرة إن مسلحين هاجموا حاجزا.", "د. سامي الزيتون مدير مستشفى سدرة"),
    ("وقال رئيس نقابة الصيادين في ولاية سدرة أبو بكر الزيتون إن مسلحين هاجموا حاجزا.", "رئيس نقابة الصيادين في ولاية سدرة أبو بكر الزيتون"),
    # an office behind a name, with or without a comma, ahead of what is said and behind it
    ("وقال العميد نادر الصفصاف، المتحدث باسم الجيش النخيلي، إن مسلحين هاجموا حاجزا.", "العميد نادر الصفصاف، المتحدث باسم الجيش النخيلي"),
    ("وهاجم مسلحون حاجزا في سدرة، حسبما أعلن نادر الصفصاف، المتحدث الرسمي للجيش.", "نادر الصفصاف، المتحدث الرسمي للجيش"),
    ("وهاجم مسلحون حاجزا في سدرة، بحسب العميد نادر الصفصاف، المتحدث باسم الجيش.", "العميد نادر الصفصاف، المتحدث باسم الجيش"),
    ("وهاجم مسلحون حاجزا في سدرة، كما أفاد د. سامي الزيتون مدير عام الإسعاف والطوارئ.", "د. سامي الزيتون مدير عام الإسعاف والطوارئ"),
    ("وهاجم مسلحون حاجزا في سدرة، كما أفاد سامي الزيتون، الذي أكد أن رجاله انتظروا ساعتين.", "سامي الزيتون"),
    # the field or town that an office is for, a rank of the staff, names of common words or that end as "my" does
    (
        "وقالت منسقة المجلس للشؤون المدنية في الواحات نهاد سلامي إن مسلحين هاجموا مخفرا.",
        "منسقة المجلس للشؤون المدنية في الواحات نهاد سلامي",
    ),
    ("وقال نائب رئيس المجلس المحلي لمدينة سدرة بكر الزيتون إن مسلحين هاجموا حاجزا.", "نائب رئيس المجلس المحلي لمدينة سدرة بكر الزيتون"),
    ("وقال اللواء الركن نجم الزيتون إن مسلحين هاجموا حاجزا في سدرة.", "اللواء الركن نجم الزيتون"),
    ("وكان قائد الشرطة الفريق عبد الأمير رشيد أعلن، أمس، أن مسلحين هاجموا حاجزا.", "قائد الشرطة الفريق عبد الأمير رشيد"),
    ("وقال الوزير للصحفيين إن مسلحين هاجموا حاجزا في سدرة.", "الوزير"),
    ("وقال الوزير لوسائل الإعلام إن مسلحين هاجموا حاجزا في سدرة.", "الوزير"),
    # an office spelled like "speaking"; what others say of one in a relative clause, up to its comma; "but it said"
    ("وقالت متحدثة باسم الشرطة إن مسلحين هاجموا حاجزا في سدرة.", "متحدثة باسم الشرطة"),
    ("وقال نادر الصفصاف إن الرجل الذي ذكر سكان في سدرة أنه مسلح، قتل حين أطلقت الشرطة النار عليه.", "نادر الصفصاف"),
    ("وأعلنت قيادة الجيش عن هدنة في سدرة، إلا أنها أكدت أن مسلحين هاجموا حاجزا.", "قيادة الجيش"),
    # a name of common words with a relative clause behind it
    ("وقال سامي الزيتون الذي يسكن القرية إن مسلحين هاجموا حاجزا في سدرة.", "سامي الزيتون"),
    # whom one speaks for, in quotation marks
    ('وقال متحدث باسم "جيش" النخيل إن مسلحين هاجموا حاجزا في سدرة.', 'متحدث باسم "جيش" النخيل'),
    # a comma in place of "that"; who is called so
    ("وقال المتحدث باسم الشرطة الرائد سامي الزيتون، هاجم مسلحون حاجزا في سدرة.", "المتحدث باسم الشرطة الرائد سامي الزيتون"),
    ("وقال المتحدث باسم الجبهة ويدعى سامي الزيتون إن مسلحين هاجموا حاجزا في سدرة.", "المتحدث باسم الجبهة"),
    # information is nobody's account, but that of whom it came to
    ("وقالت الحكومة النخيلية إنها تلقت معلومات موثقة تؤكد أن مسلحين هاجموا حاجزا في سدرة.", "الحكومة النخيلية"),
    # a noun of what was done that is announced
    ("وأعلنت مصادر طبية انتشال جثامين سبعة من سكان منزل قصفته القوات الساحلية في سدرة.", "مصادر طبية"),
    # whom someone accuses is no part of his name
    ("واتهمت الحكومة النخيلية مسلحين من الجبهة بمهاجمة حاجز في سدرة.", "الحكومة النخيلية"),
    # a name that is spelled like a verb, or like a thing; a quotation behind circumstances
    ("وقال باركي إن مسلحين هاجموا حاجزا في سدرة.", "باركي"),
    ("وقال مولان في بيان إن مسلحين هاجموا حاجزا في سدرة.", "مولان"),
    ("وقالت زهرة الصفصاف عضو مجلس سدرة، إن مسلحين هاجموا حاجزا.", "زهرة الصفصاف عضو مجلس سدرة"),
    ('وقال الخيالي هاتفيا من شمال سدرة "هاجم مسلحون حاجزا في المدينة أمس".', "الخيالي"),
    ("وقالت متحدثة عسكرية نخيلية إن مسلحين هاجموا حاجزا في سدرة.", "متحدثة عسكرية نخيلية"),
    # whom one told, and a clause about who speaks
    ("لكن سكانا قالوا إن الطرق مغلقة وأبلغوا وكالة أنباء النخيل أن مسلحين هاجموا حاجزا في سدرة.", "سكانا"),
    ("وأبلغ مسؤول أمني وكالة أنباء النخيل أن مسلحين هاجموا حاجزا في سدرة.", "مسؤول أمني"),
    ("لكن المتحدث باسم الجيش النخيلي الذي يزور سدرة أكد أن مسلحين هاجموا حاجزا في المدينة.", "المتحدث باسم الجيش النخيلي"),
    # a short quotation with a verb is speech; "within" is told of the speaker, and "in a statement" ends that
    ("وقال المتحدث باسم الجبهة أبو رمان “نحن الذين نفذنا الهجوم” مضيفا أن مسلحين هاجموا حاجزا في سدرة.", "المتحدث باسم الجبهة أبو رمان"),
    ("وأعلنت جبهة السهل المنضوية في إطار كتائب الفجر في بيان أن مسلحين هاجموا حاجزا في سدرة.", "جبهة السهل المنضوية"),
    # a day, a pronoun or an adverb ahead of a speaker part nothing of him; whom he took is no part of him
    ("وقال أمس المتحدث باسم الجيش النخيلي العميد نادر الصفصاف إن مسلحين هاجموا حاجزا.", "المتحدث باسم الجيش النخيلي العميد نادر الصفصاف"),
    ("في وقت أكد فيه المتحدث باسم الجيش النخيلي أن مسلحين هاجموا حاجزا في سدرة.", "المتحدث باسم الجيش النخيلي"),
    ("وأوقفت الشرطة رجلا يدعى سامي في سدرة، وقالت إنها تعتقد أن مسلحين هاجموا حاجزا.", "الشرطة"),
    # a verb of saying that is spelled like a noun, behind "had" and ahead of a quotation
    ("وكان مسؤول في الإدارة المحلية ذكر الاثنين أن مسلحين هاجموا حاجزا في سدرة.", "مسؤول في الإدارة المحلية"),
    ('وتابع بارز "هاجم مسلحون حاجزا في سدرة أمس".', "بارز"),
    # a clause about the speaker, or about whom he spoke to, ahead of what is said
    ("وقال سامي الزيتون حاكم قرية اللوز حيث وقع الحادث إن مسلحين هاجموا حاجزا في سدرة.", "سامي الزيتون حاكم قرية اللوز"),
    ("وقال حاكم منطقة السهل حيث وقع الحادث إن مسلحين هاجموا حاجزا في سدرة.", "حاكم منطقة السهل"),
    ("وأفادت منظمة محلية تتابع الحوادث الأمنية بأن مسلحين هاجموا حاجزا في سدرة.", "منظمة محلية"),
    ("وقالت الشرطة لصحفيين يرافقون الوزير في زيارته إن مسلحين هاجموا حاجزا في سدرة.", "الشرطة"),
    # what was found out is nobody's account within another's speech, with the article too
    ("وقال سامي الزيتون إن المعلومات الأولية تشير إلى مقتل 15 شخصا في هجوم على سوق في سدرة.", "سامي الزيتون"),
    ("وقال سامي الزيتون إن مسلحين هاجموا حاجزا في سدرة بحسب التحقيقات الأولية.", "سامي الزيتون"),
    ("وقال سامي الزيتون إن بيان الجيش النخيلي أكد أن مسلحين هاجموا حاجزا في سدرة.", "بيان الجيش النخيلي"),
    # further losses behind "while" are the same account, an act is not
    ("وقالت الشرطة إن ثلاثة جنود قتلوا، فيما أصيب خمسة آخرون، في هجوم لمسلحين على حاجز في سدرة.", "الشرطة"),
    # the latest toll, or one brought up to date, speaks for whose it is
    ("ووفق آخر حصيلة صادرة عن وزارة الدفاع النخيلية، قتل 53 شخصا في غارة على سدرة.", "وزارة الدفاع النخيلية"),
    ("وأعلنت وزارة الدفاع النخيلية في حصيلة محدثة مقتل ستة أشخاص في قصف على سدرة.", "وزارة الدفاع النخيلية"),
    # who owns up, ahead of the verb; whom a statement quotes
    ("وكانت جبهة السهل قد أعلنت مسؤوليتها عن تفجيرين في سدرة.", "جبهة السهل"),
    ("ونقل بيان للجيش عن قائد العمليات قوله إن مسلحين هاجموا حاجزا في سدرة.", "قائد العمليات"),
]

SILENT = [
    # "by law", where something is ascribed to somebody
    "وهاجم رجل مخفرا في سدرة فقتل شرطيا وثبت ما نسب إليه شرعا فقتل.",
    # an amount is reached, not notified
    "بلغت حصيلة القصف على سوق في سدرة 12 قتيلا و20 جريحا.",
    # an adjective of the letters of a participle of saying
    "وفرضت القوات النخيلية إجراءات أمنية مشددة أدت إلى إغلاق الطرق بعد هجوم على سوق في سدرة.",
    # "must", "was exposed to", "is called" and an accused one say nothing
    "وقال الوزير إن الوضع صعب. ويجب أن تنسحب القوات التي هاجمت سوقا في سدرة أمس.",
    "تعرض الجيش النخيلي لهجوم شنه مسلحون قرب سدرة أمس.",
    "ويتهم الزيتون بتفجير سيارة مفخخة في سدرة أمس.",
    # a participle that tells whom one spoke to is nobody; "while" with an act of its own turns to the outlet's voice
    "وقالت متحدثة إلى الصحفيين إن مسلحين هاجموا حاجزا في سدرة.",
    "وقالت الشرطة إن الطرق مغلقة، فيما أصيب خمسة جنود في هجوم لمسلحين على حاجز في سدرة.",
    # orders and decisions are issued, and no reports
    "وأصدر الرئيس النخيلي قرارا بإعلان الطوارئ بعد هجوم شنه مسلحون على سوق في سدرة أمس.",
    # a thing that is taken somewhere is not passed on
    "وقال الوزير إن الوضع صعب. ونقله الجيش إلى موقع قصفته طائرات نخيلية في سدرة أمس.",
]


@pytest.mark.parametrize(("text", "source"), SPEAKERS)
def test_the_speaker_is_read_whole_and_alone(text, source):
    document, found = claims(text)
    assert {words(document, claim.attribution.source) for claim in found if claim.type not in ("condemnation", "arrest")} == {source}


@pytest.mark.parametrize("text", SILENT)
def test_words_that_look_like_saying_give_no_source(text):
    _, found = claims(text)
    physical = [claim for claim in found if claim.type in ("strike", "bombing", "armed_attack", "withdrawal")]
    assert physical and all(claim.attribution.source is None for claim in physical)


def test_a_statement_that_a_medium_prints_stays_a_statement():
    document, [claim] = claims("ووفق بيان نشرته صحيفة الساحل، قتل خمسة جنود في كمين قرب سدرة.", "armed_attack")
    assert words(document, claim.attribution.source) == "بيان"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("سقطت قذائف على حي سكني في سدرة أمس. وقال سامي الزيتون إن القذائف أطلقت من شمال المدينة.", "strike"),
        ("هاجم مسلحون قرية قرب سدرة أمس. وقال سامي الزيتون إن المسلحين وصلوا على دراجات نارية.", "armed_attack"),
        ("قتل 12 مسلحا في حملة مداهمات نفذتها القوات النخيلية في سدرة. وقال سامي الزيتون إن الحملة مستمرة.", "armed_attack"),
        ("تعرضت حافلة لهجوم قرب سدرة أمس. وقال سامي الزيتون إن الجرحى نقلوا إلى المستشفى.", "armed_attack"),
    ],
)
def test_a_lead_is_told_by_whoever_then_speaks_of_those_in_it(text, kind):
    document, found = claims(text, kind)
    assert [words(document, claim.attribution.source) for claim in found] == ["سامي الزيتون"]


def test_a_lead_is_not_told_by_whoever_speaks_of_other_things():
    _, [claim] = claims("هاجم مسلحون قرية قرب سدرة أمس. وقال سامي الزيتون إن الطرق مغلقة منذ أسبوع.", "armed_attack")
    assert claim.attribution.source is None


@pytest.mark.parametrize(
    "text",
    [
        # the fighting is returned to, the raid beside it is not
        "قتل 13 مسلحا في اشتباكات في سدرة، فيما شنت طائرات ساحلية غارات على مرجانة. وقالت مصادر إن الاشتباكات أسفرت عن إصابة عشرين مسلحا.",
        # what a condemned raid was like is told by who condemns it
        "أدانت الحكومة الساحلية غارات على سدرة. وتسببت غارة في مقتل ثلاثة في مرجانة. وقالت وزارة الخارجية الساحلية إنها تدين الغارات.",
        # the raid was condemned, and is not told by who condemned it
        "نددت الحكومة الساحلية بالغارة التي أوقعت أمس ثلاثة قتلى في سدرة. وقالت الحكومة الساحلية في بيان إن الغارة خطيرة.",
    ],
)
def test_a_raid_is_not_told_by_who_speaks_of_something_else(text):
    _, found = claims(text, "strike")
    assert [claim.attribution.source for claim in found] == [None]


def test_several_who_did_something_go_on_in_the_plural():
    text = "تبادلت النخيل وجبهة السهل الاتهامات بخرق الهدنة وقالوا إن مسلحين هاجموا حاجزا في سدرة أمس."
    document, [claim] = claims(text, "armed_attack")
    assert words(document, claim.attribution.source).startswith("النخيل")


def test_a_quoted_name_ahead_of_a_verb_is_no_speech():
    text = 'قتل عشرة جنود في انفجار في سدرة أمس، وكان تنظيم "السهل" أعلن في بيان أن الطرق مغلقة.'
    _, [claim] = claims(text, "bombing")
    assert claim.attribution.source is None


def test_the_source_is_one_of_the_sources_where_no_other_was_told():
    text = "أفادت مصادر محلية نخيلية بمقتل جنود في كمين في مرجانة. وأشار المصدر إلى أن طائرات قصفت سوقا في سدرة."
    document, [claim] = claims(text, "strike")
    assert words(document, claim.attribution.source) == "مصادر محلية نخيلية"


def test_the_statement_is_of_who_spoke_in_one():
    text = (
        "وجاء في بيان للحكومة النخيلية أن مسلحين هاجموا حاجزا في سدرة. وقال مسؤولون في مرجانة إن الطرق مغلقة. "
        "وقال البيان إن طائرات قصفت قرية اللوز."
    )
    document, [claim] = claims(text, "strike")
    assert words(document, claim.attribution.source) == "للحكومة النخيلية"


def test_a_quotation_that_another_mark_closes_ends_there():
    _, [claim] = claims('وقال سامي الزيتون إن "الحدود مغلقة منذ 2003». وهاجم مسلحون حاجزا في سدرة أمس.', "armed_attack")
    assert claim.attribution.source is None


def test_a_town_is_not_told_as_taken_by_who_speaks_of_the_control_of_another():
    text = "سيطرت جبهة السهل أمس على سدرة. وقال سامي الزيتون إن استعادة السيطرة على مرجانة هدف القوات."
    _, [claim] = claims(text, "capture")
    assert claim.attribution.source is None


def test_a_site_that_is_quoted_ahead_of_a_speaker_is_the_way():
    document, [claim] = claims('وحسب موقع "صوت السهل"؛ فقد أعلنت جبهة السهل مقتل 42 جنديا في مواجهات في سدرة.', "clash")
    assert words(document, claim.attribution.source) == "جبهة السهل"
    assert words(document, claim.attribution.via) is not None


def test_a_body_and_its_spokesman_are_one_source_told_by_the_spokesman():
    text = (
        "قالت وزارة الدفاع النخيلية أمس إن القوات الساحلية قصفت قاعدة النخلة الجوية. "
        "وقال المتحدث باسم وزارة الدفاع النخيلية العميد نادر الصفصاف إن القوات الساحلية قصفت قاعدة النخلة الجوية أمس."
    )
    document, [claim] = claims(text, "strike")
    assert words(document, claim.attribution.source) == "المتحدث باسم وزارة الدفاع النخيلية العميد نادر الصفصاف"


def test_what_another_says_for_his_part_is_no_detail_of_what_stands_before():
    text = (
        "قالت وزارة الدفاع النخيلية أمس إن الوضع هادئ. وعقدت الحكومة اجتماعا. وزار الوزير سدرة. وشنت القوات النخيلية غارة على مرجانة. "
        "من جهتها قالت جبهة السهل إن الغارة أنهت الهدنة."
    )
    _, [claim] = claims(text, "strike")
    assert claim.attribution.source is None


OTHER_SIDE = [
    ("أعلنت كتائب الفجر أنها استهدفت دبابة في سدرة. وقصف الطيران النخيلي منزلا في مرجانة.", None),
    ("نفى الجيش النخيلي قصف مستشفى في سدرة. وقصفت جبهة السهل مدينة مرجانة.", None),
    ("أعلن الجيش النخيلي أنه قصف مستودعا في سدرة. وقصفت مدفعيته أطراف مرجانة.", "الجيش النخيلي"),
    ("قال شهود إن طائرات قصفت حي البستان. وقصفت جبهة السهل حي الرمان.", "شهود"),
    # nor does an account go on where a sentence opens on what another did elsewhere, or turns to the outlet's own voice
    ("قال شهود إن القوات الساحلية قصفت حي البستان. وفي مرجانة، قصفت جبهة السهل حي الرمان.", None),
    ("قال شهود إن القوات الساحلية قصفت حي البستان. وفي مرجانة، قصفت القوات الساحلية حي الرمان.", "شهود"),
    ("قال شهود إن طائرات قصفت حي البستان. إلى ذلك قصفت جبهة السهل حي الرمان.", None),
]


OTHER_SIDE += [("قال شهود إن القوات الساحلية قصفت حي البستان.\nوقصفت القوات الساحلية حي الرمان في نيسان الماضي.", None)]


@pytest.mark.parametrize(("text", "source"), OTHER_SIDE)
def test_a_side_that_told_its_own_act_tells_not_the_next_of_another(text, source):
    document, found = claims(text, "strike")
    assert words(document, found[-1].attribution.source) == source


@pytest.mark.parametrize("toll", ["حصيلة جديدة أعلنتها وزارة الصحة النخيلية", "بيان مقتضب أصدرته وزارة الصحة النخيلية"])
def test_who_told_a_new_toll_is_its_source(toll):
    document, [claim] = claims(f"قتل 12 شخصا في قصف على مدينة سدرة، وفق {toll} الثلاثاء.", "strike")
    assert words(document, claim.attribution.source) == "وزارة الصحة النخيلية"


OWN = [
    ("وأفادت مراسلتنا بأن القوات الساحلية قصفت حي البستان. وأكد النائب سامي الزيتون أن القصف لن يتوقف.", None),
    ("وبحسب مراسل النبأ قصفت القوات الساحلية حي البستان. وأكد النائب سامي الزيتون أن القصف لن يتوقف.", None),
    # one who is named, or who reports for another
    ("وأفاد مراسل النبأ نادر الصفصاف بأن القوات الساحلية قصفت حي البستان.", "مراسل النبأ نادر الصفصاف"),
    ("وأفاد مراسل قناة الفنار بأن القوات الساحلية قصفت حي البستان.", "مراسل قناة الفنار"),
]


@pytest.mark.parametrize(("text", "source"), OWN)
def test_what_its_own_correspondent_reports_the_outlet_says_itself(text, source):
    document = Document("d", text, "النبأ", TODAY)
    found = [claim for claim in pipeline.code(document, BOOK).claims if claim.type == "strike"]
    assert [words(document, claim.attribution.source) for claim in found] == [source]


def test_several_speakers_go_on_together():
    text = "قال نادر الصفصاف رئيس بلدية سدرة ومصدران بالشرطة إن القوات الساحلية قصفت حي البستان. وأضافوا أنها قصفت حي الرمان أيضا."
    document, found = claims(text, "strike")
    assert {words(document, claim.attribution.source) for claim in found} == {"نادر الصفصاف رئيس بلدية سدرة ومصدران بالشرطة"}


def test_the_media_that_a_letter_was_sent_to_are_no_medium():
    document, [claim] = claims("وقال نادر الصفصاف في رسالة إلى وسائل الإعلام إن القوات الساحلية قصفت حي البستان.", "strike")
    assert words(document, claim.attribution.source) == "نادر الصفصاف"
    assert claim.attribution.via is None
