"""No text holds a process: what takes too long is set aside with an issue that names it, and the articles beside it are coded."""

import contextlib
import re
import threading
import time
from functools import partial

import pytest

from khabar.engines import coding, limits, local
from khabar.ingest import Received
from khabar.model import Coded, Document

SHORT = 0.3


def busy(document, codebook):
    """In the place of reading: the text says what it costs."""
    if document.text == "loop":
        while True:
            pass
    if document.text == "pattern":
        re.fullmatch(r"(a|a)*b", "a" * 64)
    if document.text == "careless":
        while True:
            with contextlib.suppress(Exception):  # what a careless stage would do
                time.sleep(0)
    return Coded(document)


def make_work(seconds):
    coding.SECONDS, coding.pipeline.code = seconds, busy
    return partial(coding.code_received, codebook=None)


@pytest.fixture
def hurried(monkeypatch):
    for name in ("SECONDS", "pipeline"):
        monkeypatch.setattr(coding, name, getattr(coding, name))
    monkeypatch.setattr(coding.pipeline, "code", busy)
    monkeypatch.setattr(coding, "SECONDS", SHORT)


TEXTS = ("first", "loop", "second", "pattern", "careless", "third")
ARTICLES = [Received(Document(f"a-{n}", text), f"a.jsonl:{n}") for n, text in enumerate(TEXTS)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_hostile_text_is_told_and_the_others_are_coded(hurried, jobs):
    coded = list(local.run(ARTICLES, partial(make_work, SHORT), jobs))
    assert [one.document.doc_id for one in coded] == [f"a-{n}" for n in range(len(TEXTS))]
    slow = [one for one in coded if one.issues]
    assert [one.document.text for one in slow] == ["loop", "pattern", "careless"]
    [issue] = slow[0].issues
    assert (issue.kind, issue.doc_id, issue.where) == ("too-slow", "a-1", "a.jsonl:1")


def test_time_that_others_take_does_not_count(hurried):
    with limits.within(SHORT):
        time.sleep(2 * SHORT)
    with pytest.raises(limits.OverdueError), limits.within(SHORT):
        busy(Document("a", "loop"), None)
    with limits.within(SHORT):
        pass
    started = time.process_time()
    while time.process_time() < started + 2 * SHORT:  # nothing is left of the limit
        pass


def test_another_thread_has_no_limit():
    found = []

    def work():
        with limits.within(0.01):
            found.append("done")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == ["done"]
