"""The API over the ledger of the demo, and over ledgers of made-up events."""

import pytest
from demo_site import demo_site
from starlette.testclient import TestClient

from khabar.codebook import load
from khabar.ledger import Database
from khabar.web.app import create


@pytest.fixture(scope="session")
def app():
    with demo_site() as made:
        yield made


@pytest.fixture(scope="session")
def client(app):
    return TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)


@pytest.fixture(scope="session")
def codebook():
    return load()


@pytest.fixture
def database(tmp_path):
    opened = Database.open(str(tmp_path / "ledger.db"), create=True)
    yield opened
    opened.close()


@pytest.fixture
def fresh(database, codebook):
    """The API over an empty ledger of its own."""
    return TestClient(create(database, codebook), base_url="http://127.0.0.1", follow_redirects=False)
