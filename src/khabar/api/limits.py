"""How often somebody may try: counted in this process, forgotten when it ends."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from msgspec import Struct


class Rate(Struct, frozen=True):
    """So many times in so many seconds."""

    times: int
    seconds: float


SIGN_IN_AS, SIGN_IN_FROM = Rate(10, 600.0), Rate(60, 600.0)
"""Ten wrong passwords for one name in ten minutes, sixty from one address (a newsroom behind one): so one that is among the 10,000 most
common is found in a week, and a person who mistypes is not kept out."""
WRITES = Rate(300, 60.0)
"""Five a second: a reviewer who decides by one key comes to one or two, a program that writes back what it has to some tens."""
_MOST_KEPT = 50_000
"""Names and addresses that are remembered: some tens of megabytes; beyond, those that are over are thrown away."""


class Limits:
    """Remembers when somebody tried."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._tried: dict[tuple[str, str], deque[float]] = {}

    def wait(self, kind: str, who: str, rate: Rate) -> float:
        """Counts one more try, unless there were too many: then the seconds until the next one is taken; else 0."""
        with self._lock:
            now = self._clock()
            if len(self._tried) > _MOST_KEPT:
                self._tried = {key: times for key, times in self._tried.items() if times and now - times[-1] < rate.seconds}
            times = self._tried.setdefault((kind, who), deque())
            while times and now - times[0] >= rate.seconds:
                times.popleft()
            if len(times) >= rate.times:
                return rate.seconds - (now - times[0])
            times.append(now)
            return 0.0

    def forget(self, kind: str, who: str) -> None:
        """Begin anew: the password was right."""
        with self._lock:
            self._tried.pop((kind, who), None)
