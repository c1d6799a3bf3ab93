"""Where noun phrases end by their endings, and which noun is the subject: sentences of the invented country."""

import pytest
from invented import BOOK, TODAY, claims, words

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.phrases import read_phrase
from khabar.extract.page.tokens import read_any_page
from khabar.model import Document

CASES = [
    ("خطف مسلحون مجهولون صحفيا في مرجانة مساء الاثنين.", "مسلحون مجهولون", "صحفيا"),
    ("طعن شاب جنديا نخيليا في مرجانة.", "شاب", "جنديا نخيليا"),
    ("وأطلق قناص النار على حافلة في سدرة.", "قناص", "حافلة"),
    ("ونسف مسلحون جسر وادي الريحان.", "مسلحون", "جسر وادي الريحان"),
    ("رحبت جبهة السهل بقرار مجلس الأقاليم الدولي.", "جبهة السهل", "قرار مجلس الأقاليم الدولي"),
    ("قصفت طائرات حربية مصنع إسمنت في مرجانة.", "طائرات حربية", "مصنع إسمنت"),
    ("هاجم مسلحون مخازن حبوب وقمح غربي مرجانة.", "مسلحون", "مخازن حبوب وقمح"),
    ("التقى وزراء خارجية النخيل والواحات وفد جبهة السهل.", "وزراء خارجية النخيل والواحات", "وفد جبهة السهل"),
    ("وباتت سدرة تحت سيطرة جبهة السهل.", "جبهة السهل", "سدرة"),
]


@pytest.mark.parametrize(("text", "actor", "target"), CASES)
def test_subject_and_object(text, actor, target):
    document, found = claims(text)
    assert (actor, target) in [(words(document, claim.actor), words(document, claim.target)) for claim in found]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("قتل الشاب سامح أقطش (37 عاما) برصاص القوات النخيلية في سدرة.", "الشاب سامح أقطش"),  # "forgave"
        ("قتل الفتى أدهم الكعبي برصاص القوات النخيلية في سدرة.", "الفتى أدهم الكعبي"),  # "surprised them"
        ("قتل الشاب محمد علي برصاص القوات النخيلية في سدرة.", "الشاب محمد علي"),  # "on"
        ("قتل الأسير نضال النجار برصاص القوات النخيلية في سدرة.", "الأسير نضال النجار"),  # "struggle of the carpenter"
        ("قتل الطفل خالد أبو اللوز برصاص القوات النخيلية في سدرة.", "الطفل خالد أبو اللوز"),
        ("قتل الشاب محمد محمود شرف (18 عاما) برصاص القوات النخيلية في سدرة.", "الشاب محمد محمود شرف"),  # "honour"
        ("قتل الجندي على يد القوات النخيلية في سدرة.", "الجندي"),
    ],
)
def test_a_given_name_goes_on_with_a_title_whatever_else_it_means(text, whom):
    document, (claim,) = claims(text)
    assert (words(document, claim.target), words(document, claim.actor)) == (whom, "القوات النخيلية")


def test_what_somebody_announces_is_not_his_name():
    """A given name that is the noun of an act needs a further name behind it."""
    document = Document("d", "أعلن المتحدث عودة ثلاثة جنود إلى سدرة.", published=TODAY)
    lexicon = Lexicon(BOOK)
    phrase = read_phrase(read_any_page(document, lexicon), lexicon, 1, 7)
    assert phrase.last == 2


def test_planes_that_are_drones():
    document, (claim,) = claims("قصفت طائرات الجيش النخيلي المسيرة منزلا في سدرة.")
    assert (claim.mode, words(document, claim.actor), words(document, claim.target)) == ("drone", "طائرات الجيش النخيلي المسيرة", "منزلا")


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("وأطلق مسلحون غير معروفين النار على حاجز في سدرة.", "armed_attack", "مسلحون غير معروفين"),
        ("وفجر مسلحون غير ملثمين سيارة مفخخة في سدرة.", "bombing", "مسلحون غير ملثمين"),
    ],
)
def test_an_adjective_with_un_belongs_to_its_noun(text: str, kind: str, actor: str) -> None:
    document, [claim] = claims(text, kind)
    assert words(document, claim.actor) == actor


def test_what_is_not_lawful_denies_no_later_act() -> None:
    _, [claim] = claims("وهدمت القوات النخيلية منزلا بني بشكل غير قانوني وقتلت ثلاثة من سكان سدرة.", "armed_attack")
    assert claim.status == "occurred"


def test_what_was_not_done_to_others_stays_denied() -> None:
    found = claims("ولم يقصف الجيش النخيلي سدرة.", "strike")[1]
    assert {claim.status for claim in found} <= {"denied"}


@pytest.mark.parametrize("verb", ["تعود", "تتبع"])
def test_whose_a_thing_is_is_told_by_a_verb_and_no_name(verb):
    document, found = claims(f"استهدفت الغارة سيارة {verb} لقيادي في جبهة السهل شمال سدرة.", "strike")
    assert [words(document, claim.target) for claim in found] == ["سيارة"]
