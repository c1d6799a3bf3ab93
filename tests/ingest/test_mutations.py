"""Thousands of damaged files: none stops a run or is lost, each tells cause and place, the good ones beside them are read."""

import random

import pytest
from damaged_files import SEEDS, mutated, write

from khabar import pipeline
from khabar.codebook import load
from khabar.ingest import Defaults, read

ALL, FEW = 3_200, 160


def check(folder, numbers):
    """Mutants with these numbers in a folder, a good page after every twentieth; every file is told of, every good one read."""
    good = write(folder, numbers)
    told = {}
    book = load()
    for received in read([str(folder)], Defaults(known=pipeline.known())):
        file = received.where.partition(":")[0]
        told.setdefault(file, []).append(received)
        if received.codable:
            coded = pipeline.code(received.document, book)
            assert coded.document.text
        else:
            assert received.failed or received.issues[0].kind == "set-aside"
            assert received.issues[0].message
            assert received.complaint().startswith(file)
        assert received.document is None or received.document.doc_id
    assert set(told) == {str(path) for path in folder.iterdir()}
    for path in map(str, good):
        assert [one.codable for one in told[path]] == [True], path
    return told


def test_damaged_files_of_every_kind(tmp_path):
    told = check(tmp_path, range(FEW))
    assert any(one.codable for many in told.values() for one in many)
    assert any(not one.codable for many in told.values() for one in many)


@pytest.mark.slow
@pytest.mark.parametrize("share", range(8))
def test_thousands_of_damaged_files(tmp_path, share):
    size = ALL // 8
    check(tmp_path, range(FEW + share * size, FEW + (share + 1) * size))


def test_a_mutant_is_the_same_in_every_run():
    assert [mutated(SEEDS["a.docx"], random.Random("1")) for _ in range(2)].count(mutated(SEEDS["a.docx"], random.Random("1"))) == 2
