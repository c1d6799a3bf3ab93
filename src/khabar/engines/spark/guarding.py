"""Work on articles that no single article can stop: what takes its process with it is set aside and told."""

from __future__ import annotations

import os
import pickle
import signal
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_AT_ONCE = 32
"""Articles that one process of its own works on while a task is tried again."""


def each_apart(items: Iterable[Item], work: Callable[[Item], Result], lost: Callable[[Item, str], Result]) -> Iterator[Result]:
    """The result for each item, in order, from processes of their own; ``lost`` gives that of an item that takes its process with it."""
    source = iter(items)
    while some := list(islice(source, _AT_ONCE)):
        yield from _in_a_process(some, work, lost)


def _in_a_process(items: list[Item], work: Callable[[Item], Result], lost: Callable[[Item, str], Result]) -> list[Result]:
    """Where the process ends before its work, each half is tried by itself, down to the one item that ends it."""
    with tempfile.TemporaryFile() as file:
        pid = os.fork()
        if not pid:
            code = 1
            try:
                pickle.dump([work(item) for item in items], file, pickle.HIGHEST_PROTOCOL)
                file.flush()
                code = 0
            finally:
                os._exit(code)
        _, status = os.waitpid(pid, 0)
        if not status:
            file.seek(0)
            return list(pickle.load(file))  # noqa: S301 - written by the process that this one forked, in a file without a name
    if len(items) > 1:
        half = len(items) // 2
        return [*_in_a_process(items[:half], work, lost), *_in_a_process(items[half:], work, lost)]
    return [lost(items[0], _ended(os.waitstatus_to_exitcode(status)))]


def _ended(code: int) -> str:
    if code < 0:
        return f"its process was ended by the signal {signal.Signals(-code).name}"
    return f"its process ended with code {code}"
