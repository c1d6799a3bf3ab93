"""The text layer of a PDF, put together into paragraphs."""

import re
import unicodedata
from collections.abc import Iterator

from khabar.ingest.confined.taken import Dated, Fault, Taken, Task

MOST_PAGES = 2_000
"""Pages of the longest PDF that is read: chosen as what the limit of processor time lets
through (500 pages of 40 lines take 1.2 seconds)."""
_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_SENTENCE_END = re.compile("[.!?:\u061f\u06d4\u2026]['\"\u00bb\u201d)]*$")
_FULL_LINE = 0.7
"""Part of the longest line of a page from which a line is full, so that the sentence in it goes on in the next line and the break
between them is the printer's: chosen, as no corpus of PDFs is at hand to fit it on."""
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_VISIBLE_LINES = 6


def read_pdf(task: Task) -> Iterator[Taken]:
    """One document. Raises ``Fault`` for a PDF without a text layer, a locked or a broken one."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(task.data)
    except pypdfium2.PdfiumError as error:
        locked = "assword" in str(error)
        raise Fault("locked" if locked else "unreadable", "a PDF locked by a password" if locked else f"a broken PDF: {error}") from error
    pages = len(pdf)
    if pages > MOST_PAGES:
        raise Fault("too-long", f"a PDF of {pages:,} pages; the longest that is read has {MOST_PAGES:,}")
    text = "\n".join(filter(None, (_page(pdf, number) for number in range(pages))))
    if not text.strip():
        raise Fault("no-text-layer", f"a PDF of {pages:,} pages without a text layer: pictures of pages are not read")
    said = pdf.get_metadata_dict(skip_empty=True)
    made = _DATE.match(said.get("CreationDate", ""))
    lines = [line for line in text.splitlines() if len(line) <= 80][:_VISIBLE_LINES]
    yield Taken(
        text=text,
        title=_plain(said.get("Title")),
        author=_plain(said.get("Author")),
        visible=tuple(lines),
        dates=(Dated("PDF CreationDate", f"{made[1]}-{made[2]}-{made[3]}"),) if made else (),
    )


def _page(pdf: "object", number: int) -> str:
    """The paragraphs of a page: lines that are full are joined with the next."""
    page = pdf[number]  # type: ignore[index]
    text_page = page.get_textpage()
    text = _in_letters(text_page.get_text_range().replace("\0", "").replace("\ufffe", ""))
    text_page.close()
    page.close()
    lines = [" ".join(line.split()) for line in text.splitlines()]
    longest = max(map(len, lines), default=0)
    paragraphs = [""]
    for line in lines:
        goes_on = (
            paragraphs[-1] and len(paragraphs[-1].rpartition("\n")[2]) >= _FULL_LINE * longest and not _SENTENCE_END.search(paragraphs[-1])
        )
        if goes_on and line:
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
    return "\n".join(filter(None, paragraphs))


def _in_letters(text: str) -> str:
    """Shapes of letters as PDFs often hold them, as the letters that they are shapes of."""
    return _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def _plain(value: str | None) -> str | None:
    return " ".join(value.replace("\0", "").split()) or None if value else None
