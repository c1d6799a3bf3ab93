"""Coded documents as tables on a terminal, a screenful at a time."""

from collections.abc import Iterable
from typing import IO

from rich.console import Console

from khabar.codebook import Codebook
from khabar.export.events import WIDE, Reviewed, event_cards, events_table
from khabar.export.table import claims_table, tallies_table
from khabar.model import Coded, Event

_ROWS = 40
"""Rows after which a table is printed and the next begun: about a screen, and memory stays flat."""

_WIDTH = 160
"""Columns where no terminal says how wide it is: the narrowest at which no name of the demo is broken."""


class Screen:
    """Gathers documents and prints their claims and tallies; concepts go by their neutral English names."""

    def __init__(self, file: IO[str] | None, codebook: Codebook, rows: int = _ROWS) -> None:
        self._rows = rows
        self.console = Console(file=file, width=_WIDTH if file is not None else None)
        self._concepts = codebook.concepts
        self._waiting: list[Coded] = []
        self._documents = self._claims = self._tallies = 0

    def add(self, coded: Coded) -> None:
        """Take one document; prints when a screen is full."""
        self._waiting.append(coded)
        self._documents += 1
        self._claims += len(coded.claims)
        self._tallies += len(coded.tallies)
        if sum(len(waiting.claims) + len(waiting.tallies) for waiting in self._waiting) >= self._rows:
            self._print()

    def finish(self) -> None:
        """Print what is left, and the totals."""
        self._print()
        self.console.print(f"documents {self._documents:,}, claims {self._claims:,}, tallies {self._tallies:,}")

    def events(self, events: Iterable[Event], title: str | None = None, reviewed: Reviewed | None = None) -> None:
        """Print events: a table where it fits, else some lines for each; ``reviewed`` is shown behind the grade."""
        width = self.console.width
        if width >= WIDE:
            self.console.print(events_table(events, self._name_of, title, reviewed))
            return
        for line in event_cards(events, width, title, reviewed):
            self.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def lines(self, title: str, lines: Iterable[str]) -> None:
        """Print lines under a title, as they are."""
        self.console.print(f"\n{title}")
        for line in lines:
            self.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def _print(self) -> None:
        if any(coded.claims for coded in self._waiting):
            self.console.print(claims_table(self._waiting, self._name_of))
        if any(coded.tallies for coded in self._waiting):
            self.console.print()
            self.console.print(tallies_table(self._waiting, self._name_of, title="tallies"))
        self._waiting.clear()

    def _name_of(self, concept: str) -> str | None:
        found = self._concepts.get(concept)
        return found.en if found else None
