"""One request to one address and its answer, under limits of size and time."""

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct

from khabar.ingest.web.errors import FetchError

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse
    from urllib3.connection import HTTPConnection

_PIECE = 1 << 16
_UNPACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
"""What is asked for is gzip; these are what urllib3 unpacks piece by piece and with nothing but the standard library."""


class Limits(Struct, frozen=True):
    """What one answer may take: seconds to connect, seconds of silence, seconds in all, bytes when unpacked.

    Of 400 real news pages the largest has 4 MB, a PDF of 500 pages with pictures has 30. A page that takes more than a minute is slower
    than any reader waits.
    """

    connect_seconds: float = 10
    silent_seconds: float = 20
    whole_seconds: float = 60
    largest: int = 32 << 20


class Target(Struct, frozen=True):
    """An address on the web, taken apart: ``path`` is as it is asked for, with its query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port as they begin an address."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = self.port == (443 if self.scheme == "https" else 80)
        return f"{self.scheme}://{host}" if usual else f"{self.scheme}://{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.path


class Answer(Struct, frozen=True):
    """Status, headers by names in small letters, and the body of a page that is there (status 200)."""

    status: int
    headers: dict[str, str]
    data: bytes = b""

    @property
    def media_type(self) -> str:
        """What it was sent as, without charset; empty where that is not said."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def parsed(url: str) -> Target:
    """An address taken apart, letters that may not stand in it written so that they may. Raises ``FetchError``."""
    from urllib3.exceptions import HTTPError
    from urllib3.util import parse_url

    try:
        parts = parse_url(url.strip())
        plain = urlsplit(parts.url)
    except (HTTPError, ValueError, UnicodeError) as error:
        raise FetchError("bad-url", f"no address: {url[:200]!r}") from error
    if parts.scheme not in ("http", "https"):
        raise FetchError("bad-url", f"neither http nor https: {url[:200]!r}")
    host = (parts.host or "").strip("[]")
    if not host or plain.username is not None:
        raise FetchError("bad-url", f"{'a name and password' if host else 'no host'} in the address {url[:200]!r}")
    return Target(parts.scheme, host, parts.port or (443 if parts.scheme == "https" else 80), parts.request_uri)


def ask(target: Target, address: str, headers: Mapping[str, str], limits: Limits, accepts: Collection[str] = ()) -> Answer:
    """The answer of a server at an address. Raises ``FetchError``.

    ``accepts`` are the media types of which the body is read; none given is any, and what is sent without a type is read.
    """
    from urllib3.exceptions import HTTPError

    connection = _connection(target, address, limits)
    deadline = _Deadline(limits.whole_seconds)
    try:
        connection.connect()
        connection.timeout = limits.silent_seconds
        with deadline.over(connection.sock):
            connection.request("GET", target.path, headers=headers, preload_content=False, decode_content=True)
            with contextlib.closing(connection.getresponse()) as response:
                answer = _answer(response, limits, accepts)
        failed: Exception | None = None
    except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        failed = error
    finally:
        connection.close()
    if deadline.passed or isinstance(failed, TimeoutError) or "timed out" in str(failed):
        whole = f"{limits.whole_seconds:g} seconds in all" if deadline.passed else "too long a silence"
        raise FetchError("too-slow", f"{target.host} is too slow: {whole}", passing=True) from failed
    if failed is not None:
        raise FetchError("unreachable", f"{target.host}: {_said(failed)}", passing=not isinstance(failed, ssl.SSLError)) from failed
    return answer


def _said(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:200]


def _connection(target: Target, address: str, limits: Limits) -> "HTTPConnection":
    from urllib3.connection import HTTPConnection, HTTPSConnection

    if target.scheme == "http":
        return HTTPConnection(address, target.port, timeout=limits.connect_seconds)
    return HTTPSConnection(address, target.port, timeout=limits.connect_seconds, ssl_context=_trusted(), server_hostname=target.host)


@lru_cache(maxsize=1)
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


def _answer(response: "BaseHTTPResponse", limits: Limits, accepts: Collection[str]) -> Answer:
    answer = Answer(response.status, {name.lower(): value for name, value in response.headers.items()})
    if answer.status != 200:
        return answer
    if answer.media_type and accepts and answer.media_type not in accepts:
        raise FetchError("content-type", f"it is sent as {answer.media_type[:100]}, which is not read")
    packed = answer.headers.get("content-encoding", "").strip().lower()
    if packed not in _UNPACKED:
        raise FetchError("content-type", f"it is packed as {packed[:100]}, which was not asked for")
    return Answer(answer.status, answer.headers, _body(response, limits.largest))


def _body(response: "BaseHTTPResponse", largest: int) -> bytes:
    declared = response.headers.get("content-length", "")
    too_large = FetchError("too-large", f"more than {largest:,} bytes; no larger page is fetched")
    if declared.isdecimal() and int(declared) > largest:
        raise too_large
    body = bytearray()
    for piece in response.stream(_PIECE, decode_content=True):
        body += piece
        if len(body) > largest:
            raise too_large
    return bytes(body)


class _Deadline:
    """Ends a connection after some time, however often its server still sends a byte; ``passed`` says that it did."""

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._seconds = seconds

    @contextlib.contextmanager
    def over(self, connected: socket.socket) -> Iterator[None]:
        timer = threading.Timer(self._seconds, self._strike, (connected,))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _strike(self, connected: socket.socket) -> None:
        self.passed = True
        with contextlib.suppress(OSError):
            socket.socket.shutdown(connected, socket.SHUT_RDWR)  # below TLS, which would wait for the other side
