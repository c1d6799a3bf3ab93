"""`khabar watch`: feeds on a schedule into a ledger; says which are silent or failing."""

import contextlib
import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from khabar.cli import options, web

if TYPE_CHECKING:
    from khabar.cli.journal import Feed, Journal
    from khabar.ingest.web import Clock, Seen

TICK_SECONDS = 30.0
"""Between two looks at what is due: a minute, the shortest time between two looks at a feed, has two."""
_DAY = 86_400.0


@click.command("watch")
@web.feeds
@options.ledger
@click.option(
    "--every", metavar="MINUTES", type=click.IntRange(min=1), default=15, show_default=True, help="Time between two looks at a feed."
)
@click.option("--once", is_flag=True, help="Look at every feed once and end.")
@options.log
@options.metrics
@web.networks
@options.jobs
@options.overlays
def command(feeds: tuple[str, ...], ledger: str, jobs: int, overlays: tuple[Path, ...], **given: Any) -> None:
    """Read feeds into the ledger, again and again.

    Without --feeds those of all outlets of the codebook. What was seen is remembered beside the ledger, so that a watch which was
    stopped goes on where it was. A feed that fails is tried more and more seldom, at last once a day. A ledger that cannot be written,
    as another process holds it for more than a minute, is told, and the feeds are looked at again when they are due the next time.
    """
    from khabar import pipeline
    from khabar.cli.intake import Run, finished
    from khabar.cli.journal import journal
    from khabar.cli.ledgers import opened
    from khabar.cli.run import SAID
    from khabar.codebook import load
    from khabar.ingest import Defaults

    codebook = load(overlays)
    lists = web.listed(feeds or (web.ALL,), codebook)
    number, told, clock, path = options.number_of_jobs(jobs), journal(given["log"]), web.clock(), web.memory_path(ledger)
    web.fetcher(given["networks"])  # what is no network is told before anything is done

    def look() -> None:
        due = _due(web.read_memory(database, path), lists, 0 if given["once"] else given["every"] * 60, clock.now())
        if not due:
            return
        defaults = Defaults(today=dt.datetime.fromtimestamp(clock.now()).date(), known=pipeline.known(overlays), readers=number)
        with web.visiting(database, path, web.fetcher(given["networks"]), defaults, rests=True) as visits:
            counts = run.read(web.received_from(visits, (), due))
        feeds = _looked_at(web.read_memory(database, path), lists, clock.now())
        finished(counts, {"metrics": given["metrics"], "ledger": ledger}, SAID, feeds)
        _tell(feeds, told)

    with opened(ledger, create=True) as database, contextlib.suppress(KeyboardInterrupt):
        run = Run(database, codebook, overlays, number, told)
        if given["once"]:
            look()
        else:
            _keep_looking(look, given["every"] * 60, clock, told)


def _keep_looking(look: Callable[[], None], every: float, clock: "Clock", told: "Journal") -> NoReturn:
    """Look whenever something is due; a ledger that could not be written is left in peace for as long as lies between two looks."""
    from khabar.ledger import LedgerError

    while True:
        rest = TICK_SECONDS
        try:
            look()
        except LedgerError as error:
            told.missed(str(error))
            rest = every
        clock.sleep(rest)


def _due(seen: "Mapping[str, Seen]", lists: list[tuple[str, str | None]], every: float, now: float) -> list[tuple[str, str | None]]:
    """The feeds that it is time to look at."""
    return [
        (name, outlet)
        for name, outlet in lists
        if (known := seen.get(name)) is None or max(known.checked + every, known.due if known.failures else 0.0) <= now
    ]


def _looked_at(seen: "Mapping[str, Seen]", lists: list[tuple[str, str | None]], now: float) -> "list[Feed]":
    """How it stands with the feeds that are named and those in lists that are, by address."""
    from khabar.cli.journal import Feed

    names = sorted(filter(web.is_address, _reached(seen, [name for name, _ in lists])))
    return [
        Feed(name, known.failures, (now - (known.newest or known.first)) / _DAY, known.fault) for name in names for known in (seen[name],)
    ]


def _tell(feeds: "list[Feed]", told: "Journal") -> None:
    """Say which feeds fail and which have had nothing new for days."""
    for feed in feeds:
        if feed.failures:
            click.echo(f"failing    {feed.address}: {feed.failures} times in a row: {feed.fault}")
            told.note("failing", level="warning", feed=feed.address, times=feed.failures, message=feed.fault)
        elif feed.is_silent:
            click.echo(f"silent     {feed.address}: nothing new for {feed.days:.0f} days")
            told.note("silent", level="warning", feed=feed.address, days=round(feed.days))


def _reached(seen: "Mapping[str, Seen]", names: list[str]) -> set[str]:
    """Of what was seen these, the lists that they name, and so on."""
    found: set[str] = set()
    waiting = [name for name in names if name in seen]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [one for one in seen[name].lists if one in seen]
    return found
