"""The rows of an answer as JSON Lines, CSV and a table: whatever kinds of values a question in SQL can give."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec

from khabar.export.csv import TextSink, harmless
from khabar.export.table import isolated

if TYPE_CHECKING:
    from rich.table import Table

SHOWN = 1_000
"""Rows of an answer that a table shows: more are not read by eye, and rich measures every one before it prints the first."""
_ENCODER = msgspec.json.Encoder(decimal_format="number")


def answer_lines(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """A line of JSON with its newline for each row; a name that stands twice among the columns gets a number."""
    names = _distinct(columns)
    for row in rows:
        yield _ENCODER.encode(dict(zip(names, map(_plain, row), strict=True))) + b"\n"


def write_answer(sink: TextSink, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """The rows as CSV under one line of names; lists and records as JSON, empty where nothing is known."""
    table = csv.writer(sink)
    table.writerow(columns)
    table.writerows([harmless(_cell(value)) for value in row] for row in rows)


def answer_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> tuple[Table, int]:
    """The first `SHOWN` rows as a table, and how many others there are."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    count = 0
    for count, row in enumerate(rows, 1):
        if count <= SHOWN:
            table.add_row(*(Text(_shown(value), justify="right" if isinstance(value, int | float | Decimal) else "left") for value in row))
    return table, max(0, count - SHOWN)


def _shown(value: Any) -> str:
    if value is None:
        return "·"
    cell = ", ".join(map(str, value)) if isinstance(value, list) else str(_cell(value))
    printable = "".join(letter if letter.isprintable() else " " for letter in cell)
    return printable if printable.isascii() else isolated(printable)


def _cell(value: Any) -> Any:
    plain = _plain(value)
    return _ENCODER.encode(plain).decode() if isinstance(plain, list | dict) else plain


def _plain(value: Any) -> Any:
    """A value that JSON knows: what is no number becomes nothing, what it has no word for the text of it."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else value
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, bytes):
        return value.hex()
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _distinct(columns: Sequence[str]) -> list[str]:
    seen: dict[str, int] = {}
    names = []
    for column in columns:
        seen[column] = seen.get(column, 0) + 1
        names.append(column if seen[column] == 1 else f"{column}_{seen[column]}")
    return names
