"""`khabar serve`: the pages and the API over a ledger."""

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli import options

if TYPE_CHECKING:
    from khabar.ledger import Database

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("serve")
@options.ledger
@click.option("--demo", is_flag=True, help="A ledger of the bundled invented reports, made anew and thrown away at the end.")
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", metavar="N", type=click.IntRange(0, 65535), default=8765, show_default=True, help="The port, 0 for any free one.")
@click.option("--as", "name", metavar="NAME", envvar="KHABAR_REVIEWER", help="In single-user mode: whose name stands in what is written.")
@click.option("--shared", is_flag=True, help="People sign in (`khabar user add`), each with a role. Needed for other machines.")
@click.option("--certificate", metavar="FILE", type=_FILE, help="Of TLS, with --key: what is sent cannot be read on its way.")
@click.option("--key", metavar="FILE", type=_FILE, help="Of TLS, with --certificate.")
@options.overlays
def command(ledger: str, demo: bool, host: str, port: int, overlays: tuple[Path, ...], **more: "str | bool | Path | None") -> None:
    """Show a ledger in a browser: events, evidence and disagreement, in Arabic and English; review it.

    On this machine alone one person reads and reviews without signing in (single-user mode). With --shared people sign in, and it may
    listen at other addresses. No page loads anything from elsewhere. Stop it with Ctrl+C.
    """
    from khabar.api.desk import Desk
    from khabar.cli.ledgers import opened
    from khabar.cli.serving import demo_ledger, listen, own_name, safe_to_listen
    from khabar.codebook import load
    from khabar.engines.checking import bring_up
    from khabar.engines.stamps import stamper
    from khabar.web.app import create

    tls = (more["certificate"], more["key"])
    safe_to_listen(host, shared=bool(more["shared"]), tls=tls)
    codebook = load(overlays)
    with demo_ledger() if demo else nullcontext(ledger) as where, opened(where) as database:
        if more["shared"]:
            _has_an_administrator(database)
        alone = None if more["shared"] else own_name(str(more["name"] or ""))
        desk = Desk(database, codebook, stamper(codebook.digest), alone)
        if bring_up(database, codebook):
            click.echo(f"{database.name}: was written before there were sums of outlets and sources; they are counted now", err=True)
        listen(create(database, codebook, demo=demo, desk=desk), host, port, tls)


def _has_an_administrator(database: "Database") -> None:
    """Raises ``ClickException`` where nobody could sign in to look after the others."""
    from khabar.ledger.people import users
    from khabar.ledger.people.roles import Role

    with database.reading() as connection:
        if not any(one.active and one.role is Role.ADMINISTRATOR for one in users.everyone(connection)):
            told = f"khabar user add NAME --role administrator --password --ledger {database.name}"
            raise click.ClickException(f"{database.name}: nobody looks after its people yet; make an administrator first: {told}")
