"""By whose account: speakers whole, returns to them, formulas, media, statements, and what is no report."""

import datetime as dt

import pytest
from invented import claims, words

from khabar import codebook
from khabar.codebook import Lexicon
from khabar.extract import read_document
from khabar.extract.page.tokens import read_page
from khabar.extract.sentence.scene import read_scene
from khabar.extract.speaking.attribution import scopes_of
from khabar.extract.speaking.returns import Memory
from khabar.extract.speaking.speakers import Speakers
from khabar.model import Document, Role
from khabar.text import quotations


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon(codebook.load(world=True))


def accounts(text, lexicon, outlet=None):
    """Every scope of a text: its settled source, medium and stance, and the words it covers."""
    page = read_page(Document("d", text, outlet, dt.date(2024, 3, 14)), lexicon)
    assert page is not None
    memory = Memory(page, lexicon)
    speakers = Speakers(memory, lexicon)
    quotes = quotations(page.words)
    for sentence in range(len(page.sentences)):
        scene = read_scene(page, lexicon, sentence)
        scopes_of(scene, lexicon, speakers, quotes)
        memory.note(scene)

    def words(role: Role | None):
        return text[role.span.start : role.span.end] if role else None

    found = []
    for scope in speakers.scopes:
        said = speakers.settled(scope.said, scope.opened)
        covered = text[page.words[scope.first].start : page.words[scope.last - 1].end]
        found.append((words(said.source), words(said.via), said.stance, covered))
    return found


SPEAKERS = [
    (
        "قال المتحدث باسم وزارة الدفاع النخيلية العميد نادر الصفصاف إن القوات الساحلية قصفت سدرة.",
        "المتحدث باسم وزارة الدفاع النخيلية العميد نادر الصفصاف",
    ),
    ("وأفاد مصدر طبي بمستشفى سدرة أن القصف أوقع خمسة قتلى.", "مصدر طبي بمستشفى سدرة"),
    ("وقال مدير شرطة سدرة، سامي الزيتون، إن مسلحين هاجموا المخفر.", "مدير شرطة سدرة، سامي الزيتون"),
    ("وقالت مصادر في جبهة السهل إن مقاتليها استهدفوا القاعدة.", "مصادر في جبهة السهل"),
    ("جبهة السهل تعلن استهداف قاعدة النخلة الجوية", "جبهة السهل"),
    ("الجيش النخيلي: مقتل ضابطين في هجوم بسدرة", "الجيش النخيلي"),
    ("وجاء في بيان لجبهة السهل أن مقاتليها استهدفوا دبابة في سدرة.", "جبهة السهل"),
    ("تبنت كتائب الفجر الهجوم على قاعدة النخلة الجوية.", "كتائب الفجر"),
    ("بثت كتائب الفجر مشاهد لاستهداف دبابة في سدرة.", "كتائب الفجر"),
]


@pytest.mark.parametrize(("text", "source"), SPEAKERS)
def test_a_speaker_comes_out_whole(text, source, lexicon):
    assert accounts(text, lexicon)[0][0] == source


FORMULAS = ["بحسب {}", "وفق {}", "نقلا عن {}", "حسبما ذكرت {}", "كما أعلنت {}", "على ما أفادت {}", "وفق ما أكدت {}"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_behind_the_clause_speaks_for_it(formula, lexicon):
    [(source, _, _, covered)] = accounts("قتل ثلاثة جنود في هجوم قرب سدرة، " + formula.format("مصادر أمنية") + ".", lexicon)
    assert source == "مصادر أمنية"
    assert covered.startswith("قتل")


@pytest.mark.parametrize("later", ["وأضاف الصفصاف أن", "وأوضح المتحدث أن", "وتابع أن"])
def test_later_mentions_return_to_the_fullest_name(later, lexicon):
    text = f"قال المتحدث باسم الجيش النخيلي نادر الصفصاف إن القصف استهدف سدرة. {later} القصف أوقع خمسة قتلى."
    assert accounts(text, lexicon)[1][0] == "المتحدث باسم الجيش النخيلي نادر الصفصاف"


def test_the_sources_return_to_the_sources_named_before(lexicon):
    text = "قالت مصادر طبية إن خمسة أشخاص قتلوا في القصف. وأكدت المصادر أن الجرحى نقلوا إلى مستشفى سدرة."
    assert [(source, stance) for source, _, stance, _ in accounts(text, lexicon)] == [("مصادر طبية", "says"), ("مصادر طبية", "confirms")]


def test_new_sources_are_not_the_old_ones(lexicon):
    text = "قالت مصادر طبية إن خمسة قتلوا في القصف. وذكرت مصادر أن القصف تجدد."
    assert accounts(text, lexicon)[1][0] == "مصادر"


def test_title_and_family_name_return_to_the_full_name(lexicon):
    text = "قال المتحدث باسم الجيش النخيلي العميد نادر الصفصاف إن القصف استهدف سدرة. وأضاف العميد الصفصاف أن القصف أوقع خمسة قتلى."
    assert accounts(text, lexicon)[1][0] == "المتحدث باسم الجيش النخيلي العميد نادر الصفصاف"


DENIED = [
    ("نفت النخيل أي صلة لها بالهجوم على قاعدة المرجان.", "النخيل", "denies"),
    ("اتهمت حكومة الساحل القوات النخيلية بقصف مستشفى في رأس المرجان.", "حكومة الساحل", "says"),
    ("ونقلت وكالة أنباء النخيل عن شهود عيان أن اشتباكات اندلعت في سدرة.", "شهود عيان", "says"),
]


@pytest.mark.parametrize(("text", "source", "stance"), DENIED)
def test_denials_accusations_and_witnesses_have_their_source(text, source, stance, lexicon):
    assert [(found[0], found[2]) for found in accounts(text, lexicon)] == [(source, stance)]


MEDIA = [
    ("ونقلت وكالة أنباء النخيل عن مسؤول محلي قوله إن مسلحين اقتحموا سدرة.", "مسؤول محلي", "وكالة أنباء النخيل"),
    ("وقال مسؤول محلي لقناة الفنار إن مسلحين اقتحموا سدرة.", "مسؤول محلي", "قناة الفنار"),
    ("وقال مسؤول محلي في تصريح لوكالة أنباء النخيل إن مسلحين اقتحموا سدرة.", "مسؤول محلي", "وكالة أنباء النخيل"),
    ("وقالت قناة الفنار نقلا عن مصدر أمني إن انفجارا هز سدرة.", "مصدر أمني", "قناة الفنار"),
    ("قناة الفنار عن مصدر أمني: انفجار يهز سدرة", "مصدر أمني", "قناة الفنار"),
    # ahead of the speaker; the talk to it that opens the sentence
    ("وقالت لوكالة أنباء النخيل مصادر طبية إن مسلحين اقتحموا سدرة.", "مصادر طبية", "وكالة أنباء النخيل"),
    ("وفي حديث لقناة الفنار، قال مصدر أمني إن مسلحين اقتحموا سدرة.", "مصدر أمني", "قناة الفنار"),
    ("وفي تصريحات صحفية لـ«المرساة» قال مصدر أمني إن مسلحين اقتحموا سدرة.", "مصدر أمني", "المرساة"),
    ("وقال مصدر أمني في لقاء مع قناة الفنار إن مسلحين اقتحموا سدرة.", "مصدر أمني", "قناة الفنار"),
    # an agency that is told something; a paper with the name of a state; a talk of his
    ("وأفاد شهود عيان وكالة الأنباء الرسمية أن مسلحين اقتحموا سدرة.", "شهود عيان", "وكالة الأنباء الرسمية"),
    ('وقال مصدر في المقاومة ل"الواحات" إن مسلحين اقتحموا سدرة.', "مصدر في المقاومة", "الواحات"),
    ("وأضاف نادر الصفصاف في حديثه لقناة الفنار أن مسلحين اقتحموا سدرة.", "نادر الصفصاف", "قناة الفنار"),
]


@pytest.mark.parametrize(("text", "source", "via"), MEDIA)
def test_a_medium_is_the_way_and_not_the_source(text, source, via, lexicon):
    assert accounts(text, lexicon)[0][:2] == (source, via)


def test_the_publishing_outlet_is_neither_source_nor_medium(lexicon):
    assert accounts("وقالت مصادر طبية للجزيرة إن خمسة قتلوا.", lexicon, "aljazeera")[0][:2] == ("مصادر طبية", None)


NO_REPORTS = [
    "لم تعلن جبهة السهل مسؤوليتها عن الهجوم على سدرة.",
    "بثت قناة الفنار مشاهد للقصف الذي استهدف سدرة.",
    "يذكر أن القوات الساحلية قصفت سدرة الشهر الماضي.",
    "رصدت القوات النخيلية تحركات لمسلحين قرب سدرة.",
]


@pytest.mark.parametrize("text", NO_REPORTS)
def test_what_is_no_report_has_no_scope(text, lexicon):
    assert accounts(text, lexicon) == []


def test_a_turn_ends_what_was_said(lexicon):
    [(source, _, stance, covered)] = accounts("نفى الجيش النخيلي وقوع هجوم على سدرة، بينما قصفت طائرات الساحل مرجانة.", lexicon)
    assert (source, stance) == ("الجيش النخيلي", "denies")
    assert "مرجانة" not in covered


def test_an_open_quotation_goes_on_across_sentences(lexicon):
    text = "وقال المتحدث باسم الجيش النخيلي: «قصفت الطائرات سدرة. ثم قصفت مرجانة». وقصفت المدفعية واحة الغزال."
    covered = accounts(text, lexicon)[0][3]
    assert "مرجانة" in covered
    assert "الغزال" not in covered


def test_a_headline_goes_with_the_first_of_two_speakers():
    text = (
        "قصف ساحلي على سدرة\n\nقتل ثمانية من عناصر الجبهة في قصف ساحلي استهدف سدرة، بحسب مصدر في الجبهة.\n"
        "وقالت القوات الساحلية إن الضربات جاءت ردا على هجوم بالصواريخ استهدف قاعدة النخلة مساء الاثنين."
    )
    document, found = claims(text, "strike")
    assert [(words(document, claim.place), words(document, claim.attribution.source)) for claim in found] == [
        ("سدرة", "مصدر في الجبهة"),
        ("قاعدة النخلة", "القوات الساحلية"),
    ]


def test_who_counts_the_dead_of_the_raids_of_another_speaker_has_a_claim_of_its_own():
    text = "أعلنت القوات الساحلية أن طائراتها قصفت مركز تدريب في سدرة.\nوقال مرصد النخيل للحقوق إن ثمانية مقاتلين قتلوا في الغارات."
    document, found = claims(text, "strike")
    assert [(words(document, claim.attribution.source), claim.killed is not None) for claim in found] == [
        ("القوات الساحلية", False),
        ("مرصد النخيل للحقوق", True),
    ]


def test_a_lead_without_a_source_is_given_to_who_tells_its_details(lexicon):
    text = "قتل خمسة جنود في هجوم على قاعدة النخلة الجوية الأربعاء.\nوقال مصدر أمني إن الهجوم أوقع عشرة جرحى."
    findings = read_document(Document("d", text, None, dt.date(2024, 3, 14)), lexicon)
    sources = {text[d.said.source.span.start : d.said.source.span.end] for d in findings.drafts if d.said.source}
    assert sources == {"مصدر أمني"}


LAST_SOURCE = [
    # an account goes on, one act of a kind after another, until another speaks or the text turns
    ("قالت مصادر أمنية إن سيارة مفخخة انفجرت في سوق بمرجانة. وانفجرت سيارة أخرى في حي بسدرة.", "bombing", "مصادر أمنية"),
    ("قالت مصادر أمنية إن سيارة مفخخة انفجرت في سوق بمرجانة. من جهة أخرى، انفجرت عبوة ناسفة بحافلة في سدرة.", "bombing", None),
    ("قال الجيش إن طائراته قصفت سدرة. وأضاف البيان كما قصفت الطائرات مرجانة.", "strike", "الجيش"),
    # who called, or condemned, in the sentence before is who says
    ("قال الجيش إن الوضع هادئ. ودعت جبهة السهل إلى النفير. وقالت إن مقاتليها قصفوا مرجانة.", "strike", "جبهة السهل"),
    # a given name that is spelled like "on"; several speakers
    ("قال علي الخالدي رئيس بلدية سدرة إن مسلحين قصفوا السوق.", "strike", "علي الخالدي رئيس بلدية سدرة"),
    # the main clause behind a fronted one is not its speaker's
    ("بينما أعلن الجيش أن قواته انسحبت من سدرة، قصفت طائرات مجهولة مرجانة.", "strike", None),
    ("بينما أعلن الجيش، في بيان، أن قواته انسحبت من سدرة، قصف الطيران النخيلي مرجانة.", "strike", None),
    ("وفيما دخلت قوات الجيش سدرة، قالت الشرطة إن طائرات مجهولة، قدمت من الشمال، قصفت مرجانة.", "strike", "الشرطة"),
    # who is told, and who is accused, say nothing; the one ahead of the verb does
    ("قال مسؤول إن قائد الجيش أبلغ الوزير أن الطائرات قصفت مرجانة.", "strike", "قائد الجيش"),
    ("رحبت بالقرار جبهة السهل التي تتهم المتمردين بقصف مرجانة.", "strike", "جبهة السهل"),
    # the occasion, the report and what a nameless speaker asked for are no part of a speaker; "a channel" is not the paper itself
    ("وقال وزير الدفاع في افتتاح قمة إقليمية إن طائرات مجهولة قصفت مرجانة.", "strike", "وزير الدفاع"),
    ("وقالت المنظمة في أحدث تقرير لها إن طائرات مجهولة قصفت مرجانة.", "strike", "المنظمة"),
    ("وقال مصدر أمني فضل عدم الكشف عن اسمه إن طائرات مجهولة قصفت مرجانة.", "strike", "مصدر أمني"),
    ("وذكرت قناة (ان تي في) أن طائرات مجهولة قصفت مرجانة.", "strike", "قناة"),
    # "according to", with its letter apart from a name in quotation marks; a name cut short in brackets
    ('قصفت طائرات مجهولة مرجانة، وفقا لـ"قناة الفنار".', "strike", "قناة الفنار"),
    ("أعلن الجيش قتل مسلح يدعى (نادر. س)، واعتقال آخر في سدرة.", "arrest", "الجيش"),
    # "made clear that" is spelled like "between", and like "during"
    ("وبين المتحدث باسم الشرطة أن طائرات مجهولة قصفت مرجانة.", "strike", "المتحدث باسم الشرطة"),
    ("وبيّن اللواء الخالدي أن طائرات مجهولة قصفت مرجانة.", "strike", "اللواء الخالدي"),
    ("كما بين قائد الشرطة: أن طائرات مجهولة قصفت مرجانة.", "strike", "قائد الشرطة"),
    ("وأبان مدير شرطة سدرة، سامي الزيتون، أن طائرات مجهولة قصفت مرجانة.", "strike", "مدير شرطة سدرة، سامي الزيتون"),
    ("قال المتحدث باسم الشرطة إن الوضع هادئ، وبين أن طائرات مجهولة قصفت مرجانة أمس.", "strike", "المتحدث باسم الشرطة"),
    ("أدى ذلك إلى تلاسن بينهم وبين قادة الشرطة، وأن طائرات مجهولة قصفت مرجانة.", "strike", None),
    ("إبان الحرب قصفت طائرات مجهولة مرجانة.", "strike", None),
    # a report that was told of speaks; whom it quotes speaks rather than it
    ("أصدرت المنظمة تقريرا عن سدرة. وذكر التقرير أن طائرات مجهولة قصفت مرجانة.", "strike", "التقرير"),
    ("أصدرت المنظمة تقريرا. وأوضح التقرير نقلا عن أحد السكان أن طائرات مجهولة قصفت مرجانة.", "strike", "أحد السكان"),
    # what is announced behind a day or "of its" is no verb, though it is spelled like one
    ("أعلن الجيش الأربعاء قصف مواقع لجبهة السهل قرب سدرة.", "strike", "الجيش"),
    ("أعلن الجيش في بيان له قصف مواقع لجبهة السهل قرب سدرة.", "strike", "الجيش"),
    ("أعلن الجيش الأربعاء في بيان قصف مواقع لجبهة السهل قرب سدرة.", "strike", "الجيش"),
    # a building speaks for those who run it, and an observatory tells what it learnt
    ("أعلن مستشفى سدرة إصابة اثنين من العاملين فيه إثر قصف مدفعي على السوق.", "strike", "مستشفى سدرة"),
    ("علم المرصد أن القوات النخيلية قصفت سدرة.", "strike", "المرصد"),
    # a side that owns up to its dead tells no act of the other
    ("قصفت كتائب الفجر قاعدة المرجان أمس، واعترف الجيش النخيلي بمقتل جندي.", "strike", None),
    ("قصف الطيران قاعدة المرجان أمس، وأكد محافظ سدرة مقتل خمسة جنود في القصف.", "strike", "محافظ سدرة"),
    # commas part a name from the office ahead of it, and from the verb
    ("قائد الشرطة في سدرة، العميد محمد الخالدي، قال إن مسلحين قصفوا السوق.", "strike", "قائد الشرطة في سدرة، العميد محمد الخالدي"),
]


@pytest.mark.parametrize(("text", "kind", "source"), LAST_SOURCE)
def test_by_whose_account_the_last_act_is(text, kind, source):
    document, found = claims(text, kind)
    assert words(document, found[-1].attribution.source) == source


def test_who_speaks_of_the_attacks_does_not_tell_one_that_is_only_threatened():
    text = "هدد قائد كتائب الواحة قبل أسبوع بقصف قواعد الجيش النخيلي في سدرة. واعترف الجيش النخيلي لاحقا بوقوع الهجمات."
    _, found = claims(text, "strike")
    assert [(claim.status, claim.attribution.source) for claim in found if claim.status == "planned"] == [("planned", None)]


OFFICES = [
    ("قال المركز الإعلامي لـ«جبهة السهل» إن الجيش النخيلي قصف سدرة.", "المركز الإعلامي لـ«جبهة السهل"),
    # a medium is told something, it is no owner
    ("قال مصدر لـ«قناة الفنار» إن الجيش النخيلي قصف سدرة.", "مصدر"),
]


@pytest.mark.parametrize(("text", "source"), OFFICES)
def test_an_office_is_told_with_the_quoted_name_of_its_body(text: str, source: str) -> None:
    document, found = claims(text, "strike")
    assert [words(document, claim.attribution.source) for claim in found] == [source]


TOLD_AROUND = [
    # a formula that closes a sentence speaks of all of it, whatever "while" sets against what
    ("قصفت طائرات ساحلية سدرة، في حين سيطر مسلحون على بلدة رأس المرجان، وفق سكان.", "سكان"),
    # who did something before he spoke
    ("أفاد نازحون وصلوا إلى مرجانة بأن القوات الساحلية قصفت سدرة.", "نازحون"),
    ("قال جنود شاركوا في المعركة إن القوات الساحلية قصفت سدرة.", "جنود"),
    # names spelled like verbs
    ("أعلن الجنرال أطهر سالم المتحدث باسم الجيش النخيلي أن القوات الساحلية قصفت سدرة.", "الجنرال أطهر سالم المتحدث باسم الجيش النخيلي"),
    ("قالت المتحدثة باسم الجيش النخيلي، دنيا أسلم خان، للصحفيين في مرجانة، إن القوات الساحلية قصفت سدرة.", "المتحدثة باسم الجيش النخيلي"),
    # who takes up the clause ahead
    ("قصفت القوات الساحلية سدرة، وهو ما أكدته مصادر طبية.", "مصادر طبية"),
    ("قصفت القوات الساحلية سدرة، الأمر الذي أعلنته مصادر طبية.", "مصادر طبية"),
    ("قصفت القوات الساحلية سدرة، وهو ما لم تؤكده مصادر طبية.", None),
]


@pytest.mark.parametrize(("text", "source"), TOLD_AROUND)
def test_by_whose_account_what_stands_around_a_speaker_is(text: str, source: str | None) -> None:
    document, found = claims(text, "strike")
    assert [words(document, claim.attribution.source) for claim in found] == [source]


def test_a_formula_ahead_of_another_speaker_leaves_him_his_words() -> None:
    text = "ووفقا لما أوردته وكالة أنباء النخيل، اليوم الخميس، أفاد ناشطون في سدرة، اليوم الخميس، بأن القوات الساحلية قصفت البلدة."
    document, (claim,) = claims(text, "strike")
    assert words(document, claim.attribution.source) == "ناشطون في سدرة"


def test_a_fronted_speaker_keeps_his_own_clause() -> None:
    document, found = claims("قال ناشطون إن طائرات ساحلية قصفت سدرة، فيما قصفت مدفعية ساحلية مرجانة، وفق سكان.", "strike")
    assert [words(document, claim.attribution.source) for claim in found] == ["ناشطون", "سكان"]
