"""`khabar events`: the events of a ledger, picked and listed."""

import sys
from typing import TYPE_CHECKING, Any

import click

from khabar.cli import options
from khabar.cli.wanted import check_known, filters, wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from khabar.codebook import Codebook
    from khabar.export.events import Reviewed
    from khabar.model import Event

_FACETS = (
    *("type", "mode", "status", "place", "country", "actor", "target", "weapon"),
    *("outcome", "outlet", "source", "grade", "contradiction", "review"),
)


@click.command("events")
@options.ledger
@filters(*_FACETS)
@click.option("--box", metavar="W,S,E,N", help="Within these degrees: west, south, east, north.")
@click.option("--origins", metavar="N", type=click.IntRange(min=1), help="Told from at least so many independent origins.")
@click.option("--contested", is_flag=True, help="Whose accounts exclude each other on anything.")
@click.option("--reviewed/--not-reviewed", default=None, help="Of which a person reviewed a claim, or nobody did.")
@options.rows_format
@options.overlays
def command(ledger: str, form: str | None, limit: int, offset: int, overlays: tuple[Any, ...], **given: Any) -> None:
    """List the events of a ledger, the latest first.

    All that is asked for has to hold; an option that is given twice has to hold for both. Ids and order are the same in every run.
    """
    from khabar.cli.ledgers import opened
    from khabar.codebook import load
    from khabar.ledger.events import decoded
    from khabar.ledger.filters import find_events
    from khabar.ledger.reviewing.reviewed import reviewed_events

    codebook = load(overlays)
    asked = wanted(given, codebook)
    with opened(ledger) as database, database.reading() as connection:
        check_known(connection, codebook, given)
        found = find_events(connection, asked, limit or None, offset)
        said = reviewed_events(connection, [row.event_id for row in found.rows])
    events, form = [decoded(row.data) for row in found.rows], form or ("table" if options.is_terminal(sys.stdout) else "jsonl")
    _FORMS[form](events, {event_id: one.states for event_id, one in said.items()}, codebook)
    click.echo(f"khabar: {len(found.rows):,} of {'more than ' if found.more else ''}{found.count:,} events", err=True)


def _lines(events: "list[Event]", reviewed: "Reviewed", codebook: "Codebook") -> None:
    from khabar.cli.output import binary_output
    from khabar.export.events import listed_line

    with binary_output(None) as file:
        file.writelines(listed_line(event, reviewed) for event in events)


def _csv(events: "list[Event]", reviewed: "Reviewed", codebook: "Codebook") -> None:
    from khabar.cli.output import text_output
    from khabar.export.event_rows import EventTable

    with text_output(None) as file:
        table = EventTable(file, reviewed)
        for event in events:
            table.add(event)


def _parquet(events: "list[Event]", reviewed: "Reviewed", codebook: "Codebook") -> None:
    from khabar import __version__
    from khabar.cli.output import binary_output, parquet_told
    from khabar.export.archive_rows import event_row
    from khabar.export.parquet_files import TableFile

    with parquet_told(), binary_output(None) as file:
        table = TableFile(file, "events")
        table.add([event_row(event, __version__, codebook.digest) for event in events])
        table.finish()


def _table(events: "list[Event]", reviewed: "Reviewed", codebook: "Codebook") -> None:
    from khabar.cli.screen import Screen

    Screen(None if options.is_terminal(sys.stdout) else sys.stdout, codebook).events(events, reviewed=reviewed)


_FORMS: "dict[str, Callable[[list[Event], Reviewed, Codebook], None]]" = {
    "jsonl": _lines,
    "csv": _csv,
    "table": _table,
    "parquet": _parquet,
}
