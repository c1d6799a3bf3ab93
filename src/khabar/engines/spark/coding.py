"""Articles as they came become articles coded: each once, under the id that a ledger would keep it by, none able to stop the run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from khabar.codebook import Codebook
from khabar.engines.admission import Admission, Admitted
from khabar.engines.coding import code_received
from khabar.engines.spark.guarding import each_apart
from khabar.engines.spark.reading import decode_received
from khabar.engines.spark.rows import Row, batches_of, rows_of
from khabar.engines.spark.shipping import Open, version
from khabar.export.archive_rows import Archived, Came, document_row
from khabar.export.parquet import schema
from khabar.ingest import Received
from khabar.model import Coded, Document, Issue

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

NOTE = "note"
"""The column beside those of documents: an issue, as JSON, that belongs to no article; then all others are empty."""
BROKE_DOWN, REPLACED = "broke-down", "former-version"


class _Stands(Struct, frozen=True):
    """An article that stands under its id, with how many former versions of it came before."""

    admitted: Admitted
    former: int = 0


Code = Callable[[Received, Codebook], Coded]


def coded(arrived: DataFrame, opened: Open, code: Code = code_received) -> DataFrame:
    """The documents of an archive, coded, and beside them (`NOTE`) what belongs to none.

    An article that came several times is coded once; of several versions the last stands, and that there were others is told.
    """
    from pyspark import TaskContext

    made, columns = with_note(), spark_schema(with_note())

    def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        context = TaskContext.get()
        is_again = context is not None and context.attemptNumber() > 0
        return batches_of(_documents(rows_of(batches), _Coder(opened(), code), apart=is_again), made)

    by_id = arrived.repartition("declared").sortWithinPartitions("declared", "file", "at")
    return by_id.mapInArrow(work, columns)


def with_note() -> pa.Schema:
    """The Arrow schema of documents with the column `NOTE`."""
    import pyarrow as pa

    return schema("documents").append(pa.field(NOTE, pa.string()))


def spark_schema(made: pa.Schema) -> StructType:
    """The same columns as Spark knows them."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(made)


def _documents(rows: Iterable[Row], coder: _Coder, *, apart: bool) -> Iterator[Row]:
    """The rows of the articles of a task, which come by id. ``apart``: a try before brought no result, so each is kept at a distance."""
    standing = _standing(rows)
    return each_apart(standing, coder.row, coder.lost) if apart else map(coder.row, standing)


def _standing(rows: Iterable[Row]) -> Iterator[_Stands | Issue]:
    """The articles that stand, and issues that belong to none."""
    for declared, some in groupby(rows, key=itemgetter("declared")):
        received = (decode_received(row["received"]) for row in some)
        if declared is None:
            yield from (issue for one in received for issue in one.issues)
        else:
            yield from _of_one_id(received)


def _of_one_id(received: Iterable[Received]) -> Iterator[_Stands]:
    """What a ledger would keep of the articles that came under one id, in their order."""
    admission = Admission()
    found: dict[str, _Stands] = {}
    for one in received:
        admitted = admission.admit(one, ())
        if admitted is not None and admitted.received.document is not None:
            doc_id = admitted.received.document.doc_id
            found[doc_id] = _Stands(admitted, found[doc_id].former + 1 if doc_id in found else 0)
    yield from found.values()


class _Coder:
    """Makes the rows of articles and of notes."""

    def __init__(self, codebook: Codebook, code: Code) -> None:
        self._codebook, self._code = codebook, code
        self._none = dict.fromkeys(schema("documents").names)

    def row(self, one: _Stands | Issue) -> Row:
        """The row of an article that is coded here and now, or of a note."""
        if isinstance(one, Issue):
            return {**self._none, NOTE: msgspec.json.encode(one).decode()}
        try:
            coded = self._code(one.admitted.received, self._codebook)
        except Exception as error:  # whatever an article does to khabar, the others are coded, and this is told
            return self.lost(one, f"{type(error).__name__}: {error}")
        return self._archived(one, coded)

    def lost(self, one: _Stands | Issue, cause: str) -> Row:
        """The row of an article that could not be coded by khabar's own fault: kept, without claims, and told."""
        if isinstance(one, Issue):
            return self.row(one)
        received = one.admitted.received
        document = received.document or Document("", "")
        issue = Issue(BROKE_DOWN, f"coding it broke down and it is set aside: {cause[:300]}", document.doc_id, received.where)
        return self._archived(one, Coded(document, issues=(*received.issues, issue)))

    def _archived(self, one: _Stands, coded: Coded) -> Row:
        received, original = one.admitted.received, one.admitted.received.original
        came = None if original is None else Came(original.data, original.media_type, received.where, original.at)
        if one.former:
            told = f"{one.former} former version{'s' if one.former > 1 else ''} of this article came before it; only the last is kept"
            issue = Issue(REPLACED, told, coded.document.doc_id, received.where)
            coded = msgspec.structs.replace(coded, issues=(*coded.issues, issue))
        archived = Archived(coded, version(), self._codebook.digest, one.admitted.declared, came)
        return {**document_row(archived), NOTE: None}
