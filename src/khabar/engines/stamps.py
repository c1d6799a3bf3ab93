"""The stamp of what a run writes: when, by which version and codebook. Only the command line and the pages read the clock beside it."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable

from khabar import __version__
from khabar.model import Stamp


def now() -> str:
    """The time in UTC, to the millisecond."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")


def stamper(codebook: str) -> Callable[[], Stamp]:
    """What gives every entry of a run its stamp, with the time at which it is written. An application is one run while it serves."""
    run = secrets.token_hex(8)
    return lambda: Stamp(now(), __version__, codebook, run)
