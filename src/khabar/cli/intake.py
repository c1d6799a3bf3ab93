"""What `khabar run`, `khabar ingest` and `khabar watch` share: sources named on the command line, and a run of a ledger over them."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from msgspec import Struct, structs

from khabar.cli import options, web

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from khabar.cli.journal import Feed, Journal
    from khabar.codebook import Codebook
    from khabar.engines.archives.files import Found
    from khabar.engines.recording import Recorder, Report
    from khabar.ingest import Received
    from khabar.ledger import Database
    from khabar.model import Judgement, Stamp

Command = TypeVar("Command", bound=Callable[..., Any])
_OPTIONS = (
    click.argument("sources", metavar="SOURCE...", nargs=-1, type=click.Path()),
    options.ledger,
    options.log,
    options.metrics,
    options.outlet,
    options.published,
    options.columns,
    web.feeds,
    web.networks,
    options.jobs,
    options.overlays,
)


def sources(command: Command) -> Command:
    """The argument and the options by which sources are named, and those of a run over them."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


class Run(Struct, frozen=True):
    """A run of a ledger: which, by what codebook, in how many processes, and who is told of it."""

    database: Database
    codebook: Codebook
    overlays: tuple[Path, ...]
    jobs: int
    told: Journal

    def read(self, received: Iterable[Received], judgements: Sequence[Judgement] = ()) -> dict[str, int]:
        """Articles into the ledger, coded and linked, with those that wait to be read; what it brought, as counts by name."""

        def work(stamp: Callable[[], Stamp]) -> Report:
            recorder = self._recorder(stamp)
            recorder.record(received, self.told.fault, self.told.progress)
            return recorder.read_later(self.told.progress)

        return self._carried_out("run", work, judgements)

    def take_in(self, received: Iterable[Received]) -> dict[str, int]:
        """Articles into the ledger, to be read by a later run; what it brought, as counts by name."""

        def work(stamp: Callable[[], Stamp]) -> Report:
            return self._recorder(stamp).take_in(received, self.told.fault, self.told.progress)

        return self._carried_out("ingest", work, None)

    def take_archive(self, found: Iterable[Found], *, link: bool) -> dict[str, int]:
        """The articles of an archive that was coded elsewhere into the ledger, and linked where that is wanted; as counts by name."""

        def work(stamp: Callable[[], Stamp]) -> Report:
            from khabar.engines.archives.importing import Importer

            importer = Importer(self.database, self.codebook, self.overlays, stamp, self.jobs, self.told.wrong)
            return importer.take(found, self.told.progress)

        return self._carried_out("import-parquet", work, () if link else None)

    def _recorder(self, stamp: Callable[[], Stamp]) -> Recorder:
        from khabar.engines.recording import Recorder

        return Recorder(self.database, stamp, self.overlays, self.jobs)

    def _carried_out(
        self, name: str, work: Callable[[Callable[[], Stamp]], Report], judgements: Sequence[Judgement] | None
    ) -> dict[str, int]:
        from khabar.engines.stamps import stamper
        from khabar.ledger import runs

        stamp = stamper(self.codebook.digest)
        with self.database.writing() as connection:
            runs.begin(connection, name, stamp())
        self.told.note("began", run=stamp().run, ledger=self.database.name)
        counts = structs.asdict(work(stamp))
        if judgements is not None:
            counts |= self._linked(stamp, judgements)
        with self.database.writing() as connection:
            runs.end(connection, counts, stamp())
        self.told.note("ended", run=stamp().run, **counts)
        return counts

    def _linked(self, stamp: Callable[[], Stamp], judgements: Sequence[Judgement]) -> dict[str, int]:
        from khabar.engines.checking import check_late
        from khabar.engines.relinking import relink

        self.told.note("linking")
        outcome = relink(self.database, self.codebook, stamp, judgements)
        check_late(self.database, self.codebook)
        return {f"events_{name}": number for name, number in structs.asdict(outcome).items()}


@contextlib.contextmanager
def opened_run(given: Mapping[str, Any]) -> Iterator[tuple[Run, Iterator[Received]]]:
    """A run over what the command line names, and the articles of it. Raises a usage error where nothing is named."""
    from khabar.cli.journal import journal
    from khabar.cli.ledgers import opened
    from khabar.cli.output import progress
    from khabar.codebook import load
    from khabar.ingest import Defaults, read
    from khabar.pipeline import known

    ledger, overlays = given["ledger"], given["overlays"]
    codebook = load(overlays)
    pages = [name for name in given["sources"] if web.is_address(name)]
    paths = tuple(name for name in given["sources"] if not web.is_address(name))
    lists, number = web.listed(given["feeds"], codebook), options.number_of_jobs(given["jobs"])
    defaults = Defaults(given["outlet"] or None, given["published"], dt.date.today(), given["columns"] or {}, known(overlays), number)
    told, fetcher = journal(given["log"]), web.fetcher(given["networks"])
    with contextlib.ExitStack() as stack:
        database = stack.enter_context(opened(ledger, create=True))
        advance = stack.enter_context(progress(paths, Path(ledger)))
        found = read(paths, defaults, advance=advance)
        if pages or lists:
            visits = stack.enter_context(web.visiting(database, web.memory_path(ledger), fetcher, defaults))
            found = chain(found, web.received_from(visits, pages, lists))
        yield Run(database, codebook, overlays, number, told), found


def finished(counts: dict[str, int], given: Mapping[str, Any], lines: Iterable[str], feeds: Sequence[Feed] = ()) -> None:
    """Tell a person, and a collector of metrics, what a run brought."""
    from khabar.cli.journal import write_metrics

    if given["metrics"] is not None:
        write_metrics(given["metrics"], counts, given["ledger"], feeds)
    say(counts, lines)


def say(counts: Mapping[str, int], lines: Iterable[str]) -> None:
    """Tell a person what a run brought; what seldom happens only where it did."""
    for line in (*lines, *(line for name, line in _SELDOM.items() if counts[name])):
        click.echo(line.format(**counts))


_SELDOM = {
    "read_later": "waited     {read_later:,} taken in before and read now",
    "seen": "pages      {seen:,} gone, moved or there again",
}
