"""A Word document (DOCX): its paragraphs and the rows of its tables, in order."""

import io
import zipfile
from collections.abc import Iterator

from khabar.ingest.confined.taken import Fault, Taken, Task

LARGEST_PART = 200_000_000
"""Bytes that a part of the document may have when unzipped: chosen as twenty times a text of 4.8 million letters."""
_VISIBLE_LINES = 4


def read_word(task: Task) -> Iterator[Taken]:
    """One document. Raises ``Fault`` for a ZIP bomb and for one that is no Word document."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(io.BytesIO(task.data)) as package:
            swollen = [info.filename for info in package.infolist() if info.file_size > LARGEST_PART]
        if swollen:
            raise Fault("bomb", f"its part {swollen[0]!r} is larger than {LARGEST_PART // 1_000_000} MB unzipped")
        document = docx.Document(io.BytesIO(task.data))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise Fault("unreadable", f"a broken Word document: {error}") from error
    lines = list(_lines(document))
    said = document.core_properties
    yield Taken(
        text="\n".join(lines),
        title=said.title or None,
        author=said.author or None,
        visible=tuple(line for line in (*lines[:_VISIBLE_LINES], *lines[-2:]) if len(line) <= 80),
    )


def _lines(document: "object") -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():  # type: ignore[attr-defined]
        rows = (
            [" | ".join(dict.fromkeys(cell.text.strip() for cell in row.cells)) for row in block.rows]
            if isinstance(block, Table)
            else [block.text]
        )
        yield from (row.strip() for row in rows if row.strip(" |"))
