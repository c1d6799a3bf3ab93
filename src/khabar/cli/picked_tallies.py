"""The tallies of a ledger, picked by what they count, where, when and by whose account."""

import sys
from typing import TYPE_CHECKING, Any

import click

from khabar.cli.wanted import check_known, wanted

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from khabar.codebook import Codebook
    from khabar.link import CountAccount
    from khabar.model import Event

PICKED = ("what", "place", "country", "actor", "outlet", "source")


def of_ledger(where: str, codebook: "Codebook", given: dict[str, Any], form: str | None) -> "tuple[list[CountAccount], list[Event]]":
    """The tallies that were asked for, and the events that they may count where they are to be checked.

    In another form than a table they are written here, and none is left to be listed.
    """
    from khabar.cli.ledgers import opened
    from khabar.engines.shelving import shelf_of
    from khabar.ledger.events import decoded
    from khabar.ledger.filters import find_tallies
    from khabar.ledger.summaries.checks import countable
    from khabar.link.kinship import Kinship
    from khabar.link.tallies.tallies import COUNTED_TYPES

    asked = wanted(given, codebook)
    if given["what"]:
        asked = _with(asked, ("what", given["what"]))
    with opened(where) as database, database.reading() as connection:
        check_known(connection, codebook, given, "tallies")
        found = find_tallies(connection, asked, given["limit"] or None, given["offset"], Kinship(codebook).within(asked.facets))
        refs = [row.ref for row in found.rows]
        click.echo(f"khabar: {len(refs):,} of {'more than ' if found.more else ''}{found.count:,} tallies", err=True)
        if form in ("jsonl", "csv"):
            _write(connection, refs, form)
            return [], []
        chosen = set(refs)
        shelf = shelf_of(connection, {ref.rpartition("#")[0] for ref in refs})
        counts = [count for page in shelf.pages() for count in page.counts if count.ref in chosen]
        return counts, [decoded(data) for data in countable(connection, sorted(COUNTED_TYPES))] if given["check"] else []


def _with(asked: Any, facet: tuple[str, str]) -> Any:
    from msgspec import structs

    return structs.replace(asked, facets=(*asked.facets, facet))


def _write(connection: "Connection", refs: list[str], form: str) -> None:
    import csv

    from khabar.cli.ledgers import picked
    from khabar.cli.output import open_output, text_output
    from khabar.export.csv import TALLY_COLUMNS, tally_cells

    if form == "jsonl":
        with open_output(None, form, ()) as add:
            for coded in picked(connection, refs):
                add(coded)
    else:
        with text_output(None) as file:
            rows = csv.writer(file)
            rows.writerow(TALLY_COLUMNS)
            for coded in picked(connection, refs):
                rows.writerows(tally_cells(coded))
    sys.stdout.flush()
