"""Pages of many hosts fetched side by side, those of one host one after the other."""

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar
from urllib.parse import urlsplit

Wanted = TypeVar("Wanted")
Found = TypeVar("Found")

AT_ONCE = 16
"""Hosts at once: with a second between two pages of a host that is 16 pages a second, a tenth of what two processes read and code."""
_WAITING = 32
"""Pages that may wait to be read: of the largest size (32 MB) they take a gigabyte, of the usual (100 kB) three megabytes."""
_LOOKED_SECONDS = 0.1


def side_by_side(
    wanted: Iterable[Wanted], url_of: Callable[[Wanted], str], fetch: Callable[[Wanted], Found], at_once: int = AT_ONCE
) -> Iterator[tuple[Wanted, Found]]:
    """What ``fetch`` gives for each, as it comes; what it raises is raised here. Of one host one is fetched at a time, in order."""
    hosts: dict[str, deque[Wanted]] = {}
    for one in wanted:
        hosts.setdefault(_host(url_of(one)), deque()).append(one)
    if len(hosts) <= 1:
        yield from ((one, fetch(one)) for mine in hosts.values() for one in mine)
        return
    crowd = _Crowd(deque(hosts.values()), fetch)
    try:
        yield from crowd.found(min(at_once, len(hosts)))
    finally:
        crowd.stopped.set()


class _Crowd(Generic[Wanted, Found]):
    """Threads that each take a host and fetch its pages, until they are stopped or no host is left."""

    def __init__(self, hosts: deque[deque[Wanted]], fetch: Callable[[Wanted], Found]) -> None:
        self._hosts, self._fetch = hosts, fetch
        self._found: queue.Queue[tuple[Wanted, Found] | BaseException | None] = queue.Queue(_WAITING)
        self.stopped = threading.Event()

    def found(self, threads: int) -> Iterator[tuple[Wanted, Found]]:
        """What comes, until all threads are at their end."""
        for _ in range(threads):
            threading.Thread(target=self._work, daemon=True).start()
        while threads:
            item = self._found.get()
            if item is None:
                threads -= 1
            elif isinstance(item, BaseException):
                raise item
            else:
                yield item

    def _work(self) -> None:
        try:
            while self._hosts and not self.stopped.is_set():
                try:
                    mine = self._hosts.popleft()
                except IndexError:
                    break  # another thread was quicker
                for one in mine:
                    if self.stopped.is_set():
                        break
                    self._put((one, self._fetch(one)))
        except BaseException as error:  # raised where the pages are taken
            self._put(error)
        self._put(None)

    def _put(self, item: tuple[Wanted, Found] | BaseException | None) -> None:
        while not self.stopped.is_set():
            try:
                self._found.put(item, timeout=_LOOKED_SECONDS)
            except queue.Full:
                continue
            return


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
