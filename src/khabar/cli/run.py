"""`khabar run`: articles into a ledger, coded and linked; what is there already is left as it is."""

import sys
from pathlib import Path
from typing import Any

import click

from khabar.cli import intake, on_spark


@click.command("run")
@intake.sources
@on_spark.options
@click.option(
    "--judgements",
    metavar="FILE",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What persons judged about pairs of claims, as JSON Lines.",
)
def command(judgements: tuple[Path, ...], **given: Any) -> None:
    """Read articles into the ledger, code them, link what they claim, and say what is new.

    SOURCE is what `khabar code` reads, files and folders, or the address of a page; - is standard input. What `khabar ingest` took in is
    read too; without a SOURCE nothing else is. The ledger remembers every byte that came, every claim with the version that read it, and
    every decision. A run that was stopped, by whatever, is gone on with by running it again: what is there already is not read twice, and
    a second run over the same input changes nothing.

    With --engine spark the work is done on a cluster, of files in any file system that Spark reads, Parquet too, and written to --output
    as Parquet by month; where --ledger is named, too, what was written is taken into it.
    """
    from khabar.cli.linking import Complaints, read_judgement_files

    is_spark = on_spark.checked(given)
    if not is_spark and not given["sources"] and not given["feeds"] and "://" not in given["ledger"] and not Path(given["ledger"]).exists():
        raise click.UsageError("name a file, a folder or an address, --feeds, or - for standard input")
    complaints = Complaints()
    told = list(read_judgement_files(judgements, complaints))
    if is_spark:
        failed = on_spark.run(given, told).failed
        if on_spark.is_kept():
            failed += on_spark.into_ledger(given, told)["failed"]
        sys.exit(1 if failed or complaints.count else 0)
    with intake.opened_run(given) as (run, received):
        counts = run.read(received, told)
    intake.finished(counts, given, SAID)
    sys.exit(1 if counts["failed"] or complaints.count else 0)


SAID = (
    "documents  {new:,} new, {changed:,} changed, {read_again:,} read again, {known:,} known",
    "claims     {claims:,} new",
    "tallies    {tallies:,} new",
    "events     {events_new:,} new, {events_changed:,} told otherwise, {events_ended:,} ended",
    "contested  {events_contradicted:,} events whose accounts now exclude each other",
    "issues     {issues:,} new, {failed:,} articles with a fault",
)
