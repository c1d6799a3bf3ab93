"""Six invented reports of two attacks, a denial, a condemnation and a count, coded: what linking is tried on from end to end."""

import datetime as dt

from invented import BOOK

from khabar import pipeline
from khabar.model import Document

REPORTS = (
    ("a-1", "fanar", 14, "قصفت كتائب الفجر قاعدة النخلة الجوية بطائرة مسيرة أمس الأربعاء وقتل ثلاثة جنود."),
    ("b-1", "mina", 14, "قالت القوات الساحلية إن طائرة مسيرة هاجمت قاعدة النخلة الجوية مساء الأربعاء وقتل خمسة جنود."),
    ("c-1", "marsa", 15, "نفت كتائب الفجر قصف قاعدة النخلة الجوية يوم الأربعاء. واقتحم مسلحون مدينة مرجانة أمس الخميس وقتل شرطيان."),
    ("d-1", "fanar", 15, "اقتحم مسلحون مدينة مرجانة أمس الخميس وقتل أربعة من الشرطة. وتعرضت القوات الساحلية لهجومين بين 12 و14 مارس."),
    ("e-1", "nida", 16, "أدانت الحكومة النخيلية الهجوم على قاعدة النخلة الجوية."),
    ("f-1", "mina", 16, "أدانت حكومة النخيل الهجوم على قاعدة النخلة الجوية ووصفته بأنه عمل جبان."),
)
DENIED, STRUCK = "c-1#c1", ("a-1#c1", "b-1#c1", "c-1#c1")


def coded(number):
    """One of the reports, coded."""
    doc_id, outlet, day, text = REPORTS[number]
    return pipeline.code(Document(doc_id, text, outlet, dt.date(2024, 3, day)), BOOK)


CODED = [coded(number) for number in range(len(REPORTS))]


def pages(*numbers):
    """What linking keeps of these reports, or of all."""
    return [pipeline.page(CODED[number], BOOK, grounded=True) for number in numbers or range(len(REPORTS))]
