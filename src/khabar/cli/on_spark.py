"""`khabar run --engine spark`: articles of an archive coded and linked on a cluster into a folder of Parquet files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from khabar.cli import web

if TYPE_CHECKING:
    from khabar.engines.spark.tables import Counts
    from khabar.model import Judgement

Command = TypeVar("Command", bound=Callable[..., Any])
LOCAL, SPARK = "local", "spark"
_OPTIONS = (
    click.option(
        "--engine", type=click.Choice([LOCAL, SPARK]), default=LOCAL, show_default=True, help="Where to work: on this machine, or on Spark."
    ),
    click.option(
        "--master", metavar="URL", help="The master of Spark: local[4], spark://HOST:7077, yarn, k8s://...; default: as spark-submit says."
    ),
    click.option(
        "--output",
        metavar="FOLDER",
        help="With Spark: write documents, claims, tallies, issues and events here, in any file system it writes.",
    ),
    click.option("--without-originals", is_flag=True, help="With Spark: leave out the bytes in which articles came."),
    click.option("--conf", metavar="NAME=VALUE", multiple=True, help="A setting of Spark; may be given several times."),
)


def options(command: Command) -> Command:
    """The options by which a run is given to Spark."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def checked(given: Mapping[str, Any]) -> bool:
    """Whether a run is for Spark. Raises a usage error for options that do not go together."""
    is_spark: bool = given["engine"] == SPARK
    alone = [f"--{name.replace('_', '-')}" for name in ("master", "output", "conf", "without_originals") if given[name]]
    if alone and not is_spark:
        raise click.UsageError(f"{alone[0]} is for --engine spark")
    if not is_spark:
        return False
    if not given["sources"] or not given["output"]:
        raise click.UsageError("--engine spark needs a SOURCE and --output FOLDER")
    if given["feeds"] or any(name == "-" or web.is_address(name) for name in given["sources"]):
        raise click.UsageError("Spark reads files and folders; pages, feeds and standard input are read by `khabar run` without it")
    if is_kept() and "://" in given["output"]:
        raise click.UsageError("--ledger needs an --output on this machine; copy the archive here, then `khabar ledger import-parquet`")
    return True


def is_kept() -> bool:
    """Whether a ledger was named, so that what comes out goes there too."""
    return click.get_current_context().get_parameter_source("ledger") is not ParameterSource.DEFAULT


def into_ledger(given: Mapping[str, Any], judgements: Sequence[Judgement]) -> dict[str, int]:
    """Take what a run on Spark wrote into the ledger, as `khabar ledger import-parquet` does, and link it there; as counts by name."""
    from khabar.cli.intake import Run
    from khabar.cli.journal import journal
    from khabar.cli.ledgers import opened
    from khabar.cli.options import number_of_jobs
    from khabar.codebook import load
    from khabar.engines.archives.files import read_articles

    with opened(given["ledger"], create=True) as database:
        run = Run(database, load(given["overlays"]), given["overlays"], number_of_jobs(given["jobs"]), journal(given["log"]))
        counts = run.take_archive(read_articles(Path(given["output"])), link=not judgements)
        linked = run.read((), judgements) if judgements else counts
    counts |= {name: number for name, number in linked.items() if name.startswith("events_")}
    for line in INTO:
        click.echo(line.format(**counts))
    return counts


def run(given: Mapping[str, Any], judgements: Sequence[Judgement]) -> Counts:
    """Carry out a run on Spark. What cannot be done is told in one line and ends it."""
    from khabar.cli.journal import journal
    from khabar.codebook import load
    from khabar.engines.spark.reading import Said, SourceError
    from khabar.engines.spark.running import Plan, run
    from khabar.engines.spark.session import NoSparkError, opened
    from khabar.engines.spark.tables import NotOursError

    codebook = load(given["overlays"])
    said = Said(given["outlet"] or None, given["published"], dt.date.today(), given["columns"] or {}, not given["without_originals"])
    told = journal(given["log"])
    try:
        spark = opened(given["master"], **_settings(given["conf"]))
        plan = Plan(given["sources"], given["output"], said, tuple(judgements))
        counts = run(spark, codebook, plan, told.note)
    except (NoSparkError, SourceError, NotOursError) as error:
        raise click.ClickException(str(error)) from error
    for line in SAID:
        click.echo(line.format(counts=counts))
    spark.stop()
    return counts


def _settings(conf: Sequence[str]) -> dict[str, str]:
    pairs = [one.partition("=") for one in conf]
    wrong = next((name for name, sign, _ in pairs if not sign), None)
    if wrong is not None:
        raise click.UsageError(f"--conf {wrong}: write NAME=VALUE")
    return {name: value for name, _, value in pairs}


INTO = (
    "ledger     {new:,} new documents, {changed:,} changed, {known:,} known",
    "           {events_new:,} new events, {events_changed:,} told otherwise, {events_ended:,} ended",
)
SAID = (
    "documents  {counts.documents:,}",
    "claims     {counts.claims:,}",
    "tallies    {counts.tallies:,}",
    "events     {counts.events:,}",
    "issues     {counts.issues:,}, {counts.failed:,} articles or files with a fault",
)
