"""Claims and tallies as CSV, one row each, in the codebook's order of fields; safe to open in a spreadsheet.

Files begin with a byte order mark, without which Excel takes UTF-8 Arabic for another encoding; standard output has none.
Lines end with CRLF as RFC 4180 has it. A cell that a spreadsheet would take for a formula gets an apostrophe in front. Marks that
turn the direction of writing (U+202A to U+202E, U+2066 to U+2069) are left out: one that nothing closes would turn the rest of the row
around. JSON Lines have every text as it is.
"""

import csv
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from khabar.export.jsonl import Row, claim_row, tally_row
from khabar.model import Coded
from khabar.text.marks import without_turns

BOM = "\ufeff"
_DOCUMENT = ("doc_id", "outlet", "published", "title", "url")
_GEO = ("admin1", "latitude", "longitude", "geo_precision")
CLAIM_COLUMNS = (
    *_DOCUMENT,
    *("id", "type", "mode", "status", "actor", "target", "place", "country", "date_start", "date_end", "weapon"),
    *("weapon_count_low", "weapon_count_high", "killed_low", "killed_high", "injured_low", "injured_high", "outcome"),
    *("source", "via", "stance", "evidence"),
    *("rule", "confidence", "actor_id", "target_id", "weapon_id", "place_id", "source_id", "via_id"),
    *_GEO,
    *("date_precision", "date_basis", "evidence_spans", "key"),
)
TALLY_COLUMNS = (
    *_DOCUMENT,
    *("id", "what", "count_low", "count_high", "of", "actor", "place", "country", "date_start", "date_end", "source", "via", "evidence"),
    *("rule", "of_id", "actor_id", "place_id", "source_id", "via_id"),
    *_GEO,
    *("date_precision", "date_basis", "evidence_spans"),
)
_COUNTS = ("weapon_count", "killed", "injured", "count")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
EVIDENCE_JOINED_BY = " … "


class TextSink(Protocol):
    """Where text is written to."""

    def write(self, text: str, /) -> object:
        """Take some text."""
        ...


class Tables:
    """Writes the claims of coded documents to one sink and their tallies to another (or nowhere)."""

    def __init__(self, claims: TextSink, tallies: TextSink | None) -> None:
        self._claims = csv.writer(claims)
        self._tallies = csv.writer(tallies) if tallies is not None else None
        self._claims.writerow(CLAIM_COLUMNS)
        if self._tallies is not None:
            self._tallies.writerow(TALLY_COLUMNS)

    def add(self, coded: Coded) -> None:
        """Write the rows of one document."""
        self._claims.writerows(claim_cells(coded))
        if self._tallies is not None:
            self._tallies.writerows(tally_cells(coded))


def claim_cells(coded: Coded) -> Iterable[list[object]]:
    """A row of cells for each claim."""
    return (_cells(CLAIM_COLUMNS, coded, claim_row(coded.document, claim)) for claim in coded.claims)


def tally_cells(coded: Coded) -> Iterable[list[object]]:
    """A row of cells for each tally."""
    return (_cells(TALLY_COLUMNS, coded, tally_row(coded.document, tally)) for tally in coded.tallies)


def harmless(cell: object) -> object:
    """The cell, with an apostrophe in front if a spreadsheet would run it, and without marks that turn what stands behind it around;
    numbers are numbers and stay.
    """
    if not isinstance(cell, str):
        return cell
    plain = without_turns(cell)
    return "'" + plain if plain.startswith(_FORMULA) else plain


def _cells(columns: tuple[str, ...], coded: Coded, row: Row) -> list[object]:
    document = coded.document
    published = document.published.isoformat() if document.published else None
    own = {"doc_id": document.doc_id, "outlet": document.outlet, "title": document.title, "url": document.url, "published": published}
    return row_cells(columns, {**own, **row})


def row_cells(columns: Sequence[str], row: Row) -> list[object]:
    """The cells of a claim or a tally that is written as `khabar.export.jsonl` writes it, with fields of its document beside."""
    flat: dict[str, Any] = {}
    for key, value in row.items():
        if key == "date":
            flat["date_start"], flat["date_end"] = (value["start"], value["end"]) if value else (None, None)
        elif key in _COUNTS:
            flat[f"{key}_low"], flat[f"{key}_high"] = value or (None, None)
        elif key == "evidence":
            flat[key] = EVIDENCE_JOINED_BY.join(span["text"] for span in value)
            flat["evidence_spans"] = " ".join(f"{span['start']}:{span['end']}" for span in value)
        else:
            flat[key] = value["text"] if isinstance(value, dict) else value
    return [harmless(flat[column]) for column in columns]
