"""Files come through Spark as the bytes they are, and become the same articles as here."""

import datetime as dt
import gzip
import json
import os

import made_files
import msgspec
import pytest

from khabar.codebook import load
from khabar.engines import spark as ks
from khabar.engines.spark.listing import list_files, literal, plain_uri
from khabar.engines.spark.reading import Said, SourceError, decode_received
from khabar.ingest import Defaults, read
from khabar.pipeline import known

LINE = '{{"doc_id": "{0}", "published": "2024-03-14", "text": "قصفت كتائب الفجر قاعدة {0}."}}'
TODAY = dt.date(2024, 4, 1)


def received(spark, sources, **said):
    rows = ks.read(spark, sources, load(), said=Said(today=TODAY, **said)).collect()
    return [decode_received(row.received) for row in sorted(rows, key=lambda row: (row.file, row.at))]


def lines(*names):
    return "\n".join(LINE.format(name) for name in names).encode()


@pytest.fixture
def folder(tmp_path):
    """Files of every kind, whole and damaged, with the names and ends that are easily got wrong."""
    (tmp_path / "inner").mkdir()
    html = made_files.page(body="<p>" + "قصفت كتائب الفجر قاعدة النخلة الجوية بطائرة مسيرة أمس الأربعاء وقتل ثلاثة جنود. " * 6 + "</p>")
    files = {
        "a.jsonl": b"\xef\xbb\xbf" + lines("a1", "a2") + b"\r\n\n" + lines("a3") + b"\n",
        "b.jsonl": lines("b1"),
        "c.jsonl.gz": gzip.compress(lines("c1", "c2")) + b"\n",
        "d.jsonl.gz": gzip.compress(os.urandom(40_000) + lines("d1"))[:20_000],
        "e.txt": "قصف\r\nثم قصف\r\n".encode(),
        "f.txt": b"",
        "g [1]*.json": b"[" + lines("g1") + b",\n" + lines("g2") + b"]",
        "h.warc.gz": made_files.warc([("https://a.example/1", html), ("https://a.example/2", b"\n\r\n\0")]),
        "i.HTML": html,
        "j.bin": b"left alone",
        ".k.txt": "مخفي".encode(),
        "inner/l.jsonl": lines("l1") + b"\n{broken\n" + lines("l2"),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_the_same_articles_in_the_same_order_as_here(spark, folder):
    here = list(read([str(folder), str(folder / "nowhere")], Defaults(today=TODAY, known=known())))
    there = received(spark, [str(folder), str(folder / "nowhere"), str(folder / "b.jsonl")])  # the last is there already
    assert len(here) > 15
    told = [msgspec.structs.replace(one, issues=tuple(map(_as_of_spark, one.issues))) for one in here]
    assert there == told
    assert [issue.kind for one in there[-2:] for issue in one.issues] == ["passed-over", "unreadable"]


def _as_of_spark(issue):
    """An issue as Spark tells it: of the endings that are read there, Parquet's is one."""
    return msgspec.structs.replace(issue, message=issue.message.replace(", .wacz:", ", .wacz, .parquet:"))


def test_parquet_gives_what_json_lines_of_its_rows_give(spark, tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [{"Body": f"قصفت كتائب الفجر قاعدة {at}.", "published": dt.date(2024, 3, at + 1), "outlet": "fanar"} for at in range(5)]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "some.parquet")
    told = [{"text": row["Body"], "published": row["published"].isoformat(), "outlet": row["outlet"]} for row in rows]
    (tmp_path / "same.jsonl").write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in told))
    there = received(spark, [str(tmp_path / "some.parquet")], columns={"text": "Body"})
    here = list(read([str(tmp_path / "same.jsonl")], Defaults(today=TODAY)))
    assert [one.document for one in there] == [one.document for one in here]
    without = received(spark, [str(tmp_path / "same.jsonl")], originals=False)
    assert [(one.document, one.original) for one in without] == [(one.document, None) for one in here]
    assert there[4].where == f"{tmp_path}/some.parquet:5"
    with pytest.raises(SourceError, match=r"no column 'text'; there are Body, published, outlet; name them"):
        received(spark, [str(tmp_path / "some.parquet")])


def test_patterns_name_files_and_what_names_none_is_told(spark, folder):
    files, faults = list_files(spark, [str(folder / "?.jsonl"), str(folder / "*.odt"), str(folder / ".k.txt")])
    assert [file.name for file in files] == [f"{folder}/a.jsonl", f"{folder}/b.jsonl"]
    assert [fault.kind for fault in faults] == ["unreadable", "unreadable"]
    assert "begin with a dot" in faults[1].message


def test_addresses_are_written_in_one_way_and_name_nothing_else():
    assert plain_uri("hdfs:///a/b") == plain_uri("hdfs:/a/b") == "hdfs:/a/b"
    assert plain_uri("s3a://bucket/a") == plain_uri("s3a:/bucket/a")
    assert literal("a/[1]*.json") == r"a/\[1\]\*.json"
