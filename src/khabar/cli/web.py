"""What `khabar run` and `khabar watch` take from the network, and the file beside the ledger in which they remember it."""

import contextlib
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli import options

if TYPE_CHECKING:
    from khabar.codebook import Codebook
    from khabar.ingest import Defaults, Received
    from khabar.ingest.web import Clock, Fetcher, Seen, Visits
    from khabar.ledger import Database

ALL = "all"
feeds = click.option(
    "--feeds",
    metavar="FEED",
    multiple=True,
    help="The address of a feed, a sitemap or an OPML list, an OPML file, the id of an outlet of the codebook, or all of its outlets: all.",
)
networks = click.option(
    "--networks",
    metavar="NETWORK",
    multiple=True,
    envvar="KHABAR_NETWORKS",
    help="A network to fetch from though it is not public, as 10.1.0.0/16; may be given several times.",
)


def is_address(source: str) -> bool:
    """Whether a source is on the web."""
    from khabar.ingest.web.visits import is_address

    return is_address(source)


def listed(named: Iterable[str], codebook: "Codebook") -> list[tuple[str, str | None]]:
    """The addresses and files that feeds are named by, each with the outlet whose it is. Raises a usage error for what is neither."""
    found: list[tuple[str, str | None]] = []
    for name in named:
        if is_address(name) or Path(name).is_file():
            found.append((name, None))
        elif name == ALL or name in codebook.outlets:
            outlets = codebook.outlets.values() if name == ALL else [codebook.outlets[name]]
            theirs = [(feed, outlet.id) for outlet in outlets for feed in outlet.feeds]
            if not theirs:
                raise click.UsageError(f"--feeds {name}: the codebook names no feeds there")
            found += theirs
        else:
            raise click.UsageError(f"--feeds {name}: no address, no file and no outlet of the codebook")
    return found


def fetcher(networks: tuple[str, ...]) -> "Fetcher":
    """What fetches from the public network and from those that are named. Raises a usage error for what is no network."""
    from khabar.ingest.web import Fetcher, Rules

    try:
        return Fetcher(Rules(allowed=networks), clock())
    except ValueError as error:
        raise click.UsageError(f"--networks: {error}") from error


@contextlib.contextmanager
def visiting(database: "Database", path: Path, fetching: "Fetcher", defaults: "Defaults", *, rests: bool = False) -> "Iterator[Visits]":
    """What goes through the web for one pass; what it remembers is written when all that it brought was kept, and not otherwise.

    ``rests``: a list in another that failed is left in peace for a while.
    """
    from khabar.ingest import url_id
    from khabar.ingest.web import Visits
    from khabar.ledger.standing import address_of

    def kept(url: str) -> str | None:
        with database.reading() as connection:
            return address_of(connection, url_id(url), url)

    visits = Visits(fetching, clock().now, defaults, read_memory(database, path, told=True), kept, rests=rests)
    yield visits
    if visits.seen:
        write_memory(database, path, visits.seen)


def clock() -> "Clock":
    """The clock of this machine."""
    from khabar.ingest.web import Clock

    return Clock(time.time, time.sleep)


def memory_path(ledger: str) -> Path:
    """The file that remembers the web beside a ledger; for a database elsewhere one of its own in this folder."""
    if "://" not in ledger:
        return Path(f"{ledger}.web.json")
    from hashlib import sha256

    return Path(f"khabar-{sha256(options.hidden(ledger).encode()).hexdigest()[:12]}.web.json")


def read_memory(database: "Database", path: Path, *, told: bool = False) -> "dict[str, Seen]":
    """What is remembered; nothing where there is no file, one that is damaged, or one of what this ledger does not hold.

    A ledger was made anew or an older one restored under its name: what was seen since would not come again. It is ``told``.
    """
    import msgspec

    from khabar.ingest.web import Memory
    from khabar.ledger.chain import was

    try:
        memory = msgspec.json.decode(path.read_bytes(), type=Memory)
    except FileNotFoundError:
        return {}
    except (OSError, msgspec.DecodeError) as error:
        fault = f"what was seen of the web cannot be read and is asked for again: {error}"
    else:
        with database.reading() as connection:
            if was(connection, memory.ledger):
                return memory.seen
        fault = "what was seen of the web is not in this ledger and is asked for again"
    if told:
        click.echo(f"khabar: {path}: {fault}", err=True)
    return {}


def write_memory(database: "Database", path: Path, seen: "Mapping[str, Seen]") -> None:
    """Remember it, less the addresses of what was forgotten; the file is there whole or as it was."""
    import msgspec

    from khabar.cli.output import binary_output
    from khabar.ingest.web import Memory
    from khabar.ledger.chain import head
    from khabar.ledger.tombstones import is_forgotten, tombstones

    with database.reading() as connection:
        graves = tombstones(connection)
        kept = {url: one for url, one in seen.items() if not is_forgotten(graves, (url, one.at))}
        memory = Memory(head(connection), kept)
    with binary_output(path) as file:
        file.write(msgspec.json.encode(memory))


def received_from(visits: "Visits", pages: Iterable[str], lists: Iterable[tuple[str, str | None]]) -> "Iterator[Received]":
    """The articles of pages and of lists, in this order."""
    yield from visits.pages(pages)
    yield from visits.lists(lists)
