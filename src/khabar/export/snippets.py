"""The words around what was looked for."""

from khabar.export.table import isolated
from khabar.model import Document
from khabar.text.search import Asked, places

_AROUND = 70
"""Characters on either side: with the word itself about two lines of a terminal of 80 columns."""


def snippet(document: Document, query: tuple[Asked, ...]) -> str:
    """The stretch of a document in which what was asked for first stands, in one line; its beginning where only the title has it."""
    found = next(iter(places(document.text, query)), (0, 0))
    start, end = max(0, found[0] - _AROUND), min(len(document.text), found[1] + _AROUND)
    start = 0 if start == 0 else document.text.find(" ", start, found[0]) + 1 or start
    end = end if end == len(document.text) else max(document.text.rfind(" ", found[1], end), found[1])
    words = " ".join(document.text[start:end].split())
    return isolated(f"{'… ' if start else ''}{words}{' …' if end < len(document.text) else ''}")
