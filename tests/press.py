"""An invented press: outlets, articles and claims for tests of linking."""

from datetime import date

from msgspec import structs

from khabar import codebook
from khabar.codebook.types import Outlet
from khabar.link import Account
from khabar.link.accounts import Told
from khabar.model import Document, Span

DAY = date(2024, 3, 14)


def outlet(name, owner=None):
    return Outlet(id=name, en=name.title(), ar=name, country="XA", region="gulf", line="test", names=frozenset({name}), owner=owner)


OUTLETS = [outlet("marsa"), outlet("manara"), outlet("shati", "House of Palms"), outlet("wadi-press", "House of Palms"), outlet("qimma")]
BOOK = codebook.load(world=True)
BOOK = structs.replace(BOOK, outlets={**BOOK.outlets, **{one.id: one for one in OUTLETS}})

RAID = (
    "شنت طائرات مجهولة فجر الخميس ثلاث غارات على مستودع للوقود قرب بلدة سدرة، ما أدى إلى اندلاع حريق كبير استمر ساعات طويلة "
    "قبل أن تتمكن فرق الإطفاء القادمة من مرجانة من السيطرة عليه."
)
OWN_RAID = "اشتعلت النيران في خزانات وقود بأطراف سدرة بعد قصف جوي ليلي لم تعرف الجهة التي نفذته، وهرعت سيارات الإطفاء إلى المكان."
FILLER = (
    "وتشهد المنطقة منذ أسابيع توترا متصاعدا بعد تعثر المحادثات بين الجانبين في واحة الغزال.",
    "ويقول تجار في السوق القديم إن حركة البيع تراجعت كثيرا مع اقتراب موسم الحصاد وارتفاع الأسعار.",
    "ولم تتضح بعد الأضرار التي لحقت بالمحاصيل في الحقول المجاورة لمجرى النهر الشرقي.",
)


def article(doc_id, text, outlet="marsa", day=DAY):
    return Document(doc_id, text, outlet, day)


def told(document, words, concept=None):
    start = document.text.index(words)
    return Told(Span(start, start + len(words)), words, concept)


def claim(document, evidence, number=1, **fields):
    """A claim of a strike whose evidence is these words of the article."""
    source = fields.pop("source", None)
    via = fields.pop("via", None)
    return Account(
        ref=f"{document.doc_id}#c{number}",
        key=f"{document.doc_id}-{number}",
        doc_id=document.doc_id,
        outlet=document.outlet,
        published=document.published,
        type=fields.pop("type", "strike"),
        mode=None,
        status="occurred",
        source=None if source is None else told(document, *source),
        via=None if via is None else told(document, *via),
        evidence=(told(document, evidence),),
        **fields,
    )
