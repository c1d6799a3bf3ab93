"""A client of the application over the ledger of the demo; tests that write make a ledger of their own."""

import pytest
from demo_site import demo_site
from starlette.testclient import TestClient


@pytest.fixture(scope="session")
def app():
    with demo_site() as made:
        yield made


@pytest.fixture(scope="session")
def client(app):
    """Answers as browsers get them; redirects are not followed, errors of khabar are raised."""
    return TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)
