"""Tables with an article a row (CSV, TSV): which column holds what is named by the caller, or by the columns themselves."""

import csv
import io
from collections.abc import Iterator

import msgspec

from khabar.ingest.received import LONGEST_TEXT, Defaults, Original, Received, failure
from khabar.ingest.records import UNKNOWN, document_of, publication_date
from khabar.ingest.streams.charset import decode
from khabar.model import Issue

FIELDS = ("text", "published", "title", "url", "outlet", "doc_id")
"""The fields of a document that a column can give."""
TABLE = "text/csv"
_LONGEST_FIELD = 4 * LONGEST_TEXT
_LONGEST_LINE = 64 << 20
_LOOKED_AT = 1 << 16
_SEPARATORS = ",;\t|"
_REPLACED = "\ufffd"


class _Lines:
    """The lines of a table as they are read; those of the row that is being read are kept."""

    def __init__(self, stream: io.TextIOBase) -> None:
        self.stream, self.kept, self.number = stream, list[str](), 0

    def __iter__(self) -> Iterator[str]:
        while line := self.stream.readline(_LONGEST_LINE):
            self.number += 1
            self.kept.append(line)
            if len(line) == _LONGEST_LINE:
                raise csv.Error(f"a line of more than {_LONGEST_LINE // 1_000_000} million characters; the rest of the table is not read")
            yield line.replace("\0", _REPLACED)

    def row(self) -> Original:
        """The lines since the last row as they stood, in UTF-8."""
        lines, self.kept = self.kept, []
        return Original("".join(lines).encode("utf-8", "surrogatepass"), TABLE)


def table_file(stream: io.BufferedReader, name: str, defaults: Defaults) -> Iterator[Received]:
    """A document a row. The first row names the columns."""
    head = stream.peek(_LOOKED_AT)[:_LOOKED_AT]
    decoded = decode(head[: head.rfind(b"\n") + 1] or head)
    if decoded is None:
        yield failure("binary", "no table: neither UTF-8 nor Windows Arabic", f"{name}:1", Original(head, UNKNOWN))
        return
    charset = "utf-8-sig" if decoded.charset == "utf-8" else decoded.charset
    lines = _Lines(io.TextIOWrapper(stream, encoding=charset, errors="replace", newline=""))
    csv.field_size_limit(_LONGEST_FIELD)
    rows = csv.reader(lines, delimiter=_separator(decoded.text))
    try:
        names = [cell.strip() for cell in next(rows, [])]
    except csv.Error as error:
        yield failure("broken-table", f"no table: {error}", f"{name}:1", lines.row())
        return
    columns = _columns(names, defaults)
    if "text" in columns:
        yield from _rows(rows, columns, lines, name, defaults)
        return
    wanted = defaults.columns.get("text", "text")
    message = f"no column {wanted!r} for the text among {', '.join(names[:20])[:200] or 'none'}; name it with --columns text=NAME"
    yield failure("no-text-column", message, f"{name}:1", lines.row())


def _rows(rows: Iterator[list[str]], columns: dict[str, int], lines: _Lines, name: str, defaults: Defaults) -> Iterator[Received]:
    empty, ended = True, False
    while not ended:
        lines.row()
        where = f"{name}:{lines.number + 1}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield failure("broken-table", f"broken row: {error}", where, lines.row())
            ended, empty = "rest of the table" in str(error), False
            continue
        ended = row is None
        if row and any(cell.strip() for cell in row):
            empty = False
            yield _received(row, columns, where, defaults, lines.row())
    if empty:
        yield failure("empty", "no row in the table", name)


def _received(row: list[str], columns: dict[str, int], where: str, defaults: Defaults, original: Original) -> Received:
    value = {field: row[at] for field, at in columns.items() if at < len(row) and row[at].strip()}
    published = value.get("published")
    if published and publication_date(published) is None and (day := defaults.known.day_of(published)):
        value["published"] = day.isoformat()
    received = document_of(value, where, defaults, original)
    if received.document is None or not any(_REPLACED in cell for cell in row):
        return received
    issue = Issue("replaced", "bytes that are no text were replaced in the row", received.document.doc_id, where)
    return msgspec.structs.replace(received, issues=(*received.issues, issue))


def _separator(text: str) -> str:
    """What stands most often in the first line."""
    head = text.partition("\n")[0]
    return max(_SEPARATORS, key=head.count)


def _columns(head: list[str], defaults: Defaults) -> dict[str, int]:
    """Where the column of each field stands: by the name given for it, else by its own."""
    names = {field: defaults.columns.get(field, field) for field in FIELDS}
    lowered = [name.lower() for name in head]
    return {
        field: head.index(name) if name in head else lowered.index(name.lower()) for field, name in names.items() if name.lower() in lowered
    }


def columns_of(mapping: str) -> dict[str, str]:
    """``text=Body,published=Date`` as a mapping. Raises ``ValueError`` with what is wrong."""
    columns: dict[str, str] = {}
    for part in mapping.split(","):
        field, equals, name = part.partition("=")
        if not equals or field.strip() not in FIELDS or not name.strip():
            raise ValueError(f"{part!r} is not FIELD=COLUMN with one of the fields {', '.join(FIELDS)}")
        columns[field.strip()] = name.strip()
    return columns
