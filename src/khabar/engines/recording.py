"""A run that keeps what it reads: articles into a ledger, each once, in transactions that are there whole or not at all."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import islice
from pathlib import Path

from msgspec import Struct, structs

from khabar import pipeline
from khabar.codebook import Codebook, load
from khabar.engines.admission import Admission, Admitted, is_version
from khabar.engines.coding import code_received, settle
from khabar.engines.local import run
from khabar.ingest import Received
from khabar.ledger import Arrival, Database, Read, Standing
from khabar.ledger.decisions import carry
from khabar.ledger.documents import content_of, decode_coded, encode_coded, keep_read, note, standing
from khabar.ledger.events import pack
from khabar.ledger.loading import Version, not_read, versions
from khabar.ledger.rows import columns_of
from khabar.ledger.schema import codings, documents
from khabar.ledger.summaries.wording import Wordings
from khabar.ledger.words import words_of_document, words_of_evidence
from khabar.link.archive.pages import kept
from khabar.model import Coded, Stamp

Work = Callable[[Admitted], Read]
ASKED_AT_ONCE = 256
"""Articles looked up in the ledger by one question; a question costs about as much as ten answers."""
KEPT_AT_ONCE = 128
"""Articles to a transaction: at 300 a second half a second's work, which is what a killed run has to do again. A commit that waits for the
disk takes some milliseconds, so larger ones save nothing that can be measured."""


class Report(Struct, frozen=True):
    """What a run brought: articles by what became of them, what was read from those that were new or read anew, and what was wrong."""

    new: int = 0
    changed: int = 0
    read_again: int = 0
    known: int = 0
    failed: int = 0
    claims: int = 0
    tallies: int = 0
    issues: int = 0


class Recorder:
    """Keeps articles in a ledger, and counts what became of them in ``report``."""

    def __init__(self, database: Database, stamp: Callable[[], Stamp], overlays: tuple[Path, ...] = (), jobs: int = 1) -> None:
        self._database = database
        load(overlays)  # a fault in it is told here, and each process finds it compiled
        self._stamp = stamp
        self._make = partial(make_reader, overlays)
        self._jobs = jobs
        self._admission = Admission()
        self._waiting: deque[Admitted] = deque()
        self.report = Report()

    def record(
        self,
        received: Iterable[Received],
        tell: Callable[[Received], None] = lambda received: None,
        progress: Callable[[Report], None] = lambda report: None,
    ) -> Report:
        """Read and keep what is new of these; gives what came of it. Raises ``LedgerError``.

        ``tell`` hears of every article that failed, ``progress`` after every transaction how far it came.
        """
        batch: list[tuple[Admitted, Read]] = []
        for read in run(self._new(received, tell), self._make, self._jobs):
            if len(batch) >= KEPT_AT_ONCE or any(read.document.doc_id == other.document.doc_id for _, other in batch):
                self._keep(batch)
                progress(self.report)
                batch = []
            batch.append((self._waiting.popleft(), read))
        self._keep(batch)
        return self.report

    def read_again(self, progress: Callable[[Report], None] = lambda report: None) -> Report:
        """Read anew every article that the codebook at hand has not read yet, from what the ledger holds of it. Raises ``LedgerError``."""
        with self._database.reading() as connection:
            waiting = not_read(connection, self._stamp())
        for start in range(0, len(waiting), KEPT_AT_ONCE):
            with self._database.reading() as connection:
                part = documents.c.entry.in_(waiting[start : start + KEPT_AT_ONCE])
                again = [_again(one) for one in versions(connection, part & codings.c.current)]
            batch = list(zip(again, run(again, self._make, self._jobs), strict=True))
            self._keep(batch)
            progress(self.report)
        return self.report

    def _new(self, received: Iterable[Received], tell: Callable[[Received], None]) -> Iterator[Admitted]:
        source = iter(received)
        while chunk := list(islice(source, ASKED_AT_ONCE)):
            homeless = [issue for one in chunk if one.document is None for issue in one.issues]
            if homeless:
                with self._database.writing() as connection:
                    self._count(issues=note(connection, homeless, self._stamp()))
            declared = [one.document.doc_id for one in chunk if one.document is not None]
            kept: dict[str, list[Standing]] = {}
            with self._database.reading() as connection:
                for version in standing(connection, declared, self._stamp()):
                    kept.setdefault(version.declared, []).append(version)
            for one in chunk:
                yield from self._admitted(one, kept, tell)

    def _admitted(self, received: Received, kept: dict[str, list[Standing]], tell: Callable[[Received], None]) -> Iterator[Admitted]:
        document = received.document
        admitted = None if document is None else self._admission.admit(received, kept.get(document.doc_id, ()))
        shown = received if admitted is None else admitted.received
        if shown.failed and (admitted is not None or document is None):
            self._count(failed=1)
            tell(shown)
        if admitted is not None:
            self._waiting.append(admitted)
            yield admitted
        elif document is not None:
            self._count(known=1)

    def _keep(self, batch: Sequence[tuple[Admitted, Read]]) -> None:
        """Keep a batch, less what another process kept meanwhile; what lost its id to another is admitted anew."""
        while batch:
            declared = [read.declared for _, read in batch]
            with self._database.writing() as connection:
                found = standing(connection, declared, self._stamp())
                there = {one.doc_id for one in found}
                fresh = [(one, read) for one, read in batch if not _is_kept(read, found)]
                moved = [one for one, read in fresh if _has_lost_its_id(read, found)]
                fitting = [read for one, read in fresh if one not in moved]
                keep_read(connection, fitting, self._stamp())
                carry(connection, [_coded(read) for read in fitting if read.document.doc_id in there])
            self._admission.kept(declared)
            self._count_kept(fitting, there)
            admission = Admission()
            again = [admission.admit(one.came, [other for other in found if other.declared == one.declared]) for one in moved]
            batch = [(one, self._read(one)) for one in again if one is not None]

    @cached_property
    def _read(self) -> Work:
        return self._make()

    def _count_kept(self, reads: Sequence[Read], there: set[str]) -> None:
        again = sum(read.known is not None for read in reads)
        changed = sum(read.known is None and read.document.doc_id in there for read in reads)
        self._count(
            new=len(reads) - again - changed,
            changed=changed,
            read_again=again,
            known=0,
            claims=sum(len(read.columns.claims) for read in reads),
            tallies=sum(len(read.columns.tallies) for read in reads),
            issues=sum(len(read.issues) for read in reads),
        )

    def _count(self, **more: int) -> None:
        self.report = structs.replace(self.report, **{name: getattr(self.report, name) + number for name, number in more.items()})


def make_reader(overlays: tuple[Path, ...] = ()) -> Work:
    """The work of one process: an admitted article in, what is kept of it out."""
    codebook = load(overlays)
    settle()
    return partial(_read, codebook=codebook, wordings=Wordings(codebook))


def _read(admitted: Admitted, codebook: Codebook, wordings: Wordings) -> Read:
    received = admitted.received
    coded = code_received(received, codebook)
    original = received.original
    return Read(
        declared=admitted.declared,
        document=coded.document,
        arrival=None if original is None else Arrival(original.data, original.media_type, received.where, original.url),
        coded=encode_coded(coded),
        columns=columns_of(coded),
        issues=coded.issues,
        page=pack(kept(pipeline.page(coded, codebook, grounded=True)).data),
        words=words_of_document(coded.document),
        evidence=words_of_evidence(coded),
        known=admitted.known,
        worded=wordings.of(coded),
    )


def _coded(read: Read) -> Coded:
    return structs.replace(decode_coded(read.coded), document=read.document)


def _again(one: Version) -> Admitted:
    """An article of the ledger, as if it had just come in; faults that its input had are told again."""
    document, issues = one.coded.document, tuple(issue for issue in one.coded.issues if issue.where is not None)
    came = Received(structs.replace(document, doc_id=one.declared), document.doc_id, issues)
    return Admitted(came, structs.replace(came, document=document), one.document)


def _is_kept(read: Read, found: Sequence[Standing]) -> bool:
    """Whether the same article stands in the ledger, read by the codebook at hand."""
    content = content_of(read.document)
    same = [one for one in found if one.declared == read.declared and one.content == content]
    return any(one.read or read.known is None for one in same)


def _has_lost_its_id(read: Read, found: Sequence[Standing]) -> bool:
    """Whether another article was kept under its id since it was admitted."""
    if read.known is not None:
        return False
    there = [one for one in found if one.doc_id == read.document.doc_id]
    return bool(there) and not any(is_version(one, read.document) for one in there)
