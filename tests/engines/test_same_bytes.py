"""The same input gives the same bytes in every run and with any number of processes; an error of khabar names its document."""

import os
import subprocess
import sys
from importlib import resources

import pytest

from khabar.engines.coding import code_received
from khabar.ingest import Defaults
from khabar.ingest.records import document_of_text

REPORTS = resources.files("khabar") / "demo" / "reports.jsonl"


def coded(*options, seed):
    command = [sys.executable, "-m", "khabar", "code", str(REPORTS), *options]
    done = subprocess.run(command, capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
    return done.stdout


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_any_number_of_processes_gives_the_same_bytes(form):
    first = coded("--format", form, seed="1")
    assert len(first.splitlines()) > 10
    assert coded("--format", form, seed="2") == first
    assert coded("--format", form, "--jobs", "3", seed="3") == first


def test_an_error_of_the_pipeline_names_the_document(monkeypatch):
    def broken(document, codebook):
        raise KeyError("a broken assumption")

    monkeypatch.setattr("khabar.pipeline.code", broken)
    received = document_of_text("قصف", "a.txt:1", Defaults())
    with pytest.raises(KeyError) as caught:
        code_received(received, None)
    assert "a.txt:1" in caught.value.__notes__[0]


ENTERED = """
import hashlib, sys
from khabar.engines.coding import make_coder
from khabar.ingest import Defaults, read
from khabar.ledger.documents import encode_coded
print(hashlib.sha256(b"".join(encode_coded(one) for one in map(make_coder(), read([sys.argv[1]], Defaults())))).hexdigest())
"""


def test_what_is_entered_in_a_ledger_is_the_same_in_every_process():
    command = [sys.executable, "-c", ENTERED, str(REPORTS)]
    digests = [
        subprocess.run(command, capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2", "5")
    ]
    assert len(set(digests)) == 1
