"""What a long run tells while it goes on: a bar on a terminal, else a log of JSON lines; and what it counted, for Prometheus."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from khabar.cli import options

if TYPE_CHECKING:
    from khabar.engines.recording import Report
    from khabar.ingest import Received
    from khabar.model import Issue

SILENT_DAYS = 3
"""A news outlet has something new every day, save on the longest holidays."""
EVERY_SECONDS = 10.0
"""Between two lines of progress in a log: a run of an hour has 360, and one that hangs is seen within half a minute."""


class Journal:
    """Tells on standard error what is wrong with articles and how far a run has come; ``form`` is text or json."""

    def __init__(self, form: str) -> None:
        self._is_json = form == "json"
        self._told = time.monotonic()

    def fault(self, received: Received) -> None:
        """Tell what is wrong with an article."""
        if self._is_json:
            for issue in received.issues:
                doc_id = received.document.doc_id if received.document else None
                self.note("issue", level="warning", kind=issue.kind, where=received.where, doc_id=doc_id, message=issue.message)
        else:
            click.echo(f"khabar: {received.complaint()}", err=True)

    def wrong(self, issue: Issue) -> None:
        """Tell what is wrong with a file of an archive, or an article in it."""
        if self._is_json:
            self.note("issue", level="warning", kind=issue.kind, where=issue.where, doc_id=issue.doc_id, message=issue.message)
        else:
            click.echo(f"khabar: {issue.where}: {issue.message}", err=True)

    def missed(self, message: str) -> None:
        """Tell why a look at feeds brought nothing."""
        if self._is_json:
            self.note("missed", level="error", message=message)
        else:
            click.echo(f"khabar: {message}; tried again at the next look", err=True)

    def progress(self, report: Report) -> None:
        """Tell how far a run has come, if it is time to."""
        from msgspec.structs import asdict

        if self._is_json and time.monotonic() - self._told >= EVERY_SECONDS:
            self._told = time.monotonic()
            self.note("progress", **asdict(report))

    def note(self, event: str, level: str = "info", **fields: object) -> None:
        """A line of the log; on a terminal nothing."""
        from khabar.engines.stamps import now
        from khabar.export.jsonl import encoded

        if self._is_json:
            click.echo(encoded({"time": now(), "level": level, "event": event, **fields}), err=True)


def journal(form: str | None) -> Journal:
    """A journal in the form that is asked for, else text on a terminal and JSON elsewhere."""
    return Journal(form or ("text" if options.is_terminal(sys.stderr) else "json"))


class Feed(NamedTuple):
    """How it stands with a feed: how often in a row it could not be had, and why; days since it had something new."""

    address: str
    failures: int
    days: float
    fault: str | None

    @property
    def is_silent(self) -> bool:
        """Whether it can be had and has had nothing new for long."""
        return not self.failures and self.days >= SILENT_DAYS


_FEED_METRICS: Mapping[str, Callable[[Feed], float]] = {
    "failures": lambda feed: feed.failures,
    "silent_days": lambda feed: round(feed.days, 2),
}


def write_metrics(path: Path, counts: Mapping[str, int | float], ledger: str, feeds: Sequence[Feed] = ()) -> None:
    """The counts of a run as Prometheus text, for the collector of text files of its node exporter; written whole or not at all.

    The ledger is named without its password: whoever looks after machines reads such files. Of feeds it is told how often each failed in a
    row, how many days it has had nothing new, and how many fail and how many are silent.
    """
    from khabar.cli.output import text_output

    name = _label(ledger)
    whole = {f"run_{metric}": value for metric, value in counts.items()}
    if feeds:
        whole |= {"feeds": len(feeds), "feeds_failing": sum(feed.failures > 0 for feed in feeds)}
        whole |= {"feeds_silent": sum(feed.is_silent for feed in feeds)}
    with text_output(path) as file:
        for metric, value in whole.items():
            file.write(f'# TYPE khabar_{metric} gauge\nkhabar_{metric}{{ledger="{name}"}} {value}\n')
        for metric, values in _FEED_METRICS.items() if feeds else ():
            file.write(f"# TYPE khabar_feed_{metric} gauge\n")
            file.writelines(f'khabar_feed_{metric}{{ledger="{name}",feed="{_label(feed.address)}"}} {values(feed)}\n' for feed in feeds)


def _label(value: str) -> str:
    return options.hidden(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
