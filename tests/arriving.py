"""The invented reports as they come in, with the bytes that they came in."""

import datetime as dt

from invented_reports import REPORTS
from msgspec import structs

from khabar.ingest.received import Original, Received
from khabar.model import Document


def received(doc_id, outlet, day, text, **other):
    """An article of March 2024, as a reader of files hands it over."""
    document = structs.replace(Document(doc_id, text, outlet, dt.date(2024, 3, day)), **other)
    return Received(document, doc_id, original=Original(document.text.encode(), "text/plain", document.url))


ALL = [received(*report) for report in REPORTS]
