"""`khabar code` over good input: what is read, in which order, and what comes out."""

import csv
import gzip
import io
import json


def record(text, **fields):
    return json.dumps({"text": text, **fields}, ensure_ascii=False)


def test_a_record_comes_out_in_the_shape_of_gold(khabar, text, tmp_path):
    (tmp_path / "a.jsonl").write_text(record(text, doc_id="d1", published="2024-03-14", outlet="o", title="ع", url="u"), encoding="utf-8")
    result = khabar("code", "a.jsonl")
    assert (result.code, result.err) == (0, [])
    [document] = result.documents
    assert list(document) == ["doc_id", "outlet", "published", "title", "url", "text", "issues", "claims", "tallies", "set_aside"]
    assert (document["doc_id"], document["published"], document["text"], document["issues"]) == ("d1", "2024-03-14", text, [])
    [claim] = document["claims"]
    assert claim["actor"] == {"start": 0, "end": 4, "text": "قصفت", "name_ar": "الاسم"}
    assert (claim["actor_id"], claim["killed"], claim["date"]) == ("some-actor", [3, None], {"start": "2024-03-14", "end": "2024-03-14"})
    assert (claim["rule"], claim["date_precision"]) == ("strike.drone/verb", 1)
    wanted = "id type mode status actor target place country date weapon weapon_count killed injured outcome source via stance evidence"
    assert [key for key in claim if key in wanted.split()] == wanted.split()
    for key in [
        "rule",
        "confidence",
        "actor_id",
        "target_id",
        "weapon_id",
        "place_id",
        "latitude",
        "longitude",
        "geo_precision",
        "admin1",
        "date_precision",
        "date_basis",
    ]:
        assert key in claim


def test_every_ending_and_folders_in_name_order(khabar, text, tmp_path):
    folder = tmp_path / "in"
    (folder / "b").mkdir(parents=True)
    (folder / "a.txt").write_text(text + "\n1", encoding="utf-8")
    (folder / "b" / "x.json").write_text(record(text + "2"), encoding="utf-8")
    (folder / "b" / "y.jsonl.gz").write_bytes(gzip.compress((record(text + "3") + "\n\n" + record(text + "4")).encode()))
    (folder / "c.json").write_text(f"[{record(text + '5')},\n{record(text + '6')}]", encoding="utf-8")
    (folder / "d.txt.gz").write_bytes(gzip.compress((text + "7").encode()))
    (folder / "left.alone").write_bytes(b"\xff\x00")
    (folder / ".hidden.txt").write_bytes(b"\xff\x00")
    result = khabar("code", "in")
    assert [document["text"][-1] for document in result.documents] == list("1234567")
    assert (result.code, len(result.err)) == (0, 1)
    assert "in: 1 file is passed over" in result.err[0]
    assert result.err[0].endswith(": left.alone")


def test_defaults_fill_and_never_override(khabar, text, tmp_path):
    lines = [record(text + "1", published="2023-01-02", outlet="own"), record(text + "2"), record(text + "3", published="", outlet="")]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = khabar("code", "a.jsonl", "--published", "2024-03-14", "--outlet", "given")
    assert [(d["published"], d["outlet"]) for d in result.documents] == [
        ("2023-01-02", "own"),
        ("2024-03-14", "given"),
        ("2024-03-14", "given"),
    ]


def test_ids_made_from_content_are_the_same_in_every_run(khabar, text, tmp_path):
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.txt").write_text(text + "2", encoding="utf-8")
    first, second = khabar("code", "a.txt", "b.txt"), khabar("code", "a.txt", "b.txt")
    assert first.out == second.out
    assert len({document["doc_id"] for document in first.documents}) == 2


def test_no_publication_date_is_an_issue_and_no_error(khabar, text, tmp_path):
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    result = khabar("code", "a.txt")
    assert (result.code, result.err) == (0, [])
    assert [issue["kind"] for issue in result.documents[0]["issues"]] == ["no-date"]


def test_byte_order_mark_and_crlf_do_not_shift_offsets(khabar, text, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + f"{text}\r\nسطر\r\n".encode())
    (tmp_path / "b.jsonl").write_bytes(b"\xef\xbb\xbf" + record(text + "\r\n2").encode() + b"\r\n" + record(text + "3").encode() + b"\r\n")
    documents = khabar("code", "a.txt", "b.jsonl").documents
    assert [document["text"] for document in documents] == [f"{text}\r\nسطر\r\n", text + "\r\n2", text + "3"]
    for document in documents:
        for claim in document["claims"]:
            for span in claim["evidence"]:
                assert document["text"][span["start"] : span["end"]] == span["text"]


def test_standard_input_is_known_by_how_it_begins(khabar, text):
    inputs = {
        "text": text,
        "lines": record(text) + "\n" + record(text + "2") + "\n",
        "pretty": json.dumps({"text": text, "outlet": "o"}, indent=1),
        "list": f"[\n{record(text)}]",
        "bracketed text": f"[عاجل] {text}",
        "zipped": gzip.compress(record(text).encode()),
    }
    counts = {name: len(khabar("code", stdin=data).documents) for name, data in inputs.items()}
    assert counts == dict.fromkeys(inputs, 1) | {"lines": 2}
    assert khabar("code", "-", stdin=inputs["bracketed text"]).documents[0]["text"] == inputs["bracketed text"]


def test_csv_has_claims_and_tallies_beside_them(khabar, text, tmp_path):
    (tmp_path / "a.jsonl").write_text(record("=" + text, doc_id="d1", outlet="@o", title="-1+1"), encoding="utf-8")
    assert khabar("code", "a.jsonl", "-o", "out.csv").code == 0
    raw = (tmp_path / "out.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    [row] = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    assert (row["outlet"], row["title"], row["killed_low"], row["killed_high"]) == ("'@o", "'-1+1", "3", "")
    assert row["evidence"].startswith("'=")
    [tally] = csv.DictReader(io.StringIO((tmp_path / "out.tallies.csv").read_bytes().decode("utf-8-sig"), newline=""))
    assert (tally["what"], tally["count_low"], tally["doc_id"]) == ("killed", "5", "d1")


def test_a_table_names_who_and_by_whose_account(khabar, text, tmp_path):
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    out = khabar("code", "a.txt", "--format", "table").out
    for heading in ("who", "what", "to whom", "where", "when", "by whose account"):
        assert heading in out
    assert "killed at least 3" in out


def test_the_output_is_not_read_as_input(khabar, text, tmp_path):
    (tmp_path / "a.jsonl").write_text(record(text), encoding="utf-8")
    for _ in range(2):
        assert khabar("code", ".", "-o", "z.jsonl").code == 0
    assert len((tmp_path / "z.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    assert not list(tmp_path.glob("*.part"))


def test_explain_shows_words_offsets_rule_lines_and_what_was_rejected(khabar, text):
    out = khabar("explain", text, "--published", "2024-03-14").out
    for wanted in ("claim c1  strike/drone", "0:4", "strike.drone/verb", "frames/strike.yaml:7", "clash: no second side", "2024-03-14"):
        assert wanted in out
