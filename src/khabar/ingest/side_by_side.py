"""Work that waits for other processes, done several at a time, its results in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 2
"""Items a thread may have waiting: enough that none waits for the slowest before it, and what is held in memory stays bounded."""


def in_order(items: Iterable[Item], work: Callable[[Item], Result], at_once: int) -> Iterator[Result]:
    """The result for each item, in the order of the items; what ``work`` raises is raised here. ``at_once`` 1 needs no threads."""
    if at_once <= 1:
        yield from map(work, items)
        return
    running: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(at_once) as pool:
        try:
            for item in items:
                running.append(pool.submit(work, item))
                if len(running) >= at_once * _AHEAD:
                    yield running.popleft().result()
            while running:
                yield running.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
