"""`khabar ledger export-parquet` and `import-parquet`: ledgers to Parquet archives, and archives that were coded elsewhere into ledgers."""

import sys
from pathlib import Path

import click

from khabar.cli import options

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("export-parquet")
@click.argument("folder", metavar="FOLDER", type=_FOLDER)
@options.ledger
@click.option("--without-originals", is_flag=True, help="Leave out the bytes in which articles came: smaller, and enough for questions.")
def export_parquet(folder: Path, ledger: str, without_originals: bool) -> None:
    """Write what stands in the ledger to a new FOLDER of Parquet files, a table each and in it a folder for each month.

    Documents (with their text), claims, tallies, issues and events; `khabar sql --columns` tells what is in them, and `khabar ledger
    import-parquet` makes a ledger of the same content from them. Former versions and what people decided are not in it.
    """
    from khabar.cli.ledgers import opened
    from khabar.cli.output import parquet_told
    from khabar.engines.archives.from_ledger import write_archive
    from khabar.export.parquet import TABLES
    from khabar.export.parquet_files import archive

    try:
        with parquet_told(), opened(ledger) as database, database.reading() as connection, archive(folder) as writer:
            count, events = write_archive(connection, writer, frozenset(TABLES), originals=not without_originals)
    except OSError as error:
        raise click.ClickException(f"{folder}: cannot be written: {error.strerror or error}") from error
    click.echo(f"{folder}: {count:,} documents, {events:,} events")


@click.command("import-parquet")
@click.argument("folder", metavar="FOLDER", type=click.Path(exists=True, file_okay=False, path_type=Path))
@options.ledger
@click.option("--link/--no-link", default=True, show_default=True, help="Link what came into events now, or leave it to `khabar run`.")
@options.log
@options.jobs
@options.overlays
def import_parquet(folder: Path, ledger: str, link: bool, log: str | None, jobs: int, overlays: tuple[Path, ...]) -> None:
    """Take an archive that was coded elsewhere (`khabar code --format parquet`, Spark, another ledger) into the ledger.

    Every article becomes entries of the record as if it had been read here: the same ids, claims, tallies and digests. It stays what it
    was coded by: where that is another codebook, `khabar ledger recode` reads it anew. Articles that are there already are left as they
    are. An import that was stopped, by whatever, is gone on with by importing again. What is wrong with a file or an article is told with
    its place, the rest is taken in, and the exit code is 1.
    """
    from khabar.cli.intake import Run
    from khabar.cli.journal import journal
    from khabar.cli.ledgers import opened
    from khabar.cli.output import parquet_told
    from khabar.codebook import load
    from khabar.engines.archives.files import read_articles
    from khabar.export.parquet import arrow, table_files

    codebook = load(overlays)
    with parquet_told():
        arrow()
    if not table_files(folder, "documents"):
        raise click.ClickException(f"{folder}: no archive: there is no documents/**/*.parquet in it")
    with opened(ledger, create=True) as database:
        run = Run(database, codebook, overlays, options.number_of_jobs(jobs), journal(log))
        counts = run.take_archive(read_articles(folder), link=link)
    for line in _SAID if link else _SAID[:-1]:
        click.echo(line.format(**counts))
    sys.exit(1 if counts["failed"] else 0)


_SAID = (
    "documents  {new:,} new, {changed:,} changed, {read_later:,} waited, {read_again:,} read again, {unread:,} not read, {known:,} known",
    "claims     {claims:,} new",
    "tallies    {tallies:,} new",
    "issues     {issues:,} new, {failed:,} articles or files that could not be taken",
    "events     {events_new:,} new, {events_changed:,} told otherwise, {events_ended:,} ended",
)
