"""Where `khabar code` writes, and the progress bar beside it."""

import contextlib
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

import click

from khabar.cli.options import is_terminal

if TYPE_CHECKING:
    from khabar.model import Coded


class Sink(NamedTuple):
    """Takes coded documents one by one; ``finish`` writes what is left."""

    add: "Callable[[Coded], object]"
    finish: Callable[[], object]


@contextlib.contextmanager
def open_output(path: Path | None, form: str | None, overlays: tuple[Path, ...]) -> "Iterator[Callable[[Coded], object]]":
    """What takes the coded documents for a file or standard output, in one of the forms jsonl, csv, table and parquet.

    A file appears under its name only when it is whole; until then it is NAME.part. Parquet goes to a folder.
    """
    with contextlib.ExitStack() as stack:
        sink = _SINKS[form or _form_of(path)](path, stack, overlays)
        yield sink.add
        sink.finish()


@contextlib.contextmanager
def progress(paths: tuple[str, ...], output: Path | None) -> Iterator[Callable[[int], None]]:
    """A bar over the bytes of the input where standard error is a terminal and the output does not go there too; nothing elsewhere."""
    if not is_terminal(sys.stderr) or (output is None and is_terminal(sys.stdout)) or not paths or "-" in paths:
        yield lambda size: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    from khabar.ingest.files import size_of

    columns = (TextColumn("coding"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("coding", total=size_of(paths))
        yield lambda size: bar.advance(task, size)


def tallies_path(claims: Path) -> Path:
    """The file beside the claims that holds the tallies: claims.csv has claims.tallies.csv."""
    return claims.with_name(f"{claims.stem}.tallies{claims.suffix}")


def _form_of(path: Path | None) -> str:
    if path is None:
        return "table" if is_terminal(sys.stdout) else "jsonl"
    return "csv" if path.suffix.lower() == ".csv" else "jsonl"


def _lines(path: Path | None, stack: contextlib.ExitStack, overlays: tuple[Path, ...]) -> Sink:
    from khabar.export.jsonl import line

    file = stack.enter_context(binary_output(path))
    return Sink(lambda coded: file.write(line(coded)), file.flush)


def _csv(path: Path | None, stack: contextlib.ExitStack, overlays: tuple[Path, ...]) -> Sink:
    from khabar.export.csv import BOM, Tables

    claims = stack.enter_context(text_output(path))
    tallies = stack.enter_context(text_output(tallies_path(path))) if path else None
    if tallies is not None:
        claims.write(BOM)
        tallies.write(BOM)
    return Sink(Tables(claims, tallies).add, claims.flush)


def _table(path: Path | None, stack: contextlib.ExitStack, overlays: tuple[Path, ...]) -> Sink:
    from khabar.cli.screen import Screen
    from khabar.codebook import load

    screen = Screen(stack.enter_context(text_output(path)) if path or not is_terminal(sys.stdout) else None, load(overlays))
    return Sink(screen.add, screen.finish)


def _parquet(path: Path | None, stack: contextlib.ExitStack, overlays: tuple[Path, ...]) -> Sink:
    from khabar import __version__
    from khabar.codebook import load
    from khabar.export.archive_rows import Archived, claim_rows

    codebook = load(overlays).digest

    def archived(coded: "Coded") -> Archived:
        return Archived(coded, __version__, codebook)

    stack.enter_context(parquet_told())
    if path is None:
        from khabar.export.parquet_files import TableFile

        table = TableFile(stack.enter_context(binary_output(None)), "claims")
        return Sink(lambda coded: table.add(claim_rows(archived(coded))), table.finish)
    from khabar.export.parquet_files import archive

    writer = stack.enter_context(archive(path))
    return Sink(lambda coded: writer.add(archived(coded)), lambda: None)


_SINKS = {"jsonl": _lines, "csv": _csv, "table": _table, "parquet": _parquet}


@contextlib.contextmanager
def parquet_told() -> Iterator[None]:
    """What keeps Parquet from being written (pyarrow is not there, the folder is not empty) is told in a line."""
    from khabar.export.parquet import NoParquetError
    from khabar.export.parquet_files import NotEmptyError

    try:
        yield
    except (NoParquetError, NotEmptyError) as error:
        raise click.ClickException(str(error)) from error


@contextlib.contextmanager
def text_output(path: Path | None) -> Iterator[IO[str]]:
    """UTF-8 whatever the locale, with the line ends that are written."""
    with binary_output(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        yield text
        text.flush()
        text.detach()


@contextlib.contextmanager
def binary_output(path: Path | None) -> Iterator[IO[bytes]]:
    """Standard output, or a file that is named only when it is whole; a pipe or a device is written as it is."""
    if path is None:
        if sys.stdout is None:
            raise click.ClickException("standard output is closed")
        with _told_in_a_line("standard output"):
            yield sys.stdout.buffer
        return
    part = path if path.exists() and not path.is_file() else path.with_name(f"{path.name}.part")
    with _told_in_a_line(str(path), part):
        try:
            with part.open("wb") as file:
                yield file
        except KeyboardInterrupt:
            click.echo(f"khabar: interrupted; what was written so far is in {part}", err=True)
            raise
        if part is not path:
            part.replace(path)


@contextlib.contextmanager
def _told_in_a_line(name: str, file: Path | None = None) -> Iterator[None]:
    """What keeps the output from being written (no such folder, no space) is told in a line; a reader that went away is no fault."""
    try:
        yield
    except OSError as error:
        if isinstance(error, BrokenPipeError) or error.filename not in (None, str(file)):
            raise
        raise click.ClickException(f"{name}: cannot be written: {error.strerror}") from error
