"""Listening for browsers, and the ledger of the demo."""

import contextlib
import socket
import tempfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from fastapi import FastAPI


def listen(app: "FastAPI", host: str, port: int) -> None:
    """Serve until it is stopped; the address is told once it can be opened. Raises ``ClickException`` where it is taken."""
    import uvicorn

    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        bound = socket.create_server((host, port), family=family)
    except OSError as error:
        raise click.ClickException(f"{host}:{port}: cannot be listened at: {error.strerror or error}; try another --port") from error
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"khabar: http://{shown}:{bound.getsockname()[1]}/  (Ctrl+C stops it)")
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[bound])


@contextlib.contextmanager
def demo_ledger() -> Iterator[str]:
    """A ledger of the bundled reports, for as long as it is used."""
    from khabar.cli.journal import journal
    from khabar.cli.run import carried_out
    from khabar.codebook import load
    from khabar.ingest import Defaults, read
    from khabar.ledger import Database

    with tempfile.TemporaryDirectory(prefix="khabar-demo-") as folder:
        where = str(Path(folder) / "khabar.db")
        database = Database.open(where, create=True)
        with resources.as_file(resources.files("khabar") / "demo" / "reports.jsonl") as reports:
            carried_out(database, read([str(reports)], Defaults()), load(), (), 1, journal("text"))
        database.close()
        yield where
