"""`khabar sql`: questions in SQL over a ledger or a folder of Parquet files."""

import contextlib
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli import options

if TYPE_CHECKING:
    from khabar.engines.questions.asking import Answer

_SIZE = re.compile(r"\d+(?:\.\d+)?\s*[KMGT]i?B", re.IGNORECASE)
_FORMATS = click.Choice(["table", "jsonl", "csv"])
_MEMORY = "What it may take, as 500MB or 8GB; what does not fit is spilled to disk."
_SECONDS = "End it after so many seconds; 0 lets it run."


def _size(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if _SIZE.fullmatch(value.strip()) is None:
        raise click.BadParameter(f"{value!r} is no size; write 500MB or 8GB")
    return value.strip()


@click.command("sql")
@click.argument("question", metavar="SELECT", required=False)
@options.ledger
@click.option("--parquet", "folder", metavar="FOLDER", type=click.Path(path_type=Path), help="Ask an archive in place of a ledger.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write here.")
@click.option("--format", "form", type=_FORMATS, help="Default: a table on a terminal, by FILE's ending with -o, else JSON Lines.")
@click.option("--columns", is_flag=True, help="List the tables and their columns with what they mean.")
@click.option("--memory", metavar="SIZE", default="2GB", callback=_size, show_default=True, help=_MEMORY)
@click.option("--seconds", metavar="N", type=click.FloatRange(min=0), default=300, show_default=True, help=_SECONDS)
@options.overlays
def command(
    question: str | None,
    ledger: str,
    folder: Path | None,
    output: Path | None,
    form: str | None,
    overlays: tuple[Path, ...],
    **given: object,
) -> None:
    """Answer a question in SQL (DuckDB's) over documents, claims, tallies, issues, events and the concepts of the codebook.

    A question is one SELECT; - reads it from standard input. It reads these tables and nothing else: no other file, no network, no
    extension, and it changes nothing. Of a ledger the tables that it names are read out first, which takes some minutes for a million
    articles: ask an archive (`khabar ledger export-parquet`) where you ask often.
    """
    from khabar.cli.output import parquet_told
    from khabar.engines.questions.asking import QuestionError

    try:
        with contextlib.ExitStack() as stack:
            stack.enter_context(parquet_told())
            if given["columns"]:
                answer = _columns(question)
            else:
                written = sys.stdin.read() if question == "-" else question
                if not written or not written.strip():
                    raise click.UsageError('write a question: khabar sql "SELECT count(*) FROM events"; --columns tells what there is')
                limits = (str(given["memory"]), float(str(given["seconds"])))
                answer = stack.enter_context(_answered(written, folder, ledger, limits, overlays))
            _write(answer, output, form)
    except QuestionError as error:
        raise click.ClickException(str(error)) from error


def _columns(table: str | None) -> "Answer":
    from khabar.engines.questions.asking import Answer
    from khabar.engines.questions.tables import told_columns

    return Answer(("table", "column", "kind", "meaning"), iter(list(told_columns([table] if table else []))))


@contextlib.contextmanager
def _answered(question: str, folder: Path | None, ledger: str, limits: tuple[str, float], overlays: tuple[Path, ...]) -> "Iterator[Answer]":
    from khabar.codebook import load
    from khabar.engines.questions.asking import Limits, answered, files_of, tables_of

    names = tables_of(question)
    with tempfile.TemporaryDirectory(prefix="khabar-") as scratch:
        asked = folder
        if asked is None:
            asked = Path(scratch) / "ledger"
            _read_out(ledger, asked, names)
        files = files_of(asked, names)
        codebook = load(overlays) if "concepts" in names else None
        with answered(question, names, files, codebook, Limits(Path(scratch) / "spilled", *limits)) as answer:
            yield answer


def _read_out(ledger: str, folder: Path, names: Sequence[str]) -> None:
    """The tables of a ledger that a question names, as an archive in a folder that goes when the question is answered."""
    from khabar.cli.ledgers import opened
    from khabar.engines.archives.from_ledger import write_archive
    from khabar.engines.questions.tables import needed
    from khabar.export.parquet_files import archive

    tables = needed(names)
    if tables:
        with opened(ledger) as database, database.reading() as connection, archive(folder, tables) as writer:
            write_archive(connection, writer, tables)
    (folder / "events").mkdir(parents=True, exist_ok=True)


def _write(answer: "Answer", output: Path | None, form: str | None) -> None:
    from khabar.cli.output import binary_output, text_output
    from khabar.export.answers import answer_lines, answer_table, write_answer
    from khabar.export.csv import BOM

    by_name = "csv" if output and output.suffix.lower() == ".csv" else "jsonl"
    chosen = form or ("table" if output is None and options.is_terminal(sys.stdout) else by_name)
    if chosen == "jsonl":
        with binary_output(output) as file:
            file.writelines(answer_lines(answer.columns, answer.rows))
    elif chosen == "csv":
        with text_output(output) as text:
            if output is not None:
                text.write(BOM)
            write_answer(text, answer.columns, answer.rows)
    else:
        from rich.console import Console

        table, more = answer_table(answer.columns, answer.rows)
        with text_output(output) as text:
            Console(file=text if output or not options.is_terminal(sys.stdout) else None).print(table)
        if more:
            click.echo(f"khabar: {more:,} more rows; --format jsonl or csv has all", err=True)
