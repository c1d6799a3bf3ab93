"""The stamp of what people write through the pages and the API: one run for as long as the application runs."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable

from khabar import __version__
from khabar.model import Stamp


def stamper(codebook: str) -> Callable[[], Stamp]:
    """What gives every entry its stamp, with the time in UTC to the millisecond."""
    run = secrets.token_hex(8)
    return lambda: Stamp(dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds"), __version__, codebook, run)
