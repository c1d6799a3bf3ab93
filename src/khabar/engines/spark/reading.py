"""Files of any file system that Spark reads become articles: bytes through Spark, one task a file, taken apart by khabar's own readers.

Spark reads text only in lines and unzips by name. Here a line is what lies between two newlines, whatever the bytes, and unzipping is left
to khabar's readers: so a file of any size streams through a task, and a damaged one is told as it would be here.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from khabar import pipeline
from khabar.engines.spark.listing import Fault, File, list_files, literal, plain_uri
from khabar.engines.spark.rows import Row, batches_of, rows_of, schema_of
from khabar.engines.spark.shipping import Open
from khabar.ingest import Defaults, Received
from khabar.ingest.files import read_named
from khabar.ingest.received import failure
from khabar.ingest.records import parse_record
from khabar.ingest.streams.opening import BOM

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

ARRIVED = "file long, at long, declared string, received binary"
"""The columns of articles as they came: place of the file, place in the file, the id it came with, the article with its bytes (msgpack)."""
FIELDS = ("doc_id", "outlet", "published", "title", "url", "text")
_RAW = "path string, size long, value binary"
_CODECS = "io.compression.codecs"
_KEPT_AS_IT_IS = "org.apache.hadoop.io.compress.PassthroughCodec"
_BY_ENDING = "io.compress.passthrough.extension"
_SHADED = "org.apache.hadoop.shaded."
"""Spark's own build of Hadoop has the setting under another name: its build moved everything that begins with ``io.``."""
_encode = msgspec.msgpack.Encoder().encode
decode_received = msgspec.msgpack.Decoder(Received).decode


class Said(Struct, frozen=True):
    """What the caller knows and the files do not say: as in `khabar.ingest.Defaults`, in a form that is sent to workers.

    Without ``originals`` the bytes in which articles came are not kept: of web archives they are most of what is moved and written.
    """

    outlet: str | None = None
    published: dt.date | None = None
    today: dt.date | None = None
    columns: dict[str, str] = {}
    originals: bool = True

    def defaults(self, opened: Open) -> Defaults:
        """The same for khabar's readers."""
        return Defaults(self.outlet, self.published, self.today, self.columns, pipeline.known_by(opened))


class SourceError(ValueError):
    """A source that cannot be read at all, with its name and the cause."""


def read(spark: SparkSession, sources: Sequence[str], opened: Open, said: Said) -> DataFrame:
    """Every article of these sources, with the place of its file and its place in it. Raises `SourceError`."""
    files, faults = list_files(spark, sources)
    parts = [_from_files(spark, [file for file in files if not file.is_parquet], opened, said)]
    folders = groupby(sorted((file for file in files if file.is_parquet), key=_folder), key=_folder)
    parts += [_from_parquet(spark, list(some), opened, said) for _, some in folders]
    parts.append(spark.createDataFrame([_faulty(fault, len(files), at) for at, fault in enumerate(faults)], ARRIVED))
    whole = parts[0]
    for part in parts[1:]:
        whole = whole.unionByName(part)
    return whole


def article_row(received: Received, file: int, at: int, *, originals: bool = True) -> Row:
    """An article as a row of `ARRIVED`, with the bytes in which it came or without."""
    declared = received.document.doc_id if received.document else None
    received = received if originals else msgspec.structs.replace(received, original=None)
    return {"file": file, "at": at, "declared": declared, "received": _encode(received)}


def _faulty(fault: Fault, number: int, at: int) -> tuple[object, ...]:
    return tuple(article_row(failure(fault.kind, fault.message, fault.name), number, at).values())


def _folder(file: File) -> str:
    return file.uri.rpartition("/")[0]


def _from_files(spark: SparkSession, files: Sequence[File], opened: Open, said: Said) -> DataFrame:
    """The articles of files that are no Parquet."""
    named = {file.uri: file for file in files}

    def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        defaults = said.defaults(opened)
        found = (one for path, size, lines in _files_of(batches) for one in _articles(named[path], size, lines, defaults))
        rows = (article_row(received, file.number, at, originals=said.originals) for file, at, received in found)
        return batches_of(rows, schema_of(ARRIVED))

    return _raw(spark, files).mapInArrow(work, ARRIVED)


def _raw(spark: SparkSession, files: Sequence[File]) -> DataFrame:
    """The bytes of files, line by line, each file in one task; an empty file has one empty line."""
    import pyspark.sql.functions as sf

    raw = spark.createDataFrame([(file.uri, 0, b"") for file in files if not file.size], _RAW)
    for ending, some in groupby(sorted((file for file in files if file.size), key=_ending), key=_ending):
        settings = {_CODECS: _KEPT_AS_IT_IS, _BY_ENDING: ending, _SHADED + _BY_ENDING: ending}
        lines = spark.read.options(**settings, lineSep="\n").text([literal(file.path) for file in some])
        told = (sf.col("_metadata.file_path").alias("path"), sf.col("_metadata.file_size").alias("size"), sf.col("value").cast("binary"))
        raw = raw.unionByName(lines.select(*told))
    return raw


def _ending(file: File) -> str:
    """What a file's name ends in, by which Hadoop tells how it is zipped."""
    name = file.uri.rpartition("/")[2].lower()
    return name[name.rindex(".") :] if "." in name else name


def _files_of(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[str, int, Iterator[list[bytes]]]]:
    """Each file of a task with its size and its lines, a batch of them at a time; they are to be taken before the next file."""
    runs = ((path, size, lines) for batch in batches for path, size, lines in _runs(batch))
    for (path, size), some in groupby(runs, key=lambda run: run[:2]):
        yield plain_uri(path), size, (lines for _, _, lines in some)


def _runs(batch: pa.RecordBatch) -> Iterator[tuple[str, int, list[bytes]]]:
    """The stretches of a batch that are of one file."""
    paths, sizes, values = batch.columns
    if len(batch) and paths[0].as_py() == paths[-1].as_py():
        yield paths[0].as_py(), sizes[0].as_py(), values.to_pylist()
        return
    rows = zip(paths.to_pylist(), sizes.to_pylist(), values.to_pylist(), strict=True)
    for (path, size), some in groupby(rows, key=lambda row: row[:2]):
        yield path, size, [value for _, _, value in some]


def _articles(file: File, size: int, lines: Iterator[list[bytes]], defaults: Defaults) -> Iterator[tuple[File, int, Received]]:
    """The articles of one file, put together from its lines, each with its place."""
    with tempfile.TemporaryDirectory(prefix="khabar-") as folder:
        path = Path(folder) / f"file{_ending(file) if '.' in _ending(file) else ''}"
        came = _put_together(path, size, lines)
        if came != size:
            yield file, 0, failure("unreadable", f"cannot be read: {came:,} of its {size:,} bytes came from Spark", file.name)
            return
        for at, received in enumerate(read_named(path, file.name, defaults)):
            yield file, at, received


def _put_together(path: Path, size: int, lines: Iterator[list[bytes]]) -> int:
    """The file as it was; gives its size. Spark keeps a mark of byte order and a last newline to itself: the size tells of them."""
    with path.open("wb+") as whole:
        parted = b""
        for some in lines:
            whole.write(parted + b"\n".join(some))
            parted = b"\n"
        missing = size - whole.tell()
        if missing in (len(BOM), len(BOM) + 1):
            whole.seek(0)
            rest = whole.read()
            whole.seek(0)
            whole.write(BOM + rest)
        if missing in (1, len(BOM) + 1):
            whole.write(b"\n")
        return whole.tell()


def _from_parquet(spark: SparkSession, files: Sequence[File], opened: Open, said: Said) -> DataFrame:
    """The articles of the rows of Parquet files of one folder, told by the columns that bear the names of fields."""
    import pyspark.sql.functions as sf

    named = {file.uri: file for file in files}
    table = spark.read.option("mergeSchema", "true").parquet(*(literal(file.path) for file in files))
    columns = _columns(said.columns, table.columns, _folder(files[0]))
    fields = sf.struct(*(sf.col(f"`{column}`").alias(field) for field, column in columns.items()))
    place = (sf.col("_metadata.file_path").alias("path"), sf.col("_metadata.row_index").alias("size"))

    def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        defaults = said.defaults(opened)
        found = (_article(row, named, defaults) for row in rows_of(batches))
        rows = (article_row(received, file.number, at, originals=said.originals) for file, at, received in found)
        return batches_of(rows, schema_of(ARRIVED))

    return table.select(*place, sf.to_json(fields).cast("binary").alias("value")).mapInArrow(work, ARRIVED)


def _article(row: Row, named: Mapping[str, File], defaults: Defaults) -> tuple[File, int, Received]:
    file, at = named[plain_uri(row["path"])], row["size"]
    return file, at, parse_record(row["value"], f"{file.name}:{at + 1}", defaults)


def _columns(said: Mapping[str, str], there: Sequence[str], name: str) -> dict[str, str]:
    """Which column holds which field. Raises `SourceError` where one that is named, or the text, is not there."""
    found = {field: said.get(field, field) for field in FIELDS if field in said or field in there}
    missing = [column for column in found.values() if column not in there] or ([] if "text" in found else ["text"])
    if missing:
        raise SourceError(f"{name}: no column {missing[0]!r}; there are {', '.join(there)}; name them with --columns text=NAME,...")
    return found
