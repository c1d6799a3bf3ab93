"""An article that a stranger gives is read in a process of its own: one that takes too long, or ends it, is told, and the next is coded."""

import datetime as dt
import os
import signal
import threading
import time

import pytest
from invented import BOOK
from invented_reports import REPORTS

from khabar import pipeline
from khabar.engines import reading
from khabar.engines.aside import Aside
from khabar.engines.reading import BusyError, Given
from khabar.ingest import Received
from khabar.model import Document

DAY = dt.date(2024, 3, 14)
TEXT = REPORTS[0][3]
LONG = " ".join(f"{TEXT} {n}" for n in range(3000))


@pytest.fixture
def given():
    made = Given(BOOK, 0.4)
    yield made
    made.close()


def paste(given, text):
    return given.read(text.encode(), "article.txt", "fanar", DAY)


def test_what_is_given_is_what_the_pipeline_reads(given):
    coded = paste(given, TEXT)
    assert coded.claims == pipeline.code(coded.document, BOOK).claims != ()


def test_a_text_that_takes_too_long_is_told_also_in_a_thread_and_the_next_is_coded(given):
    found = []
    began = time.monotonic()
    thread = threading.Thread(target=lambda: found.append(paste(given, LONG)))
    thread.start()
    thread.join()
    assert time.monotonic() - began < 60
    assert ([issue.kind for issue in found[0].issues], found[0].claims) == (["too-slow"], ())
    assert paste(given, TEXT).claims


def test_a_process_that_is_killed_is_started_anew(given):
    paste(given, TEXT)
    os.kill(given._aside._process.pid, signal.SIGKILL)
    given._aside._process.join()
    assert paste(given, TEXT).claims


def test_a_process_that_dies_of_an_article_is_told():
    """Killed a second after it was given a text that takes it many; it was started before, which takes what it takes."""
    aside = Aside(BOOK, 30.0)
    aside.code(Received(Document("a-0", TEXT, "fanar", DAY), "short.txt:1"))
    killer = threading.Timer(1.0, lambda: os.kill(aside._process.pid, signal.SIGKILL))
    killer.start()
    [issue] = aside.code(Received(Document("a-1", LONG, "fanar", DAY), "article.txt:1")).issues
    killer.join()
    aside.close()
    assert (issue.kind, issue.where) == ("unreadable", "article.txt:1")


def test_who_waits_too_long_is_told_and_holds_nobody(given, monkeypatch):
    monkeypatch.setattr(reading, "PATIENCE", 0.1)
    with given._one_at_a_time, pytest.raises(BusyError):
        paste(given, TEXT)
    assert paste(given, TEXT).claims
