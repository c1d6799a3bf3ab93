"""`khabar run`: articles into a ledger, coded and linked; what is there already is left as it is."""

import datetime as dt
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from khabar.cli import options, web

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from khabar.cli.journal import Journal
    from khabar.codebook import Codebook
    from khabar.engines.recording import Report
    from khabar.ingest import Received
    from khabar.ledger import Database
    from khabar.ledger.events import Outcome
    from khabar.model import Judgement, Stamp

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("run")
@click.argument("sources", metavar="SOURCE...", nargs=-1, type=click.Path())
@options.ledger
@click.option(
    "--judgements",
    metavar="FILE",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What persons judged about pairs of claims, as JSON Lines.",
)
@options.log
@click.option("--metrics", metavar="FILE", type=_FILE, envvar="KHABAR_METRICS", help="Write what the run counted, as Prometheus text.")
@options.outlet
@options.published
@options.columns
@web.feeds
@web.networks
@options.jobs
@options.overlays
def command(sources: tuple[str, ...], ledger: str, jobs: int, overlays: tuple[Path, ...], metrics: Path | None, **given: Any) -> None:
    """Read articles into the ledger, code them, link what they claim, and say what is new.

    SOURCE is what `khabar code` reads, files and folders, or the address of a page; - is standard input. The ledger remembers every byte
    that came, every claim with the version that read it, and every decision. A run that was stopped, by whatever, is gone on with by
    running it again: what is there already is not read twice, and a second run over the same input changes nothing.
    """
    from khabar.cli.journal import journal, write_metrics
    from khabar.cli.ledgers import opened
    from khabar.cli.linking import Complaints, read_judgement_files
    from khabar.cli.output import progress
    from khabar.codebook import load
    from khabar.ingest import Defaults, read
    from khabar.pipeline import known

    if not sources and not given["feeds"]:
        raise click.UsageError("name a file, a folder or an address, --feeds, or - for standard input")
    complaints = Complaints()
    judgements = read_judgement_files(given["judgements"], complaints)
    codebook = load(overlays)
    pages, paths = [name for name in sources if web.is_address(name)], tuple(name for name in sources if not web.is_address(name))
    lists = web.listed(given["feeds"], codebook)
    defaults = Defaults(given["outlet"] or None, given["published"], dt.date.today(), given["columns"] or {}, known(overlays))
    told = journal(given["log"])
    with (
        web.visiting(ledger, given["networks"], defaults) as visits,
        opened(ledger, create=True) as database,
        progress(paths, Path(ledger)) as advance,
    ):
        received = chain(read(paths, defaults, advance=advance), web.received_from(visits, pages, lists))
        counts = carried_out(database, received, codebook, overlays, options.number_of_jobs(jobs), told, judgements)
    if metrics is not None:
        write_metrics(metrics, counts, ledger)
    say(counts)
    sys.exit(1 if counts["failed"] or complaints.count else 0)


def carried_out(
    database: "Database",
    received: "Iterable[Received]",
    codebook: "Codebook",
    overlays: tuple[Path, ...],
    jobs: int,
    told: "Journal",
    judgements: "Sequence[Judgement]" = (),
) -> dict[str, int]:
    """Articles into the ledger, coded and linked, as one run of it; what it brought, as counts by name."""
    from khabar.cli.ledgers import stamper
    from khabar.engines.recording import Recorder

    stamp = stamper(codebook.digest)
    _begin(database, stamp(), told)
    report = Recorder(database, stamp, overlays, jobs).record(received, told.fault, told.progress)
    return _end(database, stamp, report, _linked(database, codebook, stamp, list(judgements), told), told)


def _begin(database: "Database", stamp: "Stamp", told: "Journal") -> None:
    from khabar.ledger import runs

    with database.writing() as connection:
        runs.begin(connection, "run", stamp)
    told.note("began", run=stamp.run, ledger=database.name)


def _linked(
    database: "Database", codebook: "Codebook", stamp: "Callable[[], Stamp]", judgements: "list[Judgement]", told: "Journal"
) -> "Outcome":
    from khabar.engines.relinking import relink

    told.note("linking")
    return relink(database, codebook, stamp, judgements)


def _end(database: "Database", stamp: "Callable[[], Stamp]", report: "Report", outcome: "Outcome", told: "Journal") -> dict[str, int]:
    """Enter what the run brought, and give it as counts by name."""
    from msgspec.structs import asdict

    from khabar.ledger import runs

    counts = asdict(report) | {f"events_{name}": number for name, number in asdict(outcome).items()}
    with database.writing() as connection:
        runs.end(connection, counts, stamp())
    told.note("ended", run=stamp().run, **counts)
    return counts


def say(counts: dict[str, int]) -> None:
    """Tell a person what a run brought."""
    for line in _SAID:
        click.echo(line.format(**counts))


_SAID = (
    "documents  {new:,} new, {changed:,} changed, {read_again:,} read again, {known:,} known",
    "claims     {claims:,} new",
    "tallies    {tallies:,} new",
    "events     {events_new:,} new, {events_changed:,} told otherwise, {events_ended:,} ended",
    "contested  {events_contradicted:,} events whose accounts now exclude each other",
    "issues     {issues:,} new, {failed:,} articles with a fault",
)
