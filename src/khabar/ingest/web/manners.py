"""What a server asks of those who fetch from it: robots.txt, time between two requests, when to come again."""

import threading
from collections import defaultdict
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from khabar.ingest.web.errors import GONE, FetchError

if TYPE_CHECKING:
    from protego import Protego

KEPT_SECONDS = 86_400
"""How long a robots.txt is believed: a day, as RFC 9309 has it."""
LONGEST_PAUSE = 60.0
"""Seconds between two requests beyond which a robots.txt is not followed but told: at one a minute a feed of 50 items takes an hour."""
BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that may be others when it is asked again."""
_NO_SUCH_PAGE = frozenset({404, 410})


class Clock(Struct, frozen=True):
    """``now`` gives seconds since 1970, ``sleep`` waits for some."""

    now: Callable[[], float]
    sleep: Callable[[float], None]


class Pace:
    """Keeps a pause between two requests to one host, whichever threads they come from."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, host: str, pause: float) -> None:
        """Wait until the host may be asked again, and count the request that follows."""
        with self._lock:
            now = self._clock.now()
            due = max(now, self._next.get(host, now))
            self._next[host] = due + pause
        if due > now:
            self._clock.sleep(due - now)


class Robots:
    """The robots.txt of hosts, each fetched once a day by ``fetch``, which gives its text, or None where there is none."""

    def __init__(self, agent: str, clock: Clock, fetch: Callable[[str], str | None]) -> None:
        self._agent, self._clock, self._fetch = agent, clock, fetch
        self._known: dict[str, tuple[float, Protego | FetchError]] = {}
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)

    def permit(self, origin: str, url: str) -> float:
        """Seconds to leave between two requests there, as far as it says so. Raises ``FetchError`` where the page is not to be fetched."""
        with self._locks[origin]:
            rules = self._rules(origin)
        if isinstance(rules, FetchError):
            raise rules
        if not rules.can_fetch(url, self._agent):
            raise FetchError("robots", f"{origin}/robots.txt asks not to fetch {url[:200]}")
        pause = rules.crawl_delay(self._agent) or 0.0
        if pause > LONGEST_PAUSE:
            raise FetchError("robots", f"{origin}/robots.txt asks for {pause:g} seconds between two requests")
        return float(pause)

    def _rules(self, origin: str) -> "Protego | FetchError":
        fetched, rules = self._known.get(origin, (None, None))
        now = self._clock.now()
        if rules is None or fetched is None or now - fetched > KEPT_SECONDS:
            rules = self._fetched(origin)
            if not isinstance(rules, FetchError):
                self._known[origin] = (now, rules)
        return rules

    def _fetched(self, origin: str) -> "Protego | FetchError":
        """The rules of a host; where they cannot be had for a fault of the server, nothing may be fetched (RFC 9309)."""
        from protego import Protego

        try:
            return Protego.parse(self._fetch(f"{origin}/robots.txt") or "")
        except FetchError as error:
            if error.kind in ("refused-address", "no-address", "unreachable", "too-slow"):
                return error
            message = f"{origin}/robots.txt cannot be read: {error.message}"
            return FetchError("robots", message, passing=error.passing, after=error.after)


def refusal(status: int, host: str, retry_after: str | None, now: float) -> FetchError:
    """What an answer other than a page means."""
    if status in _NO_SUCH_PAGE:
        return FetchError(GONE, f"{host} says that there is no such page any more ({status})")
    return FetchError(f"http-{status}", f"{host} answers {status}", passing=status in BUSY, after=seconds_of(retry_after, now))


def seconds_of(retry_after: str | None, now: float) -> float | None:
    """Seconds until a server wants to be asked again: a number or a moment; None for what is neither."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdecimal():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return None
