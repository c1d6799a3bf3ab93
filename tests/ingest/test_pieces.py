"""A file cut into pieces gives the documents of the whole, with the numbers of their lines."""

import pytest
from invented_reports import CODED

from khabar.export.jsonl import line
from khabar.ingest import read_coded
from khabar.ingest.coded import pieces as cutting
from khabar.ingest.coded.pieces import pieces, read_piece


def read(paths):
    return [record for piece in pieces(paths) for record in read_piece(piece)]


@pytest.mark.parametrize("size", [1, 1000, 5000])
def test_pieces_give_what_the_whole_gives(tmp_path, monkeypatch, size):
    monkeypatch.setattr(cutting, "_SIZE", size)
    path = tmp_path / "many.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + b"\n{broken\n".join(line(coded) for coded in CODED * 4))
    assert len(pieces([str(path)])) > 2
    assert read([str(path)]) == list(read_coded([str(path)]))


def test_the_files_of_a_folder_are_pieces_in_their_order(tmp_path):
    for number, coded in enumerate(CODED):
        (tmp_path / f"{number}.json").write_bytes(line(coded))
    assert len(pieces([str(tmp_path)])) == len(CODED)
    assert read([str(tmp_path)]) == list(read_coded([str(tmp_path)]))


def test_what_cannot_be_read_is_told_as_of_the_whole(tmp_path):
    (tmp_path / "empty").mkdir()
    paths = [str(tmp_path / "none.jsonl"), str(tmp_path / "empty")]
    assert read(paths) == list(read_coded(paths))
    assert [record.issue.kind for record in read(paths)] == ["unreadable", "no-files"]
