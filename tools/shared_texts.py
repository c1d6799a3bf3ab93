"""The raw articles of the shared folder, for the tools that sample and measure on them."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from khabar.ingest import Defaults, read
from khabar.model import Document

ROOT = Path(__file__).resolve().parent.parent


def corpus() -> Path:
    """The corpus file of KHABAR_SHARED, else ../shared; exits where there is none."""
    shared = Path(os.environ.get("KHABAR_SHARED") or ROOT.parent / "shared")
    found = sorted((shared / "corpus").glob("*.jsonl.gz"))
    if not found:
        sys.exit(f"no corpus under {shared}; set KHABAR_SHARED")
    return found[0]


def articles() -> Iterator[Document]:
    """Every article of the corpus, in its order."""
    return (received.document for received in read([str(corpus())], Defaults()) if received.document is not None)
