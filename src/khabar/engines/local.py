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
from itertools import islice
from typing import TypeAlias, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Work: TypeAlias = Callable[[Item], Result]

CHUNK = 16
"""Documents sent to a process at once: at 200 documents a second a chunk is 80 ms of work, far above the cost of sending it."""

WAITING = 3
"""Chunks a process may have waiting; what is read ahead of the slowest document is bounded by jobs x WAITING x CHUNK."""

_work: Callable[[object], object] | None = None


def run(items: Iterable[Item], make_work: Callable[[], Work[Item, Result]], jobs: int = 1) -> Iterator[Result]:
    """The result for each item, in the order of the items.

    ``make_work`` is called once in each process and gives the function that does the work; it must be picklable (a function
    of a module, or a ``functools.partial`` of one). An exception of the work is raised here, with the processes stopped.
    """
    if jobs <= 1:
        work = make_work()
        yield from map(work, items)
    else:
        yield from _run_in_processes(items, make_work, jobs)


def _run_in_processes(items: Iterable[Item], make_work: Callable[[], Work[Item, Result]], jobs: int) -> Iterator[Result]:
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(make_work,))
    running: deque[Future[list[Result]]] = deque()
    source = iter(items)
    try:
        while True:
            while len(running) < jobs * WAITING and (chunk := list(islice(source, CHUNK))):
                with _interrupt_held():
                    running.append(executor.submit(_do_chunk, chunk))
            if not running:
                return
            yield from running.popleft().result()
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


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
