"""What `khabar run` and `khabar watch` take from the network, and the file beside the ledger in which they remember it."""

import contextlib
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from khabar.codebook import Codebook
    from khabar.ingest import Defaults, Received
    from khabar.ingest.web import Clock, Seen, Visits

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


@contextlib.contextmanager
def visiting(ledger: str, networks: tuple[str, ...], defaults: "Defaults") -> "Iterator[Visits]":
    """What goes through the web for one pass; what it remembers is written when all that it brought was kept, and not otherwise."""
    from khabar.ingest.web import Fetcher, Rules, Visits

    now = clock()
    try:
        fetcher = Fetcher(Rules(allowed=networks), now)
    except ValueError as error:
        raise click.UsageError(f"--networks: {error}") from error
    path = memory_path(ledger)
    visits = Visits(fetcher, now.now, defaults, read_memory(path))
    yield visits
    if visits.seen:
        write_memory(path, visits.seen)


def clock() -> "Clock":
    """The clock of this machine."""
    from khabar.ingest.web import Clock

    return Clock(time.time, time.sleep)


def memory_path(ledger: str) -> Path:
    """The file that remembers the web beside a ledger; for a database elsewhere, in this folder."""
    return Path("khabar.web.json" if "://" in ledger else f"{ledger}.web.json")


def read_memory(path: Path) -> "dict[str, Seen]":
    """What is remembered; nothing where there is no file, or one that is damaged, which is told."""
    import msgspec

    from khabar.ingest.web import Seen

    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Seen])
    except FileNotFoundError:
        return {}
    except (OSError, msgspec.DecodeError) as error:
        click.echo(f"khabar: {path}: what was seen of the web cannot be read and is asked for again: {error}", err=True)
        return {}


def write_memory(path: Path, seen: "dict[str, Seen] | object") -> None:
    """Remember it; the file is there whole or as it was."""
    import msgspec

    from khabar.cli.output import binary_output

    with binary_output(path) as file:
        file.write(msgspec.json.encode(seen))


def received_from(visits: "Visits", pages: Iterable[str], lists: Iterable[tuple[str, str | None]]) -> "Iterator[Received]":
    """The articles of pages and of lists, in this order."""
    yield from visits.pages(pages)
    yield from visits.lists(lists)
