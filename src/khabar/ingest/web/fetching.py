"""Fetches pages and feeds: only from the public network, as robots.txt has it, slowly, and again where it failed in passing."""

from collections.abc import Callable, Collection, Mapping
from urllib.parse import urljoin

from msgspec import Struct

from khabar import __version__
from khabar.ingest.web.addresses import Resolve, checked, look_up, networks
from khabar.ingest.web.errors import FetchError
from khabar.ingest.web.exchange import Answer, Limits, Target, ask, parsed
from khabar.ingest.web.manners import Clock, Pace, Robots, refusal

__all__ = ["FEEDS", "PAGES", "Clock", "Fetched", "Fetcher", "Marks", "Rules"]

AGENT = f"khabar/{__version__} (reads news reports of armed conflict into an event record; follows robots.txt)"
PAGES = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
FEEDS = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
        "text/html",  # what careless servers send feeds as
        "text/plain",
        "application/octet-stream",
        "application/gzip",
        "application/x-gzip",
        "text/x-opml",
    }
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_LARGEST_ROBOTS = 1 << 20
"""Bytes of a robots.txt; RFC 9309 wants at least half of that to be read."""


class Rules(Struct, frozen=True):
    """How fetching is done; ``allowed`` are networks that may be connected to though they are not public (``127.0.0.0/8``).

    ``pause`` is seconds between two requests to one host; ``backoff`` seconds before the second try, twice as many before each that
    follows; ``longest_wait`` is how long a server that is busy is waited for: what takes longer is for the next pass.
    """

    agent: str = AGENT
    limits: Limits = Limits()
    redirects: int = 5
    tries: int = 3
    pause: float = 1.0
    backoff: float = 2.0
    longest_wait: float = 120.0
    allowed: tuple[str, ...] = ()


class Marks(Struct, frozen=True):
    """By what a server knows a page again: sent with the next request, it answers that nothing changed.

    They are ``at`` an address, and say nothing of what another has, be it that the first leads there now.
    """

    etag: str | None = None
    modified: str | None = None
    at: str | None = None

    def sent_to(self, url: str) -> dict[str, str]:
        """The lines that a request for an address is made with; none where the marks are those of another."""
        if self.at not in (None, url):
            return {}
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in headers.items() if value and value.isprintable() and value.isascii()}


class Fetched(Struct, frozen=True):
    """A page as it came. ``url`` is where it was found, ``moved`` whether it is there for good; an ``unchanged`` one has no data."""

    asked: str
    url: str
    moved: bool = False
    unchanged: bool = False
    data: bytes = b""
    media_type: str | None = None
    charset: str | None = None
    marks: Marks = Marks()


class Fetcher:
    """Fetches one page after the other, and remembers what its hosts ask for. Raises ``ValueError`` for networks that are none."""

    def __init__(self, rules: Rules, clock: Clock, resolve: Resolve = look_up) -> None:
        self._rules, self._clock, self._resolve = rules, clock, resolve
        self._allowed = networks(rules.allowed)
        self._pace = Pace(clock)
        self._robots = Robots(rules.agent, clock, self._robots_text)

    def fetch(self, url: str, accepts: Collection[str] = PAGES, marks: Marks = Marks()) -> Fetched:  # noqa: B008 - it is frozen
        """A page, after as many tries as it takes and is allowed. Raises ``FetchError``."""
        for tried in range(self._rules.tries):
            try:
                return self._fetched(url, accepts, marks)
            except FetchError as error:
                wait = self._rules.backoff * 2**tried if error.after is None else error.after
                if not error.passing or tried + 1 >= self._rules.tries or wait > self._rules.longest_wait:
                    raise
                self._clock.sleep(wait)
        raise AssertionError("no try allowed")

    def _fetched(self, url: str, accepts: Collection[str], marks: Marks) -> Fetched:
        target, answer, moved = self._followed(url, self._rules.limits, accepts, marks, self._permit)
        if answer.status == 304 and marks.sent_to(target.url):
            return Fetched(url, target.url, moved, True, marks=marks)
        if answer.status != 200:
            raise refusal(answer.status, target.host, answer.headers.get("retry-after"), self._clock.now())
        found = Marks(answer.headers.get("etag"), answer.headers.get("last-modified"), target.url)
        return Fetched(url, target.url, moved, False, answer.data, answer.media_type or None, _charset(answer), found)

    def _followed(
        self, url: str, limits: Limits, accepts: Collection[str], marks: Marks, permit: Callable[[Target], float]
    ) -> tuple[Target, Answer, bool]:
        """The answer behind all redirects, where it was found, and whether every one of them was for good."""
        target, for_good = parsed(url), True
        for hop in range(self._rules.redirects + 1):
            pause = permit(target)
            answer = self._asked(target, marks.sent_to(target.url), limits, accepts, pause)
            location = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not location:
                return target, answer, bool(hop) and for_good
            for_good = for_good and answer.status in _FOR_GOOD
            target = parsed(_joined(target.url, location))
        raise FetchError("redirects", f"more than {self._rules.redirects} redirects; the last to {target.url[:200]}")

    def _asked(self, target: Target, headers: Mapping[str, str], limits: Limits, accepts: Collection[str], pause: float) -> Answer:
        addresses = checked(target.host, target.port, self._allowed, self._resolve)
        self._pace.wait(target.host, max(pause, self._rules.pause))
        told = {
            "Host": target.origin.partition("://")[2],
            "User-Agent": self._rules.agent,
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        for address in addresses[:-1]:
            try:
                return ask(target, address, {**told, **headers}, limits, accepts)
            except FetchError as error:
                if error.kind != "unreachable":
                    raise
        return ask(target, addresses[-1], {**told, **headers}, limits, accepts)

    def _permit(self, target: Target) -> float:
        return self._robots.permit(target.origin, target.url)

    def _robots_text(self, url: str) -> str | None:
        from msgspec import structs

        limits = structs.replace(self._rules.limits, largest=_LARGEST_ROBOTS)
        target, answer, _ = self._followed(url, limits, (), Marks(), lambda target: 0.0)
        if answer.status == 200:
            return answer.data.decode("utf-8", "replace")
        if 400 <= answer.status < 500 and answer.status != 429:
            return None
        raise refusal(answer.status, target.host, answer.headers.get("retry-after"), self._clock.now())


def _joined(base: str, location: str) -> str:
    try:
        # header values are read as latin-1; addresses in them are meant as utf-8
        return urljoin(base, location.encode("latin-1", "replace").decode("utf-8", "replace"))
    except ValueError as error:
        raise FetchError("bad-url", f"redirected to no address: {location[:200]!r}") from error


def _charset(answer: Answer) -> str | None:
    from email.message import Message

    message = Message()
    message["content-type"] = answer.headers.get("content-type", "")
    charset = message.get_param("charset")
    return charset if isinstance(charset, str) else None
