"""The gold and the raw articles of the shared folder, for the tools that sample and measure on them."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from khabar.ingest import Defaults, read
from khabar.model import Document

ROOT = Path(__file__).resolve().parent.parent


def shared_folder() -> Path | None:
    """The folder with gold, sentences and corpus: KHABAR_SHARED, else ../shared; None where there is none."""
    folder = Path(os.environ.get("KHABAR_SHARED") or ROOT.parent / "shared")
    return folder if (folder / "gold").is_dir() else None


def gold_folder() -> Path:
    """The gold documents; exits where there are none."""
    shared = shared_folder()
    if shared is None:
        sys.exit("no gold; set KHABAR_SHARED")
    return shared / "gold"


def corpus() -> Path:
    """The corpus file; exits where there is none."""
    shared = shared_folder()
    found = sorted((shared / "corpus").glob("*.jsonl.gz")) if shared is not None else []
    if not found:
        sys.exit("no corpus; set KHABAR_SHARED")
    return found[0]


def articles() -> Iterator[Document]:
    """Every article of the corpus, in its order."""
    return (received.document for received in read([str(corpus())], Defaults()) if received.document is not None)
