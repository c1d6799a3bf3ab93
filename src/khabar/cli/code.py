"""`khabar code`: files in, claims and tallies out."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from khabar.cli import options

if TYPE_CHECKING:
    from khabar.ingest import Defaults, Distinct, Received
    from khabar.model import Coded


class Failures:
    """Counts what failed and tells it, one line each, on standard error."""

    def __init__(self) -> None:
        self.count = 0

    def note(self, received: "Received") -> None:
        """Tell it if a person has to hear of it; count it if it failed."""
        if received.told:
            self.count += received.failed
            click.echo(f"khabar: {received.complaint()}", err=True)


@click.command("code")
@click.argument("paths", metavar="PATH...", nargs=-1, type=click.Path())
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write here; with Parquet a new folder.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "table", "parquet"]),
    help="Default: a table on a terminal, by FILE's ending with -o, else JSON Lines. With CSV the tallies go to NAME.tallies.csv"
    " beside it; on standard output there are none. With Parquet FILE is a folder, of which `khabar sql` and `khabar ledger import-parquet`"
    " read; on standard output there are the claims alone.",
)
@options.outlet
@options.published
@options.columns
@options.jobs
@options.overlays
def command(
    paths: tuple[str, ...],
    output: Path | None,
    form: str | None,
    jobs: int,
    overlays: tuple[Path, ...],
    **said: Any,
) -> None:
    """Read articles into claims and tallies.

    PATH is a file or a folder; - or nothing is standard input. Read are text, HTML, PDF with a text layer, Word (.docx), JSON, JSON Lines,
    tables (.csv, .tsv), web archives (.warc, .wacz) and the export of Telegram Desktop, gzipped or not, told by content.

    JSON objects and the rows of tables have `text` and may have `published`, `doc_id`, `outlet`, `title` and `url`. Every input
    object gives one line of JSON Lines; what is wrong with one is told on standard error, stands in its `issues`, and makes the exit
    code 1.
    """
    import datetime as dt

    from khabar import pipeline
    from khabar.cli.output import open_output, progress
    from khabar.ingest import Defaults, Distinct
    from khabar.ingest.files import is_same_file

    if not paths and (sys.stdin is None or sys.stdin.isatty()):
        raise click.UsageError("name a file or a folder, or pipe articles in")
    if output is not None and output.is_dir() and form != "parquet":
        raise click.UsageError(f"{output} is a folder: name a file, or --format parquet")
    if any(is_same_file(Path(path), output) for path in paths):
        raise click.UsageError(f"{output} is read and cannot be written too")
    failures = Failures()
    with Distinct() as distinct, open_output(output, form, overlays) as add, progress(paths, output) as advance:
        number = options.number_of_jobs(jobs)
        known = pipeline.known(overlays)
        defaults = Defaults(said["outlet"] or None, said["published"], dt.date.today(), said["columns"] or {}, known, number)
        received = admitted(paths or ("-",), defaults, output, failures, distinct, advance)
        for coded in coded_in_order(received, overlays, number):
            add(coded)
    sys.exit(1 if failures.count else 0)


def admitted(
    paths: tuple[str, ...],
    defaults: "Defaults",
    output: Path | None,
    failures: Failures,
    distinct: "Distinct",
    advance: Callable[[int], None],
) -> Iterator["Received"]:
    """Every input object that has a document, under an id of its own; failures are told as they come."""
    import msgspec

    from khabar.ingest import read

    for received in map(distinct.admit, read(paths, defaults, leave_out=output, advance=advance)):
        failures.note(received)
        if received.document is not None:
            yield msgspec.structs.replace(received, original=None)  # nothing archives it here, and it would be sent to the processes


def coded_in_order(received: Iterator["Received"], overlays: tuple[Path, ...], jobs: int) -> Iterator["Coded"]:
    """The coded documents in the order of the input."""
    from khabar.codebook import load
    from khabar.engines.coding import make_coder, weight_of
    from khabar.engines.local import run

    if jobs > 1:
        load(overlays)  # a fault in it is told here, and each process finds it compiled
    return run(received, partial(make_coder, overlays), jobs, weight_of)
