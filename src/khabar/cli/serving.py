"""Listening for browsers, and the ledger of the demo."""

import contextlib
import ipaddress
import socket
import tempfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from fastapi import FastAPI

Tls = tuple[Any, Any]
"""The files of a certificate and its key, or neither."""


def safe_to_listen(host: str, *, shared: bool, tls: Tls) -> None:
    """Raises ``ClickException`` where anybody on a network could read and write in single-user mode, or half of TLS is given.

    An address is this machine's where it is a loopback address or a name that leads to such addresses only. Without TLS a warning is told.
    """
    if (tls[0] is None) != (tls[1] is None):
        raise click.ClickException("TLS needs both --certificate and --key")
    if _is_this_machine(host):
        return
    if not shared:
        raise click.ClickException(
            f"{host}: in single-user mode nobody signs in, so it listens at this machine's own address only (127.0.0.1); "
            "for other machines use --shared and `khabar user add`"
        )
    if tls[0] is None:
        click.echo("khabar: without --certificate and --key passwords cross the network readable, unless a proxy has TLS", err=True)


def own_name(given: str) -> str:
    """The name of the one person of single-user mode: the one that is given, else the user's of this machine. Raises ``ClickException``."""
    import getpass

    from khabar.ledger.people.users import BadNameError, cleaned

    try:
        return cleaned(given or getpass.getuser())
    except (BadNameError, OSError, KeyError) as error:
        if given:
            raise click.ClickException(f"--as {given!r}: a name has letters, digits and . _ - only, forty at most") from error
        return "me"


def _is_this_machine(host: str) -> bool:
    try:
        found = socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        return False
    return bool(found) and all(ipaddress.ip_address(str(one[4][0]).partition("%")[0]).is_loopback for one in found)


def listen(app: "FastAPI", host: str, port: int, tls: Tls = (None, None)) -> None:
    """Serve until it is stopped; the address is told once it can be opened. Raises ``ClickException`` where it is taken."""
    import uvicorn

    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        bound = socket.create_server((host, port), family=family)
    except OSError as error:
        raise click.ClickException(f"{host}:{port}: cannot be listened at: {error.strerror or error}; try another --port") from error
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"khabar: {'https' if tls[0] else 'http'}://{shown}:{bound.getsockname()[1]}/  (Ctrl+C stops it)")
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, ssl_certfile=tls[0], ssl_keyfile=tls[1]))
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[bound])


@contextlib.contextmanager
def demo_ledger() -> Iterator[str]:
    """A ledger of the bundled reports, for as long as it is used."""
    from khabar.cli.intake import Run
    from khabar.cli.journal import journal
    from khabar.codebook import load
    from khabar.ingest import Defaults, read
    from khabar.ledger import Database

    with tempfile.TemporaryDirectory(prefix="khabar-demo-") as folder:
        where = str(Path(folder) / "khabar.db")
        database = Database.open(where, create=True)
        with resources.as_file(resources.files("khabar") / "demo" / "reports.jsonl") as reports:
            Run(database, load(), (), 1, journal("text")).read(read([str(reports)], Defaults()))
        database.close()
        yield where
