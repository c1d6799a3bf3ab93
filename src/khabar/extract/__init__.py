"""Stage 2: a document in, drafts of claims and counts out, as words found."""

from khabar.extract.beside import dates_of, leads_elsewhere
from khabar.extract.naming import Named, name_spans
from khabar.extract.reading import read_document

__all__ = ["Named", "dates_of", "leads_elsewhere", "name_spans", "read_document"]
