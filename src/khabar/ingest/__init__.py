"""Stage 1: files, folders and standard input become documents; what is wrong with one is told and stops no other."""

from khabar.ingest.choosing import Reader
from khabar.ingest.coded.documents import CodedRecord, read_coded
from khabar.ingest.distinct import Distinct
from khabar.ingest.files import ENDINGS, read
from khabar.ingest.objects import fetched
from khabar.ingest.received import LONGEST_TEXT, Defaults, Known, Original, Received, Site
from khabar.ingest.records import publication_date
from khabar.model.address import url_id

__all__ = [
    "ENDINGS",
    "LONGEST_TEXT",
    "CodedRecord",
    "Defaults",
    "Distinct",
    "Known",
    "Original",
    "Reader",
    "Received",
    "Site",
    "fetched",
    "publication_date",
    "read",
    "read_coded",
    "url_id",
]
