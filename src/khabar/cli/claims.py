"""`khabar claims`: what the articles of a ledger claim, picked and listed."""

import sys
from typing import Any

import click

from khabar.cli import options
from khabar.cli.wanted import check_known, filters, wanted


@click.command("claims")
@options.ledger
@filters("type", "mode", "status", "place", "country", "actor", "target", "weapon", "outlet", "source", "review")
@options.rows_format
@options.overlays
def command(ledger: str, form: str | None, limit: int, offset: int, overlays: tuple[Any, ...], **given: Any) -> None:
    """List the claims of a ledger as they were last read, by document and in the order of its text.

    JSON Lines have a document a line, as `khabar code` writes them, with the claims that were asked for.
    """
    from khabar.cli.ledgers import opened, picked
    from khabar.cli.output import open_output
    from khabar.codebook import load
    from khabar.ledger.filters import find_claims
    from khabar.link.kinship import Kinship

    codebook = load(overlays)
    asked = wanted(given, codebook)
    with opened(ledger) as database, database.reading() as connection:
        check_known(connection, codebook, given, "claims")
        found = find_claims(connection, asked, limit or None, offset, Kinship(codebook).within(asked.facets))
        with open_output(None, form, overlays) as add:
            for coded in picked(connection, [row.ref for row in found.rows]):
                add(coded)
    sys.stdout.flush()
    click.echo(f"khabar: {len(found.rows):,} of {'more than ' if found.more else ''}{found.count:,} claims", err=True)
