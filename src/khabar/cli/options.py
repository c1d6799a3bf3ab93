"""Options that several commands share, and how their values are understood."""

import datetime as dt
from pathlib import Path
from typing import Any, TextIO

import click


class Day(click.ParamType):  # type: ignore[type-arg]
    """A date as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day, or a usage error that names what is wanted."""
        from khabar.ingest import publication_date

        day = publication_date(str(value))
        if day is None:
            self.fail(f"{value!r} is no possible date; write YYYY-MM-DD", param, ctx)
        return day


class Columns(click.ParamType):  # type: ignore[type-arg]
    """Which column of a table holds which field of a document."""

    name = "columns"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, str]:
        """The mapping, or a usage error that names what is wrong."""
        from khabar.ingest.tables import columns_of

        try:
            return columns_of(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


columns = click.option(
    "--columns",
    metavar="FIELD=NAME,...",
    type=Columns(),
    help="The columns of tables: text=Body,published=Date,title=...,url=...,outlet=...,doc_id=...; default: those of these names.",
)
published = click.option("--published", metavar="DATE", type=Day(), help="Publication date (YYYY-MM-DD) where the input has none.")
outlet = click.option("--outlet", metavar="NAME", help="Outlet where the input names none.")
overlays = click.option(
    "--codebook",
    "overlays",
    metavar="DIR",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="KHABAR_CODEBOOK",
    help="Lay your own actors, places, words and frames over khabar's; may be given several times.",
)
ledger = click.option(
    "--ledger",
    metavar="FILE_OR_URL",
    default="khabar.db",
    show_default=True,
    envvar="KHABAR_LEDGER",
    help="A SQLite file, or postgresql+psycopg://USER@HOST/DATABASE.",
)
rows_format = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv", "parquet"]),
    help="Default: a table on a terminal, else JSON Lines. Parquet has the columns of `khabar sql --columns`.",
)
log = click.option(
    "--log", type=click.Choice(["text", "json"]), envvar="KHABAR_LOG", help="Default: text on a terminal, else a JSON object a line."
)
metrics = click.option(
    "--metrics",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="KHABAR_METRICS",
    help="Write what the run counted, as Prometheus text.",
)
jobs = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    envvar="KHABAR_JOBS",
    help="Processes, 0 for one a core; the output is the same.",
)


def hidden(where: str) -> str:
    """The address of a ledger without its password, wherever that stands in it."""
    import re

    head, at, rest = where.rpartition("@")
    scheme, parts, user = head.partition("://")
    bare = f"{scheme}://{user.split(':')[0]}@{rest}" if at and parts else where
    return re.sub("([?&][a-z]*password=)[^&]*", r"\1...", bare) if "://" in bare else bare


def number_of_jobs(wanted: int) -> int:
    """The number of processes; 0 is one for each core this process may use."""
    import os

    return wanted or len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1))


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a standard stream is a terminal; one that was closed is none."""
    return stream is not None and stream.isatty()
