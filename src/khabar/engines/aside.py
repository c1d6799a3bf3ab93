"""A process beside the one that answers: an article of a stranger is read there, where its time is limited and nobody else waits for it."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from msgspec import structs

from khabar.codebook import Codebook
from khabar.engines.coding import code_received, settle
from khabar.ingest import Received
from khabar.model import Coded, Issue

SECONDS = 20.0
"""Processor time for one article that somebody waits for: text that tells of attacks from end to end takes 20 for 300,000 letters, the
longest articles of a month of the press less than two (`khabar.engines.limits`)."""
_STARTING = 30.0
"""Seconds for a process to start and to take over the codebook, which take two."""
_TIMES = 4
"""As many seconds as it may work may pass meanwhile, on a machine with other work to do."""


class Aside:
    """Codes articles in one process of its own, one after the other; started when first needed, started anew after it was killed."""

    def __init__(self, codebook: Codebook, seconds: float = SECONDS) -> None:
        self._codebook, self._seconds = codebook, seconds
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def code(self, received: Received) -> Coded:
        """What was read from an article; where that takes too long, or ends the process, an issue says so.

        One caller at a time. Raises what the pipeline raises.
        """
        try:
            answer = self._answer(received)
        except (EOFError, BrokenPipeError, ConnectionResetError):
            self.close()
            return _without(received, "unreadable", "its reader broke down")
        if answer is None:
            self.close()
            return _without(received, "too-slow", f"reading it took more than {self._seconds:.0f} seconds; it is not coded")
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        """End the process."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None

    def _answer(self, received: Received) -> Coded | Exception | None:
        pipe = self._started()
        pipe.send(received)
        answer: Coded | Exception | None = pipe.recv() if pipe.poll(self._seconds * _TIMES + _STARTING) else None
        return answer

    def _started(self) -> Connection:
        if self._process is not None and not self._process.is_alive():
            self.close()
        if self._process is None or self._pipe is None:
            context = multiprocessing.get_context("spawn")
            self._pipe, other = context.Pipe()
            with other:
                self._process = context.Process(target=_serve, args=(other, self._codebook, self._seconds), daemon=True)
                self._process.start()
        return self._pipe


def _serve(pipe: Connection, codebook: Codebook, seconds: float) -> None:
    """The life of the process: an article, what was read from it, the next; it ends with whoever asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    settle()
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            received = pipe.recv()
            try:
                pipe.send(code_received(received, codebook, seconds))
            except Exception as error:
                pipe.send(error)


def _without(received: Received, kind: str, message: str) -> Coded:
    assert received.document is not None
    issue = Issue(kind, message, received.document.doc_id, received.where)
    return structs.replace(Coded(received.document), issues=(*received.issues, issue))
