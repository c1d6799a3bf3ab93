"""The pipeline over the processes of this machine: in order, with bounded memory, the same bytes whatever the number of jobs."""

import contextlib
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeAlias, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Work: TypeAlias = Callable[[Item], Result]

CHUNK = 16
"""The weight of what is sent to a process at once, most items having one: at 200 documents a second a chunk is 80 ms of work, far above
the cost of sending it. What weighs more than that goes alone."""

WAITING = 16
"""Chunks that may wait for each process. Whoever is done takes the next, whoever it was meant for, so that the others go on while one
reads a long article: 16 chunks are 1.3 s of work. What is read ahead of the slowest is bounded by jobs x WAITING chunks."""

HEAVIEST = 4
"""Times the weight of so many chunks of usual items that may wait behind the first: four million characters for two processes, so that
memory stays flat where all articles are long."""

_work: Callable[[object], object] | None = None


def run(
    items: Iterable[Item], make_work: Callable[[], Work[Item, Result]], jobs: int = 1, weigh: Callable[[Item], int] = lambda item: 1
) -> Iterator[Result]:
    """The result for each item, in the order of the items.

    ``make_work`` is called once in each process and gives the function that does the work; it must be picklable (a function
    of a module, or a ``functools.partial`` of one). ``weigh`` tells how much work an item is, the usual one being 1. An exception of
    the work is raised here, with the processes stopped.
    """
    if jobs <= 1:
        work = make_work()
        yield from map(work, items)
    else:
        yield from _run_in_processes(items, make_work, jobs, weigh)


def _run_in_processes(
    items: Iterable[Item], make_work: Callable[[], Work[Item, Result]], jobs: int, weigh: Callable[[Item], int]
) -> Iterator[Result]:
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(make_work,))
    running: deque[tuple[Future[list[Result]], int]] = deque()
    chunks, behind, most = _chunks(items, weigh), 0, jobs * WAITING
    try:
        while True:
            while len(running) < most and behind < most * CHUNK * HEAVIEST and (chunk := next(chunks, None)):
                with _interrupt_held():
                    running.append((executor.submit(_do_chunk, chunk[0]), chunk[1]))
                behind += chunk[1] if len(running) > 1 else 0
            if not running:
                return
            yield from running.popleft()[0].result()
            behind -= running[0][1] if running else 0
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _chunks(items: Iterable[Item], weigh: Callable[[Item], int]) -> Iterator[tuple[list[Item], int]]:
    """The items in chunks of about one weight, each with its own; a heavy item stands alone, and nothing waits behind it."""
    chunk: list[Item] = []
    total = 0
    for item in items:
        weight = weigh(item)
        if chunk and total + weight > CHUNK:
            yield chunk, total
            chunk, total = [], 0
        chunk.append(item)
        total += weight
        if total >= CHUNK:
            yield chunk, total
            chunk, total = [], 0
    if chunk:
        yield chunk, total


@contextlib.contextmanager
def _interrupt_held() -> Iterator[None]:
    """Ctrl-C waits; a process started meanwhile never gets it, not even before it comes to ``_start`` (Windows has no such mask)."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(make_work: Callable[[], Work[Item, Result]]) -> None:
    """A new process leaves Ctrl-C to the one that started it, ends when that one is gone, and makes its work ready."""
    global _work  # noqa: PLW0603 - a process of the pool has no other place to keep what it was started with
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _work = make_work()  # type: ignore[assignment]


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _do_chunk(chunk: list[Item]) -> list[Result]:
    if _work is None:
        raise RuntimeError("this process was not started by the engine")
    return [_work(item) for item in chunk]  # type: ignore[misc]
