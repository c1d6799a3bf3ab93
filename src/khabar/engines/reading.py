"""One article that somebody pastes or uploads, read as `khabar code` reads a file, and kept nowhere."""

from __future__ import annotations

import datetime as dt
import tempfile
import threading
from pathlib import Path, PurePath

from khabar.codebook import Codebook
from khabar.engines.coding import code_received
from khabar.ingest import Defaults, read
from khabar.model import Coded

LARGEST = 8 << 20
"""Bytes that are taken: a long article as PDF has some two million, a page with its scripts three."""
_ENDINGS = frozenset({".txt", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".json"})
_ONE_AT_A_TIME = threading.Lock()
"""Readers of files from outside are confined to one process of their own."""


def read_given(data: bytes, name: str, outlet: str | None, published: dt.date | None, codebook: Codebook) -> Coded | None:
    """What is read from some bytes; of several articles the first. None where they are none; why, is in the issues of the rest."""
    ending = PurePath(name).suffix.lower()
    with tempfile.TemporaryDirectory(prefix="khabar-given-") as folder, _ONE_AT_A_TIME:
        path = Path(folder) / f"article{ending if ending in _ENDINGS else '.txt'}"
        path.write_bytes(data)
        for received in read([str(path)], Defaults(outlet=outlet, published=published)):
            return None if received.document is None else code_received(received, codebook)
    return None
