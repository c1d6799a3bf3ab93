"""Where noun phrases end by their endings, and which noun is the subject: sentences of the invented country."""

import pytest
from invented import claims, words

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
