"""Whatever a file does to its reader: an issue that names cause and place, and the good files beside it are read."""

import gzip
import io
import zipfile

import made_files as made
import pytest
from made_files import FIRST, SECOND, TITLE

from khabar.ingest import Defaults, read
from khabar.ingest.confined.process import Confined, Limits
from khabar.ingest.confined.taken import Task

GOOD = made.page()
MEGABYTE = 1 << 20


@pytest.fixture(scope="module", autouse=True)
def short_limits():
    """Limits that are reached sooner, so that the tests are."""
    from khabar.ingest import objects

    usual, objects.LIMITS = objects.LIMITS, Limits(cpu_seconds=4)
    _end(objects._idle)
    yield
    objects.LIMITS = usual
    _end(objects._idle)


def _end(idle):
    """The processes that wait have the limits they were started with."""
    while idle:
        idle.pop().close()


@pytest.fixture
def beside(tmp_path):
    """Reads a bad file between two good ones; gives what the bad one was."""

    def run(name, data):
        (tmp_path / "a.html").write_bytes(GOOD)
        (tmp_path / f"m-{name}").write_bytes(data)
        (tmp_path / "z.html").write_bytes(GOOD)
        first, *bad, last = read([str(tmp_path)], Defaults())
        assert first.codable
        assert last.codable
        assert SECOND in last.document.text
        return bad

    return run


def kinds(objects):
    return [issue.kind for one in objects for issue in one.issues if issue.kind != "no-date"]


def swollen_word(megabytes):
    """A Word document whose text is so many megabytes of blanks."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.word())) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for info in source.infolist():
            with package.open(info.filename, "w") as part:
                if info.filename == "word/document.xml":
                    for _ in range(megabytes):
                        part.write(b" " * MEGABYTE)
                part.write(source.read(info.filename))
    return out.getvalue()


def with_entities():
    """A Word document of a billion laughs."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.word())) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for info in source.infolist():
            data = source.read(info.filename)
            if info.filename == "word/document.xml":
                data = head.encode() + data.split(b"?>", 1)[1].replace(FIRST.encode(), b"&l9;")
            package.writestr(info.filename, data)
    return out.getvalue()


def gzip_of_zeros(gigabytes):
    """A bomb: its members are copies of one that holds a hundred megabytes."""
    return gzip.compress(b" " * (100 * MEGABYTE), 9) * (10 * gigabytes)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("bomb.docx", lambda: swollen_word(205), "bomb"),
        ("laughs.docx", with_entities, None),
        ("laughs.html", lambda: b"<!DOCTYPE x [" + b'<!ENTITY a "&b;&b;">' * 1000 + b"]>" + GOOD.replace(b"<p>", b"<p>&a;" * 9), None),
        pytest.param("deep.html", lambda: b"<html><body>" + b"<div>" * 200_000 + SECOND.encode(), "too-slow", marks=pytest.mark.slow),
        pytest.param("wide.html", lambda: b"<html><body>" + f"<p>{FIRST}</p>".encode() * 60_000, None, marks=pytest.mark.slow),
        ("huge.html", lambda: b"<html>" + b"x" * (65 * MEGABYTE), "too-long"),
        ("attributes.html", lambda: b"<html><body><p " + b"a=b " * 2_000_000 + b">" + SECOND.encode(), None),
        ("nul.html", lambda: GOOD.replace(b" ", b" \0"), None),
        ("scan.pdf", lambda: made.pdf([""]), "no-text-layer"),
        ("deep.json", lambda: b'{"a":' * 500_000, "broken-json"),
        ("deep.jsonl", lambda: b'{"text":' * 500_000, "broken-json"),
        ("ld.html", lambda: made.page('<script type="application/ld+json">' + '{"a":' * 100_000 + "</script>"), None),
        ("bidi.txt", lambda: "\u202e\u2066\u200f\u200b\u200d\ufeff".join(SECOND).encode(), None),
        ("entities.html", lambda: made.page(body=f"<p>&#x0;&#1114112;&#xd800;&nbsp;&zwnj;&bogus;{SECOND}</p>"), None),
        ("year.html", lambda: made.page('<meta property="article:published_time" content="9999-12-31T23:59:59-14:00">'), "bad-date"),
    ],
)  # fmt: skip
def test_a_hostile_file_costs_itself(beside, name, data, kind):
    bad = beside(name, data())
    assert len(bad) == 1
    assert bad[0].where.startswith("/")
    assert f"m-{name}" in bad[0].where
    if kind:
        assert kind in kinds(bad)
    else:
        assert bad[0].failed or bad[0].codable


def test_a_line_without_end_and_a_bomb_of_gzip(beside, monkeypatch):
    monkeypatch.setattr("khabar.ingest.choosing._SWOLLEN", 200 * MEGABYTE)
    [bad] = beside("bomb.jsonl.gz", gzip_of_zeros(1))
    assert [issue.kind for issue in bad.issues] == ["unreadable"]
    assert "gzip bomb" in bad.complaint()


def test_a_bomb_in_an_archive_costs_its_record(beside):
    zeros = gzip.compress(b"<html>" + b" " * (100 * MEGABYTE))
    pages = [("https://a.example/1", GOOD), ("https://a.example/2", b" " * (100 * MEGABYTE)), ("https://a.example/3", GOOD)]
    objects = beside("bomb.warc.gz", made.warc(pages))
    assert [one.document.url for one in objects if one.codable] == ["https://a.example/1", "https://a.example/3"]
    assert kinds(objects) == ["too-long"]
    assert len(zeros) < MEGABYTE


@pytest.fixture
def confined():
    process = Confined(Limits(memory=600_000_000, cpu_seconds=2, wall_seconds=6), "harmful_readers")
    yield process
    process.close()


@pytest.mark.parametrize(
    ("harm", "kind"),
    [
        ("work for ever", "too-slow"),
        ("wait for ever", "too-slow"),
        ("take all memory", "too-much-memory"),
        ("half, then die", "unreadable"),
        ("raise", "unreadable"),
    ],
)
def test_a_reader_is_stopped_and_the_next_object_is_read(confined, harm, kind):
    *before, taken = confined.read(Task(reader=harm))
    assert taken.fault[0] == kind
    assert len(before) == (harm == "half, then die")
    [taken] = confined.read(Task(reader="HTML", data=GOOD))
    assert taken.title == TITLE


def test_memory_that_others_used_up_is_given_anew(confined):
    """The second object is fine in a fresh process; in one that kept what it read before it would not be."""
    assert [taken.text for _ in range(5) for taken in confined.read(Task(reader="keep much"))] == ["kept"] * 5


def test_one_who_stops_asking_leaves_nothing_behind(confined):
    answers = confined.read(Task(reader="half, then die"))
    assert next(answers).text == "a"
    answers.close()
    [taken] = confined.read(Task(reader="HTML", data=GOOD))
    assert taken.title == TITLE
