"""Bad input: one line each with file and line, exit code 1 at the end, everything else coded, nothing lost."""

import gzip
import json
import os
from pathlib import Path

import pytest

GOOD = {"doc_id": "good", "published": "2024-03-14"}


def written(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def kinds(document):
    return [issue["kind"] for issue in document["issues"]]


@pytest.mark.parametrize(
    ("name", "data", "line", "kind"),
    [
        ("latin1.txt", "Éléphant à côté".encode("latin-1"), 1, "not-utf8"),
        ("utf16.jsonl", '{"text": "قصفت"}'.encode("utf-16"), 1, "not-utf8"),
        ("utf16.json", '{"text": "قصفت"}'.encode("utf-16"), 1, "not-utf8"),
        ("third-line.txt", "قصفت\nطائرة\n".encode() + b"\xff\xfe\xfd", 3, "not-utf8"),
        ("empty.txt", b"", 1, "empty"),
        ("blank.txt", b"\xef\xbb\xbf \r\n\t", 1, "empty"),
        ("latin.txt", b"no Arabic here", 1, "no-arabic"),
        ("marks.txt", "\u064b\u0640 12", 1, "no-arabic"),
        ("nul.txt", "قصفت\nطا\0ئرة".encode(), 2, "nul-byte"),
        ("binary.txt", b"\x7fELF\x02\x01\x00\x00\xff\xfe\x00\x80" * 9, 1, "binary"),
        ("binary.jsonl", b"\x7fELF\x02\x01\x00\n\n\n\n\x00\xff\xfe\x00\x80" * 9, 1, "binary"),
        ("binary.json", b"\x7fELF\x02\x01\x00\n\n\n\n\x00\xff\xfe\x00\x80" * 9, 1, "binary"),
        ("broken.json", b'{"text":\n "a",\n }', 3, "broken-json"),
        ("empty.json", b"", 1, "empty"),
        ("empty-list.json", b"[]", 1, "empty"),
        ("number.json", b"7", 1, "not-an-object"),
        ("list.json", b'[{"text": "\xd9\x82\xd8\xb5\xd9\x81"},\n\n7]', 3, "not-an-object"),
        ("deep.json", b"[" * 100_000, 1, "broken-json"),
        ("no-text.jsonl", b'{"body": "a"}', 1, "no-text"),
        ("number-text.jsonl", b'{"text": 7}', 1, "no-text"),
        ("surrogate.jsonl", b'{"text": "\\ud800"}', 1, "broken-json"),
        ("bad-date.jsonl", '{"text": "قصفت", "published": "2023-02-30"}', 1, "bad-date"),
        ("odd-date.jsonl", '{"text": "قصفت", "published": 20230230}', 1, "bad-date"),
        ("far-date.jsonl", '{"text": "قصفت", "published": "0001-01-01"}', 1, "bad-date"),
        ("field.jsonl", '{"text": "قصفت", "published": "2024-01-01", "outlet": ["a"]}', 1, "bad-field"),
        ("nul-field.jsonl", '{"text": "قصفت", "published": "2024-01-01", "doc_id": "a\\u0000"}', 1, "bad-field"),
        ("escaped-nul.jsonl", '{"text": "قصفت\\u0000"}', 1, "nul-byte"),
        ("raw-nul.jsonl", b'{"text": "\x00"}', 1, "nul-byte"),
    ],
)
def test_one_bad_file_among_good_ones(khabar, text, tmp_path, name, data, line, kind):
    written(tmp_path, name, data)
    written(tmp_path, "zz-good.jsonl", json.dumps(GOOD | {"text": text}))
    result = khabar("code", name, "zz-good.jsonl")
    assert result.code == 1
    assert len(result.err) == 1, result.err
    assert result.err[0].startswith(f"khabar: {name}:{line}: ")
    assert result.documents[-1]["doc_id"] == "good"
    assert len(result.documents[-1]["claims"]) == 1
    bad = result.documents[-2]
    assert kind in kinds(bad)
    assert bad["doc_id"]
    assert len(bad["claims"]) == (kind in ("bad-date", "bad-field"))


def test_broken_json_on_line_seven(khabar, text, tmp_path):
    lines = [json.dumps({"doc_id": str(number), "text": f"{text} {number}", "published": "2024-03-14"}) for number in range(1, 11)]
    lines[6] = lines[6][:-5]
    written(tmp_path, "a.jsonl", "\n".join(lines))
    result = khabar("code", "a.jsonl")
    assert (result.code, len(result.err)) == (1, 1)
    assert result.err[0].startswith("khabar: a.jsonl:7: broken JSON")
    assert [bool(document["claims"]) for document in result.documents] == [number != 7 for number in range(1, 11)]


def test_a_repeated_id_is_told_and_both_are_kept_apart(khabar, text, tmp_path):
    written(tmp_path, "a.jsonl", json.dumps(GOOD | {"text": text}))
    written(tmp_path, "b.jsonl", "\n".join([json.dumps(GOOD | {"text": text + " آخر"}), json.dumps(GOOD | {"text": text})]))
    result = khabar("code", "a.jsonl", "b.jsonl")
    assert result.code == 1
    assert [line.split(": ")[1] for line in result.err] == ["b.jsonl:1", "b.jsonl:2"]
    assert "a.jsonl:1" in result.err[0]
    first, other, same = result.documents
    assert [document["doc_id"] for document in result.documents] == ["good", "good~2", "good~3"]
    assert (kinds(other), len(other["claims"])) == (["repeated-id"], 1)
    assert (kinds(same), len(same["claims"])) == (["repeated-document"], 0)
    assert kinds(first) == []


def test_objects_without_a_text_are_told_once_under_ids_of_their_own(khabar, tmp_path):
    written(tmp_path, "a.jsonl", '{"text": null}\n{"text": ""}\n{"text": 7}\n{}\n{}')
    result = khabar("code", "a.jsonl")
    assert [line.split(": ", 2)[2] for line in result.err] == [
        "the object has no `text`",
        "the text is empty",
        "`text` is no string",
        "the object has no `text`",
        "the object has no `text`",
    ]
    ids = [document["doc_id"] for document in result.documents]
    assert len({*ids}) == 5
    assert ids[4] == f"{ids[3]}~2"


def test_an_article_of_fifty_megabytes(khabar, text, tmp_path):
    huge = (text + " ") * (25_000_000 // len(text))
    written(tmp_path, "a.txt", huge)
    written(
        tmp_path, "b.jsonl", json.dumps({"doc_id": "huge", "text": huge}, ensure_ascii=False) + "\n" + json.dumps(GOOD | {"text": text})
    )
    result = khabar("code", "a.txt", "b.jsonl")
    assert (result.code, len(result.err)) == (1, 2)
    assert [kinds(document) for document in result.documents] == [["too-long"], ["too-long", "no-date"], []]
    assert [document["text"] for document in result.documents] == ["", "", text]
    assert result.documents[1]["doc_id"] == "huge"


def test_a_line_too_long_to_hold_is_passed_over(khabar, text, tmp_path, monkeypatch):
    monkeypatch.setattr("khabar.ingest.formats._LONGEST_OBJECT", 1000)
    monkeypatch.setattr("khabar.ingest.formats._CHUNK", 300)
    written(tmp_path, "a.jsonl", json.dumps({"text": text * 100}) + "\n" + json.dumps(GOOD | {"text": text}))
    result = khabar("code", "a.jsonl")
    assert [kinds(document) for document in result.documents] == [["too-long"], []]
    assert result.err[0].startswith("khabar: a.jsonl:1: ")


@pytest.mark.parametrize("name", ["absent.txt", "picture.png", "no-folder"])
def test_a_path_that_cannot_be_read(khabar, text, tmp_path, name):
    written(tmp_path, "picture.png", b"\x89PNG")
    written(tmp_path, "good.txt", text)
    result = khabar("code", name, "good.txt", "--published", "2024-03-14")
    assert (result.code, len(result.err), len(result.documents)) == (1, 1, 1)
    assert result.err[0].startswith(f"khabar: {name}: ")


def test_a_folder_without_articles(khabar, tmp_path):
    (tmp_path / "in").mkdir()
    result = khabar("code", "in")
    assert (result.code, result.documents) == (1, [])
    assert result.err[0].startswith("khabar: in: no file")


def test_files_of_a_folder_that_are_passed_over_are_counted_and_named(khabar, text, tmp_path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name in ("a.png", "deep/b.zip", ".hidden.zip", *(f"c{number:02}.xyz" for number in range(12))):
        written(tmp_path / "in", name, b"PK")
    written(tmp_path / "in", "good.txt", text)
    result = khabar("code", "in", "--published", "2024-03-14")
    assert (result.code, len(result.documents), len(result.err)) == (0, 1, 1)
    assert result.err[0].startswith("khabar: in: 14 files are passed over, whose names end in none of .txt")
    assert "a.png, c00.xyz" in result.err[0] and result.err[0].endswith("and 4 more")


def test_standard_input_with_nothing_in_it_is_no_document(khabar):
    result = khabar("code", "-", stdin=b"")
    assert (result.code, result.documents, result.err) == (1, [], ["khabar: standard input: there is nothing in it"])


@pytest.mark.parametrize("data", [b"", b"\n \r\n", b"\xef\xbb\xbf"])
def test_json_lines_without_an_object(khabar, tmp_path, data):
    written(tmp_path, "a.jsonl", data)
    result = khabar("code", "a.jsonl")
    assert (result.code, result.documents, result.err) == (1, [], ["khabar: a.jsonl: no object in the file"])


def test_a_folder_that_cannot_be_listed_stops_no_other(khabar, text, tmp_path, monkeypatch):
    for name in ("a", "b/locked", "c"):
        (tmp_path / "in" / name).mkdir(parents=True)
        written(tmp_path / "in" / name, "x.txt", f"{text} {name}")
    scandir = os.scandir

    def refusing(folder):
        if os.fspath(folder).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr("khabar.ingest.files.os.scandir", refusing)
    result = khabar("code", "in")
    assert result.err == ["khabar: in/b/locked: cannot be read: Permission denied"]
    assert [document["text"][-1] for document in result.documents] == ["a", "c"]
    assert result.code == 1


def test_links_in_a_folder(khabar, text, tmp_path):
    folder = tmp_path / "in"
    (tmp_path / "elsewhere").mkdir()
    (folder / "deep").mkdir(parents=True)
    written(tmp_path / "elsewhere", "x.txt", text)
    written(folder, "y.txt", text + " y")
    (folder / "deep" / "loop").symlink_to(folder)
    (folder / "linked").symlink_to(tmp_path / "elsewhere")
    (folder / "nowhere.txt").symlink_to(tmp_path / "absent.txt")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "nowhere.png").symlink_to(tmp_path / "absent.png")
    result = khabar("code", "in")
    assert [document["text"] for document in result.documents] == [text, text + " y"]
    assert [line.split(": ")[1] for line in result.err] == ["in/nowhere.txt", "in/self.txt", "in"]
    assert result.err[-1].endswith(": nowhere.png")


def test_an_input_is_never_written_over(khabar, text, tmp_path):
    path = written(tmp_path, "a.txt", text)
    result = khabar("code", "a.txt", "-o", "./a.txt")
    assert result.code == 2
    assert path.read_text(encoding="utf-8") == text


FULL = pytest.param("/dev/full", marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full"))


@pytest.mark.parametrize("output", ["absent/x.jsonl", FULL])
def test_an_output_that_cannot_be_written_is_told_in_a_line(khabar, text, tmp_path, output):
    written(tmp_path, "a.txt", text)
    result = khabar("code", "a.txt", "-o", output)
    assert (result.code, len(result.err)) == (1, 1)
    assert f"{output}: cannot be written: No s" in result.err[0]


def test_a_damaged_gzip_keeps_what_came_before(khabar, text, tmp_path):
    chance = [json.dumps({"doc_id": str(n), "text": f"{text} {n} {n * 7919 % 10007}", "published": "2024-03-14"}) for n in range(500)]
    data = gzip.compress("\n".join(chance).encode())
    written(tmp_path, "a.jsonl.gz", data[: len(data) // 2])
    written(tmp_path, "b.txt.gz", text)
    result = khabar("code", "a.jsonl.gz", "b.txt.gz")
    assert result.code == 1
    assert len(result.documents) > 10
    assert [line.split(": ")[1] for line in result.err] == ["a.jsonl.gz"]
    assert len(result.documents[-1]["claims"]) == 1  # no gzip file in spite of its name: it is told by its content


@pytest.mark.parametrize("value", ["2024-02-30", "14/03/2024", "yesterday"])
def test_a_wrong_date_option_is_a_usage_error(khabar, value):
    result = khabar("code", "-", "--published", value, stdin="x")
    assert result.code == 2


def test_explain_refuses_what_is_not_utf8(khabar):
    result = khabar("explain", "-", stdin="قصفت".encode("cp1256"))
    assert (result.code, result.err) == (1, ["Error: standard input is not UTF-8"])


def test_a_demo_folder_that_cannot_be_made_is_told_in_a_line(khabar, tmp_path):
    written(tmp_path, "file", "x")
    result = khabar("demo", "--out", "file/demo")
    assert (result.code, result.err) == (1, ["Error: file/demo: cannot be made: Not a directory"])
