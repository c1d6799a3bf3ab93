"""Sources named on the command line or in a notebook as files, in whichever file system Spark reads, in the order of `khabar code`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from khabar.ingest import ENDINGS
from khabar.ingest.files import ending_of, not_read

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

PARQUET = ".parquet"
READ = (*ENDINGS, PARQUET)
_PATTERN = re.compile(r"([\\{}\[\]*?])")


class File(Struct, frozen=True):
    """A file to be read: its address as Spark gives and as it takes it, what messages call it, its bytes, its place among all."""

    uri: str
    path: str
    name: str
    size: int
    number: int = 0

    @property
    def is_parquet(self) -> bool:
        """Whether it is one of Parquet, by its name."""
        return self.name.lower().endswith(PARQUET)


class Fault(Struct, frozen=True):
    """A source that could not be listed, or files of a folder that are passed over: its kind, what is wrong, its name."""

    kind: str
    message: str
    name: str


def list_files(spark: SparkSession, sources: Iterable[str]) -> tuple[list[File], list[Fault]]:
    """The files of these paths, folders and patterns, with a place each, and what is wrong with the others.

    Of a folder, the files with the endings that khabar reads and Parquet, in name order, and a fault that tells of others; names that begin
    with a dot or, as Hadoop has it, an underscore are left alone. A file that is named twice is there once.
    """
    files: dict[str, File] = {}
    faults: list[Fault] = []
    for source in sources:
        for found in _of_source(spark, source):
            if isinstance(found, Fault):
                faults.append(found)
            else:
                files.setdefault(found.uri, File(found.uri, found.path, found.name, found.size, len(files)))
    return list(files.values()), faults


def literal(path: str) -> str:
    """A path in which nothing is a pattern any more."""
    return _PATTERN.sub(r"\\\1", path)


def plain_uri(uri: str) -> str:
    """An address in one way of writing: Spark writes one slash behind the scheme here and three there."""
    return re.sub(r"^(\w+):/+(?=[^/])", r"\1:/", uri)


def _of_source(spark: SparkSession, source: str) -> Iterator[File | Fault]:
    jvm: Any = spark.sparkContext._jvm
    path = jvm.org.apache.hadoop.fs.Path(source)
    system = path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())
    if system.exists(path):
        yield from _of_path(system, system.getFileStatus(path), source)
        return
    matched = list(system.globStatus(path) or ())
    if not matched:
        yield Fault("unreadable", "cannot be read: No such file or directory", source)
    for status in sorted(matched, key=_address):
        yield from _of_path(system, status, _address(status).removeprefix("file:"))


def _address(status: Any) -> str:
    return str(status.getPath().toUri().toString())


def _of_path(system: Any, status: Any, name: str) -> Iterator[File | Fault]:
    if not status.isDirectory():
        if status.getPath().getName()[0] in "._":
            yield Fault("unreadable", "cannot be read: Spark passes over files whose names begin with a dot or an underscore", name)
        else:
            yield _file(status, name)
        return
    found = list(_walk(system, status, name.rstrip("/") or "/"))
    wanted = [file for file in found if ending_of(file.name, READ)]
    yield from wanted
    if not wanted or len(wanted) < len(found):
        passed = [file.name.removeprefix(name.rstrip("/")).lstrip("/") for file in found if not ending_of(file.name, READ)]
        yield Fault(*not_read(passed, READ, empty=not wanted), name)


def _walk(system: Any, folder: Any, name: str) -> Iterator[File]:
    """Every file of a folder and of those in it, in name order."""
    statuses = {status.getPath().getName(): status for status in system.listStatus(folder.getPath())}
    for at in sorted(statuses):
        inner = f"{name}/{at}"
        if at[0] in "._":
            continue
        if statuses[at].isDirectory():
            yield from _walk(system, statuses[at], inner)
        else:
            yield _file(statuses[at], inner)


def _file(status: Any, name: str) -> File:
    return File(plain_uri(_address(status)), str(status.getPath().toString()), name, status.getLen())
