"""The application over a ledger of the bundled invented reports, for tests of its pages."""

import contextlib
import socket
import threading
import time

import uvicorn

from khabar.cli.serving import demo_ledger
from khabar.codebook import load
from khabar.ledger import Database
from khabar.ledger.events import decoded_lines
from khabar.web.app import create


@contextlib.contextmanager
def demo_site(**options):
    """The application, its ledger filled."""
    with demo_ledger() as where:
        database = Database.open(where, create=False)
        try:
            yield create(database, load(), demo=True, **options)
        finally:
            database.close()


def contested(app):
    """The id of the event that most claims contest; ids change with what is read."""
    with app.state.site.database.reading() as connection:
        found = [event for event in decoded_lines(connection) if event.grade.name == "contested"]
    return max(found, key=lambda event: (len(event.claims), event.event_id)).event_id


@contextlib.contextmanager
def listening(app):
    """The address at which an application can be opened meanwhile."""
    bound = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        bound.close()
