"""Work spread over processes gives what one process gives, in order, and a process that fails ends the run."""

import os

import pytest
from invented import BOOK
from invented_reports import pages

from khabar.link import link_pages
from khabar.link import spread as spreading
from khabar.link.clusters import linking


@pytest.fixture(params=[1, 3])
def cores(request, monkeypatch):
    monkeypatch.setattr(spreading, "processes", lambda: request.param)
    return request.param


def test_results_come_in_order_whatever_the_number_of_processes(cores):
    assert list(spreading.spread(7, lambda part: [(at, at * at) for at in part], least=1)) == [(at, at * at) for at in range(7)]
    assert list(spreading.spread(0, lambda part: part, least=0)) == []


def test_each_part_is_done_by_a_process_of_its_own(cores):
    assert len(set(spreading.spread(9, lambda part: [os.getpid() for _ in part], least=9))) == cores
    assert set(spreading.spread(9, lambda part: [os.getpid() for _ in part], least=10)) == {os.getpid()}


def test_a_process_that_fails_is_told(monkeypatch, capfd):
    monkeypatch.setattr(spreading, "processes", lambda: 2)
    with pytest.raises(ChildProcessError):
        list(spreading.spread(4, lambda part: [1 // (at - 3) for at in part], least=1))
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_the_clusters_are_the_same(monkeypatch):
    whole = link_pages(pages(), BOOK).clusters
    monkeypatch.setattr(spreading, "processes", lambda: 3)
    monkeypatch.setattr(spreading.spread, "__defaults__", (1, None))
    monkeypatch.setattr(linking, "_MANY", 0)
    assert link_pages(pages(), BOOK).clusters == whole
