"""Ledgers to test on: every test that asks for `where` runs on SQLite and on PostgreSQL."""

from itertools import count

import pytest
from invented import BOOK
from postgres import Server, programs

from khabar.ledger import Database

NUMBERS = count(1)


@pytest.fixture(scope="session")
def server():
    started = Server(programs())
    yield started
    started.end()


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request, tmp_path):
    """The path or the URL of a ledger that is not there yet."""
    if request.param == "sqlite":
        yield str(tmp_path / "ledger.db")
        return
    running = request.getfixturevalue("server")
    name = f"ledger{next(NUMBERS)}"
    yield running.url(name)
    running.drop(name)


@pytest.fixture
def database(where):
    opened = Database.open(where, create=True)
    yield opened
    opened.close()


@pytest.fixture
def book(monkeypatch):
    """The codebook of the invented country in the place of khabar's."""
    for module in ("recording", "readings"):
        monkeypatch.setattr(f"khabar.engines.{module}.load", lambda *_, **__: BOOK)
    return BOOK
