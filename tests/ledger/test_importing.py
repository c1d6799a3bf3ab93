"""Archives that were coded elsewhere go into a ledger: the same content as reading here gives, nothing twice, nothing lost silently."""

import datetime as dt

import pytest
from invented_reports import CODED, REPORTS
from msgspec import structs
from sqlalchemy import select
from stamps import stamp

from khabar import __version__
from khabar.engines.archives.files import read_articles
from khabar.engines.archives.from_ledger import articles
from khabar.engines.archives.importing import Importer
from khabar.engines.recording import Recorder
from khabar.engines.relinking import relink
from khabar.export.archive_rows import Archived, document_row
from khabar.export.parquet import to_arrow
from khabar.export.parquet_files import archive
from khabar.ingest.received import Original, Received
from khabar.ledger import Database, verify
from khabar.ledger.checking import differences
from khabar.ledger.content import digest
from khabar.ledger.events import lines
from khabar.ledger.loading import load, never_read
from khabar.ledger.schema import captures, claims, codings, documents, entries, tallies
from khabar.model import Document, Issue

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


def received(number, **other):
    doc_id, outlet, day, text = REPORTS[number]
    document = structs.replace(Document(doc_id, text, outlet, dt.date(2024, 3, day)), **other)
    return Received(document, f"reports:{number}", original=Original(document.text.encode(), "text/plain", document.url))


ALL = [received(number) for number in range(len(REPORTS))]


@pytest.fixture
def here(tmp_path, book, monkeypatch):
    """A ledger that read the articles itself."""
    monkeypatch.setattr("khabar.engines.archives.importing.load", lambda *_, **__: book)
    made = Database.open(str(tmp_path / "here.db"), create=True)
    Recorder(made, own(book)).record(ALL)
    relink(made, book, own(book))
    yield made
    made.close()


def own(book, **other):
    """The stamp of this version and the codebook at hand."""
    return lambda: structs.replace(stamp(), code=__version__, codebook=book.digest, **other)


def exported(database, folder, change=lambda one: one):
    with database.reading() as connection, archive(folder) as writer:
        for one in articles(connection, originals=True):
            writer.add(change(one))
    return folder


def imported(database, folder, book, *, link=True):
    """What came of an import, and what was told of it."""
    told = []
    report = Importer(database, book, (), own(book), tell=told.append).take(read_articles(folder))
    if link:
        relink(database, book, own(book))
    return report, told


def content(database):
    with database.reading() as connection:
        assert verify(connection).fault is None
        assert list(differences(connection)) == []
        return digest(connection), list(lines(connection))


def rows(database, table, *leave_out):
    columns = [column for column in table.columns if column.name not in leave_out]
    with database.reading() as connection:
        return sorted(connection.execute(select(*columns)).all(), key=repr)


def test_an_archive_gives_the_ledger_that_reading_here_gives(here, database, book, tmp_path):
    report, told = imported(database, exported(here, tmp_path / "archive"), book)
    assert (report.new, report.claims, told) == (6, sum(len(coded.claims) for coded in CODED), [])
    assert content(database) == content(here)
    assert rows(database, entries, "sequence", "previous", "digest", "recorded", "run") == rows(
        here, entries, "sequence", "previous", "digest", "recorded", "run"
    )
    for table in (documents, codings, claims, tallies, captures):
        numbers = {"entry", "capture", "document", "number", "coding"}
        assert rows(database, table, *numbers) == rows(here, table, *numbers), table.name


def test_importing_again_changes_nothing(here, database, book, tmp_path):
    folder = exported(here, tmp_path / "archive")
    imported(database, folder, book)
    with database.reading() as connection:
        before = verify(connection).entries
    report, told = imported(database, folder, book)
    assert (report.new, report.known, report.claims, told) == (0, 6, 0, [])
    with database.reading() as connection:
        assert verify(connection).entries == before


def test_an_import_over_what_is_partly_there_takes_the_rest(here, database, book, tmp_path):
    Recorder(database, own(book)).record(ALL[:2])
    report, _ = imported(database, exported(here, tmp_path / "archive"), book)
    assert (report.new, report.known) == (4, 2)
    assert content(database) == content(here)


def test_what_another_codebook_read_stays_so_until_it_is_read_anew(here, database, book, tmp_path):
    folder = exported(here, tmp_path / "archive", lambda one: structs.replace(one, codebook="another", code="0.0.9"))
    imported(database, folder, book)
    assert {(row.code, row.codebook) for row in rows(database, codings)} == {("0.0.9", "another")}
    assert content(database) == content(here)
    report = Recorder(database, own(book)).read_again()
    assert report.read_again == 6
    report, _ = imported(database, folder, book)
    assert (report.known, report.read_again) == (6, 0)
    current = [row for row in rows(database, codings) if row.current]
    assert {row.codebook for row in current} == {book.digest}


def test_an_older_archive_does_not_take_the_place_of_what_was_read_here(here, book, tmp_path):
    before = content(here)
    folder = exported(here, tmp_path / "archive", lambda one: structs.replace(one, codebook="another"))
    report, _ = imported(here, folder, book)
    assert (report.known, report.new, report.read_again) == (6, 0, 0)
    assert content(here) == before


def test_an_archive_of_the_codebook_at_hand_is_a_reading_anew(here, database, book, tmp_path):
    older = exported(here, tmp_path / "older", lambda one: structs.replace(one, codebook="another"))
    imported(database, older, book)
    report, _ = imported(database, exported(here, tmp_path / "newer"), book)
    assert (report.read_again, report.new) == (6, 0)
    assert content(database) == content(here)


def test_an_id_that_stands_for_another_text_is_told_apart_as_reading_here_does(here, database, book, tmp_path):
    first = received(3, doc_id="a-1", url=None)
    Recorder(database, own(book)).record([first])
    imported(database, exported(here, tmp_path / "archive"), book)
    whole = Database.open(str(tmp_path / "whole.db"), create=True)
    Recorder(whole, own(book)).record([first, *ALL])
    relink(whole, book, own(book))
    with database.reading() as connection:
        other = load(connection, ["a-1~2"])["a-1~2"]
    assert [issue.kind for issue in other.issues] == ["repeated-id"]
    assert content(database) == content(whole)
    whole.close()


def test_ids_that_were_told_apart_elsewhere_stay_whatever_the_order(here, book, database, tmp_path):
    Recorder(here, own(book)).record([received(3, doc_id="a-1", url=None, published=None)])
    relink(here, book, own(book))
    folder = exported(here, tmp_path / "archive")
    imported(database, folder, book)
    with database.reading() as connection:
        assert load(connection, ["a-1~2"])["a-1~2"].document.text == REPORTS[3][3]
    assert content(database) == content(here)


def test_articles_that_were_not_read_are_taken_in_to_be_read(here, database, book, tmp_path):
    waiting = received(0, doc_id="g-1", text="قصفت كتائب الفجر قاعدة النخلة الجوية.")
    Recorder(here, own(book)).take_in([waiting])
    report, _ = imported(database, exported(here, tmp_path / "archive"), book)
    assert (report.new, report.unread) == (7, 1)
    with database.reading() as connection:
        assert len(never_read(connection)) == 1
    report, _ = imported(database, exported(here, tmp_path / "again"), book)
    assert (report.known, report.unread) == (7, 0)
    for one in (here, database):
        Recorder(one, own(book)).read_later()
        relink(one, book, own(book))
    assert content(database) == content(here)


def test_a_known_article_without_its_bytes_is_not_new(here, database, book, tmp_path):
    folder = exported(here, tmp_path / "archive", lambda one: structs.replace(one, came=None))
    imported(database, folder, book)
    assert rows(database, captures) == []
    assert content(database) == content(here)


def parted(here, folder, change, spoilt="spoilt"):
    """An archive of two files, of which the first is what ``change`` makes of it."""
    with here.reading() as connection:
        both = list(articles(connection, originals=True))
    (folder / "documents").mkdir(parents=True)
    for name, some in ((f"a-{spoilt}", both[:3]), ("b-sound", both[3:])):
        pq.write_table(
            pa.Table.from_batches([to_arrow("documents", list(map(document_row, some)))]),
            folder / "documents" / f"{name}.parquet",
            write_page_checksum=True,
            row_group_size=2,
        )
    file = folder / "documents" / f"a-{spoilt}.parquet"
    change(file)
    return folder


def column(name, values):
    def change(file):
        table = pq.read_table(file)
        at = table.schema.names.index(name)
        pq.write_table(table.set_column(at, name, pa.array(values)), file, row_group_size=2)

    return change


def flipped(file):
    """A byte of the texts of the second row group is another."""
    data = bytearray(file.read_bytes())
    group = pq.ParquetFile(file).metadata.row_group(1)
    text = next(group.column(at) for at in range(group.num_columns) if group.column(at).path_in_schema == "text")
    data[(text.dictionary_page_offset or text.data_page_offset) + text.total_compressed_size - 3] ^= 0xFF
    file.write_bytes(bytes(data))


SPOILT = {
    "cut": (lambda file: file.write_bytes(file.read_bytes()[:-200]), "damaged, or no Parquet", "a-spoilt.parquet", 3),
    "empty": (lambda file: file.write_bytes(b""), "damaged, or no Parquet", "a-spoilt.parquet", 3),
    "flipped": (flipped, "damaged, or no Parquet", "a-spoilt.parquet: row group 1", 5),
    "no text": (lambda file: pq.write_table(pq.read_table(file).drop_columns(["text"]), file), "no column text", "a-spoilt.parquet", 3),
    "numbers": (column("text", [1, 2, 3]), "the column text holds int64, not text", "a-spoilt.parquet", 3),
    "newer": (column("form", [1, 2, 2]), "row 1 is of form 2; this version of khabar reads form 1", "a-spoilt.parquet: row group 0", 4),
    "half": (column("json", ["{}", None, "{"]), "no article", "a-spoilt.parquet: row group 0, row 0", 3),
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_is_wrong_with_a_file_is_told_and_the_next_is_read(here, database, book, tmp_path, how):
    change, said, place, left = SPOILT[how]
    report, told = imported(database, parted(here, tmp_path / "archive", change), book)
    assert report.new == left
    assert told and said in told[0].message and place in told[0].where
    assert report.failed == len(told) == (3 if how == "half" else 1)
    content(database)


def test_a_mode_that_no_codebook_knows_is_told_and_not_taken(here, database, book, tmp_path):
    def spoil(one):
        told = tuple(structs.replace(claim, mode="telekinesis") for claim in one.coded.claims)
        return structs.replace(one, coded=structs.replace(one.coded, claims=told)) if one.coded.document.doc_id == "a-1" else one

    report, [issue] = imported(database, exported(here, tmp_path / "archive", spoil), book)
    assert (report.new, report.failed) == (5, 1)
    assert "telekinesis" in issue.message and "row 0" in issue.where


def test_an_article_with_faults_of_its_input_keeps_them(database, book, tmp_path, here):
    wrong = structs.replace(received(0), issues=(Issue("charset", "read as cp1256", "a-1", "a.txt"),))
    other = Database.open(str(tmp_path / "other.db"), create=True)
    Recorder(other, own(book)).record([wrong])
    relink(other, book, own(book))
    imported(database, exported(other, tmp_path / "archive"), book)
    assert content(database) == content(other)
    other.close()


def test_an_archive_has_more_files_where_too_many_would_be_open(monkeypatch, tmp_path):
    monkeypatch.setattr("khabar.export.parquet_files._OPEN", 3)
    monkeypatch.setattr("khabar.export.parquet_files._ROWS_WAITING", 4)
    with archive(tmp_path / "archive") as writer:
        for number in range(24):
            document = structs.replace(CODED[0].document, doc_id=f"d-{number}", published=dt.date(2020, 1 + number % 12, 1))
            writer.add(Archived(structs.replace(CODED[0], document=document), "1", "2"))
    found = [found.article.coded.document.doc_id for found in read_articles(tmp_path / "archive")]
    assert sorted(found) == sorted(f"d-{number}" for number in range(24))
    assert len(list((tmp_path / "archive").rglob("part-00001.parquet"))) > 0
    assert not list((tmp_path / "archive").rglob("*.part"))
