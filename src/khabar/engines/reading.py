"""One article that somebody pastes or uploads, read as `khabar code` reads a file, and kept nowhere."""

from __future__ import annotations

import datetime as dt
import tempfile
import threading
from pathlib import Path, PurePath

from khabar.codebook import Codebook
from khabar.engines.aside import SECONDS, Aside
from khabar.ingest import Defaults, read
from khabar.model import Coded

LARGEST = 8 << 20
"""Bytes that are taken: a long article as PDF has some two million, a page with its scripts three."""
PATIENCE = 5.0
"""Seconds for which one waits for another's article to be read, before one is told to come again: usual ones take less than one."""
_ENDINGS = frozenset({".txt", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".json"})


class BusyError(Exception):
    """Another article is being read, and takes long."""


class Given:
    """Reads what people give to one running application: one article at a time, each within its limits."""

    def __init__(self, codebook: Codebook, seconds: float = SECONDS) -> None:
        self._aside = Aside(codebook, seconds)
        self._one_at_a_time = threading.Lock()

    def read(self, data: bytes, name: str, outlet: str | None, published: dt.date | None) -> Coded | None:
        """What is read from some bytes; of several articles the first. None where they are none; why, is in the issues of the rest.

        Raises `BusyError`.
        """
        if not self._one_at_a_time.acquire(timeout=PATIENCE):
            raise BusyError
        try:
            return self._read(data, name, Defaults(outlet=outlet, published=published))
        finally:
            self._one_at_a_time.release()

    def close(self) -> None:
        """End the process in which articles are read."""
        self._aside.close()

    def _read(self, data: bytes, name: str, defaults: Defaults) -> Coded | None:
        ending = PurePath(name).suffix.lower()
        with tempfile.TemporaryDirectory(prefix="khabar-given-") as folder:
            path = Path(folder) / f"article{ending if ending in _ENDINGS else '.txt'}"
            path.write_bytes(data)
            for received in read([str(path)], defaults):
                return None if received.document is None else self._aside.code(received)
        return None
