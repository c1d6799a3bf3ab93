"""A process of its own for the readers of hostile formats, under limits of time and memory.

It is started as a fresh interpreter, not by multiprocessing: that would run the caller's own script again.
"""

import atexit
import contextlib
import importlib
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, Pipe

import msgspec
from msgspec import Struct

from khabar.ingest.confined.taken import Fault, Taken, Task


class Limits(Struct, frozen=True):
    """What one object may take.

    ``memory`` is address space in bytes. The most that was seen is 200 MB, for a page of 10 million characters and a PDF of 500 pages of 40
    lines; 95 are mapped before anything is read. ``cpu_seconds`` is processor time: that PDF takes 1.2, a page of 620,000 letters 0.3.
    ``wall_seconds`` is for what waits and does not work; the processor's limit is what is meant to strike.
    """

    memory: int = 1_000_000_000
    cpu_seconds: float = 10
    wall_seconds: float = 120


_TIMERS = hasattr(signal, "setitimer")


class _End(Struct, frozen=True, tag=True):
    """The reader came to its end; ``kind`` and ``message`` are why it could not."""

    kind: str | None = None
    message: str = ""


class _One(Struct, frozen=True, tag=True):
    taken: Taken


_encode, _decoder = msgspec.msgpack.Encoder().encode, msgspec.msgpack.Decoder(_One | _End)


class Confined:
    """One process that reads; started when first needed, started anew after it was killed."""

    def __init__(self, limits: Limits | None = None, readers: str = "khabar.ingest.confined.readers") -> None:
        self.limits, self.readers = limits or Limits(), readers
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None

    def read(self, task: Task) -> Iterator[Taken]:
        """What the reader takes from the object; where it cannot go on, the last is a fault that says why.

        Memory that ran out in a process that had read other objects may be theirs: that object is tried once more in a fresh one.
        """
        fresh, again = self._process is None, False
        taken = 0
        for answer in self._answers(task):
            if isinstance(answer, _One):
                taken += 1
                yield answer.taken
            elif answer.kind == "too-much-memory" and not fresh and not taken:
                again = True
            elif answer.kind:
                yield Taken(place=f": object {taken + 1}" if taken else ":1", fault=(answer.kind, answer.message))
        if again:
            yield from self.read(task)

    def close(self) -> None:
        """Stop the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _answers(self, task: Task) -> Iterator[_One | _End]:
        pipe = self._started()
        finished = False
        try:
            pipe.send_bytes(_encode(task))
            while not finished:
                if not pipe.poll(self.limits.wall_seconds):
                    yield _End("too-slow", f"reading it took more than {self.limits.wall_seconds:g} seconds")
                    return
                answer = _decoder.decode(pipe.recv_bytes())
                finished = isinstance(answer, _End) and answer.kind != "too-much-memory"
                yield answer
                if isinstance(answer, _End):
                    return
        except (EOFError, BrokenPipeError, ConnectionResetError):
            yield self._died()
        finally:
            if not finished:  # killed, stuck, or no longer asked: what it would still send is of no use
                self.close()

    def _started(self) -> Connection:
        if self._process is None:
            self._pipe, other = Pipe()
            with other:
                arguments = (other.fileno(), *msgspec.structs.astuple(self.limits), self.readers)
                script = f"import sys; sys.path[:] = {sys.path!r}; from khabar.ingest.confined.process import serve; serve{arguments!r}"
                command = [sys.executable, "-c", script]
                self._process = subprocess.Popen(
                    command, pass_fds=[other.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
            atexit.register(self.close)
        assert self._pipe is not None
        return self._pipe

    def _died(self) -> _End:
        assert self._process is not None
        try:
            code = self._process.wait(self.limits.wall_seconds)
        except subprocess.TimeoutExpired:
            return _End("too-slow", f"its reader does not end within {self.limits.wall_seconds:g} seconds")
        if _TIMERS and code == -signal.SIGPROF:
            return _End("too-slow", f"reading it took more than {self.limits.cpu_seconds:g} seconds of work")
        if code in (-signal.SIGKILL, -signal.SIGABRT):
            return _End("too-much-memory", _too_much(self.limits))
        return _End("unreadable", f"its reader broke down (exit code {code})")


def _too_much(limits: Limits) -> str:
    return f"reading it takes more than {limits.memory // 1_000_000:,} MB of memory"


def serve(descriptor: int, memory: int, cpu_seconds: float, wall_seconds: float, readers: str) -> None:
    """The life of the process: a task, what is taken from it, its end, the next task. ``readers`` is a module with ``read_task``."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pipe, limits = Connection(descriptor), Limits(memory, cpu_seconds, wall_seconds)
    _limit_memory(limits.memory)
    read = importlib.import_module(readers).read_task
    decode = msgspec.msgpack.Decoder(Task).decode
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            end = _do(read, decode(pipe.recv_bytes()), pipe, limits)
            pipe.send_bytes(_encode(end))
            if end.kind == "too-much-memory":
                return


def _do(read: Callable[[Task], Iterator[Taken]], task: Task, pipe: Connection, limits: Limits) -> _End:
    _set_timer(limits.cpu_seconds)
    try:
        for taken in read(task):
            _set_timer(0)
            pipe.send_bytes(_encode(_One(taken)))
            _set_timer(limits.cpu_seconds)
    except Fault as fault:
        return _End(fault.kind, fault.message)
    except MemoryError:
        return _End("too-much-memory", _too_much(limits))
    except ModuleNotFoundError as error:
        return _End("not-installed", f"reading {task.reader} needs `pip install 'khabar[archive]'`: there is no module {error.name}")
    except BrokenPipeError:
        raise  # nobody listens any more
    except Exception as error:  # a library at its end with a damaged file: that is the file's fault, and told as such
        return _End("unreadable", f"cannot be read as {task.reader}: {type(error).__name__}: {str(error)[:200]}".rstrip(": "))
    finally:
        _set_timer(0)
    return _End()


def _set_timer(seconds: float) -> None:
    """The process ends when it has worked so long; 0 stops the clock."""
    if _TIMERS:
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit_memory(memory: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # not every system has such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
