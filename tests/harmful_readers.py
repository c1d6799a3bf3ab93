"""Readers that do harm, run under limits by tests."""

import os
import time
from collections.abc import Iterator

from khabar.ingest.confined import readers
from khabar.ingest.confined.taken import Taken, Task

KEPT: list[bytes] = []


def read_task(task: Task) -> Iterator[Taken]:
    """Do the harm that the task names, or read it as usual."""
    if task.reader == "work for ever":
        while True:
            pass
    if task.reader == "wait for ever":
        time.sleep(3600)
    if task.reader == "take all memory":
        held = bytearray()
        while True:
            held += bytes(50_000_000)
    if task.reader == "keep much":
        KEPT.append(bytes(bytearray(150_000_000)))
        yield Taken(text="kept")
        return
    if task.reader == "half, then die":
        yield Taken(text="a")
        os._exit(3)
    if task.reader == "raise":
        raise KeyError("x")
    yield from readers.read_task(task)
