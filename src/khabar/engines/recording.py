"""A run that keeps what it reads: articles into a ledger, each once, in transactions that are there whole or not at all."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import islice
from pathlib import Path

from msgspec import Struct, structs
from sqlalchemy import Connection

from khabar.codebook import load
from khabar.engines.admission import Admission, Admitted, Prepared, is_version, readdressed
from khabar.engines.coding import weight_of
from khabar.engines.local import run
from khabar.engines.messages import dated, is_twice
from khabar.engines.readings import Work, again, arrival_of, make_reader, taken
from khabar.engines.refusing import refusal
from khabar.ingest import Received
from khabar.ledger import Database, Read, Standing
from khabar.ledger.blobs import name_of
from khabar.ledger.captures import see_again, seen_places
from khabar.ledger.decisions import carry
from khabar.ledger.documents import keep_read, note
from khabar.ledger.events import forget_position
from khabar.ledger.loading import never_read, not_read, unread, versions
from khabar.ledger.repeats import Repeat, keep_repeats
from khabar.ledger.schema import codings, documents
from khabar.ledger.standing import standing
from khabar.ledger.tombstones import Graveyard, Tombstone
from khabar.ledger.writing import in_parts
from khabar.model import Stamp

Places = Collection[tuple[str, str]]
Kept = Mapping[str, Sequence[Standing]]
ASKED_AT_ONCE = 256
"""Articles looked up in the ledger by one question; a question costs about as much as ten answers."""
KEPT_AT_ONCE = 128
"""Articles to a transaction: at 300 a second half a second's work, which is what a killed run has to do again. A commit that waits for the
disk takes some milliseconds, so larger ones save nothing that can be measured."""

REPEATS_AT_ONCE = 20_000
"""Known texts from other files to a transaction, which has one issue for each source: seconds, as nothing is read."""


class Report(Struct, frozen=True):
    """What a run brought: articles by what became of them, what was read from those that were new or read anew, and what was wrong.

    Of the ``new`` and ``changed`` some may be left ``unread``; ``read_later`` were left so by a former run. ``seen`` are known pages that
    were found gone, moved or there again.
    """

    new: int = 0
    changed: int = 0
    unread: int = 0
    read_later: int = 0
    read_again: int = 0
    known: int = 0
    seen: int = 0
    failed: int = 0
    claims: int = 0
    tallies: int = 0
    issues: int = 0


class Recorder:
    """Keeps articles in a ledger, and counts what became of them in ``report``.

    ``make`` gives the work of a process where that is another than to read with the codebook. With ``reads_anew`` an article that another
    codebook read is read again.
    """

    def __init__(
        self,
        database: Database,
        stamp: Callable[[], Stamp],
        overlays: tuple[Path, ...] = (),
        jobs: int = 1,
        make: Callable[[], Work] | None = None,
    ) -> None:
        self._database = database
        load(overlays)  # a fault in it is told here, and each process finds it compiled
        self._stamp = stamp
        self._make = make or partial(make_reader, overlays)
        self._jobs = jobs
        self._admission = Admission()
        self._graves = Graveyard()
        self._waiting: deque[Admitted] = deque()
        self._repeats: list[Repeat] = []
        self.report = Report()
        self.reads_anew = True

    def record(
        self,
        received: Iterable[Received],
        tell: Callable[[Received], None] = lambda received: None,
        progress: Callable[[Report], None] = lambda report: None,
    ) -> Report:
        """Read and keep what is new of these; gives what came of it. Raises ``LedgerError``.

        ``tell`` hears of every article that failed, ``progress`` after every transaction how far it came.
        """
        return self._kept(run(self._new(received, tell), self._make, self._jobs, _weight_of), progress)

    def take_in(
        self,
        received: Iterable[Received],
        tell: Callable[[Received], None] = lambda received: None,
        progress: Callable[[Report], None] = lambda report: None,
    ) -> Report:
        """Keep what is new of these without reading it, for a later run to read; else as `record`."""
        admitted = self._new(received, tell, to_read=False)
        return self._kept((taken(one) if one.received.codable else self._read(one) for one in admitted), progress)

    def _kept(self, reads: Iterable[Read], progress: Callable[[Report], None]) -> Report:
        batch: list[tuple[Admitted, Read]] = []
        for read in reads:
            if len(batch) >= KEPT_AT_ONCE or any(read.document.doc_id == other.document.doc_id for _, other in batch):
                self._keep(batch)
                progress(self.report)
                batch = []
            batch.append((self._waiting.popleft(), read))
        if batch:
            self._keep(batch)
            progress(self.report)
        self._note_repeats()
        return self.report

    def read_later(self, progress: Callable[[Report], None] = lambda report: None) -> Report:
        """Read every article that was taken in and not read by any codebook yet. Raises ``LedgerError``."""
        with self._database.reading() as connection:
            waiting = never_read(connection)
        return self._read_kept(waiting, progress)

    def read_again(self, progress: Callable[[Report], None] = lambda report: None) -> Report:
        """Read anew every article that the codebook at hand has not read yet, from what the ledger holds of it. Raises ``LedgerError``."""
        with self._database.reading() as connection:
            waiting = not_read(connection, self._stamp())
        return self._read_kept(waiting, progress)

    def _read_kept(self, waiting: Sequence[int], progress: Callable[[Report], None]) -> Report:
        return self._kept(run(self._in_ledger(waiting), self._make, self._jobs, _weight_of), progress)

    def _in_ledger(self, waiting: Sequence[int]) -> Iterator[Admitted]:
        """Articles of the ledger, as they are asked for."""
        for some in in_parts(waiting, ASKED_AT_ONCE):
            with self._database.reading() as connection:
                former = versions(connection, documents.c.entry.in_(some) & codings.c.current)
                admitted = [again(one) for one in (*former, *unread(connection, some))]
            self._waiting.extend(admitted)
            yield from admitted

    def _new(self, received: Iterable[Received], tell: Callable[[Received], None], *, to_read: bool = True) -> Iterator[Admitted]:
        source = iter(received)
        while some := list(islice(source, ASKED_AT_ONCE)):
            with self._database.reading() as connection:
                chunk = readdressed(connection, some)
            declared = [one.document.doc_id for one in chunk if one.document is not None]
            kept: dict[str, list[Standing]] = {}
            arrivals = [arrival for one in chunk if (arrival := arrival_of(one)) is not None and not arrival.at]
            with self._database.reading() as connection:
                places, graves = seen_places(connection, arrivals), self._graves.of(connection)
                for version in self._standing(connection, declared):
                    kept.setdefault(version.declared, []).append(version)
                kept = dated(connection, chunk, kept)
            let_in = self._let_in(chunk, kept, graves, tell) if graves else chunk
            homeless = [issue for one in let_in if one.document is None for issue in one.issues]
            if homeless:
                with self._database.writing() as connection:
                    self._count(issues=note(connection, homeless, self._stamp()))
            seen: list[Received] = []
            for one in let_in:
                admitted = self._admitted(one, kept, places, tell)
                if admitted is None or not (to_read or admitted.known is None):
                    self._count(known=int(one.document is not None))
                    seen.append(one)
                else:
                    self._waiting.append(admitted)
                    yield admitted
            self._see_again(seen)

    def _let_in(
        self, chunk: Sequence[Received], kept: Kept, graves: Sequence[Tombstone], tell: Callable[[Received], None]
    ) -> list[Received]:
        """These without what was taken out for good, which is refused, and told when it comes first from a place."""
        judged = [(one, refusal(one, kept.get(one.document.doc_id, ()) if one.document else (), graves)) for one in chunk]
        refused = [said for _, said in judged if said is not None]
        fresh = []
        if refused:
            with self._database.writing() as connection:
                fresh = [said for said in refused if note(connection, said.issues, self._stamp())]
        self._count(known=len(refused), failed=len(fresh), issues=len(fresh))
        for said in fresh:
            tell(said)
        return [one for one, said in judged if said is None]

    def _admitted(
        self, received: Received, kept: dict[str, list[Standing]], places: Places, tell: Callable[[Received], None]
    ) -> Admitted | None:
        document, arrival = received.document, arrival_of(received)
        seen = arrival is None or arrival.gone or (not arrival.at and (name_of(arrival.data), arrival.place) in places)
        admitted = None if document is None else self._admission.admit(received, kept.get(document.doc_id, ()), seen=seen)
        if document is not None and admitted is None and arrival is not None and not seen and not arrival.at:
            self._repeats.append((document.doc_id, self._admission.content(document, kept.get(document.doc_id, ())), arrival))
        shown = received if admitted is None else admitted.received
        if shown.told and (admitted is not None or document is None):
            self._count(failed=int(shown.failed))
            tell(shown)
        return admitted

    def _see_again(self, received: Sequence[Received]) -> None:
        """Keep what became of the addresses of known articles; an archive tells only what was so when it was made."""
        here = [one for one in received if not isinstance(one, Prepared)]
        seen = [arrival for one in here if (arrival := arrival_of(one)) is not None and (arrival.gone or arrival.at)]
        if seen:
            with self._database.writing() as connection:
                self._count(seen=see_again(connection, seen, self._stamp()))

    def _note_repeats(self) -> None:
        """Keep that known texts came from other files, too: each is a capture, and an issue tells of all from one source."""
        for some in in_parts(self._repeats, REPEATS_AT_ONCE):
            with self._database.writing() as connection:
                self._count(issues=keep_repeats(connection, some, self._stamp()))
        self._repeats.clear()

    def _keep(self, batch: Sequence[tuple[Admitted, Read]]) -> None:
        """Keep a batch; what another process or a batch before kept meanwhile is a repeat, what lost its id to another is admitted anew."""
        while batch:
            declared = [read.declared for _, read in batch]
            with self._database.writing() as connection:
                found = self._standing(connection, declared)
                there, graves = {one.doc_id for one in found}, self._graves.of(connection)
                kept = [(one, read) for one, read in batch if not _is_kept(read, found)]
                repeated = [(one, read) for one, read in batch if read.known is None and _is_kept(read, found)]
                fresh = [(one, read) for one, read in kept if refusal(one.came, _under(read.declared, found), graves) is None]
                moved = [one for one, read in fresh if _has_lost_its_id(read, found)]
                fitting = [read for one, read in fresh if one not in moved]
                keep_read(connection, fitting, self._stamp())
                if any(is_twice(_under(read.declared, found)) for read in fitting):
                    forget_position(connection)
                carry(connection, [coded for read in fitting if read.document.doc_id in there and (coded := read.whole()) is not None])
            self._admission.kept(declared)
            self._count(known=len(repeated))
            came = [(arrival_of(one.came), read) for one, read in repeated]
            self._repeats += [(read.declared, read.content, arrival) for arrival, read in came if arrival is not None and not arrival.at]
            self._count_kept([one for one, read in fresh if one not in moved], fitting, there)
            admission = Admission()
            again = [admission.admit(one.came, _under(one.declared, found)) for one in moved]
            batch = [(one, self._read(one)) for one in again if one is not None]

    def _standing(self, connection: Connection, declared: Sequence[str]) -> list[Standing]:
        found = standing(connection, declared, self._stamp())
        return found if self.reads_anew else [structs.replace(one, read=not one.waiting) for one in found]

    @cached_property
    def _read(self) -> Work:
        return self._make()

    def _count_kept(self, admitted: Sequence[Admitted], reads: Sequence[Read], there: set[str]) -> None:
        changed = sum(read.known is None and read.document.doc_id in there for read in reads)
        self._count(
            new=sum(read.known is None for read in reads) - changed,
            changed=changed,
            unread=sum(not read.coded for read in reads),
            read_later=sum(one.known is not None and one.waiting for one in admitted),
            read_again=sum(one.known is not None and not one.waiting for one in admitted),
            claims=sum(len(read.columns.claims) for read in reads),
            tallies=sum(len(read.columns.tallies) for read in reads),
            issues=sum(len(read.issues) for read in reads),
        )

    def _count(self, **more: int) -> None:
        self.report = structs.replace(self.report, **{name: getattr(self.report, name) + number for name, number in more.items()})


def _under(declared: str, found: Sequence[Standing]) -> list[Standing]:
    return [one for one in found if one.declared == declared]


def _weight_of(admitted: Admitted) -> int:
    return weight_of(admitted.received)


def _is_kept(read: Read, found: Sequence[Standing]) -> bool:
    """Whether the same article is in the ledger, read by the codebook at hand or a former version of another."""
    same = [one for one in found if one.declared == read.declared and one.content == read.content]
    if read.known is None:
        return any(one.buried or (one.current and not is_twice(_under(read.declared, found))) for one in same)
    return any(one.read or not one.current for one in same)


def _has_lost_its_id(read: Read, found: Sequence[Standing]) -> bool:
    """Whether another article was kept under its id since it was admitted."""
    if read.known is not None:
        return False
    there = [one for one in found if one.doc_id == read.document.doc_id]
    return bool(there) and not any(is_version(one, read.document, read.text) for one in there)
