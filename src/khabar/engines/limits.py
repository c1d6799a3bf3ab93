"""How long one document may take: a text that costs more is set aside and told, and never holds a process."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

SECONDS = 60.0
"""Processor time for one document. The longest articles of a month of the press (some 50,000 letters) take less than two seconds; text that
tells of attacks from end to end takes 0.2 seconds for 10,000 letters, 2.7 for 100,000 and 20 for 300,000 (22 November 2026)."""


class OverdueError(BaseException):
    """The time is over. No `Exception`: nothing on the way may take it for its own."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise `OverdueError` in what is done here when it has taken so many seconds of this process's time.

    Signals reach the main thread alone, which is where processes of the engine work; in another thread, and where the system has no such
    clock (Windows), there is no limit. Searches of patterns are stopped, too: they look for signals as they go.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise OverdueError
