"""The application in shared mode over a ledger of six invented reports, with a person of each role."""

import contextlib
import datetime as dt
import re
import tempfile
from pathlib import Path

from invented import BOOK
from invented_reports import REPORTS
from stamps import stamp
from starlette.testclient import TestClient

from khabar.api.access import SESSION, form_token_of
from khabar.api.desk import Desk
from khabar.engines.recording import Recorder
from khabar.engines.relinking import relink
from khabar.engines.stamps import stamper
from khabar.ingest.received import Original, Received
from khabar.ledger import Database
from khabar.ledger.chain import read
from khabar.ledger.people import sessions, tokens, users
from khabar.ledger.people.roles import Role
from khabar.model import Document
from khabar.web.app import create

NAMES = {Role.READER: "rami", Role.REVIEWER: "noor", Role.EDITOR: "layla", Role.ADMINISTRATOR: "salim"}
PASSWORD = "seven green lanterns"
HOST = "127.0.0.1"


class Shared:
    """The application with sessions and tokens of its people."""

    def __init__(self, database, alone=None):
        self.database = database
        self.app = create(database, BOOK, desk=Desk(database, BOOK, stamper(BOOK.digest), alone))
        with database.writing() as connection:
            for role, name in NAMES.items():
                users.make(connection, name, role, PASSWORD, "person:test", stamp())

    def client(self, role=None):
        """A browser, signed in or not."""
        client = TestClient(self.app, base_url=f"http://{HOST}", follow_redirects=False)
        client.form_token = ""
        if role is not None:
            with self.database.writing() as connection:
                token = sessions.begin(connection, NAMES[role], stamper("")().recorded)
            client.cookies.set(SESSION, token, domain=HOST)
            client.form_token = form_token_of(token)
        return client

    def token(self, role):
        """The header of a program."""
        with self.database.writing() as connection:
            made = tokens.issue(connection, NAMES[role], "test", role, "person:test", stamper("")())
        return {"Authorization": f"Bearer {made}"}

    def entries(self):
        """How many entries there are."""
        with self.database.reading() as connection:
            return sum(1 for _ in read(connection))


def received(doc_id, outlet, day, text, **more):
    document = Document(doc_id, text, outlet, dt.date(2024, 3, day), **more)
    return Received(document, f"{doc_id}.txt", original=Original(text.encode(), "text/plain", document.url))


@contextlib.contextmanager
def shared_site(articles=REPORTS, alone=None):
    """The application over a ledger of its own; the codebook is the invented country's."""
    import khabar.engines.readings as readings

    real, readings.load = readings.load, lambda *_, **__: BOOK
    try:
        with tempfile.TemporaryDirectory(prefix="khabar-shared-") as folder:
            database = Database.open(str(Path(folder) / "khabar.db"), create=True)
            Recorder(database, stamp).record(one if isinstance(one, Received) else received(*one) for one in articles)
            relink(database, BOOK, stamp)
            shared = Shared(database, alone)
            try:
                yield shared
            finally:
                shared.app.state.desk.linking.rest(60)
                database.close()
    finally:
        readings.load = real


def hidden(page, name):
    """What a hidden field of a page holds."""
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]
