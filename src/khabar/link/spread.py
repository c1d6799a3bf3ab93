"""Work on many things over the cores of the machine: the same results in the same order as in one process.

Processes are forked, so that claims and blocks are there without being sent; what comes back lies in temporary files until it is asked for.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import tempfile
import threading
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from contextvars import ContextVar
from itertools import accumulate, islice, pairwise
from typing import BinaryIO, TypeVar

Result = TypeVar("Result")
Work = Callable[[range], Iterable[Result]]

LEAST = 5_000
"""Things below which no process is started: starting one and reading what it found takes some hundredths of a second, as 500 things do."""
_MOST_PROCESSES = 4
"""Each process copies what it touches (counts of references): some three tenths of the memory of the claims, measured."""
_BATCH = 1024
_ALONE: ContextVar[bool] = ContextVar("alone", default=False)


def stay_alone() -> None:
    """Start no process from now on: whoever started this one has shared out the cores already."""
    _ALONE.set(True)


def spread(count: int, work: Work[Result], least: int = LEAST, efforts: Iterable[int] | None = None) -> Iterator[Result]:
    """What ``work`` gives for ``range(count)``, in order: in parts, each in a process, where there are cores and enough to do.

    ``efforts`` tell how much there is to do for each, where it is not the same for all: parts are cut to about the same of it.
    ``work`` must not depend on what other parts did. Raises ``ChildProcessError`` where a process ended before its work.
    """
    parts = _parts(efforts or [1] * count, processes() if count >= least else 1)
    running = [_Child(part, work) for part in parts[1:]]
    try:
        for part in parts[:1]:
            yield from work(part)
        for child in running:
            yield from child.results()
    finally:
        for child in running:
            child.end()


def processes() -> int:
    """How many processes work is spread over: one a core; only one where a process cannot safely be forked (threads, macOS, Windows)."""
    if _ALONE.get() or not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    return min(_MOST_PROCESSES, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def _parts(efforts: Iterable[int], number: int) -> list[range]:
    """The range of what is to be done in so many parts, each of about the same effort; some may be empty."""
    done = [0, *accumulate(efforts)]
    edges = [0, *(bisect_left(done, done[-1] * at / number) for at in range(1, number)), len(done) - 1]
    return [range(start, end) for start, end in pairwise(edges)]


class _Child:
    """A forked process at work on a part, and the file that it writes."""

    def __init__(self, part: range, work: Work[Result]) -> None:
        self._file: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115 - until `end`
        sys.stdout.flush()
        sys.stderr.flush()
        self._pid: int | None = os.fork() or None
        if self._pid is None:
            self._work(part, work)

    def _work(self, part: range, work: Work[Result]) -> None:
        """In the new process: write the results and end, whatever happens, without what the old process does at its end."""
        code = 1
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the old process, which ends this one
        try:
            found = iter(work(part))
            while batch := list(islice(found, _BATCH)):
                pickle.dump(batch, self._file, pickle.HIGHEST_PROTOCOL)
            self._file.flush()
            code = 0
        except BaseException:  # told by the process itself, then by its exit code
            sys.excepthook(*sys.exc_info())
            sys.stderr.flush()
        finally:
            os._exit(code)

    def results(self) -> Iterator[Result]:
        """What the process found, once it is done."""
        if self._pid is None:
            return
        _, status = os.waitpid(self._pid, 0)
        self._pid = None
        if status:
            raise ChildProcessError("a process that worked on a part of the claims ended before its work")
        self._file.seek(0)
        with suppress(EOFError):
            while True:
                yield from pickle.load(self._file)  # noqa: S301 - written by the process that this one forked, in a file without a name

    def end(self) -> None:
        """Stop the process if it still runs."""
        if self._pid is not None:
            os.kill(self._pid, 9)
            os.waitpid(self._pid, 0)
            self._pid = None
        self._file.close()
