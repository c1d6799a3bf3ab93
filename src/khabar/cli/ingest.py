"""`khabar ingest`: articles into a ledger as they came, to be read later."""

import sys
from typing import Any

import click

from khabar.cli import intake


@click.command("ingest")
@intake.sources
def command(**given: Any) -> None:
    """Take articles into the ledger without reading them.

    SOURCE is what `khabar run` takes: files and folders, the address of a page; - is standard input. The bytes are kept, the text is found
    by `khabar search`, and `khabar run` reads what waits, with or without sources of its own.
    """
    if not given["sources"] and not given["feeds"]:
        raise click.UsageError("name a file, a folder or an address, --feeds, or - for standard input")
    with intake.opened_run(given) as (run, received):
        counts = run.take_in(received)
    intake.finished(counts, given, _SAID)
    sys.exit(1 if counts["failed"] else 0)


_SAID = (
    "documents  {new:,} new, {changed:,} changed, {known:,} known",
    "waiting    {unread:,} not yet read: `khabar run` reads them",
    "issues     {issues:,} new, {failed:,} articles with a fault",
)
