"""Reading sentences of the invented country, as the tests of what they tell do."""

from datetime import date

from khabar import codebook, pipeline
from khabar.model import Document

TODAY = date(2024, 3, 14)
BOOK = codebook.load(world=True).unweighed()


def coded(text):
    document = Document("d", text, published=TODAY)
    return document, pipeline.code(document, BOOK)


def claims(text, kind=None):
    """The claims of a text, all of them or those of one type."""
    document, found = coded(text)
    return document, [claim for claim in found.claims if kind in (None, claim.type)]


def tallies(text):
    return coded(text)[1].tallies


def words(document, filler):
    return None if filler is None else document.quote(filler.span)
