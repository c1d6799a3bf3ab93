"""Questions in SQL, answered by DuckDB over Parquet files: one SELECT, that reads the tables and can do nothing else, within limits."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct

from khabar.codebook import Codebook
from khabar.engines.questions.tables import ASKED, lay_empty, lay_tables, listed, needed
from khabar.export.archive_columns import FORM
from khabar.export.parquet import table_files

MEMORY = "2GB"
SECONDS = 300
"""What a question may take where nothing else is said: memory for grouping a hundred million claims by month and place, with what does not
fit spilled to disk; and five minutes, in which two cores read some hundred gigabytes of columns."""
_SPILLED = "20GB"
"""On disk, ten times the memory: beyond that a join is missing its condition."""
_AT_ONCE = 1000
_WORD = re.compile(r"\w+")
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_persistent_secrets": "false",
    "python_enable_replacements": "false",
}


class QuestionError(ValueError):
    """A question that cannot be answered: what is wrong with it, or with what it is asked of."""


class Limits(Struct, frozen=True):
    """What a question may take: a folder of its own where it may spill, memory (as DuckDB writes it, ``2GB``), seconds (0: any)."""

    scratch: Path
    memory: str = MEMORY
    seconds: float = SECONDS


class Answer(Struct, frozen=True):
    """The names of the columns, and the rows as they come."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


def tables_of(question: str) -> tuple[str, ...]:
    """The tables that a question names, of those there are. Raises `QuestionError` for what is no SELECT or cannot be understood."""
    import duckdb

    with duckdb.connect(config={**_CONFIG, "enable_external_access": "false"}) as connection, _told(None):
        lay_empty(connection)
        statements = connection.extract_statements(question)
        if len(statements) != 1 or statements[0].type is not duckdb.StatementType.SELECT:
            raise QuestionError("a question is one SELECT: it reads the tables and changes nothing")
        with contextlib.suppress(duckdb.ParserException):  # DESCRIBE and SUMMARIZE cannot be explained
            connection.execute(f"EXPLAIN {question}").fetchall()
        try:
            named = {name.lower() for name in connection.get_table_names(question)}
        except duckdb.BinderException:  # it does not look at the columns of tables, and so not through USING
            named = set(_WORD.findall(question.lower()))
    return tuple(sheet.name for sheet in ASKED if sheet.name in named)


def files_of(folder: Path, names: Sequence[str]) -> dict[str, list[Path]]:
    """The files of an archive that a question over these tables reads. Raises `QuestionError` where the folder is no archive."""
    if not any((folder / sheet.name).is_dir() for sheet in ASKED):
        raise QuestionError(f"{folder}: no archive: there is no folder of documents, claims, tallies or events in it")
    return {table: table_files(folder.resolve(), table) for table in needed(names)}


@contextmanager
def answered(
    question: str, names: Sequence[str], files: Mapping[str, Sequence[Path]], codebook: Codebook | None, limits: Limits
) -> Iterator[Answer]:
    """The answer to a question over files; ``names`` are its tables (`tables_of`).

    Raises `QuestionError`, also while the rows are read: they are read as they are made. Of the machine it can reach these files alone:
    no other file, no network, no extension.
    """
    import duckdb

    with duckdb.connect(config=_CONFIG) as connection:
        with _told(limits, expired := threading.Event()):
            _confine(connection, files, limits)
            _check_forms(connection, files)
            lay_tables(connection, names, files, codebook)
            connection.execute("SET enable_external_access = false").fetchall()
            connection.execute("SET lock_configuration = true").fetchall()
        with ThreadPoolExecutor(1) as worker, _stopped_after(connection, limits.seconds, expired), _told(limits, expired):
            result = _waited(connection, worker.submit(connection.execute, question))
            columns = tuple(column[0] for column in result.description)
            yield Answer(columns, _rows(connection, worker, result))


def _rows(connection: Any, worker: ThreadPoolExecutor, result: Any) -> Iterator[tuple[Any, ...]]:
    while some := _waited(connection, worker.submit(result.fetchmany, _AT_ONCE)):
        yield from some


def _waited(connection: Any, future: Future[Any]) -> Any:
    """What another thread makes; Ctrl-C, which DuckDB does not always look for while it computes, stops it."""
    try:
        return future.result()
    except KeyboardInterrupt:
        connection.interrupt()
        raise


def _confine(connection: Any, files: Mapping[str, Sequence[Path]], limits: Limits) -> None:
    paths = [path for some in files.values() for path in some]
    scratch = str(limits.scratch).replace("'", "''")
    for setting in (
        f"memory_limit = '{limits.memory}'",
        f"temp_directory = '{scratch}'",
        f"max_temp_directory_size = '{_SPILLED}'",
        f"allowed_paths = {listed(paths)}",
    ):
        connection.execute(f"SET {setting}").fetchall()


def _check_forms(connection: Any, files: Mapping[str, Sequence[Path]]) -> None:
    for table, paths in files.items():
        if paths:
            every = f"read_parquet({listed(paths)}, filename=true, union_by_name=true)"
            other = f"SELECT filename, form FROM {every} WHERE form <> {FORM} LIMIT 1"  # noqa: S608 - paths are quoted
            for name, form in connection.execute(other).fetchall():
                raise QuestionError(f"{name}: {table} of form {form}; this version of khabar reads form {FORM}")


@contextmanager
def _stopped_after(connection: Any, seconds: float, expired: threading.Event) -> Iterator[None]:
    if not seconds:
        yield
        return

    def stop() -> None:
        expired.set()
        connection.interrupt()

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@contextmanager
def _told(limits: Limits | None, expired: threading.Event | None = None) -> Iterator[None]:
    """What DuckDB says becomes a `QuestionError` that says what to do."""
    import duckdb

    try:
        yield
    except duckdb.InterruptException as error:
        if limits is None or expired is None or not expired.is_set():
            raise KeyboardInterrupt from error
        raise QuestionError(f"it took longer than {limits.seconds:g} seconds; --seconds gives more") from error
    except duckdb.OutOfMemoryException as error:
        most = f"{limits.memory} of memory and {_SPILLED} of disk" if limits else "there is"
        raise QuestionError(f"it wants more than {most}; --memory gives more") from error
    except duckdb.PermissionException as error:
        raise QuestionError(f"a question reads the tables and nothing else: {_said(error)}") from error
    except duckdb.Error as error:
        raise QuestionError(_said(error)) from error


def _said(error: Exception) -> str:
    """What DuckDB says: its lines with the place in the question; an extension that it wants installed is none that there is."""
    lines = [line.rstrip() for line in str(error).splitlines() if line.strip()]
    wants = " requires the extension " in lines[0] if lines else False
    return f"a question reads the tables and nothing else: {lines[0]}" if wants else "\n".join(lines)
