"""Reading sentences of the invented country, as the tests of what they tell do."""

from datetime import date

from khabar import codebook, pipeline
from khabar.model import Document

TODAY = date(2024, 3, 14)
BOOK = codebook.load(world=True)


def claims(text, kind):
    document = Document("d", text, published=TODAY)
    return document, [claim for claim in pipeline.code(document, BOOK).claims if claim.type == kind]


def words(document, filler):
    return None if filler is None else document.quote(filler.span)
