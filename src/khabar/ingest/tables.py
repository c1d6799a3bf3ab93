"""Tables with an article a row (CSV, TSV): which column holds what is named by the caller, or by the columns themselves."""

import csv
import io
from collections import deque
from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from khabar.ingest.formats import whole_failure
from khabar.ingest.received import LONGEST_TEXT, Defaults, Original, Received, failure
from khabar.ingest.records import document_of, publication_date
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
_REST = "the rest of the table is not read"


class _Lines:
    """The lines of a table as they are read; those of the row that is being read are kept."""

    def __init__(self, stream: io.TextIOBase) -> None:
        self.stream, self.kept, self.number = stream, list[str](), 0
        self._again: deque[str] = deque()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self.stream.readline(_LONGEST_LINE)
        if not line:
            raise StopIteration
        self.number += 1
        self.kept.append(line)
        if len(line) == _LONGEST_LINE:
            raise csv.Error(f"a line of more than {_LONGEST_LINE // 1_000_000} million characters; {_REST}")
        return line.replace("\0", _REPLACED)

    def row(self) -> Original:
        """The lines since the last row as they stood, in UTF-8."""
        lines, self.kept = self.kept, []
        return Original("".join(lines).encode("utf-8", "surrogatepass"), TABLE)

    def read_again(self) -> None:
        """All lines since the last row but its first come once more, each as the beginning of a row."""
        lines, self.kept = self.kept[1:], self.kept[:1]
        self._again.extendleft(reversed(lines))
        self.number -= len(lines)


class _Head(Struct, frozen=True):
    """The first row of a table: its cells, what parts them, and where the column of each field stands."""

    cells: int
    separator: str
    columns: dict[str, int]


def table_file(stream: io.BufferedReader, name: str, defaults: Defaults) -> Iterator[Received]:
    """A document a row. The first row names the columns."""
    head = stream.peek(_LOOKED_AT)[:_LOOKED_AT]
    decoded = decode(head[: head.rfind(b"\n") + 1] or head)
    if decoded is None:
        yield whole_failure("binary", "no table: neither UTF-8 nor Windows Arabic", f"{name}:1", stream, b"")
        return
    charset = "utf-8-sig" if decoded.charset == "utf-8" else decoded.charset
    lines = _Lines(io.TextIOWrapper(stream, encoding=charset, errors="replace", newline=""))
    csv.field_size_limit(_LONGEST_FIELD)
    separator = _separator(decoded.text)
    rows = csv.reader(lines, delimiter=separator, strict=True)
    try:
        names = [cell.strip() for cell in next(rows, [])]
    except csv.Error as error:
        yield _no_table("broken-table", f"no table: {error}", name, head)
        return
    columns = _columns(names, defaults)
    fault = _missing(names, columns, defaults)
    if fault is not None:
        yield _no_table(*fault, name, head)
        return
    yield from _rows(rows, _Head(len(names), separator, columns), lines, name, defaults)


def _no_table(kind: str, message: str, name: str, head: bytes) -> Received:
    """A table none of whose rows is read; it is kept as far as it was looked at."""
    more = f"; its first {_LOOKED_AT >> 10} KB are kept" if len(head) == _LOOKED_AT else ""
    return failure(kind, f"{message}{more}", f"{name}:1", Original(head, TABLE))


def _missing(names: Sequence[str], columns: dict[str, int], defaults: Defaults) -> tuple[str, str] | None:
    """Kind and message of a table without a column for the text, or without one that was asked for by name; None where all are there."""
    among = f"among {', '.join(names[:20])[:200] or 'none'}"
    if "text" not in columns:
        wanted = defaults.columns.get("text", "text")
        return "no-text-column", f"no column {wanted!r} for the text {among}; name it with --columns text=NAME"
    absent = [f"no column {name!r} for `{field}`" for field, name in defaults.columns.items() if field not in columns]
    return ("no-column", f"{', '.join(absent)} {among}; the table is not read") if absent else None


def _rows(rows: Iterator[list[str]], head: _Head, lines: _Lines, name: str, defaults: Defaults) -> Iterator[Received]:
    empty, ended = True, False
    while not ended:
        lines.row()
        where = f"{name}:{lines.number + 1}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            ended, empty = _REST in str(error), False
            yield _broken(error, head, lines, where, defaults)
            continue
        ended = row is None
        if row and any(cell.strip() for cell in row):
            empty = False
            yield _checked(row, head, lines, where, defaults)
    if empty:
        yield failure("empty", "no row in the table", name)


def _checked(row: list[str], head: _Head, lines: _Lines, where: str, defaults: Defaults) -> Received:
    """The article of a row; a failure where it has cells that no column names, or several rows stand behind one quotation mark."""
    if any(_looks_like_a_row(line, head) for line in lines.kept[1:]):
        return _open_quotation(lines, where)
    if any(cell.strip() for cell in row[head.cells :]):
        said = f"{len(row)} cells where the first row names {head.cells} columns: the row is not coded"
        return failure("extra-cells", f"{said}; a text that holds {head.separator!r} has to stand in quotation marks", where, lines.row())
    return _received(row, head, where, defaults, lines.row())


def _looks_like_a_row(line: str, head: _Head) -> bool:
    """Whether a line within a quoted cell is a row of its own: as many cells as there are columns, and a date where dates stand.

    The line that closes the quotation, which may have both, has one mark too many for that.
    """
    if line.count('"') % 2:
        return False
    cells, at = line.split(head.separator), head.columns.get("published")
    return at is not None and head.cells > 1 and len(cells) == head.cells and publication_date(cells[at].strip('" \r\n')) is not None


def _without_quoting(lines: Sequence[str], head: _Head) -> list[str] | None:
    """The cells of a line whose quotation marks are those of its words, as some programs write them; None where that is not sure."""
    if len(lines) != 1 or lines[0].count('"') % 2:
        return None
    cells = lines[0].rstrip("\r\n").split(head.separator)
    return cells if len(cells) == head.cells else None


def _broken(error: csv.Error, head: _Head, lines: _Lines, where: str, defaults: Defaults) -> Received:
    """What there is of a row that breaks the rules of quoting."""
    plain = _without_quoting(lines.kept, head)
    if plain:
        return _received(plain, head, where, defaults, lines.row())
    if _REST not in str(error) and (len(lines.kept) > 1 or "end of data" in str(error)):
        return _open_quotation(lines, where)
    return failure("broken-table", f"broken row: {error}", where, lines.row())


def _open_quotation(lines: _Lines, where: str) -> Received:
    """A row whose last cell would take the lines behind it with it: these are read as rows of their own."""
    lines.read_again()
    said = "a quotation mark that is not closed: the row is not coded, the lines behind it are read as rows"
    return failure("open-quotation", said, where, lines.row())


def _received(row: list[str], head: _Head, where: str, defaults: Defaults, original: Original) -> Received:
    value = {field: row[at] for field, at in head.columns.items() if at < len(row) and row[at].strip()}
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
